# Generated from openapi/timetrack.yaml by `make client`. Do not edit.
"""`GET /clients`: List the clients."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ... import answers, writing
from ...models.client import Client
from ...operations import Operation, Paging

if TYPE_CHECKING:
    from ... import client as plain
    from ...types import Response

PAGING = Paging(largest=1000, identity=("id",))


def operation(
    *, page_number: int | None = None, limit: int | None = None, name: str | None = None
) -> Operation[list[Client]]:
    """List the clients.

    All clients, or those whose name contains a text.

    Args:
        page_number: The page. Whether counting starts at 0 or at 1 is not known; leave it out to get what is
            surely the first page.
        limit: The number of records on a page, at most 1000; 50 when left out. What 0 means is not known.
        name: Part of the client's name.
    """
    params: dict[str, str | int | float] = {}
    if page_number is not None:
        params["page_number"] = writing.integer(page_number, "page_number")
    if limit is not None:
        params["limit"] = writing.integer(limit, "limit")
    if name is not None:
        params["name"] = writing.filter_text(name, "name")
    return Operation(
        name="list_clients",
        method="GET",
        path="/clients",
        template="/clients",
        read=read,
        params=params,
        needs_body=True,
        paging=PAGING,
    )


def read(body: object) -> list[Client]:
    """Read the decoded JSON body of a success."""
    return answers.records("list_clients", body, Client.from_dict)


def sync_detailed(
    *, client: plain.Client, page_number: int | None = None, limit: int | None = None, name: str | None = None
) -> Response[list[Client]]:
    """Send it with the plain client; status, headers and body are in the `Response`."""
    return client.send(operation(page_number=page_number, limit=limit, name=name))


def sync(
    *, client: plain.Client, page_number: int | None = None, limit: int | None = None, name: str | None = None
) -> list[Client] | None:
    """Send it with the plain client; only what was read comes back, None unless the status says success."""
    return sync_detailed(client=client, page_number=page_number, limit=limit, name=name).parsed


async def asyncio_detailed(
    *, client: plain.Client, page_number: int | None = None, limit: int | None = None, name: str | None = None
) -> Response[list[Client]]:
    """Like `sync_detailed`, awaited."""
    return await client.asend(operation(page_number=page_number, limit=limit, name=name))


async def asyncio(
    *, client: plain.Client, page_number: int | None = None, limit: int | None = None, name: str | None = None
) -> list[Client] | None:
    """Like `sync`, awaited."""
    return (await asyncio_detailed(client=client, page_number=page_number, limit=limit, name=name)).parsed
