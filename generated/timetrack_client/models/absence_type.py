# Generated from openapi/timetrack.yaml by `make client`. Do not edit.
"""The model `AbsenceType`, which is received."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Self

from attrs import Factory, define

from .. import reading, writing

KNOWN = frozenset({"id", "ID", "name", "shortName", "color", "is_plannable", "working_time_strategies"})


@define
class AbsenceType:
    """A kind of absence, as it is read. Only its id is certain."""

    id: int
    """The id."""
    name: str | None = None
    """The long name."""
    short_name: str | None = None
    """The short code."""
    color: str | None = None
    """Its colour."""
    is_plannable: bool | None = None
    """Not documented; a yes or no."""
    working_time_strategies: list[Any] | None = None
    """Not documented; what its elements are is not known."""
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
        short_name = get("shortName")
        if short_name is not None and type(short_name) is not str:
            short_name = reading.text(short_name, "shortName")
        color = get("color")
        if color is not None and type(color) is not str:
            color = reading.text(color, "color")
        is_plannable = get("is_plannable")
        if is_plannable is not None and type(is_plannable) is not bool:
            is_plannable = reading.boolean(is_plannable, "is_plannable")
        working_time_strategies = get("working_time_strategies")
        if working_time_strategies is not None:
            working_time_strategies = reading.array(working_time_strategies, "working_time_strategies")
        extra = {} if src.keys() <= KNOWN else {key: src[key] for key in src if key not in KNOWN}
        return cls(id, name, short_name, color, is_plannable, working_time_strategies, extra)

    def to_dict(self) -> dict[str, Any]:
        """The JSON object; raises `InvalidValue` for what cannot be sent."""
        fields: dict[str, Any] = dict(self.additional_properties)
        fields["id"] = writing.integer(self.id, "id")
        fields["name"] = None if self.name is None else writing.text(self.name, "name")
        fields["shortName"] = None if self.short_name is None else writing.text(self.short_name, "short_name")
        fields["color"] = None if self.color is None else writing.text(self.color, "color")
        fields["is_plannable"] = (
            None if self.is_plannable is None else writing.boolean(self.is_plannable, "is_plannable")
        )
        fields["working_time_strategies"] = (
            None
            if self.working_time_strategies is None
            else list(writing.items(self.working_time_strategies, "working_time_strategies"))
        )
        return fields
