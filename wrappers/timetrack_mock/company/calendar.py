"""The calendar of a generated company: its period, the months in it, and the public holidays of Austria.

Works on dates alone and never asks a clock.
"""

import calendar
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

DAY = timedelta(days=1)
_FIXED = ((1, 1), (1, 6), (5, 1), (8, 15), (10, 26), (11, 1), (12, 8), (12, 25), (12, 26))
_AFTER_EASTER = (1, 39, 50, 60)  # Easter Monday, Ascension, Whit Monday, Corpus Christi


@dataclass(frozen=True, slots=True)
class Period:
    """The days from the first to the last, both included."""

    first: date
    last: date

    def days(self) -> Iterator[date]:
        """Every day, in order."""
        return (date.fromordinal(number) for number in range(self.first.toordinal(), self.last.toordinal() + 1))

    def clipped(self, first: date, last: date | None) -> "Period":
        """What both have in common; it may be empty."""
        return Period(max(self.first, first), self.last if last is None else min(self.last, last))


def ending(last: date, months: int) -> Period:
    """The period of so many months whose last day is given: 2 months to 15 March begin on 16 January."""
    after = last + DAY
    year, month = divmod(after.year * 12 + after.month - 1 - months, 12)
    day = min(after.day, calendar.monthrange(year, month + 1)[1])
    return Period(date(year, month + 1, day), last)


def month_number(day: date) -> int:
    """The months since the year 0, for arithmetic."""
    return day.year * 12 + day.month - 1


def end_of_month(day: date) -> date:
    """The last day of the month of a day."""
    return day.replace(day=calendar.monthrange(day.year, day.month)[1])


def public_holidays(first_year: int, last_year: int) -> frozenset[date]:
    """The public holidays of all Austria in these years, both included."""
    return frozenset(day for year in range(first_year, last_year + 1) for day in _of_year(year))


def _of_year(year: int) -> Iterator[date]:
    yield from (date(year, month, day) for month, day in _FIXED)
    sunday = easter(year)
    yield from (sunday + timedelta(days=after) for after in _AFTER_EASTER)


def easter(year: int) -> date:
    """Easter Sunday in the Gregorian calendar, by the anonymous algorithm of 1876."""
    century, of_century = divmod(year, 100)
    cycle = year % 19
    moved = (century - (century + 8) // 25 + 1) // 3
    moon = (19 * cycle + century - century // 4 - moved + 15) % 30
    sunday = (32 + 2 * (century % 4) + 2 * (of_century // 4) - moon - of_century % 4) % 7
    late = (cycle + 11 * moon + 22 * sunday) // 451
    month, day = divmod(moon + sunday - 7 * late + 114, 31)
    return date(year, month, day + 1)
