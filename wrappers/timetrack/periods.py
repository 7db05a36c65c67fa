"""Periods of whole days, and the `from` and `to` that ask for them; calendar arithmetic is dateutil's.

Days are wall-clock days (ledger E11): no time zone takes part. Both ends belong to the period.
"""

from __future__ import annotations

from datetime import date, datetime, time
from typing import TypedDict

from attrs import frozen
from dateutil.relativedelta import MO, relativedelta

from timetrack_client.errors import InvalidValue, shown


class Dates(TypedDict):
    """Keywords for lists that take days: absences."""

    from_: date
    to: date


class Timestamps(TypedDict):
    """Keywords for lists that take timestamps: time entries, expenses, attendances, work reports."""

    from_: datetime
    to: datetime


@frozen
class Period:
    """All days from `first` to `last`, both included."""

    first: date
    last: date

    def dates(self, *, look_back: int = 0, look_ahead: int = 0) -> Dates:
        """Return `from_` and `to` as days: `tt.absences.list(**month("2026-10").dates())`.

        A server may find only absences that begin in the period, or lie in it (ledger E13), or leave out its last day
        (E12). `look_back` and `look_ahead` ask for so many days more before and after it; then keep those that
        `overlaps`. An absence that sticks out even further can still be missed.
        """
        return {
            "from_": self.first - relativedelta(days=look_back),
            "to": self.last + relativedelta(days=look_ahead),
        }

    def overlaps(self, first: date | None, last: date | None) -> bool:
        """Whether something that lasts from one day to another touches the period; an end that is missing is open.

        Absent today: each of `tt.absences.list(**today.dates(look_back=60, look_ahead=60))` with
        `today.overlaps(one.from_, one.to)`.
        """
        return (first is None or first <= self.last) and (last is None or last >= self.first)

    def __contains__(self, day: date | None) -> bool:
        """Whether a day belongs to the period, such as the `work_date` of a report."""
        return day is not None and self.first <= day <= self.last

    def timestamps(self) -> Timestamps:
        """Return `from_` and `to` as timestamps: `tt.expenses.list(**month("2026-10").timestamps())`.

        `to` is the last millisecond of the last day, which is right whether a server includes it or not (ledger E12).
        """
        last_moment = time(23, 59, 59, 999_000)
        return {"from_": datetime.combine(self.first, time()), "to": datetime.combine(self.last, last_moment)}


def day(of: date | str) -> Period:
    """Return one day, given as a date or as text such as `2026-10-23`."""
    only = _day(of)
    return Period(only, only)


def week(of: date | str) -> Period:
    """Return the week, Monday to Sunday, that holds a day."""
    monday = _day(of) + relativedelta(weekday=MO(-1))
    return Period(monday, monday + relativedelta(days=6))


def month(of: date | str) -> Period:
    """Return a month, given as text such as `2026-10` or as any day of it."""
    first = _day(f"{of}-01" if isinstance(of, str) and of.count("-") == 1 else of) + relativedelta(day=1)
    return Period(first, first + relativedelta(day=31))


def between(first: date | str, last: date | str) -> Period:
    """Return all days from `first` to `last`, both included.

    Raises InvalidValue if `last` is before `first`.
    """
    period = Period(_day(first), _day(last))
    if period.last < period.first:
        raise InvalidValue("last", f"{period.last} is before {period.first}")
    return period


def _day(of: date | str) -> date:
    if isinstance(of, datetime):
        return of.date()
    if isinstance(of, date):
        return of
    try:
        return date.fromisoformat(of)
    except (TypeError, ValueError):
        raise InvalidValue(
            "day", f"give a date, a day such as 2026-10-23 or a month such as 2026-10, not {shown(of)}"
        ) from None
