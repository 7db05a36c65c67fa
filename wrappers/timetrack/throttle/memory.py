"""Keeps the charges of one process in its memory."""

from __future__ import annotations

import threading
from bisect import insort
from collections.abc import Callable
from math import inf

from timetrack.throttle.window import Holds, Terms, wait_for_slot


class MemoryStore:
    """For all threads and event loops of one process; `clock` gives monotonic seconds."""

    waits: bool = False
    longest_sleep: float = float("inf")

    def __init__(self, clock: Callable[[], float]) -> None:
        self._clock = clock
        self._lock = threading.RLock()
        self._charges: list[float] = []
        self._tokens: dict[str, float] = {}
        self._paused_until = self._strict_until = float("-inf")

    def reserve(self, token: str, terms: Terms, within: float = inf) -> float:
        """Take a slot and return 0, or return the seconds after which to ask again."""
        with self._lock:
            now = self._clock()
            if self._paused_until > now:
                return self._paused_until - now
            self._forget(now - terms.longest)
            held = self._tokens.get(token)
            self._uncharge(token)  # whoever asks again has sent nothing
            wait = wait_for_slot(self._charges, terms.rules, now)
            if wait == 0:
                held = now + terms.bound(strict=self._strict_until > now)
            if held is not None:
                self._charge(token, held)
            return wait

    def settle(self, token: str, age: float, strict_age: float = 0.0, within: float = inf) -> None:
        """Charge a slot `age` seconds ago."""
        with self._lock:
            now = self._clock()
            if self._uncharge(token):
                insort(self._charges, now - (strict_age if self._strict_until > now else age))

    def release(self, token: str, within: float = inf) -> None:
        """Give a slot back."""
        with self._lock:
            self._uncharge(token)

    def pause(self, seconds: float, within: float = inf) -> None:
        """Grant nothing to anybody for so long."""
        with self._lock:
            self._paused_until = max(self._paused_until, self._clock() + seconds)

    def be_strict(self, seconds: float, later: float, within: float = inf) -> bool:
        """Charge later for so long; return whether that is new."""
        with self._lock:
            now = self._clock()
            is_new = self._strict_until <= now
            if is_new:
                self._charges = [charge + later for charge in self._charges]
                self._tokens = {token: moment + later for token, moment in self._tokens.items()}
            self._strict_until = max(self._strict_until, now + seconds)
            return is_new

    def look(self, within: float = inf) -> Holds:
        """Return what is charged and paused now."""
        with self._lock:
            now = self._clock()
            paused, strict = (max(0.0, until - now) for until in (self._paused_until, self._strict_until))
            return Holds(tuple(charge - now for charge in self._charges), paused, strict)

    def renew(self) -> None:
        """Drop a lock that was perhaps held when the process was forked."""
        self._lock = threading.RLock()

    def _charge(self, token: str, moment: float) -> None:
        self._tokens[token] = moment
        insort(self._charges, moment)

    def _uncharge(self, token: str) -> bool:
        moment = self._tokens.pop(token, None)
        if moment is None:
            return False
        self._charges.remove(moment)
        return True

    def _forget(self, before: float) -> None:
        while self._charges and self._charges[0] <= before:
            self._charges.pop(0)
        for token in [token for token, moment in self._tokens.items() if moment <= before]:
            del self._tokens[token]
