# Generated from openapi/timetrack.yaml by `make client`. Do not edit.
"""The model `AttendanceCreate`, which is sent."""

from __future__ import annotations

import datetime
from decimal import Decimal
from typing import Any

from attrs import Factory, define

from .. import bodies, writing
from ..types import UNSET, Unset


@define
class AttendanceCreate:
    """Working time to be added. No readable page lists the required properties; a server most likely demands
    `username`, `from` and `to` (E22).
    """

    username: str | Unset = UNSET
    """The name of an existing user."""
    from_: datetime.datetime | Unset = UNSET
    """The start, wall-clock time."""
    to: datetime.datetime | Unset = UNSET
    """The end, wall-clock time."""
    notes: str | Unset = UNSET
    """Notes."""
    manual: bool | Unset = UNSET
    """True when typed in, false when it comes from the timer."""
    break_minutes: int | Unset = UNSET
    """Minutes of breaks."""
    latitude_start: float | Decimal | str | Unset = UNSET
    """Where the work began."""
    longitude_start: float | Decimal | str | Unset = UNSET
    """Where the work began."""
    latitude_end: float | Decimal | str | Unset = UNSET
    """Where the work ended."""
    longitude_end: float | Decimal | str | Unset = UNSET
    """Where the work ended."""
    additional_properties: dict[str, Any] = Factory(dict[str, Any])
    """Further properties to send, by the API's own names."""

    def to_dict(self) -> dict[str, Any]:
        """The JSON object; raises `InvalidValue` for what cannot be sent."""
        fields: dict[str, Any] = bodies.further(self.additional_properties)
        if self.username is not UNSET:
            fields["username"] = writing.text(self.username, "username")
        if self.from_ is not UNSET:
            fields["from"] = writing.moment(self.from_, "from_")
        if self.to is not UNSET:
            fields["to"] = writing.moment(self.to, "to")
        if self.notes is not UNSET:
            fields["notes"] = writing.text(self.notes, "notes")
        if self.manual is not UNSET:
            fields["manual"] = writing.boolean(self.manual, "manual")
        if self.break_minutes is not UNSET:
            fields["breakMinutes"] = writing.integer(self.break_minutes, "break_minutes")
        if self.latitude_start is not UNSET:
            fields["latitudeStart"] = writing.number_or_text(self.latitude_start, "latitude_start")
        if self.longitude_start is not UNSET:
            fields["longitudeStart"] = writing.number_or_text(self.longitude_start, "longitude_start")
        if self.latitude_end is not UNSET:
            fields["latitudeEnd"] = writing.number_or_text(self.latitude_end, "latitude_end")
        if self.longitude_end is not UNSET:
            fields["longitudeEnd"] = writing.number_or_text(self.longitude_end, "longitude_end")
        return fields
