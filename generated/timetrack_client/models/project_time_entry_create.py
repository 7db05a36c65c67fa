# Generated from openapi/timetrack.yaml by `make client`. Do not edit.
"""The model `ProjectTimeEntryCreate`, which is sent."""

from __future__ import annotations

import datetime
from decimal import Decimal
from typing import Any

from attrs import Factory, define

from .. import bodies, writing
from ..types import UNSET, Unset


@define
class ProjectTimeEntryCreate:
    """Time to be booked on a project. No readable page lists the required properties; a server most likely
    demands `username`, `clientName`, `projectName`, `from` and `to` (E22).
    """

    username: str | Unset = UNSET
    """The name of an existing user."""
    client_name: str | Unset = UNSET
    """The exact name of an existing client."""
    project_name: str | Unset = UNSET
    """The exact name of an existing project."""
    task: str | Unset = UNSET
    """The task's name."""
    hour_rate: float | Decimal | Unset = UNSET
    """Money per hour; its currency is not named."""
    latitude: float | Decimal | str | Unset = UNSET
    """Where the work began."""
    longitude: float | Decimal | str | Unset = UNSET
    """Where the work began."""
    latitude1: float | Decimal | str | Unset = UNSET
    """Where the work ended."""
    longitude1: float | Decimal | str | Unset = UNSET
    """Where the work ended."""
    billable: bool | Unset = UNSET
    """Whether it can be billed; true when left out."""
    flat_rate: bool | Unset = UNSET
    """Whether a flat rate applies; false when left out."""
    details: str | Unset = UNSET
    """Notes."""
    tags: str | Unset = UNSET
    """Hashtags."""
    from_: datetime.datetime | Unset = UNSET
    """The start, wall-clock time."""
    to: datetime.datetime | Unset = UNSET
    """The end, wall-clock time."""
    break_minutes: int | Unset = UNSET
    """Minutes of breaks."""
    additional_properties: dict[str, Any] = Factory(dict[str, Any])
    """Further properties to send, by the API's own names."""

    def to_dict(self) -> dict[str, Any]:
        """The JSON object; raises `InvalidValue` for what cannot be sent."""
        fields: dict[str, Any] = bodies.further(self.additional_properties)
        if self.username is not UNSET:
            fields["username"] = writing.text(self.username, "username")
        if self.client_name is not UNSET:
            fields["clientName"] = writing.text(self.client_name, "client_name")
        if self.project_name is not UNSET:
            fields["projectName"] = writing.text(self.project_name, "project_name")
        if self.task is not UNSET:
            fields["task"] = writing.text(self.task, "task")
        if self.hour_rate is not UNSET:
            fields["hourRate"] = writing.number(self.hour_rate, "hour_rate")
        if self.latitude is not UNSET:
            fields["latitude"] = writing.number_or_text(self.latitude, "latitude")
        if self.longitude is not UNSET:
            fields["longitude"] = writing.number_or_text(self.longitude, "longitude")
        if self.latitude1 is not UNSET:
            fields["latitude1"] = writing.number_or_text(self.latitude1, "latitude1")
        if self.longitude1 is not UNSET:
            fields["longitude1"] = writing.number_or_text(self.longitude1, "longitude1")
        if self.billable is not UNSET:
            fields["billable"] = writing.boolean(self.billable, "billable")
        if self.flat_rate is not UNSET:
            fields["flatRate"] = writing.boolean(self.flat_rate, "flat_rate")
        if self.details is not UNSET:
            fields["details"] = writing.text(self.details, "details")
        if self.tags is not UNSET:
            fields["tags"] = writing.text(self.tags, "tags")
        if self.from_ is not UNSET:
            fields["from"] = writing.moment(self.from_, "from_")
        if self.to is not UNSET:
            fields["to"] = writing.moment(self.to, "to")
        if self.break_minutes is not UNSET:
            fields["breakMinutes"] = writing.integer(self.break_minutes, "break_minutes")
        return fields
