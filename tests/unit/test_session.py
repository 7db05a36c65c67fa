"""A client with other options shares connections and budget with the one it came from, and changes nothing about it."""

from __future__ import annotations

import asyncio
from typing import Any

import httpx
import pytest

from tests.support.fakes import FakeTime, Script, answer, async_client, client
from timetrack import DeadlineExceeded, NotConfigured, RetryPolicy, ServerFailed


def test_with_options_changes_one_call_and_leaves_the_client_as_it_was() -> None:
    script = Script(answer(200, []), answer(200, []))
    with client(script, timeout=30, page_size=1000) as tt:
        list(tt.with_options(timeout=5, page_size=7).clients.list())
        list(tt.clients.list())
    timeouts = [request.extensions["timeout"]["read"] for request in script.requests]
    assert timeouts == [5, 30]
    assert [request.url.params["limit"] for request in script.requests] == ["7", "1000"]


def test_a_deadline_of_one_call_bounds_waiting_and_all_attempts() -> None:
    time = FakeTime()
    script = Script(*[httpx.ConnectError("no")] * 9)
    with client(script, time, retry=RetryPolicy(attempts=9)) as tt, pytest.raises(DeadlineExceeded):
        tt.with_options(deadline=3).clients.get(1)
    assert sum(time.slept) < 3


def test_another_policy_for_one_call() -> None:
    script = Script(answer(500))
    with client(script) as tt, pytest.raises(ServerFailed):
        tt.with_options(retry=RetryPolicy(attempts=1)).clients.get(1)


def test_the_budget_is_shared_with_the_client_it_came_from() -> None:
    time = FakeTime()
    with client(lambda _: httpx.Response(200, json=[]), time, limit_per_minute=2) as tt:
        for one in (tt, tt.with_options(timeout=5), tt):
            list(one.clients.list())
    assert sum(time.slept) == pytest.approx(60.02)


def test_the_awaiting_client_has_the_same_options() -> None:
    async def run() -> list[int]:
        script = Script(answer(200, {"id": 1}), answer(200, {"id": 2}))
        async with async_client(script) as tt:
            return [(await tt.with_options(timeout=5).clients.get(1)).id, (await tt.clients.get(2)).id]

    assert asyncio.run(run()) == [1, 2]


@pytest.mark.parametrize("wrong", [{"timeout": 0}, {"page_size": 0}, {"page_size": 1001}, {"deadline": 0}])
def test_options_that_cannot_work_are_refused(wrong: dict[str, Any]) -> None:
    with client(Script()) as tt, pytest.raises(NotConfigured):
        tt.with_options(**wrong)
