"""The absences of a person of a generated company: asked for, approved or not, and never two at a time."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from random import Random

from timetrack_mock.company.calendar import Period
from timetrack_mock.company.people import Person
from timetrack_mock.company.words import one

VACATION, HALF_DAY, SPECIAL = "Vacation", "Vacation ½ day", "Special leave"
HOME, SICK, IN_LIEU = "Home office", "Sick leave", "Time off in lieu"
NEW, APPROVED, DISAPPROVED = 0, 1, 2

_AHEAD = 90  # days; for so long after the end vacations are planned already
_ENTITLED = 25  # days of vacation a year
_SPELLS = (1, 1, 1, 2, 2, 2, 3, 3, 4, 5, 5, 8, 15)  # days somebody is ill
_BLOCKS = (10, 5, 5, 3, 2, 1, 1)  # working days of the vacations of a year


@dataclass(frozen=True, slots=True)
class Absence:
    """One request; `asked` is the day it was made on, and `kind` the long name of its type."""

    asked: date
    first: date
    last: date
    kind: str
    status: int

    @property
    def away(self) -> bool:
        """Whether the person does not work on these days: who was refused comes, and who is at home works there."""
        return self.status != DISAPPROVED and self.kind not in (HOME, HALF_DAY)


class Diary:
    """Collects the absences of one person, and keeps them apart."""

    def __init__(self, rng: Random, person: Person, period: Period, holidays: frozenset[date]) -> None:
        self._rng, self._person, self._holidays = rng, person, holidays
        self._period = period.clipped(person.first, person.last)
        self._until = person.last or period.last + timedelta(days=_AHEAD)
        self._taken: set[date] = set()
        self.absences: list[Absence] = []

    def works(self, day: date) -> bool:
        """Whether it is a working day of this person's."""
        return self._person.minutes[day.weekday()] > 0 and day not in self._holidays

    def add(self, kind: str, first: date, working_days: int, ahead: int) -> None:
        """Ask for so many working days from a day on, so many days before; nothing happens if they are not free."""
        days = self._working_days(first, working_days)
        if not days or not self._taken.isdisjoint(days):
            return
        asked = max(days[0] - timedelta(days=ahead), self._period.first)
        if days[0] < self._period.first or days[-1] > self._until or asked > self._period.last:
            return
        absence = Absence(asked, days[0], days[-1], kind, self._status(kind, days[-1]))
        self.absences.append(absence)
        if absence.status != DISAPPROVED:
            self._taken.update(days)

    def _working_days(self, first: date, count: int) -> list[date]:
        found: list[date] = []
        day = first
        for _ in range(7 * count + 30):
            if len(found) == count:
                break
            if self.works(day):
                found.append(day)
            day += timedelta(days=1)
        return found

    def _status(self, kind: str, last: date) -> int:
        """Old requests are decided, all but a forgotten few; of the fresh ones half wait. Illness is never refused."""
        chance = self._rng.random()
        if last > self._period.last - timedelta(days=10):
            return NEW if chance < 0.5 else APPROVED
        return NEW if chance < 0.01 else DISAPPROVED if chance < 0.04 and kind != SICK else APPROVED


def planned(rng: Random, person: Person, period: Period, holidays: frozenset[date]) -> list[Absence]:
    """Everything a person asks for in the period, in the order of asking."""
    diary = Diary(rng, person, period, holidays)
    if person.role.clocks:
        for year in range(period.first.year, (period.last + timedelta(days=_AHEAD)).year + 1):
            _plan_year(rng, person, year, diary)
        for monday in _mondays(diary, period):
            _plan_week(rng, person, monday, diary)
    return sorted(diary.absences, key=lambda each: (each.asked, each.first))


def _plan_year(rng: Random, person: Person, year: int, diary: Diary) -> None:
    """Two weeks in summer, one about Christmas, and the rest whenever it fits."""
    diary.add(VACATION, date(year, 6, 15) + timedelta(days=7 * int(rng.random() * 12)), _BLOCKS[0], 120)
    diary.add(VACATION, date(year, 12, 20) + timedelta(days=int(rng.random() * 8)), _BLOCKS[1], 60)
    for days in _BLOCKS[2:]:
        diary.add(VACATION, _some_day(rng, year), days, int(rng.random() * 60))
    for kind, times in ((HALF_DAY, 2), (IN_LIEU, int(1 + 6 * person.overtime)), (SPECIAL, int(rng.random() * 1.4))):
        for _ in range(times):
            diary.add(kind, _some_day(rng, year), 1, int(rng.random() * 20))


def _some_day(rng: Random, year: int) -> date:
    return date(year, 1, 1) + timedelta(days=int(rng.random() * 365))


def _mondays(diary: Diary, period: Period) -> list[date]:
    monday = period.first - timedelta(days=period.first.weekday())
    return [monday + timedelta(days=7 * week) for week in range((period.last - monday).days // 7 + 1)]


def _plan_week(rng: Random, person: Person, monday: date, diary: Diary) -> None:
    """Illness, more of it in winter; and the days at home, for which people ask in the week before."""
    if rng.random() < (0.065 if monday.month in (1, 2, 3, 11, 12) else 0.03):
        diary.add(SICK, monday + timedelta(days=int(rng.random() * 5)), one(rng, _SPELLS), 0)
    for weekday in sorted(person.home):
        day = monday + timedelta(days=weekday - 1)
        if rng.random() < 0.9 and diary.works(day):
            diary.add(HOME, day, 1, 4)


def by_day(absences: Sequence[Absence]) -> Mapping[date, str]:
    """What a person does not work because of, for each day of it."""
    days: dict[date, str] = {}
    for absence in absences:
        if absence.away or (absence.kind == HALF_DAY and absence.status != DISAPPROVED):
            for number in range((absence.last - absence.first).days + 1):
                days[absence.first + timedelta(days=number)] = absence.kind
    return days
