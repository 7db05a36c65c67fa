"""What the control path can do, as a table: each path with its methods, what it is given and what it does."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from timetrack_mock import actions
from timetrack_mock.message import Json, Record
from timetrack_mock.mock import Mock
from timetrack_mock.readings import READINGS
from timetrack_mock.schema import Check, Schema


@dataclass(frozen=True)
class Door:
    """One method on one path below the control path."""

    method: str
    path: str
    says: str
    act: Callable[[Mock, Any], Json]
    check: Check


def _overview(mock: Mock, given: Record) -> Json:
    shown = actions.settings(mock, given)
    shown["paths"] = {f"{door.method} {door.path}".strip(): door.says for door in DOORS}
    return shown


def _reset(mock: Mock, given: Record) -> Json:
    mock.reset()
    return _overview(mock, given)


def _object(*required: str, **properties: Schema) -> Check:
    declared = {"required": list(required), "properties": properties}
    return Check({"type": "object", "additionalProperties": False, **declared}, {})


_NOTHING = _object()
_TEXT: Schema = {"type": "string"}
_NUMBER: Schema = {"type": "number"}
_COUNT: Schema = {"type": "integer"}
_FREE: Schema = {"type": "object"}
_ANYTHING: Schema = {}
_SECONDS = _object("seconds", seconds=_NUMBER)
_CLOCK = _object("now", now={"type": "string", "nullable": True})
_LIMIT = _object("requests", requests={"type": "integer", "nullable": True}, period=_NUMBER, window=_TEXT)
_PLAN = _object(
    script={"type": "array", "items": {"type": "string", "nullable": True}},
    chances={"type": "object", "additionalProperties": _NUMBER},
    seed=_COUNT,
    retry_after=_NUMBER,
    silence=_NUMBER,
    slowness=_NUMBER,
)
_READINGS = _object(**dict.fromkeys((reading.name for reading in READINGS), _ANYTHING))
_ANSWER = _object(
    status=_COUNT, body=_ANYTHING, headers={"type": "object", "additionalProperties": _TEXT}, to=_TEXT, times=_COUNT
)
_EXPECTED = _object(to=_TEXT, times=_COUNT, query=_FREE, body=_FREE, status=_COUNT)

DOORS = (
    Door("GET", "", "all settings", _overview, _NOTHING),
    Door("GET", "clock", "what the wall clock shows", actions.clock, _NOTHING),
    Door("PUT", "clock", "hold the wall clock; null lets it run", actions.set_clock, _CLOCK),
    Door("POST", "clock/advance", "let seconds go by, for the limit, too", actions.advance, _SECONDS),
    Door("GET", "limit", "how many requests may come", actions.limit, _NOTHING),
    Door("PUT", "limit", "another limit, counted from nothing; requests null is none", actions.set_limit, _LIMIT),
    Door("GET", "latency", "how much later answers come", actions.latency, _NOTHING),
    Door("PUT", "latency", "delay every answer", actions.set_latency, _SECONDS),
    Door("GET", "faults", "the plan of faults", actions.faults, _NOTHING),
    Door("PUT", "faults", "another plan of faults; {} is none", actions.set_faults, _PLAN),
    Door("GET", "readings", "how the open questions are read", actions.readings, _NOTHING),
    Door("PUT", "readings", "read these otherwise and the rest as usual", actions.set_readings, _READINGS),
    Door("GET", "answers", "the prepared answers that nobody had yet", actions.answers, _NOTHING),
    Door("POST", "answers", "prepare an answer for the next requests", actions.prepare, _ANSWER),
    Door("DELETE", "answers", "forget the prepared answers", actions.forget_answers, _NOTHING),
    Door(
        "GET", "requests", "the requests that arrived; ?to=create_client for some", actions.arrived, _object(to=_TEXT)
    ),
    Door("POST", "requests/expect", "409 unless such requests arrived", actions.expect, _EXPECTED),
    Door("DELETE", "requests", "forget the requests that arrived", actions.forget_requests, _NOTHING),
    Door("POST", "reset", "put everything back to the start", _reset, _NOTHING),
)
"""Every door."""
