"""A call that is interrupted, at whatever step, shows no key and leaves a client that still works."""

import asyncio
import gc
import secrets
import time
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from functools import partial
from itertools import count
from pathlib import Path
from typing import Any
from unittest.mock import patch

import pytest

from tests.chaos.ambush import lay, listening
from tests.chaos.evidence import everything
from tests.chaos.interrupter import Interrupter
from tests.support.redis_server import RedisServer
from tests.support.thorough import THOROUGH, some
from timetrack import AsyncTimeTrack, TimeTrack, Timing
from timetrack.auth import Secret
from timetrack_mock import Mock, MockServer

# What interrupts httpcore in the middle of making a connection leaves a socket behind that nobody closes.
pytestmark = [
    pytest.mark.filterwarnings("ignore::ResourceWarning", "ignore::pytest.PytestUnraisableExceptionWarning"),
    pytest.mark.sampled,
]

ROOT = Path(__file__).resolve().parents[2]

PLENTY = 1_000_000
"""Requests a minute: interrupted ones leave their slots charged."""


class Desk:
    """A server, and clients of it whose every option fits into a traceback."""

    def __init__(self, folder: Path) -> None:
        names = ("key", "secret", "password")
        self._key, self._secret, self._password = (Secret(f"canary-{name}-{secrets.token_hex(12)}") for name in names)
        self.mock = Mock(limit=None, seed="demo", key=self._key.reveal(), secret=self._secret.reveal())
        self.server = MockServer(self.mock)
        self.redis = RedisServer("--requirepass", self._password.reveal())
        self._folder, self._places = folder, count()

    def options(self, throttle: str) -> dict[str, Any]:
        """Options of a client with a budget that no other client has."""
        return {
            "base_url": self.server.url,
            "key": self._key,
            "secret": self._secret,
            "limit_per_minute": PLENTY,
            "throttle": self._place(throttle),
            "timing": Timing(clock=partial(time.monotonic)),
        }

    def _place(self, throttle: str) -> Secret:
        file = f"sqlite:///{self._folder}/{next(self._places)}"
        redis = self.redis.url.replace("//", f"//:{self._password.reveal()}@")
        return Secret({"sqlite": file, "redis": redis}.get(throttle, throttle))

    def shown(self, error: BaseException) -> bool:
        """Whether an exception gives key, secret or the password of the Redis away."""
        text = everything(error)
        return any(hidden.reveal() in text for hidden in (self._key, self._secret, self._password))


@pytest.fixture(scope="module")
def desk(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Desk]:
    desk = Desk(tmp_path_factory.mktemp("interruptions"))
    # A Redis that has just begun waits for longer than a window, because it may have forgotten one.
    with desk.mock, desk.server, patch("timetrack.throttle.WINDOW", 0.5), patch("timetrack.throttle.UPLOAD_BOUND", 0.5):
        yield desk
    desk.redis.remove()
    gc.collect()


@pytest.mark.parametrize("throttle", ["memory:", "sqlite", "redis"])
def test_an_interruption_at_any_step_shows_no_key_and_leaves_a_client_that_works(desk: Desk, throttle: str) -> None:
    shown, broken = list[str](), list[str]()
    tt = TimeTrack(**desk.options(throttle))
    for call in (tt.clients.get, partial(tt.clients.update, notes="x")):
        call(1)  # what is imported, connected and prepared only once
    # Another thread asks, because a lock that was left behind is open to the thread that holds it.
    with ThreadPoolExecutor(1) as other:
        for at in _interesting(tt):
            interrupter = Interrupter(at)
            error = interrupter.run(partial(tt.clients.update, 1, notes="x"))
            if error is not None and desk.shown(error):
                shown.append(interrupter.where)
            error = None
            if not _works(other, tt):
                broken.append(interrupter.where)
                tt.close()
                tt = TimeTrack(**desk.options(throttle))
    tt.close()
    assert (shown, broken) == ([], [])


def _interesting(tt: TimeTrack) -> list[int]:
    """Every step of our own code, and every tenth of others'."""
    counted = Interrupter()
    assert counted.run(partial(tt.clients.update, 1, notes="x")) is None
    ours = [n for n, file in enumerate(counted.steps, 1) if "timetrack" in file.removeprefix(str(ROOT))]
    assert len(ours) > 150
    return sorted({*some(ours, 10), *some(range(1, len(counted.steps), 10), 10)})


def _works(other: ThreadPoolExecutor, tt: TimeTrack) -> bool:
    try:
        return other.submit(tt.with_options(max_wait=0.3).clients.get, 1).result(5).id == 1
    except Exception:
        return False


@pytest.fixture
def ambush() -> Iterator[None]:
    with listening():
        yield


@pytest.mark.usefixtures("ambush")
@pytest.mark.parametrize("on_the_wire", [False, True], ids=["from the begin", "on the wire"])
@pytest.mark.parametrize("throttle", ["memory:", "sqlite", "redis"])
def test_a_task_that_is_cancelled_at_any_turn_shows_no_key_and_leaves_a_client_that_works(
    desk: Desk, throttle: str, on_the_wire: bool
) -> None:
    async def run() -> int:
        async with AsyncTimeTrack(**desk.options(throttle)) as tt:
            await tt.clients.get(1)
            cancelled = 0
            for turns in some(range(40), 5):
                error = await asyncio.create_task(_cancelled(tt, turns, on_the_wire))
                assert error is None or not desk.shown(error), turns
                cancelled += error is not None
                error = None
                assert (await tt.clients.get(1)).id == 1
            return cancelled

    assert asyncio.run(run()) > (3 if THOROUGH else 0)


async def _cancelled(tt: AsyncTimeTrack, turns: int, on_the_wire: bool) -> BaseException | None:
    """Cancel a call after so many turns of the event loop, counted from its begin or from when it is on the wire."""
    task = asyncio.current_task()
    assert task is not None
    if on_the_wire:
        lay(partial(_count_down, turns, task.cancel))
    else:
        _count_down(turns, task.cancel)
    try:
        await tt.clients.update(1, notes="x")
    except asyncio.CancelledError as error:
        return error
    return None


def _count_down(turns: int, cancel: Callable[[], object]) -> None:
    if turns:
        asyncio.get_running_loop().call_soon(_count_down, turns - 1, cancel)
    else:
        cancel()
