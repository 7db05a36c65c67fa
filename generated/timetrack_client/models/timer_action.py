# Generated from openapi/timetrack.yaml by `make client`. Do not edit.
"""The model `TimerAction`, which is sent."""

from __future__ import annotations

import datetime
from typing import Any

from attrs import define

from .. import writing


@define
class TimerAction:
    """Whose timer is to be paused, resumed or stopped, and when."""

    username: str
    """The name of an existing user."""
    date: datetime.datetime
    """The caller's local time; it decides the durations."""

    def to_dict(self) -> dict[str, Any]:
        """The JSON object; raises `InvalidValue` for what cannot be sent."""
        fields: dict[str, Any] = {}
        fields["username"] = writing.text(self.username, "username")
        fields["date"] = writing.moment(self.date, "date")
        return fields
