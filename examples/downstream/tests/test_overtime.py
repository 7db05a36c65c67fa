"""The fixtures come with timetrack-sdk: a mocked account for every test, and clients of it."""

from __future__ import annotations

import asyncio
import sys
from datetime import datetime

import pytest
from overtime import main, overtime, overtime_async

from timetrack import AsyncTimeTrack, BudgetSpent, ServerFailed, TimeTrack
from timetrack.periods import between, month
from timetrack_mock import Faults, Mock, MockServer

FRIDAY = between("2026-10-23", "2026-10-23")


def _work_on_friday(tt: TimeTrack, username: str, until: int) -> None:
    tt.attendances.create(
        username=username, from_=datetime(2026, 10, 23, 8), to=datetime(2026, 10, 23, until), break_minutes=30
    )


def test_who_works_longer_than_eight_hours_has_overtime(timetrack: TimeTrack) -> None:
    _work_on_friday(timetrack, "test", until=18)
    _work_on_friday(timetrack, "tester", until=12)
    assert overtime(timetrack, FRIDAY) == {"test": 1.5 * 3600, "tester": -4.5 * 3600}


def test_every_test_has_an_account_of_its_own(timetrack: TimeTrack) -> None:
    assert list(timetrack.attendances.list()) == []


def test_a_client_that_awaits_sees_the_same_account(timetrack: TimeTrack, async_timetrack: AsyncTimeTrack) -> None:
    _work_on_friday(timetrack, "test", until=18)
    assert asyncio.run(overtime_async(async_timetrack, FRIDAY)) == overtime(timetrack, FRIDAY)


@pytest.mark.timetrack(seed="demo")
def test_one_request_is_enough_for_a_month(timetrack: TimeTrack, timetrack_mock: Mock) -> None:
    overtime(timetrack, month("2026-10"))
    timetrack_mock.requests.expect("list_work_reports", times=1)


@pytest.mark.timetrack(faults=Faults(script=("503", "reset-after", "truncated")))
def test_a_server_that_fails_three_times_is_asked_a_fourth_time(timetrack: TimeTrack, timetrack_mock: Mock) -> None:
    overtime(timetrack, FRIDAY)
    timetrack_mock.requests.expect("list_work_reports", times=4)


def test_a_server_that_fails_for_good_is_an_error(timetrack: TimeTrack, timetrack_mock: Mock) -> None:
    timetrack_mock.answer_next(500, to="list_work_reports", times=4)
    with pytest.raises(ServerFailed):
        overtime(timetrack, FRIDAY)


@pytest.mark.timetrack(limit=30)
def test_the_31st_request_waits_a_minute_that_takes_no_time(timetrack: TimeTrack, timetrack_mock: Mock) -> None:
    before = timetrack_mock.clock
    for _ in range(31):
        overtime(timetrack, FRIDAY)
    assert 60 <= (timetrack_mock.clock - before).total_seconds() < 70
    with pytest.raises(BudgetSpent):
        for _ in range(31):
            overtime(timetrack.with_options(max_wait=1), FRIDAY)


def test_the_program_finds_the_account_in_its_environment(
    timetrack_env: MockServer, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    with TimeTrack.from_env() as tt:
        _work_on_friday(tt, "test", until=18)
    monkeypatch.setattr(sys, "argv", ["overtime", "2026-10"])
    assert main() == 0
    assert capsys.readouterr().out.splitlines()[0].split() == ["test", "-166.50", "h"]


def test_a_wrong_key_is_one_sentence(
    timetrack_env: MockServer, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("TIMETRACK_API_KEY", "wrong")
    monkeypatch.setattr(sys, "argv", ["overtime", "2026-10"])
    assert main() == 1
    assert "overtime: list_work_reports: the server answered 401" in capsys.readouterr().err
