# Generated from openapi/timetrack.yaml by `make client`. Do not edit.
"""Every model and enum, imported when it is first used."""

from __future__ import annotations

from collections.abc import Mapping
from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from .absence import Absence
    from .absence_create import AbsenceCreate
    from .absence_status import AbsenceStatus
    from .absence_type import AbsenceType
    from .absence_update import AbsenceUpdate
    from .attendance import Attendance
    from .attendance_create import AttendanceCreate
    from .attendance_timer import AttendanceTimer
    from .attendance_timer_start import AttendanceTimerStart
    from .attendance_update import AttendanceUpdate
    from .client import Client
    from .client_create import ClientCreate
    from .client_update import ClientUpdate
    from .error_body import ErrorBody
    from .error_item import ErrorItem
    from .expense import Expense
    from .expense_create import ExpenseCreate
    from .expense_update import ExpenseUpdate
    from .project import Project
    from .project_create import ProjectCreate
    from .project_time_entry import ProjectTimeEntry
    from .project_time_entry_create import ProjectTimeEntryCreate
    from .project_time_entry_update import ProjectTimeEntryUpdate
    from .project_timer import ProjectTimer
    from .project_timer_start import ProjectTimerStart
    from .project_update import ProjectUpdate
    from .task import Task
    from .task_create import TaskCreate
    from .task_update import TaskUpdate
    from .timer_action import TimerAction
    from .user import User
    from .user_create import UserCreate
    from .user_update import UserUpdate
    from .work_report import WorkReport
    from .write_result import WriteResult

__all__ = (
    "Absence",
    "AbsenceCreate",
    "AbsenceStatus",
    "AbsenceType",
    "AbsenceUpdate",
    "Attendance",
    "AttendanceCreate",
    "AttendanceTimer",
    "AttendanceTimerStart",
    "AttendanceUpdate",
    "Client",
    "ClientCreate",
    "ClientUpdate",
    "ErrorBody",
    "ErrorItem",
    "Expense",
    "ExpenseCreate",
    "ExpenseUpdate",
    "Project",
    "ProjectCreate",
    "ProjectTimeEntry",
    "ProjectTimeEntryCreate",
    "ProjectTimeEntryUpdate",
    "ProjectTimer",
    "ProjectTimerStart",
    "ProjectUpdate",
    "Task",
    "TaskCreate",
    "TaskUpdate",
    "TimerAction",
    "User",
    "UserCreate",
    "UserUpdate",
    "WorkReport",
    "WriteResult",
)

_MODULES: Mapping[str, str] = {
    "Absence": "absence",
    "AbsenceCreate": "absence_create",
    "AbsenceStatus": "absence_status",
    "AbsenceType": "absence_type",
    "AbsenceUpdate": "absence_update",
    "Attendance": "attendance",
    "AttendanceCreate": "attendance_create",
    "AttendanceTimer": "attendance_timer",
    "AttendanceTimerStart": "attendance_timer_start",
    "AttendanceUpdate": "attendance_update",
    "Client": "client",
    "ClientCreate": "client_create",
    "ClientUpdate": "client_update",
    "ErrorBody": "error_body",
    "ErrorItem": "error_item",
    "Expense": "expense",
    "ExpenseCreate": "expense_create",
    "ExpenseUpdate": "expense_update",
    "Project": "project",
    "ProjectCreate": "project_create",
    "ProjectTimeEntry": "project_time_entry",
    "ProjectTimeEntryCreate": "project_time_entry_create",
    "ProjectTimeEntryUpdate": "project_time_entry_update",
    "ProjectTimer": "project_timer",
    "ProjectTimerStart": "project_timer_start",
    "ProjectUpdate": "project_update",
    "Task": "task",
    "TaskCreate": "task_create",
    "TaskUpdate": "task_update",
    "TimerAction": "timer_action",
    "User": "user",
    "UserCreate": "user_create",
    "UserUpdate": "user_update",
    "WorkReport": "work_report",
    "WriteResult": "write_result",
}


def __getattr__(name: str) -> Any:
    if name not in _MODULES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    found = globals()[name] = getattr(import_module(f".{_MODULES[name]}", __name__), name)
    return found


def __dir__() -> list[str]:
    return sorted({*globals(), *__all__})
