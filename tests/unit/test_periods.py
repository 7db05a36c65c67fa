"""Periods name whole days, both ends included, and ask for the last millisecond of the last one."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any

import pytest

from timetrack import InvalidValue
from timetrack.periods import Period, between, day, month, week


@pytest.mark.parametrize(
    ("period", "first", "last"),
    [
        (day("2020-10-23"), date(2020, 10, 23), date(2020, 10, 23)),
        (day(datetime(2020, 10, 23, 18)), date(2020, 10, 23), date(2020, 10, 23)),
        (week("2020-10-23"), date(2020, 10, 19), date(2020, 10, 25)),
        (week(date(2020, 10, 19)), date(2020, 10, 19), date(2020, 10, 25)),
        (week("2021-01-01"), date(2020, 12, 28), date(2021, 1, 3)),
        (month("2020-10"), date(2020, 10, 1), date(2020, 10, 31)),
        (month(date(2020, 2, 29)), date(2020, 2, 1), date(2020, 2, 29)),
        (month("2021-02-03"), date(2021, 2, 1), date(2021, 2, 28)),
        (between("2020-10-26", "2020-10-28"), date(2020, 10, 26), date(2020, 10, 28)),
        (between("2020-10-26", date(2020, 10, 26)), date(2020, 10, 26), date(2020, 10, 26)),
    ],
)
def test_a_period_names_its_first_and_last_day(period: Period, first: date, last: date) -> None:
    assert (period.first, period.last) == (first, last)
    assert period.dates() == {"from_": first, "to": last}


def test_timestamps_reach_to_the_last_millisecond_which_is_right_whether_the_end_is_included_or_not() -> None:
    assert month("2020-10").timestamps() == {
        "from_": datetime(2020, 10, 1),
        "to": datetime(2020, 10, 31, 23, 59, 59, 999000),
    }


@pytest.mark.parametrize("text", ["October", "2020-13", "2020-02-30", "", "2020", "23.10.2020", None, 20201023])
def test_what_is_no_day_is_refused_with_what_to_write(text: Any) -> None:
    with pytest.raises(InvalidValue, match="2026-10-23"):
        month(text)


def test_a_period_that_ends_before_it_begins_is_refused() -> None:
    with pytest.raises(InvalidValue, match="2020-10-01 is before 2020-10-02"):
        between("2020-10-02", "2020-10-01")


@pytest.mark.parametrize(
    ("first", "last", "touches"),
    [
        (date(2026, 10, 23), date(2026, 10, 23), True),
        (date(2026, 9, 1), date(2026, 10, 22), False),
        (date(2026, 9, 1), date(2026, 10, 23), True),
        (date(2026, 10, 25), date(2026, 12, 1), True),
        (date(2026, 10, 26), date(2026, 12, 1), False),
        (date(2026, 1, 1), date(2026, 12, 31), True),
        (None, date(2026, 10, 22), False),
        (None, date(2026, 10, 23), True),
        (date(2026, 10, 26), None, False),
        (date(2026, 10, 25), None, True),
        (None, None, True),
    ],
)
def test_an_absence_touches_a_period_or_not(first: date | None, last: date | None, touches: bool) -> None:
    assert between("2026-10-23", "2026-10-25").overlaps(first, last) is touches


def test_looking_back_asks_for_days_before_the_period_and_keeps_its_end() -> None:
    assert day("2026-10-23").dates(look_back=60) == {"from_": date(2026, 8, 24), "to": date(2026, 10, 23)}
    assert day("2026-10-23").dates(look_ahead=9) == {"from_": date(2026, 10, 23), "to": date(2026, 11, 1)}


def test_a_day_belongs_to_a_period_or_not() -> None:
    days = [None, date(2026, 9, 30), date(2026, 10, 1), date(2026, 10, 31), date(2026, 11, 1)]
    assert [day in month("2026-10") for day in days] == [False, False, True, True, False]
