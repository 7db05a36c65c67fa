# Generated from openapi/timetrack.yaml by `make client`. Do not edit.
"""The model `ErrorItem`, which is received."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Self

from attrs import Factory, define

from .. import reading, writing

KNOWN = frozenset({"title", "status", "code", "detail"})


@define
class ErrorItem:
    """One error."""

    title: str | None = None
    """The main message."""
    status: int | None = None
    """The HTTP status again."""
    code: int | None = None
    """The vendor's internal number, which its support asks for."""
    detail: str | None = None
    """More about the error, if there is more."""
    additional_properties: dict[str, Any] = Factory(dict[str, Any])
    """What came beyond the contract, by the API's own names."""

    @classmethod
    def from_dict(cls, src: Mapping[str, Any]) -> Self:
        """Read a JSON object leniently; raises `UnreadableResponse`."""
        get = src.get
        title = get("title")
        if title is not None and type(title) is not str:
            title = reading.text(title, "title")
        status = get("status")
        if status is not None and type(status) is not int:
            status = reading.integer(status, "status")
        code = get("code")
        if code is not None and type(code) is not int:
            code = reading.integer(code, "code")
        detail = get("detail")
        if detail is not None and type(detail) is not str:
            detail = reading.text(detail, "detail")
        extra = {} if src.keys() <= KNOWN else {key: src[key] for key in src if key not in KNOWN}
        return cls(title, status, code, detail, extra)

    def to_dict(self) -> dict[str, Any]:
        """The JSON object; raises `InvalidValue` for what cannot be sent."""
        fields: dict[str, Any] = dict(self.additional_properties)
        fields["title"] = None if self.title is None else writing.text(self.title, "title")
        fields["status"] = None if self.status is None else writing.integer(self.status, "status")
        fields["code"] = None if self.code is None else writing.integer(self.code, "code")
        fields["detail"] = None if self.detail is None else writing.text(self.detail, "detail")
        return fields
