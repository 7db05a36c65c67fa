# Generated from openapi/timetrack.yaml by `make client`. Do not edit.
"""Small types every generated module shares: "not given", "to be emptied", open enums, the plain client's answer."""

from __future__ import annotations

from collections.abc import Mapping
from enum import Enum, IntEnum, StrEnum
from typing import Any, Final, Generic, Literal, NoReturn, Self, SupportsIndex, TypeGuard, TypeVar, overload

from attrs import frozen

T = TypeVar("T")


class Unset(Enum):
    """The type of `UNSET`. An enum, because its only member stays itself in copies and pickles."""

    UNSET = "UNSET"

    def __bool__(self) -> Literal[False]:
        return False

    def __repr__(self) -> str:
        return "UNSET"


UNSET: Final = Unset.UNSET
"""This property is not sent at all; `None`, where it is allowed, sends `null`."""


class Clear(Enum):
    """The type of `CLEAR`. An enum, because its only member stays itself in copies and pickles."""

    CLEAR = "CLEAR"

    def __bool__(self) -> Literal[False]:
        return False

    def __repr__(self) -> str:
        return "CLEAR"


CLEAR: Final = Clear.CLEAR
"""Given for a keyword of an update, it empties the property: `null` is sent. A keyword that is None is not sent."""


def given(value: T | None) -> T | Unset:
    """Translate the keyword's `None` ("not given") into the body's `UNSET` ("not sent")."""
    return UNSET if value is None else value


def given_or_clear(value: T | Clear | None) -> T | Unset | None:
    """The same for a property that may be empty: `CLEAR` becomes the body's `None` (`null`)."""
    return None if value is CLEAR else given(value)


class HiddenText(str):
    """A text that is written and never read, such as a password: its `repr` shows stars, and it is not pickled.

    It is a text all the same, so that it is sent like any other. Frames that hold it show it in no traceback.
    """

    __slots__ = ()

    def __repr__(self) -> str:
        return "'***'"

    def __reduce_ex__(self, _: SupportsIndex) -> NoReturn:
        raise TypeError("What is written and never read is not pickled: make it where it is sent.")


class _NoText:
    """Stands for bytes, a list or the like that were given for a hidden text, and that frames must not show either."""

    __slots__ = ()

    def __repr__(self) -> str:
        return "'***'"


@overload
def hidden(value: str) -> str: ...
@overload
def hidden(value: None) -> None: ...
@overload
def hidden(value: Unset) -> Unset: ...
def hidden(value: object) -> object:
    """Hide a text; of what is no text nothing is kept but that it is to be refused by whoever writes it."""
    if isinstance(value, str):
        return HiddenText(value)
    return value if value is None or isinstance(value, (Unset, Clear)) else _NoText()


class OpenIntEnum(IntEnum):
    """Whole numbers with names. A number the contract does not name is kept as `UNKNOWN_<number>`."""

    @classmethod
    def _missing_(cls, value: object) -> Self | None:
        if type(value) is not int:
            return None
        member = int.__new__(cls, value)
        member._name_ = f"UNKNOWN_{value}"
        member._value_ = value
        return member


class OpenStrEnum(StrEnum):
    """Texts with names. A text the contract does not name is kept as `UNKNOWN_<text>`."""

    @classmethod
    def _missing_(cls, value: object) -> Self | None:
        if type(value) is not str:
            return None
        member = str.__new__(cls, value)
        member._name_ = f"UNKNOWN_{value}"
        member._value_ = value
        return member


def is_object(value: object) -> TypeGuard[dict[str, Any]]:
    """Whether a JSON value is an object."""
    return isinstance(value, dict)


def is_list(value: object) -> TypeGuard[list[Any]]:
    """Whether a JSON value is a list."""
    return isinstance(value, list)


@frozen
class Response(Generic[T]):
    """What the plain client received. `parsed` is None unless the status says success."""

    status_code: int
    content: bytes
    headers: Mapping[str, str]
    parsed: T | None
