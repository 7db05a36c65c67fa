# Generated from openapi/timetrack.yaml by `make client`. Do not edit.
"""The model `ProjectTimerStart`, which is sent."""

from __future__ import annotations

import datetime
from typing import Any

from attrs import define

from .. import writing
from ..types import UNSET, Unset


@define
class ProjectTimerStart:
    """What a project timer is started with."""

    username: str
    """The name of an existing user."""
    client_name: str
    """The exact name of an existing client."""
    project_name: str
    """The exact name of an existing project."""
    date: datetime.datetime
    """The caller's local time; it decides the durations."""
    task_name: str | Unset = UNSET
    """The task's name."""
    note: str | Unset = UNSET
    """Notes."""

    def to_dict(self) -> dict[str, Any]:
        """The JSON object; raises `InvalidValue` for what cannot be sent."""
        fields: dict[str, Any] = {}
        fields["username"] = writing.text(self.username, "username")
        fields["clientName"] = writing.text(self.client_name, "client_name")
        fields["projectName"] = writing.text(self.project_name, "project_name")
        fields["date"] = writing.moment(self.date, "date")
        if self.task_name is not UNSET:
            fields["taskName"] = writing.text(self.task_name, "task_name")
        if self.note is not UNSET:
            fields["note"] = writing.text(self.note, "note")
        return fields
