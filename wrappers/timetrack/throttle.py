"""Paces requests so that the server never sees more than N in any rolling window; it never sleeps and reads no clock.

The server counts a request somewhere between its sending and its answer. A slot is therefore charged at the answer, or
`upload_bound` after sending if the answer takes longer, and is free again one window later: two requests that use the
same slot are then at least a window apart for the server, whatever the network does. Waiting callers are served in the
order in which they came, threads and tasks alike.
"""

from __future__ import annotations

import threading
from hashlib import sha256
from math import inf
from typing import Final

from attrs import define, field

from timetrack_client import contract

WINDOW: Final = contract.RATE_LIMIT_SECONDS + 0.02
"""Length of the rolling window in seconds, with a margin for clocks that tick a little differently."""

UPLOAD_BOUND: Final = 4.0
"""Longest time in seconds that a request is assumed to need to reach the server."""


@define(eq=False)
class Ticket:
    """The place of one request in the queue, and later its slot."""

    sent: float = -inf
    """When it was sent, by the budget's clock."""


@define(eq=False)
class Budget:
    """`limit` requests in any window of `window` seconds, for everybody who shares this object.

    All times are seconds of one monotonic clock, which the callers read. A call of `reserve` that returns 0 must be
    followed by `settle`, `release` or `leave`.
    """

    limit: int
    window: float = WINDOW
    upload_bound: float = UPLOAD_BOUND
    _lock: threading.Lock = field(factory=threading.Lock, init=False, repr=False)
    _queue: list[Ticket] = field(factory=list[Ticket], init=False, repr=False)
    _in_flight: list[Ticket] = field(factory=list[Ticket], init=False, repr=False)
    _charged: list[float] = field(factory=list[float], init=False, repr=False)
    _paused_until: float = field(default=0.0, init=False, repr=False)

    def join(self) -> Ticket:
        """Take a place at the end of the queue."""
        ticket = Ticket()
        with self._lock:
            self._queue.append(ticket)
        return ticket

    def reserve(self, ticket: Ticket, now: float) -> float:
        """Return 0 when the request may be sent now, which takes a slot, or the seconds after which to ask again.

        Asking again at that time never means having waited too long, unless somebody ahead gave up in between.
        """
        with self._lock:
            self._charged = [moment for moment in self._charged if moment + self.window > now]
            wait = max(self._slot_free_at(self._queue.index(ticket), now), self._paused_until) - now
            if wait > 0:
                return wait
            self._queue.remove(ticket)
            self._in_flight.append(ticket)
            ticket.sent = now
            return 0.0

    def settle(self, ticket: Ticket, now: float) -> None:
        """Charge the slot of a request that was sent: its answer came, or it failed."""
        with self._lock:
            self._charge_in_flight(ticket, now)

    def release(self, ticket: Ticket) -> None:
        """Give back the slot of a request that did not reach the server; it is not charged."""
        with self._lock:
            self._in_flight.remove(ticket)

    def leave(self, ticket: Ticket) -> None:
        """Go away at any time; does nothing after `settle` or `release`.

        A place in the queue is given up. A request that was interrupted in flight may have reached the server and is
        charged as late as it can have done so.
        """
        with self._lock:
            if ticket in self._queue:
                self._queue.remove(ticket)
            self._charge_in_flight(ticket, inf)

    def pause(self, until: float) -> None:
        """Send nothing before `until`: the server asked for it."""
        with self._lock:
            self._paused_until = max(self._paused_until, until)

    def lower(self, limit: int) -> None:
        """Adopt a smaller limit; a larger one changes nothing, because sharers may rely on the smaller."""
        with self._lock:
            self.limit = min(self.limit, limit)

    def _charge_in_flight(self, ticket: Ticket, now: float) -> None:
        if ticket in self._in_flight:
            self._in_flight.remove(ticket)
            self._charged.append(self._charge(ticket, now))

    def _charge(self, ticket: Ticket, now: float) -> float:
        return min(now, ticket.sent + self.upload_bound)

    def _slot_free_at(self, ahead: int, now: float) -> float:
        """Return the earliest moment at which a request with `ahead` others before it can have a slot.

        A request in flight counts as if it were answered now: its slot cannot be free earlier, only later.
        """
        taken = sorted(self._charged + [self._charge(ticket, now) for ticket in self._in_flight])
        unused = [now] * (self.limit - len(taken))
        free_at = (unused + [moment + self.window for moment in taken])[-self.limit :]
        rounds, slot = divmod(ahead, self.limit)
        return free_at[slot] + rounds * self.window


_budgets: Final[dict[tuple[str, bytes], Budget]] = {}
_budgets_lock: Final = threading.Lock()


def shared_budget(base_url: str, key: str, limit: int) -> Budget:
    """Return the budget of this server and key, the same object for every client in the process.

    Where clients name different limits, the smallest holds for all. The key itself is not kept, only a digest.
    """
    name = (base_url.lower(), sha256(key.encode()).digest())
    with _budgets_lock:
        budget = _budgets.setdefault(name, Budget(limit))
    budget.lower(limit)
    return budget
