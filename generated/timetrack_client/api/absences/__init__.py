# Generated from openapi/timetrack.yaml by `make client`. Do not edit.
"""The resource classes of `absences`: they make operations and hand them to a caller."""

from __future__ import annotations

import datetime
from typing import Literal

from ... import models
from ...operations import AsyncCaller, AsyncPaged, Caller, Paged, Position
from ...types import Clear, given, given_or_clear
from . import create_absence, delete_absence, get_absence, list_absences, update_absence

__all__ = ("AsyncAbsences", "Absences")


class Absences:
    """Leave, sickness and other days off, with their approval."""

    __slots__ = ("_caller",)

    def __init__(self, caller: Caller) -> None:
        self._caller = caller

    def list(
        self,
        *,
        username: str | None = None,
        user: str | None = None,
        from_: datetime.date | None = None,
        to: datetime.date | None = None,
        absence_type: int | None = None,
        page_size: int | None = None,
        max_items: int | None = None,
        start: Position | None = None,
    ) -> Paged[models.Absence]:
        """List the absences.

        All absences, or those of a user, a type or a period.

        Args:
            username: The user name. Every worked example of the vendor filters by this name.
            user: The user name under the name that the vendor's tables give the filter. The worked examples
                contradict the tables; prefer `username`.
            from_: The first day of the period. An absence counts when it overlaps the period; a server may
                test otherwise.
            to: The last day of the period, which is most likely included.
            absence_type: The id of an absence type.
            page_size: How many records one request asks for, at most 1000.
            max_items: Stop after so many records.
            start: Go on from the `position` of an earlier walk with the same filters.

        Returns:
            The `Absence` records one by one; further pages are fetched while you iterate.
        """
        operation = list_absences.operation(
            username=username, user=user, from_=from_, to=to, absence_type=absence_type
        )
        return self._caller.walk(operation, page_size=page_size, max_items=max_items, start=start)

    def create(
        self,
        *,
        username: str,
        from_: datetime.date,
        to: datetime.date,
        absence_type: int,
        absence_type_name: str | None = None,
        status: models.AbsenceStatus | Literal["new", "approved", "disapproved"] | None = None,
    ) -> models.WriteResult:
        """Request an absence.

        Adds an absence. Leave `status` out to request it; approve it afterwards with an update.

        Args:
            username: The name of an existing user.
            from_: The first day.
            to: The last day.
            absence_type: The id of an absence type.
            absence_type_name: The short code of its type. Every property of an absence may be sent;
                `absenceType` decides.
            status: 0 new, 1 approved, 2 disapproved. Leave it out to request an absence.

        Returns:
            What the server told about the result, as a `WriteResult`; all of it may be missing.
        """
        body = models.AbsenceCreate(
            username=username,
            from_=from_,
            to=to,
            absence_type=absence_type,
            absence_type_name=given(absence_type_name),
            status=given(status),
        )
        return self._caller.call(create_absence.operation(body=body))

    def get(self, id: int) -> models.Absence:
        """Get one absence.

        The absence with this id.

        Args:
            id: The id of the record.

        Returns:
            The `Absence`.
        """
        return self._caller.call(get_absence.operation(id))

    def update(
        self,
        id: int,
        *,
        status: models.AbsenceStatus
        | Literal["new", "approved", "disapproved", "0", "1", "2"]
        | Clear
        | None = None,
    ) -> models.WriteResult:
        """Approve or disapprove an absence.

        Changes the `status`; nothing else of an absence can be changed.

        None leaves a property as it is, and `CLEAR` empties it, if the server does so.

        Args:
            id: The id of the record.
            status: 0 new, 1 approved, 2 disapproved; the vendor's example sends it as text.

        Returns:
            What the server told about the result, as a `WriteResult`; all of it may be missing.
        """
        body = models.AbsenceUpdate(status=given_or_clear(status))
        return self._caller.call(update_absence.operation(id, body=body))

    def delete(self, id: int) -> None:
        """Delete an absence.

        Removes the absence.

        Args:
            id: The id of the record.
        """
        self._caller.call(delete_absence.operation(id))


class AsyncAbsences:
    """Leave, sickness and other days off, with their approval."""

    __slots__ = ("_caller",)

    def __init__(self, caller: AsyncCaller) -> None:
        self._caller = caller

    def list(
        self,
        *,
        username: str | None = None,
        user: str | None = None,
        from_: datetime.date | None = None,
        to: datetime.date | None = None,
        absence_type: int | None = None,
        page_size: int | None = None,
        max_items: int | None = None,
        start: Position | None = None,
    ) -> AsyncPaged[models.Absence]:
        """List the absences.

        All absences, or those of a user, a type or a period.

        Args:
            username: The user name. Every worked example of the vendor filters by this name.
            user: The user name under the name that the vendor's tables give the filter. The worked examples
                contradict the tables; prefer `username`.
            from_: The first day of the period. An absence counts when it overlaps the period; a server may
                test otherwise.
            to: The last day of the period, which is most likely included.
            absence_type: The id of an absence type.
            page_size: How many records one request asks for, at most 1000.
            max_items: Stop after so many records.
            start: Go on from the `position` of an earlier walk with the same filters.

        Returns:
            The `Absence` records one by one; further pages are fetched while you iterate.
        """
        operation = list_absences.operation(
            username=username, user=user, from_=from_, to=to, absence_type=absence_type
        )
        return self._caller.walk(operation, page_size=page_size, max_items=max_items, start=start)

    async def create(
        self,
        *,
        username: str,
        from_: datetime.date,
        to: datetime.date,
        absence_type: int,
        absence_type_name: str | None = None,
        status: models.AbsenceStatus | Literal["new", "approved", "disapproved"] | None = None,
    ) -> models.WriteResult:
        """Request an absence.

        Adds an absence. Leave `status` out to request it; approve it afterwards with an update.

        Args:
            username: The name of an existing user.
            from_: The first day.
            to: The last day.
            absence_type: The id of an absence type.
            absence_type_name: The short code of its type. Every property of an absence may be sent;
                `absenceType` decides.
            status: 0 new, 1 approved, 2 disapproved. Leave it out to request an absence.

        Returns:
            What the server told about the result, as a `WriteResult`; all of it may be missing.
        """
        body = models.AbsenceCreate(
            username=username,
            from_=from_,
            to=to,
            absence_type=absence_type,
            absence_type_name=given(absence_type_name),
            status=given(status),
        )
        return await self._caller.call(create_absence.operation(body=body))

    async def get(self, id: int) -> models.Absence:
        """Get one absence.

        The absence with this id.

        Args:
            id: The id of the record.

        Returns:
            The `Absence`.
        """
        return await self._caller.call(get_absence.operation(id))

    async def update(
        self,
        id: int,
        *,
        status: models.AbsenceStatus
        | Literal["new", "approved", "disapproved", "0", "1", "2"]
        | Clear
        | None = None,
    ) -> models.WriteResult:
        """Approve or disapprove an absence.

        Changes the `status`; nothing else of an absence can be changed.

        None leaves a property as it is, and `CLEAR` empties it, if the server does so.

        Args:
            id: The id of the record.
            status: 0 new, 1 approved, 2 disapproved; the vendor's example sends it as text.

        Returns:
            What the server told about the result, as a `WriteResult`; all of it may be missing.
        """
        body = models.AbsenceUpdate(status=given_or_clear(status))
        return await self._caller.call(update_absence.operation(id, body=body))

    async def delete(self, id: int) -> None:
        """Delete an absence.

        Removes the absence.

        Args:
            id: The id of the record.
        """
        await self._caller.call(delete_absence.operation(id))
