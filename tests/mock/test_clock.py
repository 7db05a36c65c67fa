"""The clock of a mock: held, running and moved on, for the account and for the limit."""

from datetime import UTC, datetime, timedelta
from typing import Any

import pytest

from tests.mock.caller import Caller
from timetrack_mock import Mock

MOMENT = datetime(2020, 10, 23, 8)


def test_a_running_clock_is_the_one_that_was_given_and_can_be_held_and_let_go() -> None:
    with Mock(clock=lambda: MOMENT) as mock:
        assert mock.clock == MOMENT
        mock.set_clock(datetime(2021, 2, 3))
        assert mock.clock == datetime(2021, 2, 3)
        mock.set_clock(None)
        assert mock.clock == MOMENT


def test_a_moment_as_clock_holds_it_until_it_is_let_go() -> None:
    with Mock(clock=MOMENT) as mock:
        assert mock.clock == MOMENT
        mock.set_clock(None)
        assert abs(mock.clock - datetime.now()) < timedelta(seconds=30)
        mock.reset()
        assert mock.clock == MOMENT


@pytest.mark.parametrize("by", [90, 90.0, timedelta(minutes=1, seconds=30)])
@pytest.mark.parametrize("held", [True, False])
def test_time_goes_by_for_a_held_clock_and_for_a_running_one(by: timedelta | float, held: bool) -> None:
    with Mock(clock=MOMENT if held else lambda: MOMENT) as mock:
        mock.advance(by)
        mock.advance(0)
        assert mock.clock == MOMENT + timedelta(seconds=90)


def test_a_minute_goes_by_for_the_limit_without_waiting() -> None:
    with Mock(limit=2, seed="demo") as mock:
        api = Caller(mock)
        assert [api.get("/clients").status for _ in range(3)] == [200, 200, 429]
        mock.advance(59)
        assert api.get("/clients").status == 429
        mock.advance(1)
        assert [api.get("/clients").status for _ in range(3)] == [200, 200, 429]


def test_setting_the_clock_lets_no_time_go_by_for_the_limit() -> None:
    with Mock(limit=1) as mock:
        api = Caller(mock)
        api.get("/clients")
        mock.set_clock(datetime(2050, 1, 1))
        assert api.get("/clients").status == 429


def test_seconds_that_somebody_else_counts_are_left_to_him() -> None:
    with Mock(limit=1, monotonic=lambda: 5.0) as mock:
        api = Caller(mock)
        api.get("/clients")
        mock.advance(3600)
        assert api.get("/clients").status == 429
        assert [entry.arrived for entry in mock.requests] == [5.0, 5.0]


def test_the_journal_counts_the_seconds_that_were_let_go_by() -> None:
    with Mock() as mock:
        api = Caller(mock)
        api.get("/clients")
        mock.advance(timedelta(hours=1))
        api.get("/clients")
        first, second = mock.requests
    assert 3600 <= second.arrived - first.arrived < 3630


def test_the_account_follows_the_clock() -> None:
    with Mock(limit=None, seed="demo", clock=MOMENT) as mock:
        api = Caller(mock)
        assert api.list("/work_reports", username="test")[0]["workDate"] == "2020-10-01"
        mock.advance(timedelta(days=10))
        assert api.list("/work_reports", username="test")[0]["workDate"] == "2020-11-01"


@pytest.mark.parametrize(
    ("by", "problem"),
    [
        (-1, "Time only goes on"),
        (timedelta(seconds=-1), "Time only goes on"),
        (float("nan"), "Time only goes on"),
        (float("inf"), "cannot go beyond the year 9999"),
        (timedelta(days=10_000_000), "cannot go beyond the year 9999"),
    ],
)
@pytest.mark.parametrize("held", [True, False])
def test_a_step_that_no_clock_can_take_is_refused_and_changes_nothing(by: Any, problem: str, held: bool) -> None:
    with Mock(clock=MOMENT if held else lambda: MOMENT) as mock:
        with pytest.raises(ValueError, match=problem):
            mock.advance(by)
        assert mock.clock == MOMENT


def test_a_moment_with_a_zone_is_refused() -> None:
    aware = datetime(2020, 10, 23, tzinfo=UTC)
    with pytest.raises(ValueError, match="wall clock without one"):
        Mock(clock=aware)
    with Mock(clock=MOMENT) as mock:
        with pytest.raises(ValueError, match="wall clock without one"):
            mock.set_clock(aware)
        assert mock.clock == MOMENT
