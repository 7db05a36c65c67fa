# Generated from openapi/timetrack.yaml by `make client`. Do not edit.
"""The model `TaskCreate`, which is sent."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

from attrs import define

from .. import writing
from ..types import UNSET, Unset


@define
class TaskCreate:
    """A task to be created."""

    name: str
    """The name; time entries refer to it."""
    notes: str | Unset = UNSET
    """Free text."""
    hour_rate: float | Decimal | Unset = UNSET
    """Money per hour; its currency is not named."""

    def to_dict(self) -> dict[str, Any]:
        """The JSON object; raises `InvalidValue` for what cannot be sent."""
        fields: dict[str, Any] = {}
        fields["name"] = writing.text(self.name, "name")
        if self.notes is not UNSET:
            fields["notes"] = writing.text(self.notes, "notes")
        if self.hour_rate is not UNSET:
            fields["hourRate"] = writing.number(self.hour_rate, "hour_rate")
        return fields
