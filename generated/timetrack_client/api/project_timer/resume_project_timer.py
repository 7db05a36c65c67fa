# Generated from openapi/timetrack.yaml by `make client`. Do not edit.
"""`POST /timers/project_timer/resume`: Resume the project timer."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ... import answers
from ...models.timer_action import TimerAction
from ...models.write_result import WriteResult
from ...operations import Operation

if TYPE_CHECKING:
    from ... import client as plain
    from ...types import Response


def operation(*, body: TimerAction) -> Operation[WriteResult]:
    """Resume the project timer.

    Ends the break of the user's paused clock.

    Args:
        body: Whose timer is to be paused, resumed or stopped, and when.
    """
    return Operation(
        name="resume_project_timer",
        method="POST",
        path="/timers/project_timer/resume",
        template="/timers/project_timer/resume",
        read=read,
        alternative="/project_timer/resume",
        json=body.to_dict(),
    )


def read(body: object) -> WriteResult:
    """Read the decoded JSON body of a success."""
    return answers.written("resume_project_timer", body, WriteResult.from_dict)


def sync_detailed(*, client: plain.Client, body: TimerAction) -> Response[WriteResult]:
    """Send it with the plain client; status, headers and body are in the `Response`."""
    return client.send(operation(body=body))


def sync(*, client: plain.Client, body: TimerAction) -> WriteResult | None:
    """Send it with the plain client; only what was read comes back, None unless the status says success."""
    return sync_detailed(client=client, body=body).parsed


async def asyncio_detailed(*, client: plain.Client, body: TimerAction) -> Response[WriteResult]:
    """Like `sync_detailed`, awaited."""
    return await client.asend(operation(body=body))


async def asyncio(*, client: plain.Client, body: TimerAction) -> WriteResult | None:
    """Like `sync`, awaited."""
    return (await asyncio_detailed(client=client, body=body)).parsed
