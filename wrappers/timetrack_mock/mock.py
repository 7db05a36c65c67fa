"""The mock without a network: a request goes in, an answer comes out.

It behaves as the real service most likely does, as far as the contract knows it, and imports nothing of the SDK.
"""

import logging
from collections.abc import Callable, Iterable
from datetime import date, datetime
from pathlib import Path
from types import TracebackType
from typing import Literal, Self

from timetrack_mock import derived, loading, seeding
from timetrack_mock.clock import Clock, machine_time
from timetrack_mock.company import Company
from timetrack_mock.contract import Contract
from timetrack_mock.faults import Faults
from timetrack_mock.guard import Keys, Limit
from timetrack_mock.hiding import Hider
from timetrack_mock.journal import Journal
from timetrack_mock.message import Delivery, MockFailure, Record, Request, Response
from timetrack_mock.readings import USUAL, Readings
from timetrack_mock.recorder import Recorder
from timetrack_mock.requests import Requests
from timetrack_mock.service import Controls, Outcome, Service
from timetrack_mock.storage import Store
from timetrack_mock.switches import Switches
from timetrack_mock.world import World

DEFAULT_KEY = "demo-key"
DEFAULT_SECRET = "demo-secret"
REMEMBERED_REQUESTS = 10_000

_log = logging.getLogger(__name__)
_FAILED = Outcome(Response(500))
_LEFT = Outcome(Response(400, delivery=Delivery("nobody")))


class Mock(Switches):
    """One mocked account. Threads may share it; close it, or use it in a `with` statement."""

    def __init__(
        self,
        *,
        contract: str | Path | None = None,
        database: str | Path | None = None,
        key: str = DEFAULT_KEY,
        secret: str = DEFAULT_SECRET,
        limit: Limit | int | Literal["contract"] | None = "contract",
        period: float | None = None,
        monotonic: Callable[[], float] | None = None,
        clock: Callable[[], datetime] | datetime = machine_time,
        latency: float = 0.0,
        readings: Readings = USUAL,
        seed: str | Company = "empty",
        holidays: Iterable[date] = (),
        faults: Faults | None = None,
        journal: Journal | None = None,
    ) -> None:
        """`limit` is a number of requests in `period` seconds (the contract's period), a `Limit`, or None for none.

        `clock` is a wall clock to be read, or the moment to hold it at. A seed fills a fresh account. A `journal` is
        written to, and closed by its owner. Everything but the storage can be turned later, too, and `reset` turns it
        back to what is given here.
        """
        known = loading.load(contract)
        keys = Keys({known.key_header: key, known.secret_header: secret})
        ticking = Clock(clock, monotonic)
        self._started = Controls(limit=_limit(limit, period, known), latency=latency, faults=faults, readings=readings)
        self._contract, self._seed = known, seeding.checked(seed, ticking.now().date())
        self._journal = Journal(size=REMEMBERED_REQUESTS) if journal is None else journal
        self._hider = Hider((key, secret), _hidden(known))
        self._recorder = Recorder(self._journal, known.key_header, self._hider)
        self._store = Store(known.resources, database)
        off = frozenset(holidays) | seeding.holidays(self._seed)
        world = World(known, self._store, ticking.now, readings, off)
        super().__init__(Service(world, keys, ticking, self._started), ticking)
        self.base_path = known.base_path
        self.document = known.document
        self.demo_keys = (key, secret) == (DEFAULT_KEY, DEFAULT_SECRET)
        if self._store.fresh:
            self._sow_or_close()

    def handle(self, request: Request) -> Response:
        """Answer a request, whatever it holds. It is the only way in, for servers too.

        Raises `MockFailure` if the mock breaks down, or if its answer is not what the contract allows.
        """
        arrived, operation = self._clock.seconds(), self._service.operation(request)
        readings = self._service.controls.readings
        try:
            outcome = self._service.outcome(request, operation) if request.complete else _LEFT
        except MockFailure as failure:
            _log.exception("%s %s: %s", request.method, self._hider.text(request.path), failure)
            self._recorder.note(request, operation, _FAILED, arrived, readings)
            raise
        self._recorder.note(request, operation, outcome, arrived, readings)
        return outcome.response

    @property
    def requests(self) -> Requests:
        """The requests that arrived, the last 10,000 of them, or as many as the journal remembers that was given."""
        return Requests(self._journal, self._contract)

    def reset(self) -> None:
        """Put everything back to the start: records, clock, limit, latency, faults, readings; forget the rest."""
        self._service.controls = self._started
        self._service.answers.clear()
        self._clock.reset()
        self._sow()
        self._journal.clear()

    def _sow(self) -> None:
        with self._store.transaction():
            self._store.clear()
            seeding.sow(self._service.world, self._seed)

    def fill(self, resource: str, values: Iterable[Record]) -> None:
        """Store many records as they are, unchecked and in one transaction: the fast way to a large account."""
        blank = derived.blank(self._contract.resources[resource].properties)
        with self._store.transaction():
            self._store.insert_many(resource, (blank | each for each in values))

    def dump(self) -> str:
        """Everything stored, as SQL text, for comparing one state with another."""
        return self._store.dump()

    def close(self) -> None:
        """Let go of the database."""
        self._store.close()

    def _sow_or_close(self) -> None:
        try:
            self._sow()
        except BaseException:
            self.close()
            raise

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()


def _hidden(known: Contract) -> frozenset[str]:
    return frozenset(name for each in known.operations if each.writing for name in each.writing.hidden)


def _limit(limit: Limit | int | Literal["contract"] | None, period: float | None, known: Contract) -> Limit | None:
    if limit is None or isinstance(limit, Limit):
        return limit
    return Limit(known.limit if limit == "contract" else limit, known.period if period is None else period)
