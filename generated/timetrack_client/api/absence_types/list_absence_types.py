# Generated from openapi/timetrack.yaml by `make client`. Do not edit.
"""`GET /absence_types`: List the absence types."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ... import answers, writing
from ...models.absence_type import AbsenceType
from ...operations import Operation, Paging

if TYPE_CHECKING:
    from ... import client as plain
    from ...types import Response

PAGING = Paging(largest=1000, identity=("id",))


def operation(*, page_number: int | None = None, limit: int | None = None) -> Operation[list[AbsenceType]]:
    """List the absence types.

    All absence types. The vendor names this resource, but no copy of its page can be read.

    Args:
        page_number: The page. Whether counting starts at 0 or at 1 is not known; leave it out to get what is
            surely the first page.
        limit: The number of records on a page, at most 1000; 50 when left out. What 0 means is not known.
    """
    params: dict[str, str | int | float] = {}
    if page_number is not None:
        params["page_number"] = writing.integer(page_number, "page_number")
    if limit is not None:
        params["limit"] = writing.integer(limit, "limit")
    return Operation(
        name="list_absence_types",
        method="GET",
        path="/absence_types",
        template="/absence_types",
        read=read,
        params=params,
        needs_body=True,
        paging=PAGING,
    )


def read(body: object) -> list[AbsenceType]:
    """Read the decoded JSON body of a success."""
    return answers.records("list_absence_types", body, AbsenceType.from_dict)


def sync_detailed(
    *, client: plain.Client, page_number: int | None = None, limit: int | None = None
) -> Response[list[AbsenceType]]:
    """Send it with the plain client; status, headers and body are in the `Response`."""
    return client.send(operation(page_number=page_number, limit=limit))


def sync(
    *, client: plain.Client, page_number: int | None = None, limit: int | None = None
) -> list[AbsenceType] | None:
    """Send it with the plain client; only what was read comes back, None unless the status says success."""
    return sync_detailed(client=client, page_number=page_number, limit=limit).parsed


async def asyncio_detailed(
    *, client: plain.Client, page_number: int | None = None, limit: int | None = None
) -> Response[list[AbsenceType]]:
    """Like `sync_detailed`, awaited."""
    return await client.asend(operation(page_number=page_number, limit=limit))


async def asyncio(
    *, client: plain.Client, page_number: int | None = None, limit: int | None = None
) -> list[AbsenceType] | None:
    """Like `sync`, awaited."""
    return (await asyncio_detailed(client=client, page_number=page_number, limit=limit)).parsed
