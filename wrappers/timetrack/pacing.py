"""Waits for a slot of the budget on behalf of one attempt: in the queue of this process first, then at the store."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from math import inf
from typing import Final, TypeVar, cast

from attrs import frozen

from timetrack.errors import (
    BudgetSpent,
    ClientClosed,
    DeadlineExceeded,
    SentRequest,
    ThrottleUnavailable,
    TimeTrackError,
)
from timetrack.steps import Consult, Sleep, Steps, now
from timetrack.throttle import Budget, Ticket

T = TypeVar("T")

_TURN: Final = 0.1
"""Seconds after which somebody whose patience is over looks again, while those before it take free slots."""


@frozen
class Caller:
    """Who waits, and how patiently.

    `ends` is when the call must be over, by the clock of Now; `max_wait` bounds the wait for a slot and `longest_pause`
    one that a server asked for, in seconds.
    """

    operation: str
    request: SentRequest
    ends: float
    max_wait: float
    longest_pause: float

    def too_late(self, what: str) -> DeadlineExceeded:
        """Return the error of a call whose deadline does not allow something."""
        sentence = f"{self.operation}: the deadline does not allow {what}"
        return DeadlineExceeded(sentence, operation=self.operation, request=self.request)


def wait_for_slot(caller: Caller, budget: Budget, ticket: Ticket) -> Steps[None]:
    """Return when the request may be sent, which has taken a slot; whoever goes away wakes the next in the queue.

    Raises at once when the wait is known to be longer than the caller accepts.
    """
    try:
        budget.join(ticket)
        gives_up = yield from _patience(caller, budget, ticket)
        while True:
            yield from _wait_for_turn(caller, budget, ticket, gives_up)
            wait = yield from _reserve(caller, budget, ticket)
            if wait == 0:
                return
            if wait > max(caller.longest_pause, budget.longest_wait):
                raise _spent(caller, budget, wait, "longest_asked of the retry policy")
            yield from _check_patience(caller, budget, wait, gives_up)
            yield Sleep(min(wait, budget.store.longest_sleep), ticket.bell)
    finally:
        budget.leave(ticket)


def tell(budget: Budget, what: Callable[[], None]) -> Steps[None]:
    """Tell the store something that may get lost without harm to the limit: a slot is then free later than it could."""
    try:
        yield Consult(what, budget.store.waits)
    except (ThrottleUnavailable, ClientClosed):
        return


def _patience(caller: Caller, budget: Budget, ticket: Ticket) -> Steps[float]:
    """Return when the wait for a slot must be over; raise at once if it is clear that it will not be."""
    if caller.max_wait == caller.ends == inf:
        return inf
    gives_up = min(caller.ends, (yield from now()) + caller.max_wait)
    yield from _check_patience(caller, budget, (yield from _forecast(caller, budget, ticket)), gives_up)
    return gives_up


def _wait_for_turn(caller: Caller, budget: Budget, ticket: Ticket, gives_up: float) -> Steps[None]:
    while not budget.is_first(ticket):
        left = inf if gives_up == inf else gives_up - (yield from now())
        if left <= 0:
            yield from _check_patience(caller, budget, (yield from _forecast(caller, budget, ticket)), gives_up)
            left = _TURN
        yield Sleep(left, ticket.bell)


def _reserve(caller: Caller, budget: Budget, ticket: Ticket) -> Steps[float]:
    """Ask for a slot: 0, or the seconds to wait. What is granted to somebody who is gone by then is given back."""
    while True:
        asked = yield from now()
        try:
            wait = yield from _consult(caller, budget, partial(budget.reserve, ticket))
        except (TimeTrackError, GeneratorExit):
            raise
        except BaseException:
            yield from tell(budget, partial(budget.release, ticket))
            raise
        # A process that was frozen in between asks again, which replaces the slot: the old one would be too old.
        if wait > 0 or (yield from now()) - asked <= budget.terms.upload_bound:
            return wait


def _forecast(caller: Caller, budget: Budget, ticket: Ticket) -> Steps[float]:
    return (yield from _consult(caller, budget, partial(budget.wait_of, ticket)))


def _consult(caller: Caller, budget: Budget, ask: Callable[[], T]) -> Steps[T]:
    try:
        return cast("T", (yield Consult(ask, budget.store.waits)))
    except ThrottleUnavailable as error:
        sentence = f"{caller.operation}: {error}"
    raise ThrottleUnavailable(sentence, operation=caller.operation, request=caller.request)


def _check_patience(caller: Caller, budget: Budget, wait: float, gives_up: float) -> Steps[None]:
    if gives_up == inf:
        return
    # Where there is nothing to wait for, patience is not asked: that the clock has moved on since the call began, if
    # only by the time it took to read it, is no wait for a slot.
    read = yield from now()
    if read + wait <= gives_up or (wait <= 0 and read < caller.ends):
        return
    if gives_up == caller.ends:
        raise caller.too_late(f"{_slot(budget, wait)}.")
    raise _spent(caller, budget, wait, "max_wait")


def _spent(caller: Caller, budget: Budget, wait: float, who: str) -> BudgetSpent:
    sentence = f"{caller.operation}: {who} does not allow {_slot(budget, wait)}; try again then."
    error = BudgetSpent(sentence, operation=caller.operation, request=caller.request)
    error.retry_after = wait
    return error


def _slot(budget: Budget, wait: float) -> str:
    return f"to wait {wait:.1f} s for the next free slot ({budget.terms.rules[0].limit} requests a minute)"
