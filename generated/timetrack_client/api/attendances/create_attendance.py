# Generated from openapi/timetrack.yaml by `make client`. Do not edit.
"""`POST /attendances`: Create an attendance."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ... import answers
from ...models.attendance_create import AttendanceCreate
from ...models.write_result import WriteResult
from ...operations import Operation

if TYPE_CHECKING:
    from ... import client as plain
    from ...types import Response


def operation(*, body: AttendanceCreate) -> Operation[WriteResult]:
    """Create an attendance.

    Adds working time without a project. The list of required properties is not readable.

    Args:
        body: Working time to be added. No readable page lists the required properties; a server most likely
            demands `username`, `from` and `to` (E22).
    """
    return Operation(
        name="create_attendance",
        method="POST",
        path="/attendances",
        template="/attendances",
        read=read,
        json=body.to_dict(),
    )


def read(body: object) -> WriteResult:
    """Read the decoded JSON body of a success."""
    return answers.written("create_attendance", body, WriteResult.from_dict)


def sync_detailed(*, client: plain.Client, body: AttendanceCreate) -> Response[WriteResult]:
    """Send it with the plain client; status, headers and body are in the `Response`."""
    return client.send(operation(body=body))


def sync(*, client: plain.Client, body: AttendanceCreate) -> WriteResult | None:
    """Send it with the plain client; only what was read comes back, None unless the status says success."""
    return sync_detailed(client=client, body=body).parsed


async def asyncio_detailed(*, client: plain.Client, body: AttendanceCreate) -> Response[WriteResult]:
    """Like `sync_detailed`, awaited."""
    return await client.asend(operation(body=body))


async def asyncio(*, client: plain.Client, body: AttendanceCreate) -> WriteResult | None:
    """Like `sync`, awaited."""
    return (await asyncio_detailed(client=client, body=body)).parsed
