# Generated from openapi/timetrack.yaml by `make client`. Do not edit.
"""`GET /clients/{id}`: Get one client."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ... import answers, writing
from ...models.client import Client
from ...operations import Operation

if TYPE_CHECKING:
    from ... import client as plain
    from ...types import Response


def operation(id: int) -> Operation[Client]:
    """Get one client.

    The client with this id.

    Args:
        id: The id of the record.
    """
    return Operation(
        name="get_client",
        method="GET",
        path=f"/clients/{writing.identifier(id, 'id')}",
        template="/clients/{id}",
        read=read,
        needs_body=True,
    )


def read(body: object) -> Client:
    """Read the decoded JSON body of a success."""
    return answers.record("get_client", body, Client.from_dict)


def sync_detailed(id: int, *, client: plain.Client) -> Response[Client]:
    """Send it with the plain client; status, headers and body are in the `Response`."""
    return client.send(operation(id))


def sync(id: int, *, client: plain.Client) -> Client | None:
    """Send it with the plain client; only what was read comes back, None unless the status says success."""
    return sync_detailed(id, client=client).parsed


async def asyncio_detailed(id: int, *, client: plain.Client) -> Response[Client]:
    """Like `sync_detailed`, awaited."""
    return await client.asend(operation(id))


async def asyncio(id: int, *, client: plain.Client) -> Client | None:
    """Like `sync`, awaited."""
    return (await asyncio_detailed(id, client=client)).parsed
