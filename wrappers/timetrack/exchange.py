"""One call from start to end, as decisions in sequence: may I send, send, good, retry or raise.

`exchange` is a generator that does no input or output and reads no clock: it yields what is to be done (`steps`) and is
told the outcome. A transport drives it, blocking or awaiting; tests drive it as a table.
"""

from __future__ import annotations

import logging
from functools import partial
from math import inf
from typing import Final, TypeVar, cast
from urllib.parse import urlencode

from attrs import evolve, frozen

from timetrack.answers import Answer, Failure, Reader
from timetrack.config import Config
from timetrack.errors import BudgetSpent, DeadlineExceeded, SentRequest, ThrottleUnavailable, TimeTrackError
from timetrack.pacing import Caller, give_back, tell, wait_for_slot
from timetrack.retry import LONGEST_PAUSE, RetryPolicy, asked_wait, counts_as_done, leaves_doubt, wait_before_retry
from timetrack.steps import Journey, Moment, Now, Send, Sleep, Steps, now
from timetrack.throttle import Budget, Ticket
from timetrack_client.bodies import encoded, secrets
from timetrack_client.operations import Operation

T = TypeVar("T")
_log = logging.getLogger("timetrack")
_TOO_LONG: Final = "%s: the server asks for a pause of %.0f s; nobody sends for %.0f s, and then it is asked again."
_TOO_MANY: Final = 429
_COUNTS_LATE: Final = (
    "%s: the server refused a request for which a slot was free: it counts late, or somebody else uses the key. For an "
    "hour, a slot is charged when the answer comes and never earlier."
)


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
    request = _request(operation, session.config)
    caller = _caller(operation, request, session, (yield from _end(session.policy)))
    reader = Reader(operation, caller.request, request.redact)
    ticket, attempt, in_doubt, earlier = Ticket(), 1, False, cast("TimeTrackError | None", None)
    while True:
        try:
            return reader.result_of((yield from _attempt(request, caller, session.budget, ticket)))
        except TimeTrackError as error:
            if counts_as_done(error, method=operation.method, in_doubt=in_doubt):
                return operation.read(None)
            if isinstance(error, BudgetSpent | DeadlineExceeded):
                raise error from earlier
            wait = yield from _before_retry(error, operation, attempt, session, caller)
            if wait is None:
                raise
            if caller.ends < inf and (yield from now()) + wait >= caller.ends:
                raise caller.too_late(f"another attempt after: {error}") from error
            earlier, in_doubt = error, in_doubt or leaves_doubt(error)
        yield Sleep(wait)
        ticket, attempt = Ticket(ticket.number), attempt + 1


def _request(operation: Operation[T], config: Config) -> Send:
    query = f"?{urlencode(operation.params)}" if operation.params else ""
    headers = {
        "Accept": "application/json",
        "Content-Type": "application/json",
        "User-Agent": config.user_agent,
    }
    content = None if operation.json is None else encoded(operation.json)
    url = f"{config.base_url}{operation.path}{query}"
    return Send(
        operation.method,
        url,
        headers,
        config.credentials,
        config.credentials.redaction(secrets(operation.json)),
        content,
        config.timeout,
        config.largest_answer,
        fresh=not operation.repeatable,
    )


def _caller(operation: Operation[T], request: Send, session: Session, ends: float) -> Caller:
    body = None if request.content is None else request.redact(request.content.decode())
    max_wait = session.config.max_wait
    return Caller(
        operation.name,
        SentRequest(request.method, request.url, body),
        ends,
        inf if max_wait is None else max_wait,
        session.policy.longest_asked,
    )


def _end(policy: RetryPolicy) -> Steps[float]:
    """Return when the call must be over, by the clock of Now."""
    if policy.deadline is None:
        return inf
    return (yield from now()) + policy.deadline


def _attempt(request: Send, caller: Caller, budget: Budget | None, ticket: Ticket) -> Steps[Answer | Failure]:
    """Wait for a slot, send, and charge the slot."""
    if budget is None:
        return (yield from _send(request, caller, Journey()))[0]
    yield from wait_for_slot(caller, budget, ticket)
    journey = Journey()
    try:
        outcome, began = yield from _send(request, caller, journey)
    except GeneratorExit:
        raise
    except BaseException:
        # Who is interrupted while the request is under way leaves the slot charged as late as it can have arrived.
        if not journey.may_have_left:
            yield from give_back(budget, ticket)
        raise
    if isinstance(outcome, Failure) and not outcome.sent:
        yield from tell(caller, budget, partial(budget.release, ticket))
    else:
        if isinstance(outcome, Answer) and outcome.status == _TOO_MANY:
            yield from _be_strict(caller, budget)
        age = (yield from now()) - began
        yield from tell(caller, budget, partial(budget.settle, ticket, age, answered=isinstance(outcome, Answer)))
    return outcome


def _be_strict(caller: Caller, budget: Budget) -> Steps[None]:
    """Tell everybody, and the log once, that a slot was free and yet the server had counted enough requests."""
    is_new = yield from tell(caller, budget, budget.be_strict)
    if is_new:
        _log.warning(_COUNTS_LATE, caller.operation)


def _send(request: Send, caller: Caller, journey: Journey) -> Steps[tuple[Answer | Failure, float]]:
    """Send, if it is not too late, and return what came of it and when the request began to be sent."""
    sent = yield from now()
    if sent >= caller.ends:
        raise caller.too_late("to send the request.")
    journey.may_have_left = True
    timeout = min(request.timeout, caller.ends - sent)
    outcome = cast("Answer | Failure", (yield evolve(request, timeout=timeout, journey=journey)))
    return outcome, sent if outcome.began is None else outcome.began


def _before_retry(
    error: TimeTrackError, operation: Operation[T], attempt: int, session: Session, caller: Caller
) -> Steps[float | None]:
    """Hold back everybody if the server asked for it; return the seconds to wait, or None to raise the error."""
    asked = asked_wait(error, attempt=attempt, policy=session.policy)
    if asked > 0 and session.budget is not None:
        if asked > LONGEST_PAUSE:
            _log.warning(_TOO_LONG, operation.name, asked, LONGEST_PAUSE)
        yield from tell(caller, session.budget, partial(session.budget.pause, min(asked, LONGEST_PAUSE)))
    draw, policy = cast("Moment", (yield Now())).draw, session.policy
    wait = wait_before_retry(error, attempt=attempt, repeatable=operation.repeatable, policy=policy, draw=draw)
    if wait is None or (wait if isinstance(error, ThrottleUnavailable) else asked) > caller.max_wait:
        return None
    return wait
