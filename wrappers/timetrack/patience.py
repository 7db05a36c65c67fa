"""How long somebody waits for a slot of the budget, as one value that every wait is held against.

What is compared is a wait that is known and the patience that is left, both in seconds from now. A moment that was
computed with a later reading of the clock is never held against one from an earlier reading: time passes between any
two of them, and whoever wants to wait for nothing would never be served.
"""

from __future__ import annotations

from typing import Final

from attrs import frozen

from timetrack.throttle import BRIEF

_LAST_MOMENT: Final = 0.05


@frozen
class Patience:
    """At most `max_wait` seconds since `began`, and never beyond `ends`, when the call must be over (clock of Now)."""

    began: float
    max_wait: float
    ends: float

    def left(self, now: float) -> float:
        """Return the seconds that are left; 0 or less if there are none."""
        return min(self.ends, self.began + self.max_wait) - now

    def allows(self, wait: float, now: float) -> bool:
        """Whether a wait can be borne. What is free at once always can, as long as the call is not over."""
        return now < self.ends and (wait == 0 or wait <= self.left(now))

    def for_turn(self, now: float) -> float:
        """Return the seconds to wait for the calls that ask the store first; 0 or less if there are none."""
        return min(self.ends, self.began + max(self.max_wait, BRIEF)) - now

    def for_store(self, now: float) -> float:
        """Return the seconds to wait for a reply of the store, which is given a moment in any case."""
        return max(_LAST_MOMENT, min(self.ends - now, max(BRIEF, self.began + self.max_wait - now)))

    @property
    def is_bound_by_the_deadline(self) -> bool:
        """Whether the end of the call comes before the end of the wait."""
        return self.ends <= self.began + self.max_wait
