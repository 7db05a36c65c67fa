# Generated from openapi/timetrack.yaml by `make client`. Do not edit.
"""The model `Project`, which is received."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Self

from attrs import Factory, define

from .. import reading, writing

KNOWN = frozenset(
    {
        "id",
        "ID",
        "projectName",
        "clientName",
        "projectEnabled",
        "notes",
        "hourRate",
        "timeEstimated",
        "budgetEstimated",
    }
)


@define
class Project:
    """A project as it is read."""

    id: int
    """The id."""
    project_name: str | None = None
    """The name."""
    client_name: str | None = None
    """The name of its client."""
    project_enabled: bool | None = None
    """Whether the project is enabled."""
    notes: str | None = None
    """Free text."""
    hour_rate: float | None = None
    """Money per hour; its currency is not named."""
    time_estimated: float | None = None
    """Planned duration in minutes."""
    budget_estimated: float | None = None
    """Planned budget; its currency is not named."""
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
        project_name = get("projectName")
        if project_name is not None and type(project_name) is not str:
            project_name = reading.text(project_name, "projectName")
        client_name = get("clientName")
        if client_name is not None and type(client_name) is not str:
            client_name = reading.text(client_name, "clientName")
        project_enabled = get("projectEnabled")
        if project_enabled is not None and type(project_enabled) is not bool:
            project_enabled = reading.boolean(project_enabled, "projectEnabled")
        notes = get("notes")
        if notes is not None and type(notes) is not str:
            notes = reading.text(notes, "notes")
        hour_rate = get("hourRate")
        if hour_rate is not None:
            hour_rate = reading.number(hour_rate, "hourRate")
        time_estimated = get("timeEstimated")
        if time_estimated is not None:
            time_estimated = reading.number(time_estimated, "timeEstimated")
        budget_estimated = get("budgetEstimated")
        if budget_estimated is not None:
            budget_estimated = reading.number(budget_estimated, "budgetEstimated")
        extra = {} if src.keys() <= KNOWN else {key: src[key] for key in src if key not in KNOWN}
        return cls(
            id,
            project_name,
            client_name,
            project_enabled,
            notes,
            hour_rate,
            time_estimated,
            budget_estimated,
            extra,
        )

    def to_dict(self) -> dict[str, Any]:
        """The JSON object; raises `InvalidValue` for what cannot be sent."""
        fields: dict[str, Any] = dict(self.additional_properties)
        fields["id"] = writing.integer(self.id, "id")
        fields["projectName"] = (
            None if self.project_name is None else writing.text(self.project_name, "project_name")
        )
        fields["clientName"] = (
            None if self.client_name is None else writing.text(self.client_name, "client_name")
        )
        fields["projectEnabled"] = (
            None if self.project_enabled is None else writing.boolean(self.project_enabled, "project_enabled")
        )
        fields["notes"] = None if self.notes is None else writing.text(self.notes, "notes")
        fields["hourRate"] = None if self.hour_rate is None else writing.number(self.hour_rate, "hour_rate")
        fields["timeEstimated"] = (
            None if self.time_estimated is None else writing.number(self.time_estimated, "time_estimated")
        )
        fields["budgetEstimated"] = (
            None
            if self.budget_estimated is None
            else writing.number(self.budget_estimated, "budget_estimated")
        )
        return fields
