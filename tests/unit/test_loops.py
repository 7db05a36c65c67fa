"""One client in several event loops, idle connections that a server closes, and clients that nobody closes."""

from __future__ import annotations

import asyncio
import gc
import threading
import warnings
from collections.abc import Callable, Coroutine
from concurrent.futures import ThreadPoolExecutor
from typing import Any

import pytest
import uvloop

from tests.support.fakes import Script, answer, async_client
from tests.support.judge import Arrival, Judge, Reply, judge
from timetrack import AsyncTimeTrack, ClientClosed, RetryPolicy, TimeTrack

Run = Callable[[Coroutine[Any, Any, Any]], Any]
ONCE = RetryPolicy(attempts=1)


def created(arrival: Arrival) -> Reply:
    return Reply(body={"id": arrival.number})


def options(server: Judge) -> dict[str, Any]:
    return {"base_url": server.url, "key": "k", "secret": "s", "limit_per_minute": None, "retry": ONCE}


def in_uvloop(coroutine: Coroutine[Any, Any, Any]) -> Any:
    with asyncio.Runner(loop_factory=uvloop.new_event_loop) as runner:
        return runner.run(coroutine)


@pytest.mark.parametrize("run", [asyncio.run, in_uvloop], ids=["asyncio", "uvloop"])
def test_one_client_works_in_one_loop_after_the_other_and_nothing_is_lost_or_sent_twice(run: Run) -> None:
    with judge(created) as server:
        tt = AsyncTimeTrack(**options(server))
        told = [run(tt.tasks.create(name=str(number))).id for number in range(6)]
        lists = [run(_listed(tt)) for _ in range(3)]
        run(tt.close())
    assert told == [1, 2, 3, 4, 5, 6]
    assert names_of_posts(server) == ["0", "1", "2", "3", "4", "5"]
    assert len(lists) == 3
    gc.collect()  # a connection that was left open would warn here, and warnings are errors


def names_of_posts(server: Judge) -> list[str]:
    return [arrival.json["name"] for arrival in server.journal if arrival.method == "POST"]


async def _listed(tt: AsyncTimeTrack) -> int:
    await tt.tasks.get(1)
    return (await tt.tasks.get(2)).id


def test_one_client_works_in_the_loops_of_several_threads_at_once() -> None:
    with judge(created) as server:
        tt = AsyncTimeTrack(**options(server))
        together = threading.Barrier(4)

        async def work(thread: int) -> None:
            together.wait(10)
            for number in range(5):
                await tt.tasks.create(name=f"{thread}-{number}")
                await tt.tasks.get(1)

        with ThreadPoolExecutor(4) as pool:
            for done in [pool.submit(asyncio.run, work(thread)) for thread in range(4)]:
                done.result(30)
        asyncio.run(tt.close())
    assert sorted(names_of_posts(server)) == sorted(f"{thread}-{number}" for thread in range(4) for number in range(5))


def test_a_loop_that_is_closed_by_hand_is_no_harm_to_the_next() -> None:
    with judge(created) as server, warnings.catch_warnings():
        warnings.simplefilter("ignore", ResourceWarning)  # of asyncio, for who closes a loop over its connections
        tt = AsyncTimeTrack(**options(server))
        for number in range(3):
            loop = asyncio.new_event_loop()
            loop.run_until_complete(tt.tasks.create(name=str(number)))
            loop.close()
        asyncio.run(tt.close())
        gc.collect()
    assert names_of_posts(server) == ["0", "1", "2"]


def test_a_client_is_closed_for_every_loop_and_the_connections_of_another_one_are_closed_there() -> None:
    with judge(created) as server:
        tt = AsyncTimeTrack(**options(server))
        used, closed = threading.Event(), threading.Event()

        async def other() -> None:
            await tt.tasks.get(1)
            used.set()
            while not closed.is_set():
                await asyncio.sleep(0.001)
            with pytest.raises(ClientClosed):
                await tt.tasks.get(1)

        with ThreadPoolExecutor(1) as pool:
            done = pool.submit(asyncio.run, other())
            assert used.wait(10)
            asyncio.run(tt.close())
            closed.set()
            done.result(30)
    gc.collect()


def test_reads_of_one_loop_share_a_connection() -> None:
    async def work(tt: AsyncTimeTrack) -> None:
        for number in range(5):
            await tt.tasks.get(number + 1)
        await tt.close()

    with judge(created) as server:
        asyncio.run(work(AsyncTimeTrack(**options(server))))
    assert len({arrival.connection for arrival in server.journal}) == 1


def test_a_create_never_goes_out_on_a_connection_that_the_server_may_have_closed() -> None:
    """The server hangs up behind every answer without saying so; a write that ran into it could not be told from one
    that was carried out."""
    with (
        judge(lambda arrival: Reply(body={"id": arrival.number}, closes=True)) as server,
        TimeTrack(**options(server)) as tt,
    ):
        told = []
        for number in range(200):
            told.append(tt.tasks.create(name=str(number)).id)
            if number % 10 == 0:
                tt.with_options(retry=RetryPolicy(attempts=3, first_wait=0.0)).tasks.get(1)
    assert names_of_posts(server) == [str(number) for number in range(200)]
    assert len(set(told)) == 200


def test_writes_have_connections_of_their_own_and_reads_keep_theirs() -> None:
    with judge(created) as server, TimeTrack(**options(server)) as tt:
        for number in range(3):
            tt.tasks.get(1)
            tt.tasks.create(name=str(number))
            tt.tasks.update(1, notes="x")
    reads = {arrival.connection for arrival in server.journal if arrival.method != "POST"}
    writes = [arrival.connection for arrival in server.journal if arrival.method == "POST"]
    assert (len(reads), len(set(writes)), reads & set(writes)) == (1, 3, set())


def test_a_blocking_client_that_nobody_closes_is_named() -> None:
    with judge(created) as server:
        tt = TimeTrack(**options(server))
        tt.tasks.get(1)
        with warnings.catch_warnings(record=True) as told:
            warnings.simplefilter("always", ResourceWarning)
            del tt
            gc.collect()
        assert f"unclosed TimeTrack({server.url}): use it in a with statement, or close it." in _texts(told)


def test_an_awaiting_client_that_nobody_closes_is_named() -> None:
    async def work(server: Judge) -> list[str]:
        tt = AsyncTimeTrack(**options(server))
        await tt.tasks.get(1)
        with warnings.catch_warnings(record=True) as told:
            warnings.simplefilter("always", ResourceWarning)
            del tt
            gc.collect()
            await asyncio.sleep(0)
            return _texts(told)

    with judge(created) as server:
        told = asyncio.run(work(server))
        assert f"unclosed AsyncTimeTrack({server.url}): use it in a with statement, or close it." in told


@pytest.mark.parametrize("use", [False, True], ids=["never used", "closed"])
def test_a_client_that_holds_nothing_is_no_reason_to_warn(use: bool) -> None:
    with judge(created) as server:
        for kind in (TimeTrack, AsyncTimeTrack):
            tt: Any = kind(**options(server))
            if use:
                copy = tt.with_options(deadline=5)
                _ = copy.tasks.get(1) if kind is TimeTrack else asyncio.run(copy.tasks.get(1))
                _ = tt.close() if kind is TimeTrack else asyncio.run(tt.close())
                del copy
            del tt
    asyncio.run(_replaced())
    gc.collect()


async def _replaced() -> None:
    """A client of a replaced network has nothing to close."""
    tt = async_client(Script(answer(200, {"id": 1})))
    await tt.tasks.get(1)


def _texts(told: list[warnings.WarningMessage]) -> list[str]:
    return [str(each.message) for each in told]
