# Generated from openapi/timetrack.yaml by `make client`. Do not edit.
"""`POST /project_time_entries`: Create a project time entry."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ... import answers
from ...models.project_time_entry_create import ProjectTimeEntryCreate
from ...models.write_result import WriteResult
from ...operations import Operation

if TYPE_CHECKING:
    from ... import client as plain
    from ...types import Response


def operation(*, body: ProjectTimeEntryCreate) -> Operation[WriteResult]:
    """Create a project time entry.

    Books time on a project. No readable page shows this call; it follows the neighbouring resources.

    Args:
        body: Time to be booked on a project. No readable page lists the required properties; a server most
            likely demands `username`, `clientName`, `projectName`, `from` and `to` (E22).
    """
    return Operation(
        name="create_project_time_entry",
        method="POST",
        path="/project_time_entries",
        template="/project_time_entries",
        read=read,
        json=body.to_dict(),
    )


def read(body: object) -> WriteResult:
    """Read the decoded JSON body of a success."""
    return answers.written("create_project_time_entry", body, WriteResult.from_dict)


def sync_detailed(*, client: plain.Client, body: ProjectTimeEntryCreate) -> Response[WriteResult]:
    """Send it with the plain client; status, headers and body are in the `Response`."""
    return client.send(operation(body=body))


def sync(*, client: plain.Client, body: ProjectTimeEntryCreate) -> WriteResult | None:
    """Send it with the plain client; only what was read comes back, None unless the status says success."""
    return sync_detailed(client=client, body=body).parsed


async def asyncio_detailed(*, client: plain.Client, body: ProjectTimeEntryCreate) -> Response[WriteResult]:
    """Like `sync_detailed`, awaited."""
    return await client.asend(operation(body=body))


async def asyncio(*, client: plain.Client, body: ProjectTimeEntryCreate) -> WriteResult | None:
    """Like `sync`, awaited."""
    return (await asyncio_detailed(client=client, body=body)).parsed
