"""`make contract`: schemathesis against a mock on a port, round after round until the time is over.

Each round has a seed of its own and a fresh mock, so that a round that found something can be repeated alone.
"""

import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

from tests.contract.engine import Report, quiet_mock, run
from tests.contract.outputs import COVERAGE, JUNIT, Coverage, Junit
from timetrack_mock import Mock, MockServer

CLEAN, FOUND, BROKEN, INTERRUPTED = 0, 1, 2, 130


@dataclass(frozen=True, slots=True)
class Options:
    """What was asked for. `rounds` ends a run before `seconds` do; `examples` is the number drawn for an operation."""

    seconds: float
    seed: int
    out: Path
    rounds: int | None = None
    examples: int | None = None
    below: str = "/"


@dataclass(frozen=True, slots=True)
class World:
    """The mock, the clock and where sentences go; tests pass their own."""

    mock: Callable[[], Mock] = quiet_mock
    clock: Callable[[], float] = time.monotonic
    tell: Callable[[str], None] = print


def fuzz(options: Options, world: World) -> int:
    """Run; returns the exit status: 0 nothing found, 1 something found, 2 the tests broke, 130 interrupted."""
    world.tell(f"Seed {options.seed}, about {options.seconds:g} s. Each round can be repeated with its own seed.")
    junit, coverage = Junit(options.out), _coverage(world)
    statuses: set[int] = {CLEAN}
    try:
        for seed in _seeds(options, world.clock):
            statuses.add(_round(options, world, seed, junit, coverage))
    except KeyboardInterrupt:
        world.tell("Interrupted.")
        statuses.add(INTERRUPTED)
    finally:
        junit.close()
        coverage.close(options.out)
        world.tell(f"Written to {options.out / JUNIT} and {options.out / COVERAGE}.")
    return max(statuses)


def _coverage(world: World) -> Coverage:
    with world.mock() as mock:
        return Coverage(mock.base_path)


def _seeds(options: Options, clock: Callable[[], float]) -> Iterator[int]:
    """One seed for each round; a round is begun only if it will most likely end in time."""
    began, longest, number = clock(), 0.0, 0
    while options.rounds is None or number < options.rounds:
        start = clock()
        if number > 0 and start - began + longest > options.seconds:
            return
        yield options.seed + number
        longest, number = max(longest, clock() - start), number + 1


def _round(options: Options, world: World, seed: int, junit: Junit, coverage: Coverage) -> int:
    start = world.clock()
    with world.mock() as mock, MockServer(mock) as server:
        report = run(
            None,
            url=server.url,
            seed=seed,
            examples=options.examples,
            below=options.below,
            listeners=(junit, coverage),
        )
    if report.interrupted:
        raise KeyboardInterrupt
    troubles = [*report.troubles, *_tested_nothing(report)]
    status = BROKEN if troubles else FOUND if report.broken else CLEAN
    spent = world.clock() - start
    found = [*troubles, *(line for lines in report.failures.values() for line in lines)]
    said = f"{len(found)} findings" if found else "nothing found"
    world.tell(f"Seed {seed}: {sum(report.cases.values())} cases in {spent:.0f} s, {said}.")
    for line in found:
        world.tell(line)
    if found:
        world.tell(f"Repeat this round with: make contract SEED={seed} ROUNDS=1{_again(options)}")
    return status


def _tested_nothing(report: Report) -> Iterator[str]:
    """Why a run without findings may mean nothing: a server that refuses everything breaks no promise."""
    if report.statuses[429]:
        yield f"{report.statuses[429]} requests were refused for the limit: switch the limit of the mock off."
    if not any(200 <= status <= 299 for status in report.statuses):
        yield "No request was answered with success: the mock refuses everything."


def _again(options: Options) -> str:
    return "" if options.examples is None else f" EXAMPLES={options.examples}"
