"""The people of a generated company: what they do, when they join and leave, how much and how carefully they work."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from random import Random

from timetrack_mock.company.calendar import DAY, Period, end_of_month
from timetrack_mock.company.words import FIRST_NAMES, LAST_NAMES, address, distinct, one
from timetrack_mock.message import Record

TEAM_SIZE = 8
FULL_DAY = 480
_LEAVES = 0.009  # the chance of a month to be somebody's last: one in ten goes each year
_STARTS_LATER = 0.1


@dataclass(frozen=True, slots=True)
class Role:
    """A kind of work: equally likely choices are tuples with repetitions, chances are from 0 to 1."""

    share: int
    tasks: tuple[str, ...]
    minutes: tuple[int, ...]
    internal: float
    expenses: float
    clocks: bool = True
    books: bool = True
    mobile: bool = False


_DEVELOPING = ("Development",) * 7 + ("Testing", "Testing", "Meeting", "Documentation", "Support")
_ADVISING = ("Consulting",) * 5 + (
    "Project management",
    "Meeting",
    "Meeting",
    "Travel time",
    "Documentation",
    "Training",
)
_HELPING = ("Support",) * 8 + ("Meeting", "Documentation", "Testing")
_FITTING = ("On-site service",) * 6 + ("Travel time", "Travel time", "Support", "Documentation")
_LEADING = ("Project management",) * 5 + ("Meeting",) * 3 + ("Consulting", "Sales", "Documentation")

ROLES: Mapping[str, Role] = {
    "developer": Role(30, _DEVELOPING, (15, 15, 30, 30, 30, 45, 45, 60, 60, 90, 120), 0.10, 0.01),
    "supporter": Role(18, _HELPING, (15, 15, 15, 15, 15, 30, 30, 30, 45), 0.06, 0.01),
    "consultant": Role(14, _ADVISING, (15, 30, 30, 30, 45, 60, 60, 90, 120), 0.12, 0.17),
    "technician": Role(12, _FITTING, (15, 30, 30, 45, 45, 60, 90), 0.05, 0.20, mobile=True),
    "leader": Role(11, _LEADING, (15, 15, 15, 30, 30, 30, 45, 60), 0.18, 0.08),
    "designer": Role(7, ("Design",) * 6 + ("Meeting", "Testing"), (15, 30, 30, 45, 60, 60, 90), 0.08, 0.01),
    "freelancer": Role(4, _DEVELOPING, (30, 60, 60, 90, 120, 180), 0.0, 0.0, clocks=False),
    "clerk": Role(4, ("Administration",), (30,), 1.0, 0.04, books=False),
}


@dataclass(frozen=True, slots=True)
class Person:
    """Somebody who works here, or did. Minutes a day count from Monday; `last` is open for those who stay."""

    username: str
    first_name: str
    last_name: str
    role: Role
    team: int
    first: date
    last: date | None
    minutes: tuple[int, ...]
    begins: int
    keeps_clock: bool
    """Clocks in and out, while others type their times in at the end of the day."""
    books_through: bool
    """Books one entry across the lunch break, with the break in it."""
    home: frozenset[int]
    """Weekdays at home, from 1 for Monday."""
    careless: float
    overtime: float

    def record(self) -> Record:
        """The user as it is read, without what every user has alike."""
        return {
            "username": self.username,
            "firstName": self.first_name,
            "lastName": self.last_name,
            "email": f"{self.username}@example.com",
            "teamLead": self.role is ROLES["leader"],
            "language": "de",
        }


def hired(rng: Random, posts: int, period: Period) -> list[Person]:
    """Everybody who holds one of the posts at some time in the period, in the order of joining."""
    taken: dict[str, int] = {}
    people = (
        _person(rng, role, post // TEAM_SIZE, term, taken)
        for post, role in enumerate(_roles(posts))
        for term in _terms(rng, period, founder=post < TEAM_SIZE)
    )
    return sorted(people, key=lambda person: person.first)


def _roles(posts: int) -> Iterator[Role]:
    """The roles in the proportion of their shares, whatever the number of posts."""
    given = dict.fromkeys(ROLES, 0)
    whole = sum(role.share for role in ROLES.values())
    for post in range(1, posts + 1):
        name = max(ROLES, key=lambda each: ROLES[each].share * post - given[each] * whole)
        given[name] += 1
        yield ROLES[name]


def _terms(rng: Random, period: Period, *, founder: bool) -> Iterator[tuple[date, date | None]]:
    """Who holds a post one after the other; between two of them it is vacant for some weeks."""
    first = period.first
    if not founder and rng.random() < _STARTS_LATER:
        first += timedelta(days=int(rng.random() * (period.last - period.first).days))
    while first <= period.last:
        last = _last_day(rng, first, period.last)
        yield first, last
        if last is None:
            return
        first = last + DAY + timedelta(days=14 * int(rng.random() * 6))


def _last_day(rng: Random, first: date, end: date) -> date | None:
    last = end_of_month(first)
    while last <= end:
        if rng.random() < _LEAVES:
            return last
        last = end_of_month(last + DAY)
    return None


def _person(rng: Random, role: Role, team: int, term: tuple[date, date | None], taken: dict[str, int]) -> Person:
    first_name, last_name = one(rng, FIRST_NAMES), one(rng, LAST_NAMES)
    keeps_clock = role.mobile or rng.random() < 0.45
    return Person(
        username=distinct(f"{address(first_name)}.{address(last_name)}", taken, between=""),
        first_name=first_name,
        last_name=last_name,
        role=role,
        team=team,
        first=term[0],
        last=term[1],
        minutes=_week(rng),
        begins=390 + 15 * int(rng.random() * 13),
        keeps_clock=keeps_clock,
        books_through=rng.random() < 0.15,
        home=_home(rng, role),
        careless=0.03 * rng.random(),
        overtime=rng.random() * rng.random(),
    )


def _week(rng: Random) -> tuple[int, ...]:
    """One in six works part-time: shorter days, or fewer of them."""
    chance = rng.random()
    if chance < 0.09:
        return (*[int(rng.random() * 3) * 60 + 240] * 5, 0, 0)
    if chance < 0.16:
        free = int(rng.random() * 5)
        return tuple(0 if day >= 5 or day in (free, (free + 2) % 5) else FULL_DAY for day in range(7))
    return (FULL_DAY,) * 5 + (0, 0)


def _home(rng: Random, role: Role) -> frozenset[int]:
    if role.mobile or rng.random() < 0.4:
        return frozenset()
    return frozenset(1 + int(rng.random() * 5) for _ in range(2))
