# Generated from openapi/timetrack.yaml by `make client`. Do not edit.
"""The resource classes of `attendances`: they make operations and hand them to a caller."""

from __future__ import annotations

import datetime
from collections.abc import Mapping
from decimal import Decimal
from typing import Any

from ... import bodies, models
from ...operations import AsyncCaller, AsyncPaged, Caller, Paged, Position
from ...types import Clear, given, given_or_clear
from . import create_attendance, delete_attendance, get_attendance, list_attendances, update_attendance

__all__ = ("AsyncAttendances", "Attendances")


class Attendances:
    """Working time without a project."""

    __slots__ = ("_caller",)

    def __init__(self, caller: Caller) -> None:
        self._caller = caller

    def list(
        self,
        *,
        username: str | None = None,
        user: str | None = None,
        from_: datetime.datetime | None = None,
        to: datetime.datetime | None = None,
        page_size: int | None = None,
        max_items: int | None = None,
        start: Position | None = None,
    ) -> Paged[models.Attendance]:
        """List the attendances.

        All attendances, or those of a user or a period.

        Args:
            username: The user name. Every worked example of the vendor filters by this name.
            user: The user name under the name that the vendor's tables give the filter. The worked examples
                contradict the tables; prefer `username`.
            from_: The earliest start, wall-clock time.
            to: The latest start, wall-clock time; name the last millisecond of the last day that is wanted.
            page_size: How many records one request asks for, at most 1000.
            max_items: Stop after so many records.
            start: Go on from the `position` of an earlier walk with the same filters.

        Returns:
            The `Attendance` records one by one; further pages are fetched while you iterate.
        """
        operation = list_attendances.operation(
            username=username,
            user=user,
            from_=from_ and self._caller.wall_clock(from_, "from_"),
            to=to and self._caller.wall_clock(to, "to"),
        )
        return self._caller.walk(operation, page_size=page_size, max_items=max_items, start=start)

    def create(
        self,
        *,
        username: str | None = None,
        from_: datetime.datetime | None = None,
        to: datetime.datetime | None = None,
        notes: str | None = None,
        manual: bool | None = None,
        break_minutes: int | None = None,
        latitude_start: float | Decimal | str | None = None,
        longitude_start: float | Decimal | str | None = None,
        latitude_end: float | Decimal | str | None = None,
        longitude_end: float | Decimal | str | None = None,
        extra: Mapping[str, Any] | None = None,
    ) -> models.WriteResult:
        """Create an attendance.

        Adds working time without a project. The list of required properties is not readable.

        Args:
            username: The name of an existing user.
            from_: The start, wall-clock time.
            to: The end, wall-clock time.
            notes: Notes.
            manual: True when typed in, false when it comes from the timer.
            break_minutes: Minutes of breaks.
            latitude_start: Where the work began.
            longitude_start: Where the work began.
            latitude_end: Where the work ended.
            longitude_end: Where the work ended.
            extra: Further properties to send, by the API's own names.

        Returns:
            What the server told about the result, as a `WriteResult`; all of it may be missing.
        """
        body = models.AttendanceCreate(
            username=given(username),
            from_=given(from_ and self._caller.wall_clock(from_, "from_")),
            to=given(to and self._caller.wall_clock(to, "to")),
            notes=given(notes),
            manual=given(manual),
            break_minutes=given(break_minutes),
            latitude_start=given(latitude_start),
            longitude_start=given(longitude_start),
            latitude_end=given(latitude_end),
            longitude_end=given(longitude_end),
            additional_properties=bodies.further(extra),
        )
        return self._caller.call(create_attendance.operation(body=body))

    def get(self, id: int) -> models.Attendance:
        """Get one attendance.

        The attendance with this id.

        Args:
            id: The id of the record.

        Returns:
            The `Attendance`.
        """
        return self._caller.call(get_attendance.operation(id))

    def update(
        self,
        id: int,
        *,
        from_: datetime.datetime | Clear | None = None,
        to: datetime.datetime | Clear | None = None,
        notes: str | Clear | None = None,
        manual: bool | Clear | None = None,
        break_minutes: int | Clear | None = None,
        latitude_start: float | Decimal | str | Clear | None = None,
        longitude_start: float | Decimal | str | Clear | None = None,
        latitude_end: float | Decimal | str | Clear | None = None,
        longitude_end: float | Decimal | str | Clear | None = None,
        extra: Mapping[str, Any] | None = None,
    ) -> models.WriteResult:
        """Update an attendance.

        Changes the given properties. Which of them a server refuses to change is not known.

        None leaves a property as it is, and `CLEAR` empties it, if the server does so.

        Args:
            id: The id of the record.
            from_: The start, wall-clock time.
            to: The end, wall-clock time.
            notes: Notes.
            manual: True when typed in, false when it comes from the timer.
            break_minutes: Minutes of breaks.
            latitude_start: Where the work began.
            longitude_start: Where the work began.
            latitude_end: Where the work ended.
            longitude_end: Where the work ended.
            extra: Further properties to send, by the API's own names.

        Returns:
            What the server told about the result, as a `WriteResult`; all of it may be missing.
        """
        body = models.AttendanceUpdate(
            from_=given_or_clear(from_ and self._caller.wall_clock(from_, "from_")),
            to=given_or_clear(to and self._caller.wall_clock(to, "to")),
            notes=given_or_clear(notes),
            manual=given_or_clear(manual),
            break_minutes=given_or_clear(break_minutes),
            latitude_start=given_or_clear(latitude_start),
            longitude_start=given_or_clear(longitude_start),
            latitude_end=given_or_clear(latitude_end),
            longitude_end=given_or_clear(longitude_end),
            additional_properties=bodies.further(extra),
        )
        return self._caller.call(update_attendance.operation(id, body=body))

    def delete(self, id: int) -> None:
        """Delete an attendance.

        Removes the attendance.

        Args:
            id: The id of the record.
        """
        self._caller.call(delete_attendance.operation(id))


class AsyncAttendances:
    """Working time without a project."""

    __slots__ = ("_caller",)

    def __init__(self, caller: AsyncCaller) -> None:
        self._caller = caller

    def list(
        self,
        *,
        username: str | None = None,
        user: str | None = None,
        from_: datetime.datetime | None = None,
        to: datetime.datetime | None = None,
        page_size: int | None = None,
        max_items: int | None = None,
        start: Position | None = None,
    ) -> AsyncPaged[models.Attendance]:
        """List the attendances.

        All attendances, or those of a user or a period.

        Args:
            username: The user name. Every worked example of the vendor filters by this name.
            user: The user name under the name that the vendor's tables give the filter. The worked examples
                contradict the tables; prefer `username`.
            from_: The earliest start, wall-clock time.
            to: The latest start, wall-clock time; name the last millisecond of the last day that is wanted.
            page_size: How many records one request asks for, at most 1000.
            max_items: Stop after so many records.
            start: Go on from the `position` of an earlier walk with the same filters.

        Returns:
            The `Attendance` records one by one; further pages are fetched while you iterate.
        """
        operation = list_attendances.operation(
            username=username,
            user=user,
            from_=from_ and self._caller.wall_clock(from_, "from_"),
            to=to and self._caller.wall_clock(to, "to"),
        )
        return self._caller.walk(operation, page_size=page_size, max_items=max_items, start=start)

    async def create(
        self,
        *,
        username: str | None = None,
        from_: datetime.datetime | None = None,
        to: datetime.datetime | None = None,
        notes: str | None = None,
        manual: bool | None = None,
        break_minutes: int | None = None,
        latitude_start: float | Decimal | str | None = None,
        longitude_start: float | Decimal | str | None = None,
        latitude_end: float | Decimal | str | None = None,
        longitude_end: float | Decimal | str | None = None,
        extra: Mapping[str, Any] | None = None,
    ) -> models.WriteResult:
        """Create an attendance.

        Adds working time without a project. The list of required properties is not readable.

        Args:
            username: The name of an existing user.
            from_: The start, wall-clock time.
            to: The end, wall-clock time.
            notes: Notes.
            manual: True when typed in, false when it comes from the timer.
            break_minutes: Minutes of breaks.
            latitude_start: Where the work began.
            longitude_start: Where the work began.
            latitude_end: Where the work ended.
            longitude_end: Where the work ended.
            extra: Further properties to send, by the API's own names.

        Returns:
            What the server told about the result, as a `WriteResult`; all of it may be missing.
        """
        body = models.AttendanceCreate(
            username=given(username),
            from_=given(from_ and self._caller.wall_clock(from_, "from_")),
            to=given(to and self._caller.wall_clock(to, "to")),
            notes=given(notes),
            manual=given(manual),
            break_minutes=given(break_minutes),
            latitude_start=given(latitude_start),
            longitude_start=given(longitude_start),
            latitude_end=given(latitude_end),
            longitude_end=given(longitude_end),
            additional_properties=bodies.further(extra),
        )
        return await self._caller.call(create_attendance.operation(body=body))

    async def get(self, id: int) -> models.Attendance:
        """Get one attendance.

        The attendance with this id.

        Args:
            id: The id of the record.

        Returns:
            The `Attendance`.
        """
        return await self._caller.call(get_attendance.operation(id))

    async def update(
        self,
        id: int,
        *,
        from_: datetime.datetime | Clear | None = None,
        to: datetime.datetime | Clear | None = None,
        notes: str | Clear | None = None,
        manual: bool | Clear | None = None,
        break_minutes: int | Clear | None = None,
        latitude_start: float | Decimal | str | Clear | None = None,
        longitude_start: float | Decimal | str | Clear | None = None,
        latitude_end: float | Decimal | str | Clear | None = None,
        longitude_end: float | Decimal | str | Clear | None = None,
        extra: Mapping[str, Any] | None = None,
    ) -> models.WriteResult:
        """Update an attendance.

        Changes the given properties. Which of them a server refuses to change is not known.

        None leaves a property as it is, and `CLEAR` empties it, if the server does so.

        Args:
            id: The id of the record.
            from_: The start, wall-clock time.
            to: The end, wall-clock time.
            notes: Notes.
            manual: True when typed in, false when it comes from the timer.
            break_minutes: Minutes of breaks.
            latitude_start: Where the work began.
            longitude_start: Where the work began.
            latitude_end: Where the work ended.
            longitude_end: Where the work ended.
            extra: Further properties to send, by the API's own names.

        Returns:
            What the server told about the result, as a `WriteResult`; all of it may be missing.
        """
        body = models.AttendanceUpdate(
            from_=given_or_clear(from_ and self._caller.wall_clock(from_, "from_")),
            to=given_or_clear(to and self._caller.wall_clock(to, "to")),
            notes=given_or_clear(notes),
            manual=given_or_clear(manual),
            break_minutes=given_or_clear(break_minutes),
            latitude_start=given_or_clear(latitude_start),
            longitude_start=given_or_clear(longitude_start),
            latitude_end=given_or_clear(latitude_end),
            longitude_end=given_or_clear(longitude_end),
            additional_properties=bodies.further(extra),
        )
        return await self._caller.call(update_attendance.operation(id, body=body))

    async def delete(self, id: int) -> None:
        """Delete an attendance.

        Removes the attendance.

        Args:
            id: The id of the record.
        """
        await self._caller.call(delete_attendance.operation(id))
