# Generated from openapi/timetrack.yaml by `make client`. Do not edit.
"""`POST /users`: Create a user."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ... import answers
from ...models.user_create import UserCreate
from ...models.write_result import WriteResult
from ...operations import Operation

if TYPE_CHECKING:
    from ... import client as plain
    from ...types import Response


def operation(*, body: UserCreate) -> Operation[WriteResult]:
    """Create a user.

    Adds a person. The password is what the person logs in with; it is treated as written and never read,
    because whether a server ever returns it is not known. Whether a user name that is already there is
    refused is not known, but other records refer to users by it.

    Args:
        body: A user to be created.
    """
    return Operation(
        name="create_user", method="POST", path="/users", template="/users", read=read, json=body.to_dict()
    )


def read(body: object) -> WriteResult:
    """Read the decoded JSON body of a success."""
    return answers.written("create_user", body, WriteResult.from_dict)


def sync_detailed(*, client: plain.Client, body: UserCreate) -> Response[WriteResult]:
    """Send it with the plain client; status, headers and body are in the `Response`."""
    return client.send(operation(body=body))


def sync(*, client: plain.Client, body: UserCreate) -> WriteResult | None:
    """Send it with the plain client; only what was read comes back, None unless the status says success."""
    return sync_detailed(client=client, body=body).parsed


async def asyncio_detailed(*, client: plain.Client, body: UserCreate) -> Response[WriteResult]:
    """Like `sync_detailed`, awaited."""
    return await client.asend(operation(body=body))


async def asyncio(*, client: plain.Client, body: UserCreate) -> WriteResult | None:
    """Like `sync`, awaited."""
    return (await asyncio_detailed(client=client, body=body)).parsed
