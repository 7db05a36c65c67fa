"""Checks of the timers: their states, their seconds, and the record that a stop leaves behind."""

from tests.contract.by_hand.api import Answer, Api, Record
from tests.contract.by_hand.samples import PERSON
from tests.contract.by_hand.stage import check

# The kinds of timer, and the lists that a stopped one is saved in.
_SAVED_IN = {"project_timer": "/project_time_entries", "attendance_timer": "/attendances"}
_STATES = ("playing", "paused", "stopped")
_TO_STATE = {"stopped": (), "playing": ("start",), "paused": ("start", "pause")}
_ALLOWED = {"stopped": ("start",), "playing": ("pause", "stop"), "paused": ("resume", "stop")}
_AFTER = {"start": "playing", "pause": "paused", "resume": "playing", "stop": "stopped"}


def _tell(api: Api, kind: str, action: str, time: str, username: str = "test", **more: str) -> Answer:
    body = {"username": username, "date": f"2020-10-22T{time}.250Z"}
    if (kind, action) == ("project_timer", "start"):
        body |= {"clientName": "Client 006", "projectName": "Project 006_1", "taskName": "Development"}
    return api.post(f"/timers/{kind}/{action}", body | more)


def _told(api: Api, kind: str, *steps: tuple[str, str], username: str = "test") -> None:
    for action, time in steps:
        answer = _tell(api, kind, action, time, username)
        assert 200 <= answer.status < 300, f"{kind} {action} at {time}: {answer.status}"


def _shown(api: Api, kind: str, username: str = "test") -> Record:
    return api.one(f"/timers/{kind}", username=username, date="2020-10-22T20:00:00.000Z")


def _state(timer: Record) -> list[str]:
    return [name for name in _STATES if timer.get(name)]


@check()
def a_timer_goes_from_state_to_state(api: Api) -> None:
    for kind in _SAVED_IN:
        assert _state(_shown(api, kind)) == ["stopped"]
        for hour, action in enumerate(
            ("start", "pause", "resume", "pause", "resume", "stop", "start", "pause", "stop"), 8
        ):
            _told(api, kind, (action, f"{hour:02}:00:00"))
            assert _state(_shown(api, kind)) == [_AFTER[action]], f"{kind} after {action}"


@check()
def a_timer_refuses_what_does_not_fit_its_state(api: Api) -> None:
    for kind in _SAVED_IN:
        for state, steps in _TO_STATE.items():
            user = f"user {kind} {state}"
            api.added("/users", PERSON | {"username": user})
            _told(api, kind, *((step, f"{8 + hour:02}:00:00") for hour, step in enumerate(steps)), username=user)
            before = _shown(api, kind, user)
            for action in _AFTER.keys() - set(_ALLOWED[state]):
                assert _tell(api, kind, action, "12:00:00", user).status == 422, f"{kind}: {action} while {state}"
            assert _shown(api, kind, user) == before, f"{kind} {state}"


@check()
def a_timer_tells_work_from_breaks(api: Api) -> None:
    """The seconds are those of the last change, by the dates of the requests alone."""
    story = [
        ("start", "08:00:46", 0, 0),
        ("pause", "09:00:59", 3613, 0),
        ("resume", "09:31:00", 3613, 1801),
        ("pause", "10:30:01", 7154, 1801),
        ("resume", "10:30:02", 7154, 1802),
        ("stop", "12:00:29", 12581, 1802),
    ]
    for kind in _SAVED_IN:
        for action, time, worked, breaks in story:
            _told(api, kind, (action, time))
            timer = _shown(api, kind)
            assert timer["startedAt"] == "2020-10-22T08:00:46.250Z"
            assert (timer["workedSeconds"], timer["breakSeconds"]) == (worked, breaks), f"{kind} {action}"


@check()
def a_stopped_timer_is_saved_as_a_record(api: Api) -> None:
    for kind, path in _SAVED_IN.items():
        before = api.records(path)
        _told(api, kind, ("start", "08:00:46"), ("pause", "09:00:46"), ("resume", "09:30:46"), ("stop", "12:00:46"))
        saved = [each for each in api.records(path) if each not in before]
        assert len(saved) == 1, f"{kind}: {len(saved)} new records"
        wanted: Record = {"user": "test", "from": "2020-10-22T08:00:46.250Z", "to": "2020-10-22T12:00:46.250Z"}
        wanted |= {"workedMinutes": 210, "breakMinutes": 30}
        if kind == "project_timer":
            wanted |= {"clientName": "Client 006", "projectName": "Project 006_1", "task": "Development"}
        else:
            wanted |= {"manual": False}
        assert {name: saved[0].get(name) for name in wanted} == wanted, kind


@check()
def every_user_has_timers_of_his_own(api: Api) -> None:
    _told(api, "project_timer", ("start", "08:00:00"))
    _told(api, "attendance_timer", ("start", "09:00:00"))
    _told(api, "project_timer", ("start", "10:00:00"), ("pause", "11:00:00"), username="tester")
    found = [(kind, user, _shown(api, kind, user)) for user in ("test", "tester") for kind in _SAVED_IN]
    hours = [timer["startedAt"] and timer["startedAt"][11:13] for _, _, timer in found]
    assert hours == ["08", "09", "10", None]
    assert [_state(timer) for _, _, timer in found] == [["playing"], ["playing"], ["paused"], ["stopped"]]
    assert [timer["username"] for _, _, timer in found] == ["test", "test", "tester", "tester"]


@check()
def a_timer_does_not_run_backwards(api: Api) -> None:
    for kind in _SAVED_IN:
        _told(api, kind, ("start", "10:00:46"))
        for earlier in ("09:59:59", "10:00:00", "10:00:45"):
            assert _tell(api, kind, "pause", earlier).status == 422, f"{kind} {earlier}"
        _told(api, kind, ("pause", "11:00:00"))
        assert _tell(api, kind, "resume", "10:30:00").status == 422, kind


@check()
def a_project_timer_needs_an_existing_project(api: Api) -> None:
    for wrong in ({"clientName": "Nobody"}, {"projectName": "Nothing"}, {"clientName": "Test company"}):
        assert _tell(api, "project_timer", "start", "08:00:00", **wrong).status == 422, wrong
    assert _state(_shown(api, "project_timer")) == ["stopped"]
