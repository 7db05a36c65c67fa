# Generated from openapi/timetrack.yaml by `make client`. Do not edit.
"""`GET /absence_types/{id}`: Get one absence type."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ... import answers, writing
from ...models.absence_type import AbsenceType
from ...operations import Operation

if TYPE_CHECKING:
    from ... import client as plain
    from ...types import Response


def operation(id: int) -> Operation[AbsenceType]:
    """Get one absence type.

    The absence type with this id.

    Args:
        id: The id of the record.
    """
    return Operation(
        name="get_absence_type",
        method="GET",
        path=f"/absence_types/{writing.identifier(id, 'id')}",
        template="/absence_types/{id}",
        read=read,
        needs_body=True,
    )


def read(body: object) -> AbsenceType:
    """Read the decoded JSON body of a success."""
    return answers.record("get_absence_type", body, AbsenceType.from_dict)


def sync_detailed(id: int, *, client: plain.Client) -> Response[AbsenceType]:
    """Send it with the plain client; status, headers and body are in the `Response`."""
    return client.send(operation(id))


def sync(id: int, *, client: plain.Client) -> AbsenceType | None:
    """Send it with the plain client; only what was read comes back, None unless the status says success."""
    return sync_detailed(id, client=client).parsed


async def asyncio_detailed(id: int, *, client: plain.Client) -> Response[AbsenceType]:
    """Like `sync_detailed`, awaited."""
    return await client.asend(operation(id))


async def asyncio(id: int, *, client: plain.Client) -> AbsenceType | None:
    """Like `sync`, awaited."""
    return (await asyncio_detailed(id, client=client)).parsed
