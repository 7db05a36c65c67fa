# Generated from openapi/timetrack.yaml by `make client`. Do not edit.
"""Lenient readers: whatever JSON came becomes the value the contract names, or one `UnreadableResponse`.

They return None for "nothing there" (null, an empty text in a field that is no text, a zero date).
Generated models call them only for values that are not already what they should be.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from datetime import date, datetime, timedelta
from math import isfinite
from typing import Any, TypeVar

from .errors import UnreadableResponse, describe
from .types import OpenIntEnum, OpenStrEnum, is_list, is_object

T = TypeVar("T")
E = TypeVar("E", bound=OpenIntEnum | OpenStrEnum)

TRUTH: Mapping[object, bool] = {1: True, 0: False, "1": True, "0": False, "true": True, "false": False}
WHOLE = re.compile(r"[+-]?[0-9]{1,100}(?:\.0{1,100})?")
DECIMAL = re.compile(r"[+-]?(?:[0-9]{1,100}(?:\.[0-9]{0,100})?|\.[0-9]{1,100})(?:[eE][+-]?[0-9]{1,4})?")
MOMENT = re.compile(
    r"([0-9]{4})-([0-9]{2})-([0-9]{2})"
    r"(?:[Tt ]([0-9]{2}):([0-9]{2})(?::([0-9]{2})(?:[.,]([0-9]{1,9}))?)?"
    r" ?(?:[Zz]|[+-][0-9]{2}(?::?[0-9]{2})?)?)?"
)


def required(value: T | None, field: str) -> T:
    """Insist on a value that the contract promises."""
    if value is None:
        raise UnreadableResponse("missing, but the contract requires it", field=field)
    return value


def text(value: object, field: str) -> str | None:
    """A text; a number is kept as its digits."""
    if value is None or type(value) is str:
        return value
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, int) and value.bit_length() <= 2048:
        return str(value)
    if isinstance(value, float) and isfinite(value):
        return repr(value)
    raise _odd(value, field, "a text")


def integer(value: object, field: str) -> int | None:
    """A whole number, also as a text or as 5.0."""
    if value is None or type(value) is int:
        return value
    if isinstance(value, float) and value.is_integer():
        return int(value)
    if isinstance(value, str):
        stripped = value.strip()
        if not stripped:
            return None
        if WHOLE.fullmatch(stripped):
            return int(stripped.partition(".")[0])
    raise _odd(value, field, "a whole number")


def number(value: object, field: str) -> float | None:
    """A finite number, also as a text with a dot."""
    if type(value) is float and isfinite(value):
        return value
    if value is None or (isinstance(value, str) and not value.strip()):
        return None
    if type(value) is int or (isinstance(value, str) and DECIMAL.fullmatch(value.strip())):
        found = _as_float(value)
        if isfinite(found):
            return found
    raise _odd(value, field, "a number")


def number_or_text(value: object, field: str) -> float | str | None:
    """A number or a text, whichever came."""
    return value if value is None or type(value) is str else number(value, field)


def integer_or_text(value: object, field: str) -> int | str | None:
    """A whole number or a text, whichever came."""
    return value if value is None or type(value) is str else integer(value, field)


def boolean(value: object, field: str) -> bool | None:
    """A truth value, also as 1, 0 or a text."""
    if value is None or type(value) is bool:
        return value
    if isinstance(value, str):
        value = value.strip().lower()
        if not value:
            return None
    if isinstance(value, (int, float, str)) and value in TRUTH:
        return TRUTH[value]
    raise _odd(value, field, "true or false")


def moment(value: object, field: str) -> datetime | None:
    """A wall-clock time. A zone designator is dropped and the time never shifted."""
    if type(value) is str:
        # The usual form, 2020-10-23T14:30:00.000Z; the colons rule out that an offset is hidden in it.
        if value[-1:] == "Z" and value[10:11] == "T" and value[13:14] == value[16:17] == ":" and len(value) in (20, 24):
            try:
                return datetime.fromisoformat(value[:-1])
            except ValueError:
                pass
        return _moment(value, field)
    if value is None:
        return None
    raise _odd(value, field, "a timestamp")


def day(value: object, field: str) -> date | None:
    """A date; a timestamp gives its date part."""
    if type(value) is str:
        found = _moment(value, field, "a date")
        return found and found.date()
    if value is None:
        return None
    raise _odd(value, field, "a date")


def choice(value: object, field: str, options: type[E]) -> E | None:
    """A member of an enum; a value the contract does not name becomes an `UNKNOWN_…` member."""
    raw: Any = integer(value, field) if issubclass(options, int) else text(value, field)
    return None if raw is None or raw == "" else options(raw)


def choice_or_text(value: object, field: str, options: type[E]) -> E | str | None:
    """A member of an enum, or a text that stands for none."""
    try:
        return choice(value, field, options)
    except UnreadableResponse:
        return text(value, field)


def array(value: object, field: str) -> list[Any] | None:
    """A list of anything."""
    if is_list(value):
        return value
    if value is None or value == "":
        return None
    raise _odd(value, field, "a list")


def items(value: object, field: str, read: Callable[[object, str], T | None]) -> list[T] | None:
    """A list whose items are all of one kind."""
    found = array(value, field)
    if found is None:
        return None
    return [required(read(item, at), at) for at, item in ((f"{field}[{n}]", item) for n, item in enumerate(found))]


def nested(value: object, field: str, read: Callable[[Mapping[str, Any]], T]) -> T | None:
    """An object inside a record."""
    if value is None or value == "":
        return None
    if not is_object(value):
        raise _odd(value, field, "an object")
    try:
        return read(value)
    except UnreadableResponse as problem:
        problem.field = field if problem.field is None else f"{field}.{problem.field}"
        raise


def _moment(value: str, field: str, expected: str = "a timestamp") -> datetime | None:
    stripped = value.strip()
    if not stripped or stripped.startswith("0000-00-00"):
        return None
    match = MOMENT.fullmatch(stripped)
    if match:
        year, month, dom, hour, minute, second = (int(part or 0) for part in match.groups()[:6])
        micro = int((match[7] or "").ljust(6, "0")[:6])
        # Hour 24 and second 60 are legal in ISO 8601; adding them up gives the moment they mean.
        if hour * 60 + minute <= 24 * 60 and minute < 60 and second <= 60:
            try:
                return datetime(year, month, dom) + timedelta(0, second, micro, 0, minute, hour)
            except (ValueError, OverflowError):
                pass
    raise _odd(value, field, expected)


def _as_float(value: Any) -> float:
    try:
        return float(value)
    except OverflowError:
        return float("inf")


def _odd(value: object, field: str, expected: str) -> UnreadableResponse:
    return UnreadableResponse(f"expected {expected}, got {describe(value)}", field=field)
