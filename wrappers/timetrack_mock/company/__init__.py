"""A realistic account of any size, made from one number: `Company` says which, `records` tells its story day by day.

The same values give the same records, on every machine and at any time: nothing here asks a clock, and all chance comes
from `random.Random` by its method `random()` alone, whose sequence Python promises to keep.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from random import Random

from timetrack_mock.company import catalogue
from timetrack_mock.company.absences import planned
from timetrack_mock.company.calendar import Period, ending, public_holidays
from timetrack_mock.company.history import History, Row, Staff
from timetrack_mock.company.people import FULL_DAY, TEAM_SIZE, Person, hired
from timetrack_mock.company.work import acquired
from timetrack_mock.message import Record

LARGEST, LONGEST = 10_000, 600
_EARLIEST = date(1900, 1, 1)
_BILLABLE = 115.0  # hours a month that a full-time post has for projects


@dataclass(frozen=True, slots=True)
class Company:
    """An account to be made: posts that somebody holds or held, months, and the number all chance comes from.

    200 people and 24 months are about a million records. `end` is the last day with work; left open, it is the day
    before the one on the clock of the mock, and then the records depend on that day, too.
    """

    people: int
    months: int = 24
    number: int = 1
    end: date | None = None

    def __post_init__(self) -> None:
        if not 1 <= self.people <= LARGEST:
            raise ValueError(f"people must be from 1 to {LARGEST}.")
        if not 1 <= self.months <= LONGEST:
            raise ValueError(f"months must be from 1 to {LONGEST}.")
        if self.number < 0:
            raise ValueError("number must not be negative.")
        if self.end is not None and not (self.end.year < 9999 and self.period.first >= _EARLIEST):
            raise ValueError(f"end must be later, so that the company does not begin before {_EARLIEST}.")

    def settled(self, today: date) -> "Company":
        """The same company with an end, which is the day before today if none was given."""
        return self if self.end is not None else replace(self, end=today - timedelta(days=1))

    @property
    def period(self) -> Period:
        """Its days of work; raises ValueError as long as the end is open."""
        if self.end is None:
            raise ValueError("The end of the company is not known yet; give end, or call settled.")
        return ending(self.end, self.months)

    @property
    def holidays(self) -> frozenset[date]:
        """The public holidays that its people do not work on, up to those of the year after the end."""
        return public_holidays(self.period.first.year, self.period.last.year + 1)


def people_of(company: Company) -> list[Person]:
    """Everybody who works for the company at some time in its period, in the order of joining."""
    return hired(_sources(company)[0], company.people, company.period)


def _sources(company: Company) -> Sequence[Random]:
    """Chance for hiring, clients, absences and days, each its own, so that changing one leaves the others alone."""
    first = Random(company.number)
    return [Random(int(first.random() * 2**53)) for _ in range(4)]


def records(company: Company, absence_types: Mapping[str, Record]) -> Iterator[Row]:
    """Every record with the name of its resource, without id, in the order in which the requests would have come.

    The absence types are given under their long names, as they are read. Users are numbered from 1, as they come.
    """
    period, holidays = company.period, company.holidays
    _, buying, planning, living = _sources(company)
    people = people_of(company)
    work = acquired(buying, _capacities(people, company.people, period), period)
    yield from (("users", person.record()) for person in people)
    yield from (("clients", record) for record in catalogue.clients(buying, work, period))
    yield from (("tasks", record) for record in catalogue.tasks())
    yield from (("projects", record) for record in catalogue.projects(buying, work, period))
    staff = [
        Staff(person, number, planned(planning, person, period, holidays)) for number, person in enumerate(people, 1)
    ]
    yield from History(living, period, holidays, work, absence_types).rows(staff)


def _capacities(people: list[Person], posts: int, period: Period) -> list[float]:
    """Hours for projects that each team has in a month."""
    capacities = [0.0] * ((posts - 1) // TEAM_SIZE + 1)
    whole = len(range(period.first.toordinal(), period.last.toordinal() + 1))
    for person in people:
        here = period.clipped(person.first, person.last)
        share = ((here.last - here.first).days + 1) / whole * sum(person.minutes) / (5 * FULL_DAY)
        if person.role.books:
            capacities[person.team] += _BILLABLE * share * (1 - person.role.internal)
    return capacities
