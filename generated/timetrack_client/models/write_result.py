# Generated from openapi/timetrack.yaml by `make client`. Do not edit.
"""The model `WriteResult`, which is received."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Self

from attrs import Factory, define

from .. import reading, writing

KNOWN = frozenset({"id", "ID"})


@define
class WriteResult:
    """What a server answers to a successful write. No page says: it may be the record, a part of it, or nothing.
    Every status from 200 to 299 means success.
    """

    id: int | None = None
    """The id of the record, when the server tells it."""
    additional_properties: dict[str, Any] = Factory(dict[str, Any])
    """What came beyond the contract, by the API's own names."""

    @classmethod
    def from_dict(cls, src: Mapping[str, Any]) -> Self:
        """Read a JSON object leniently; raises `UnreadableResponse`."""
        get = src.get
        id = get("id")
        if id is None:
            id = get("ID")
        if id is not None and type(id) is not int:
            id = reading.integer(id, "id")
        extra = {} if src.keys() <= KNOWN else {key: src[key] for key in src if key not in KNOWN}
        return cls(id, extra)

    def to_dict(self) -> dict[str, Any]:
        """The JSON object; raises `InvalidValue` for what cannot be sent."""
        fields: dict[str, Any] = dict(self.additional_properties)
        fields["id"] = None if self.id is None else writing.integer(self.id, "id")
        return fields
