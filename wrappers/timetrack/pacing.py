"""Waits for a slot of the budget on behalf of one attempt: in the queue of this process first, then at the store."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress
from functools import partial
from math import inf
from typing import Final, Protocol, TypeVar, cast

from attrs import frozen

from timetrack.errors import (
    BudgetSpent,
    ClientClosed,
    DeadlineExceeded,
    SentRequest,
    ThrottleUnavailable,
    TimeTrackError,
)
from timetrack.patience import Patience
from timetrack.steps import Consult, Sleep, Steps, now
from timetrack.throttle import BRIEF, PATIENCE, Budget, Ticket

T = TypeVar("T")
T_co = TypeVar("T_co", covariant=True)
E = TypeVar("E", bound=TimeTrackError)


class Question(Protocol[T_co]):
    """Something to ask the store, which may wait for `within` seconds."""

    def __call__(self, *, within: float) -> T_co:
        """Ask."""
        ...


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

    def patience(self, now: float) -> Patience:
        """Return the patience of a wait that begins now."""
        return Patience(now, self.max_wait, self.ends)

    def too_late(self, what: str) -> DeadlineExceeded:
        """Return the error of a call whose deadline does not allow something."""
        sentence = f"{self.operation}: the deadline does not allow {what}"
        return DeadlineExceeded(sentence, operation=self.operation, request=self.request)


def wait_for_slot(caller: Caller, budget: Budget, ticket: Ticket) -> Steps[None]:
    """Return when the request may be sent, which has taken a slot; whoever goes away wakes the next in the queue.

    Raises at once when the wait is known to be longer than the caller accepts.
    """
    patience = caller.patience((yield from now()))
    waiting = _Waiting(caller, budget, ticket, patience)
    try:
        budget.join(ticket)
        if patience.left(patience.began) < inf:
            yield from waiting.check((yield from waiting.forecast()))
        while True:
            yield from waiting.for_turn()
            wait = yield from waiting.reserve()
            if wait == 0:
                return
            if wait > max(caller.longest_pause, budget.longest_wait):
                raise waiting.spent(wait, "longest_asked of the retry policy")
            yield from waiting.check(wait)
            yield Sleep(min(wait, budget.store.longest_sleep), ticket.bell)
    finally:
        budget.leave(ticket)


def tell(caller: Caller, budget: Budget, what: Question[T]) -> Steps[T | None]:
    """Tell the store something that may get lost without harm to the limit: a slot is then free later than it could.

    Returns the reply, None if there was none.
    """
    try:
        moment = yield from now()
        within = caller.patience(moment).for_store(moment)
        return cast("T", (yield Consult(partial(what, within=within), budget.store.waits, within)))
    except (ThrottleUnavailable, ClientClosed):
        return None


def give_back(budget: Budget, ticket: Ticket) -> Steps[None]:
    """Give back the slot of a request that will not be sent, and wait for nobody."""
    with suppress(ThrottleUnavailable, ClientClosed):
        yield Consult(partial(budget.release, ticket, within=BRIEF), budget.store.waits, BRIEF, detached=True)


@frozen
class _Waiting:
    caller: Caller
    budget: Budget
    ticket: Ticket
    patience: Patience

    def for_turn(self) -> Steps[None]:
        while not self.budget.is_first(self.ticket):
            left = self.patience.for_turn((yield from now()))
            if left <= 0:
                wait = yield from self.forecast()
                raise self.refusal(max(wait, 0.1), (yield from now()))
            yield Sleep(left, self.ticket.bell)

    def reserve(self) -> Steps[float]:
        """Ask for a slot: 0, or the seconds to wait. What is granted to somebody who is gone by then is given back."""
        while True:
            asked = yield from now()
            undo = partial(self.budget.release, self.ticket, within=BRIEF)
            wait = yield from self.consult(partial(self.budget.reserve, self.ticket), undo)
            # A process that was frozen in between asks again, which replaces the slot: the old one would be too old.
            if wait > 0 or (yield from now()) - asked <= self.budget.terms.upload_bound:
                return wait

    def forecast(self) -> Steps[float]:
        return (yield from self.consult(partial(self.budget.wait_of, self.ticket)))

    def check(self, wait: float) -> Steps[None]:
        """Raise if a wait for a slot is longer than the patience that is left."""
        moment = yield from now()
        if not self.patience.allows(wait, moment):
            raise self.refusal(wait, moment)

    def consult(self, ask: Question[T], undo: Callable[[], None] | None = None) -> Steps[T]:
        """Ask the store as patiently as the caller is; raise when the patience is over, or the store cannot be used."""
        while True:
            within = self.patience.for_store((yield from now()))
            try:
                return cast("T", (yield Consult(partial(ask, within=within), self.budget.store.waits, within, undo)))
            except ThrottleUnavailable as error:
                why, waited = str(error), error.waited
            if waited is not None and self.patience.left((yield from now())) <= 0:
                raise self.out_of_patience(why)
            if waited is None or within >= PATIENCE:
                raise self.error(ThrottleUnavailable, why)

    def refusal(self, wait: float, moment: float) -> TimeTrackError:
        if moment >= self.caller.ends:
            return self.caller.too_late("to send the request.")
        if self.patience.is_bound_by_the_deadline:
            return self.caller.too_late(f"{self.slot(wait)}.")
        return self.spent(wait, "max_wait")

    def spent(self, wait: float, who: str) -> BudgetSpent:
        error = self.error(BudgetSpent, f"{who} does not allow {self.slot(wait)}; try again then.")
        error.retry_after = wait
        return error

    def out_of_patience(self, why: str) -> TimeTrackError:
        if self.patience.is_bound_by_the_deadline:
            return self.caller.too_late(f"to wait longer: {why}")
        error = self.error(BudgetSpent, f"max_wait does not allow to wait longer: {why}")
        error.retry_after = _ASK_AGAIN
        return error

    def error(self, kind: type[E], what: str) -> E:
        return kind(f"{self.caller.operation}: {what}", operation=self.caller.operation, request=self.caller.request)

    def slot(self, wait: float) -> str:
        return f"to wait {wait:.1f} s for the next free slot ({self.budget.terms.rules[0].limit} requests a minute)"


_ASK_AGAIN: Final = 1.0
"""Seconds after which a store that did not reply is worth another question."""
