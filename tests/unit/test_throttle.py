"""Clients are paced to the limit: together where they share a key, patiently as long as they are told to be."""

from __future__ import annotations

import asyncio
import logging
import threading
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from math import inf
from pathlib import Path
from typing import Any

import httpx
import pytest
from attrs import evolve

from tests.support.fakes import BASE_URL, FakeTime, Script, about, answer, async_client, client, pages
from tests.support.judge import Reply, judge
from timetrack import (
    AsyncTimeTrack,
    BudgetSpent,
    BudgetState,
    ConnectionFailed,
    DeadlineExceeded,
    Estimate,
    InvalidValue,
    NotConfigured,
    RateLimited,
    ThrottleUnavailable,
    TimeTrack,
    Timing,
)
from timetrack.auth import Secret
from timetrack.throttle import MEMORY, WINDOW, Bell, Budget, shared_budget, usual_terms
from timetrack.throttle.memory import MemoryStore
from timetrack.throttle.shared import default_file
from timetrack.throttle.sqlite import SqliteStore
from timetrack_mock.journal import busiest

N = 30
CLOCK = FakeTime().timing.clock


def _shared(base_url: str, key: str, limit: int, clock: Callable[[], float] = CLOCK) -> Budget:
    return shared_budget(base_url, Secret(key), usual_terms(limit, None), throttle=Secret(MEMORY), clock=clock)


def _spend(tt: TimeTrack, requests: int) -> None:
    for _ in range(requests):
        list(tt.clients.list())


def test_30_requests_go_at_once_and_the_31st_one_window_after_the_first_answer() -> None:
    time = FakeTime()
    with client(pages([], first_page=0), time) as tt:
        _spend(tt, 31)
    assert time.slept == [about(WINDOW)]


def test_pages_of_one_list_spend_the_same_budget() -> None:
    time = FakeTime()
    with client(pages(range(61), first_page=0), time, page_size=1) as tt:
        assert len(list(tt.clients.list())) == 61
    assert sum(time.slept) == about(2 * WINDOW)


def test_a_limit_of_none_never_waits_and_has_everything_left() -> None:
    time = FakeTime()
    with client(pages([], first_page=0), time, limit_per_minute=None) as tt:
        _spend(tt, 100)
        assert tt.budget == BudgetState(limit=None)
        assert tt.estimate(requests=1000) == Estimate(1000, 0.0)
    assert time.slept == []


def test_a_server_that_refuses_bursts_gets_them_no_larger_than_max_burst() -> None:
    time = FakeTime()
    with client(pages([], first_page=0), time, max_burst=2) as tt:
        _spend(tt, 6)
    assert time.slept == [about(WINDOW * 2 / N)] * 2


def test_clients_of_one_key_share_a_budget_and_other_keys_servers_and_clocks_do_not() -> None:
    one = _shared(BASE_URL, "a key", N)
    assert _shared(BASE_URL.upper(), "a key", N) is one
    assert _shared(BASE_URL, "another key", N) is not one
    assert _shared("https://elsewhere.example/api", "a key", N) is not one
    assert _shared(BASE_URL, "a key", N, FakeTime().timing.clock) is not one


def test_the_smallest_limit_that_a_client_names_holds_for_all_who_share_the_key() -> None:
    limits = [_shared(BASE_URL, "shared", limit).terms.rules[0].limit for limit in (600, 30, 600)]
    assert limits == [600, 30, 30]


def test_a_budget_does_not_keep_the_key_nor_the_password_of_its_place() -> None:
    from timetrack.throttle import shared

    place = Secret("redis://:canary-password@127.0.0.1:1/0")
    shared_budget(BASE_URL, Secret("canary-key"), usual_terms(N, None), throttle=place, clock=FakeTime().timing.clock)
    assert "canary" not in repr(shared.__dict__)


REAL: dict[str, Any] = {"account": "acme", "key": "key-of-the-places", "secret": "secret"}
NOBODY: dict[str, Any] = {"transport": httpx.MockTransport(lambda _: httpx.Response(500))}


@pytest.mark.parametrize(
    ("options", "kind"),
    [
        (REAL, SqliteStore),
        (REAL | NOBODY, MemoryStore),
        (REAL | {"account": None, "base_url": BASE_URL}, MemoryStore),
        (REAL | {"throttle": "memory:"}, MemoryStore),
        (REAL | NOBODY | {"throttle": "sqlite:///{folder}/some.db"}, SqliteStore),
    ],
    ids=["a real server", "a replaced network", "a server on this machine", "memory is named", "a file is named"],
)
def test_requests_to_a_real_server_are_counted_for_the_whole_machine_unless_told_otherwise(
    options: dict[str, Any], kind: type, tmp_path: Path
) -> None:
    named = {name: str(text).format(folder=tmp_path) for name, text in options.items() if name == "throttle"}
    with TimeTrack(**{**options, **named}) as tt:
        budget = tt._session.budget
    assert budget is not None
    assert type(budget.store) is kind


def test_where_the_users_folder_cannot_be_written_a_warning_says_that_others_are_not_counted(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    (tmp_path / "file").write_text("")
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "file"))
    with caplog.at_level(logging.WARNING), TimeTrack(**{**REAL, "key": "another-key"}) as tt:
        budget = tt._session.budget
    assert str(default_file()) in caplog.text
    assert budget is not None
    assert isinstance(budget.store, MemoryStore)


@pytest.mark.parametrize(
    ("place", "sentence"),
    [
        ("postgres://canary@db", "throttle must be auto, memory:, sqlite:///path/of/a/file or redis://"),
        ("sqlite://host/path", "sqlite:///relative/path or sqlite:////absolute/path"),
        ("sqlite:///", "sqlite:///relative/path or sqlite:////absolute/path"),
        ("redis://:canary@127.0.0.1:port/0", "127.0.0.1"),
        ("redis://:canary@127.0.0.1/0?fallback_per_minute=many", "fallback_per_minute must be a whole number"),
    ],
)
def test_a_place_that_cannot_be_used_is_refused_in_one_sentence_without_its_password(place: str, sentence: str) -> None:
    with pytest.raises(NotConfigured) as caught:
        TimeTrack(**REAL, throttle=place)
    assert sentence in str(caught.value)
    assert "canary" not in str(caught.value)


def test_a_refused_connection_gives_its_slot_back() -> None:
    time = FakeTime()
    script = Script(*[httpx.ConnectError("refused")] * 4, *[answer(200, [])] * 30)
    with client(script, time) as tt:
        with pytest.raises(ConnectionFailed):
            list(tt.clients.list())
        time.slept.clear()
        _spend(tt, 30)
    assert time.slept == []


def test_a_retry_takes_a_slot_of_its_own() -> None:
    time = FakeTime()
    with client(Script(answer(500), answer(200, {"id": 1})), time) as tt:
        tt.clients.get(1)
        assert tt.budget.used == 2


@pytest.mark.parametrize("max_wait", [0, 0.000001, 5])
@pytest.mark.parametrize("deadline", [None, 5])
def test_where_there_is_nothing_to_wait_for_no_patience_is_needed(max_wait: float, deadline: float | None) -> None:
    time = FakeTime()
    with client(pages([], first_page=0), time) as tt:
        patient = tt.with_options(max_wait=max_wait, deadline=deadline)
        for _ in range(N):
            assert list(patient.clients.list()) == []
        with pytest.raises(BudgetSpent):
            list(tt.with_options(max_wait=max_wait).clients.list())
        assert (tt.budget.used, tt.budget.waiting, time.slept) == (N, 0, [])


@pytest.mark.parametrize("place", ["memory:", "sqlite"])
def test_threads_that_come_together_to_a_free_budget_all_send_without_patience(place: str, tmp_path: Path) -> None:
    """Who is not the first in the queue waits for its turn, which is no wait for a slot."""
    throttle = place if place == "memory:" else f"sqlite:///{tmp_path / 'budget.db'}"
    together = threading.Barrier(20)
    with judge(lambda _: Reply(body={"id": 1})) as server:
        with TimeTrack(base_url=server.url, key=place, secret="s", throttle=throttle, max_wait=0) as tt:

            def ask(_: int) -> int:
                together.wait(10)
                return tt.tasks.get(1).id

            with ThreadPoolExecutor(20) as pool:
                assert list(pool.map(ask, range(20))) == [1] * 20
        assert len(server.journal) == 20


def test_max_wait_raises_at_once_with_the_seconds_that_it_would_take() -> None:
    time = FakeTime()
    with client(pages([], first_page=0), time, max_wait=5) as tt:
        _spend(tt, N)
        time.now += 20
        with pytest.raises(BudgetSpent, match=r"max_wait does not allow to wait 40\.0 s .*30 requests") as caught:
            list(tt.clients.list())
        assert caught.value.retry_after == about(WINDOW - 20)
        assert (caught.value.operation, caught.value.request is None) == ("list_clients", False)
        assert tt.budget.waiting == 0
        assert time.slept == []
        time.now += 36
        _spend(tt, 1)
        assert time.slept == [about(WINDOW - 56)]


def test_max_wait_can_be_given_for_one_call() -> None:
    with client(pages([], first_page=0)) as tt:
        _spend(tt, N)
        with pytest.raises(BudgetSpent):
            list(tt.with_options(max_wait=0).clients.list())


def test_a_wait_that_the_server_asks_for_is_not_waited_for_beyond_max_wait_but_holds_for_all() -> None:
    time = FakeTime()
    with client(Script(answer(429, Retry_After="60")), time, max_wait=5) as tt:
        with pytest.raises(RateLimited) as caught:
            list(tt.clients.list())
        assert caught.value.retry_after == 60
        assert tt.budget.paused == about(60)
        with pytest.raises(BudgetSpent):
            list(tt.clients.list())


def test_a_deadline_is_not_spent_waiting_for_a_slot_that_comes_too_late() -> None:
    time = FakeTime()
    with client(pages([], first_page=0), time) as tt:
        _spend(tt, N)
        with pytest.raises(
            DeadlineExceeded, match=r"the deadline does not allow to wait 60\.0 s for the next free slot"
        ):
            list(tt.with_options(deadline=10).clients.list())
        assert time.slept == []


def test_a_deadline_that_is_over_just_when_the_slot_comes_sends_nothing_and_gives_the_slot_back() -> None:
    time = FakeTime()
    sleep = time.timing.sleep

    def oversleep(seconds: float, bell: Bell | None) -> None:
        sleep(seconds, bell)
        time.now += 2.0

    timing = evolve(time.timing, sleep=oversleep)
    with client(pages([], first_page=0), time, limit_per_minute=1, timing=timing) as tt:
        _spend(tt, 1)
        with pytest.raises(DeadlineExceeded, match="does not allow to send the request"):
            list(tt.with_options(deadline=tt.budget.next_slot + 1).clients.list())
        assert (tt.budget.used, tt.budget.next_slot) == (0, 0.0)


def test_the_failure_behind_a_spent_budget_is_not_forgotten() -> None:
    time = FakeTime()
    with client(Script(answer(500)), time, limit_per_minute=1) as tt:
        with pytest.raises(BudgetSpent) as caught:
            tt.with_options(max_wait=1).clients.get(1)
        assert "500" in str(caught.value.__cause__)


@pytest.mark.parametrize("number", [-1, float("nan")])
def test_a_max_wait_that_makes_no_sense_is_refused(number: float) -> None:
    with pytest.raises(NotConfigured, match="max_wait"):
        TimeTrack(**REAL, max_wait=number)


@pytest.mark.parametrize("options", [{"max_burst": 0}, {"largest_answer": 0}])
def test_numbers_that_make_no_sense_are_refused(options: dict[str, int]) -> None:
    with pytest.raises(NotConfigured, match="1 or more"):
        TimeTrack(**{**REAL, **options})


def test_the_budget_says_what_is_used_what_is_left_and_when_the_next_slot_is_free() -> None:
    time = FakeTime()
    with client(pages([], first_page=0), time) as tt:
        _spend(tt, N - 1)
        assert (tt.budget.used, tt.budget.remaining, tt.budget.next_slot) == (29, 1, 0.0)
        _spend(tt, 1)
        time.now += 10
        assert (tt.budget.used, tt.budget.remaining) == (30, 0)
        assert tt.budget.next_slot == about(WINDOW - 10)


def test_an_awaiting_client_says_the_same() -> None:
    async def run() -> tuple[BudgetState, Estimate]:
        async with async_client(pages([], first_page=0), throttle="memory:") as tt:
            assert [_ async for _ in tt.clients.list()] == []
            return await tt.budget, await tt.estimate(records=46_000)

    state, estimate = asyncio.run(run())
    assert (state.limit, state.used) == (N, 1)
    assert str(estimate) == "48 requests, about 1 min 0 s"


@pytest.mark.parametrize(
    ("asked", "sentence"),
    [
        ({"requests": 0}, "0 requests, about 0 s"),
        ({"requests": 1}, "1 request, about 0 s"),
        ({"requests": 31}, "31 requests, about 1 min 0 s"),
        ({"requests": 30 * 90 + 1}, "2701 requests, about 1 h 30 min"),
        ({"records": 0}, "1 request, about 0 s"),
        ({"records": 999}, "1 request, about 0 s"),
        ({"records": 1000}, "3 requests, about 0 s"),
        ({"records": 45_999}, "47 requests, about 1 min 0 s"),
    ],
)
def test_an_estimate_says_how_many_requests_and_how_long(asked: dict[str, int], sentence: str) -> None:
    with client(pages([], first_page=0)) as tt:
        assert str(tt.estimate(**asked)) == sentence


@pytest.mark.parametrize("asked", [{}, {"requests": 1, "records": 1}, {"records": -1}])
def test_an_estimate_of_nothing_or_of_two_things_is_refused(asked: dict[str, int]) -> None:
    with client(pages([], first_page=0)) as tt, pytest.raises(InvalidValue, match="either requests or records"):
        tt.estimate(**asked)


def test_a_cancelled_task_leaves_the_queue_and_harms_nobody() -> None:
    async def for_ever(_: float, __: Bell | None) -> None:
        await asyncio.Event().wait()

    async def run() -> float:
        timing = Timing(FakeTime().timing.clock, sleep_async=for_ever)
        async with async_client(pages([], first_page=0), limit_per_minute=1, timing=timing) as tt:
            assert [_ async for _ in tt.clients.list()] == []
            tasks = [asyncio.create_task(tt.clients.get(1)) for _ in range(3)]
            await asyncio.sleep(0)
            assert (await tt.budget).waiting == 3
            for task in tasks:
                task.cancel()
            await asyncio.gather(*tasks, return_exceptions=True)
            assert (await tt.budget).waiting == 0
            return (await tt.budget).next_slot

    assert asyncio.run(run()) == about(WINDOW)


def test_a_task_that_waits_for_its_turn_is_woken_when_the_one_before_it_is_cancelled() -> None:
    async def run() -> None:
        first_sleeps = asyncio.Event()

        async def sleep(seconds: float, bell: Bell | None) -> None:
            if seconds == inf:
                await Timing().sleep_async(seconds, bell)
            elif not first_sleeps.is_set():
                first_sleeps.set()
                await asyncio.Event().wait()
            else:
                time.now += seconds

        time = FakeTime()
        timing = Timing(time.timing.clock, sleep_async=sleep)
        async with async_client(pages([1], first_page=0), limit_per_minute=1, timing=timing) as tt:
            assert len([_ async for _ in tt.clients.list()]) == 1
            first = asyncio.ensure_future(anext(tt.clients.list()))
            await first_sleeps.wait()
            second = asyncio.ensure_future(anext(tt.clients.list()))
            await asyncio.sleep(0)
            first.cancel()
            assert (await second).id == 1

    asyncio.run(asyncio.wait_for(run(), 10))


def test_a_task_cancelled_while_the_store_is_asked_gives_back_what_it_was_granted(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    place = f"sqlite:///{tmp_path}/some.db"

    async def run() -> BudgetState:
        async with async_client(pages([1], first_page=0), throttle=place) as tt:
            budget = tt._session.budget
            assert budget is not None
            asked, may_go_on = threading.Event(), threading.Event()
            reserve = budget.store.reserve

            def slowly(*args: Any, **more: Any) -> float:
                asked.set()
                may_go_on.wait(10)
                return reserve(*args, **more)

            monkeypatch.setattr(budget.store, "reserve", slowly)
            task = asyncio.ensure_future(anext(tt.clients.list()))
            await asyncio.to_thread(asked.wait, 10)
            task.cancel()
            await asyncio.sleep(0)
            task.cancel()
            may_go_on.set()
            with pytest.raises(asyncio.CancelledError):
                await task
            return await tt.budget

    assert asyncio.run(run()).used == 0


def test_a_process_frozen_after_it_was_granted_a_slot_asks_for_another(monkeypatch: pytest.MonkeyPatch) -> None:
    time = FakeTime()
    with client(pages([], first_page=0), time) as tt:
        budget = tt._session.budget
        assert budget is not None
        reserve, grants = budget.store.reserve, [70.0]

        def frozen(*args: Any, **more: Any) -> float:
            wait = reserve(*args, **more)
            time.now += grants.pop() if grants else 0.0
            return wait

        monkeypatch.setattr(budget.store, "reserve", frozen)
        _spend(tt, 1)
        assert tt.budget.used == 1
        assert tt.budget.next_slot == 0.0


def test_a_store_that_fails_is_asked_again_and_then_an_error_that_names_the_operation(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    place = tmp_path / "some.db"
    with client(pages([], first_page=0), throttle=f"sqlite:///{place}") as tt:
        budget = tt._session.budget
        assert budget is not None
        asked = []

        def fail(*_: object) -> float:
            asked.append(1)
            raise ThrottleUnavailable("the file is gone.")

        monkeypatch.setattr(budget.store, "reserve", fail)
        with pytest.raises(ThrottleUnavailable, match=r"^list_clients: the file is gone\.$") as caught:
            list(tt.clients.list())
        assert caught.value.operation == "list_clients"
        assert len(asked) == 4


def test_an_answer_is_not_lost_because_its_slot_cannot_be_settled(monkeypatch: pytest.MonkeyPatch) -> None:
    with client(pages([1], first_page=0)) as tt:
        budget = tt._session.budget
        assert budget is not None

        def fail(*_: object) -> None:
            raise ThrottleUnavailable("the file is gone.")

        monkeypatch.setattr(budget.store, "settle", fail)
        assert [record.id for record in tt.clients.list()] == [1]


def test_threads_and_tasks_of_one_key_share_one_budget() -> None:
    time = FakeTime()
    lock = threading.Lock()
    arrivals: list[float] = []

    def handle(_: httpx.Request) -> httpx.Response:
        with lock:
            arrivals.append(time.now)
        return httpx.Response(200, json=[])

    async def work_async() -> None:
        async with async_client(handle, time, key="together") as tt:
            await asyncio.gather(*(_drain(tt) for _ in range(20)))

    async def _drain(tt: AsyncTimeTrack) -> None:
        assert [_ async for _ in tt.clients.list()] == []

    with client(handle, time, key="together") as tt:
        threads = [threading.Thread(target=_spend, args=(tt, 10)) for _ in range(3)]
        threads.append(threading.Thread(target=asyncio.run, args=(work_async(),)))
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
    assert len(arrivals) == 50
    assert busiest(arrivals, WINDOW) <= N


PLACES = pytest.mark.parametrize("place", ["memory:", "sqlite:///{folder}/some.db"], ids=["memory", "a file"])


@PLACES
@pytest.mark.parametrize("max_wait", [0, 0.000001])
def test_who_does_not_want_to_wait_sends_what_is_free_at_once(place: str, max_wait: float, tmp_path: Path) -> None:
    with client(pages([], first_page=0), throttle=place.format(folder=tmp_path), max_wait=max_wait) as tt:
        _spend(tt, N)
        with pytest.raises(BudgetSpent):
            _spend(tt, 1)


@PLACES
def test_as_many_as_are_free_send_at_once_and_together_although_nobody_wants_to_wait(
    place: str, tmp_path: Path
) -> None:
    async def run() -> list[Any]:
        options: dict[str, Any] = {"throttle": place.format(folder=tmp_path), "timing": Timing()}
        async with async_client(pages([1], first_page=0), **options) as tt:
            return await asyncio.gather(
                *(anext(tt.with_options(max_wait=0).clients.list()) for _ in range(N + 5)), return_exceptions=True
            )

    kinds = [type(each).__name__ for each in asyncio.run(run())]
    assert (kinds.count("Client"), kinds.count("BudgetSpent")) == (N, 5), kinds
