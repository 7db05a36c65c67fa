"""One call from start to end, as decisions in sequence: may I send, sign, send, good, retry or raise.

`exchange` is a generator that does no input or output and reads no clock: it yields what is to be done (Now, Sleep,
Send) and is told the outcome. A transport drives it, blocking or awaiting; tests drive it as a table.
"""

from __future__ import annotations

import json
from collections.abc import Generator, Mapping
from typing import TypeAlias, TypeVar, cast
from urllib.parse import urlencode

from attrs import field, frozen

from timetrack.answers import Answer, Failure, result_of
from timetrack.auth import headers_for
from timetrack.config import Config
from timetrack.errors import RateLimited, TimeTrackError
from timetrack.retry import RetryPolicy, wait_before_retry
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
    attempt = 0
    while True:
        attempt += 1
        outcome = yield from _paced(request, session.budget)
        try:
            return result_of(operation, outcome)
        except TimeTrackError as error:
            wait = yield from _before_retry(error, operation, attempt, session)
            if wait is None:
                raise
            yield Sleep(wait)


def _sign(operation: Operation[T], session: Session) -> Send:
    config = session.config
    query = f"?{urlencode(operation.params)}" if operation.params else ""
    headers = {
        "Accept": "application/json",
        "Content-Type": "application/json",
        "User-Agent": config.user_agent,
        **headers_for(config.key, config.secret),
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


def _before_retry(
    error: TimeTrackError, operation: Operation[T], attempt: int, session: Session
) -> Steps[float | None]:
    moment = yield from _now()
    if isinstance(error, RateLimited) and session.budget is not None and error.retry_after is not None:
        session.budget.pause(moment.seconds + error.retry_after)
    return wait_before_retry(
        error, attempt=attempt, repeatable=operation.repeatable, policy=session.policy, draw=moment.draw
    )
