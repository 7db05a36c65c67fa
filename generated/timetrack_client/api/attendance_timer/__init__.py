# Generated from openapi/timetrack.yaml by `make client`. Do not edit.
"""The resource classes of `attendance_timer`: they make operations and hand them to a caller."""

from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import Any

from ... import bodies, models
from ...operations import AsyncCaller, Caller
from ...types import given
from . import (
    get_attendance_timer,
    pause_attendance_timer,
    resume_attendance_timer,
    start_attendance_timer,
    stop_attendance_timer,
)

__all__ = ("AsyncAttendanceTimer", "AttendanceTimer")


class AttendanceTimer:
    """The running clock of a user for working time without a project."""

    __slots__ = ("_caller",)

    def __init__(self, caller: Caller) -> None:
        self._caller = caller

    def get(self, *, username: str, date: datetime.datetime) -> models.AttendanceTimer:
        """Get the attendance timer of a user.

        The state of the user's attendance timer at `date`, the caller's local time.

        Args:
            username: The user whose timer is meant.
            date: The caller's local time, which decides the durations; wall-clock, needed on every call.

        Returns:
            The `AttendanceTimer`.
        """
        return self._caller.call(
            get_attendance_timer.operation(username=username, date=self._caller.wall_clock(date, "date"))
        )

    def start(
        self,
        *,
        username: str,
        date: datetime.datetime,
        note: str | None = None,
        extra: Mapping[str, Any] | None = None,
    ) -> models.WriteResult:
        """Start the attendance timer.

        Starts the user's working-time clock.

        Args:
            username: The name of an existing user.
            date: The caller's local time; it decides the durations.
            note: Notes.
            extra: Further properties to send, by the API's own names.

        Returns:
            What the server told about the result, as a `WriteResult`; all of it may be missing.
        """
        body = models.AttendanceTimerStart(
            username=username,
            date=self._caller.wall_clock(date, "date"),
            note=given(note),
            additional_properties=bodies.further(extra),
        )
        return self._caller.call(start_attendance_timer.operation(body=body))

    def pause(self, *, username: str, date: datetime.datetime) -> models.WriteResult:
        """Pause the attendance timer.

        Begins a break of the user's running working-time clock.

        Args:
            username: The name of an existing user.
            date: The caller's local time; it decides the durations.

        Returns:
            What the server told about the result, as a `WriteResult`; all of it may be missing.
        """
        body = models.TimerAction(username=username, date=self._caller.wall_clock(date, "date"))
        return self._caller.call(pause_attendance_timer.operation(body=body))

    def resume(self, *, username: str, date: datetime.datetime) -> models.WriteResult:
        """Resume the attendance timer.

        Ends the break of the user's paused working-time clock.

        Args:
            username: The name of an existing user.
            date: The caller's local time; it decides the durations.

        Returns:
            What the server told about the result, as a `WriteResult`; all of it may be missing.
        """
        body = models.TimerAction(username=username, date=self._caller.wall_clock(date, "date"))
        return self._caller.call(resume_attendance_timer.operation(body=body))

    def stop(self, *, username: str, date: datetime.datetime) -> models.WriteResult:
        """Stop the attendance timer.

        Ends the user's working-time clock and most likely saves an attendance, as that of a project saves an
        entry.

        Args:
            username: The name of an existing user.
            date: The caller's local time; it decides the durations.

        Returns:
            What the server told about the result, as a `WriteResult`; all of it may be missing.
        """
        body = models.TimerAction(username=username, date=self._caller.wall_clock(date, "date"))
        return self._caller.call(stop_attendance_timer.operation(body=body))


class AsyncAttendanceTimer:
    """The running clock of a user for working time without a project."""

    __slots__ = ("_caller",)

    def __init__(self, caller: AsyncCaller) -> None:
        self._caller = caller

    async def get(self, *, username: str, date: datetime.datetime) -> models.AttendanceTimer:
        """Get the attendance timer of a user.

        The state of the user's attendance timer at `date`, the caller's local time.

        Args:
            username: The user whose timer is meant.
            date: The caller's local time, which decides the durations; wall-clock, needed on every call.

        Returns:
            The `AttendanceTimer`.
        """
        return await self._caller.call(
            get_attendance_timer.operation(username=username, date=self._caller.wall_clock(date, "date"))
        )

    async def start(
        self,
        *,
        username: str,
        date: datetime.datetime,
        note: str | None = None,
        extra: Mapping[str, Any] | None = None,
    ) -> models.WriteResult:
        """Start the attendance timer.

        Starts the user's working-time clock.

        Args:
            username: The name of an existing user.
            date: The caller's local time; it decides the durations.
            note: Notes.
            extra: Further properties to send, by the API's own names.

        Returns:
            What the server told about the result, as a `WriteResult`; all of it may be missing.
        """
        body = models.AttendanceTimerStart(
            username=username,
            date=self._caller.wall_clock(date, "date"),
            note=given(note),
            additional_properties=bodies.further(extra),
        )
        return await self._caller.call(start_attendance_timer.operation(body=body))

    async def pause(self, *, username: str, date: datetime.datetime) -> models.WriteResult:
        """Pause the attendance timer.

        Begins a break of the user's running working-time clock.

        Args:
            username: The name of an existing user.
            date: The caller's local time; it decides the durations.

        Returns:
            What the server told about the result, as a `WriteResult`; all of it may be missing.
        """
        body = models.TimerAction(username=username, date=self._caller.wall_clock(date, "date"))
        return await self._caller.call(pause_attendance_timer.operation(body=body))

    async def resume(self, *, username: str, date: datetime.datetime) -> models.WriteResult:
        """Resume the attendance timer.

        Ends the break of the user's paused working-time clock.

        Args:
            username: The name of an existing user.
            date: The caller's local time; it decides the durations.

        Returns:
            What the server told about the result, as a `WriteResult`; all of it may be missing.
        """
        body = models.TimerAction(username=username, date=self._caller.wall_clock(date, "date"))
        return await self._caller.call(resume_attendance_timer.operation(body=body))

    async def stop(self, *, username: str, date: datetime.datetime) -> models.WriteResult:
        """Stop the attendance timer.

        Ends the user's working-time clock and most likely saves an attendance, as that of a project saves an
        entry.

        Args:
            username: The name of an existing user.
            date: The caller's local time; it decides the durations.

        Returns:
            What the server told about the result, as a `WriteResult`; all of it may be missing.
        """
        body = models.TimerAction(username=username, date=self._caller.wall_clock(date, "date"))
        return await self._caller.call(stop_attendance_timer.operation(body=body))
