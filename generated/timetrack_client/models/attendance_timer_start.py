# Generated from openapi/timetrack.yaml by `make client`. Do not edit.
"""The model `AttendanceTimerStart`, which is sent."""

from __future__ import annotations

import datetime
from typing import Any

from attrs import Factory, define

from .. import bodies, writing
from ..types import UNSET, Unset


@define
class AttendanceTimerStart:
    """What an attendance timer is started with."""

    username: str
    """The name of an existing user."""
    date: datetime.datetime
    """The caller's local time; it decides the durations."""
    note: str | Unset = UNSET
    """Notes."""
    additional_properties: dict[str, Any] = Factory(dict[str, Any])
    """Further properties to send, by the API's own names."""

    def to_dict(self) -> dict[str, Any]:
        """The JSON object; raises `InvalidValue` for what cannot be sent."""
        fields: dict[str, Any] = bodies.further(self.additional_properties)
        fields["username"] = writing.text(self.username, "username")
        fields["date"] = writing.moment(self.date, "date")
        if self.note is not UNSET:
            fields["note"] = writing.text(self.note, "note")
        return fields
