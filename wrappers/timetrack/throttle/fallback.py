"""Goes on alone, slower, while the shared place cannot be reached, for those who asked for it.

What the others were granted, or are granted meanwhile, is then not known. So the change to the local budget and the
change back both begin with a pause until no earlier request can still count.
"""

from __future__ import annotations

import logging
from collections.abc import Callable

from attrs import evolve

from timetrack.errors import ThrottleUnavailable
from timetrack.throttle.memory import MemoryStore
from timetrack.throttle.store import Store
from timetrack.throttle.window import Holds, Rule, Terms

_log = logging.getLogger("timetrack")


class FallbackStore:
    """A shared store, and a limit of this process alone for the time in which it cannot be reached."""

    waits: bool = True

    def __init__(self, shared: Store, limit: int, clock: Callable[[], float]) -> None:
        self._shared = shared
        self._limit = limit
        self._alone = MemoryStore(clock)
        # Only the first in the queue of a process asks for a slot, so this needs no lock.
        self._is_alone = False

    @property
    def longest_sleep(self) -> float:
        """What the shared store asks for, so that its return is noticed."""
        return self._shared.longest_sleep

    def reserve(self, token: str, terms: Terms) -> float:
        """Take a slot and return 0, or return the seconds after which to ask again."""
        everything = terms.longest + terms.upload_bound
        try:
            if self._is_alone:
                self._shared.pause(everything)
                self._is_alone = False
            return self._shared.reserve(token, terms)
        except ThrottleUnavailable as error:
            if not self._is_alone:
                _log.warning("%s Until then this process goes on with %s requests a minute.", error, self._limit)
                self._alone.pause(everything)
                self._is_alone = True
            return self._alone.reserve(token, evolve(terms, rules=tuple(map(self._slower, terms.rules))))

    def settle(self, token: str, age: float) -> None:
        """Charge a slot `age` seconds ago."""
        self._alone.settle(token, age)
        self._shared.settle(token, age)

    def release(self, token: str) -> None:
        """Give a slot back."""
        self._alone.release(token)
        self._shared.release(token)

    def pause(self, seconds: float) -> None:
        """Grant nothing to anybody for so long."""
        self._alone.pause(seconds)
        self._shared.pause(seconds)

    def look(self) -> Holds:
        """Return what is charged and paused now."""
        try:
            return self._shared.look()
        except ThrottleUnavailable:
            return self._alone.look()

    def renew(self) -> None:
        """Drop what a forked process must not share with its parent."""
        self._alone.renew()
        self._shared.renew()

    def _slower(self, rule: Rule) -> Rule:
        return evolve(rule, limit=min(rule.limit, self._limit))
