# Generated from openapi/timetrack.yaml by `make client`. Do not edit.
"""`PUT /project_time_entries/{id}`: Update a project time entry."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ... import answers, bodies, writing
from ...models.project_time_entry_update import ProjectTimeEntryUpdate
from ...models.write_result import WriteResult
from ...operations import Operation

if TYPE_CHECKING:
    from ... import client as plain
    from ...types import Response


def operation(id: int, *, body: ProjectTimeEntryUpdate) -> Operation[WriteResult]:
    """Update a project time entry.

    Changes the given properties. Which of them a server refuses to change is not known.

    Args:
        id: The id of the record.
        body: The properties of a project time entry to be changed. A property that is sent as null is to be
            emptied, if the server does so (E53).
    """
    return Operation(
        name="update_project_time_entry",
        method="PUT",
        path=f"/project_time_entries/{writing.identifier(id, 'id')}",
        template="/project_time_entries/{id}",
        read=read,
        json=bodies.changes(
            body.to_dict(),
            "update_project_time_entry",
            "client_name, project_name, task, hour_rate, latitude, longitude, latitude1, longitude1, billable, flat_rate, details, tags, from_, to, break_minutes, extra",
        ),
    )


def read(body: object) -> WriteResult:
    """Read the decoded JSON body of a success."""
    return answers.written("update_project_time_entry", body, WriteResult.from_dict)


def sync_detailed(id: int, *, client: plain.Client, body: ProjectTimeEntryUpdate) -> Response[WriteResult]:
    """Send it with the plain client; status, headers and body are in the `Response`."""
    return client.send(operation(id, body=body))


def sync(id: int, *, client: plain.Client, body: ProjectTimeEntryUpdate) -> WriteResult | None:
    """Send it with the plain client; only what was read comes back, None unless the status says success."""
    return sync_detailed(id, client=client, body=body).parsed


async def asyncio_detailed(
    id: int, *, client: plain.Client, body: ProjectTimeEntryUpdate
) -> Response[WriteResult]:
    """Like `sync_detailed`, awaited."""
    return await client.asend(operation(id, body=body))


async def asyncio(id: int, *, client: plain.Client, body: ProjectTimeEntryUpdate) -> WriteResult | None:
    """Like `sync`, awaited."""
    return (await asyncio_detailed(id, client=client, body=body)).parsed
