"""The arithmetic of rolling windows: pure functions of when slots were charged; no clock, no lock, no storage.

All times are seconds. A charge may lie in the future: that of a request in flight, which counts as charged
`upload_bound` after sending until its answer comes. It cannot be charged before now, so estimates take it as now.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from attrs import field, frozen


@frozen
class Rule:
    """At most `limit` requests in any `seconds`."""

    limit: int
    seconds: float


LATE_BOUND: Final = 30.0
"""Longest time in seconds that a server is assumed to take to count a request: as long as an answer is waited for."""


@frozen
class Terms:
    """What a budget obeys: all of its rules, and the longest time in seconds that a request may need to be counted.

    That is `upload_bound`, and `late_bound` for a server that has been found to count late.
    """

    rules: tuple[Rule, ...]
    upload_bound: float
    late_bound: float = field(default=LATE_BOUND)

    @property
    def longest(self) -> float:
        """The length of the longest window: what is older is forgotten."""
        return max(rule.seconds for rule in self.rules)

    def bound(self, *, strict: bool) -> float:
        """Return the longest time that a request may need to be counted, as far as it is known of the server."""
        return self.late_bound if strict else self.upload_bound


@frozen
class Holds:
    """The charges of a budget, its pause and how long it is strict, in seconds from now: negative for what is past."""

    charges: tuple[float, ...]
    paused: float = field(default=0.0)
    strict: float = field(default=0.0)


def terms_of(
    limit: int, seconds: float, upload_bound: float, max_burst: int | None, late_bound: float = LATE_BOUND
) -> Terms:
    """Return the terms of a limit, and of the bursts that a server with a small bucket accepts.

    `max_burst` requests in the time that refills them: a server that counts with a bucket of that size, refilled
    evenly, then never finds it empty.
    """
    whole = Rule(limit, seconds)
    if max_burst is None or max_burst >= limit:
        return Terms((whole,), upload_bound, late_bound)
    return Terms((whole, Rule(max_burst, seconds * max_burst / limit)), upload_bound, late_bound)


def wait_for_slot(charges: Sequence[float], rules: Sequence[Rule], now: float) -> float:
    """Return 0 if another request may be sent, or the seconds after which asking again is worthwhile, never too many.

    `charges` are sorted.
    """
    waits = [_free_at(charges, rule) for rule in rules]
    if max(waits) <= now:
        return 0.0
    return max(_free_at(charges, rule, at_most=now) for rule in rules) - now


def forecast(holds: Holds, rules: Sequence[Rule], ahead: int = 0) -> float:
    """Return the seconds until a request with `ahead` others before it can be sent, if all are answered at once."""
    charges = sorted(min(charge, 0.0) for charge in holds.charges)
    windows = 0
    if len(rules) == 1:  # after one window, everything is as it was, but one window later
        windows, ahead = divmod(ahead, rules[0].limit)
    for _ in range(ahead + 1):
        charges.append(max(0.0, holds.paused, *(_free_at(charges, rule) for rule in rules)))
    return charges[-1] + windows * rules[0].seconds


def used(holds: Holds, rule: Rule) -> int:
    """Return how many requests of a rule's window are spent."""
    return sum(charge > -rule.seconds for charge in holds.charges)


def _free_at(charges: Sequence[float], rule: Rule, *, at_most: float = float("inf")) -> float:
    if len(charges) < rule.limit:
        return float("-inf")
    return min(charges[-rule.limit], at_most) + rule.seconds
