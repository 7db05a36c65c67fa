"""What the control path does with a mock: each action takes what was sent and answers what is set then.

What was sent is known to have the right names and types; ValueError says what is wrong with its values.
"""

import json
from dataclasses import asdict
from datetime import datetime
from typing import Any, cast

from timetrack_mock import wallclock
from timetrack_mock.faults import Faults
from timetrack_mock.guard import Limit
from timetrack_mock.journal import Entry
from timetrack_mock.message import Json, Record
from timetrack_mock.mock import Mock
from timetrack_mock.prepared import Prepared
from timetrack_mock.readings import Readings
from timetrack_mock.requests import Requests


def settings(mock: Mock, _: Record) -> Record:
    """Everything that is set, and how much waits and has arrived."""
    shown = {"clock": clock, "limit": limit, "latency": latency, "faults": faults, "readings": readings}
    counted: Record = {"answers": len(mock.answers), "requests": len(mock.requests)}
    return {name: show(mock, {}) for name, show in shown.items()} | counted


def clock(mock: Mock, _: Record) -> Json:
    """What the wall clock shows."""
    return {"now": mock.clock.isoformat()}


def set_clock(mock: Mock, given: Record) -> Json:
    """Hold the wall clock, in either notation, or let it run."""
    now = cast("str | None", given["now"])
    mock.set_clock(None if now is None else wallclock.parse(now) or datetime.fromisoformat(now))
    return clock(mock, {})


def advance(mock: Mock, given: Record) -> Json:
    """Let seconds go by."""
    mock.advance(cast(float, given["seconds"]))
    return clock(mock, {})


def limit(mock: Mock, _: Record) -> Json:
    """The limit; `requests` is null where there is none."""
    return {"requests": None} if mock.limit is None else asdict(mock.limit)


def set_limit(mock: Mock, given: dict[str, Any]) -> Json:
    """Another limit, or none."""
    mock.limit = None if given["requests"] is None else Limit(**given)
    return limit(mock, {})


def latency(mock: Mock, _: Record) -> Json:
    """How much later answers come."""
    return {"seconds": mock.latency}


def set_latency(mock: Mock, given: Record) -> Json:
    """Delay every answer."""
    mock.latency = cast(float, given["seconds"])
    return latency(mock, {})


def faults(mock: Mock, _: Record) -> Json:
    """The plan of faults; an empty one is none."""
    plan = asdict(mock.faults or Faults())
    return cast(Json, plan | {"script": list(plan["script"])})


def set_faults(mock: Mock, given: dict[str, Any]) -> Json:
    """Another plan of faults, or none."""
    script = given.pop("script", ())
    plan = Faults(script=tuple(script), **given)
    mock.faults = plan if plan.script or plan.chances else None
    return faults(mock, {})


def readings(mock: Mock, _: Record) -> Json:
    """How every open question is read."""
    return cast(Json, asdict(mock.readings))


def set_readings(mock: Mock, given: dict[str, Any]) -> Json:
    """Read some questions otherwise, and the rest as usual."""
    mock.readings = Readings(**given)
    return readings(mock, {})


def answers(mock: Mock, _: Record) -> Json:
    """The prepared answers that nobody has had."""
    return [_prepared(each) for each in mock.answers]


def _prepared(each: Prepared) -> Json:
    to = None if each.to is None else each.to.text
    return {"status": each.response.status, "to": to, "times": each.times, "body": _shown(each.response.body)}


def prepare(mock: Mock, given: dict[str, Any]) -> Json:
    """Prepare an answer."""
    mock.answer_next(**given)
    return answers(mock, {})


def forget_answers(mock: Mock, _: Record) -> Json:
    """Forget the prepared answers."""
    mock.forget_answers()
    return answers(mock, {})


def arrived(mock: Mock, given: dict[str, Any]) -> Json:
    """The requests that arrived, or some of them."""
    return _listed(mock.requests.to(given.get("to")))


def expect(mock: Mock, given: dict[str, Any]) -> Json:
    """The requests that were expected; AssertionError says what came instead."""
    return _listed(mock.requests.expect(**given))


def forget_requests(mock: Mock, _: Record) -> Json:
    """Forget the requests that arrived."""
    mock.requests.clear()
    return []


def _listed(requests: Requests) -> Json:
    return [_entry(entry) for entry in requests]


def _entry(entry: Entry) -> Json:
    return {
        "arrived": entry.arrived,
        "operation": entry.operation,
        "method": entry.method,
        "path": entry.path,
        "query": dict[str, Json](entry.parameters),
        "unknown": list(entry.unknown),
        "body": _shown(entry.body or b""),
        "status": entry.status,
        "carried_out": entry.carried_out,
        "fault": entry.fault,
    }


def _shown(body: bytes) -> Json:
    """A body as JSON if it is that, else as text."""
    try:
        return cast(Json, json.loads(body))
    except (ValueError, RecursionError):
        return body.decode(errors="replace") or None
