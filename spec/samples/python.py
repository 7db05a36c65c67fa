"""Samples for our own SDK, with its names and types."""

from __future__ import annotations

import json
from collections.abc import Sequence
from datetime import date, datetime
from typing import Any, Final

from openapi_python_client.strings import PythonIdentifier

from generator.contract import is_list, is_map
from spec.refused import Refused
from spec.samples.call import WIDTH, Call, Headers, Value
from timetrack_client.api import OPERATIONS

_DAY: Final = ("year", "month", "day")
_TIME: Final = ("hour", "minute", "second", "microsecond")


def python(call: Call, _: Headers) -> str:
    """A program that opens a client and calls the method of the SDK; a list is read to its end."""
    tag, verb = OPERATIONS[call.id]
    ids = [_value(one) for one in call.segments]
    keywords = [f"{_name(one.name)}={_value(one)}" for one in (*call.query, *call.body)]
    lines = _statement(call, f"tt.{tag}.{verb}(", [*ids, *keywords])
    body = "\n".join(f"    {line}" for line in lines)
    return f"{_imports(call)}from timetrack import TimeTrack\n\nwith TimeTrack.from_env() as tt:\n{body}"


def _statement(call: Call, method: str, arguments: Sequence[str]) -> list[str]:
    result = call.result
    if not result.noun:
        return _called(method, arguments, ")")
    printed = ", ".join(f"{result.noun}.{_name(name)}" for name in result.shown) or result.noun
    if result.is_list:
        return [*_called(f"for {result.noun} in {method}", arguments, "):"), f"    print({printed})"]
    return [*_called(f"{result.noun} = {method}", arguments, ")"), f"print({printed})"]


def _called(before: str, arguments: Sequence[str], after: str) -> list[str]:
    """A call on one line where it fits, else with one argument on each line."""
    line = f"{before}{', '.join(arguments)}{after}"
    return [line] if len(line) + 4 <= WIDTH else [before, *(f"    {one}," for one in arguments), after]


def _imports(call: Call) -> str:
    formats = {one.format for one in (*call.query, *call.body)}
    names = [name for name, format in (("date", "date"), ("datetime", "wall-clock")) if format in formats]
    return f"from datetime import {', '.join(names)}\n\n" if names else ""


def _name(wire: str) -> str:
    """The name that the generator gives a parameter or property."""
    return PythonIdentifier(wire, prefix="field_")


def _value(one: Value) -> str:
    if one.format == "wall-clock":
        return _moment(datetime.fromisoformat(one.value.removesuffix("Z")))
    if one.format == "date":
        day = date.fromisoformat(one.value)
        return f"date({day.year}, {day.month}, {day.day})"
    return _plain(one.name, one.value)


def _moment(moment: datetime) -> str:
    """As people write it: without zeros at the end, but with the minute where there is an hour."""
    day, time = ([getattr(moment, part) for part in parts] for parts in (_DAY, _TIME))
    needed = max((place for place, part in enumerate(time, 1) if part), default=0)
    return f"datetime({', '.join(map(str, [*day, *time[: max(needed, 2) if needed else 0]]))})"


def _plain(name: str, value: Any) -> str:
    if is_map(value):
        raise Refused(f"{name}: no Python sample has an object inside of a body so far: add that to {__name__}.")
    if is_list(value):
        return f"[{', '.join(_plain(name, item) for item in value)}]"
    # JSON's quotes and escapes are Python's as well.
    return json.dumps(value, ensure_ascii=False) if isinstance(value, str) else repr(value)
