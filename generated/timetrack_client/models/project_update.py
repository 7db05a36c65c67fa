# Generated from openapi/timetrack.yaml by `make client`. Do not edit.
"""The model `ProjectUpdate`, which is sent."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

from attrs import define

from .. import writing
from ..types import UNSET, Unset


@define
class ProjectUpdate:
    """The properties of a project to be changed. A property that is sent as null is to be emptied, if the server
    does so (E53).
    """

    project_name: str | None | Unset = UNSET
    """The name."""
    client_name: str | None | Unset = UNSET
    """The exact name of an existing client."""
    project_enabled: bool | None | Unset = UNSET
    """Whether the project is enabled."""
    notes: str | None | Unset = UNSET
    """Free text."""
    hour_rate: float | Decimal | str | None | Unset = UNSET
    """Money per hour; its currency is not named."""
    time_estimated: float | Decimal | None | Unset = UNSET
    """Planned duration in minutes."""
    budget_estimated: float | Decimal | None | Unset = UNSET
    """Planned budget; its currency is not named."""

    def to_dict(self) -> dict[str, Any]:
        """The JSON object; raises `InvalidValue` for what cannot be sent."""
        fields: dict[str, Any] = {}
        if self.project_name is not UNSET:
            fields["projectName"] = (
                None if self.project_name is None else writing.text(self.project_name, "project_name")
            )
        if self.client_name is not UNSET:
            fields["clientName"] = (
                None if self.client_name is None else writing.text(self.client_name, "client_name")
            )
        if self.project_enabled is not UNSET:
            fields["projectEnabled"] = (
                None
                if self.project_enabled is None
                else writing.boolean(self.project_enabled, "project_enabled")
            )
        if self.notes is not UNSET:
            fields["notes"] = None if self.notes is None else writing.text(self.notes, "notes")
        if self.hour_rate is not UNSET:
            fields["hourRate"] = (
                None if self.hour_rate is None else writing.number_or_text(self.hour_rate, "hour_rate")
            )
        if self.time_estimated is not UNSET:
            fields["timeEstimated"] = (
                None if self.time_estimated is None else writing.number(self.time_estimated, "time_estimated")
            )
        if self.budget_estimated is not UNSET:
            fields["budgetEstimated"] = (
                None
                if self.budget_estimated is None
                else writing.number(self.budget_estimated, "budget_estimated")
            )
        return fields
