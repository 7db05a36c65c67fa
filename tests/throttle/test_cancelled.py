"""Of calls that are cancelled, only those stay charged whose request may have arrived, as the other side saw it."""

from __future__ import annotations

import asyncio
import gc
import threading
import time
from collections.abc import Callable
from itertools import count
from pathlib import Path
from typing import Any

import pytest

from tests.support.judge import Judge, Reply, judge
from timetrack import AsyncTimeTrack, RetryPolicy, TimeTrack
from timetrack.throttle.queue import Queue, Ticket

N = 30
OPTIONS: dict[str, Any] = {"secret": "secret", "retry": RetryPolicy(attempts=1), "timeout": 20.0}
_keys = count()


def a_key() -> str:
    """A budget of its own for each client."""
    return f"key-of-a-cancelled-call-{next(_keys)}"


@pytest.fixture(params=["memory:", "sqlite:///{folder}/throttle.db"], ids=["memory", "a file"])
def throttle(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    return str(request.param).format(folder=tmp_path)


async def _cancelled(base_url: str, throttle: str, when: Callable[[], bool]) -> int:
    """Begin 400 calls, cancel all of them at some time, and return how many slots stay charged."""
    async with AsyncTimeTrack(base_url=base_url, throttle=throttle, **OPTIONS, key=a_key()) as tt:
        tasks = [asyncio.ensure_future(tt.clients.get(number + 1)) for number in range(400)]
        ends = time.monotonic() + 10.0
        while not when():
            assert time.monotonic() < ends
            await asyncio.sleep(0.005)
        for task in tasks:
            task.cancel()
        results = await asyncio.gather(*tasks, return_exceptions=True)
        assert {type(result) for result in results} == {asyncio.CancelledError}
        return await _settled(tt)


async def _settled(tt: AsyncTimeTrack) -> int:
    """What is given back is given back in the background: ask until two answers agree."""
    before = -1
    while (used := (await tt.budget).used) != before:
        before = used
        await asyncio.sleep(0.1)
    return used


def test_a_request_that_was_never_begun_to_be_sent_gives_its_slot_back(
    throttle: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    connecting: list[object] = []

    async def connect(*_: object, **__: object) -> None:
        connecting.append(1)
        await asyncio.sleep(60)

    monkeypatch.setattr("httpcore._backends.auto.AutoBackend.connect_tcp", connect)
    assert asyncio.run(_cancelled("http://127.0.0.1:1", throttle, lambda: len(connecting) >= N)) == 0


def test_a_request_that_has_arrived_stays_charged(throttle: str) -> None:
    over = threading.Event()

    def hold(_: object) -> Reply:
        over.wait(10)
        return Reply()

    with judge(hold) as server:
        try:
            used = asyncio.run(_cancelled(server.url, throttle, lambda: len(server.journal) >= N))
        finally:
            over.set()
        assert used == len(server.journal) == N


def test_what_replaces_the_network_is_not_asked_when_it_sends(throttle: str) -> None:
    import httpx

    class Hanging(httpx.AsyncBaseTransport):
        async def handle_async_request(self, request: httpx.Request) -> httpx.Response:
            await asyncio.sleep(60)
            raise AssertionError

    async def run() -> int:
        options = {**OPTIONS, "key": a_key(), "base_url": "http://127.0.0.1:1", "throttle": throttle}
        async with AsyncTimeTrack(**options, transport=Hanging()) as tt:
            task = asyncio.ensure_future(tt.clients.get(1))
            while (await tt.budget).used == 0:
                await asyncio.sleep(0.005)
            await asyncio.sleep(0.02)
            task.cancel()
            await asyncio.gather(task, return_exceptions=True)
            return await _settled(tt)

    assert asyncio.run(run()) == 1


def test_a_blocking_call_that_is_interrupted_while_it_connects_gives_its_slot_back_as_well(
    throttle: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    def interrupt(*_: object, **__: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr("httpcore._backends.sync.SyncBackend.connect_tcp", interrupt)
    with TimeTrack(base_url="http://127.0.0.1:1", throttle=throttle, **OPTIONS, key=a_key()) as tt:
        with pytest.raises(KeyboardInterrupt):
            tt.clients.get(1)
        assert tt.budget.used == 0


def test_a_blocking_call_that_is_interrupted_while_the_place_is_asked_gives_its_slot_back(
    throttle: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    with (
        judge(lambda _: Reply(body={"id": 1})) as server,
        TimeTrack(base_url=server.url, throttle=throttle, **OPTIONS, key=a_key()) as tt,
    ):
        _interrupt_after_the_grant(tt, monkeypatch)
        with pytest.raises(KeyboardInterrupt):
            tt.clients.get(1)
        assert tt.budget.used == 0
        assert _arrived(server) == 0


def _interrupt_after_the_grant(tt: TimeTrack, monkeypatch: pytest.MonkeyPatch) -> None:
    budget = tt._session.budget
    assert budget is not None
    reserve = budget.store.reserve

    def interrupted(*args: Any, **more: Any) -> float:
        assert reserve(*args, **more) == 0
        raise KeyboardInterrupt

    monkeypatch.setattr(budget.store, "reserve", interrupted)


def _arrived(server: Judge) -> int:
    return len(server.journal)


def test_who_is_gone_without_a_word_is_first_no_longer_and_the_next_is_woken() -> None:
    queue = Queue(lambda _: None)  # it was interrupted while it was told
    first, second, rung = Ticket(), Ticket(), list[int]()
    queue.join(first)
    queue.join(second)
    second.bell.listen(lambda: rung.append(1))
    assert queue.first() is first
    assert rung == []
    del first
    gc.collect()
    assert queue.first() is second
    assert rung == [1]
    assert len(queue) == 1
