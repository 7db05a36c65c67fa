# Generated from openapi/timetrack.yaml by `make client`. Do not edit.
"""`POST /timers/attendance_timer/start`: Start the attendance timer."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ... import answers
from ...models.attendance_timer_start import AttendanceTimerStart
from ...models.write_result import WriteResult
from ...operations import Operation

if TYPE_CHECKING:
    from ... import client as plain
    from ...types import Response


def operation(*, body: AttendanceTimerStart) -> Operation[WriteResult]:
    """Start the attendance timer.

    Starts the user's working-time clock.

    Args:
        body: What an attendance timer is started with.
    """
    return Operation(
        name="start_attendance_timer",
        method="POST",
        path="/timers/attendance_timer/start",
        template="/timers/attendance_timer/start",
        read=read,
        json=body.to_dict(),
    )


def read(body: object) -> WriteResult:
    """Read the decoded JSON body of a success."""
    return answers.written("start_attendance_timer", body, WriteResult.from_dict)


def sync_detailed(*, client: plain.Client, body: AttendanceTimerStart) -> Response[WriteResult]:
    """Send it with the plain client; status, headers and body are in the `Response`."""
    return client.send(operation(body=body))


def sync(*, client: plain.Client, body: AttendanceTimerStart) -> WriteResult | None:
    """Send it with the plain client; only what was read comes back, None unless the status says success."""
    return sync_detailed(client=client, body=body).parsed


async def asyncio_detailed(*, client: plain.Client, body: AttendanceTimerStart) -> Response[WriteResult]:
    """Like `sync_detailed`, awaited."""
    return await client.asend(operation(body=body))


async def asyncio(*, client: plain.Client, body: AttendanceTimerStart) -> WriteResult | None:
    """Like `sync`, awaited."""
    return (await asyncio_detailed(client=client, body=body)).parsed
