"""Goes on alone, slower, while the shared place cannot be reached, for those who asked for it.

What the others were granted, or are granted meanwhile, is then not known. So the change to the local budget begins with
a pause until no earlier request can still count, and so does the change back, until none of the local ones can.
"""

from __future__ import annotations

import logging
import threading
from collections.abc import Callable
from math import inf
from typing import Final

from attrs import evolve

from timetrack.errors import ThrottleUnavailable
from timetrack.throttle.memory import MemoryStore
from timetrack.throttle.store import PATIENCE, Store
from timetrack.throttle.window import Holds, Rule, Terms

TRIED_AGAIN: Final = 10.0
"""Seconds between two looks whether the shared place is back: one that does not even refuse takes seconds to fail."""

FAIR: Final = 0.5
"""Seconds that a shared place must have been given before it counts as away: one that is far away needs some."""

_AT_ONCE: Final = 0.001
_NEVER: Final = float("-inf")

_log = logging.getLogger("timetrack")


class FallbackStore:
    """A shared store, and a limit of this process alone for the time in which it cannot be reached."""

    waits: bool = True

    def __init__(self, shared: Store, limit: int, clock: Callable[[], float]) -> None:
        self._shared = shared
        self._limit = limit
        self._clock = clock
        self._alone = MemoryStore(clock)
        self._lock = threading.RLock()
        self._failed = _NEVER

    @property
    def longest_sleep(self) -> float:
        """What the shared store asks for, so that its return is noticed."""
        return self._shared.longest_sleep

    def reserve(self, token: str, terms: Terms, within: float = inf) -> float:
        """Take a slot and return 0, or return the seconds after which to ask again."""
        patience = min(within, PATIENCE)
        # As in the store of SQLite: who is interrupted just after it took the lock gives it back.
        try:
            if not self._lock.acquire(timeout=patience):
                raise _held(patience)
            return self._reserve(token, terms, within)
        finally:
            try:  # noqa: SIM105 - to make a `suppress` is a call, in which an interruption would end
                self._lock.release()
            except RuntimeError:  # it was not taken
                pass

    def _reserve(self, token: str, terms: Terms, within: float) -> float:
        if self._clock() < self._failed + TRIED_AGAIN:
            return self._alone.reserve(token, evolve(terms, rules=tuple(map(self._slower, terms.rules))))
        try:
            return self._reserve_shared(token, terms, within)
        except ThrottleUnavailable as error:
            if _is_hasty(error) and not self._is_alone:
                raise
            self._go_on_alone(error, terms)
        # To fail may have taken long, and a slot must not be old when its request is sent.
        return _AT_ONCE

    def settle(self, token: str, age: float, strict_age: float = 0.0, within: float = inf) -> None:
        """Charge a slot `age` seconds ago."""
        self._alone.settle(token, age, strict_age)
        if not self._is_alone:
            self._shared.settle(token, age, strict_age, within)

    def release(self, token: str, within: float = inf) -> None:
        """Give a slot back."""
        self._alone.release(token)
        if not self._is_alone:
            self._shared.release(token, within)

    def pause(self, seconds: float, within: float = inf) -> None:
        """Grant nothing to anybody for so long."""
        self._alone.pause(seconds)
        self._shared.pause(seconds, within)

    def be_strict(self, seconds: float, later: float, within: float = inf) -> bool:
        """Charge later for so long; return whether that is new."""
        is_new = self._alone.be_strict(seconds, later)
        return is_new if self._is_alone else self._shared.be_strict(seconds, later, within)

    def look(self, within: float = inf) -> Holds:
        """Return what is charged and paused now."""
        if not self._is_alone:
            try:
                return self._shared.look(within)
            except ThrottleUnavailable as error:
                if _is_hasty(error):
                    raise
                # whoever asks for a slot finds out, and begins to go on alone
        return self._alone.look()

    def renew(self) -> None:
        """Drop what a forked process must not share with its parent."""
        self._lock = threading.RLock()
        self._alone.renew()
        self._shared.renew()

    @property
    def _is_alone(self) -> bool:
        return self._failed > _NEVER

    def _reserve_shared(self, token: str, terms: Terms, within: float) -> float:
        if self._is_alone:
            holds = self._alone.look()
            newest = max(holds.charges, default=_NEVER)
            self._shared.pause(max(0.0, newest + terms.longest), within)
            if holds.strict > 0:
                self._shared.be_strict(holds.strict, terms.late_bound, within)
        wait = self._shared.reserve(token, terms, within)
        self._failed = _NEVER
        return wait

    def _go_on_alone(self, error: ThrottleUnavailable, terms: Terms) -> None:
        if not self._is_alone:
            _log.warning("%s Until then this process goes on with %s requests a minute.", error, self._limit)
            self._alone.pause(terms.longest + terms.bound(strict=self._alone.look().strict > 0))
        self._failed = self._clock()

    def _slower(self, rule: Rule) -> Rule:
        return evolve(rule, limit=min(rule.limit, self._limit))


def _is_hasty(error: ThrottleUnavailable) -> bool:
    """Whether it says more about the patience of whoever asked than about the place."""
    return error.waited is not None and error.waited < FAIR


def _held(patience: float) -> ThrottleUnavailable:
    error = ThrottleUnavailable("the throttle's Redis has not replied to another thread yet: try again later.")
    error.waited = patience
    return error
