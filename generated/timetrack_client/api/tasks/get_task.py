# Generated from openapi/timetrack.yaml by `make client`. Do not edit.
"""`GET /tasks/{id}`: Get one task."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ... import answers, writing
from ...models.task import Task
from ...operations import Operation

if TYPE_CHECKING:
    from ... import client as plain
    from ...types import Response


def operation(id: int) -> Operation[Task]:
    """Get one task.

    The task with this id.

    Args:
        id: The id of the record.
    """
    return Operation(
        name="get_task",
        method="GET",
        path=f"/tasks/{writing.identifier(id, 'id')}",
        template="/tasks/{id}",
        read=read,
        needs_body=True,
    )


def read(body: object) -> Task:
    """Read the decoded JSON body of a success."""
    return answers.record("get_task", body, Task.from_dict)


def sync_detailed(id: int, *, client: plain.Client) -> Response[Task]:
    """Send it with the plain client; status, headers and body are in the `Response`."""
    return client.send(operation(id))


def sync(id: int, *, client: plain.Client) -> Task | None:
    """Send it with the plain client; only what was read comes back, None unless the status says success."""
    return sync_detailed(id, client=client).parsed


async def asyncio_detailed(id: int, *, client: plain.Client) -> Response[Task]:
    """Like `sync_detailed`, awaited."""
    return await client.asend(operation(id))


async def asyncio(id: int, *, client: plain.Client) -> Task | None:
    """Like `sync`, awaited."""
    return (await asyncio_detailed(id, client=client)).parsed
