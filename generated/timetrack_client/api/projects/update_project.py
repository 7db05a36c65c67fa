# Generated from openapi/timetrack.yaml by `make client`. Do not edit.
"""`PUT /projects/{id}`: Update a project."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ... import answers, bodies, writing
from ...models.project_update import ProjectUpdate
from ...models.write_result import WriteResult
from ...operations import Operation

if TYPE_CHECKING:
    from ... import client as plain
    from ...types import Response


def operation(id: int, *, body: ProjectUpdate) -> Operation[WriteResult]:
    """Update a project.

    Changes the given properties. A `clientName`, when given, must be the name of an existing client.

    Args:
        id: The id of the record.
        body: The properties of a project to be changed. A property that is sent as null is to be emptied, if
            the server does so (E53).
    """
    return Operation(
        name="update_project",
        method="PUT",
        path=f"/projects/{writing.identifier(id, 'id')}",
        template="/projects/{id}",
        read=read,
        json=bodies.changes(
            body.to_dict(),
            "update_project",
            "project_name, client_name, project_enabled, notes, hour_rate, time_estimated, budget_estimated",
        ),
    )


def read(body: object) -> WriteResult:
    """Read the decoded JSON body of a success."""
    return answers.written("update_project", body, WriteResult.from_dict)


def sync_detailed(id: int, *, client: plain.Client, body: ProjectUpdate) -> Response[WriteResult]:
    """Send it with the plain client; status, headers and body are in the `Response`."""
    return client.send(operation(id, body=body))


def sync(id: int, *, client: plain.Client, body: ProjectUpdate) -> WriteResult | None:
    """Send it with the plain client; only what was read comes back, None unless the status says success."""
    return sync_detailed(id, client=client, body=body).parsed


async def asyncio_detailed(id: int, *, client: plain.Client, body: ProjectUpdate) -> Response[WriteResult]:
    """Like `sync_detailed`, awaited."""
    return await client.asend(operation(id, body=body))


async def asyncio(id: int, *, client: plain.Client, body: ProjectUpdate) -> WriteResult | None:
    """Like `sync`, awaited."""
    return (await asyncio_detailed(id, client=client, body=body)).parsed
