"""A clock that moves when somebody sleeps and a little at every reading, and a server that answers from a script."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable
from itertools import count
from math import inf
from typing import Any

import httpx
import pytest

from timetrack import AsyncTimeTrack, RetryPolicy, TimeTrack, Timing
from timetrack.throttle import Bell
from timetrack.timing import SYSTEM_TIMING

BASE_URL = "http://127.0.0.1:1/api/v2/ext"
DATE = 1_603_449_000.0
"""The date of every fake: 2020-10-23T10:30:00Z."""
_keys = count()

Handler = Callable[[httpx.Request], httpx.Response]


TICK = 2.0**-20
"""How many seconds pass whenever a clock of the tests is read, about a millionth: no real clock stands still."""


def about(seconds: float) -> Any:
    """So many seconds, but for a few readings of a clock of the tests."""
    return pytest.approx(seconds, abs=2000 * TICK)


class Clock:
    """Seconds that pass when a test says so, and a little at every reading."""

    def __init__(self, now: float = 1000.0) -> None:
        self.now = now

    def __call__(self) -> float:
        self.now += TICK
        return self.now


class FakeTime(Clock):
    """Seconds that pass while somebody sleeps; remembers every sleep. Who waits for a turn does so in earnest."""

    def __init__(self, draw: float = 1.0) -> None:
        super().__init__()
        self.slept: list[float] = []
        self.timing = Timing(self, self._sleep, self._sleep_async, lambda: draw, lambda: DATE)

    def _sleep(self, seconds: float, bell: Bell | None) -> None:
        if seconds == inf:
            SYSTEM_TIMING.sleep(seconds, bell)
            return
        self.slept.append(seconds)
        self.now += seconds

    async def _sleep_async(self, seconds: float, bell: Bell | None) -> None:
        if seconds == inf:
            await SYSTEM_TIMING.sleep_async(seconds, bell)
            return
        self._sleep(seconds, bell)


class Script:
    """Answers each request with the next step: a response, or an exception to raise. Remembers the requests."""

    def __init__(self, *steps: httpx.Response | Exception) -> None:
        self._steps = list(steps)
        self.requests: list[httpx.Request] = []

    def __call__(self, request: httpx.Request) -> httpx.Response:
        self.requests.append(request)
        step = self._steps.pop(0)
        if isinstance(step, Exception):
            raise step
        return step


def answer(status: int, body: object = None, **headers: str) -> httpx.Response:
    """Make a response; a text is sent as it is, anything else as JSON, None as an empty body."""
    content = b"" if body is None else body.encode() if isinstance(body, str) else json.dumps(body).encode()
    return httpx.Response(
        status,
        content=content,
        headers=[(name.replace("_", "-").encode(), text.encode()) for name, text in headers.items()],
    )


def client(handler: Handler, time: FakeTime | None = None, **options: Any) -> TimeTrack:
    """Make a blocking client with a budget of its own."""
    return TimeTrack(**_options(time, options), transport=httpx.MockTransport(handler))


def async_client(handler: Handler, time: FakeTime | None = None, **options: Any) -> AsyncTimeTrack:
    """Make an awaiting client with a budget of its own."""
    return AsyncTimeTrack(**_options(time, options), transport=httpx.MockTransport(handler))


def _options(time: FakeTime | None, options: dict[str, Any]) -> dict[str, Any]:
    return {
        "base_url": BASE_URL,
        "key": f"key-{next(_keys)}",
        "secret": "secret",
        "timing": (time or FakeTime()).timing,
        "retry": RetryPolicy(),
        **options,
    }


def pages(ids: Iterable[int], *, first_page: int, served: list[dict[str, str]] | None = None) -> Handler:
    """Serve records with these ids in pages, counted from 0 or from 1."""
    records = [{"id": number} for number in ids]

    def handle(request: httpx.Request) -> httpx.Response:
        asked = dict(request.url.params)
        if served is not None:
            served.append(asked)
        size = int(asked.get("limit", 50))
        page = max(int(asked.get("page_number", first_page)) - first_page, 0)
        return httpx.Response(200, json=records[page * size : (page + 1) * size])

    return handle
