# Generated from openapi/timetrack.yaml by `make client`. Do not edit.
"""`POST /absences`: Request an absence."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ... import answers
from ...models.absence_create import AbsenceCreate
from ...models.write_result import WriteResult
from ...operations import Operation

if TYPE_CHECKING:
    from ... import client as plain
    from ...types import Response


def operation(*, body: AbsenceCreate) -> Operation[WriteResult]:
    """Request an absence.

    Adds an absence. Leave `status` out to request it; approve it afterwards with an update.

    Args:
        body: An absence to be requested.
    """
    return Operation(
        name="create_absence",
        method="POST",
        path="/absences",
        template="/absences",
        read=read,
        json=body.to_dict(),
    )


def read(body: object) -> WriteResult:
    """Read the decoded JSON body of a success."""
    return answers.written("create_absence", body, WriteResult.from_dict)


def sync_detailed(*, client: plain.Client, body: AbsenceCreate) -> Response[WriteResult]:
    """Send it with the plain client; status, headers and body are in the `Response`."""
    return client.send(operation(body=body))


def sync(*, client: plain.Client, body: AbsenceCreate) -> WriteResult | None:
    """Send it with the plain client; only what was read comes back, None unless the status says success."""
    return sync_detailed(client=client, body=body).parsed


async def asyncio_detailed(*, client: plain.Client, body: AbsenceCreate) -> Response[WriteResult]:
    """Like `sync_detailed`, awaited."""
    return await client.asend(operation(body=body))


async def asyncio(*, client: plain.Client, body: AbsenceCreate) -> WriteResult | None:
    """Like `sync`, awaited."""
    return (await asyncio_detailed(client=client, body=body)).parsed
