# Generated from openapi/timetrack.yaml by `make client`. Do not edit.
"""`PUT /users/{id}`: Update a user."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ... import answers, bodies, writing
from ...models.user_update import UserUpdate
from ...models.write_result import WriteResult
from ...operations import Operation

if TYPE_CHECKING:
    from ... import client as plain
    from ...types import Response


def operation(id: int, *, body: UserUpdate) -> Operation[WriteResult]:
    """Update a user.

    Changes the given properties. A user's `username` and `enabled` cannot be changed.

    Args:
        id: The id of the record.
        body: The properties of a user to be changed; `username` and `enabled` cannot be. A property that is
            sent as null is to be emptied, if the server does so (E53).
    """
    return Operation(
        name="update_user",
        method="PUT",
        path=f"/users/{writing.identifier(id, 'id')}",
        template="/users/{id}",
        read=read,
        json=bodies.changes(
            body.to_dict(),
            "update_user",
            "first_name, last_name, email, password, admin, team_lead, language, personal_number, extra",
        ),
    )


def read(body: object) -> WriteResult:
    """Read the decoded JSON body of a success."""
    return answers.written("update_user", body, WriteResult.from_dict)


def sync_detailed(id: int, *, client: plain.Client, body: UserUpdate) -> Response[WriteResult]:
    """Send it with the plain client; status, headers and body are in the `Response`."""
    return client.send(operation(id, body=body))


def sync(id: int, *, client: plain.Client, body: UserUpdate) -> WriteResult | None:
    """Send it with the plain client; only what was read comes back, None unless the status says success."""
    return sync_detailed(id, client=client, body=body).parsed


async def asyncio_detailed(id: int, *, client: plain.Client, body: UserUpdate) -> Response[WriteResult]:
    """Like `sync_detailed`, awaited."""
    return await client.asend(operation(id, body=body))


async def asyncio(id: int, *, client: plain.Client, body: UserUpdate) -> WriteResult | None:
    """Like `sync`, awaited."""
    return (await asyncio_detailed(id, client=client, body=body)).parsed
