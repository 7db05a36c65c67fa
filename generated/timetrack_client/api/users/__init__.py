# Generated from openapi/timetrack.yaml by `make client`. Do not edit.
"""The resource classes of `users`: they make operations and hand them to a caller."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from ... import bodies, models
from ...operations import AsyncCaller, AsyncPaged, Caller, Paged, Position
from ...types import Clear, given, given_or_clear, hidden
from . import create_user, delete_user, get_user, list_users, update_user

__all__ = ("AsyncUsers", "Users")


class Users:
    """The people of the account. Other records refer to them by `username`."""

    __slots__ = ("_caller",)

    def __init__(self, caller: Caller) -> None:
        self._caller = caller

    def list(
        self,
        *,
        username: str | None = None,
        page_size: int | None = None,
        max_items: int | None = None,
        start: Position | None = None,
    ) -> Paged[models.User]:
        """List the users.

        All users, or those with a user name.

        Args:
            username: The user name. Whether a part of it is enough is not known.
            page_size: How many records one request asks for, at most 1000.
            max_items: Stop after so many records.
            start: Go on from the `position` of an earlier walk with the same filters.

        Returns:
            The `User` records one by one; further pages are fetched while you iterate.
        """
        operation = list_users.operation(username=username)
        return self._caller.walk(operation, page_size=page_size, max_items=max_items, start=start)

    def create(
        self,
        *,
        username: str,
        first_name: str,
        last_name: str,
        email: str,
        password: str,
        admin: bool | None = None,
        team_lead: bool | None = None,
        language: str | None = None,
        personal_number: int | str | None = None,
        enabled: bool | None = None,
        extra: Mapping[str, Any] | None = None,
    ) -> models.WriteResult:
        """Create a user.

        Adds a person. The password is what the person logs in with; it is treated as written and never read,
        because whether a server ever returns it is not known. Whether a user name that is already there is
        refused is not known, but other records refer to users by it.

        Args:
            username: The user name; other records refer to it.
            first_name: First name.
            last_name: Last name.
            email: E-mail address.
            password: What the person logs in with. Whether a server ever returns it is not known; nothing
                here shows it.
            admin: Whether the person is an administrator.
            team_lead: Whether the person is a team lead.
            language: A language, such as de.
            personal_number: The personal number.
            enabled: Whether the person is enabled.
            extra: Further properties to send, by the API's own names.

        Returns:
            What the server told about the result, as a `WriteResult`; all of it may be missing.
        """
        password = hidden(password)
        body = models.UserCreate(
            username=username,
            first_name=first_name,
            last_name=last_name,
            email=email,
            password=password,
            admin=given(admin),
            team_lead=given(team_lead),
            language=given(language),
            personal_number=given(personal_number),
            enabled=given(enabled),
            additional_properties=bodies.further(extra),
        )
        return self._caller.call(create_user.operation(body=body))

    def get(self, id: int) -> models.User:
        """Get one user.

        The user with this id.

        Args:
            id: The id of the record.

        Returns:
            The `User`.
        """
        return self._caller.call(get_user.operation(id))

    def update(
        self,
        id: int,
        *,
        first_name: str | Clear | None = None,
        last_name: str | Clear | None = None,
        email: str | Clear | None = None,
        password: str | None = None,
        admin: bool | Clear | None = None,
        team_lead: bool | Clear | None = None,
        language: str | Clear | None = None,
        personal_number: int | str | Clear | None = None,
        extra: Mapping[str, Any] | None = None,
    ) -> models.WriteResult:
        """Update a user.

        Changes the given properties. A user's `username` and `enabled` cannot be changed.

        None leaves a property as it is, and `CLEAR` empties it, if the server does so.

        Args:
            id: The id of the record.
            first_name: First name.
            last_name: Last name.
            email: E-mail address.
            password: What the person logs in with from now on. Whether a server ever returns it is not known;
                nothing here shows it.
            admin: Whether the person is an administrator.
            team_lead: Whether the person is a team lead.
            language: A language, such as de.
            personal_number: The personal number.
            extra: Further properties to send, by the API's own names.

        Returns:
            What the server told about the result, as a `WriteResult`; all of it may be missing.
        """
        password = hidden(password)
        body = models.UserUpdate(
            first_name=given_or_clear(first_name),
            last_name=given_or_clear(last_name),
            email=given_or_clear(email),
            password=given(password),
            admin=given_or_clear(admin),
            team_lead=given_or_clear(team_lead),
            language=given_or_clear(language),
            personal_number=given_or_clear(personal_number),
            additional_properties=bodies.further(extra),
        )
        return self._caller.call(update_user.operation(id, body=body))

    def delete(self, id: int) -> None:
        """Delete a user.

        Removes the user. The page shows this call, but its path is cut off in every readable copy. In the
        app, people are deactivated rather than deleted.

        Args:
            id: The id of the record.
        """
        self._caller.call(delete_user.operation(id))


class AsyncUsers:
    """The people of the account. Other records refer to them by `username`."""

    __slots__ = ("_caller",)

    def __init__(self, caller: AsyncCaller) -> None:
        self._caller = caller

    def list(
        self,
        *,
        username: str | None = None,
        page_size: int | None = None,
        max_items: int | None = None,
        start: Position | None = None,
    ) -> AsyncPaged[models.User]:
        """List the users.

        All users, or those with a user name.

        Args:
            username: The user name. Whether a part of it is enough is not known.
            page_size: How many records one request asks for, at most 1000.
            max_items: Stop after so many records.
            start: Go on from the `position` of an earlier walk with the same filters.

        Returns:
            The `User` records one by one; further pages are fetched while you iterate.
        """
        operation = list_users.operation(username=username)
        return self._caller.walk(operation, page_size=page_size, max_items=max_items, start=start)

    async def create(
        self,
        *,
        username: str,
        first_name: str,
        last_name: str,
        email: str,
        password: str,
        admin: bool | None = None,
        team_lead: bool | None = None,
        language: str | None = None,
        personal_number: int | str | None = None,
        enabled: bool | None = None,
        extra: Mapping[str, Any] | None = None,
    ) -> models.WriteResult:
        """Create a user.

        Adds a person. The password is what the person logs in with; it is treated as written and never read,
        because whether a server ever returns it is not known. Whether a user name that is already there is
        refused is not known, but other records refer to users by it.

        Args:
            username: The user name; other records refer to it.
            first_name: First name.
            last_name: Last name.
            email: E-mail address.
            password: What the person logs in with. Whether a server ever returns it is not known; nothing
                here shows it.
            admin: Whether the person is an administrator.
            team_lead: Whether the person is a team lead.
            language: A language, such as de.
            personal_number: The personal number.
            enabled: Whether the person is enabled.
            extra: Further properties to send, by the API's own names.

        Returns:
            What the server told about the result, as a `WriteResult`; all of it may be missing.
        """
        password = hidden(password)
        body = models.UserCreate(
            username=username,
            first_name=first_name,
            last_name=last_name,
            email=email,
            password=password,
            admin=given(admin),
            team_lead=given(team_lead),
            language=given(language),
            personal_number=given(personal_number),
            enabled=given(enabled),
            additional_properties=bodies.further(extra),
        )
        return await self._caller.call(create_user.operation(body=body))

    async def get(self, id: int) -> models.User:
        """Get one user.

        The user with this id.

        Args:
            id: The id of the record.

        Returns:
            The `User`.
        """
        return await self._caller.call(get_user.operation(id))

    async def update(
        self,
        id: int,
        *,
        first_name: str | Clear | None = None,
        last_name: str | Clear | None = None,
        email: str | Clear | None = None,
        password: str | None = None,
        admin: bool | Clear | None = None,
        team_lead: bool | Clear | None = None,
        language: str | Clear | None = None,
        personal_number: int | str | Clear | None = None,
        extra: Mapping[str, Any] | None = None,
    ) -> models.WriteResult:
        """Update a user.

        Changes the given properties. A user's `username` and `enabled` cannot be changed.

        None leaves a property as it is, and `CLEAR` empties it, if the server does so.

        Args:
            id: The id of the record.
            first_name: First name.
            last_name: Last name.
            email: E-mail address.
            password: What the person logs in with from now on. Whether a server ever returns it is not known;
                nothing here shows it.
            admin: Whether the person is an administrator.
            team_lead: Whether the person is a team lead.
            language: A language, such as de.
            personal_number: The personal number.
            extra: Further properties to send, by the API's own names.

        Returns:
            What the server told about the result, as a `WriteResult`; all of it may be missing.
        """
        password = hidden(password)
        body = models.UserUpdate(
            first_name=given_or_clear(first_name),
            last_name=given_or_clear(last_name),
            email=given_or_clear(email),
            password=given(password),
            admin=given_or_clear(admin),
            team_lead=given_or_clear(team_lead),
            language=given_or_clear(language),
            personal_number=given_or_clear(personal_number),
            additional_properties=bodies.further(extra),
        )
        return await self._caller.call(update_user.operation(id, body=body))

    async def delete(self, id: int) -> None:
        """Delete a user.

        Removes the user. The page shows this call, but its path is cut off in every readable copy. In the
        app, people are deactivated rather than deleted.

        Args:
            id: The id of the record.
        """
        await self._caller.call(delete_user.operation(id))
