# Generated from openapi/timetrack.yaml by `make client`. Do not edit.
"""`POST /timers/project_timer/start`: Start the project timer."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ... import answers
from ...models.project_timer_start import ProjectTimerStart
from ...models.write_result import WriteResult
from ...operations import Operation

if TYPE_CHECKING:
    from ... import client as plain
    from ...types import Response


def operation(*, body: ProjectTimerStart) -> Operation[WriteResult]:
    """Start the project timer.

    Starts the user's clock on a project. What a server answers when it already runs is not known.

    Args:
        body: What a project timer is started with.
    """
    return Operation(
        name="start_project_timer",
        method="POST",
        path="/timers/project_timer/start",
        template="/timers/project_timer/start",
        read=read,
        alternative="/project_timer/start",
        json=body.to_dict(),
    )


def read(body: object) -> WriteResult:
    """Read the decoded JSON body of a success."""
    return answers.written("start_project_timer", body, WriteResult.from_dict)


def sync_detailed(*, client: plain.Client, body: ProjectTimerStart) -> Response[WriteResult]:
    """Send it with the plain client; status, headers and body are in the `Response`."""
    return client.send(operation(body=body))


def sync(*, client: plain.Client, body: ProjectTimerStart) -> WriteResult | None:
    """Send it with the plain client; only what was read comes back, None unless the status says success."""
    return sync_detailed(client=client, body=body).parsed


async def asyncio_detailed(*, client: plain.Client, body: ProjectTimerStart) -> Response[WriteResult]:
    """Like `sync_detailed`, awaited."""
    return await client.asend(operation(body=body))


async def asyncio(*, client: plain.Client, body: ProjectTimerStart) -> WriteResult | None:
    """Like `sync`, awaited."""
    return (await asyncio_detailed(client=client, body=body)).parsed
