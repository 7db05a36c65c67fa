"""Decides whether a failed attempt is repeated and how long to wait; pure functions that never sleep.

What was certainly not carried out (no connection, 429) is repeated for every method. What may have been carried out
(a broken connection, a time-out, 5xx) is repeated only for methods that may safely run twice: a POST never is. A read
whose answer is not JSON at all is repeated too.
"""

from __future__ import annotations

from typing import Final

from attrs import field, frozen

from timetrack.errors import (
    BrokenAnswer,
    ConnectionFailed,
    NotConfigured,
    NotFound,
    OutcomeUnknown,
    RateLimited,
    ServerFailed,
    ThrottleUnavailable,
    TimeTrackError,
)


@frozen
class RetryPolicy:
    """How often and how patiently to repeat; times in seconds.

    The wait before attempt n + 1 is drawn evenly from 0 to `first_wait * 2 ** (n - 1)`, at most `longest_wait`
    (exponential back-off with full jitter). A wait that the server asks for is never shortened: the jitter is added to
    it, and one above `longest_asked` is not waited for, the error is raised instead. A 429 that does not say how long
    (or says it in a way nobody can read, or that it is over already) waits `unasked_wait`, doubled each time; no wait
    after a 429 is shorter than a second, or than `unasked_wait`. `deadline` bounds the whole call,
    waiting and all attempts together; None means no bound.
    """

    attempts: int = 4
    first_wait: float = 0.5
    longest_wait: float = 30.0
    longest_asked: float = 120.0
    unasked_wait: float = 15.0
    deadline: float | None = field(default=None)

    def __attrs_post_init__(self) -> None:
        """Refuse what could never work; raises NotConfigured."""
        if self.attempts < 1:
            raise NotConfigured("attempts must be 1 or more; 1 means never to repeat.")
        if min(self.first_wait, self.longest_wait, self.longest_asked, self.unasked_wait) < 0:
            raise NotConfigured("the waits of a retry policy must be 0 or more seconds.")
        if self.deadline is not None and not self.deadline > 0:
            raise NotConfigured("deadline must be a number of seconds above 0, or None.")


DEFAULT_POLICY: Final = RetryPolicy()

SHORTEST_PAUSE: Final = 1.0
"""Seconds that pass after a 429 unless `unasked_wait` is less: whoever asks again at once is refused again."""

LONGEST_PAUSE: Final = 300.0
"""Seconds for which a server is believed that asks everybody to wait; then it is asked again."""


def wait_before_retry(
    error: TimeTrackError, *, attempt: int, repeatable: bool, policy: RetryPolicy, draw: float
) -> float | None:
    """Return the seconds to wait before the next attempt, or None to raise the error.

    `attempt` counts from 1; `repeatable` says whether the operation may safely run twice; `draw` is a random number
    from 0 to 1.
    """
    asked = asked_wait(error, attempt=attempt, policy=policy)
    if attempt >= policy.attempts or not _may_repeat(error, repeatable) or asked > policy.longest_asked:
        return None
    return asked + draw * min(policy.longest_wait, policy.first_wait * 2.0 ** (attempt - 1))


def asked_wait(error: TimeTrackError, *, attempt: int, policy: RetryPolicy) -> float:
    """Return the seconds for which nobody may send because the server said so; 0 when it did not.

    All clients of the budget pause for as long as that, but no longer than `LONGEST_PAUSE`.
    """
    asked = error.retry_after if isinstance(error, RateLimited | ServerFailed) else None
    if not isinstance(error, RateLimited):
        return asked or 0.0
    return max(min(SHORTEST_PAUSE, policy.unasked_wait), asked or policy.unasked_wait * 2.0 ** (attempt - 1))


def counts_as_done(error: TimeTrackError, *, method: str, in_doubt: bool) -> bool:
    """Whether an error means success: a DELETE finds nothing because an earlier try, whose answer was lost, worked."""
    return method == "DELETE" and isinstance(error, NotFound) and in_doubt


def leaves_doubt(error: TimeTrackError) -> bool:
    """Whether the server may have acted although the attempt failed."""
    return isinstance(error, OutcomeUnknown | ServerFailed)


def _may_repeat(error: TimeTrackError, repeatable: bool) -> bool:
    if isinstance(error, ConnectionFailed | ThrottleUnavailable | RateLimited):
        return True
    return repeatable and isinstance(error, OutcomeUnknown | ServerFailed | BrokenAnswer)
