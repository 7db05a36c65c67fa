# Generated from openapi/timetrack.yaml by `make client`. Do not edit.
"""JSON bodies of requests: properties beyond the contract, updates that change something, and the text that is sent."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from decimal import Decimal
from typing import Any, cast

from . import writing
from .errors import InvalidValue, shown
from .types import HiddenText


def further(extra: Mapping[str, Any] | None) -> dict[str, Any]:
    """Properties that the contract does not name, as far as JSON can hold them; raises `InvalidValue`."""
    if not extra and (extra is None or isinstance(extra, dict)):
        return {}
    if not isinstance(cast(object, extra), Mapping):
        raise InvalidValue("extra", f"expected a dict, got {shown(extra)}")
    return {writing.text(name, "extra"): _plain(value) for name, value in extra.items()}


def changes(fields: dict[str, Any], operation: str, allowed: str) -> dict[str, Any]:
    """The body of an update; one without any property would spend a request on nothing and is refused."""
    if not fields:
        raise InvalidValue(operation, f"give at least one of {allowed}; None leaves one as it is, CLEAR empties it")
    return fields


def secrets(body: object) -> Iterator[str]:
    """What a body holds that is written and never read."""
    if isinstance(body, HiddenText):
        yield body
    elif isinstance(body, Mapping):
        for part in cast(Mapping[str, object], body).values():
            yield from secrets(part)
    elif isinstance(body, (list, tuple)):
        for part in cast("list[object]", body):
            yield from secrets(part)


def encoded(body: object) -> bytes:
    """The text of a body. A Decimal is written digit by digit; `json` alone would make a binary number of it."""
    return _text(body).encode()


def _text(value: object) -> str:
    if isinstance(value, Decimal):
        return str(value)
    if isinstance(value, Mapping):
        members = cast(Mapping[str, object], value).items()
        return "{" + ", ".join(f"{_text(name)}: {_text(part)}" for name, part in members) + "}"
    if isinstance(value, (list, tuple)):
        return "[" + ", ".join(map(_text, cast("list[object]", value))) + "]"
    return json.dumps(value, ensure_ascii=False, allow_nan=False)


def _plain(value: object) -> object:
    if value is None or isinstance(value, bool):
        return value
    if isinstance(value, str):
        return writing.text(value, "extra")
    if isinstance(value, Mapping):
        members = cast(Mapping[object, object], value).items()
        return {writing.text(name, "extra"): _plain(part) for name, part in members}
    if isinstance(value, (list, tuple)):
        return [_plain(part) for part in cast("list[object]", value)]
    try:
        return writing.number(value, "extra")
    except InvalidValue:
        raise InvalidValue("extra", f"expected values that JSON can hold, got {shown(value)}") from None
