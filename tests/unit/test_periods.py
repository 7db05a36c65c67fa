"""Periods name whole days, both ends included, and ask for the last millisecond of the last one."""

from __future__ import annotations

from datetime import date, datetime

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


@pytest.mark.parametrize("text", ["October", "2020-13", "2020-02-30", "", "2020", "23.10.2020"])
def test_text_that_is_no_day_is_refused_with_what_to_write(text: str) -> None:
    with pytest.raises(InvalidValue, match="2026-10-23"):
        month(text)


def test_a_period_that_ends_before_it_begins_is_refused() -> None:
    with pytest.raises(InvalidValue, match="2020-10-01 is before 2020-10-02"):
        between("2020-10-02", "2020-10-01")
