# Generated from openapi/timetrack.yaml by `make client`. Do not edit.
"""What can be wrong with a value: one exception for answers, one for what the caller wants to send."""

from __future__ import annotations

from datetime import date
from typing import NamedTuple

LONGEST_EXCERPT = 60


class Record(NamedTuple):
    """Which record of an answer: its number counted from 1 (None: there is only one) and its id, if it has one."""

    number: int | None
    id: int | str | None

    def __str__(self) -> str:
        name = "record" if self.number is None else f"record {self.number}"
        return name if self.id is None else f"{name} (id {describe(self.id)})"


class UnreadableResponse(Exception):
    """An answer that does not fit the contract, even read leniently. The message is one short sentence."""

    def __init__(
        self, reason: str, *, field: str | None = None, record: Record | None = None, operation: str | None = None
    ) -> None:
        super().__init__(reason)
        self.reason = reason
        self.field = field
        self.record = record
        self.operation = operation

    def __str__(self) -> str:
        places = (self.operation, self.record, self.field)
        return ": ".join([str(place) for place in places if place is not None] + [self.reason])


class InvalidValue(ValueError):
    """A value that cannot be sent. Raised before anything leaves the program."""

    def __init__(self, field: str, reason: str) -> None:
        super().__init__(field, reason)
        self.field = field
        self.reason = reason

    def __str__(self) -> str:
        return f"{self.field}: {self.reason}"


def describe(value: object) -> str:
    """Name a value in a message, in JSON's words and never longer than a line."""
    if value is None or isinstance(value, bool):
        return {None: "null", True: "true", False: "false"}[value]
    if isinstance(value, (dict, list, tuple)):
        return "an object" if isinstance(value, dict) else "a list"
    if isinstance(value, int) and value.bit_length() > 200:
        return "a very large number"  # str() refuses integers of more than 4,300 digits
    if isinstance(value, str):
        return repr(value if len(value) <= LONGEST_EXCERPT else value[: LONGEST_EXCERPT - 1] + "…")
    return _shortened(repr(value))


def shown(value: object) -> str:
    """Name a value that a caller gave, in Python's words and never longer than a line."""
    if isinstance(value, (dict, list, tuple)):
        return f"a {type(value).__name__}"  # pyright: ignore[reportUnknownArgumentType]
    if isinstance(value, date):
        return _shortened(f"{type(value).__name__} {value}")
    if value is None or isinstance(value, bool):
        return repr(value)
    return describe(value)


def _shortened(text: str) -> str:
    return text if len(text) <= LONGEST_EXCERPT else text[: LONGEST_EXCERPT - 1] + "…"
