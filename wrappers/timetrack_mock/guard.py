"""Who may ask, and how often: the two keys and the limit of requests.

Decides from headers and a clock only; it knows no records.
"""

import hmac
import math
from collections import deque
from collections.abc import Callable
from threading import Lock

from timetrack_mock.message import Refusal, Request


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


class Limit:
    """At most `requests` in any `period` seconds, counted on arrival; refused ones do not count."""

    def __init__(self, requests: int, period: float, now: Callable[[], float]) -> None:
        self._requests = requests
        self._period = period
        self._now = now
        self._lock = Lock()
        self._ends: deque[float] = deque()  # when each counted request stops counting

    def admit(self) -> None:
        """Count a request, or raise 429 with the seconds to wait."""
        with self._lock:
            now = self._now()
            while self._ends and self._ends[0] <= now:
                self._ends.popleft()
            if len(self._ends) >= self._requests:
                raise self._refusal(max(1, math.ceil(self._ends[0] - now)))
            self._ends.append(now + self._period)

    def _refusal(self, seconds: int) -> Refusal:
        return Refusal(
            429,
            f"At most {self._requests} requests in {self._period:g} seconds; wait {seconds} s.",
            headers=(("retry-after", str(seconds)),),
        )
