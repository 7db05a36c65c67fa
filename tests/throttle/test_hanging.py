"""A place that does not reply keeps nobody waiting for longer than was asked for; judged by a server of its own."""

from __future__ import annotations

import asyncio
import sqlite3
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager, suppress
from pathlib import Path
from typing import Any

import pytest
from attrs import frozen

from tests.support.judge import Arrival, Judge, Reply, judge
from tests.support.redis_server import RedisServer
from tests.throttle.places import RedisPlace
from timetrack import (
    AsyncTimeTrack,
    BudgetSpent,
    DeadlineExceeded,
    RetryPolicy,
    ThrottleUnavailable,
    TimeTrack,
    TimeTrackError,
)
from timetrack.throttle.sqlite import SqliteStore

SLACK = 0.35
"""What a busy machine may add to what was asked for, and what a place is given in any case, in seconds."""


@frozen
class Hanging:
    """A place that works, and can be made to say nothing for a while."""

    url: str
    hangs: Callable[[], AbstractContextManager[None]]


@pytest.fixture(params=["a file that another program holds", "a Redis that stands still"])
def place(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Hanging]:
    if "Redis" in request.param:
        server: RedisServer = request.getfixturevalue("redis_server")
        with RedisPlace(server.url):
            yield Hanging(server.url, server.frozen)
    else:
        path = tmp_path / "throttle.db"
        yield Hanging(f"sqlite:///{path}", lambda: _held(path))


@contextmanager
def _held(path: Path) -> Iterator[None]:
    holder = sqlite3.connect(path, isolation_level=None)
    holder.execute("BEGIN IMMEDIATE")
    try:
        yield
    finally:
        holder.execute("ROLLBACK")
        holder.close()


@pytest.fixture
def server() -> Iterator[Judge]:
    with judge(lambda _: Reply(body={"id": 1})) as running:
        yield running


def _options(server: Judge, place: Hanging, **more: Any) -> dict[str, Any]:
    return {"base_url": server.url, "key": "key", "secret": "secret", "throttle": place.url, **more}


def _blocking(server: Judge, place: Hanging, options: dict[str, Any]) -> tuple[BaseException | None, float]:
    """Call while the place hangs, and return the error and how long it took."""
    with TimeTrack(**_options(server, place)) as tt:
        tt.clients.get(1)
        with place.hangs():
            began = time.monotonic()
            try:
                tt.with_options(**options).clients.get(1)
            except TimeTrackError as error:
                return error, time.monotonic() - began
    raise AssertionError("it did not fail")


def _awaiting(server: Judge, place: Hanging, options: dict[str, Any]) -> tuple[BaseException | None, float]:
    async def run() -> tuple[BaseException | None, float]:
        async with AsyncTimeTrack(**_options(server, place)) as tt:
            await tt.clients.get(1)
            with place.hangs():
                began = time.monotonic()
                (error,) = await asyncio.gather(tt.with_options(**options).clients.get(1), return_exceptions=True)
                assert isinstance(error, TimeTrackError)
                return error, time.monotonic() - began

    return asyncio.run(run())


BOTH = pytest.mark.parametrize("call", [_blocking, _awaiting], ids=["blocking", "awaiting"])


@BOTH
@pytest.mark.parametrize(
    ("options", "kind", "seconds"),
    [
        ({"deadline": 0.6}, DeadlineExceeded, 0.6),
        ({"max_wait": 0}, BudgetSpent, 0.0),
        ({"max_wait": 0.6}, BudgetSpent, 0.6),
        ({"max_wait": 5, "deadline": 0.3}, DeadlineExceeded, 0.3),
    ],
    ids=["a deadline", "no wait", "a short wait", "a deadline that is shorter than the wait"],
)
def test_to_wait_for_a_place_is_to_wait(
    call: Callable[..., tuple[BaseException, float]],
    options: dict[str, Any],
    kind: type[TimeTrackError],
    seconds: float,
    place: Hanging,
    server: Judge,
) -> None:
    error, took = call(server, place, options)
    assert type(error) is kind, error
    assert "does not allow to wait longer: the throttle" in str(error)
    assert took < seconds + SLACK
    assert len(server.journal) == 1, "nothing is sent without a slot"


def test_a_cancelled_task_is_gone_at_once_and_what_it_is_granted_later_is_given_back(
    place: Hanging, server: Judge
) -> None:
    async def run() -> None:
        async with AsyncTimeTrack(**_options(server, place)) as tt:
            await tt.clients.get(1)
            with place.hangs():
                task = asyncio.ensure_future(tt.clients.get(1))
                await asyncio.sleep(0.1)
                began = time.monotonic()
                task.cancel()
                with pytest.raises(asyncio.CancelledError):
                    await task
                assert time.monotonic() - began < 0.1
            await _until_used(tt, 1)

    asyncio.run(run())
    assert len(server.journal) == 1


async def _until_used(tt: AsyncTimeTrack, used: int) -> None:
    ends = time.monotonic() + 3.0
    while (state := await tt.budget).used != used or state.waiting:
        assert time.monotonic() < ends, state
        await asyncio.sleep(0.01)


@BOTH
def test_an_answer_that_is_there_is_not_held_back_by_a_place_that_has_begun_to_hang(
    call: object, place: Hanging
) -> None:
    hanging = threading.Event()
    with place_that_hangs_at_the_request(place, hanging) as answer, judge(answer) as server:
        options = _options(server, place)
        began = time.monotonic()
        if call is _blocking:
            with TimeTrack(**options) as tt:
                assert tt.with_options(deadline=0.5).clients.get(1).id == 1
        else:
            asyncio.run(_get(options, deadline=0.5))
        assert hanging.is_set()
        assert time.monotonic() - began < 0.5 + 2 * SLACK


async def _get(options: dict[str, Any], **more: Any) -> None:
    async with AsyncTimeTrack(**options) as tt:
        assert (await tt.with_options(**more).clients.get(1)).id == 1


@contextmanager
def place_that_hangs_at_the_request(place: Hanging, hanging: threading.Event) -> Iterator[Callable[[Arrival], Reply]]:
    """Let a place hang from the moment in which a request arrives."""
    over, done = threading.Event(), threading.Event()

    def hang() -> None:
        with place.hangs():
            hanging.set()
            over.wait(10)
        done.set()

    def answer(_: Arrival) -> Reply:
        threading.Thread(target=hang, daemon=True).start()
        hanging.wait(10)
        return Reply(body={"id": 1})

    yield answer
    over.set()
    assert done.wait(10)


def test_who_waits_behind_a_call_that_hangs_gives_up_in_time(place: Hanging, server: Judge) -> None:
    def wait() -> None:
        with suppress(ThrottleUnavailable):
            tt.clients.get(1)

    with TimeTrack(**_options(server, place, retry=RetryPolicy(attempts=1))) as tt:
        tt.clients.get(1)
        with place.hangs():
            first = threading.Thread(target=wait)
            first.start()
            time.sleep(0.05)
            began = time.monotonic()
            with pytest.raises(DeadlineExceeded):
                tt.with_options(deadline=0.3).clients.get(1)
            assert time.monotonic() - began < 0.3 + SLACK
        first.join()


def test_a_file_that_is_locked_while_a_client_is_made_is_used_and_not_given_up_for_the_memory(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, server: Judge
) -> None:
    path = tmp_path / "timetrack" / "throttle.sqlite3"
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path))
    SqliteStore(path, "some", time.monotonic).open()
    with _held(path):
        tt = TimeTrack(account="acme", key="a-key-of-its-own", secret="secret")
    budget = tt._session.budget
    assert budget is not None
    assert type(budget.store) is SqliteStore
    assert tt.budget.used == 0
    tt.close()
