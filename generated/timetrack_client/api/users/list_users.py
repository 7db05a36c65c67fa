# Generated from openapi/timetrack.yaml by `make client`. Do not edit.
"""`GET /users`: List the users."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ... import answers, writing
from ...models.user import User
from ...operations import Operation, Paging

if TYPE_CHECKING:
    from ... import client as plain
    from ...types import Response

PAGING = Paging(largest=1000, identity=("id",), equals=(("username", "username"),))


def operation(
    *, page_number: int | None = None, limit: int | None = None, username: str | None = None
) -> Operation[list[User]]:
    """List the users.

    All users, or those with a user name.

    Args:
        page_number: The page. Whether counting starts at 0 or at 1 is not known; leave it out to get what is
            surely the first page.
        limit: The number of records on a page, at most 1000; 50 when left out. What 0 means is not known.
        username: The user name. Whether a part of it is enough is not known.
    """
    params: dict[str, str | int | float] = {}
    if page_number is not None:
        params["page_number"] = writing.integer(page_number, "page_number")
    if limit is not None:
        params["limit"] = writing.integer(limit, "limit")
    if username is not None:
        params["username"] = writing.filter_text(username, "username")
    return Operation(
        name="list_users",
        method="GET",
        path="/users",
        template="/users",
        read=read,
        params=params,
        needs_body=True,
        paging=PAGING,
    )


def read(body: object) -> list[User]:
    """Read the decoded JSON body of a success."""
    return answers.records("list_users", body, User.from_dict)


def sync_detailed(
    *,
    client: plain.Client,
    page_number: int | None = None,
    limit: int | None = None,
    username: str | None = None,
) -> Response[list[User]]:
    """Send it with the plain client; status, headers and body are in the `Response`."""
    return client.send(operation(page_number=page_number, limit=limit, username=username))


def sync(
    *,
    client: plain.Client,
    page_number: int | None = None,
    limit: int | None = None,
    username: str | None = None,
) -> list[User] | None:
    """Send it with the plain client; only what was read comes back, None unless the status says success."""
    return sync_detailed(client=client, page_number=page_number, limit=limit, username=username).parsed


async def asyncio_detailed(
    *,
    client: plain.Client,
    page_number: int | None = None,
    limit: int | None = None,
    username: str | None = None,
) -> Response[list[User]]:
    """Like `sync_detailed`, awaited."""
    return await client.asend(operation(page_number=page_number, limit=limit, username=username))


async def asyncio(
    *,
    client: plain.Client,
    page_number: int | None = None,
    limit: int | None = None,
    username: str | None = None,
) -> list[User] | None:
    """Like `sync`, awaited."""
    return (
        await asyncio_detailed(client=client, page_number=page_number, limit=limit, username=username)
    ).parsed
