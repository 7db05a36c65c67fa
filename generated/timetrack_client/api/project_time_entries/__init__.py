# Generated from openapi/timetrack.yaml by `make client`. Do not edit.
"""The resource classes of `project_time_entries`: they make operations and hand them to a caller."""

from __future__ import annotations

import datetime
from collections.abc import Mapping
from decimal import Decimal
from typing import Any

from ... import bodies, models
from ...operations import AsyncCaller, AsyncPaged, Caller, Paged, Position
from ...types import Clear, given, given_or_clear
from . import (
    create_project_time_entry,
    delete_project_time_entry,
    get_project_time_entry,
    list_project_time_entries,
    update_project_time_entry,
)

__all__ = ("AsyncProjectTimeEntries", "ProjectTimeEntries")


class ProjectTimeEntries:
    """Working time booked on a project."""

    __slots__ = ("_caller",)

    def __init__(self, caller: Caller) -> None:
        self._caller = caller

    def list(
        self,
        *,
        username: str | None = None,
        user: str | None = None,
        client_name: str | None = None,
        project_name: str | None = None,
        from_: datetime.datetime | None = None,
        to: datetime.datetime | None = None,
        page_size: int | None = None,
        max_items: int | None = None,
        start: Position | None = None,
    ) -> Paged[models.ProjectTimeEntry]:
        """List project time entries.

        All entries, or those of a user, a client, a project or a period.

        Args:
            username: The user name. Every worked example of the vendor filters by this name.
            user: The user name under the name that the vendor's tables give the filter. The worked examples
                contradict the tables; prefer `username`.
            client_name: The client's name, or most likely a part of it.
            project_name: The project's name, or most likely a part of it.
            from_: The earliest start, wall-clock time.
            to: The latest start, wall-clock time; name the last millisecond of the last day that is wanted.
            page_size: How many records one request asks for, at most 1000.
            max_items: Stop after so many records.
            start: Go on from the `position` of an earlier walk with the same filters.

        Returns:
            The `ProjectTimeEntry` records one by one; further pages are fetched while you iterate.
        """
        operation = list_project_time_entries.operation(
            username=username,
            user=user,
            client_name=client_name,
            project_name=project_name,
            from_=from_ and self._caller.wall_clock(from_, "from_"),
            to=to and self._caller.wall_clock(to, "to"),
        )
        return self._caller.walk(operation, page_size=page_size, max_items=max_items, start=start)

    def create(
        self,
        *,
        username: str | None = None,
        client_name: str | None = None,
        project_name: str | None = None,
        task: str | None = None,
        hour_rate: float | Decimal | None = None,
        latitude: float | Decimal | str | None = None,
        longitude: float | Decimal | str | None = None,
        latitude1: float | Decimal | str | None = None,
        longitude1: float | Decimal | str | None = None,
        billable: bool | None = None,
        flat_rate: bool | None = None,
        details: str | None = None,
        tags: str | None = None,
        from_: datetime.datetime | None = None,
        to: datetime.datetime | None = None,
        break_minutes: int | None = None,
        extra: Mapping[str, Any] | None = None,
    ) -> models.WriteResult:
        """Create a project time entry.

        Books time on a project. No readable page shows this call; it follows the neighbouring resources.

        Args:
            username: The name of an existing user.
            client_name: The exact name of an existing client.
            project_name: The exact name of an existing project.
            task: The task's name.
            hour_rate: Money per hour; its currency is not named.
            latitude: Where the work began.
            longitude: Where the work began.
            latitude1: Where the work ended.
            longitude1: Where the work ended.
            billable: Whether it can be billed; true when left out.
            flat_rate: Whether a flat rate applies; false when left out.
            details: Notes.
            tags: Hashtags.
            from_: The start, wall-clock time.
            to: The end, wall-clock time.
            break_minutes: Minutes of breaks.
            extra: Further properties to send, by the API's own names.

        Returns:
            What the server told about the result, as a `WriteResult`; all of it may be missing.
        """
        body = models.ProjectTimeEntryCreate(
            username=given(username),
            client_name=given(client_name),
            project_name=given(project_name),
            task=given(task),
            hour_rate=given(hour_rate),
            latitude=given(latitude),
            longitude=given(longitude),
            latitude1=given(latitude1),
            longitude1=given(longitude1),
            billable=given(billable),
            flat_rate=given(flat_rate),
            details=given(details),
            tags=given(tags),
            from_=given(from_ and self._caller.wall_clock(from_, "from_")),
            to=given(to and self._caller.wall_clock(to, "to")),
            break_minutes=given(break_minutes),
            additional_properties=bodies.further(extra),
        )
        return self._caller.call(create_project_time_entry.operation(body=body))

    def get(self, id: int) -> models.ProjectTimeEntry:
        """Get one project time entry.

        The entry with this id.

        Args:
            id: The id of the record.

        Returns:
            The `ProjectTimeEntry`.
        """
        return self._caller.call(get_project_time_entry.operation(id))

    def update(
        self,
        id: int,
        *,
        client_name: str | Clear | None = None,
        project_name: str | Clear | None = None,
        task: str | Clear | None = None,
        hour_rate: float | Decimal | Clear | None = None,
        latitude: float | Decimal | str | Clear | None = None,
        longitude: float | Decimal | str | Clear | None = None,
        latitude1: float | Decimal | str | Clear | None = None,
        longitude1: float | Decimal | str | Clear | None = None,
        billable: bool | Clear | None = None,
        flat_rate: bool | Clear | None = None,
        details: str | Clear | None = None,
        tags: str | Clear | None = None,
        from_: datetime.datetime | Clear | None = None,
        to: datetime.datetime | Clear | None = None,
        break_minutes: int | Clear | None = None,
        extra: Mapping[str, Any] | None = None,
    ) -> models.WriteResult:
        """Update a project time entry.

        Changes the given properties. Which of them a server refuses to change is not known.

        None leaves a property as it is, and `CLEAR` empties it, if the server does so.

        Args:
            id: The id of the record.
            client_name: The exact name of an existing client.
            project_name: The exact name of an existing project.
            task: The task's name.
            hour_rate: Money per hour; its currency is not named.
            latitude: Where the work began.
            longitude: Where the work began.
            latitude1: Where the work ended.
            longitude1: Where the work ended.
            billable: Whether it can be billed.
            flat_rate: Whether a flat rate applies.
            details: Notes.
            tags: Hashtags.
            from_: The start, wall-clock time.
            to: The end, wall-clock time.
            break_minutes: Minutes of breaks.
            extra: Further properties to send, by the API's own names.

        Returns:
            What the server told about the result, as a `WriteResult`; all of it may be missing.
        """
        body = models.ProjectTimeEntryUpdate(
            client_name=given_or_clear(client_name),
            project_name=given_or_clear(project_name),
            task=given_or_clear(task),
            hour_rate=given_or_clear(hour_rate),
            latitude=given_or_clear(latitude),
            longitude=given_or_clear(longitude),
            latitude1=given_or_clear(latitude1),
            longitude1=given_or_clear(longitude1),
            billable=given_or_clear(billable),
            flat_rate=given_or_clear(flat_rate),
            details=given_or_clear(details),
            tags=given_or_clear(tags),
            from_=given_or_clear(from_ and self._caller.wall_clock(from_, "from_")),
            to=given_or_clear(to and self._caller.wall_clock(to, "to")),
            break_minutes=given_or_clear(break_minutes),
            additional_properties=bodies.further(extra),
        )
        return self._caller.call(update_project_time_entry.operation(id, body=body))

    def delete(self, id: int) -> None:
        """Delete a project time entry.

        Removes the entry. The server most likely remembers that it existed, as its documented error 15020
        suggests.

        Args:
            id: The id of the record.
        """
        self._caller.call(delete_project_time_entry.operation(id))


class AsyncProjectTimeEntries:
    """Working time booked on a project."""

    __slots__ = ("_caller",)

    def __init__(self, caller: AsyncCaller) -> None:
        self._caller = caller

    def list(
        self,
        *,
        username: str | None = None,
        user: str | None = None,
        client_name: str | None = None,
        project_name: str | None = None,
        from_: datetime.datetime | None = None,
        to: datetime.datetime | None = None,
        page_size: int | None = None,
        max_items: int | None = None,
        start: Position | None = None,
    ) -> AsyncPaged[models.ProjectTimeEntry]:
        """List project time entries.

        All entries, or those of a user, a client, a project or a period.

        Args:
            username: The user name. Every worked example of the vendor filters by this name.
            user: The user name under the name that the vendor's tables give the filter. The worked examples
                contradict the tables; prefer `username`.
            client_name: The client's name, or most likely a part of it.
            project_name: The project's name, or most likely a part of it.
            from_: The earliest start, wall-clock time.
            to: The latest start, wall-clock time; name the last millisecond of the last day that is wanted.
            page_size: How many records one request asks for, at most 1000.
            max_items: Stop after so many records.
            start: Go on from the `position` of an earlier walk with the same filters.

        Returns:
            The `ProjectTimeEntry` records one by one; further pages are fetched while you iterate.
        """
        operation = list_project_time_entries.operation(
            username=username,
            user=user,
            client_name=client_name,
            project_name=project_name,
            from_=from_ and self._caller.wall_clock(from_, "from_"),
            to=to and self._caller.wall_clock(to, "to"),
        )
        return self._caller.walk(operation, page_size=page_size, max_items=max_items, start=start)

    async def create(
        self,
        *,
        username: str | None = None,
        client_name: str | None = None,
        project_name: str | None = None,
        task: str | None = None,
        hour_rate: float | Decimal | None = None,
        latitude: float | Decimal | str | None = None,
        longitude: float | Decimal | str | None = None,
        latitude1: float | Decimal | str | None = None,
        longitude1: float | Decimal | str | None = None,
        billable: bool | None = None,
        flat_rate: bool | None = None,
        details: str | None = None,
        tags: str | None = None,
        from_: datetime.datetime | None = None,
        to: datetime.datetime | None = None,
        break_minutes: int | None = None,
        extra: Mapping[str, Any] | None = None,
    ) -> models.WriteResult:
        """Create a project time entry.

        Books time on a project. No readable page shows this call; it follows the neighbouring resources.

        Args:
            username: The name of an existing user.
            client_name: The exact name of an existing client.
            project_name: The exact name of an existing project.
            task: The task's name.
            hour_rate: Money per hour; its currency is not named.
            latitude: Where the work began.
            longitude: Where the work began.
            latitude1: Where the work ended.
            longitude1: Where the work ended.
            billable: Whether it can be billed; true when left out.
            flat_rate: Whether a flat rate applies; false when left out.
            details: Notes.
            tags: Hashtags.
            from_: The start, wall-clock time.
            to: The end, wall-clock time.
            break_minutes: Minutes of breaks.
            extra: Further properties to send, by the API's own names.

        Returns:
            What the server told about the result, as a `WriteResult`; all of it may be missing.
        """
        body = models.ProjectTimeEntryCreate(
            username=given(username),
            client_name=given(client_name),
            project_name=given(project_name),
            task=given(task),
            hour_rate=given(hour_rate),
            latitude=given(latitude),
            longitude=given(longitude),
            latitude1=given(latitude1),
            longitude1=given(longitude1),
            billable=given(billable),
            flat_rate=given(flat_rate),
            details=given(details),
            tags=given(tags),
            from_=given(from_ and self._caller.wall_clock(from_, "from_")),
            to=given(to and self._caller.wall_clock(to, "to")),
            break_minutes=given(break_minutes),
            additional_properties=bodies.further(extra),
        )
        return await self._caller.call(create_project_time_entry.operation(body=body))

    async def get(self, id: int) -> models.ProjectTimeEntry:
        """Get one project time entry.

        The entry with this id.

        Args:
            id: The id of the record.

        Returns:
            The `ProjectTimeEntry`.
        """
        return await self._caller.call(get_project_time_entry.operation(id))

    async def update(
        self,
        id: int,
        *,
        client_name: str | Clear | None = None,
        project_name: str | Clear | None = None,
        task: str | Clear | None = None,
        hour_rate: float | Decimal | Clear | None = None,
        latitude: float | Decimal | str | Clear | None = None,
        longitude: float | Decimal | str | Clear | None = None,
        latitude1: float | Decimal | str | Clear | None = None,
        longitude1: float | Decimal | str | Clear | None = None,
        billable: bool | Clear | None = None,
        flat_rate: bool | Clear | None = None,
        details: str | Clear | None = None,
        tags: str | Clear | None = None,
        from_: datetime.datetime | Clear | None = None,
        to: datetime.datetime | Clear | None = None,
        break_minutes: int | Clear | None = None,
        extra: Mapping[str, Any] | None = None,
    ) -> models.WriteResult:
        """Update a project time entry.

        Changes the given properties. Which of them a server refuses to change is not known.

        None leaves a property as it is, and `CLEAR` empties it, if the server does so.

        Args:
            id: The id of the record.
            client_name: The exact name of an existing client.
            project_name: The exact name of an existing project.
            task: The task's name.
            hour_rate: Money per hour; its currency is not named.
            latitude: Where the work began.
            longitude: Where the work began.
            latitude1: Where the work ended.
            longitude1: Where the work ended.
            billable: Whether it can be billed.
            flat_rate: Whether a flat rate applies.
            details: Notes.
            tags: Hashtags.
            from_: The start, wall-clock time.
            to: The end, wall-clock time.
            break_minutes: Minutes of breaks.
            extra: Further properties to send, by the API's own names.

        Returns:
            What the server told about the result, as a `WriteResult`; all of it may be missing.
        """
        body = models.ProjectTimeEntryUpdate(
            client_name=given_or_clear(client_name),
            project_name=given_or_clear(project_name),
            task=given_or_clear(task),
            hour_rate=given_or_clear(hour_rate),
            latitude=given_or_clear(latitude),
            longitude=given_or_clear(longitude),
            latitude1=given_or_clear(latitude1),
            longitude1=given_or_clear(longitude1),
            billable=given_or_clear(billable),
            flat_rate=given_or_clear(flat_rate),
            details=given_or_clear(details),
            tags=given_or_clear(tags),
            from_=given_or_clear(from_ and self._caller.wall_clock(from_, "from_")),
            to=given_or_clear(to and self._caller.wall_clock(to, "to")),
            break_minutes=given_or_clear(break_minutes),
            additional_properties=bodies.further(extra),
        )
        return await self._caller.call(update_project_time_entry.operation(id, body=body))

    async def delete(self, id: int) -> None:
        """Delete a project time entry.

        Removes the entry. The server most likely remembers that it existed, as its documented error 15020
        suggests.

        Args:
            id: The id of the record.
        """
        await self._caller.call(delete_project_time_entry.operation(id))
