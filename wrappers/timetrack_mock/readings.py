"""What the public facts leave open, as switches: how the mock reads each open question of the evidence ledger.

Every switch stands at the reading that the contract assumes, unless it is turned. Plain data; carries nothing out.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, fields
from typing import Any, Literal, Self, TypeVar, get_args, get_type_hints

T = TypeVar("T")


def _open(ledger: str, default: T, question: str) -> T:
    return field(default=default, metadata={"ledger": ledger, "question": question})


@dataclass(frozen=True, kw_only=True)
class Readings:
    """One reading of everything that is not known; raises ValueError for one that nobody can have."""

    user_filter: Literal["both", "user", "username", "ignored"] = _open(
        "E01", "both", "which parameter filters a list by its user"
    )
    first_page: Literal[0, 1] = _open("E03", 0, "the number of the first page")
    limit_zero: Literal["nothing", "default", "all", "refused"] = _open(
        "E04", "nothing", "what limit=0 gives: nothing, 50 records, 1000 records, or 422"
    )
    lists: Literal["array", "object"] = _open("E05", "array", "a list is a bare array, or an object that holds it")
    records: Literal["object", "array"] = _open("E06", "object", "one record is an object, or an array that holds it")
    writes: Literal["record", "created", "id", "empty", "204"] = _open(
        "E07", "record", "a write answers the record, the same with 201 to a create, only its id, or nothing"
    )
    deletes: Literal["204", "empty", "object", "id"] = _open(
        "E07", "204", "a delete answers 204, or 200 with nothing, {} or the id"
    )
    refusal: Literal["seconds", "date", "bare", "empty", "503"] = _open(
        "E09",
        "seconds",
        "beyond the limit: 429 with Retry-After in seconds or as a date, without it, with nothing at all, 503",
    )
    refused: Literal["free", "counted"] = _open("E09", "free", "whether a refused request counts against the limit")
    errors: Literal["documented", "message", "html", "empty"] = _open(
        "E10", "documented", "the body of an error: the documented one, {message}, a page, nothing"
    )
    timestamps: Literal["milliseconds", "seconds", "offset", "bare"] = _open(
        "E11", "milliseconds", "how a moment is written: 12:00:00.000Z, 12:00:00Z, 12:00:00+02:00, 12:00:00"
    )
    period_end: Literal["included", "excluded", "day"] = _open(
        "E12", "included", "whether `to` itself is included, or even the whole day it lies in"
    )
    entry_period: Literal["start", "overlap", "inside"] = _open(
        "E12", "start", "what must lie in the period that finds an entry: its start, any part, all of it"
    )
    absence_period: Literal["overlap", "start", "inside"] = _open(
        "E13", "overlap", "what must lie in the period that finds an absence: any part, its start, all of it"
    )
    aliases: Literal["ignored", "honoured"] = _open(
        "E13", "ignored", "whether a filter works under the other names that public code sends, such as startDate"
    )
    id_name: Literal["id", "ID"] = _open("E14", "id", "how the id is called")
    timer_path: Literal["timers", "plain"] = _open(
        "E18", "timers", "the path of the project timer: /timers/project_timer or /project_timer"
    )
    required: Literal["likely", "declared"] = _open(
        "E22", "likely", "whether a create demands what is likely, or only what is documented"
    )
    extras: Literal["none", "some"] = _open("E25", "none", "whether records have fields that nobody documented")
    absent: Literal["null", "missing", "empty"] = _open(
        "E26", "null", "what has no value is null, missing, or an empty text"
    )
    numbers: Literal["number", "text"] = _open("E27", "number", "how a number is written")
    booleans: Literal["boolean", "number", "text"] = _open("E27", "boolean", "how yes and no are written: true, 1, '1'")
    text_filter: Literal["part", "case", "whole", "ignored"] = _open(
        "E28", "part", "a name filter matches a part, a part in the right case, the whole name, everything"
    )
    timer_conflict: Literal["422", "403", "ignored"] = _open(
        "E33", "422", "what a timer call answers that does not fit the state of the timer"
    )
    order: Literal["oldest", "newest"] = _open("E35", "oldest", "which records a list begins with")
    deleted: Literal["entries", "all", "plain"] = _open(
        "E37", "entries", "who gets error 15020 after a delete: time entries, every record, none (a plain 404)"
    )
    in_use: Literal["deleted", "refused"] = _open(
        "E37", "deleted", "what happens to a delete of a record that others refer to"
    )
    unknown_names: Literal["refused", "accepted", "invented"] = _open(
        "E43",
        "refused",
        "a write that names a record that does not exist gets 422, is accepted, or makes that record by the way",
    )
    unknown_properties: Literal["refused", "ignored"] = _open(
        "E49", "refused", "what happens to a property that a write may not have, where all that may are known"
    )
    nulls: Literal["cleared", "refused", "ignored"] = _open(
        "E53", "cleared", "what happens to a property that an update sends as null: it is empty then, 422, nothing"
    )

    def __post_init__(self) -> None:
        for reading in READINGS:
            value = getattr(self, reading.name)
            if not any(value == choice and type(value) is type(choice) for choice in reading.choices):
                raise ValueError(f"{reading.name} must be {' or '.join(map(str, reading.choices))}, not {value!r}.")

    @classmethod
    def parse(cls, texts: Iterable[str]) -> Self:
        """Read texts such as `first_page=1`; raises ValueError for anything else."""
        values: dict[str, Any] = {}
        for text in texts:
            name, _, value = text.partition("=")
            found = next((reading for reading in READINGS if reading.name == name), None)
            if found is None:
                raise ValueError(f"{name!r} is no reading; there are {', '.join(each.name for each in READINGS)}.")
            values[name] = next((choice for choice in found.choices if str(choice) == value), value)
        return cls(**values)

    @property
    def turned(self) -> Mapping[str, str | int]:
        """The readings that differ from what the contract assumes."""
        values = {reading.name: getattr(self, reading.name) for reading in READINGS}
        return {each.name: values[each.name] for each in READINGS if values[each.name] != each.choices[0]}


@dataclass(frozen=True)
class Reading:
    """One switch: its name, the values it takes with the usual one first, the ledger entry and what the entry asks."""

    name: str
    choices: tuple[str | int, ...]
    ledger: str
    question: str


def _table() -> tuple[Reading, ...]:
    hints = get_type_hints(Readings)
    return tuple(
        Reading(each.name, get_args(hints[each.name]), each.metadata["ledger"], each.metadata["question"])
        for each in fields(Readings)
    )


READINGS = _table()
"""Every switch, in the order of the ledger."""
USUAL = Readings()
"""Every question read as the contract assumes."""
