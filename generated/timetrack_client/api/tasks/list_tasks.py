# Generated from openapi/timetrack.yaml by `make client`. Do not edit.
"""`GET /tasks`: List the tasks."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ... import answers, writing
from ...models.task import Task
from ...operations import Operation, Paging

if TYPE_CHECKING:
    from ... import client as plain
    from ...types import Response

PAGING = Paging(largest=1000, identity=("id",))


def operation(
    *, page_number: int | None = None, limit: int | None = None, name: str | None = None
) -> Operation[list[Task]]:
    """List the tasks.

    All tasks, or those whose name contains a text.

    Args:
        page_number: The page. Whether counting starts at 0 or at 1 is not known; leave it out to get what is
            surely the first page.
        limit: The number of records on a page, at most 1000; 50 when left out. What 0 means is not known.
        name: Part of the task's name.
    """
    params: dict[str, str | int | float] = {}
    if page_number is not None:
        params["page_number"] = writing.integer(page_number, "page_number")
    if limit is not None:
        params["limit"] = writing.integer(limit, "limit")
    if name is not None:
        params["name"] = writing.filter_text(name, "name")
    return Operation(
        name="list_tasks",
        method="GET",
        path="/tasks",
        template="/tasks",
        read=read,
        params=params,
        needs_body=True,
        paging=PAGING,
    )


def read(body: object) -> list[Task]:
    """Read the decoded JSON body of a success."""
    return answers.records("list_tasks", body, Task.from_dict)


def sync_detailed(
    *, client: plain.Client, page_number: int | None = None, limit: int | None = None, name: str | None = None
) -> Response[list[Task]]:
    """Send it with the plain client; status, headers and body are in the `Response`."""
    return client.send(operation(page_number=page_number, limit=limit, name=name))


def sync(
    *, client: plain.Client, page_number: int | None = None, limit: int | None = None, name: str | None = None
) -> list[Task] | None:
    """Send it with the plain client; only what was read comes back, None unless the status says success."""
    return sync_detailed(client=client, page_number=page_number, limit=limit, name=name).parsed


async def asyncio_detailed(
    *, client: plain.Client, page_number: int | None = None, limit: int | None = None, name: str | None = None
) -> Response[list[Task]]:
    """Like `sync_detailed`, awaited."""
    return await client.asend(operation(page_number=page_number, limit=limit, name=name))


async def asyncio(
    *, client: plain.Client, page_number: int | None = None, limit: int | None = None, name: str | None = None
) -> list[Task] | None:
    """Like `sync`, awaited."""
    return (await asyncio_detailed(client=client, page_number=page_number, limit=limit, name=name)).parsed
