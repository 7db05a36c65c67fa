# Generated from openapi/timetrack.yaml by `make client`. Do not edit.
"""The model `TaskUpdate`, which is sent."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

from attrs import define

from .. import writing
from ..types import UNSET, Unset


@define
class TaskUpdate:
    """The properties of a task to be changed; `name` cannot be. A property that is sent as null is to be
    emptied, if the server does so (E53).
    """

    notes: str | None | Unset = UNSET
    """Free text."""
    hour_rate: float | Decimal | None | Unset = UNSET
    """Money per hour; its currency is not named."""

    def to_dict(self) -> dict[str, Any]:
        """The JSON object; raises `InvalidValue` for what cannot be sent."""
        fields: dict[str, Any] = {}
        if self.notes is not UNSET:
            fields["notes"] = None if self.notes is None else writing.text(self.notes, "notes")
        if self.hour_rate is not UNSET:
            fields["hourRate"] = (
                None if self.hour_rate is None else writing.number(self.hour_rate, "hour_rate")
            )
        return fields
