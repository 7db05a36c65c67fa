# Generated from openapi/timetrack.yaml by `make client`. Do not edit.
"""`POST /projects`: Create a project."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ... import answers
from ...models.project_create import ProjectCreate
from ...models.write_result import WriteResult
from ...operations import Operation

if TYPE_CHECKING:
    from ... import client as plain
    from ...types import Response


def operation(*, body: ProjectCreate) -> Operation[WriteResult]:
    """Create a project.

    Adds a project to a client, named by its exact name. That the client must exist is documented for the
    update only.

    Args:
        body: A project to be created.
    """
    return Operation(
        name="create_project",
        method="POST",
        path="/projects",
        template="/projects",
        read=read,
        json=body.to_dict(),
    )


def read(body: object) -> WriteResult:
    """Read the decoded JSON body of a success."""
    return answers.written("create_project", body, WriteResult.from_dict)


def sync_detailed(*, client: plain.Client, body: ProjectCreate) -> Response[WriteResult]:
    """Send it with the plain client; status, headers and body are in the `Response`."""
    return client.send(operation(body=body))


def sync(*, client: plain.Client, body: ProjectCreate) -> WriteResult | None:
    """Send it with the plain client; only what was read comes back, None unless the status says success."""
    return sync_detailed(client=client, body=body).parsed


async def asyncio_detailed(*, client: plain.Client, body: ProjectCreate) -> Response[WriteResult]:
    """Like `sync_detailed`, awaited."""
    return await client.asend(operation(body=body))


async def asyncio(*, client: plain.Client, body: ProjectCreate) -> WriteResult | None:
    """Like `sync`, awaited."""
    return (await asyncio_detailed(client=client, body=body)).parsed
