# Generated from openapi/timetrack.yaml by `make client`. Do not edit.
"""The resource classes of `absence_types`: they make operations and hand them to a caller."""

from __future__ import annotations

from ... import models
from ...operations import AsyncCaller, AsyncPaged, Caller, Paged, Position
from . import get_absence_type, list_absence_types

__all__ = ("AsyncAbsenceTypes", "AbsenceTypes")


class AbsenceTypes:
    """Kinds of absence that an account knows."""

    __slots__ = ("_caller",)

    def __init__(self, caller: Caller) -> None:
        self._caller = caller

    def list(
        self, *, page_size: int | None = None, max_items: int | None = None, start: Position | None = None
    ) -> Paged[models.AbsenceType]:
        """List the absence types.

        All absence types. The vendor names this resource, but no copy of its page can be read.

        Args:
            page_size: How many records one request asks for, at most 1000.
            max_items: Stop after so many records.
            start: Go on from the `position` of an earlier walk with the same filters.

        Returns:
            The `AbsenceType` records one by one; further pages are fetched while you iterate.
        """
        operation = list_absence_types.operation()
        return self._caller.walk(operation, page_size=page_size, max_items=max_items, start=start)

    def get(self, id: int) -> models.AbsenceType:
        """Get one absence type.

        The absence type with this id.

        Args:
            id: The id of the record.

        Returns:
            The `AbsenceType`.
        """
        return self._caller.call(get_absence_type.operation(id))


class AsyncAbsenceTypes:
    """Kinds of absence that an account knows."""

    __slots__ = ("_caller",)

    def __init__(self, caller: AsyncCaller) -> None:
        self._caller = caller

    def list(
        self, *, page_size: int | None = None, max_items: int | None = None, start: Position | None = None
    ) -> AsyncPaged[models.AbsenceType]:
        """List the absence types.

        All absence types. The vendor names this resource, but no copy of its page can be read.

        Args:
            page_size: How many records one request asks for, at most 1000.
            max_items: Stop after so many records.
            start: Go on from the `position` of an earlier walk with the same filters.

        Returns:
            The `AbsenceType` records one by one; further pages are fetched while you iterate.
        """
        operation = list_absence_types.operation()
        return self._caller.walk(operation, page_size=page_size, max_items=max_items, start=start)

    async def get(self, id: int) -> models.AbsenceType:
        """Get one absence type.

        The absence type with this id.

        Args:
            id: The id of the record.

        Returns:
            The `AbsenceType`.
        """
        return await self._caller.call(get_absence_type.operation(id))
