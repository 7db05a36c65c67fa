"""What a chaos run does, as plain data: how much, how fast, how much of it goes wrong, and who does it."""

import json
import random
from dataclasses import asdict, dataclass
from itertools import cycle, islice
from pathlib import Path
from typing import Literal, Self

ACCOUNT = "project_time_entries"
"""What is read: nobody changes it during a run."""

WRITTEN = "clients"
"""What is written: the mock lets many have the same name, so that a record written twice is there twice."""

Then = Literal["nothing", "get", "update", "delete"]


@dataclass(frozen=True)
class Walk:
    """Read the whole account once."""

    name: str
    page_size: int


@dataclass(frozen=True)
class Write:
    """Create one record under a name of its own; then perhaps do something with it."""

    marker: str
    then: Then


Duty = Walk | Write


@dataclass(frozen=True, kw_only=True)
class Crew:
    """One worker process: so many threads, so many tasks of an event loop, or alone in its main thread with signals."""

    share: float
    threads: int = 0
    tasks: int = 0
    alone: bool = False


@dataclass(frozen=True, kw_only=True)
class Plan:
    """A whole run; times in seconds.

    The limit is `limit` requests in any `window`. `writes` are the records that must exist in the end; one in ten more
    is written and deleted again. `interrupted` is the share of calls that are cancelled or interrupted by a signal.
    `patience` is how long the workers may take.
    """

    seed: int
    throttle: str
    account: int
    page_sizes: tuple[int, ...]
    walks: int
    writes: int
    limit: int
    window: float
    upload_bound: float
    timeout: float
    patience: float
    crews: tuple[Crew, ...]
    faulty: float = 0.2
    interrupted: float = 0.2

    def save(self, file: Path) -> None:
        """Write the plan down for the other processes."""
        file.write_text(json.dumps(asdict(self)), "utf-8")

    @classmethod
    def load(cls, file: Path) -> Self:
        """Read what `save` wrote."""
        values = json.loads(file.read_text("utf-8"))
        crews = tuple(Crew(**crew) for crew in values.pop("crews"))
        return cls(crews=crews, page_sizes=tuple(values.pop("page_sizes")), **values)

    @property
    def dice(self) -> random.Random:
        """Chance, the same in every run of the same seed."""
        return random.Random(self.seed)

    def duties(self) -> list[Duty]:
        """Everything that is to be done, in a random order."""
        walks = [Walk(f"walk {n}", size) for n, size in enumerate(islice(cycle(self.page_sizes), self.walks))]
        kept = [Write(f"kept-{self.seed:x}-{n:05}", _THENS[n % len(_THENS)]) for n in range(self.writes)]
        gone = [Write(f"gone-{self.seed:x}-{n:05}", "delete") for n in range(self.writes // 10)]
        everything: list[Duty] = [*walks, *kept, *gone]
        self.dice.shuffle(everything)
        return everything

    def duties_of(self, worker: int) -> list[Duty]:
        """What one worker does of it."""
        everything, shares = self.duties(), [crew.share for crew in self.crews]
        begin, end = (round(len(everything) * sum(shares[:n]) / sum(shares)) for n in (worker, worker + 1))
        return everything[begin:end]


_THENS: tuple[Then, ...] = ("nothing", "nothing", "nothing", "get", "nothing", "nothing", "nothing", "update")

FOUR = (
    Crew(share=0.35, threads=8),
    Crew(share=0.35, tasks=200),
    Crew(share=0.15, alone=True),
    Crew(share=0.15, alone=True),
)
"""All that run at once, in four processes."""

ONE = (Crew(share=1.0, threads=8, tasks=200),)
"""One process, for a throttle that processes cannot share."""


def full(seed: int, throttle: str) -> Plan:
    """100,000 records read and 2,000 written."""
    return Plan(
        seed=seed,
        throttle=throttle,
        account=10_000,
        page_sizes=(100, 250, 500, 1000),
        walks=10,
        writes=2_000,
        limit=60,
        window=2.0,
        upload_bound=2.0,
        timeout=2.0,
        patience=900.0,
        crews=ONE if throttle == "memory" else FOUR,
    )


def short(seed: int, throttle: str) -> Plan:
    """The same in small, for every run of the tests."""
    return Plan(
        seed=seed,
        throttle=throttle,
        account=1_000,
        page_sizes=(50, 250, 1000),
        walks=3,
        writes=80,
        limit=30,
        window=1.0,
        upload_bound=1.0,
        timeout=1.0,
        patience=120.0,
        crews=ONE if throttle == "memory" else FOUR,
    )
