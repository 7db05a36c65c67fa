"""The budget never lets the server see more than N requests in any window, and never waits longer than it must."""

from __future__ import annotations

import asyncio
import threading
from heapq import heapify, heappop, heappush
from random import Random

import httpx
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.support.fakes import BASE_URL, FakeTime, Script, answer, async_client, client, pages
from timetrack import AsyncTimeTrack, ConnectionFailed, TimeTrack, Timing
from timetrack.throttle import WINDOW, Budget, Ticket, shared_budget

N = 30


def test_30_requests_go_at_once_and_the_31st_one_window_after_the_first_answer() -> None:
    time = FakeTime()
    with client(pages([], first_page=0), time) as tt:
        for _ in range(31):
            list(tt.clients.list())
    assert time.slept == [pytest.approx(WINDOW)]


def test_pages_of_one_list_spend_the_same_budget() -> None:
    time = FakeTime()
    with client(pages(range(61), first_page=0), time, page_size=1) as tt:
        assert len(list(tt.clients.list())) == 61
    assert sum(time.slept) == pytest.approx(2 * WINDOW)


def test_a_limit_of_none_never_waits() -> None:
    time = FakeTime()
    with client(pages([], first_page=0), time, limit_per_minute=None) as tt:
        for _ in range(100):
            list(tt.clients.list())
    assert time.slept == []


def test_clients_of_one_key_share_a_budget_and_other_keys_and_servers_do_not() -> None:
    one = shared_budget(BASE_URL, "a key", N)
    assert shared_budget(BASE_URL.upper(), "a key", N) is one
    assert shared_budget(BASE_URL, "another key", N) is not one
    assert shared_budget("https://elsewhere.example/api", "a key", N) is not one


def test_the_smallest_limit_that_a_client_names_holds_for_all_who_share_the_key() -> None:
    assert shared_budget(BASE_URL, "shared", 600).limit == 600
    assert shared_budget(BASE_URL, "shared", 30) is shared_budget(BASE_URL, "shared", 600)
    assert shared_budget(BASE_URL, "shared", 600).limit == 30


def test_a_budget_does_not_keep_the_key() -> None:
    from timetrack import throttle

    shared_budget(BASE_URL, "canary-key", N)
    assert "canary-key" not in repr(throttle.__dict__)


def test_a_request_that_was_never_sent_costs_nothing() -> None:
    budget = Budget(1)
    ticket = budget.join()
    assert budget.reserve(ticket, 0.0) == 0
    budget.release(ticket)
    assert budget.reserve(budget.join(), 0.0) == 0


def test_a_refused_connection_gives_its_slot_back() -> None:
    time = FakeTime()
    script = Script(*[httpx.ConnectError("refused")] * 4, *[answer(200, [])] * 30)
    with client(script, time) as tt:
        with pytest.raises(ConnectionFailed):
            list(tt.clients.list())
        time.slept.clear()
        for _ in range(30):
            list(tt.clients.list())
    assert time.slept == []


def test_a_request_interrupted_in_flight_is_charged_as_late_as_it_can_have_arrived() -> None:
    budget = Budget(1, window=60.0, upload_bound=4.0)
    ticket = budget.join()
    assert budget.reserve(ticket, 0.0) == 0
    budget.leave(ticket)
    assert budget.reserve(budget.join(), 1.0) == pytest.approx(63.0)


def test_callers_are_served_in_the_order_in_which_they_came() -> None:
    budget = Budget(2, window=60.0)
    first, second, third, fourth, fifth = (budget.join() for _ in range(5))
    assert [budget.reserve(ticket, 0.0) for ticket in (fifth, third)] == [120.0, 60.0]
    assert [budget.reserve(ticket, 0.0) for ticket in (second, first)] == [0.0, 0.0]
    budget.settle(first, 1.0)
    budget.settle(second, 2.0)
    assert [budget.reserve(ticket, 2.0) for ticket in (third, fourth, fifth)] == [59.0, 60.0, 119.0]


def test_somebody_who_gives_up_lets_the_others_move_up() -> None:
    budget = Budget(1, window=60.0)
    running, gone, waiting = (budget.join() for _ in range(3))
    budget.reserve(running, 0.0)
    budget.settle(running, 0.0)
    assert budget.reserve(waiting, 0.0) == 120.0
    budget.leave(gone)
    assert budget.reserve(waiting, 0.0) == 60.0


def test_a_pause_holds_back_everybody_who_shares_the_budget() -> None:
    budget = Budget(N)
    budget.pause(17.0)
    budget.pause(5.0)
    assert budget.reserve(budget.join(), 0.0) == 17.0


def test_a_cancelled_task_leaves_the_queue_and_harms_nobody() -> None:
    async def for_ever(_: float) -> None:
        await asyncio.Event().wait()

    async def run() -> float:
        timing = Timing(lambda: 1000.0, sleep_async=for_ever)
        async with async_client(pages([], first_page=0), key="cancelled", limit_per_minute=1, timing=timing) as tt:
            assert [_ async for _ in tt.clients.list()] == []
            tasks = [asyncio.create_task(tt.clients.get(1)) for _ in range(3)]
            await asyncio.sleep(0)
            for task in tasks:
                task.cancel()
            await asyncio.gather(*tasks, return_exceptions=True)
        budget = shared_budget(BASE_URL, "cancelled", 1)
        return budget.reserve(budget.join(), 1000.0)

    assert asyncio.run(run()) == pytest.approx(WINDOW)


def test_threads_and_tasks_of_one_key_share_one_budget() -> None:
    time = FakeTime()
    lock = threading.Lock()
    arrivals: list[float] = []

    def handle(_: httpx.Request) -> httpx.Response:
        with lock:
            arrivals.append(time.now)
        return httpx.Response(200, json=[])

    def work(tt: TimeTrack) -> None:
        for _ in range(10):
            list(tt.clients.list())

    async def work_async() -> None:
        async with async_client(handle, time, key="together") as tt:
            await asyncio.gather(*(_drain(tt) for _ in range(20)))

    async def _drain(tt: AsyncTimeTrack) -> None:
        assert [_ async for _ in tt.clients.list()] == []

    with client(handle, time, key="together") as tt:
        threads = [threading.Thread(target=work, args=(tt,)) for _ in range(3)]
        threads.append(threading.Thread(target=asyncio.run, args=(work_async(),)))
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
    assert len(arrivals) == 50
    assert _most_in_a_window(arrivals, WINDOW) <= N


def _most_in_a_window(arrivals: list[float], window: float) -> int:
    ordered = sorted(arrivals)
    return max(sum(1 for later in ordered if start <= later < start + window) for start in ordered)


def _simulate(seed: int, callers: int, limit: int, window: float) -> tuple[list[float], float]:
    """Let callers use a budget in virtual time on a network with jitter; return the arrivals at the server."""
    random, budget = Random(seed), Budget(limit, window=window, upload_bound=4.0)
    arrivals: list[float] = []
    tickets: dict[int, Ticket] = {}
    events = [(random.uniform(0, window), number, "ask") for number in range(callers)]
    heapify(events)
    now = 0.0
    while events:
        now, number, what = heappop(events)
        if what == "settle":
            budget.settle(tickets[number], now)
        elif what == "leave":
            budget.leave(tickets[number])
        else:
            if number not in tickets:
                tickets[number] = budget.join()
            wait = budget.reserve(tickets[number], now)
            if wait > 0:
                heappush(events, (now + wait, number, "ask"))
                continue
            arrivals.append(now + random.choice([0.0, 0.01, 0.3, 2.0, 4.0]))
            answered = arrivals[-1] + random.choice([0.0, 0.2, 6.0])
            heappush(events, (answered, number, random.choice(["settle", "settle", "settle", "leave"])))
    return arrivals, now


@settings(max_examples=60, deadline=None, derandomize=True)
@given(seed=st.integers(0, 2**32), callers=st.integers(1, 80), limit=st.integers(1, 12))
def test_the_server_never_sees_more_than_the_limit_in_any_window(seed: int, callers: int, limit: int) -> None:
    arrivals, end = _simulate(seed, callers, limit, 60.0)
    assert len(arrivals) == callers, "everybody is served"
    assert _most_in_a_window(arrivals, 60.0) <= limit
    assert end <= (callers / limit + 2) * (60.0 + 4.0 + 6.0), "nobody waits longer than the limit asks"
