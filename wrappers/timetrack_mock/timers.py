"""The timers: one for each user and kind, moved by start, pause, resume and stop.

The durations follow the `date` of the requests alone, as documented; the mock's clock plays no part in them.
"""

from collections.abc import Mapping
from dataclasses import asdict, dataclass, replace
from typing import Any, cast

from timetrack_mock import derived, references, wallclock
from timetrack_mock.contract import Property
from timetrack_mock.message import Record, Refusal, Response, answer
from timetrack_mock.world import Call, World

# What a stopped timer is saved as.
_SAVED_AS = {"project_timer": "project_time_entries", "attendance_timer": "attendances"}

STOPPED, PLAYING, PAUSED = "stopped", "playing", "paused"


@dataclass(frozen=True, slots=True)
class Timer:
    """The state of a timer; the seconds are those saved last, as the vendor's page describes them."""

    username: str
    state: str = STOPPED
    started_at: str | None = None
    last_event: str | None = None
    worked_seconds: int = 0
    break_seconds: int = 0
    client_name: str | None = None
    project_name: str | None = None
    task_name: str | None = None
    note: str | None = None

    def shown(self) -> Record:
        """What a reader sees."""
        return {
            "username": self.username,
            "startedAt": self.started_at,
            "workedSeconds": self.worked_seconds,
            "breakSeconds": self.break_seconds,
            "playing": self.state == PLAYING,
            "stopped": self.state == STOPPED,
            "paused": self.state == PAUSED,
            "clientName": self.client_name,
            "projectName": self.project_name,
            "taskName": self.task_name,
            "note": self.note,
        }

    def elapsed(self, date: str) -> int:
        """Whole seconds from the start to a moment."""
        start, end = wallclock.parse(self.started_at or date), wallclock.parse(date)
        assert start is not None and end is not None
        return int((end - start).total_seconds())


def start(timer: Timer, body: Record) -> Timer:
    """A fresh run of the clock."""
    _demand(timer, "start", STOPPED)
    date = cast(str, body["date"])
    return Timer(
        timer.username,
        PLAYING,
        started_at=date,
        last_event=date,
        client_name=_text(body, "clientName"),
        project_name=_text(body, "projectName"),
        task_name=_text(body, "taskName"),
        note=_text(body, "note"),
    )


def _text(body: Record, name: str) -> str | None:
    value = body.get(name)
    return value if isinstance(value, str) else None


def pause(timer: Timer, body: Record) -> Timer:
    """Work ends for now, so its seconds are saved."""
    _demand(timer, "pause", PLAYING)
    date = cast(str, body["date"])
    return replace(timer, state=PAUSED, last_event=date, worked_seconds=timer.elapsed(date) - timer.break_seconds)


def resume(timer: Timer, body: Record) -> Timer:
    """The break ends, so its seconds are saved."""
    _demand(timer, "resume", PAUSED)
    date = cast(str, body["date"])
    return replace(timer, state=PLAYING, last_event=date, break_seconds=timer.elapsed(date) - timer.worked_seconds)


def stop(timer: Timer, body: Record) -> Timer:
    """Whatever was going on ends, and its seconds are saved."""
    _demand(timer, "stop", PLAYING, PAUSED)
    moved = pause(timer, body) if timer.state == PLAYING else resume(timer, body)
    return replace(moved, state=STOPPED)


_ACTIONS = {"start": start, "pause": pause, "resume": resume, "stop": stop}


class Conflict(Refusal):
    """A timer is told what does not fit its state."""


def _demand(timer: Timer, action: str, *states: str) -> None:
    if timer.state not in states:
        raise Conflict(422, f"A timer that is {timer.state} cannot be told to {action}.")


def answer_timer(world: World, call: Call) -> Response:
    """Show a timer, or move it and show it then."""
    if call.operation.writing is None:
        timer = _known(world, call.operation.subject, cast(str, call.parameters["username"]))
    else:
        timer = _moved(world, call)
    properties = _properties(world, call.operation.subject)
    return answer(200, {name: value for name, value in timer.shown().items() if name in properties})


def _properties(world: World, kind: str) -> Mapping[str, Property]:
    """The actions declare no properties of their own, so the GET of the same timer says what is shown."""
    for operation in world.contract.operations:
        if (operation.behaviour, operation.subject, operation.method) == ("timer", kind, "GET"):
            return operation.properties
    return {}


def _known(world: World, kind: str, username: str) -> Timer:
    stored = world.store.timer(kind, username)
    return Timer(username) if stored is None else Timer(**cast("dict[str, Any]", stored))


def _moved(world: World, call: Call) -> Timer:
    kind, writing = call.operation.subject, call.operation.writing
    assert writing is not None
    date = wallclock.normal(cast(str, call.body["date"]))
    body = {name: value for name, value in call.body.items() if name in writing.read_as} | {"date": date}
    references.check(world, writing, body, body)
    before = _known(world, kind, cast(str, body["username"]))
    try:
        after = _ACTIONS[call.operation.path[-1]](before, body)
    except Conflict as conflict:
        if world.readings.timer_conflict == "ignored":
            return before
        raise Refusal(int(world.readings.timer_conflict), str(conflict.details[0])) from None
    if before.last_event is not None and date < before.last_event:
        raise Refusal(422, f"date must not be before the last change of this timer, {before.last_event}.")
    world.store.store_timer(kind, before.username, cast(Record, asdict(after)))
    if after.state == STOPPED:
        _save(world, kind, after)
    return after


def _save(world: World, kind: str, timer: Timer) -> None:
    resource = world.contract.resources.get(_SAVED_AS.get(kind, ""))
    if resource is None:
        return
    kept: Record = {
        "user": timer.username,
        "clientName": timer.client_name,
        "projectName": timer.project_name,
        "task": timer.task_name,
        "details": timer.note,
        "notes": timer.note,
        "from": timer.started_at,
        "to": timer.last_event,
        "breakMinutes": timer.break_seconds // 60,
        "manual": False,
    }
    known = {name: value for name, value in kept.items() if name in resource.properties}
    record = derived.blank(resource.properties) | known
    world.store.insert(resource.name, derived.complete(record, resource.properties, world.store, new=True))
