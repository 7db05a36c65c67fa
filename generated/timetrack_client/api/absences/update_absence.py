# Generated from openapi/timetrack.yaml by `make client`. Do not edit.
"""`PUT /absences/{id}`: Approve or disapprove an absence."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ... import answers, bodies, writing
from ...models.absence_update import AbsenceUpdate
from ...models.write_result import WriteResult
from ...operations import Operation

if TYPE_CHECKING:
    from ... import client as plain
    from ...types import Response


def operation(id: int, *, body: AbsenceUpdate) -> Operation[WriteResult]:
    """Approve or disapprove an absence.

    Changes the `status`; nothing else of an absence can be changed.

    Args:
        id: The id of the record.
        body: The one property of an absence that can be changed. A property that is sent as null is to be
            emptied, if the server does so (E53).
    """
    return Operation(
        name="update_absence",
        method="PUT",
        path=f"/absences/{writing.identifier(id, 'id')}",
        template="/absences/{id}",
        read=read,
        json=bodies.changes(body.to_dict(), "update_absence", "status"),
    )


def read(body: object) -> WriteResult:
    """Read the decoded JSON body of a success."""
    return answers.written("update_absence", body, WriteResult.from_dict)


def sync_detailed(id: int, *, client: plain.Client, body: AbsenceUpdate) -> Response[WriteResult]:
    """Send it with the plain client; status, headers and body are in the `Response`."""
    return client.send(operation(id, body=body))


def sync(id: int, *, client: plain.Client, body: AbsenceUpdate) -> WriteResult | None:
    """Send it with the plain client; only what was read comes back, None unless the status says success."""
    return sync_detailed(id, client=client, body=body).parsed


async def asyncio_detailed(id: int, *, client: plain.Client, body: AbsenceUpdate) -> Response[WriteResult]:
    """Like `sync_detailed`, awaited."""
    return await client.asend(operation(id, body=body))


async def asyncio(id: int, *, client: plain.Client, body: AbsenceUpdate) -> WriteResult | None:
    """Like `sync`, awaited."""
    return (await asyncio_detailed(id, client=client, body=body)).parsed
