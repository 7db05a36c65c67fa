# Generated from openapi/timetrack.yaml by `make client`. Do not edit.
"""The model `AbsenceCreate`, which is sent."""

from __future__ import annotations

import datetime
from typing import Any, Literal

from attrs import define

from .. import writing
from ..types import UNSET, Unset
from .absence_status import AbsenceStatus


@define
class AbsenceCreate:
    """An absence to be requested."""

    username: str
    """The name of an existing user."""
    from_: datetime.date
    """The first day."""
    to: datetime.date
    """The last day."""
    absence_type: int
    """The id of an absence type."""
    absence_type_name: str | Unset = UNSET
    """The short code of its type. Every property of an absence may be sent; `absenceType` decides."""
    status: AbsenceStatus | Literal["new", "approved", "disapproved"] | Unset = UNSET
    """0 new, 1 approved, 2 disapproved. Leave it out to request an absence."""

    def to_dict(self) -> dict[str, Any]:
        """The JSON object; raises `InvalidValue` for what cannot be sent."""
        fields: dict[str, Any] = {}
        fields["username"] = writing.text(self.username, "username")
        fields["from"] = writing.day(self.from_, "from_")
        fields["to"] = writing.day(self.to, "to")
        fields["absenceType"] = writing.integer(self.absence_type, "absence_type")
        if self.absence_type_name is not UNSET:
            fields["absenceTypeName"] = writing.text(self.absence_type_name, "absence_type_name")
        if self.status is not UNSET:
            fields["status"] = writing.choice(self.status, "status", AbsenceStatus)
        return fields
