"""Servers that lie: an honest mock behind something that changes requests or answers, or made from a false contract."""

import atexit
import json
from collections.abc import Callable, Generator, Hashable
from contextlib import contextmanager
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any, Protocol, TypeAlias

from tests.contract.by_hand.clock import Clock
from tests.contract.by_hand.contract import DOCUMENT
from tests.contract.by_hand.stage import Account, Server, honest
from timetrack_mock import Mock, Refusal, Request, Response
from timetrack_mock.asgi import Handler

Fault: TypeAlias = Callable[[Mock, Request], Response]


class Lying:
    """A mock that a fault stands in front of."""

    def __init__(self, mock: Mock, fault: Fault) -> None:
        self._mock = mock
        self._fault = fault

    def handle(self, request: Request, /) -> Response:
        return self._fault(self._mock, request)


def lying(make: Callable[[], Fault]) -> Server:
    """A server with a fault that remembers something, and therefore is made anew for every account."""

    @contextmanager
    def server(account: Account, clock: Clock) -> Generator[Handler]:
        with account.opened(clock) as mock:
            yield Lying(mock, make())

    return server


def tampered(fault: Fault) -> Server:
    """A server with a fault that remembers nothing."""
    return lying(lambda: fault)


def built(**options: Any) -> Server:
    """A mock with other options than its account should have."""
    return lambda account, clock: account.opened(clock, **options)


def where(fits: Callable[[Account], bool], server: Server) -> Server:
    """A server that lies on some accounts only."""
    return lambda account, clock: (server if fits(account) else honest)(account, clock)


Place: TypeAlias = tuple[str | int, ...]
REMOVED: Hashable = ("removed",)


def promising(place: str, value: Any = REMOVED) -> Server:
    """A mock made from a contract in which one place is changed or, without a value, removed.

    A place is the way to it, with blanks between its steps.
    """
    steps = tuple(int(step) if step.isdigit() else step for step in place.split(" "))
    return lambda account, clock: account.opened(clock, contract=_false_contract(steps, json.dumps(value)))


@cache
def _folder() -> Path:
    folder = TemporaryDirectory(prefix="timetrack-mutants-")
    atexit.register(folder.cleanup)
    return Path(folder.name)


@cache
def _false_contract(steps: Place, value: str) -> Path:
    """The file of a changed contract, written once for each process."""
    document = json.loads(json.dumps(DOCUMENT))
    parent = document
    for step in steps[:-1]:
        parent = parent[step]
    if value == json.dumps(REMOVED):
        del parent[steps[-1]]
    else:
        parent[steps[-1]] = json.loads(value)
    file = _folder() / f"{abs(hash((steps, value)))}.json"  # JSON is YAML
    file.write_text(json.dumps(document), "utf-8")
    return file


class Policy(Protocol):
    """A way to count requests: given a path and the seconds of a clock, it answers how long to wait, else 0."""

    def __call__(self, path: str, now: float, /) -> float: ...


def counting(make: Callable[[], Policy], *, carried_out: bool = False) -> Server:
    """A mock whose limit is counted in another way; a refused request may be carried out nevertheless."""

    @contextmanager
    def server(account: Account, clock: Clock) -> Generator[Handler]:
        policy = make()

        def fault(mock: Mock, request: Request) -> Response:
            seconds = policy(request.path, clock())
            answer = mock.handle(request) if carried_out or not seconds else None
            refusal = Refusal(429, headers=(("retry-after", str(int(seconds))),)).response()
            return answer if answer is not None and not seconds else refusal

        with account.opened(clock, limit=None) as mock:
            yield Lying(mock, fault)

    return where(lambda account: account.throttled, server)
