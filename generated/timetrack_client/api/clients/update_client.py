# Generated from openapi/timetrack.yaml by `make client`. Do not edit.
"""`PUT /clients/{id}`: Update a client."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ... import answers, bodies, writing
from ...models.client_update import ClientUpdate
from ...models.write_result import WriteResult
from ...operations import Operation

if TYPE_CHECKING:
    from ... import client as plain
    from ...types import Response


def operation(id: int, *, body: ClientUpdate) -> Operation[WriteResult]:
    """Update a client.

    Changes the given properties. A client's `name` and `enabled` cannot be changed.

    Args:
        id: The id of the record.
        body: The properties of a client to be changed; `name` and `enabled` cannot be. A property that is
            sent as null is to be emptied, if the server does so (E53).
    """
    return Operation(
        name="update_client",
        method="PUT",
        path=f"/clients/{writing.identifier(id, 'id')}",
        template="/clients/{id}",
        read=read,
        json=bodies.changes(
            body.to_dict(),
            "update_client",
            "color, notes, email, phone, address, address2, address_zip_code, address_city, address_country, contact_person, field1, field2, field3",
        ),
    )


def read(body: object) -> WriteResult:
    """Read the decoded JSON body of a success."""
    return answers.written("update_client", body, WriteResult.from_dict)


def sync_detailed(id: int, *, client: plain.Client, body: ClientUpdate) -> Response[WriteResult]:
    """Send it with the plain client; status, headers and body are in the `Response`."""
    return client.send(operation(id, body=body))


def sync(id: int, *, client: plain.Client, body: ClientUpdate) -> WriteResult | None:
    """Send it with the plain client; only what was read comes back, None unless the status says success."""
    return sync_detailed(id, client=client, body=body).parsed


async def asyncio_detailed(id: int, *, client: plain.Client, body: ClientUpdate) -> Response[WriteResult]:
    """Like `sync_detailed`, awaited."""
    return await client.asend(operation(id, body=body))


async def asyncio(id: int, *, client: plain.Client, body: ClientUpdate) -> WriteResult | None:
    """Like `sync`, awaited."""
    return (await asyncio_detailed(id, client=client, body=body)).parsed
