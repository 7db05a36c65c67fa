# Generated from openapi/timetrack.yaml by `make client`. Do not edit.
"""The resource classes of `clients`: they make operations and hand them to a caller."""

from __future__ import annotations

from ... import models
from ...operations import AsyncCaller, AsyncPaged, Caller, Paged, Position
from ...types import Clear, given, given_or_clear
from . import create_client, delete_client, get_client, list_clients, update_client

__all__ = ("AsyncClients", "Clients")


class Clients:
    """Companies or people that work is done for."""

    __slots__ = ("_caller",)

    def __init__(self, caller: Caller) -> None:
        self._caller = caller

    def list(
        self,
        *,
        name: str | None = None,
        page_size: int | None = None,
        max_items: int | None = None,
        start: Position | None = None,
    ) -> Paged[models.Client]:
        """List the clients.

        All clients, or those whose name contains a text.

        Args:
            name: Part of the client's name.
            page_size: How many records one request asks for, at most 1000.
            max_items: Stop after so many records.
            start: Go on from the `position` of an earlier walk with the same filters.

        Returns:
            The `Client` records one by one; further pages are fetched while you iterate.
        """
        operation = list_clients.operation(name=name)
        return self._caller.walk(operation, page_size=page_size, max_items=max_items, start=start)

    def create(
        self,
        *,
        name: str,
        enabled: bool | None = None,
        color: str | None = None,
        notes: str | None = None,
        email: str | None = None,
        phone: str | None = None,
        address: str | None = None,
        address2: str | None = None,
        address_zip_code: str | None = None,
        address_city: str | None = None,
        address_country: str | None = None,
        contact_person: str | None = None,
        field1: str | None = None,
        field2: str | None = None,
        field3: str | None = None,
    ) -> models.WriteResult:
        """Create a client.

        Adds a client. Only its name is required.

        Args:
            name: The name; projects refer to it.
            enabled: Whether the client is enabled.
            color: An RGB colour; its notation is not documented, such as #2e86de.
            notes: Free text.
            email: E-mail address.
            phone: Telephone number.
            address: First line of the address.
            address2: Second line of the address.
            address_zip_code: Postal code.
            address_city: City.
            address_country: ISO 3166 country code of two letters, such as DE, AT or CH.
            contact_person: Person to talk to.
            field1: First free field.
            field2: Second free field.
            field3: Third free field.

        Returns:
            What the server told about the result, as a `WriteResult`; all of it may be missing.
        """
        body = models.ClientCreate(
            name=name,
            enabled=given(enabled),
            color=given(color),
            notes=given(notes),
            email=given(email),
            phone=given(phone),
            address=given(address),
            address2=given(address2),
            address_zip_code=given(address_zip_code),
            address_city=given(address_city),
            address_country=given(address_country),
            contact_person=given(contact_person),
            field1=given(field1),
            field2=given(field2),
            field3=given(field3),
        )
        return self._caller.call(create_client.operation(body=body))

    def get(self, id: int) -> models.Client:
        """Get one client.

        The client with this id.

        Args:
            id: The id of the record.

        Returns:
            The `Client`.
        """
        return self._caller.call(get_client.operation(id))

    def update(
        self,
        id: int,
        *,
        color: str | Clear | None = None,
        notes: str | Clear | None = None,
        email: str | Clear | None = None,
        phone: str | Clear | None = None,
        address: str | Clear | None = None,
        address2: str | Clear | None = None,
        address_zip_code: str | Clear | None = None,
        address_city: str | Clear | None = None,
        address_country: str | Clear | None = None,
        contact_person: str | Clear | None = None,
        field1: str | Clear | None = None,
        field2: str | Clear | None = None,
        field3: str | Clear | None = None,
    ) -> models.WriteResult:
        """Update a client.

        Changes the given properties. A client's `name` and `enabled` cannot be changed.

        None leaves a property as it is, and `CLEAR` empties it, if the server does so.

        Args:
            id: The id of the record.
            color: An RGB colour; its notation is not documented, such as #2e86de.
            notes: Free text.
            email: E-mail address.
            phone: Telephone number.
            address: First line of the address.
            address2: Second line of the address.
            address_zip_code: Postal code.
            address_city: City.
            address_country: ISO 3166 country code of two letters, such as DE, AT or CH.
            contact_person: Person to talk to.
            field1: First free field.
            field2: Second free field.
            field3: Third free field.

        Returns:
            What the server told about the result, as a `WriteResult`; all of it may be missing.
        """
        body = models.ClientUpdate(
            color=given_or_clear(color),
            notes=given_or_clear(notes),
            email=given_or_clear(email),
            phone=given_or_clear(phone),
            address=given_or_clear(address),
            address2=given_or_clear(address2),
            address_zip_code=given_or_clear(address_zip_code),
            address_city=given_or_clear(address_city),
            address_country=given_or_clear(address_country),
            contact_person=given_or_clear(contact_person),
            field1=given_or_clear(field1),
            field2=given_or_clear(field2),
            field3=given_or_clear(field3),
        )
        return self._caller.call(update_client.operation(id, body=body))

    def delete(self, id: int) -> None:
        """Delete a client.

        Removes the client. Whether one that still has projects can be removed is not known.

        Args:
            id: The id of the record.
        """
        self._caller.call(delete_client.operation(id))


class AsyncClients:
    """Companies or people that work is done for."""

    __slots__ = ("_caller",)

    def __init__(self, caller: AsyncCaller) -> None:
        self._caller = caller

    def list(
        self,
        *,
        name: str | None = None,
        page_size: int | None = None,
        max_items: int | None = None,
        start: Position | None = None,
    ) -> AsyncPaged[models.Client]:
        """List the clients.

        All clients, or those whose name contains a text.

        Args:
            name: Part of the client's name.
            page_size: How many records one request asks for, at most 1000.
            max_items: Stop after so many records.
            start: Go on from the `position` of an earlier walk with the same filters.

        Returns:
            The `Client` records one by one; further pages are fetched while you iterate.
        """
        operation = list_clients.operation(name=name)
        return self._caller.walk(operation, page_size=page_size, max_items=max_items, start=start)

    async def create(
        self,
        *,
        name: str,
        enabled: bool | None = None,
        color: str | None = None,
        notes: str | None = None,
        email: str | None = None,
        phone: str | None = None,
        address: str | None = None,
        address2: str | None = None,
        address_zip_code: str | None = None,
        address_city: str | None = None,
        address_country: str | None = None,
        contact_person: str | None = None,
        field1: str | None = None,
        field2: str | None = None,
        field3: str | None = None,
    ) -> models.WriteResult:
        """Create a client.

        Adds a client. Only its name is required.

        Args:
            name: The name; projects refer to it.
            enabled: Whether the client is enabled.
            color: An RGB colour; its notation is not documented, such as #2e86de.
            notes: Free text.
            email: E-mail address.
            phone: Telephone number.
            address: First line of the address.
            address2: Second line of the address.
            address_zip_code: Postal code.
            address_city: City.
            address_country: ISO 3166 country code of two letters, such as DE, AT or CH.
            contact_person: Person to talk to.
            field1: First free field.
            field2: Second free field.
            field3: Third free field.

        Returns:
            What the server told about the result, as a `WriteResult`; all of it may be missing.
        """
        body = models.ClientCreate(
            name=name,
            enabled=given(enabled),
            color=given(color),
            notes=given(notes),
            email=given(email),
            phone=given(phone),
            address=given(address),
            address2=given(address2),
            address_zip_code=given(address_zip_code),
            address_city=given(address_city),
            address_country=given(address_country),
            contact_person=given(contact_person),
            field1=given(field1),
            field2=given(field2),
            field3=given(field3),
        )
        return await self._caller.call(create_client.operation(body=body))

    async def get(self, id: int) -> models.Client:
        """Get one client.

        The client with this id.

        Args:
            id: The id of the record.

        Returns:
            The `Client`.
        """
        return await self._caller.call(get_client.operation(id))

    async def update(
        self,
        id: int,
        *,
        color: str | Clear | None = None,
        notes: str | Clear | None = None,
        email: str | Clear | None = None,
        phone: str | Clear | None = None,
        address: str | Clear | None = None,
        address2: str | Clear | None = None,
        address_zip_code: str | Clear | None = None,
        address_city: str | Clear | None = None,
        address_country: str | Clear | None = None,
        contact_person: str | Clear | None = None,
        field1: str | Clear | None = None,
        field2: str | Clear | None = None,
        field3: str | Clear | None = None,
    ) -> models.WriteResult:
        """Update a client.

        Changes the given properties. A client's `name` and `enabled` cannot be changed.

        None leaves a property as it is, and `CLEAR` empties it, if the server does so.

        Args:
            id: The id of the record.
            color: An RGB colour; its notation is not documented, such as #2e86de.
            notes: Free text.
            email: E-mail address.
            phone: Telephone number.
            address: First line of the address.
            address2: Second line of the address.
            address_zip_code: Postal code.
            address_city: City.
            address_country: ISO 3166 country code of two letters, such as DE, AT or CH.
            contact_person: Person to talk to.
            field1: First free field.
            field2: Second free field.
            field3: Third free field.

        Returns:
            What the server told about the result, as a `WriteResult`; all of it may be missing.
        """
        body = models.ClientUpdate(
            color=given_or_clear(color),
            notes=given_or_clear(notes),
            email=given_or_clear(email),
            phone=given_or_clear(phone),
            address=given_or_clear(address),
            address2=given_or_clear(address2),
            address_zip_code=given_or_clear(address_zip_code),
            address_city=given_or_clear(address_city),
            address_country=given_or_clear(address_country),
            contact_person=given_or_clear(contact_person),
            field1=given_or_clear(field1),
            field2=given_or_clear(field2),
            field3=given_or_clear(field3),
        )
        return await self._caller.call(update_client.operation(id, body=body))

    async def delete(self, id: int) -> None:
        """Delete a client.

        Removes the client. Whether one that still has projects can be removed is not known.

        Args:
            id: The id of the record.
        """
        await self._caller.call(delete_client.operation(id))
