# Generated from openapi/timetrack.yaml by `make client`. Do not edit.
"""`PUT /tasks/{id}`: Update a task."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ... import answers, bodies, writing
from ...models.task_update import TaskUpdate
from ...models.write_result import WriteResult
from ...operations import Operation

if TYPE_CHECKING:
    from ... import client as plain
    from ...types import Response


def operation(id: int, *, body: TaskUpdate) -> Operation[WriteResult]:
    """Update a task.

    Changes the given properties. A task's `name` cannot be changed.

    Args:
        id: The id of the record.
        body: The properties of a task to be changed; `name` cannot be. A property that is sent as null is to
            be emptied, if the server does so (E53).
    """
    return Operation(
        name="update_task",
        method="PUT",
        path=f"/tasks/{writing.identifier(id, 'id')}",
        template="/tasks/{id}",
        read=read,
        json=bodies.changes(body.to_dict(), "update_task", "notes, hour_rate"),
    )


def read(body: object) -> WriteResult:
    """Read the decoded JSON body of a success."""
    return answers.written("update_task", body, WriteResult.from_dict)


def sync_detailed(id: int, *, client: plain.Client, body: TaskUpdate) -> Response[WriteResult]:
    """Send it with the plain client; status, headers and body are in the `Response`."""
    return client.send(operation(id, body=body))


def sync(id: int, *, client: plain.Client, body: TaskUpdate) -> WriteResult | None:
    """Send it with the plain client; only what was read comes back, None unless the status says success."""
    return sync_detailed(id, client=client, body=body).parsed


async def asyncio_detailed(id: int, *, client: plain.Client, body: TaskUpdate) -> Response[WriteResult]:
    """Like `sync_detailed`, awaited."""
    return await client.asend(operation(id, body=body))


async def asyncio(id: int, *, client: plain.Client, body: TaskUpdate) -> WriteResult | None:
    """Like `sync`, awaited."""
    return (await asyncio_detailed(id, client=client, body=body)).parsed
