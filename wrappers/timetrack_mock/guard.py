"""Who may ask, and how often: the two keys and the limit of requests.

Decides from headers and a clock only; it knows no records.
"""

import hmac
import sys
from collections import deque
from collections.abc import Callable
from dataclasses import dataclass
from math import isfinite
from threading import Lock
from typing import Literal, TypeAlias, cast, get_args

from timetrack_mock.message import Refusal, Request

Window: TypeAlias = Literal["rolling", "fixed"]
WINDOWS: tuple[Window, ...] = get_args(Window)


class Keys:
    """The two keys of the account; both are needed."""

    def __init__(self, expected: dict[str, str]) -> None:
        for name, value in expected.items():
            if not (value.isascii() and value.isprintable() and value.strip() == value and value):
                raise ValueError(f"The value of {name} must be visible ASCII text, so that a header can carry it.")
        self._expected = expected

    def check(self, request: Request) -> None:
        """Raise 401 unless both keys are right."""
        problems = [problem for name in self._expected if (problem := self._problem(request, name))]
        if problems:
            raise Refusal(401, *problems)

    def _problem(self, request: Request, name: str) -> str:
        values = request.header(name)
        if not values:
            return f"The header {name} is missing."
        if len(values) > 1:
            return f"The header {name} is sent {len(values)} times; send it once."
        # Constant time, as a real server would, so that nobody learns to rely on anything else.
        right = hmac.compare_digest(values[0].encode("utf-8", "surrogatepass"), self._expected[name].encode())
        return "" if right else f"The header {name} is wrong."


@dataclass(frozen=True, slots=True)
class Limit:
    """At most `requests` in `period` seconds, counted on arrival.

    A `rolling` window is any stretch of that length; a `fixed` one begins with the first request after the last one
    ended, so that twice as many requests can follow each other where two windows meet.
    """

    requests: int
    period: float = 60.0
    window: Window = "rolling"

    def __post_init__(self) -> None:
        if self.requests < 1:
            raise ValueError("limit must be at least 1; None means no limit.")
        if not (self.period > 0 and isfinite(self.period)):
            raise ValueError("period must be a number of seconds above 0.")
        if self.window not in WINDOWS:
            raise ValueError(f"window must be {' or '.join(WINDOWS)}, not {self.window!r}.")


class Counter:
    """Counts requests against a limit, from nothing; threads may share it."""

    def __init__(self, limit: Limit, now: Callable[[], float]) -> None:
        self.limit = limit
        self._now = now
        self._lock = Lock()
        # When the latest of the counted requests stop counting.
        self._ends: deque[float] = deque(maxlen=min(limit.requests, sys.maxsize))
        self._end = cast(float | None, None)  # of the fixed window that began last

    def admit(self, *, count_refused: bool = False) -> float:
        """Count a request; return 0 if it may pass, else the seconds until one would."""
        with self._lock:
            now = self._now()
            while self._ends and self._ends[0] <= now:
                self._ends.popleft()
            refused = len(self._ends) == self.limit.requests
            if not refused or count_refused:
                self._ends.append(self._stops_counting(now))
            return self._ends[0] - now if refused else 0.0

    def _stops_counting(self, now: float) -> float:
        if self.limit.window == "rolling":
            return now + self.limit.period
        if self._end is None or self._end <= now:
            self._end = now + self.limit.period
        return self._end
