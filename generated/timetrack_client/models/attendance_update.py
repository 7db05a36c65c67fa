# Generated from openapi/timetrack.yaml by `make client`. Do not edit.
"""The model `AttendanceUpdate`, which is sent."""

from __future__ import annotations

import datetime
from decimal import Decimal
from typing import Any

from attrs import Factory, define

from .. import bodies, writing
from ..types import UNSET, Unset


@define
class AttendanceUpdate:
    """The properties of an attendance to be changed. A property that is sent as null is to be emptied, if the
    server does so (E53).
    """

    from_: datetime.datetime | None | Unset = UNSET
    """The start, wall-clock time."""
    to: datetime.datetime | None | Unset = UNSET
    """The end, wall-clock time."""
    notes: str | None | Unset = UNSET
    """Notes."""
    manual: bool | None | Unset = UNSET
    """True when typed in, false when it comes from the timer."""
    break_minutes: int | None | Unset = UNSET
    """Minutes of breaks."""
    latitude_start: float | Decimal | str | None | Unset = UNSET
    """Where the work began."""
    longitude_start: float | Decimal | str | None | Unset = UNSET
    """Where the work began."""
    latitude_end: float | Decimal | str | None | Unset = UNSET
    """Where the work ended."""
    longitude_end: float | Decimal | str | None | Unset = UNSET
    """Where the work ended."""
    additional_properties: dict[str, Any] = Factory(dict[str, Any])
    """Further properties to send, by the API's own names."""

    def to_dict(self) -> dict[str, Any]:
        """The JSON object; raises `InvalidValue` for what cannot be sent."""
        fields: dict[str, Any] = bodies.further(self.additional_properties)
        if self.from_ is not UNSET:
            fields["from"] = None if self.from_ is None else writing.moment(self.from_, "from_")
        if self.to is not UNSET:
            fields["to"] = None if self.to is None else writing.moment(self.to, "to")
        if self.notes is not UNSET:
            fields["notes"] = None if self.notes is None else writing.text(self.notes, "notes")
        if self.manual is not UNSET:
            fields["manual"] = None if self.manual is None else writing.boolean(self.manual, "manual")
        if self.break_minutes is not UNSET:
            fields["breakMinutes"] = (
                None if self.break_minutes is None else writing.integer(self.break_minutes, "break_minutes")
            )
        if self.latitude_start is not UNSET:
            fields["latitudeStart"] = (
                None
                if self.latitude_start is None
                else writing.number_or_text(self.latitude_start, "latitude_start")
            )
        if self.longitude_start is not UNSET:
            fields["longitudeStart"] = (
                None
                if self.longitude_start is None
                else writing.number_or_text(self.longitude_start, "longitude_start")
            )
        if self.latitude_end is not UNSET:
            fields["latitudeEnd"] = (
                None
                if self.latitude_end is None
                else writing.number_or_text(self.latitude_end, "latitude_end")
            )
        if self.longitude_end is not UNSET:
            fields["longitudeEnd"] = (
                None
                if self.longitude_end is None
                else writing.number_or_text(self.longitude_end, "longitude_end")
            )
        return fields
