# Generated from openapi/timetrack.yaml by `make client`. Do not edit.
"""`GET /work_reports`: List the daily work reports."""

from __future__ import annotations

import datetime
from typing import TYPE_CHECKING

from ... import answers, writing
from ...models.work_report import WorkReport
from ...operations import Operation, Paging

if TYPE_CHECKING:
    from ... import client as plain
    from ...types import Response

PAGING = Paging(largest=1000, identity=("username", "work_date"), equals=(("username", "username"),))


def operation(
    *,
    page_number: int | None = None,
    limit: int | None = None,
    username: str | None = None,
    from_: datetime.datetime | None = None,
    to: datetime.datetime | None = None,
) -> Operation[list[WorkReport]]:
    """List the daily work reports.

    One record per user and day, computed from project time entries or attendances and the user's working-time
    model. A grouped report exists too, but no readable page shows its call.

    Args:
        page_number: The page. Whether counting starts at 0 or at 1 is not known; leave it out to get what is
            surely the first page.
        limit: The number of records on a page, at most 1000; 50 when left out. What 0 means is not known.
        username: The user name. Whether it may be left out is not known.
        from_: The first day, as the timestamp of its beginning.
        to: The last day, as a timestamp; ask to its end and look at `workDate`.
    """
    params: dict[str, str | int | float] = {}
    if page_number is not None:
        params["page_number"] = writing.integer(page_number, "page_number")
    if limit is not None:
        params["limit"] = writing.integer(limit, "limit")
    if username is not None:
        params["username"] = writing.filter_text(username, "username")
    if from_ is not None:
        params["from"] = writing.moment(from_, "from_")
    if to is not None:
        params["to"] = writing.moment(to, "to")
    return Operation(
        name="list_work_reports",
        method="GET",
        path="/work_reports",
        template="/work_reports",
        read=read,
        params=params,
        needs_body=True,
        paging=PAGING,
    )


def read(body: object) -> list[WorkReport]:
    """Read the decoded JSON body of a success."""
    return answers.records("list_work_reports", body, WorkReport.from_dict)


def sync_detailed(
    *,
    client: plain.Client,
    page_number: int | None = None,
    limit: int | None = None,
    username: str | None = None,
    from_: datetime.datetime | None = None,
    to: datetime.datetime | None = None,
) -> Response[list[WorkReport]]:
    """Send it with the plain client; status, headers and body are in the `Response`."""
    return client.send(operation(page_number=page_number, limit=limit, username=username, from_=from_, to=to))


def sync(
    *,
    client: plain.Client,
    page_number: int | None = None,
    limit: int | None = None,
    username: str | None = None,
    from_: datetime.datetime | None = None,
    to: datetime.datetime | None = None,
) -> list[WorkReport] | None:
    """Send it with the plain client; only what was read comes back, None unless the status says success."""
    return sync_detailed(
        client=client, page_number=page_number, limit=limit, username=username, from_=from_, to=to
    ).parsed


async def asyncio_detailed(
    *,
    client: plain.Client,
    page_number: int | None = None,
    limit: int | None = None,
    username: str | None = None,
    from_: datetime.datetime | None = None,
    to: datetime.datetime | None = None,
) -> Response[list[WorkReport]]:
    """Like `sync_detailed`, awaited."""
    return await client.asend(
        operation(page_number=page_number, limit=limit, username=username, from_=from_, to=to)
    )


async def asyncio(
    *,
    client: plain.Client,
    page_number: int | None = None,
    limit: int | None = None,
    username: str | None = None,
    from_: datetime.datetime | None = None,
    to: datetime.datetime | None = None,
) -> list[WorkReport] | None:
    """Like `sync`, awaited."""
    return (
        await asyncio_detailed(
            client=client, page_number=page_number, limit=limit, username=username, from_=from_, to=to
        )
    ).parsed
