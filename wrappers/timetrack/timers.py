"""The safe way to use a timer: read it, act only if that is needed, and read it again when the answer was lost.

Starting, pausing, resuming and stopping are POSTs, which the SDK never repeats by itself. These functions can be called
again and again: a timer that is already as wanted is left alone.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from typing import Any, Final, Literal, TypeAlias, get_args

from timetrack.errors import OutcomeUnknown, ServerFailed
from timetrack_client import models
from timetrack_client.api.attendance_timer import AsyncAttendanceTimer, AttendanceTimer
from timetrack_client.api.project_timer import AsyncProjectTimer, ProjectTimer
from timetrack_client.errors import InvalidValue, shown
from timetrack_client.writing import text

Action: TypeAlias = Literal["start", "pause", "resume", "stop"]
ACTIONS: Final[tuple[Action, ...]] = get_args(Action)
State: TypeAlias = models.ProjectTimer | models.AttendanceTimer


def carry_out(
    timer: ProjectTimer | AttendanceTimer, action: Action, *, username: str, date: datetime, **fields: str
) -> State:
    """Bring a user's timer into the state after `action`, and return it: `carry_out(tt.project_timer, "pause", …)`.

    `date` is the caller's local time. `fields` are what `start` takes besides, such as `client_name`. Raises what the
    calls raise; after OutcomeUnknown or ServerFailed only if the timer is not as wanted. Raises InvalidValue, and sends
    nothing, for what `action` or a field cannot be.
    """
    _check(action, fields)
    before = timer.get(username=username, date=date)
    if is_reached(action, before, fields):
        return before
    method: Any = getattr(timer, action)
    try:
        method(username=username, date=date, **fields)
    except (OutcomeUnknown, ServerFailed):
        after = timer.get(username=username, date=date)
        if not is_reached(action, after, fields):
            raise
        return after
    return timer.get(username=username, date=date)


async def carry_out_async(
    timer: AsyncProjectTimer | AsyncAttendanceTimer, action: Action, *, username: str, date: datetime, **fields: str
) -> State:
    """Do the same as `carry_out` with a timer of an awaiting client."""
    _check(action, fields)
    before = await timer.get(username=username, date=date)
    if is_reached(action, before, fields):
        return before
    method: Any = getattr(timer, action)
    try:
        await method(username=username, date=date, **fields)
    except (OutcomeUnknown, ServerFailed):
        after = await timer.get(username=username, date=date)
        if not is_reached(action, after, fields):
            raise
        return after
    return await timer.get(username=username, date=date)


def _check(action: str, fields: Mapping[str, object]) -> None:
    """Refuse before the timer is read what would only be refused when it is acted upon."""
    if action not in ACTIONS:
        raise InvalidValue("action", f"expected one of {', '.join(map(repr, ACTIONS))}, got {shown(action)}")
    for name, value in fields.items():
        text(value, name)


def is_reached(action: Action, state: State, fields: Mapping[str, str]) -> bool:
    """Whether a timer is in the state that an action leads to; a start counts only for the same client and project."""
    if action == "pause":
        return bool(state.paused)
    if action == "stop":
        return bool(state.stopped)
    return bool(state.playing) and all(getattr(state, name, None) == fields[name] for name in fields)
