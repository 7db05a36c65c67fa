# Generated from openapi/timetrack.yaml by `make client`. Do not edit.
"""`PUT /attendances/{id}`: Update an attendance."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ... import answers, bodies, writing
from ...models.attendance_update import AttendanceUpdate
from ...models.write_result import WriteResult
from ...operations import Operation

if TYPE_CHECKING:
    from ... import client as plain
    from ...types import Response


def operation(id: int, *, body: AttendanceUpdate) -> Operation[WriteResult]:
    """Update an attendance.

    Changes the given properties. Which of them a server refuses to change is not known.

    Args:
        id: The id of the record.
        body: The properties of an attendance to be changed. A property that is sent as null is to be emptied,
            if the server does so (E53).
    """
    return Operation(
        name="update_attendance",
        method="PUT",
        path=f"/attendances/{writing.identifier(id, 'id')}",
        template="/attendances/{id}",
        read=read,
        json=bodies.changes(
            body.to_dict(),
            "update_attendance",
            "from_, to, notes, manual, break_minutes, latitude_start, longitude_start, latitude_end, longitude_end, extra",
        ),
    )


def read(body: object) -> WriteResult:
    """Read the decoded JSON body of a success."""
    return answers.written("update_attendance", body, WriteResult.from_dict)


def sync_detailed(id: int, *, client: plain.Client, body: AttendanceUpdate) -> Response[WriteResult]:
    """Send it with the plain client; status, headers and body are in the `Response`."""
    return client.send(operation(id, body=body))


def sync(id: int, *, client: plain.Client, body: AttendanceUpdate) -> WriteResult | None:
    """Send it with the plain client; only what was read comes back, None unless the status says success."""
    return sync_detailed(id, client=client, body=body).parsed


async def asyncio_detailed(id: int, *, client: plain.Client, body: AttendanceUpdate) -> Response[WriteResult]:
    """Like `sync_detailed`, awaited."""
    return await client.asend(operation(id, body=body))


async def asyncio(id: int, *, client: plain.Client, body: AttendanceUpdate) -> WriteResult | None:
    """Like `sync`, awaited."""
    return (await asyncio_detailed(id, client=client, body=body)).parsed
