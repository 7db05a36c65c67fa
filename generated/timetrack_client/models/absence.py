# Generated from openapi/timetrack.yaml by `make client`. Do not edit.
"""The model `Absence`, which is received."""

from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import Any, Self

from attrs import Factory, define

from .. import reading, writing
from .absence_status import AbsenceStatus

KNOWN = frozenset(
    {
        "id",
        "ID",
        "user",
        "from",
        "to",
        "status",
        "absenceType",
        "absenceTypeName",
        "color",
        "is_plannable",
        "user_id",
        "day_segment",
        "working_time_strategies",
    }
)


@define
class Absence:
    """An absence as it is read."""

    id: int
    """The id."""
    user: str | None = None
    """The user name."""
    from_: datetime.date | None = None
    """The first day."""
    to: datetime.date | None = None
    """The last day."""
    status: AbsenceStatus | None = None
    """0 new, 1 approved, 2 disapproved."""
    absence_type: int | None = None
    """The id of its type."""
    absence_type_name: str | None = None
    """The short code of its type, not the long name."""
    color: str | None = None
    """Not documented; most likely the colour of its type."""
    is_plannable: bool | None = None
    """Not documented; a yes or no."""
    user_id: int | None = None
    """The id of the user in the list of users."""
    day_segment: int | None = None
    """Not documented; most likely about half days, its values are not known."""
    working_time_strategies: list[Any] | None = None
    """Not documented; what its elements are is not known."""
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
            from_ = reading.day(from_, "from")
        to = get("to")
        if to is not None:
            to = reading.day(to, "to")
        status = get("status")
        if status is not None:
            status = reading.choice(status, "status", AbsenceStatus)
        absence_type = get("absenceType")
        if absence_type is not None and type(absence_type) is not int:
            absence_type = reading.integer(absence_type, "absenceType")
        absence_type_name = get("absenceTypeName")
        if absence_type_name is not None and type(absence_type_name) is not str:
            absence_type_name = reading.text(absence_type_name, "absenceTypeName")
        color = get("color")
        if color is not None and type(color) is not str:
            color = reading.text(color, "color")
        is_plannable = get("is_plannable")
        if is_plannable is not None and type(is_plannable) is not bool:
            is_plannable = reading.boolean(is_plannable, "is_plannable")
        user_id = get("user_id")
        if user_id is not None and type(user_id) is not int:
            user_id = reading.integer(user_id, "user_id")
        day_segment = get("day_segment")
        if day_segment is not None and type(day_segment) is not int:
            day_segment = reading.integer(day_segment, "day_segment")
        working_time_strategies = get("working_time_strategies")
        if working_time_strategies is not None:
            working_time_strategies = reading.array(working_time_strategies, "working_time_strategies")
        extra = {} if src.keys() <= KNOWN else {key: src[key] for key in src if key not in KNOWN}
        return cls(
            id,
            user,
            from_,
            to,
            status,
            absence_type,
            absence_type_name,
            color,
            is_plannable,
            user_id,
            day_segment,
            working_time_strategies,
            extra,
        )

    def to_dict(self) -> dict[str, Any]:
        """The JSON object; raises `InvalidValue` for what cannot be sent."""
        fields: dict[str, Any] = dict(self.additional_properties)
        fields["id"] = writing.integer(self.id, "id")
        fields["user"] = None if self.user is None else writing.text(self.user, "user")
        fields["from"] = None if self.from_ is None else writing.day(self.from_, "from_")
        fields["to"] = None if self.to is None else writing.day(self.to, "to")
        fields["status"] = (
            None if self.status is None else writing.choice(self.status, "status", AbsenceStatus)
        )
        fields["absenceType"] = (
            None if self.absence_type is None else writing.integer(self.absence_type, "absence_type")
        )
        fields["absenceTypeName"] = (
            None
            if self.absence_type_name is None
            else writing.text(self.absence_type_name, "absence_type_name")
        )
        fields["color"] = None if self.color is None else writing.text(self.color, "color")
        fields["is_plannable"] = (
            None if self.is_plannable is None else writing.boolean(self.is_plannable, "is_plannable")
        )
        fields["user_id"] = None if self.user_id is None else writing.integer(self.user_id, "user_id")
        fields["day_segment"] = (
            None if self.day_segment is None else writing.integer(self.day_segment, "day_segment")
        )
        fields["working_time_strategies"] = (
            None
            if self.working_time_strategies is None
            else list(writing.items(self.working_time_strategies, "working_time_strategies"))
        )
        return fields
