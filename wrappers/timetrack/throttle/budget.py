"""Paces requests so that the server never sees more than N in any rolling window; it never sleeps.

The server counts a request somewhere between its sending and its answer. A slot is therefore charged at the answer, or
`upload_bound` after sending if the answer takes longer, and is free again one window later: two requests that use the
same slot are then at least a window apart for the server, if it counts a request within that bound. One that has shown
that it does not is met by a strict budget, which charges at the answer and never earlier. Waiting callers of a process
are served in the order in which their calls began, threads and tasks alike: only the first of them asks the store.
"""

from __future__ import annotations

import os
import threading
from math import inf
from typing import Final
from weakref import WeakSet

from attrs import Factory, define, evolve, field, frozen

from timetrack.throttle.queue import Queue, Ticket
from timetrack.throttle.store import Store
from timetrack.throttle.window import Rule, Terms, forecast, used

STRICT_FOR: Final = 3600.0
"""Seconds for which a server that counted late once is expected to do so again."""


@frozen
class BudgetState:
    """How much of a budget is left, for all who share it; times are seconds from now.

    `used` and `remaining` are requests of the current window, `next_slot` is when the next request may be sent (0 for
    now), `paused` how long the server asked everybody to wait, `waiting` how many calls of this process are in the
    queue. `limit` is None for a client without a limit.
    """

    limit: int | None
    used: int = 0
    waiting: int = 0
    next_slot: float = 0.0
    paused: float = 0.0

    @property
    def remaining(self) -> float:
        """How many requests may be sent at once now."""
        return float("inf") if self.limit is None else max(0, self.limit - self.used)


@define(eq=False)
class Budget:
    """What all clients of one server and key share.

    Methods that take `within`, and `state`, ask the store, and so may take a moment where `store.waits`: no more than
    `within` seconds.
    """

    store: Store
    terms: Terms
    _lock: threading.RLock = field(factory=threading.RLock, init=False, repr=False)
    _queue: Queue = field(default=Factory(lambda self: Queue(self._drop), takes_self=True), init=False, repr=False)

    def __attrs_post_init__(self) -> None:
        """Remember the budget for processes that fork."""
        _all.add(self)

    def join(self, ticket: Ticket) -> None:
        """Enter the queue behind all calls that began earlier."""
        with self._lock:
            self._queue.join(ticket)

    def leave(self, ticket: Ticket) -> None:
        """Leave the queue, with a slot or without; the next one is woken."""
        self._drop(ticket.number)

    def is_first(self, ticket: Ticket) -> bool:
        """Whether it is this ticket's turn to ask the store."""
        with self._lock:
            return self._queue.first() is ticket

    def reserve(self, ticket: Ticket, within: float = inf) -> float:
        """Take a slot and return 0, or return the seconds after which the first in the queue asks again.

        The request must be on its way within `upload_bound` from now. If nobody settles the slot, because the request
        was interrupted, it is charged as late as it can then have arrived.
        """
        bound = self.terms.upload_bound
        terms = evolve(self.terms, upload_bound=2 * bound, late_bound=bound + self.terms.late_bound)
        return self.store.reserve(ticket.token, terms, within)

    @property
    def longest_wait(self) -> float:
        """Seconds after which the first in the queue has a slot at the latest, unless a server asked for a pause."""
        return self.terms.longest + 2 * self.terms.upload_bound + 1

    def settle(self, ticket: Ticket, age: float, *, answered: bool, within: float = inf) -> None:
        """Charge the slot of a request that began to be sent `age` seconds ago.

        If it was answered now, it was counted by now; if its answer was lost, it may still be on its way.
        """
        since_bound = age - self.terms.upload_bound
        usual = max(0.0, since_bound) if answered else since_bound
        self.store.settle(ticket.token, usual, 0.0 if answered else min(0.0, age - self.terms.late_bound), within)

    def be_strict(self, within: float = inf) -> bool:
        """Charge at the answer and never earlier from now on, for an hour; return whether that is new.

        The server refused a request for which a slot was free, so it counts later than was assumed. What was charged
        until now was perhaps charged too early, and is charged later by as much.
        """
        return self.store.be_strict(STRICT_FOR, self.terms.late_bound, within)

    def release(self, ticket: Ticket, within: float = inf) -> None:
        """Give back the slot of a request that did not reach the server; it is not charged."""
        self.store.release(ticket.token, within)
        with self._lock:
            self._wake_first()

    def pause(self, seconds: float, within: float = inf) -> None:
        """Send nothing for so long: the server asked for it."""
        self.store.pause(seconds, within)

    def wait_of(self, ticket: Ticket, within: float = inf) -> float:
        """Return the seconds that a ticket has to wait at least, with the calls before it in this process."""
        with self._lock:
            ahead = self._queue.ahead_of(ticket.number)
        return self.wait_behind(ahead, within)

    @property
    def waiting(self) -> int:
        """How many calls of this process are in the queue."""
        with self._lock:
            return len(self._queue)

    def wait_behind(self, ahead: int, within: float = inf) -> float:
        """Return the seconds that a request has to wait at least when `ahead` others are sent before it."""
        return forecast(self.store.look(within), self.terms.rules, ahead)

    def state(self) -> BudgetState:
        """Return how much is left."""
        holds = self.store.look()
        rule, waiting = self.terms.rules[0], self.waiting
        next_slot = forecast(holds, self.terms.rules, waiting)
        return BudgetState(rule.limit, used(holds, rule), waiting, next_slot, holds.paused)

    def tighten(self, terms: Terms) -> None:
        """Adopt smaller limits; a larger one changes nothing, because sharers may rely on the smaller."""
        with self._lock:
            self.terms = stricter(self.terms, terms)

    def renew(self) -> None:
        """Start afresh in a forked process: whoever waited did so in the parent."""
        self._lock = threading.RLock()
        self._queue = Queue(self._drop)
        self.store.renew()

    def _drop(self, number: int) -> None:
        with self._lock:
            first = self._queue.first()
            was_first = first is None or first.number == number
            self._queue.leave(number)
            if was_first:
                self._wake_first()

    def _wake_first(self) -> None:
        first = self._queue.first()
        if first is not None:
            first.bell.ring()


def stricter(one: Terms, other: Terms) -> Terms:
    """Return terms that obey both, with one rule for each length of window."""
    limits: dict[float, int] = {}
    for rule in (*one.rules, *other.rules):
        limits[rule.seconds] = min(rule.limit, limits.get(rule.seconds, rule.limit))
    rules = tuple(Rule(limit, seconds) for seconds, limit in sorted(limits.items(), reverse=True))
    return evolve(
        one,
        rules=rules,
        upload_bound=max(one.upload_bound, other.upload_bound),
        late_bound=max(one.late_bound, other.late_bound),
    )


_all: Final[WeakSet[Budget]] = WeakSet()


def _renew_all() -> None:
    for budget in list(_all):
        budget.renew()


if hasattr(os, "register_at_fork"):  # pragma: no branch - Windows does not fork
    os.register_at_fork(after_in_child=_renew_all)
