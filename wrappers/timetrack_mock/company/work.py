"""What a generated company works on: clients, and projects that fill the hours of each team month by month."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from random import Random

from timetrack_mock.company.calendar import Period, month_number
from timetrack_mock.company.words import CITIES, FORMS, OWN_NAME, OWN_PROJECTS, STEMS, TOPICS, TRADES, distinct, one

_BEFORE = 6  # months in which projects begin before the period does, so that they do not all start on its first day
_NEW_CLIENT = 0.12
_DRAWS = 20  # of a client's name, before one is taken a second time and numbered
# By length: fewest and most hours, fewest and most months.
_SIZES = ((16, 80, 1, 2), (100, 600, 2, 6), (700, 3000, 6, 14), (120, 900, 12, 12))
_LENGTHS = (0,) * 9 + (1,) * 7 + (2,) * 3 + (3,)


@dataclass(frozen=True, slots=True)
class Client:
    """A client, and where it is."""

    name: str
    city: tuple[str, str, str, float, float]
    rate: int


@dataclass(frozen=True, slots=True)
class Project:
    """A project, with its months as counted by `month_number`; a month's hours say how likely it is worked on."""

    client: Client
    name: str
    first: int
    last: int
    hours: int
    rate: float | int | None
    billable: bool = True
    task: str | None = None
    """The only task that is booked on it."""

    @property
    def flat(self) -> bool:
        """Whether a fixed price was agreed, so that it has no hour rate."""
        return self.billable and self.rate is None

    @property
    def monthly(self) -> float:
        """Planned hours of one month."""
        return self.hours / (self.last - self.first + 1)


@dataclass(frozen=True, slots=True)
class Work:
    """Everything there is to work on; `own` is what the company does for itself."""

    clients: tuple[Client, ...]
    own: tuple[Project, ...]
    teams: tuple[tuple[Project, ...], ...]

    @property
    def projects(self) -> list[Project]:
        """All projects, in the order of their beginning."""
        return [*self.own, *sorted((each for team in self.teams for each in team), key=lambda project: project.first)]


def acquired(rng: Random, capacities: Sequence[float], period: Period) -> Work:
    """Work for teams, whose capacities are hours a month."""
    own = Client(OWN_NAME, CITIES[0], 0)
    clients = [own]
    named: dict[str, int] = {}
    months = range(month_number(period.first) - _BEFORE, month_number(period.last) + 1)
    teams = tuple(tuple(_projects(rng, capacity, months, clients, named)) for capacity in capacities)
    inside = tuple(
        Project(own, name, months.start, months.stop, 0, None, billable=False, task=task) for name, task in OWN_PROJECTS
    )
    return Work(tuple(clients), inside, teams)


def _projects(
    rng: Random, capacity: float, months: range, clients: list[Client], named: dict[str, int]
) -> Iterator[Project]:
    """One project after the other, as soon as the team has hours to spare."""
    known: list[Client] = []
    running: list[Project] = []
    for month in months:
        running = [each for each in running if each.last >= month]
        while sum(each.monthly for each in running) < capacity:
            if not known or rng.random() < _NEW_CLIENT:
                known.append(_client(rng, named))
                clients.append(known[-1])
            project = _project(rng, known[int(rng.random() * len(known))], month, named)
            running.append(project)
            yield project


def _client(rng: Random, named: dict[str, int]) -> Client:
    drawn = (f"{one(rng, STEMS)} {one(rng, TRADES)}" for _ in range(_DRAWS))
    name = next((each for each in drawn if each not in named), None) or f"{one(rng, STEMS)} {one(rng, TRADES)}"
    return Client(f"{distinct(name, named)} {one(rng, FORMS)}", one(rng, CITIES), 70 + 5 * int(rng.random() * 15))


def _project(rng: Random, client: Client, month: int, named: dict[str, int]) -> Project:
    length = one(rng, _LENGTHS)
    fewest, most, shortest, longest = _SIZES[length]
    hours = fewest + int((most - fewest) * rng.random() * rng.random())
    lasts = shortest + int(rng.random() * (longest - shortest + 1))
    topic = one(rng, TOPICS[length])
    title = f"{topic} {month // 12}" if length == len(TOPICS) - 1 else topic
    numbered = distinct(f"{client.name}\n{title}", named).partition("\n")[2]
    return Project(client, numbered, month, month + lasts - 1, hours, _rate(rng, client))


def _rate(rng: Random, client: Client) -> float | int | None:
    """None for a fixed price; a whole number wherever the rate is one."""
    rate = client.rate + 2.5 * int(rng.random() * 5)
    if rng.random() < 0.15:
        return None
    return int(rate) if rate == int(rate) else rate
