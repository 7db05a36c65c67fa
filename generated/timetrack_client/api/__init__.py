# Generated from openapi/timetrack.yaml by `make client`. Do not edit.
"""The way in: one attribute per resource, made and imported when it is first used."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cached_property
from typing import TYPE_CHECKING

from ..operations import AsyncCaller, Caller

if TYPE_CHECKING:
    from .absence_types import AbsenceTypes, AsyncAbsenceTypes
    from .absences import Absences, AsyncAbsences
    from .attendance_timer import AsyncAttendanceTimer, AttendanceTimer
    from .attendances import AsyncAttendances, Attendances
    from .clients import AsyncClients, Clients
    from .expenses import AsyncExpenses, Expenses
    from .project_time_entries import AsyncProjectTimeEntries, ProjectTimeEntries
    from .project_timer import AsyncProjectTimer, ProjectTimer
    from .projects import AsyncProjects, Projects
    from .tasks import AsyncTasks, Tasks
    from .users import AsyncUsers, Users
    from .work_reports import AsyncWorkReports, WorkReports

__all__ = ("OPERATIONS", "AsyncResources", "Resources")


class Resources:
    """Every resource of the API, synchronous."""

    def __init__(self, caller: Caller) -> None:
        self._caller = caller

    @cached_property
    def clients(self) -> Clients:
        """Companies or people that work is done for."""
        from .clients import Clients

        return Clients(self._caller)

    @cached_property
    def projects(self) -> Projects:
        """Projects, each of one client."""
        from .projects import Projects

        return Projects(self._caller)

    @cached_property
    def tasks(self) -> Tasks:
        """Kinds of work that can be booked on projects."""
        from .tasks import Tasks

        return Tasks(self._caller)

    @cached_property
    def project_time_entries(self) -> ProjectTimeEntries:
        """Working time booked on a project."""
        from .project_time_entries import ProjectTimeEntries

        return ProjectTimeEntries(self._caller)

    @cached_property
    def expenses(self) -> Expenses:
        """Money spent for a project."""
        from .expenses import Expenses

        return Expenses(self._caller)

    @cached_property
    def attendances(self) -> Attendances:
        """Working time without a project."""
        from .attendances import Attendances

        return Attendances(self._caller)

    @cached_property
    def absences(self) -> Absences:
        """Leave, sickness and other days off, with their approval."""
        from .absences import Absences

        return Absences(self._caller)

    @cached_property
    def absence_types(self) -> AbsenceTypes:
        """Kinds of absence that an account knows."""
        from .absence_types import AbsenceTypes

        return AbsenceTypes(self._caller)

    @cached_property
    def project_timer(self) -> ProjectTimer:
        """The running clock of a user on a project; most likely there is at most one per user."""
        from .project_timer import ProjectTimer

        return ProjectTimer(self._caller)

    @cached_property
    def attendance_timer(self) -> AttendanceTimer:
        """The running clock of a user for working time without a project."""
        from .attendance_timer import AttendanceTimer

        return AttendanceTimer(self._caller)

    @cached_property
    def work_reports(self) -> WorkReports:
        """The timesheet, one record per user and day."""
        from .work_reports import WorkReports

        return WorkReports(self._caller)

    @cached_property
    def users(self) -> Users:
        """The people of the account. Other records refer to them by `username`."""
        from .users import Users

        return Users(self._caller)


class AsyncResources:
    """Every resource of the API, asynchronous."""

    def __init__(self, caller: AsyncCaller) -> None:
        self._caller = caller

    @cached_property
    def clients(self) -> AsyncClients:
        """Companies or people that work is done for."""
        from .clients import AsyncClients

        return AsyncClients(self._caller)

    @cached_property
    def projects(self) -> AsyncProjects:
        """Projects, each of one client."""
        from .projects import AsyncProjects

        return AsyncProjects(self._caller)

    @cached_property
    def tasks(self) -> AsyncTasks:
        """Kinds of work that can be booked on projects."""
        from .tasks import AsyncTasks

        return AsyncTasks(self._caller)

    @cached_property
    def project_time_entries(self) -> AsyncProjectTimeEntries:
        """Working time booked on a project."""
        from .project_time_entries import AsyncProjectTimeEntries

        return AsyncProjectTimeEntries(self._caller)

    @cached_property
    def expenses(self) -> AsyncExpenses:
        """Money spent for a project."""
        from .expenses import AsyncExpenses

        return AsyncExpenses(self._caller)

    @cached_property
    def attendances(self) -> AsyncAttendances:
        """Working time without a project."""
        from .attendances import AsyncAttendances

        return AsyncAttendances(self._caller)

    @cached_property
    def absences(self) -> AsyncAbsences:
        """Leave, sickness and other days off, with their approval."""
        from .absences import AsyncAbsences

        return AsyncAbsences(self._caller)

    @cached_property
    def absence_types(self) -> AsyncAbsenceTypes:
        """Kinds of absence that an account knows."""
        from .absence_types import AsyncAbsenceTypes

        return AsyncAbsenceTypes(self._caller)

    @cached_property
    def project_timer(self) -> AsyncProjectTimer:
        """The running clock of a user on a project; most likely there is at most one per user."""
        from .project_timer import AsyncProjectTimer

        return AsyncProjectTimer(self._caller)

    @cached_property
    def attendance_timer(self) -> AsyncAttendanceTimer:
        """The running clock of a user for working time without a project."""
        from .attendance_timer import AsyncAttendanceTimer

        return AsyncAttendanceTimer(self._caller)

    @cached_property
    def work_reports(self) -> AsyncWorkReports:
        """The timesheet, one record per user and day."""
        from .work_reports import AsyncWorkReports

        return AsyncWorkReports(self._caller)

    @cached_property
    def users(self) -> AsyncUsers:
        """The people of the account. Other records refer to them by `username`."""
        from .users import AsyncUsers

        return AsyncUsers(self._caller)


OPERATIONS: Mapping[str, tuple[str, str]] = {
    "list_clients": ("clients", "list"),
    "create_client": ("clients", "create"),
    "get_client": ("clients", "get"),
    "update_client": ("clients", "update"),
    "delete_client": ("clients", "delete"),
    "list_projects": ("projects", "list"),
    "create_project": ("projects", "create"),
    "get_project": ("projects", "get"),
    "update_project": ("projects", "update"),
    "delete_project": ("projects", "delete"),
    "list_tasks": ("tasks", "list"),
    "create_task": ("tasks", "create"),
    "get_task": ("tasks", "get"),
    "update_task": ("tasks", "update"),
    "delete_task": ("tasks", "delete"),
    "list_project_time_entries": ("project_time_entries", "list"),
    "create_project_time_entry": ("project_time_entries", "create"),
    "get_project_time_entry": ("project_time_entries", "get"),
    "update_project_time_entry": ("project_time_entries", "update"),
    "delete_project_time_entry": ("project_time_entries", "delete"),
    "list_expenses": ("expenses", "list"),
    "create_expense": ("expenses", "create"),
    "get_expense": ("expenses", "get"),
    "update_expense": ("expenses", "update"),
    "delete_expense": ("expenses", "delete"),
    "list_attendances": ("attendances", "list"),
    "create_attendance": ("attendances", "create"),
    "get_attendance": ("attendances", "get"),
    "update_attendance": ("attendances", "update"),
    "delete_attendance": ("attendances", "delete"),
    "list_absences": ("absences", "list"),
    "create_absence": ("absences", "create"),
    "get_absence": ("absences", "get"),
    "update_absence": ("absences", "update"),
    "delete_absence": ("absences", "delete"),
    "list_absence_types": ("absence_types", "list"),
    "get_absence_type": ("absence_types", "get"),
    "get_project_timer": ("project_timer", "get"),
    "start_project_timer": ("project_timer", "start"),
    "pause_project_timer": ("project_timer", "pause"),
    "resume_project_timer": ("project_timer", "resume"),
    "stop_project_timer": ("project_timer", "stop"),
    "get_attendance_timer": ("attendance_timer", "get"),
    "start_attendance_timer": ("attendance_timer", "start"),
    "pause_attendance_timer": ("attendance_timer", "pause"),
    "resume_attendance_timer": ("attendance_timer", "resume"),
    "stop_attendance_timer": ("attendance_timer", "stop"),
    "list_work_reports": ("work_reports", "list"),
    "list_users": ("users", "list"),
    "create_user": ("users", "create"),
    "get_user": ("users", "get"),
    "update_user": ("users", "update"),
    "delete_user": ("users", "delete"),
}
"""Where each operation of the contract is found: operationId to attribute and method."""
