"""A timer is read before and after, so that it can be acted upon again and again and a lost answer does no harm."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from datetime import date, datetime
from typing import Any

import httpx
import pytest

from tests.support.inprocess import InProcess, async_client, client
from timetrack import AsyncTimeTrack, InvalidValue, OutcomeUnknown, Refused, RetryPolicy, TimeTrack
from timetrack.timers import Action, carry_out, carry_out_async
from timetrack_mock import DEFAULT_KEY, DEFAULT_SECRET, Mock

WHO = "test"
ACTIONS: tuple[Action, ...] = ("start", "pause", "resume", "stop")
PROJECT = {"client_name": "Client 006", "project_name": "Project 006_1"}


def _at(minute: int) -> datetime:
    return datetime(2026, 10, 1, 8, minute)


def _posts(mock: Mock) -> list[str]:
    return [request.path.rsplit("/", 1)[1] for request in mock.requests if request.method == "POST"]


def test_every_action_can_be_carried_out_twice_and_is_sent_once() -> None:
    with Mock(seed="demo", limit=None) as mock, client(mock) as tt:
        for minute, action in enumerate(ACTIONS):
            fields = PROJECT if action == "start" else {}
            for _ in range(2):
                state = carry_out(tt.project_timer, action, username=WHO, date=_at(minute), **fields)
            assert (state.playing, state.paused, state.stopped) == {
                "start": (True, False, False),
                "pause": (False, True, False),
                "resume": (True, False, False),
                "stop": (False, False, True),
            }[action]
        assert _posts(mock) == ["start", "pause", "resume", "stop"]


def test_the_awaiting_way_is_the_same() -> None:
    async def run(mock: Mock) -> None:
        async with async_client(mock) as tt:
            for minute, action in enumerate(ACTIONS):
                for _ in range(2):
                    await carry_out_async(tt.attendance_timer, action, username=WHO, date=_at(minute))

    with Mock(limit=None) as mock:
        asyncio.run(run(mock))
        assert _posts(mock) == ["start", "pause", "resume", "stop"]


def test_a_timer_that_runs_on_another_project_is_not_taken_for_the_wanted_one() -> None:
    with Mock(seed="demo", limit=None) as mock, client(mock) as tt:
        carry_out(tt.project_timer, "start", username=WHO, date=_at(0), **PROJECT)
        other = {"client_name": "Test company", "project_name": "Test project 001"}
        with pytest.raises(Refused):
            carry_out(tt.project_timer, "start", username=WHO, date=_at(1), **other)


@pytest.mark.parametrize(
    ("changed", "argument"),
    [
        ({"date": date(2026, 10, 1)}, "date"),
        ({"date": "2026-10-01T08:00:00"}, "date"),
        ({"username": None}, "username"),
        ({"username": ""}, "username"),
        ({"action": "halt"}, "action"),
        ({"action": None}, "action"),
        ({"client_name": 5}, "client_name"),
    ],
)
def test_what_cannot_be_sent_is_refused_before_the_timer_is_read(changed: dict[str, Any], argument: str) -> None:
    async def awaiting(mock: Mock) -> None:
        async with async_client(mock) as tt:
            await carry_out_async(tt.project_timer, **values)

    values: dict[str, Any] = {"action": "start", "username": WHO, "date": _at(0), **PROJECT, **changed}
    with Mock(limit=None) as mock, client(mock) as tt:
        with pytest.raises(InvalidValue, match=f"^{argument}: expected "):
            carry_out(tt.project_timer, **values)
        with pytest.raises(InvalidValue, match=f"^{argument}: expected "):
            asyncio.run(awaiting(mock))
        assert list(mock.requests) == []


class _Losing(InProcess):
    """Loses the answers to POSTs, before or after the server handled them."""

    handled = True

    def handle_request(self, request: httpx.Request) -> httpx.Response:
        if request.method != "POST":
            return super().handle_request(request)
        if self.handled:
            super().handle_request(request)
        raise httpx.ReadError("reset")


def _losing(mock: Mock, *, handled: bool) -> dict[str, Any]:
    transport = _Losing(mock)
    transport.handled = handled
    base_url = f"http://127.0.0.1:1{mock.base_path}"
    return {
        "transport": transport,
        "base_url": base_url,
        "key": DEFAULT_KEY,
        "secret": DEFAULT_SECRET,
        "limit_per_minute": None,
        "retry": RetryPolicy(attempts=1),
    }


def test_an_action_whose_answer_was_lost_counts_when_the_timer_is_as_wanted() -> None:
    with Mock(limit=None) as mock, TimeTrack(**_losing(mock, handled=True)) as tt:
        assert carry_out(tt.attendance_timer, "start", username=WHO, date=_at(0)).playing


def test_an_action_that_was_lost_on_its_way_is_raised_and_may_be_carried_out_again() -> None:
    with Mock(limit=None) as mock, TimeTrack(**_losing(mock, handled=False)) as tt:
        with pytest.raises(OutcomeUnknown):
            carry_out(tt.attendance_timer, "start", username=WHO, date=_at(0))
        with client(mock) as again:
            assert carry_out(again.attendance_timer, "start", username=WHO, date=_at(0)).playing


@pytest.mark.parametrize("handled", [True, False])
def test_lost_answers_are_judged_in_the_same_way_when_awaiting(handled: bool) -> None:
    async def run(mock: Mock) -> bool | None:
        async with AsyncTimeTrack(**_losing(mock, handled=handled)) as tt:
            return (await carry_out_async(tt.attendance_timer, "start", username=WHO, date=_at(0))).playing

    call: Callable[[Mock], bool | None] = lambda mock: asyncio.run(run(mock))  # noqa: E731
    with Mock(limit=None) as mock:
        if handled:
            assert call(mock)
        else:
            with pytest.raises(OutcomeUnknown):
                call(mock)
