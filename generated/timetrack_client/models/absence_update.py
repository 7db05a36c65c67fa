# Generated from openapi/timetrack.yaml by `make client`. Do not edit.
"""The model `AbsenceUpdate`, which is sent."""

from __future__ import annotations

from typing import Any, Literal

from attrs import define

from .. import writing
from ..types import UNSET, Unset
from .absence_status import AbsenceStatus


@define
class AbsenceUpdate:
    """The one property of an absence that can be changed. A property that is sent as null is to be emptied, if
    the server does so (E53).
    """

    status: AbsenceStatus | Literal["new", "approved", "disapproved", "0", "1", "2"] | None | Unset = UNSET
    """0 new, 1 approved, 2 disapproved; the vendor's example sends it as text."""

    def to_dict(self) -> dict[str, Any]:
        """The JSON object; raises `InvalidValue` for what cannot be sent."""
        fields: dict[str, Any] = {}
        if self.status is not UNSET:
            fields["status"] = (
                None if self.status is None else writing.choice_or_text(self.status, "status", AbsenceStatus)
            )
        return fields
