"""Measures the mock beside Stoplight Prism and prints a table, nothing else; exits with 1 if a goal is missed."""

import argparse
import sys
from contextlib import ExitStack
from dataclasses import dataclass
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory
from typing import Any

from benchmarks import fixtures, subjects, table
from benchmarks.load import BenchmarkError, Measured, measure, wrk
from benchmarks.servers import Server
from benchmarks.table import Row

CHANGES = subjects.HERE / "changes.lua"
STARTS = 3


@dataclass(frozen=True)
class Load:
    """What is asked for, how long and how often, and how many times as fast the mock is to be."""

    name: str
    path: str
    seconds: int
    rounds: int
    at_least: float | None = None
    script: Path | None = None


def main() -> int:
    """Measure and print."""
    parser = argparse.ArgumentParser(prog="benchmarks", description="The mock beside Stoplight Prism.")
    parser.add_argument("--seconds", type=int, default=2, help="length of one load (default: %(default)s)")
    parser.add_argument("--rounds", type=int, default=5, help="loads of each kind (default: %(default)s)")
    options = parser.parse_args()
    try:
        wrk()
        with TemporaryDirectory() as folder:
            rows = _rows(Path(folder), options.seconds, options.rounds)
    except BenchmarkError as error:
        print(f"benchmark: {error}", file=sys.stderr)
        return 2
    print(table.shown(("", f"Prism {subjects.prism_version()}", "timetrack-mock", "ratio", "goal"), rows))
    return 0 if all(row.reached for row in rows) else 1


def _rows(folder: Path, seconds: int, rounds: int) -> list[Row]:
    with ExitStack() as stack:
        ours = stack.enter_context(subjects.ours(1000))
        pages = {size: _page(ours, size) for size in (50, 1000)}
        prisms = {size: stack.enter_context(subjects.prism(page, folder)) for size, page in pages.items()}
        rows: list[Row] = []
        for size, other in prisms.items():
            for server in (ours, other):
                subjects.demand_checks(server, pages[size])
            load = Load(f"{size:,} records", f"/clients?limit={size}", seconds, rounds, at_least=5)
            rows += _load_rows(other, ours, load)
        changing = Load("50 records, 10 % changes", "/clients?limit=50", seconds, rounds, script=CHANGES)
        rows += _load_rows(prisms[50], ours, changing)
        memory = Row("memory after that, MB", prisms[50].memory(), ours.memory(), smaller_is_better=True)
    return [*rows, memory, _start(folder, pages[50]), *_in_process(folder)]


def _page(server: Server, size: int) -> list[Any]:
    status, page = server.ask("GET", f"/clients?limit={size}")
    if status != 200 or len(page) != size:
        raise BenchmarkError(f"The mock does not list {size} clients.")
    return list(page)


def _load_rows(other: Server, ours: Server, load: Load) -> list[Row]:
    """The best of all rounds, taken in turns, so that whatever else the machine does hits both."""
    found: dict[str, list[Measured]] = {other.name: [], ours.name: []}
    for _ in range(load.rounds):
        for server in (other, ours):
            found[server.name].append(measure(server.url(load.path), subjects.HEADERS, load.seconds, load.script))
    theirs, best = max(found[other.name]), max(found[ours.name])
    return [
        Row(f"{load.name}: requests a second", theirs.rate, best.rate, at_least=load.at_least),
        Row(f"{load.name}: 99 % within, ms", theirs.p99, best.p99, smaller_is_better=True),
    ]


def _start(folder: Path, page: list[Any]) -> Row:
    theirs, ours = [], []
    for _ in range(STARTS):
        with subjects.prism(page, folder) as server:
            theirs.append(server.started)
        with subjects.ours(0) as server:
            ours.append(server.started)
    return Row("start to first answer, s", median(theirs), median(ours), smaller_is_better=True, below=0.7)


def _in_process(folder: Path) -> list[Row]:
    times = fixtures.measure(folder)
    return [
        Row("test with fixtures, one create, one list, ms", None, times.usual, smaller_is_better=True, below=15),
        Row("the first such test of a process, ms", None, times.first, smaller_is_better=True),
    ]


if __name__ == "__main__":
    sys.exit(main())
