"""Timers: every transition, the seconds as documented, and what a stop leaves behind."""

from typing import Any

import pytest

from tests.mock.caller import Answer, Caller

KINDS = ["project_timer", "attendance_timer"]
START = {
    "project_timer": {"clientName": "Client 006", "projectName": "Project 006_1"},
    "attendance_timer": dict[str, Any](),
}
TO_STATE = {"stopped": [], "playing": ["start"], "paused": ["start", "pause"]}
ALLOWED = {"stopped": {"start"}, "playing": {"pause", "stop"}, "paused": {"resume", "stop"}}
AFTER = {"start": "playing", "pause": "paused", "resume": "playing", "stop": "stopped"}


def tell(api: Caller, kind: str, action: str, time: str, **more: Any) -> Answer:
    given = START[kind] if action == "start" else {}
    body = {"username": "test", "date": f"2020-10-23T{time}Z"} | given | more
    return api.post(f"/timers/{kind}/{action}", **body)


def show(api: Caller, kind: str, username: str = "test") -> Any:
    return api.get(f"/timers/{kind}", username=username, date="2020-10-23T20:00:00Z").data


def state(timer: Any) -> list[str]:
    return [name for name in ("playing", "stopped", "paused") if timer[name]]


@pytest.mark.parametrize("kind", KINDS)
def test_a_user_without_a_timer_has_a_stopped_one(demo: Caller, kind: str) -> None:
    timer = show(demo, kind, "nobody")
    assert state(timer) == ["stopped"]
    assert (timer["username"], timer["startedAt"]) == ("nobody", None)
    assert (timer["workedSeconds"], timer["breakSeconds"]) == (0, 0)
    assert "nobody" not in [user["username"] for user in demo.list("/users")]


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("before", TO_STATE)
@pytest.mark.parametrize("action", AFTER)
def test_every_transition(demo: Caller, kind: str, before: str, action: str) -> None:
    for number, step in enumerate(TO_STATE[before]):
        assert tell(demo, kind, step, f"1{number}:00:00").status == 200
    stored = demo.mock.dump()
    answer = tell(demo, kind, action, "15:00:00")
    if action in ALLOWED[before]:
        assert (answer.status, state(answer.data)) == (200, [AFTER[action]])
        assert show(demo, kind) == answer.data
    else:
        assert answer.status == 422
        assert answer.detail == f"A timer that is {before} cannot be told to {action}."
        assert demo.mock.dump() == stored


def test_the_seconds_are_those_saved_last(demo: Caller) -> None:
    seen: list[tuple[int, int]] = []
    for action, time in [
        ("start", "08:00:00"),
        ("pause", "09:00:00"),
        ("resume", "09:30:00"),
        ("pause", "10:30:00"),
        ("resume", "10:45:00"),
        ("stop", "12:00:00"),
    ]:
        timer = tell(demo, "attendance_timer", action, time).data
        seen.append((timer["workedSeconds"], timer["breakSeconds"]))
    assert seen == [(0, 0), (3600, 0), (3600, 1800), (7200, 1800), (7200, 2700), (11700, 2700)]


def test_a_stop_of_a_paused_timer_saves_the_break(demo: Caller) -> None:
    for action, time in [("start", "08:00:00"), ("pause", "09:00:00")]:
        tell(demo, "attendance_timer", action, time)
    timer = tell(demo, "attendance_timer", "stop", "10:00:00").data
    assert (timer["workedSeconds"], timer["breakSeconds"]) == (3600, 3600)


def test_a_stopped_project_timer_becomes_a_project_time_entry(demo: Caller) -> None:
    tell(demo, "project_timer", "start", "08:00:00", taskName="Development", note="Hello")
    tell(demo, "project_timer", "pause", "09:00:00")
    tell(demo, "project_timer", "resume", "09:30:00")
    tell(demo, "project_timer", "stop", "10:00:00")
    entry = demo.get("/project_time_entries/2").data
    assert entry == demo.get("/project_time_entries/1").data | {
        "id": 2,
        "from": "2020-10-23T08:00:00.000Z",
        "to": "2020-10-23T10:00:00.000Z",
        "workedMinutes": 90,
        "breakMinutes": 30,
        "details": "Hello",
    }


def test_a_stopped_attendance_timer_becomes_an_attendance(demo: Caller) -> None:
    tell(demo, "attendance_timer", "start", "08:00:00", note="Hello")
    tell(demo, "attendance_timer", "stop", "16:00:30")
    attendance = demo.get("/attendances/2").data
    assert (attendance["user"], attendance["manual"], attendance["notes"]) == ("test", False, "Hello")
    assert (attendance["workedMinutes"], attendance["breakMinutes"]) == (480, 0)


def test_both_timers_of_all_users_run_side_by_side(demo: Caller) -> None:
    tell(demo, "project_timer", "start", "08:00:00")
    tell(demo, "attendance_timer", "start", "09:00:00")
    demo.hire("zoe")
    tell(demo, "project_timer", "start", "10:00:00", username="zoe")
    assert show(demo, "project_timer")["startedAt"] == "2020-10-23T08:00:00.000Z"
    assert show(demo, "attendance_timer")["startedAt"] == "2020-10-23T09:00:00.000Z"
    assert show(demo, "project_timer", "zoe")["startedAt"] == "2020-10-23T10:00:00.000Z"


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize(("before", "action"), [("playing", "pause"), ("playing", "stop"), ("paused", "resume")])
def test_a_date_before_the_last_change_is_refused(demo: Caller, kind: str, before: str, action: str) -> None:
    for step in TO_STATE[before]:
        tell(demo, kind, step, "10:00:00")
    answer = tell(demo, kind, action, "09:59:59.999")
    assert answer.status == 422
    assert answer.detail == "date must not be before the last change of this timer, 2020-10-23T10:00:00.000Z."


@pytest.mark.parametrize(
    ("more", "detail"),
    [
        ({"clientName": "Nobody"}, "clientName names no record of clients."),
        ({"projectName": "Nothing"}, "projectName names no record of projects."),
        ({"clientName": "Test company"}, "projectName names no record of projects that has this clientName."),
        ({"username": ""}, "username must not be empty."),
        ({"date": "2020-10-23T08:00:00"}, "date must be a moment such as 2020-10-23T14:30:00.000Z that exists."),
        ({"date": "2020-10-23T08:00:00+02:00"}, "date must be a moment such as 2020-10-23T14:30:00.000Z that exists."),
        ({"colour": "red"}, "colour cannot be written here."),
    ],
)
def test_a_project_timer_starts_only_on_an_existing_project(demo: Caller, more: dict[str, Any], detail: str) -> None:
    before = demo.mock.dump()
    answer = tell(demo, "project_timer", "start", "08:00:00", **more)
    assert (answer.status, answer.detail) == (422, detail)
    assert demo.mock.dump() == before


def test_the_clock_of_the_mock_plays_no_part(demo: Caller) -> None:
    tell(demo, "attendance_timer", "start", "08:00:00")
    demo.mock.set_clock(None)
    assert tell(demo, "attendance_timer", "stop", "09:00:00").data["workedSeconds"] == 3600
