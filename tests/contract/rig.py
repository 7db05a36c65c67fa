"""A mocked account for the tests of the commands: in process, with a clock that only moves while somebody sleeps."""

import json
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from datetime import datetime
from pathlib import Path
from typing import Any, cast

import httpx

from tests.contract.engine import Tampered
from tests.contract.live.account import Access, Account
from tests.contract.live.command import live
from tests.contract.live.options import Options, World
from tests.contract.live.rules import ReadOnly
from tests.support.fakes import FakeTime
from tests.support.inprocess import HOST, InProcess
from timetrack_mock import Faults, Journal, Mock, Request, Response

KEY, SECRET = "canary/key+1", "canary=secret&2"
BASE_PATH = "/api/v2/ext"
LIMIT = 30
Fault = Callable[[Mock, Request], Response]


def honest(mock: Mock, request: Request) -> Response:
    return mock.handle(request)


@dataclass
class Rig:
    """One run of the live command against a mock that may lie."""

    mock: Mock
    journal: Journal
    time: FakeTime
    fault: Fault
    out: Path
    said: list[str] = field(default_factory=list[str])
    network: httpx.BaseTransport | None = None

    def run(self, **options: Any) -> int:
        """Run the command and return its exit status."""
        asked = Options(HOST + BASE_PATH, self.out, "0f1e2d3c", seed=1)
        environment = {"TIMETRACK_API_KEY": KEY, "TIMETRACK_API_SECRET": SECRET}
        network = self.network or self.transport()
        return live(replace(asked, **options), World(environment, self.said.append, network, self.time.timing))

    def transport(self) -> httpx.BaseTransport:
        """What leads to the mock, with its lies."""
        return InProcess(cast(Mock, Tampered(self.mock, lambda mock, request: self.fault(mock, request))))

    def access(self) -> Access:
        """Where the account is, and how to get in."""
        return Access(HOST + BASE_PATH, KEY, SECRET)

    def account(self) -> Account:
        """The account as a run that only reads has it."""
        return Account(self.access(), ReadOnly(), network=self.transport(), timing=self.time.timing)

    @property
    def text(self) -> str:
        """Everything that was said."""
        return "\n".join(self.said)

    def rows(self, heading: str) -> set[tuple[str, ...]]:
        """Operation, ledger, contract and server of the rows of one table, as they were written."""
        return rows((self.out / "findings.md").read_text("utf-8"), heading)

    @property
    def arrivals(self) -> list[float]:
        """When requests arrived at the mock that count against its limit."""
        return [entry.arrived for entry in self.journal.entries if entry.status != 401]

    def records(self) -> dict[str, Any]:
        """What the account holds."""
        headers = (("X-TimeTrack-Api-Key", KEY), ("X-TimeTrack-Api-Secret", SECRET))
        paths = ("clients", "projects", "tasks", "project_time_entries", "expenses", "attendances", "absences")
        with_all = {"query": "limit=1000", "headers": headers}
        self.time.now += 60.0
        return {
            path: json.loads(self.mock.handle(Request("GET", f"{BASE_PATH}/{path}", **cast(Any, with_all))).body)
            for path in paths
        }


def rows(table: str, heading: str) -> set[tuple[str, ...]]:
    """Operation, ledger, contract and server of the rows below a heading."""
    _, _, below = table.partition(f"### {heading}\n")
    lines = below.partition("###")[0].splitlines()
    cells = [line[2:-2].split(" | ") for line in lines if line.startswith("| ")]
    return {tuple(cell.strip() for cell in each[:4]) for each in cells[2:]}


@contextmanager
def rig(out: Path, fault: Fault = honest, *, faults: Faults | None = None, **options: Any) -> Iterator[Rig]:
    """A mock with the demo account and the limit of the real one."""
    time = FakeTime()
    with (
        Journal() as journal,
        Mock(
            key=KEY,
            secret=SECRET,
            seed="demo",
            limit=LIMIT,
            clock=lambda: datetime(2020, 10, 23, 8),
            monotonic=lambda: time.now,
            journal=journal,
            faults=faults,
            **options,
        ) as mock,
    ):
        yield Rig(mock, journal, time, fault, out)


def changed(response: Response, change: Callable[[Any], Any]) -> Response:
    """An answer with another JSON value; errors stay as they are."""
    if response.status != 200:
        return response
    return replace(response, body=json.dumps(change(json.loads(response.body))).encode())
