"""One call from start to end, as decisions in sequence: may I send, sign, send, good, retry or raise.

`exchange` is a generator that does no input or output and reads no clock: it yields what is to be done (Now, Sleep,
Send) and is told the outcome. A transport drives it, blocking or awaiting; tests drive it as a table.
"""

from __future__ import annotations

import json
from collections.abc import Generator, Mapping
from itertools import count
from math import inf
from typing import TypeAlias, TypeVar, cast
from urllib.parse import urlencode

from attrs import field, frozen

from timetrack.answers import Answer, Failure, Reader
from timetrack.config import Config
from timetrack.errors import DeadlineExceeded, SentRequest, TimeTrackError
from timetrack.retry import RetryPolicy, asked_wait, counts_as_done, wait_before_retry
from timetrack.throttle import Budget, Ticket
from timetrack_client.operations import Operation

T = TypeVar("T")


@frozen
class Now:
    """Tell me the time: seconds of a monotonic clock, and a random number from 0 to 1."""


@frozen
class Sleep:
    """Wait this many seconds."""

    seconds: float


@frozen
class Send:
    """Send this request and give me its answer, or a Failure."""

    method: str
    url: str
    headers: Mapping[str, str] = field(repr=False)
    content: bytes | None
    timeout: float


@frozen
class Moment:
    """The answer to Now."""

    seconds: float
    draw: float


Step: TypeAlias = Now | Sleep | Send
Reply: TypeAlias = Moment | Answer | Failure | None
Steps: TypeAlias = Generator[Step, Reply, T]


@frozen
class Session:
    """What all calls of a client share."""

    config: Config
    budget: Budget | None
    policy: RetryPolicy


def exchange(operation: Operation[T], session: Session) -> Steps[T]:
    """Carry out one operation and return what it answers.

    Raises an error of `timetrack.errors`; nothing else.
    """
    request = _sign(operation, session)
    reader = Reader(operation, _shown(request), session.config.credentials)
    ends = yield from _end(session.policy)
    earlier: TimeTrackError | None = None
    for attempt in count(1):
        outcome = yield from _paced(request, session.budget)
        try:
            return reader.result_of(outcome)
        except TimeTrackError as error:
            if counts_as_done(error, method=operation.method, earlier=earlier):
                return operation.read(None)
            wait = yield from _before_retry(error, operation, attempt, session)
            if wait is None:
                raise
            yield from _within(ends, wait, error, operation)
            earlier = error
        yield Sleep(wait)
    raise AssertionError("count() does not end")


def _sign(operation: Operation[T], session: Session) -> Send:
    config = session.config
    query = f"?{urlencode(operation.params)}" if operation.params else ""
    headers = {
        "Accept": "application/json",
        "Content-Type": "application/json",
        "User-Agent": config.user_agent,
        **config.credentials.headers(),
    }
    content = None if operation.json is None else json.dumps(operation.json, ensure_ascii=False).encode()
    return Send(operation.method, f"{config.base_url}{operation.path}{query}", headers, content, config.timeout)


def _paced(request: Send, budget: Budget | None) -> Steps[Answer | Failure]:
    """Wait for a slot, send, and charge the slot; a caller that goes away in between leaves nothing behind."""
    if budget is None:
        return cast("Answer | Failure", (yield request))
    ticket = budget.join()
    try:
        yield from _wait_for_slot(budget, ticket)
        outcome = cast("Answer | Failure", (yield request))
        if isinstance(outcome, Failure) and not outcome.sent:
            budget.release(ticket)
        else:
            budget.settle(ticket, (yield from _now()).seconds)
        return outcome
    finally:
        budget.leave(ticket)


def _wait_for_slot(budget: Budget, ticket: Ticket) -> Steps[None]:
    while (wait := budget.reserve(ticket, (yield from _now()).seconds)) > 0:
        yield Sleep(wait)


def _now() -> Steps[Moment]:
    return cast("Moment", (yield Now()))


def _shown(request: Send) -> SentRequest:
    return SentRequest(request.method, request.url, None if request.content is None else request.content.decode())


def _end(policy: RetryPolicy) -> Steps[float]:
    """Return when the call must be over, by the clock of Now."""
    if policy.deadline is None:
        return inf
    return (yield from _now()).seconds + policy.deadline


def _within(ends: float, wait: float, error: TimeTrackError, operation: Operation[T]) -> Steps[None]:
    """Raise DeadlineExceeded at once if the next attempt would begin after the end of the call."""
    if ends < inf and (yield from _now()).seconds + wait >= ends:
        sentence = f"{operation.name}: the deadline does not allow another attempt after: {error}"
        raise DeadlineExceeded(sentence, operation=operation.name, request=error.request) from error


def _before_retry(
    error: TimeTrackError, operation: Operation[T], attempt: int, session: Session
) -> Steps[float | None]:
    moment = yield from _now()
    asked = asked_wait(error, attempt=attempt, policy=session.policy)
    if asked > 0 and session.budget is not None:
        session.budget.pause(moment.seconds + asked)
    return wait_before_retry(
        error, attempt=attempt, repeatable=operation.repeatable, policy=session.policy, draw=moment.draw
    )
