"""The calendar of generated companies: periods, Easter and the public holidays of Austria."""

from datetime import date

import pytest
from dateutil.easter import easter

from timetrack_mock.company import calendar
from timetrack_mock.company.calendar import Period, ending, public_holidays


@pytest.mark.parametrize(
    ("last", "months", "first"),
    [
        ("2026-09-30", 24, "2024-10-01"),
        ("2026-03-15", 2, "2026-01-16"),
        ("2026-12-31", 1, "2026-12-01"),
        ("2024-02-29", 12, "2023-03-01"),
        ("2026-05-30", 3, "2026-02-28"),  # 31 February does not exist
        ("2026-01-31", 13, "2025-01-01"),
    ],
)
def test_a_period_of_months_is_known_by_its_last_day(last: str, months: int, first: str) -> None:
    assert ending(date.fromisoformat(last), months) == Period(date.fromisoformat(first), date.fromisoformat(last))


def test_easter_is_when_others_say_it_is() -> None:
    years = range(1900, 2200)
    assert [calendar.easter(year) for year in years] == [easter(year) for year in years]


def test_the_public_holidays_of_austria_in_2026() -> None:
    fixed = {"01-01", "01-06", "05-01", "08-15", "10-26", "11-01", "12-08", "12-25", "12-26"}
    movable = {"04-06", "05-14", "05-25", "06-04"}
    assert {day.isoformat()[5:] for day in public_holidays(2026, 2026)} == fixed | movable


def test_holidays_of_several_years_are_those_of_each() -> None:
    assert public_holidays(2024, 2026) == public_holidays(2024, 2024) | public_holidays(2025, 2026)
