"""Decides whether a failed attempt is repeated and how long to wait; a pure function that never sleeps.

What was certainly not carried out (no connection, 429) is repeated for every method. What may have been carried out
(a broken connection, a time-out, 5xx) is repeated only for methods that may safely run twice: a POST never is.
"""

from __future__ import annotations

from typing import Final

from attrs import frozen

from timetrack.errors import ConnectionFailed, OutcomeUnknown, RateLimited, ServerFailed, TimeTrackError


@frozen
class RetryPolicy:
    """How often and how patiently to repeat; times in seconds.

    The wait before attempt n + 1 is drawn evenly from 0 to `first_wait * 2 ** (n - 1)`, at most `longest_wait`
    (exponential back-off with full jitter). A wait that the server asks for is never shortened; one above
    `longest_asked` is not waited for, the error is raised instead.
    """

    attempts: int = 4
    first_wait: float = 0.5
    longest_wait: float = 30.0
    longest_asked: float = 120.0


DEFAULT_POLICY: Final = RetryPolicy()


def wait_before_retry(
    error: TimeTrackError, *, attempt: int, repeatable: bool, policy: RetryPolicy, draw: float
) -> float | None:
    """Return the seconds to wait before the next attempt, or None to raise the error.

    `attempt` counts from 1; `repeatable` says whether the operation may safely run twice; `draw` is a random number
    from 0 to 1.
    """
    if attempt >= policy.attempts or not _may_repeat(error, repeatable):
        return None
    back_off = draw * min(policy.longest_wait, policy.first_wait * 2.0 ** (attempt - 1))
    if isinstance(error, RateLimited) and error.retry_after is not None:
        return error.retry_after + back_off if error.retry_after <= policy.longest_asked else None
    return back_off


def _may_repeat(error: TimeTrackError, repeatable: bool) -> bool:
    if isinstance(error, ConnectionFailed | RateLimited):
        return True
    return repeatable and isinstance(error, OutcomeUnknown | ServerFailed)
