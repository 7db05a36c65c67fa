# Generated from openapi/timetrack.yaml by `make client`. Do not edit.
"""The model `Task`, which is received."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Self

from attrs import Factory, define

from .. import reading, writing

KNOWN = frozenset({"id", "ID", "name", "notes", "hourRate"})


@define
class Task:
    """A task as it is read."""

    id: int
    """The id."""
    name: str | None = None
    """The name; time entries refer to it."""
    notes: str | None = None
    """Free text."""
    hour_rate: float | None = None
    """Money per hour; its currency is not named."""
    additional_properties: dict[str, Any] = Factory(dict[str, Any])
    """What came beyond the contract, by the API's own names."""

    @classmethod
    def from_dict(cls, src: Mapping[str, Any]) -> Self:
        """Read a JSON object leniently; raises `UnreadableResponse`."""
        get = src.get
        id = get("id")
        if id is None:
            id = get("ID")
        if type(id) is not int:
            id = reading.required(reading.integer(id, "id"), "id")
        name = get("name")
        if name is not None and type(name) is not str:
            name = reading.text(name, "name")
        notes = get("notes")
        if notes is not None and type(notes) is not str:
            notes = reading.text(notes, "notes")
        hour_rate = get("hourRate")
        if hour_rate is not None:
            hour_rate = reading.number(hour_rate, "hourRate")
        extra = {} if src.keys() <= KNOWN else {key: src[key] for key in src if key not in KNOWN}
        return cls(id, name, notes, hour_rate, extra)

    def to_dict(self) -> dict[str, Any]:
        """The JSON object; raises `InvalidValue` for what cannot be sent."""
        fields: dict[str, Any] = dict(self.additional_properties)
        fields["id"] = writing.integer(self.id, "id")
        fields["name"] = None if self.name is None else writing.text(self.name, "name")
        fields["notes"] = None if self.notes is None else writing.text(self.notes, "notes")
        fields["hourRate"] = None if self.hour_rate is None else writing.number(self.hour_rate, "hour_rate")
        return fields
