# Generated from openapi/timetrack.yaml by `make client`. Do not edit.
"""The resource classes of `tasks`: they make operations and hand them to a caller."""

from __future__ import annotations

from decimal import Decimal

from ... import models
from ...operations import AsyncCaller, AsyncPaged, Caller, Paged, Position
from ...types import Clear, given, given_or_clear
from . import create_task, delete_task, get_task, list_tasks, update_task

__all__ = ("AsyncTasks", "Tasks")


class Tasks:
    """Kinds of work that can be booked on projects."""

    __slots__ = ("_caller",)

    def __init__(self, caller: Caller) -> None:
        self._caller = caller

    def list(
        self,
        *,
        name: str | None = None,
        page_size: int | None = None,
        max_items: int | None = None,
        start: Position | None = None,
    ) -> Paged[models.Task]:
        """List the tasks.

        All tasks, or those whose name contains a text.

        Args:
            name: Part of the task's name.
            page_size: How many records one request asks for, at most 1000.
            max_items: Stop after so many records.
            start: Go on from the `position` of an earlier walk with the same filters.

        Returns:
            The `Task` records one by one; further pages are fetched while you iterate.
        """
        operation = list_tasks.operation(name=name)
        return self._caller.walk(operation, page_size=page_size, max_items=max_items, start=start)

    def create(
        self, *, name: str, notes: str | None = None, hour_rate: float | Decimal | None = None
    ) -> models.WriteResult:
        """Create a task.

        Adds a task. A task names no project.

        Args:
            name: The name; time entries refer to it.
            notes: Free text.
            hour_rate: Money per hour; its currency is not named.

        Returns:
            What the server told about the result, as a `WriteResult`; all of it may be missing.
        """
        body = models.TaskCreate(name=name, notes=given(notes), hour_rate=given(hour_rate))
        return self._caller.call(create_task.operation(body=body))

    def get(self, id: int) -> models.Task:
        """Get one task.

        The task with this id.

        Args:
            id: The id of the record.

        Returns:
            The `Task`.
        """
        return self._caller.call(get_task.operation(id))

    def update(
        self, id: int, *, notes: str | Clear | None = None, hour_rate: float | Decimal | Clear | None = None
    ) -> models.WriteResult:
        """Update a task.

        Changes the given properties. A task's `name` cannot be changed.

        None leaves a property as it is, and `CLEAR` empties it, if the server does so.

        Args:
            id: The id of the record.
            notes: Free text.
            hour_rate: Money per hour; its currency is not named.

        Returns:
            What the server told about the result, as a `WriteResult`; all of it may be missing.
        """
        body = models.TaskUpdate(notes=given_or_clear(notes), hour_rate=given_or_clear(hour_rate))
        return self._caller.call(update_task.operation(id, body=body))

    def delete(self, id: int) -> None:
        """Delete a task.

        Removes the task.

        Args:
            id: The id of the record.
        """
        self._caller.call(delete_task.operation(id))


class AsyncTasks:
    """Kinds of work that can be booked on projects."""

    __slots__ = ("_caller",)

    def __init__(self, caller: AsyncCaller) -> None:
        self._caller = caller

    def list(
        self,
        *,
        name: str | None = None,
        page_size: int | None = None,
        max_items: int | None = None,
        start: Position | None = None,
    ) -> AsyncPaged[models.Task]:
        """List the tasks.

        All tasks, or those whose name contains a text.

        Args:
            name: Part of the task's name.
            page_size: How many records one request asks for, at most 1000.
            max_items: Stop after so many records.
            start: Go on from the `position` of an earlier walk with the same filters.

        Returns:
            The `Task` records one by one; further pages are fetched while you iterate.
        """
        operation = list_tasks.operation(name=name)
        return self._caller.walk(operation, page_size=page_size, max_items=max_items, start=start)

    async def create(
        self, *, name: str, notes: str | None = None, hour_rate: float | Decimal | None = None
    ) -> models.WriteResult:
        """Create a task.

        Adds a task. A task names no project.

        Args:
            name: The name; time entries refer to it.
            notes: Free text.
            hour_rate: Money per hour; its currency is not named.

        Returns:
            What the server told about the result, as a `WriteResult`; all of it may be missing.
        """
        body = models.TaskCreate(name=name, notes=given(notes), hour_rate=given(hour_rate))
        return await self._caller.call(create_task.operation(body=body))

    async def get(self, id: int) -> models.Task:
        """Get one task.

        The task with this id.

        Args:
            id: The id of the record.

        Returns:
            The `Task`.
        """
        return await self._caller.call(get_task.operation(id))

    async def update(
        self, id: int, *, notes: str | Clear | None = None, hour_rate: float | Decimal | Clear | None = None
    ) -> models.WriteResult:
        """Update a task.

        Changes the given properties. A task's `name` cannot be changed.

        None leaves a property as it is, and `CLEAR` empties it, if the server does so.

        Args:
            id: The id of the record.
            notes: Free text.
            hour_rate: Money per hour; its currency is not named.

        Returns:
            What the server told about the result, as a `WriteResult`; all of it may be missing.
        """
        body = models.TaskUpdate(notes=given_or_clear(notes), hour_rate=given_or_clear(hour_rate))
        return await self._caller.call(update_task.operation(id, body=body))

    async def delete(self, id: int) -> None:
        """Delete a task.

        Removes the task.

        Args:
            id: The id of the record.
        """
        await self._caller.call(delete_task.operation(id))
