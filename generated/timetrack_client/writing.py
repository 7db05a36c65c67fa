# Generated from openapi/timetrack.yaml by `make client`. Do not edit.
"""Strict writers: what the caller gave becomes what the wire expects, or one `InvalidValue` that names the argument.

They never guess and never round. `argument` is the name that the caller used, which is not always the name on the wire.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date, datetime, time
from decimal import Decimal
from functools import cache
from math import isfinite
from operator import index
from typing import Any, cast
from urllib.parse import quote

from .errors import InvalidValue, shown
from .types import OpenIntEnum, OpenStrEnum, hidden

A_DATETIME = "a datetime such as datetime(2026, 10, 1, 8), or the ends that day(...).timestamps() gives"
A_DATE = "a date such as date(2026, 10, 1), or the ends that day(...).dates() gives"
MOST_BITS = 2048
"""Python refuses to write whole numbers of more than some thousand digits."""


def text(value: object, argument: str) -> str:
    """A text; lone surrogates cannot be encoded and are refused here."""
    if not isinstance(value, str):
        raise _refused(value, argument, "a text")
    try:
        value.encode()
    except UnicodeEncodeError:
        raise _refused(value, argument, "a text that can be encoded") from None
    return str(value)


def hidden_text(value: object, argument: str) -> str:
    """A text that is written and never read, such as a password: no sentence shows it."""
    try:
        return hidden(text(value, argument))
    except InvalidValue:
        pass  # and not the context of the next one, whose frames would hold the value
    raise InvalidValue(argument, "expected a text that can be encoded, got what is not shown here")


def filter_text(value: object, argument: str) -> str:
    """A text that a list is filtered by; an empty one is refused, because it could find everything."""
    found = text(value, argument)
    if not found:
        raise _refused(found, argument, "a text that is not empty")
    return found


def integer(value: object, argument: str) -> int:
    """A whole number, also of another library, such as numpy, or as a Decimal."""
    found = _whole(value)
    if found is None:
        raise _refused(value, argument, "a whole number")
    return found


def identifier(value: object, argument: str) -> str:
    """An id as a part of a path: records are counted from 1."""
    found = _whole(value)
    if found is None or found < 1:
        raise _refused(value, argument, "a whole number from 1")
    return str(found)


def number(value: object, argument: str) -> int | float | Decimal:
    """A finite number, kept exactly; JSON has no NaN and no infinity."""
    found = value if isinstance(value, (float, Decimal)) else _whole(value)
    if found is None:
        raise _refused(value, argument, "a number")
    if not (found.is_finite() if isinstance(found, Decimal) else isfinite(found)):
        raise _refused(value, argument, "a finite number")
    return float(found) if isinstance(found, float) else found


def number_or_text(value: object, argument: str) -> int | float | Decimal | str:
    """A number, or the text of one."""
    return text(value, argument) if isinstance(value, str) else number(value, argument)


def integer_or_text(value: object, argument: str) -> int | str:
    """A whole number, or a text."""
    return text(value, argument) if isinstance(value, str) else integer(value, argument)


def digits(value: object, argument: str) -> str:
    """A number of a query."""
    return str(number(value, argument))


def boolean(value: object, argument: str) -> bool:
    """A truth value of a JSON body."""
    if not isinstance(value, bool):
        raise _refused(value, argument, "True or False")
    return value


def flag(value: object, argument: str) -> str:
    """A truth value of a query."""
    return "true" if boolean(value, argument) else "false"


def a_datetime(value: object, argument: str) -> datetime:
    """A datetime as it was given. A day is refused: at the two ends of a period it means different moments."""
    if not isinstance(value, datetime) or _is_missing(value):
        raise _refused(value, argument, A_DATETIME)
    return value


def moment(value: object, argument: str) -> str:
    """A wall-clock time. The trailing Z is the API's decoration and says nothing about UTC."""
    found = a_datetime(value, argument)
    if found.tzinfo is not None:
        raise _refused(found, argument, "a datetime without a time zone")
    return found.isoformat(timespec="milliseconds") + "Z"


def day(value: object, argument: str) -> str:
    """A date. A datetime is taken only at midnight, where it says no more than its day: no time is ever dropped."""
    says_more = isinstance(value, datetime) and (
        _is_missing(value) or value.tzinfo is not None or value.time() != time()
    )
    if says_more or not isinstance(value, date):
        raise _refused(value, argument, A_DATE)
    return value.isoformat()[:10]


def choice(value: object, argument: str, options: type[OpenIntEnum | OpenStrEnum]) -> int | str:
    """The value of a member of an enum, given as the member, its word or its value.

    What the contract does not name has to be given as a member, such as one that was read.
    """
    if isinstance(value, options):
        return value.value
    words = _words(options)
    asked = value if isinstance(value, str) else _whole(value)
    if asked not in words:
        known = ", ".join(repr(word) for word in words)
        raise _refused(value, argument, f"one of {known}, or a member of {options.__name__}")
    return words[asked]


def choice_or_text(value: object, argument: str, options: type[OpenIntEnum | OpenStrEnum]) -> int | str:
    """The same where the API takes the value as a text, too; such a text is sent as a text."""
    if isinstance(value, str) and not isinstance(value, options) and value in map(str, _words(options).values()):
        return str(value)
    return choice(value, argument, options)


def items(value: object, argument: str) -> Iterable[Any]:
    """The items of a list; a single text is refused, because it would be sent letter by letter."""
    if not isinstance(value, (list, tuple)):
        raise _refused(value, argument, "a list")
    return cast(Iterable[Any], value)


def segment(value: object, argument: str) -> str:
    """One part of a path, quoted so that it can never reach another one."""
    raw = text(value, argument)
    if raw in {"", ".", ".."}:
        raise _refused(raw, argument, "a value that can stand in a path")
    return quote(raw, safe="")


def _whole(value: object) -> int | None:
    """The exact whole number that a value is, or None."""
    if isinstance(value, Decimal):
        found = int(value) if value.is_finite() and value.adjusted() < MOST_BITS and value == int(value) else None
    elif isinstance(value, bool):
        return None
    else:
        try:
            found = index(cast(Any, value))
        except TypeError:
            return None
    return None if found is None or found.bit_length() > MOST_BITS else int(found)


def _is_missing(value: datetime) -> bool:
    """Whether it is what pandas has where a time is missing, which is unequal to itself."""
    return value != value


@cache
def _words(options: type[OpenIntEnum | OpenStrEnum]) -> Mapping[int | str | None, int | str]:
    """What stands for each value: the contract's name of a number in lower case, and the value itself."""
    values: dict[int | str | None, int | str] = {member.value: member.value for member in options}
    if issubclass(options, OpenStrEnum):
        return values
    # A number without a name has one of the parser's own, VALUE_1.
    names = ((name, member.value) for name, member in options.__members__.items())
    return {name.lower(): value for name, value in names if name != f"VALUE_{value}"} | values


def _refused(value: object, argument: str, expected: str) -> InvalidValue:
    return InvalidValue(argument, f"expected {expected}, got {shown(value)}")
