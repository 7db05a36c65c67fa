# Generated from openapi/timetrack.yaml by `make client`. Do not edit.
"""The resource classes of `project_timer`: they make operations and hand them to a caller."""

from __future__ import annotations

import datetime

from ... import models
from ...operations import AsyncCaller, Caller
from ...types import given
from . import (
    get_project_timer,
    pause_project_timer,
    resume_project_timer,
    start_project_timer,
    stop_project_timer,
)

__all__ = ("AsyncProjectTimer", "ProjectTimer")


class ProjectTimer:
    """The running clock of a user on a project; most likely there is at most one per user."""

    __slots__ = ("_caller",)

    def __init__(self, caller: Caller) -> None:
        self._caller = caller

    def get(self, *, username: str, date: datetime.datetime) -> models.ProjectTimer:
        """Get the project timer of a user.

        The state of the user's project timer at `date`, the caller's local time. One copy of the vendor's
        page, most likely an older one, has the path without `/timers`.

        Args:
            username: The user whose timer is meant.
            date: The caller's local time, which decides the durations; wall-clock, needed on every call.

        Returns:
            The `ProjectTimer`.
        """
        return self._caller.call(
            get_project_timer.operation(username=username, date=self._caller.wall_clock(date, "date"))
        )

    def start(
        self,
        *,
        username: str,
        client_name: str,
        project_name: str,
        date: datetime.datetime,
        task_name: str | None = None,
        note: str | None = None,
    ) -> models.WriteResult:
        """Start the project timer.

        Starts the user's clock on a project. What a server answers when it already runs is not known.

        Args:
            username: The name of an existing user.
            client_name: The exact name of an existing client.
            project_name: The exact name of an existing project.
            date: The caller's local time; it decides the durations.
            task_name: The task's name.
            note: Notes.

        Returns:
            What the server told about the result, as a `WriteResult`; all of it may be missing.
        """
        body = models.ProjectTimerStart(
            username=username,
            client_name=client_name,
            project_name=project_name,
            date=self._caller.wall_clock(date, "date"),
            task_name=given(task_name),
            note=given(note),
        )
        return self._caller.call(start_project_timer.operation(body=body))

    def pause(self, *, username: str, date: datetime.datetime) -> models.WriteResult:
        """Pause the project timer.

        Begins a break of the user's running clock.

        Args:
            username: The name of an existing user.
            date: The caller's local time; it decides the durations.

        Returns:
            What the server told about the result, as a `WriteResult`; all of it may be missing.
        """
        body = models.TimerAction(username=username, date=self._caller.wall_clock(date, "date"))
        return self._caller.call(pause_project_timer.operation(body=body))

    def resume(self, *, username: str, date: datetime.datetime) -> models.WriteResult:
        """Resume the project timer.

        Ends the break of the user's paused clock.

        Args:
            username: The name of an existing user.
            date: The caller's local time; it decides the durations.

        Returns:
            What the server told about the result, as a `WriteResult`; all of it may be missing.
        """
        body = models.TimerAction(username=username, date=self._caller.wall_clock(date, "date"))
        return self._caller.call(resume_project_timer.operation(body=body))

    def stop(self, *, username: str, date: datetime.datetime) -> models.WriteResult:
        """Stop the project timer.

        Ends the user's clock and, as in the app, saves a project time entry. The page says what the call
        demands; the last word of its address is cut off in every readable copy.

        Args:
            username: The name of an existing user.
            date: The caller's local time; it decides the durations.

        Returns:
            What the server told about the result, as a `WriteResult`; all of it may be missing.
        """
        body = models.TimerAction(username=username, date=self._caller.wall_clock(date, "date"))
        return self._caller.call(stop_project_timer.operation(body=body))


class AsyncProjectTimer:
    """The running clock of a user on a project; most likely there is at most one per user."""

    __slots__ = ("_caller",)

    def __init__(self, caller: AsyncCaller) -> None:
        self._caller = caller

    async def get(self, *, username: str, date: datetime.datetime) -> models.ProjectTimer:
        """Get the project timer of a user.

        The state of the user's project timer at `date`, the caller's local time. One copy of the vendor's
        page, most likely an older one, has the path without `/timers`.

        Args:
            username: The user whose timer is meant.
            date: The caller's local time, which decides the durations; wall-clock, needed on every call.

        Returns:
            The `ProjectTimer`.
        """
        return await self._caller.call(
            get_project_timer.operation(username=username, date=self._caller.wall_clock(date, "date"))
        )

    async def start(
        self,
        *,
        username: str,
        client_name: str,
        project_name: str,
        date: datetime.datetime,
        task_name: str | None = None,
        note: str | None = None,
    ) -> models.WriteResult:
        """Start the project timer.

        Starts the user's clock on a project. What a server answers when it already runs is not known.

        Args:
            username: The name of an existing user.
            client_name: The exact name of an existing client.
            project_name: The exact name of an existing project.
            date: The caller's local time; it decides the durations.
            task_name: The task's name.
            note: Notes.

        Returns:
            What the server told about the result, as a `WriteResult`; all of it may be missing.
        """
        body = models.ProjectTimerStart(
            username=username,
            client_name=client_name,
            project_name=project_name,
            date=self._caller.wall_clock(date, "date"),
            task_name=given(task_name),
            note=given(note),
        )
        return await self._caller.call(start_project_timer.operation(body=body))

    async def pause(self, *, username: str, date: datetime.datetime) -> models.WriteResult:
        """Pause the project timer.

        Begins a break of the user's running clock.

        Args:
            username: The name of an existing user.
            date: The caller's local time; it decides the durations.

        Returns:
            What the server told about the result, as a `WriteResult`; all of it may be missing.
        """
        body = models.TimerAction(username=username, date=self._caller.wall_clock(date, "date"))
        return await self._caller.call(pause_project_timer.operation(body=body))

    async def resume(self, *, username: str, date: datetime.datetime) -> models.WriteResult:
        """Resume the project timer.

        Ends the break of the user's paused clock.

        Args:
            username: The name of an existing user.
            date: The caller's local time; it decides the durations.

        Returns:
            What the server told about the result, as a `WriteResult`; all of it may be missing.
        """
        body = models.TimerAction(username=username, date=self._caller.wall_clock(date, "date"))
        return await self._caller.call(resume_project_timer.operation(body=body))

    async def stop(self, *, username: str, date: datetime.datetime) -> models.WriteResult:
        """Stop the project timer.

        Ends the user's clock and, as in the app, saves a project time entry. The page says what the call
        demands; the last word of its address is cut off in every readable copy.

        Args:
            username: The name of an existing user.
            date: The caller's local time; it decides the durations.

        Returns:
            What the server told about the result, as a `WriteResult`; all of it may be missing.
        """
        body = models.TimerAction(username=username, date=self._caller.wall_clock(date, "date"))
        return await self._caller.call(stop_project_timer.operation(body=body))
