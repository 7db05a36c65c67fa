"""Wakes one waiter."""

from __future__ import annotations

import threading
from collections.abc import Callable


class Bell:
    """Wakes one waiter, thread or task; it is not lost when rung before anybody listens."""

    def __init__(self) -> None:
        self._lock = threading.RLock()
        self._rung = False
        self._wake: Callable[[], None] | None = None

    def ring(self) -> None:
        """Wake whoever listens, or will listen next."""
        with self._lock:
            self._rung = True
            if self._wake is not None:
                self._wake()

    def listen(self, wake: Callable[[], None]) -> None:
        """Call `wake`, perhaps from another thread, when the bell rings; at once if it has rung."""
        with self._lock:
            self._wake = wake
            if self._rung:
                wake()

    def ignore(self) -> None:
        """Listen no longer; what has rung so far is over."""
        with self._lock:
            self._wake = None
            self._rung = False
