# Generated from openapi/timetrack.yaml by `make client`. Do not edit.
"""The resource classes of `expenses`: they make operations and hand them to a caller."""

from __future__ import annotations

import datetime
from collections.abc import Mapping
from decimal import Decimal
from typing import Any

from ... import bodies, models
from ...operations import AsyncCaller, AsyncPaged, Caller, Paged, Position
from ...types import Clear, given, given_or_clear
from . import create_expense, delete_expense, get_expense, list_expenses, update_expense

__all__ = ("AsyncExpenses", "Expenses")


class Expenses:
    """Money spent for a project."""

    __slots__ = ("_caller",)

    def __init__(self, caller: Caller) -> None:
        self._caller = caller

    def list(
        self,
        *,
        username: str | None = None,
        user: str | None = None,
        name: str | None = None,
        client_name: str | None = None,
        project_name: str | None = None,
        from_: datetime.datetime | None = None,
        to: datetime.datetime | None = None,
        page_size: int | None = None,
        max_items: int | None = None,
        start: Position | None = None,
    ) -> Paged[models.Expense]:
        """List the expenses.

        All expenses, or those of a user, a client, a project, a name or a period.

        Args:
            username: The user name. Every worked example of the vendor filters by this name.
            user: The user name under the name that the vendor's tables give the filter. The worked examples
                contradict the tables; prefer `username`.
            name: Part of the expense's name.
            client_name: The client's name, or most likely a part of it.
            project_name: The project's name, or most likely a part of it.
            from_: The earliest date, wall-clock time.
            to: The latest date, wall-clock time; name the last millisecond of the last day that is wanted.
            page_size: How many records one request asks for, at most 1000.
            max_items: Stop after so many records.
            start: Go on from the `position` of an earlier walk with the same filters.

        Returns:
            The `Expense` records one by one; further pages are fetched while you iterate.
        """
        operation = list_expenses.operation(
            username=username,
            user=user,
            name=name,
            client_name=client_name,
            project_name=project_name,
            from_=from_ and self._caller.wall_clock(from_, "from_"),
            to=to and self._caller.wall_clock(to, "to"),
        )
        return self._caller.walk(operation, page_size=page_size, max_items=max_items, start=start)

    def create(
        self,
        *,
        client_name: str,
        username: str | None = None,
        project_name: str | None = None,
        name: str | None = None,
        price: float | Decimal | None = None,
        quantity: int | None = None,
        billable: bool | None = None,
        pay_type: str | None = None,
        details: str | None = None,
        tags: str | None = None,
        date: datetime.datetime | None = None,
        extra: Mapping[str, Any] | None = None,
    ) -> models.WriteResult:
        """Create an expense.

        Adds an expense. The documented list of required properties begins with `clientName`; its rest is not
        readable.

        Args:
            client_name: The exact name of an existing client.
            username: The name of an existing user.
            project_name: The exact name of an existing project.
            name: What was paid for.
            price: Money, most likely per piece; its currency is not named.
            quantity: Number of pieces.
            billable: Whether it can be billed; true when left out.
            pay_type: How it was paid, such as credit card or cash.
            details: Notes.
            tags: Hashtags.
            date: When, wall-clock time.
            extra: Further properties to send, by the API's own names.

        Returns:
            What the server told about the result, as a `WriteResult`; all of it may be missing.
        """
        body = models.ExpenseCreate(
            client_name=client_name,
            username=given(username),
            project_name=given(project_name),
            name=given(name),
            price=given(price),
            quantity=given(quantity),
            billable=given(billable),
            pay_type=given(pay_type),
            details=given(details),
            tags=given(tags),
            date=given(date and self._caller.wall_clock(date, "date")),
            additional_properties=bodies.further(extra),
        )
        return self._caller.call(create_expense.operation(body=body))

    def get(self, id: int) -> models.Expense:
        """Get one expense.

        The expense with this id.

        Args:
            id: The id of the record.

        Returns:
            The `Expense`.
        """
        return self._caller.call(get_expense.operation(id))

    def update(
        self,
        id: int,
        *,
        client_name: str | Clear | None = None,
        project_name: str | Clear | None = None,
        name: str | Clear | None = None,
        price: float | Decimal | Clear | None = None,
        quantity: int | Clear | None = None,
        billable: bool | Clear | None = None,
        pay_type: str | Clear | None = None,
        details: str | Clear | None = None,
        tags: str | Clear | None = None,
        date: datetime.datetime | Clear | None = None,
        extra: Mapping[str, Any] | None = None,
    ) -> models.WriteResult:
        """Update an expense.

        Changes the given properties. Which of them a server refuses to change is not known.

        None leaves a property as it is, and `CLEAR` empties it, if the server does so.

        Args:
            id: The id of the record.
            client_name: The exact name of an existing client.
            project_name: The exact name of an existing project.
            name: What was paid for.
            price: Money, most likely per piece; its currency is not named.
            quantity: Number of pieces.
            billable: Whether it can be billed.
            pay_type: How it was paid, such as credit card or cash.
            details: Notes.
            tags: Hashtags.
            date: When, wall-clock time.
            extra: Further properties to send, by the API's own names.

        Returns:
            What the server told about the result, as a `WriteResult`; all of it may be missing.
        """
        body = models.ExpenseUpdate(
            client_name=given_or_clear(client_name),
            project_name=given_or_clear(project_name),
            name=given_or_clear(name),
            price=given_or_clear(price),
            quantity=given_or_clear(quantity),
            billable=given_or_clear(billable),
            pay_type=given_or_clear(pay_type),
            details=given_or_clear(details),
            tags=given_or_clear(tags),
            date=given_or_clear(date and self._caller.wall_clock(date, "date")),
            additional_properties=bodies.further(extra),
        )
        return self._caller.call(update_expense.operation(id, body=body))

    def delete(self, id: int) -> None:
        """Delete an expense.

        Removes the expense.

        Args:
            id: The id of the record.
        """
        self._caller.call(delete_expense.operation(id))


class AsyncExpenses:
    """Money spent for a project."""

    __slots__ = ("_caller",)

    def __init__(self, caller: AsyncCaller) -> None:
        self._caller = caller

    def list(
        self,
        *,
        username: str | None = None,
        user: str | None = None,
        name: str | None = None,
        client_name: str | None = None,
        project_name: str | None = None,
        from_: datetime.datetime | None = None,
        to: datetime.datetime | None = None,
        page_size: int | None = None,
        max_items: int | None = None,
        start: Position | None = None,
    ) -> AsyncPaged[models.Expense]:
        """List the expenses.

        All expenses, or those of a user, a client, a project, a name or a period.

        Args:
            username: The user name. Every worked example of the vendor filters by this name.
            user: The user name under the name that the vendor's tables give the filter. The worked examples
                contradict the tables; prefer `username`.
            name: Part of the expense's name.
            client_name: The client's name, or most likely a part of it.
            project_name: The project's name, or most likely a part of it.
            from_: The earliest date, wall-clock time.
            to: The latest date, wall-clock time; name the last millisecond of the last day that is wanted.
            page_size: How many records one request asks for, at most 1000.
            max_items: Stop after so many records.
            start: Go on from the `position` of an earlier walk with the same filters.

        Returns:
            The `Expense` records one by one; further pages are fetched while you iterate.
        """
        operation = list_expenses.operation(
            username=username,
            user=user,
            name=name,
            client_name=client_name,
            project_name=project_name,
            from_=from_ and self._caller.wall_clock(from_, "from_"),
            to=to and self._caller.wall_clock(to, "to"),
        )
        return self._caller.walk(operation, page_size=page_size, max_items=max_items, start=start)

    async def create(
        self,
        *,
        client_name: str,
        username: str | None = None,
        project_name: str | None = None,
        name: str | None = None,
        price: float | Decimal | None = None,
        quantity: int | None = None,
        billable: bool | None = None,
        pay_type: str | None = None,
        details: str | None = None,
        tags: str | None = None,
        date: datetime.datetime | None = None,
        extra: Mapping[str, Any] | None = None,
    ) -> models.WriteResult:
        """Create an expense.

        Adds an expense. The documented list of required properties begins with `clientName`; its rest is not
        readable.

        Args:
            client_name: The exact name of an existing client.
            username: The name of an existing user.
            project_name: The exact name of an existing project.
            name: What was paid for.
            price: Money, most likely per piece; its currency is not named.
            quantity: Number of pieces.
            billable: Whether it can be billed; true when left out.
            pay_type: How it was paid, such as credit card or cash.
            details: Notes.
            tags: Hashtags.
            date: When, wall-clock time.
            extra: Further properties to send, by the API's own names.

        Returns:
            What the server told about the result, as a `WriteResult`; all of it may be missing.
        """
        body = models.ExpenseCreate(
            client_name=client_name,
            username=given(username),
            project_name=given(project_name),
            name=given(name),
            price=given(price),
            quantity=given(quantity),
            billable=given(billable),
            pay_type=given(pay_type),
            details=given(details),
            tags=given(tags),
            date=given(date and self._caller.wall_clock(date, "date")),
            additional_properties=bodies.further(extra),
        )
        return await self._caller.call(create_expense.operation(body=body))

    async def get(self, id: int) -> models.Expense:
        """Get one expense.

        The expense with this id.

        Args:
            id: The id of the record.

        Returns:
            The `Expense`.
        """
        return await self._caller.call(get_expense.operation(id))

    async def update(
        self,
        id: int,
        *,
        client_name: str | Clear | None = None,
        project_name: str | Clear | None = None,
        name: str | Clear | None = None,
        price: float | Decimal | Clear | None = None,
        quantity: int | Clear | None = None,
        billable: bool | Clear | None = None,
        pay_type: str | Clear | None = None,
        details: str | Clear | None = None,
        tags: str | Clear | None = None,
        date: datetime.datetime | Clear | None = None,
        extra: Mapping[str, Any] | None = None,
    ) -> models.WriteResult:
        """Update an expense.

        Changes the given properties. Which of them a server refuses to change is not known.

        None leaves a property as it is, and `CLEAR` empties it, if the server does so.

        Args:
            id: The id of the record.
            client_name: The exact name of an existing client.
            project_name: The exact name of an existing project.
            name: What was paid for.
            price: Money, most likely per piece; its currency is not named.
            quantity: Number of pieces.
            billable: Whether it can be billed.
            pay_type: How it was paid, such as credit card or cash.
            details: Notes.
            tags: Hashtags.
            date: When, wall-clock time.
            extra: Further properties to send, by the API's own names.

        Returns:
            What the server told about the result, as a `WriteResult`; all of it may be missing.
        """
        body = models.ExpenseUpdate(
            client_name=given_or_clear(client_name),
            project_name=given_or_clear(project_name),
            name=given_or_clear(name),
            price=given_or_clear(price),
            quantity=given_or_clear(quantity),
            billable=given_or_clear(billable),
            pay_type=given_or_clear(pay_type),
            details=given_or_clear(details),
            tags=given_or_clear(tags),
            date=given_or_clear(date and self._caller.wall_clock(date, "date")),
            additional_properties=bodies.further(extra),
        )
        return await self._caller.call(update_expense.operation(id, body=body))

    async def delete(self, id: int) -> None:
        """Delete an expense.

        Removes the expense.

        Args:
            id: The id of the record.
        """
        await self._caller.call(delete_expense.operation(id))
