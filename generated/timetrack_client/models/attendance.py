# Generated from openapi/timetrack.yaml by `make client`. Do not edit.
"""The model `Attendance`, which is received."""

from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import Any, Self

from attrs import Factory, define

from .. import reading, writing

KNOWN = frozenset(
    {
        "id",
        "ID",
        "user",
        "from",
        "to",
        "notes",
        "manual",
        "workedMinutes",
        "breakMinutes",
        "latitudeStart",
        "longitudeStart",
        "latitudeEnd",
        "longitudeEnd",
    }
)


@define
class Attendance:
    """Working time without a project, as it is read."""

    id: int
    """The id."""
    user: str | None = None
    """The user name."""
    from_: datetime.datetime | None = None
    """The start, wall-clock time."""
    to: datetime.datetime | None = None
    """The end, wall-clock time."""
    notes: str | None = None
    """Notes."""
    manual: bool | None = None
    """True when typed in, false when it comes from the timer."""
    worked_minutes: int | None = None
    """Minutes of work, most likely without breaks as those of project time entries."""
    break_minutes: int | None = None
    """Minutes of breaks."""
    latitude_start: float | str | None = None
    """Where the work began."""
    longitude_start: float | str | None = None
    """Where the work began."""
    latitude_end: float | str | None = None
    """Where the work ended."""
    longitude_end: float | str | None = None
    """Where the work ended."""
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
        user = get("user")
        if user is not None and type(user) is not str:
            user = reading.text(user, "user")
        from_ = get("from")
        if from_ is not None:
            from_ = reading.moment(from_, "from")
        to = get("to")
        if to is not None:
            to = reading.moment(to, "to")
        notes = get("notes")
        if notes is not None and type(notes) is not str:
            notes = reading.text(notes, "notes")
        manual = get("manual")
        if manual is not None and type(manual) is not bool:
            manual = reading.boolean(manual, "manual")
        worked_minutes = get("workedMinutes")
        if worked_minutes is not None and type(worked_minutes) is not int:
            worked_minutes = reading.integer(worked_minutes, "workedMinutes")
        break_minutes = get("breakMinutes")
        if break_minutes is not None and type(break_minutes) is not int:
            break_minutes = reading.integer(break_minutes, "breakMinutes")
        latitude_start = get("latitudeStart")
        if latitude_start is not None:
            latitude_start = reading.number_or_text(latitude_start, "latitudeStart")
        longitude_start = get("longitudeStart")
        if longitude_start is not None:
            longitude_start = reading.number_or_text(longitude_start, "longitudeStart")
        latitude_end = get("latitudeEnd")
        if latitude_end is not None:
            latitude_end = reading.number_or_text(latitude_end, "latitudeEnd")
        longitude_end = get("longitudeEnd")
        if longitude_end is not None:
            longitude_end = reading.number_or_text(longitude_end, "longitudeEnd")
        extra = {} if src.keys() <= KNOWN else {key: src[key] for key in src if key not in KNOWN}
        return cls(
            id,
            user,
            from_,
            to,
            notes,
            manual,
            worked_minutes,
            break_minutes,
            latitude_start,
            longitude_start,
            latitude_end,
            longitude_end,
            extra,
        )

    def to_dict(self) -> dict[str, Any]:
        """The JSON object; raises `InvalidValue` for what cannot be sent."""
        fields: dict[str, Any] = dict(self.additional_properties)
        fields["id"] = writing.integer(self.id, "id")
        fields["user"] = None if self.user is None else writing.text(self.user, "user")
        fields["from"] = None if self.from_ is None else writing.moment(self.from_, "from_")
        fields["to"] = None if self.to is None else writing.moment(self.to, "to")
        fields["notes"] = None if self.notes is None else writing.text(self.notes, "notes")
        fields["manual"] = None if self.manual is None else writing.boolean(self.manual, "manual")
        fields["workedMinutes"] = (
            None if self.worked_minutes is None else writing.integer(self.worked_minutes, "worked_minutes")
        )
        fields["breakMinutes"] = (
            None if self.break_minutes is None else writing.integer(self.break_minutes, "break_minutes")
        )
        fields["latitudeStart"] = (
            None
            if self.latitude_start is None
            else writing.number_or_text(self.latitude_start, "latitude_start")
        )
        fields["longitudeStart"] = (
            None
            if self.longitude_start is None
            else writing.number_or_text(self.longitude_start, "longitude_start")
        )
        fields["latitudeEnd"] = (
            None if self.latitude_end is None else writing.number_or_text(self.latitude_end, "latitude_end")
        )
        fields["longitudeEnd"] = (
            None
            if self.longitude_end is None
            else writing.number_or_text(self.longitude_end, "longitude_end")
        )
        return fields
