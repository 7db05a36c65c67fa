"""Periods of whole days, and the `from` and `to` that ask for them; calendar arithmetic is dateutil's.

Days are wall-clock days (ledger E11): no time zone takes part. Both ends belong to the period.
"""

from __future__ import annotations

from datetime import date, datetime, time
from typing import TypedDict

from attrs import frozen
from dateutil.relativedelta import MO, relativedelta

from timetrack_client.errors import InvalidValue


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

    def dates(self) -> Dates:
        """Return `from_` and `to` as days: `tt.absences.list(**month("2026-10").dates())`."""
        return {"from_": self.first, "to": self.last}

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
    except ValueError:
        raise InvalidValue(
            "day", f"give a date, a day such as 2026-10-23 or a month such as 2026-10, not {of!r}"
        ) from None
