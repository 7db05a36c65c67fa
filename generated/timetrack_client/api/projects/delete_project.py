# Generated from openapi/timetrack.yaml by `make client`. Do not edit.
"""`DELETE /projects/{id}`: Delete a project."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ... import answers, writing
from ...operations import Operation

if TYPE_CHECKING:
    from ... import client as plain
    from ...types import Response


def operation(id: int) -> Operation[None]:
    """Delete a project.

    Removes the project. In the app, projects are disabled rather than deleted, so that reports stay right.

    Args:
        id: The id of the record.
    """
    return Operation(
        name="delete_project",
        method="DELETE",
        path=f"/projects/{writing.identifier(id, 'id')}",
        template="/projects/{id}",
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
