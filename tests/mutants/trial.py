"""The contract suite against one mutant: everything by hand, and schemathesis on the operations concerned."""

import time
from collections.abc import Callable
from dataclasses import dataclass

from tests.contract.by_hand.api import ServerCrashed
from tests.contract.by_hand.clock import Clock
from tests.contract.by_hand.stage import DEMO, Check, Server
from tests.contract.by_hand.table import CHECKS
from tests.contract.engine import run
from tests.mutants.mutant import Mutant
from timetrack_mock import Request, Response
from timetrack_mock.asgi import Handler

EXAMPLES = 5


@dataclass(frozen=True)
class Verdict:
    """Which checks a server broke; `crashes` are faults of its author, which prove nothing."""

    broken: frozenset[str]
    crashes: tuple[str, ...]
    seconds: float

    def catches(self, mutant: Mutant) -> bool:
        """Whether the check that has to find the lie did, and nothing else went wrong."""
        return mutant.caught_by in self.broken and not self.crashes


class _Watched:
    """A server whose exceptions are kept, since schemathesis takes them for findings."""

    def __init__(self, handler: Handler) -> None:
        self._handler = handler
        self.crashes: list[str] = []

    def handle(self, request: Request, /) -> Response:
        try:
            return self._handler.handle(request)
        except Exception as error:
            self.crashes.append(f"{request.method} {request.path}: {error!r}")
            raise


def trial(server: Server, below: str) -> Verdict:
    """Try the whole suite."""
    started = time.perf_counter()
    by_hand, crashes = broken_by_hand(server)
    clock = Clock()
    with server(DEMO, clock) as handler:
        watched = _Watched(handler)
        report = run(watched, below=below, examples=EXAMPLES)
    return Verdict(frozenset(by_hand | report.broken), (*crashes, *watched.crashes), time.perf_counter() - started)


def broken_by_hand(server: Server, fits: Callable[[Check], bool] = lambda _: True) -> tuple[set[str], list[str]]:
    """The names of the hand-written checks that a server breaks, and its crashes."""
    broken: set[str] = set()
    crashes: list[str] = []
    for check in filter(fits, CHECKS):
        for account in check.accounts:
            try:
                check.perform(server, account)
            except ServerCrashed as crash:
                crashes.append(f"{check.name}: {crash}")
            except Exception:  # a check may stumble over a lie as well as assert against it
                broken.add(check.name)
    return broken, crashes
