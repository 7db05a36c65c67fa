# Generated from openapi/timetrack.yaml by `make client`. Do not edit.
"""`GET /attendances/{id}`: Get one attendance."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ... import answers, writing
from ...models.attendance import Attendance
from ...operations import Operation

if TYPE_CHECKING:
    from ... import client as plain
    from ...types import Response


def operation(id: int) -> Operation[Attendance]:
    """Get one attendance.

    The attendance with this id.

    Args:
        id: The id of the record.
    """
    return Operation(
        name="get_attendance",
        method="GET",
        path=f"/attendances/{writing.identifier(id, 'id')}",
        template="/attendances/{id}",
        read=read,
        needs_body=True,
    )


def read(body: object) -> Attendance:
    """Read the decoded JSON body of a success."""
    return answers.record("get_attendance", body, Attendance.from_dict)


def sync_detailed(id: int, *, client: plain.Client) -> Response[Attendance]:
    """Send it with the plain client; status, headers and body are in the `Response`."""
    return client.send(operation(id))


def sync(id: int, *, client: plain.Client) -> Attendance | None:
    """Send it with the plain client; only what was read comes back, None unless the status says success."""
    return sync_detailed(id, client=client).parsed


async def asyncio_detailed(id: int, *, client: plain.Client) -> Response[Attendance]:
    """Like `sync_detailed`, awaited."""
    return await client.asend(operation(id))


async def asyncio(id: int, *, client: plain.Client) -> Attendance | None:
    """Like `sync`, awaited."""
    return (await asyncio_detailed(id, client=client)).parsed
