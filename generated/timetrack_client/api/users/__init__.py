# Generated from openapi/timetrack.yaml by `make client`. Do not edit.
"""The resource classes of `users`: they make operations and hand them to a caller."""

from __future__ import annotations

from ... import models
from ...operations import AsyncCaller, AsyncPaged, Caller, Paged, Position
from . import list_users

__all__ = ("AsyncUsers", "Users")


class Users:
    """People of the account. The vendor does not document this resource."""

    __slots__ = ("_caller",)

    def __init__(self, caller: Caller) -> None:
        self._caller = caller

    def list(
        self, *, page_size: int | None = None, max_items: int | None = None, start: Position | None = None
    ) -> Paged[models.User]:
        """List the users.

        The people of the account. Not documented by the vendor; one public integration calls it.

        Args:
            page_size: How many records one request asks for, at most 1000.
            max_items: Stop after so many records.
            start: Go on from the `position` of an earlier walk with the same filters.

        Returns:
            The `User` records one by one; further pages are fetched while you iterate.
        """
        operation = list_users.operation()
        return self._caller.walk(operation, page_size=page_size, max_items=max_items, start=start)


class AsyncUsers:
    """People of the account. The vendor does not document this resource."""

    __slots__ = ("_caller",)

    def __init__(self, caller: AsyncCaller) -> None:
        self._caller = caller

    def list(
        self, *, page_size: int | None = None, max_items: int | None = None, start: Position | None = None
    ) -> AsyncPaged[models.User]:
        """List the users.

        The people of the account. Not documented by the vendor; one public integration calls it.

        Args:
            page_size: How many records one request asks for, at most 1000.
            max_items: Stop after so many records.
            start: Go on from the `position` of an earlier walk with the same filters.

        Returns:
            The `User` records one by one; further pages are fetched while you iterate.
        """
        operation = list_users.operation()
        return self._caller.walk(operation, page_size=page_size, max_items=max_items, start=start)
