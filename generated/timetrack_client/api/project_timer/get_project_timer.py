# Generated from openapi/timetrack.yaml by `make client`. Do not edit.
"""`GET /timers/project_timer`: Get the project timer of a user."""

from __future__ import annotations

import datetime
from typing import TYPE_CHECKING

from ... import answers, writing
from ...models.project_timer import ProjectTimer
from ...operations import Operation

if TYPE_CHECKING:
    from ... import client as plain
    from ...types import Response


def operation(*, username: str, date: datetime.datetime) -> Operation[ProjectTimer]:
    """Get the project timer of a user.

    The state of the user's project timer at `date`, the caller's local time. One copy of the vendor's page,
    most likely an older one, has the path without `/timers`.

    Args:
        username: The user whose timer is meant.
        date: The caller's local time, which decides the durations; wall-clock, needed on every call.
    """
    params: dict[str, str | int | float] = {}
    params["username"] = writing.filter_text(username, "username")
    params["date"] = writing.moment(date, "date")
    return Operation(
        name="get_project_timer",
        method="GET",
        path="/timers/project_timer",
        template="/timers/project_timer",
        read=read,
        alternative="/project_timer",
        params=params,
        needs_body=True,
    )


def read(body: object) -> ProjectTimer:
    """Read the decoded JSON body of a success."""
    return answers.record("get_project_timer", body, ProjectTimer.from_dict)


def sync_detailed(*, client: plain.Client, username: str, date: datetime.datetime) -> Response[ProjectTimer]:
    """Send it with the plain client; status, headers and body are in the `Response`."""
    return client.send(operation(username=username, date=date))


def sync(*, client: plain.Client, username: str, date: datetime.datetime) -> ProjectTimer | None:
    """Send it with the plain client; only what was read comes back, None unless the status says success."""
    return sync_detailed(client=client, username=username, date=date).parsed


async def asyncio_detailed(
    *, client: plain.Client, username: str, date: datetime.datetime
) -> Response[ProjectTimer]:
    """Like `sync_detailed`, awaited."""
    return await client.asend(operation(username=username, date=date))


async def asyncio(*, client: plain.Client, username: str, date: datetime.datetime) -> ProjectTimer | None:
    """Like `sync`, awaited."""
    return (await asyncio_detailed(client=client, username=username, date=date)).parsed
