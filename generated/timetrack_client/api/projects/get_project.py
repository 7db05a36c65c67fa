# Generated from openapi/timetrack.yaml by `make client`. Do not edit.
"""`GET /projects/{id}`: Get one project."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ... import answers, writing
from ...models.project import Project
from ...operations import Operation

if TYPE_CHECKING:
    from ... import client as plain
    from ...types import Response


def operation(id: int) -> Operation[Project]:
    """Get one project.

    The project with this id.

    Args:
        id: The id of the record.
    """
    return Operation(
        name="get_project",
        method="GET",
        path=f"/projects/{writing.identifier(id, 'id')}",
        template="/projects/{id}",
        read=read,
        needs_body=True,
    )


def read(body: object) -> Project:
    """Read the decoded JSON body of a success."""
    return answers.record("get_project", body, Project.from_dict)


def sync_detailed(id: int, *, client: plain.Client) -> Response[Project]:
    """Send it with the plain client; status, headers and body are in the `Response`."""
    return client.send(operation(id))


def sync(id: int, *, client: plain.Client) -> Project | None:
    """Send it with the plain client; only what was read comes back, None unless the status says success."""
    return sync_detailed(id, client=client).parsed


async def asyncio_detailed(id: int, *, client: plain.Client) -> Response[Project]:
    """Like `sync_detailed`, awaited."""
    return await client.asend(operation(id))


async def asyncio(id: int, *, client: plain.Client) -> Project | None:
    """Like `sync`, awaited."""
    return (await asyncio_detailed(id, client=client)).parsed
