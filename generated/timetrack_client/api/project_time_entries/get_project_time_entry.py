# Generated from openapi/timetrack.yaml by `make client`. Do not edit.
"""`GET /project_time_entries/{id}`: Get one project time entry."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ... import answers, writing
from ...models.project_time_entry import ProjectTimeEntry
from ...operations import Operation

if TYPE_CHECKING:
    from ... import client as plain
    from ...types import Response


def operation(id: int) -> Operation[ProjectTimeEntry]:
    """Get one project time entry.

    The entry with this id.

    Args:
        id: The id of the record.
    """
    return Operation(
        name="get_project_time_entry",
        method="GET",
        path=f"/project_time_entries/{writing.identifier(id, 'id')}",
        template="/project_time_entries/{id}",
        read=read,
        needs_body=True,
    )


def read(body: object) -> ProjectTimeEntry:
    """Read the decoded JSON body of a success."""
    return answers.record("get_project_time_entry", body, ProjectTimeEntry.from_dict)


def sync_detailed(id: int, *, client: plain.Client) -> Response[ProjectTimeEntry]:
    """Send it with the plain client; status, headers and body are in the `Response`."""
    return client.send(operation(id))


def sync(id: int, *, client: plain.Client) -> ProjectTimeEntry | None:
    """Send it with the plain client; only what was read comes back, None unless the status says success."""
    return sync_detailed(id, client=client).parsed


async def asyncio_detailed(id: int, *, client: plain.Client) -> Response[ProjectTimeEntry]:
    """Like `sync_detailed`, awaited."""
    return await client.asend(operation(id))


async def asyncio(id: int, *, client: plain.Client) -> ProjectTimeEntry | None:
    """Like `sync`, awaited."""
    return (await asyncio_detailed(id, client=client)).parsed
