# Generated from openapi/timetrack.yaml by `make client`. Do not edit.
"""The resource classes of `work_reports`: they make operations and hand them to a caller."""

from __future__ import annotations

import datetime

from ... import models
from ...operations import AsyncCaller, AsyncPaged, Caller, Paged, Position
from . import list_work_reports

__all__ = ("AsyncWorkReports", "WorkReports")


class WorkReports:
    """The timesheet, one record per user and day."""

    __slots__ = ("_caller",)

    def __init__(self, caller: Caller) -> None:
        self._caller = caller

    def list(
        self,
        *,
        username: str | None = None,
        from_: datetime.datetime | None = None,
        to: datetime.datetime | None = None,
        page_size: int | None = None,
        max_items: int | None = None,
        start: Position | None = None,
    ) -> Paged[models.WorkReport]:
        """List the daily work reports.

        One record per user and day, computed from project time entries or attendances and the user's
        working-time model. A grouped report exists too, but no readable page shows its call.

        Args:
            username: The user name. Whether it may be left out is not known.
            from_: The first day, as the timestamp of its beginning.
            to: The last day, as a timestamp; ask to its end and look at `workDate`.
            page_size: How many records one request asks for, at most 1000.
            max_items: Stop after so many records.
            start: Go on from the `position` of an earlier walk with the same filters.

        Returns:
            The `WorkReport` records one by one; further pages are fetched while you iterate.
        """
        operation = list_work_reports.operation(
            username=username,
            from_=from_ and self._caller.wall_clock(from_, "from_"),
            to=to and self._caller.wall_clock(to, "to"),
        )
        return self._caller.walk(operation, page_size=page_size, max_items=max_items, start=start)


class AsyncWorkReports:
    """The timesheet, one record per user and day."""

    __slots__ = ("_caller",)

    def __init__(self, caller: AsyncCaller) -> None:
        self._caller = caller

    def list(
        self,
        *,
        username: str | None = None,
        from_: datetime.datetime | None = None,
        to: datetime.datetime | None = None,
        page_size: int | None = None,
        max_items: int | None = None,
        start: Position | None = None,
    ) -> AsyncPaged[models.WorkReport]:
        """List the daily work reports.

        One record per user and day, computed from project time entries or attendances and the user's
        working-time model. A grouped report exists too, but no readable page shows its call.

        Args:
            username: The user name. Whether it may be left out is not known.
            from_: The first day, as the timestamp of its beginning.
            to: The last day, as a timestamp; ask to its end and look at `workDate`.
            page_size: How many records one request asks for, at most 1000.
            max_items: Stop after so many records.
            start: Go on from the `position` of an earlier walk with the same filters.

        Returns:
            The `WorkReport` records one by one; further pages are fetched while you iterate.
        """
        operation = list_work_reports.operation(
            username=username,
            from_=from_ and self._caller.wall_clock(from_, "from_"),
            to=to and self._caller.wall_clock(to, "to"),
        )
        return self._caller.walk(operation, page_size=page_size, max_items=max_items, start=start)
