# Generated from openapi/timetrack.yaml by `make client`. Do not edit.
"""The model `WorkReport`, which is received."""

from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import Any, Self

from attrs import Factory, define

from .. import reading, writing

KNOWN = frozenset(
    {
        "username",
        "workDate",
        "workStart",
        "workEnd",
        "targetSeconds",
        "workedSeconds",
        "workTargetDifference",
        "breakSeconds",
        "breakTimes",
        "surchargeSeconds",
        "holidaySeconds",
        "absence1Seconds",
        "absence1ShortName",
        "absence2Seconds",
        "absence2ShortName",
        "absence3Seconds",
        "absence3ShortName",
        "weekday",
        "holiday",
    }
)


@define
class WorkReport:
    """The timesheet of one user and day. It has no id."""

    username: str | None = None
    """The user name; here it is not called user."""
    work_date: datetime.date | None = None
    """The day."""
    work_start: datetime.datetime | None = None
    """The start of the day's work, wall-clock time; most likely empty on a day without work."""
    work_end: datetime.datetime | None = None
    """The end of the day's work, wall-clock time; most likely empty on a day without work."""
    target_seconds: int | None = None
    """Planned seconds of work."""
    worked_seconds: int | None = None
    """Seconds worked."""
    work_target_difference: int | None = None
    """Worked minus planned, in seconds."""
    break_seconds: int | None = None
    """Seconds of breaks."""
    break_times: str | None = None
    """The breaks as text; its format is not known."""
    surcharge_seconds: int | None = None
    """Seconds with a premium."""
    holiday_seconds: int | None = None
    """Seconds of a public holiday on a normal working day."""
    absence_1_seconds: int | None = None
    """Seconds of the first absence."""
    absence_1_short_name: str | None = None
    """Short code of the first absence."""
    absence_2_seconds: int | None = None
    """Seconds of the second absence."""
    absence_2_short_name: str | None = None
    """Short code of the second absence."""
    absence_3_seconds: int | None = None
    """Seconds of the third absence."""
    absence_3_short_name: str | None = None
    """Short code of the third absence."""
    weekday: int | None = None
    """1 to 7, and 8 on a public holiday; which day is 1 is not known, so use workDate."""
    holiday: bool | None = None
    """Whether the day is a public holiday."""
    additional_properties: dict[str, Any] = Factory(dict[str, Any])
    """What came beyond the contract, by the API's own names."""

    @classmethod
    def from_dict(cls, src: Mapping[str, Any]) -> Self:
        """Read a JSON object leniently; raises `UnreadableResponse`."""
        get = src.get
        username = get("username")
        if username is not None and type(username) is not str:
            username = reading.text(username, "username")
        work_date = get("workDate")
        if work_date is not None:
            work_date = reading.day(work_date, "workDate")
        work_start = get("workStart")
        if work_start is not None:
            work_start = reading.moment(work_start, "workStart")
        work_end = get("workEnd")
        if work_end is not None:
            work_end = reading.moment(work_end, "workEnd")
        target_seconds = get("targetSeconds")
        if target_seconds is not None and type(target_seconds) is not int:
            target_seconds = reading.integer(target_seconds, "targetSeconds")
        worked_seconds = get("workedSeconds")
        if worked_seconds is not None and type(worked_seconds) is not int:
            worked_seconds = reading.integer(worked_seconds, "workedSeconds")
        work_target_difference = get("workTargetDifference")
        if work_target_difference is not None and type(work_target_difference) is not int:
            work_target_difference = reading.integer(work_target_difference, "workTargetDifference")
        break_seconds = get("breakSeconds")
        if break_seconds is not None and type(break_seconds) is not int:
            break_seconds = reading.integer(break_seconds, "breakSeconds")
        break_times = get("breakTimes")
        if break_times is not None and type(break_times) is not str:
            break_times = reading.text(break_times, "breakTimes")
        surcharge_seconds = get("surchargeSeconds")
        if surcharge_seconds is not None and type(surcharge_seconds) is not int:
            surcharge_seconds = reading.integer(surcharge_seconds, "surchargeSeconds")
        holiday_seconds = get("holidaySeconds")
        if holiday_seconds is not None and type(holiday_seconds) is not int:
            holiday_seconds = reading.integer(holiday_seconds, "holidaySeconds")
        absence_1_seconds = get("absence1Seconds")
        if absence_1_seconds is not None and type(absence_1_seconds) is not int:
            absence_1_seconds = reading.integer(absence_1_seconds, "absence1Seconds")
        absence_1_short_name = get("absence1ShortName")
        if absence_1_short_name is not None and type(absence_1_short_name) is not str:
            absence_1_short_name = reading.text(absence_1_short_name, "absence1ShortName")
        absence_2_seconds = get("absence2Seconds")
        if absence_2_seconds is not None and type(absence_2_seconds) is not int:
            absence_2_seconds = reading.integer(absence_2_seconds, "absence2Seconds")
        absence_2_short_name = get("absence2ShortName")
        if absence_2_short_name is not None and type(absence_2_short_name) is not str:
            absence_2_short_name = reading.text(absence_2_short_name, "absence2ShortName")
        absence_3_seconds = get("absence3Seconds")
        if absence_3_seconds is not None and type(absence_3_seconds) is not int:
            absence_3_seconds = reading.integer(absence_3_seconds, "absence3Seconds")
        absence_3_short_name = get("absence3ShortName")
        if absence_3_short_name is not None and type(absence_3_short_name) is not str:
            absence_3_short_name = reading.text(absence_3_short_name, "absence3ShortName")
        weekday = get("weekday")
        if weekday is not None and type(weekday) is not int:
            weekday = reading.integer(weekday, "weekday")
        holiday = get("holiday")
        if holiday is not None and type(holiday) is not bool:
            holiday = reading.boolean(holiday, "holiday")
        extra = {} if src.keys() <= KNOWN else {key: src[key] for key in src if key not in KNOWN}
        return cls(
            username,
            work_date,
            work_start,
            work_end,
            target_seconds,
            worked_seconds,
            work_target_difference,
            break_seconds,
            break_times,
            surcharge_seconds,
            holiday_seconds,
            absence_1_seconds,
            absence_1_short_name,
            absence_2_seconds,
            absence_2_short_name,
            absence_3_seconds,
            absence_3_short_name,
            weekday,
            holiday,
            extra,
        )

    def to_dict(self) -> dict[str, Any]:
        """The JSON object; raises `InvalidValue` for what cannot be sent."""
        fields: dict[str, Any] = dict(self.additional_properties)
        fields["username"] = None if self.username is None else writing.text(self.username, "username")
        fields["workDate"] = None if self.work_date is None else writing.day(self.work_date, "work_date")
        fields["workStart"] = (
            None if self.work_start is None else writing.moment(self.work_start, "work_start")
        )
        fields["workEnd"] = None if self.work_end is None else writing.moment(self.work_end, "work_end")
        fields["targetSeconds"] = (
            None if self.target_seconds is None else writing.integer(self.target_seconds, "target_seconds")
        )
        fields["workedSeconds"] = (
            None if self.worked_seconds is None else writing.integer(self.worked_seconds, "worked_seconds")
        )
        fields["workTargetDifference"] = (
            None
            if self.work_target_difference is None
            else writing.integer(self.work_target_difference, "work_target_difference")
        )
        fields["breakSeconds"] = (
            None if self.break_seconds is None else writing.integer(self.break_seconds, "break_seconds")
        )
        fields["breakTimes"] = (
            None if self.break_times is None else writing.text(self.break_times, "break_times")
        )
        fields["surchargeSeconds"] = (
            None
            if self.surcharge_seconds is None
            else writing.integer(self.surcharge_seconds, "surcharge_seconds")
        )
        fields["holidaySeconds"] = (
            None if self.holiday_seconds is None else writing.integer(self.holiday_seconds, "holiday_seconds")
        )
        fields["absence1Seconds"] = (
            None
            if self.absence_1_seconds is None
            else writing.integer(self.absence_1_seconds, "absence_1_seconds")
        )
        fields["absence1ShortName"] = (
            None
            if self.absence_1_short_name is None
            else writing.text(self.absence_1_short_name, "absence_1_short_name")
        )
        fields["absence2Seconds"] = (
            None
            if self.absence_2_seconds is None
            else writing.integer(self.absence_2_seconds, "absence_2_seconds")
        )
        fields["absence2ShortName"] = (
            None
            if self.absence_2_short_name is None
            else writing.text(self.absence_2_short_name, "absence_2_short_name")
        )
        fields["absence3Seconds"] = (
            None
            if self.absence_3_seconds is None
            else writing.integer(self.absence_3_seconds, "absence_3_seconds")
        )
        fields["absence3ShortName"] = (
            None
            if self.absence_3_short_name is None
            else writing.text(self.absence_3_short_name, "absence_3_short_name")
        )
        fields["weekday"] = None if self.weekday is None else writing.integer(self.weekday, "weekday")
        fields["holiday"] = None if self.holiday is None else writing.boolean(self.holiday, "holiday")
        return fields
