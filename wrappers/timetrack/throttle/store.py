"""What a budget needs of the place where its charges are kept: memory, a file of this machine, or a Redis."""

from __future__ import annotations

from math import inf
from typing import Final, Protocol

from timetrack.throttle.window import Holds, Terms

PATIENCE: Final = 5.0
"""Seconds for which an operation waits at most, however patient whoever asks may be."""

BRIEF: Final = 0.25
"""Seconds that a place is given to reply even to those who do not want to wait: one that is well needs far less."""


class Store(Protocol):
    """Keeps charged slots and the pause of one budget; every operation is atomic for all who share it.

    Each store reads a clock of its own, so that callers hand it durations only. All but `reserve` and `look` are
    promises that may be broken without harm to the limit: a slot that is never settled is charged as late as can be.
    `within` is the seconds for which an operation may wait for the place. Raises ThrottleUnavailable where it cannot be
    reached, with `waited` if it did not reply in time.
    """

    @property
    def waits(self) -> bool:
        """Whether an operation may wait for a disk or a network, so that an event loop needs a thread for it."""
        ...

    @property
    def longest_sleep(self) -> float:
        """Seconds after which it is worth asking again: nobody tells when another process gives a slot back."""
        ...

    def reserve(self, token: str, terms: Terms, within: float = inf) -> float:
        """Take a slot under a name of its own and return 0, or return the seconds after which to ask again.

        The slot is charged `upload_bound` from now on until it is settled, or `late_bound` in a strict budget.
        """
        ...

    def settle(self, token: str, age: float, strict_age: float = 0.0, within: float = inf) -> None:
        """Charge a slot `age` seconds ago, by when the request was counted; below 0 it will be by then.

        In a strict budget it is charged `strict_age` seconds ago.
        """
        ...

    def release(self, token: str, within: float = inf) -> None:
        """Give a slot back: the request was not sent."""
        ...

    def pause(self, seconds: float, within: float = inf) -> None:
        """Grant nothing to anybody for so long; a longer pause that is already running stays."""
        ...

    def be_strict(self, seconds: float, later: float, within: float = inf) -> bool:
        """Be strict for so long: the server counts late. Return whether that is new.

        If it is, all that is charged is charged `later` than it was.
        """
        ...

    def look(self, within: float = inf) -> Holds:
        """Return what is charged and paused now; charges that no longer count may be among them."""
        ...

    def renew(self) -> None:
        """Drop locks and connections that a forked process must not share with its parent."""
        ...
