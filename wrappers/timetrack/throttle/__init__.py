"""Pacing: one small core, and three places where its charges can be kept."""

from __future__ import annotations

from typing import Final

from timetrack.throttle.bell import Bell
from timetrack.throttle.budget import Budget, BudgetState
from timetrack.throttle.queue import Ticket
from timetrack.throttle.shared import AUTO, MEMORY, shared_budget
from timetrack.throttle.store import BRIEF, PATIENCE
from timetrack.throttle.window import LATE_BOUND, Rule, Terms, terms_of
from timetrack_client import contract

WINDOW: Final = contract.RATE_LIMIT_SECONDS + 0.02
"""Length of the rolling window in seconds, with a margin for clocks that tick a little differently."""

UPLOAD_BOUND: Final = 4.0
"""Longest time in seconds that a request is assumed to need to reach the server."""


def usual_terms(limit: int, max_burst: int | None) -> Terms:
    """Return the terms of a limit in the window of the contract."""
    return terms_of(limit, WINDOW, UPLOAD_BOUND, max_burst, LATE_BOUND)


__all__ = [
    "AUTO",
    "BRIEF",
    "LATE_BOUND",
    "MEMORY",
    "PATIENCE",
    "UPLOAD_BOUND",
    "WINDOW",
    "Bell",
    "Budget",
    "BudgetState",
    "Rule",
    "Terms",
    "Ticket",
    "shared_budget",
    "usual_terms",
]
