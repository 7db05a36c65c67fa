# Generated from openapi/timetrack.yaml by `make client`. Do not edit.
"""The model `ErrorBody`, which is received."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, Self

from attrs import Factory, define

from .. import reading, writing

if TYPE_CHECKING:
    from .error_item import ErrorItem

KNOWN = frozenset({"errors"})


@define
class ErrorBody:
    """The vendor's error body. A server in trouble may answer anything else instead."""

    errors: list[ErrorItem]
    """The errors."""
    additional_properties: dict[str, Any] = Factory(dict[str, Any])
    """What came beyond the contract, by the API's own names."""

    @classmethod
    def from_dict(cls, src: Mapping[str, Any]) -> Self:
        """Read a JSON object leniently; raises `UnreadableResponse`."""
        from .error_item import ErrorItem

        get = src.get
        errors = get("errors")
        errors = reading.required(
            reading.items(
                errors, "errors", lambda value, field: reading.nested(value, field, ErrorItem.from_dict)
            ),
            "errors",
        )
        extra = {} if src.keys() <= KNOWN else {key: src[key] for key in src if key not in KNOWN}
        return cls(errors, extra)

    def to_dict(self) -> dict[str, Any]:
        """The JSON object; raises `InvalidValue` for what cannot be sent."""
        fields: dict[str, Any] = dict(self.additional_properties)
        fields["errors"] = [item.to_dict() for item in writing.items(self.errors, "errors")]
        return fields
