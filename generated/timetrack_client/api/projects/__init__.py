# Generated from openapi/timetrack.yaml by `make client`. Do not edit.
"""The resource classes of `projects`: they make operations and hand them to a caller."""

from __future__ import annotations

from decimal import Decimal

from ... import models
from ...operations import AsyncCaller, AsyncPaged, Caller, Paged, Position
from ...types import Clear, given, given_or_clear
from . import create_project, delete_project, get_project, list_projects, update_project

__all__ = ("AsyncProjects", "Projects")


class Projects:
    """Projects, each of one client."""

    __slots__ = ("_caller",)

    def __init__(self, caller: Caller) -> None:
        self._caller = caller

    def list(
        self,
        *,
        project_name: str | None = None,
        client_name: str | None = None,
        page_size: int | None = None,
        max_items: int | None = None,
        start: Position | None = None,
    ) -> Paged[models.Project]:
        """List the projects.

        All projects, or those whose name or client's name contains a text.

        Args:
            project_name: Part of the project's name.
            client_name: Part of the client's name.
            page_size: How many records one request asks for, at most 1000.
            max_items: Stop after so many records.
            start: Go on from the `position` of an earlier walk with the same filters.

        Returns:
            The `Project` records one by one; further pages are fetched while you iterate.
        """
        operation = list_projects.operation(project_name=project_name, client_name=client_name)
        return self._caller.walk(operation, page_size=page_size, max_items=max_items, start=start)

    def create(
        self,
        *,
        project_name: str,
        client_name: str,
        project_enabled: bool | None = None,
        notes: str | None = None,
        hour_rate: float | Decimal | str | None = None,
        time_estimated: float | Decimal | None = None,
        budget_estimated: float | Decimal | None = None,
    ) -> models.WriteResult:
        """Create a project.

        Adds a project to a client, named by its exact name. That the client must exist is documented for the
        update only.

        Args:
            project_name: The name.
            client_name: The exact name of an existing client. Whether a server creates an unknown one is not
                documented.
            project_enabled: Whether the project is enabled.
            notes: Free text.
            hour_rate: Money per hour; its currency is not named.
            time_estimated: Planned duration in minutes.
            budget_estimated: Planned budget; its currency is not named.

        Returns:
            What the server told about the result, as a `WriteResult`; all of it may be missing.
        """
        body = models.ProjectCreate(
            project_name=project_name,
            client_name=client_name,
            project_enabled=given(project_enabled),
            notes=given(notes),
            hour_rate=given(hour_rate),
            time_estimated=given(time_estimated),
            budget_estimated=given(budget_estimated),
        )
        return self._caller.call(create_project.operation(body=body))

    def get(self, id: int) -> models.Project:
        """Get one project.

        The project with this id.

        Args:
            id: The id of the record.

        Returns:
            The `Project`.
        """
        return self._caller.call(get_project.operation(id))

    def update(
        self,
        id: int,
        *,
        project_name: str | Clear | None = None,
        client_name: str | Clear | None = None,
        project_enabled: bool | Clear | None = None,
        notes: str | Clear | None = None,
        hour_rate: float | Decimal | str | Clear | None = None,
        time_estimated: float | Decimal | Clear | None = None,
        budget_estimated: float | Decimal | Clear | None = None,
    ) -> models.WriteResult:
        """Update a project.

        Changes the given properties. A `clientName`, when given, must be the name of an existing client.

        None leaves a property as it is, and `CLEAR` empties it, if the server does so.

        Args:
            id: The id of the record.
            project_name: The name.
            client_name: The exact name of an existing client.
            project_enabled: Whether the project is enabled.
            notes: Free text.
            hour_rate: Money per hour; its currency is not named.
            time_estimated: Planned duration in minutes.
            budget_estimated: Planned budget; its currency is not named.

        Returns:
            What the server told about the result, as a `WriteResult`; all of it may be missing.
        """
        body = models.ProjectUpdate(
            project_name=given_or_clear(project_name),
            client_name=given_or_clear(client_name),
            project_enabled=given_or_clear(project_enabled),
            notes=given_or_clear(notes),
            hour_rate=given_or_clear(hour_rate),
            time_estimated=given_or_clear(time_estimated),
            budget_estimated=given_or_clear(budget_estimated),
        )
        return self._caller.call(update_project.operation(id, body=body))

    def delete(self, id: int) -> None:
        """Delete a project.

        Removes the project. In the app, projects are disabled rather than deleted, so that reports stay
        right.

        Args:
            id: The id of the record.
        """
        self._caller.call(delete_project.operation(id))


class AsyncProjects:
    """Projects, each of one client."""

    __slots__ = ("_caller",)

    def __init__(self, caller: AsyncCaller) -> None:
        self._caller = caller

    def list(
        self,
        *,
        project_name: str | None = None,
        client_name: str | None = None,
        page_size: int | None = None,
        max_items: int | None = None,
        start: Position | None = None,
    ) -> AsyncPaged[models.Project]:
        """List the projects.

        All projects, or those whose name or client's name contains a text.

        Args:
            project_name: Part of the project's name.
            client_name: Part of the client's name.
            page_size: How many records one request asks for, at most 1000.
            max_items: Stop after so many records.
            start: Go on from the `position` of an earlier walk with the same filters.

        Returns:
            The `Project` records one by one; further pages are fetched while you iterate.
        """
        operation = list_projects.operation(project_name=project_name, client_name=client_name)
        return self._caller.walk(operation, page_size=page_size, max_items=max_items, start=start)

    async def create(
        self,
        *,
        project_name: str,
        client_name: str,
        project_enabled: bool | None = None,
        notes: str | None = None,
        hour_rate: float | Decimal | str | None = None,
        time_estimated: float | Decimal | None = None,
        budget_estimated: float | Decimal | None = None,
    ) -> models.WriteResult:
        """Create a project.

        Adds a project to a client, named by its exact name. That the client must exist is documented for the
        update only.

        Args:
            project_name: The name.
            client_name: The exact name of an existing client. Whether a server creates an unknown one is not
                documented.
            project_enabled: Whether the project is enabled.
            notes: Free text.
            hour_rate: Money per hour; its currency is not named.
            time_estimated: Planned duration in minutes.
            budget_estimated: Planned budget; its currency is not named.

        Returns:
            What the server told about the result, as a `WriteResult`; all of it may be missing.
        """
        body = models.ProjectCreate(
            project_name=project_name,
            client_name=client_name,
            project_enabled=given(project_enabled),
            notes=given(notes),
            hour_rate=given(hour_rate),
            time_estimated=given(time_estimated),
            budget_estimated=given(budget_estimated),
        )
        return await self._caller.call(create_project.operation(body=body))

    async def get(self, id: int) -> models.Project:
        """Get one project.

        The project with this id.

        Args:
            id: The id of the record.

        Returns:
            The `Project`.
        """
        return await self._caller.call(get_project.operation(id))

    async def update(
        self,
        id: int,
        *,
        project_name: str | Clear | None = None,
        client_name: str | Clear | None = None,
        project_enabled: bool | Clear | None = None,
        notes: str | Clear | None = None,
        hour_rate: float | Decimal | str | Clear | None = None,
        time_estimated: float | Decimal | Clear | None = None,
        budget_estimated: float | Decimal | Clear | None = None,
    ) -> models.WriteResult:
        """Update a project.

        Changes the given properties. A `clientName`, when given, must be the name of an existing client.

        None leaves a property as it is, and `CLEAR` empties it, if the server does so.

        Args:
            id: The id of the record.
            project_name: The name.
            client_name: The exact name of an existing client.
            project_enabled: Whether the project is enabled.
            notes: Free text.
            hour_rate: Money per hour; its currency is not named.
            time_estimated: Planned duration in minutes.
            budget_estimated: Planned budget; its currency is not named.

        Returns:
            What the server told about the result, as a `WriteResult`; all of it may be missing.
        """
        body = models.ProjectUpdate(
            project_name=given_or_clear(project_name),
            client_name=given_or_clear(client_name),
            project_enabled=given_or_clear(project_enabled),
            notes=given_or_clear(notes),
            hour_rate=given_or_clear(hour_rate),
            time_estimated=given_or_clear(time_estimated),
            budget_estimated=given_or_clear(budget_estimated),
        )
        return await self._caller.call(update_project.operation(id, body=body))

    async def delete(self, id: int) -> None:
        """Delete a project.

        Removes the project. In the app, projects are disabled rather than deleted, so that reports stay
        right.

        Args:
            id: The id of the record.
        """
        await self._caller.call(delete_project.operation(id))
