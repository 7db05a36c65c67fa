"""What the workers do, step by step: generators that ask for calls of the SDK and are told the outcome.

One text serves blocking and awaiting clients. How a write is brought to a good end is what docs/errors.md recommends.
"""

from collections.abc import AsyncIterator, Awaitable, Callable, Generator, Iterator
from dataclasses import dataclass
from functools import partial
from itertools import count
from typing import Any, TypeAlias, TypeVar

from tests.chaos.plan import Duty, Walk, Write
from tests.chaos.report import Report
from timetrack import (
    AsyncTimeTrack,
    BudgetSpent,
    ConnectionFailed,
    DeadlineExceeded,
    NotFound,
    OutcomeUnknown,
    Position,
    RateLimited,
    ServerFailed,
    ThrottleUnavailable,
    TimeTrack,
)

T = TypeVar("T")
Client: TypeAlias = TimeTrack | AsyncTimeTrack

NOT_CARRIED_OUT = (BudgetSpent, ConnectionFailed, DeadlineExceeded, RateLimited, ThrottleUnavailable)
"""What the SDK says about a POST with these errors: try again, nothing has happened."""


@dataclass(frozen=True)
class Ask:
    """Make this call, whose outcome is not known to anybody else; an awaiting client's gives an awaitable."""

    call: Callable[[], Any]


@dataclass(frozen=True)
class Pause:
    """Wait for so many seconds."""

    seconds: float


@dataclass(frozen=True)
class Outcome:
    """What a call gave, or the class of what it raised: the exception itself would keep its frames alive."""

    value: Any = None
    error: type[BaseException] | None = None


Steps = Generator[Ask | Pause, Outcome, T]


@dataclass(frozen=True)
class Desk:
    """What every duty needs: the client, where to report, and how long a request may still be on its way."""

    client: Any
    report: Report
    upload_bound: float

    def steps(self, duty: Duty) -> Steps[None]:
        """What a duty consists of."""
        return walk(self, duty) if isinstance(duty, Walk) else write(self, duty)


def walk(desk: Desk, duty: Walk) -> Steps[None]:
    """Read the whole account, however often the reading is broken off."""
    begin = partial(desk.client.project_time_entries.list, page_size=duty.page_size)
    listing, position, ids = begin(), "", list[int]()
    pages = listing.pages()
    while True:
        outcome = yield Ask(partial(_following, pages))
        if outcome.error is None and outcome.value is None:
            return desk.report.walk(duty.name, ids)
        if outcome.error is None:
            ids += [entry.id for entry in outcome.value]
            position = str(listing.position)
        elif issubclass(outcome.error, KeyboardInterrupt):
            # A page may have been taken and lost on its way here: only the noted position is known to be right.
            listing = begin(start=Position.parse(position)) if position else begin()
            pages = listing.pages()


def _following(pages: Iterator[T] | AsyncIterator[T]) -> T | Awaitable[T | None] | None:
    return anext(pages, None) if isinstance(pages, AsyncIterator) else next(pages, None)


def write(desk: Desk, duty: Write) -> Steps[None]:
    """Create a record so that it exists exactly once, and do with it what is to be done."""
    number = yield from _create(desk, duty.marker)
    clients = desk.client.clients
    if duty.then == "get":
        record = yield from _surely(partial(clients.get, number))
        desk.report.check(record.name == duty.marker, f"{duty.marker} was read as {record.name}")
    if duty.then == "update":
        yield from _surely(partial(clients.update, number, notes=f"changed {duty.marker}"))
    if duty.then == "delete":
        yield from _surely(partial(clients.delete, number), done=NotFound)
    desk.report.written(duty.marker, duty.then)


def _create(desk: Desk, marker: str) -> Steps[int]:
    for attempt in count(1):
        tag = f"{marker}/{attempt}"
        outcome = yield Ask(partial(desk.client.clients.create, name=marker, field1=tag))
        desk.report.attempt(tag, _knowledge(outcome.error))
        if outcome.error is not None and issubclass(outcome.error, NOT_CARRIED_OUT):
            yield Pause(desk.upload_bound)
            continue
        if outcome.error is not None:
            yield Pause(desk.upload_bound)  # what was sent may still be on its way
        elif outcome.value.id is not None:
            return int(outcome.value.id)
        number = yield from _look(desk, marker)
        if number is not None:
            return number
        desk.report.check(outcome.error is not None, f"{tag} succeeded and is not there")
    raise AssertionError("count() does not end")


def _knowledge(error: type[BaseException] | None) -> str:
    if error is None:
        return "success"
    return "not carried out" if issubclass(error, NOT_CARRIED_OUT) else "unknown"


def _look(desk: Desk, marker: str) -> Steps[int | None]:
    found = yield from _surely(lambda: _following(desk.client.clients.list(name=marker).pages()))
    return found[0].id if found else None


def _surely(call: Callable[[], Any], *, done: type[Exception] | None = None) -> Steps[Any]:
    """Make a call that may safely be made again until it succeeds; `done` is an error that means success."""
    for attempt in count(1):
        outcome = yield Ask(call)
        if outcome.error is None or (done is not None and attempt > 1 and issubclass(outcome.error, done)):
            return outcome.value
        if issubclass(outcome.error, Exception) and not issubclass(outcome.error, _PASSING):
            raise AssertionError(f"{outcome.error.__name__} was not to be expected")
    raise AssertionError("count() does not end")


_PASSING = (*NOT_CARRIED_OUT, OutcomeUnknown, ServerFailed, TimeoutError)
