# Generated from openapi/timetrack.yaml by `make client`. Do not edit.
"""`DELETE /users/{id}`: Delete a user."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ... import answers, writing
from ...operations import Operation

if TYPE_CHECKING:
    from ... import client as plain
    from ...types import Response


def operation(id: int) -> Operation[None]:
    """Delete a user.

    Removes the user. The page shows this call, but its path is cut off in every readable copy. In the app,
    people are deactivated rather than deleted.

    Args:
        id: The id of the record.
    """
    return Operation(
        name="delete_user",
        method="DELETE",
        path=f"/users/{writing.identifier(id, 'id')}",
        template="/users/{id}",
        read=read,
    )


def read(body: object) -> None:
    """Read the decoded JSON body of a success."""
    return answers.nothing(body)


def sync_detailed(id: int, *, client: plain.Client) -> Response[None]:
    """Send it with the plain client; status, headers and body are in the `Response`."""
    return client.send(operation(id))


def sync(id: int, *, client: plain.Client) -> None:
    """Send it with the plain client; only what was read comes back, None unless the status says success."""
    return sync_detailed(id, client=client).parsed


async def asyncio_detailed(id: int, *, client: plain.Client) -> Response[None]:
    """Like `sync_detailed`, awaited."""
    return await client.asend(operation(id))


async def asyncio(id: int, *, client: plain.Client) -> None:
    """Like `sync`, awaited."""
    return (await asyncio_detailed(id, client=client)).parsed
