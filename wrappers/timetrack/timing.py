"""The clock, the sleeps and the randomness of a client: the only place that has them, and tests put others in."""

from __future__ import annotations

import asyncio
import random
import threading
import time
from collections.abc import Awaitable, Callable
from contextlib import suppress
from math import inf
from typing import Final

from attrs import frozen

from timetrack.steps import Moment
from timetrack.throttle import Bell


def _sleep(seconds: float, bell: Bell | None) -> None:
    if bell is None:
        time.sleep(seconds)
        return
    rung = threading.Event()
    bell.listen(rung.set)
    try:
        rung.wait(None if seconds == inf else seconds)
    finally:
        bell.ignore()


async def _sleep_async(seconds: float, bell: Bell | None) -> None:
    if bell is None:
        await asyncio.sleep(seconds)
        return
    rung, loop = asyncio.Event(), asyncio.get_running_loop()

    def wake() -> None:
        with suppress(RuntimeError):  # the loop was closed over its waiters
            loop.call_soon_threadsafe(rung.set)

    bell.listen(wake)
    try:
        async with asyncio.timeout(None if seconds == inf else seconds):
            await rung.wait()
    except TimeoutError:
        pass
    finally:
        bell.ignore()


@frozen
class Timing:
    """The clock, the sleeps and the randomness of a client; tests pass their own. Times are in seconds.

    `clock` is monotonic, `date` counts from 1970. A sleep that is given a bell ends when the bell rings; one of
    infinite length ends only then.
    """

    clock: Callable[[], float] = time.monotonic
    sleep: Callable[[float, Bell | None], None] = _sleep
    sleep_async: Callable[[float, Bell | None], Awaitable[None]] = _sleep_async
    draw: Callable[[], float] = random.random
    date: Callable[[], float] = time.time

    def moment(self) -> Moment:
        """Read the clock and draw a number."""
        return Moment(self.clock(), self.draw())


SYSTEM_TIMING: Final = Timing()
