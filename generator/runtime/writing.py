"""Strict writers: what the caller gave becomes what the wire expects, or one `InvalidValue`. They never guess."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, datetime
from math import isfinite
from typing import Any, cast
from urllib.parse import quote

from .errors import InvalidValue, describe
from .types import OpenIntEnum, OpenStrEnum


def text(value: object, field: str) -> str:
    """A text; lone surrogates cannot be encoded and are refused here."""
    if not isinstance(value, str):
        raise _refused(value, field, "a text")
    try:
        value.encode()
    except UnicodeEncodeError:
        raise _refused(value, field, "a text that can be encoded") from None
    return str(value)


def integer(value: object, field: str) -> int:
    """A whole number."""
    if isinstance(value, bool) or not isinstance(value, int):
        raise _refused(value, field, "a whole number")
    return int(value)


def number(value: object, field: str) -> int | float:
    """A finite number; JSON has no NaN and no infinity."""
    if isinstance(value, bool) or not isinstance(value, (int, float)):
        raise _refused(value, field, "a number")
    if isinstance(value, float) and not isfinite(value):
        raise _refused(value, field, "a finite number")
    return value


def number_or_text(value: object, field: str) -> int | float | str:
    """A number, or the text of one."""
    return text(value, field) if isinstance(value, str) else number(value, field)


def boolean(value: object, field: str) -> bool:
    """A truth value of a JSON body."""
    if not isinstance(value, bool):
        raise _refused(value, field, "True or False")
    return value


def flag(value: object, field: str) -> str:
    """A truth value of a query."""
    return "true" if boolean(value, field) else "false"


def moment(value: object, field: str) -> str:
    """A wall-clock time. The trailing Z is the API's decoration and says nothing about UTC."""
    if not isinstance(value, datetime):
        raise _refused(value, field, "a datetime")
    if value.tzinfo is not None:
        raise _refused(value.isoformat(), field, "a datetime without a time zone")
    return value.isoformat(timespec="milliseconds") + "Z"


def day(value: object, field: str) -> str:
    """A date; a datetime gives its date part."""
    if not isinstance(value, date):
        raise _refused(value, field, "a date")
    return (value.date() if isinstance(value, datetime) else value).isoformat()


def choice(value: object, field: str, options: type[OpenIntEnum | OpenStrEnum]) -> int | str:
    """The value of an enum member; the bare value is taken as well."""
    if issubclass(options, OpenIntEnum):
        return options(integer(value, field)).value
    return options(text(value, field)).value


def choice_or_text(value: object, field: str, options: type[OpenIntEnum | OpenStrEnum]) -> int | str:
    """The value of an enum member, or a text that is sent as it is."""
    return text(value, field) if isinstance(value, str) else choice(value, field, options)


def items(value: object, field: str) -> Iterable[Any]:
    """The items of a list; a single text is refused, because it would be sent letter by letter."""
    if not isinstance(value, (list, tuple)):
        raise _refused(value, field, "a list")
    return cast(Iterable[Any], value)


def segment(value: object, field: str) -> str:
    """One part of a path, quoted so that it can never reach another one."""
    raw = text(value, field) if isinstance(value, str) else str(integer(value, field))
    if raw in {"", ".", ".."}:
        raise _refused(raw, field, "a value that can stand in a path")
    return quote(raw, safe="")


def _refused(value: object, field: str, expected: str) -> InvalidValue:
    return InvalidValue(field, f"expected {expected}, got {describe(value)}")
