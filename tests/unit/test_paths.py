"""An operation that the documentation has under two paths is found under either, and the right one is remembered."""

from __future__ import annotations

import asyncio
import json
import logging
from collections.abc import Callable
from datetime import datetime
from typing import Any

import httpx
import pytest

from tests.support.fakes import FakeTime, Script, answer, async_client, client
from timetrack import DeadlineExceeded, NotFound, Refused, TimeTrack

NOON = datetime(2020, 10, 23, 12)
PLAIN, TIMERS = "/project_timer", "/timers/project_timer"


def get(tt: TimeTrack) -> Any:
    return tt.project_timer.get(username="someone", date=NOON)


def start(tt: TimeTrack) -> Any:
    return tt.project_timer.start(username="someone", date=NOON, client_name="C", project_name="P")


def stop(tt: TimeTrack) -> Any:
    return tt.project_timer.stop(username="someone", date=NOON)


Call = Callable[[TimeTrack], Any]


def asked(script: Script) -> list[str]:
    return [request.url.path.removeprefix("/api/v2/ext") for request in script.requests]


REMEMBERED: list[tuple[str, list[tuple[Call, list[int], int]], list[str]]] = [
    # calls with what the server answers and which answer the caller gets, and where requests went
    ("the first path works", [(get, [200], 200), (get, [404], 404)], [TIMERS, TIMERS]),
    ("the other path works", [(get, [404, 200], 200), (get, [404], 404)], [TIMERS, PLAIN, PLAIN]),
    (
        "what one call learned holds for the others",
        [(stop, [404, 200], 200), (start, [200], 200), (get, [200], 200)],
        [f"{TIMERS}/stop", f"{PLAIN}/stop", f"{PLAIN}/start", PLAIN],
    ),
    (
        "neither path works, and nothing is learned",
        [(start, [404, 404], 404), (get, [404, 200], 200), (get, [200], 200)],
        [f"{TIMERS}/start", f"{PLAIN}/start", TIMERS, PLAIN, PLAIN],
    ),
    ("a refusal shows that the path is there", [(stop, [422], 422), (stop, [404], 404)], [f"{TIMERS}/stop"] * 2),
    (
        "so it does for the other path",
        [(stop, [404, 422], 422), (stop, [404], 404)],
        [f"{TIMERS}/stop", f"{PLAIN}/stop", f"{PLAIN}/stop"],
    ),
    (
        "a busy server shows nothing",
        [(stop, [404, 500], 500), (stop, [404, 200], 200)],
        [f"{TIMERS}/stop", f"{PLAIN}/stop", f"{TIMERS}/stop", f"{PLAIN}/stop"],
    ),
]


@pytest.mark.parametrize(("calls", "paths"), [row[1:] for row in REMEMBERED], ids=[row[0] for row in REMEMBERED])
def test_a_timer_is_asked_for_where_this_server_has_it(
    calls: list[tuple[Call, list[int], int]], paths: list[str]
) -> None:
    script = Script(*(answer(status, {"username": "someone"}) for each in calls for status in each[1]))
    with client(script) as tt:
        for number, (call, _answers, status) in enumerate(calls):
            copy = tt.with_options(timeout=5) if number % 2 else tt
            assert outcome(call, copy) == status
    assert asked(script) == paths


def outcome(call: Call, tt: TimeTrack) -> int:
    try:
        call(tt)
    except Exception as error:
        status = getattr(error, "status", None)
        assert type(status) is int
        return status
    return 200


def test_a_start_is_sent_once_more_with_the_same_body_and_from_the_same_budget() -> None:
    script = Script(answer(404, "<html>Not Found</html>"), answer(200, {}))
    with client(script) as tt:
        start(tt)
        assert tt.budget.used == 2
    assert [(request.method, json.loads(request.content)["username"]) for request in script.requests] == [
        ("POST", "someone")
    ] * 2


def test_the_error_of_the_first_path_is_the_one_that_is_raised() -> None:
    script = Script(answer(404, {"errors": [{"title": "No such user"}]}), answer(404))
    with client(script) as tt, pytest.raises(NotFound, match="No such user"):
        get(tt)


def test_an_operation_with_one_path_is_asked_for_once() -> None:
    script = Script(answer(404), answer(404))
    with client(script) as tt:
        with pytest.raises(NotFound):
            tt.attendance_timer.get(username="someone", date=NOON)
        with pytest.raises(NotFound):
            tt.clients.get(1)
    assert asked(script) == ["/timers/attendance_timer", "/clients/1"]


@pytest.mark.parametrize(("seconds", "requests"), [(1, 2), (5, 1), (6, 1)])
def test_both_tries_together_are_over_at_the_deadline(seconds: int, requests: int) -> None:
    time, seen = FakeTime(), list[httpx.Request]()

    def handle(request: httpx.Request) -> httpx.Response:
        seen.append(request)
        time.now += seconds
        return answer(404)

    with client(handle, time) as tt, pytest.raises(NotFound if requests == 2 else DeadlineExceeded):
        get(tt.with_options(deadline=5))
    assert len(seen) == requests


def test_it_is_told_without_the_name_of_the_user(caplog: pytest.LogCaptureFixture) -> None:
    with client(Script(answer(404), answer(200, {}))) as tt, caplog.at_level(logging.INFO, "timetrack"):
        get(tt)
    assert [record.getMessage() for record in caplog.records if record.name == "timetrack"] == [
        "get_project_timer: /timers/project_timer answered 404; trying /project_timer, which other documentation has."
    ]


def test_the_awaiting_client_finds_it_too() -> None:
    script = Script(answer(404), answer(422), answer(200, {"playing": True}))

    async def run() -> bool | None:
        async with async_client(script) as tt:
            with pytest.raises(Refused):
                await tt.project_timer.stop(username="someone", date=NOON)
            return (await tt.project_timer.get(username="someone", date=NOON)).playing

    assert asyncio.run(run())
    assert asked(script) == [f"{TIMERS}/stop", f"{PLAIN}/stop", PLAIN]
