# Generated from openapi/timetrack.yaml by `make client`. Do not edit.
"""The model `ProjectTimeEntry`, which is received."""

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
        "clientName",
        "projectName",
        "task",
        "hourRate",
        "latitude",
        "longitude",
        "latitude1",
        "longitude1",
        "billable",
        "flatRate",
        "details",
        "tags",
        "from",
        "to",
        "workedMinutes",
        "breakMinutes",
    }
)


@define
class ProjectTimeEntry:
    """Time booked on a project, as it is read."""

    id: int
    """The id."""
    user: str | None = None
    """The user name."""
    client_name: str | None = None
    """The client's name."""
    project_name: str | None = None
    """The project's name."""
    task: str | None = None
    """The task's name."""
    hour_rate: float | None = None
    """Money per hour; its currency is not named."""
    latitude: float | str | None = None
    """Where the work began."""
    longitude: float | str | None = None
    """Where the work began."""
    latitude1: float | str | None = None
    """Where the work ended."""
    longitude1: float | str | None = None
    """Where the work ended."""
    billable: bool | None = None
    """Whether it can be billed; true unless said otherwise."""
    flat_rate: bool | None = None
    """Whether a flat rate applies; false unless said otherwise."""
    details: str | None = None
    """Notes."""
    tags: str | None = None
    """Hashtags."""
    from_: datetime.datetime | None = None
    """The start, wall-clock time."""
    to: datetime.datetime | None = None
    """The end, wall-clock time."""
    worked_minutes: int | None = None
    """Minutes of work without breaks."""
    break_minutes: int | None = None
    """Minutes of breaks."""
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
        client_name = get("clientName")
        if client_name is not None and type(client_name) is not str:
            client_name = reading.text(client_name, "clientName")
        project_name = get("projectName")
        if project_name is not None and type(project_name) is not str:
            project_name = reading.text(project_name, "projectName")
        task = get("task")
        if task is not None and type(task) is not str:
            task = reading.text(task, "task")
        hour_rate = get("hourRate")
        if hour_rate is not None:
            hour_rate = reading.number(hour_rate, "hourRate")
        latitude = get("latitude")
        if latitude is not None:
            latitude = reading.number_or_text(latitude, "latitude")
        longitude = get("longitude")
        if longitude is not None:
            longitude = reading.number_or_text(longitude, "longitude")
        latitude1 = get("latitude1")
        if latitude1 is not None:
            latitude1 = reading.number_or_text(latitude1, "latitude1")
        longitude1 = get("longitude1")
        if longitude1 is not None:
            longitude1 = reading.number_or_text(longitude1, "longitude1")
        billable = get("billable")
        if billable is not None and type(billable) is not bool:
            billable = reading.boolean(billable, "billable")
        flat_rate = get("flatRate")
        if flat_rate is not None and type(flat_rate) is not bool:
            flat_rate = reading.boolean(flat_rate, "flatRate")
        details = get("details")
        if details is not None and type(details) is not str:
            details = reading.text(details, "details")
        tags = get("tags")
        if tags is not None and type(tags) is not str:
            tags = reading.text(tags, "tags")
        from_ = get("from")
        if from_ is not None:
            from_ = reading.moment(from_, "from")
        to = get("to")
        if to is not None:
            to = reading.moment(to, "to")
        worked_minutes = get("workedMinutes")
        if worked_minutes is not None and type(worked_minutes) is not int:
            worked_minutes = reading.integer(worked_minutes, "workedMinutes")
        break_minutes = get("breakMinutes")
        if break_minutes is not None and type(break_minutes) is not int:
            break_minutes = reading.integer(break_minutes, "breakMinutes")
        extra = {} if src.keys() <= KNOWN else {key: src[key] for key in src if key not in KNOWN}
        return cls(
            id,
            user,
            client_name,
            project_name,
            task,
            hour_rate,
            latitude,
            longitude,
            latitude1,
            longitude1,
            billable,
            flat_rate,
            details,
            tags,
            from_,
            to,
            worked_minutes,
            break_minutes,
            extra,
        )

    def to_dict(self) -> dict[str, Any]:
        """The JSON object; raises `InvalidValue` for what cannot be sent."""
        fields: dict[str, Any] = dict(self.additional_properties)
        fields["id"] = writing.integer(self.id, "id")
        fields["user"] = None if self.user is None else writing.text(self.user, "user")
        fields["clientName"] = (
            None if self.client_name is None else writing.text(self.client_name, "client_name")
        )
        fields["projectName"] = (
            None if self.project_name is None else writing.text(self.project_name, "project_name")
        )
        fields["task"] = None if self.task is None else writing.text(self.task, "task")
        fields["hourRate"] = None if self.hour_rate is None else writing.number(self.hour_rate, "hour_rate")
        fields["latitude"] = (
            None if self.latitude is None else writing.number_or_text(self.latitude, "latitude")
        )
        fields["longitude"] = (
            None if self.longitude is None else writing.number_or_text(self.longitude, "longitude")
        )
        fields["latitude1"] = (
            None if self.latitude1 is None else writing.number_or_text(self.latitude1, "latitude1")
        )
        fields["longitude1"] = (
            None if self.longitude1 is None else writing.number_or_text(self.longitude1, "longitude1")
        )
        fields["billable"] = None if self.billable is None else writing.boolean(self.billable, "billable")
        fields["flatRate"] = None if self.flat_rate is None else writing.boolean(self.flat_rate, "flat_rate")
        fields["details"] = None if self.details is None else writing.text(self.details, "details")
        fields["tags"] = None if self.tags is None else writing.text(self.tags, "tags")
        fields["from"] = None if self.from_ is None else writing.moment(self.from_, "from_")
        fields["to"] = None if self.to is None else writing.moment(self.to, "to")
        fields["workedMinutes"] = (
            None if self.worked_minutes is None else writing.integer(self.worked_minutes, "worked_minutes")
        )
        fields["breakMinutes"] = (
            None if self.break_minutes is None else writing.integer(self.break_minutes, "break_minutes")
        )
        return fields
