# Generated from openapi/timetrack.yaml by `make client`. Do not edit.
"""The model `ProjectTimeEntryUpdate`, which is sent."""

from __future__ import annotations

import datetime
from decimal import Decimal
from typing import Any

from attrs import Factory, define

from .. import bodies, writing
from ..types import UNSET, Unset


@define
class ProjectTimeEntryUpdate:
    """The properties of a project time entry to be changed. A property that is sent as null is to be emptied, if
    the server does so (E53).
    """

    client_name: str | None | Unset = UNSET
    """The exact name of an existing client."""
    project_name: str | None | Unset = UNSET
    """The exact name of an existing project."""
    task: str | None | Unset = UNSET
    """The task's name."""
    hour_rate: float | Decimal | None | Unset = UNSET
    """Money per hour; its currency is not named."""
    latitude: float | Decimal | str | None | Unset = UNSET
    """Where the work began."""
    longitude: float | Decimal | str | None | Unset = UNSET
    """Where the work began."""
    latitude1: float | Decimal | str | None | Unset = UNSET
    """Where the work ended."""
    longitude1: float | Decimal | str | None | Unset = UNSET
    """Where the work ended."""
    billable: bool | None | Unset = UNSET
    """Whether it can be billed."""
    flat_rate: bool | None | Unset = UNSET
    """Whether a flat rate applies."""
    details: str | None | Unset = UNSET
    """Notes."""
    tags: str | None | Unset = UNSET
    """Hashtags."""
    from_: datetime.datetime | None | Unset = UNSET
    """The start, wall-clock time."""
    to: datetime.datetime | None | Unset = UNSET
    """The end, wall-clock time."""
    break_minutes: int | None | Unset = UNSET
    """Minutes of breaks."""
    additional_properties: dict[str, Any] = Factory(dict[str, Any])
    """Further properties to send, by the API's own names."""

    def to_dict(self) -> dict[str, Any]:
        """The JSON object; raises `InvalidValue` for what cannot be sent."""
        fields: dict[str, Any] = bodies.further(self.additional_properties)
        if self.client_name is not UNSET:
            fields["clientName"] = (
                None if self.client_name is None else writing.text(self.client_name, "client_name")
            )
        if self.project_name is not UNSET:
            fields["projectName"] = (
                None if self.project_name is None else writing.text(self.project_name, "project_name")
            )
        if self.task is not UNSET:
            fields["task"] = None if self.task is None else writing.text(self.task, "task")
        if self.hour_rate is not UNSET:
            fields["hourRate"] = (
                None if self.hour_rate is None else writing.number(self.hour_rate, "hour_rate")
            )
        if self.latitude is not UNSET:
            fields["latitude"] = (
                None if self.latitude is None else writing.number_or_text(self.latitude, "latitude")
            )
        if self.longitude is not UNSET:
            fields["longitude"] = (
                None if self.longitude is None else writing.number_or_text(self.longitude, "longitude")
            )
        if self.latitude1 is not UNSET:
            fields["latitude1"] = (
                None if self.latitude1 is None else writing.number_or_text(self.latitude1, "latitude1")
            )
        if self.longitude1 is not UNSET:
            fields["longitude1"] = (
                None if self.longitude1 is None else writing.number_or_text(self.longitude1, "longitude1")
            )
        if self.billable is not UNSET:
            fields["billable"] = None if self.billable is None else writing.boolean(self.billable, "billable")
        if self.flat_rate is not UNSET:
            fields["flatRate"] = (
                None if self.flat_rate is None else writing.boolean(self.flat_rate, "flat_rate")
            )
        if self.details is not UNSET:
            fields["details"] = None if self.details is None else writing.text(self.details, "details")
        if self.tags is not UNSET:
            fields["tags"] = None if self.tags is None else writing.text(self.tags, "tags")
        if self.from_ is not UNSET:
            fields["from"] = None if self.from_ is None else writing.moment(self.from_, "from_")
        if self.to is not UNSET:
            fields["to"] = None if self.to is None else writing.moment(self.to, "to")
        if self.break_minutes is not UNSET:
            fields["breakMinutes"] = (
                None if self.break_minutes is None else writing.integer(self.break_minutes, "break_minutes")
            )
        return fields
