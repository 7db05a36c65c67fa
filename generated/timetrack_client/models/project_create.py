# Generated from openapi/timetrack.yaml by `make client`. Do not edit.
"""The model `ProjectCreate`, which is sent."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

from attrs import define

from .. import writing
from ..types import UNSET, Unset


@define
class ProjectCreate:
    """A project to be created."""

    project_name: str
    """The name."""
    client_name: str
    """The exact name of an existing client. Whether a server creates an unknown one is not documented."""
    project_enabled: bool | Unset = UNSET
    """Whether the project is enabled."""
    notes: str | Unset = UNSET
    """Free text."""
    hour_rate: float | Decimal | str | Unset = UNSET
    """Money per hour; its currency is not named."""
    time_estimated: float | Decimal | Unset = UNSET
    """Planned duration in minutes."""
    budget_estimated: float | Decimal | Unset = UNSET
    """Planned budget; its currency is not named."""

    def to_dict(self) -> dict[str, Any]:
        """The JSON object; raises `InvalidValue` for what cannot be sent."""
        fields: dict[str, Any] = {}
        fields["projectName"] = writing.text(self.project_name, "project_name")
        fields["clientName"] = writing.text(self.client_name, "client_name")
        if self.project_enabled is not UNSET:
            fields["projectEnabled"] = writing.boolean(self.project_enabled, "project_enabled")
        if self.notes is not UNSET:
            fields["notes"] = writing.text(self.notes, "notes")
        if self.hour_rate is not UNSET:
            fields["hourRate"] = writing.number_or_text(self.hour_rate, "hour_rate")
        if self.time_estimated is not UNSET:
            fields["timeEstimated"] = writing.number(self.time_estimated, "time_estimated")
        if self.budget_estimated is not UNSET:
            fields["budgetEstimated"] = writing.number(self.budget_estimated, "budget_estimated")
        return fields
