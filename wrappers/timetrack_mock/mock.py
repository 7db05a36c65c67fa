"""The mock without a network: a request goes in, an answer comes out.

It behaves as the real service most likely does, as far as the contract knows it, and imports nothing of the SDK.
"""

import logging
import time
from collections import deque
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import UTC, date, datetime
from pathlib import Path
from types import TracebackType
from typing import Literal, Self, TypeVar, cast

from timetrack_mock import journal as journals
from timetrack_mock import loading, reading, records, reports, seeding, timers
from timetrack_mock.contract import Operation
from timetrack_mock.distortion import distorted
from timetrack_mock.faults import Course, Faults
from timetrack_mock.guard import Keys, Limit
from timetrack_mock.journal import Journal
from timetrack_mock.message import Delivery, Record, Refusal, Request, Response
from timetrack_mock.routing import Routes
from timetrack_mock.storage import Store
from timetrack_mock.world import Call, World

T = TypeVar("T")

DEFAULT_KEY = "demo-key"
DEFAULT_SECRET = "demo-secret"
REMEMBERED_REQUESTS = 10_000

_log = logging.getLogger(__name__)
_BEHAVIOURS: dict[str, Callable[[World, Call], Response]] = {
    "list": records.list_records,
    "get": records.get_record,
    "create": records.create_record,
    "update": records.update_record,
    "delete": records.delete_record,
    "timer": timers.answer_timer,
    "report": reports.list_reports,
}


@dataclass(frozen=True, slots=True)
class Handled:
    """A request that was answered."""

    method: str
    path: str
    status: int


@dataclass(frozen=True, slots=True)
class _Outcome:
    """What became of a request; `fault` is the kind of the injected fault."""

    response: Response
    carried_out: bool = False
    fault: str | None = None


_LEFT = _Outcome(Response(400, delivery=Delivery("nobody")))


class Mock:
    """One mocked account. Threads may share it; close it, or use it in a `with` statement."""

    def __init__(
        self,
        *,
        contract: str | Path | None = None,
        database: str | Path | None = None,
        key: str = DEFAULT_KEY,
        secret: str = DEFAULT_SECRET,
        limit: int | Literal["contract"] | None = "contract",
        period: float | None = None,
        monotonic: Callable[[], float] = time.monotonic,
        clock: Callable[[], datetime] = datetime.now,
        first_page: int = 0,
        seed: str = "empty",
        holidays: Iterable[date] = (),
        faults: Faults | None = None,
        journal: Journal | None = None,
    ) -> None:
        """`limit` is a number of requests in `period` seconds (the contract's period), None for no limit.

        A seed fills a fresh account. `faults` says what goes wrong; a `journal` is written to, and closed by its owner.
        """
        _check(limit, first_page, seed)
        known = loading.load(contract)
        self._clock, self._set_to = clock, cast(datetime | None, None)
        self._keys = Keys({known.key_header: key, known.secret_header: secret})
        allowed = known.limit if limit == "contract" else limit
        self._limit = None if allowed is None else Limit(allowed, period or known.period, monotonic)
        self._routes = Routes(known)
        self._handled: deque[Handled] = deque(maxlen=REMEMBERED_REQUESTS)
        self._store = Store(known.resources, database)
        self._world = World(known, self._store, self._now, first_page, frozenset(holidays))
        self._seed = seed
        self._key_header, self._journal = known.key_header, journal
        self._monotonic = monotonic
        self.faults = faults
        self.base_path = known.base_path
        if self._store.fresh:
            self._sow()

    def _sow(self) -> None:
        try:
            self.reset()
        except BaseException:
            self.close()
            raise

    def handle(self, request: Request) -> Response:
        """Answer a request; whatever it holds, this does not raise. It is the only way in, for servers too."""
        arrived = self._monotonic()
        outcome = self._outcome(request) if request.complete else _LEFT
        self._remember(request, outcome, arrived)
        return outcome.response

    def _outcome(self, request: Request) -> _Outcome:
        refused = self._carefully(self._admit, request)
        if refused is not None:
            return _Outcome(refused)
        course = self._course
        fault = None if course is None else course.next(network=request.network)
        real = self._carefully(self._perform, request) if fault is None or fault.after else None
        carried_out = real is not None and real.status < 300
        if course is None or fault is None:
            return _Outcome(cast(Response, real), carried_out)
        return _Outcome(distorted(fault, real, course.plan, datetime.now(UTC)), carried_out, fault.kind)

    def _carefully(self, step: Callable[[Request], T], request: Request) -> T | Response:
        try:
            return step(request)
        except Refusal as refusal:
            return refusal.response()
        except Exception:  # a fault of the mock: the caller gets the documented 500, the log the reason
            _log.exception("The mock failed at %s %s", request.method, request.path)
            return Refusal(500).response()

    def _admit(self, request: Request) -> None:
        """Raise 401 or 429; faults come after this, so that every one of them counts against the limit."""
        self._keys.check(request)
        if self._limit is not None:
            self._limit.admit()

    def _perform(self, request: Request) -> Response:
        if len(request.body) > reading.LARGEST_BODY:
            raise Refusal(400, f"The body must not be larger than {reading.LARGEST_BODY} bytes.")
        operation, captured = self._routes.find(request.method, request.path)
        call = _understood(operation, captured, request)
        with self._store.transaction():
            return _BEHAVIOURS[operation.behaviour](self._world, call)

    def _remember(self, request: Request, outcome: _Outcome, arrived: float) -> None:
        status = outcome.response.status
        if request.complete:
            self._handled.append(Handled(request.method, request.path, status))
        if self._journal is not None:
            key = journals.digest("".join(request.header(self._key_header)))
            sent = status if outcome.response.delivery.arrives else None
            entry = journals.Entry(arrived, request.method, request.path, key, sent, outcome.carried_out, outcome.fault)
            self._journal.add(entry)

    @property
    def faults(self) -> Faults | None:
        """What goes wrong; a new plan starts at its beginning, None ends all faults."""
        return None if self._course is None else self._course.plan

    @faults.setter
    def faults(self, plan: Faults | None) -> None:
        self._course = None if plan is None else Course(plan)

    def fill(self, resource: str, values: Iterable[Record]) -> None:
        """Store many records as they are, unchecked and in one transaction: the fast way to a large account."""
        blank = records.blank(self._world.contract.resources[resource].properties)
        with self._store.transaction():
            for each in values:
                self._store.insert(resource, blank | each)

    @property
    def requests(self) -> tuple[Handled, ...]:
        """The requests answered so far, the last 10,000 of them."""
        return tuple(self._handled)

    def set_clock(self, moment: datetime | None) -> None:
        """Hold the wall clock at a moment, or let it run again."""
        self._set_to = moment

    def _now(self) -> datetime:
        return self._set_to or self._clock()

    def reset(self) -> None:
        """Put the account back to its seed; clock, limit and remembered requests stay as they are."""
        with self._store.transaction():
            self._store.clear()
            seeding.sow(self._world, self._seed)

    def dump(self) -> str:
        """Everything stored, as SQL text, for comparing one state with another."""
        return self._store.dump()

    def close(self) -> None:
        """Let go of the database."""
        self._store.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()


def _check(limit: int | str | None, first_page: int, seed: str) -> None:
    if isinstance(limit, int) and limit < 1:
        raise ValueError("limit must be at least 1; None means no limit.")
    if first_page not in (0, 1):
        raise ValueError("first_page must be 0 or 1.")
    if seed not in seeding.SEEDS:
        raise ValueError(f"seed must be one of {', '.join(seeding.SEEDS)}.")


def _understood(operation: Operation, captured: str, request: Request) -> Call:
    parameters = reading.parameters(operation, request.query)
    # A body of GET and DELETE is ignored: the vendor's examples send an empty object there (E16, E17).
    body = reading.body(operation.writing, request) if operation.writing else {}
    return Call(operation, captured, parameters, body)
