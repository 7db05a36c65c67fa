# Generated from openapi/timetrack.yaml by `make client`. Do not edit.
"""`GET /expenses`: List the expenses."""

from __future__ import annotations

import datetime
from typing import TYPE_CHECKING

from ... import answers, writing
from ...models.expense import Expense
from ...operations import Operation, Paging

if TYPE_CHECKING:
    from ... import client as plain
    from ...types import Response

PAGING = Paging(largest=1000, identity=("id",), equals=(("username", "user"), ("user", "user")))


def operation(
    *,
    page_number: int | None = None,
    limit: int | None = None,
    username: str | None = None,
    user: str | None = None,
    name: str | None = None,
    client_name: str | None = None,
    project_name: str | None = None,
    from_: datetime.datetime | None = None,
    to: datetime.datetime | None = None,
) -> Operation[list[Expense]]:
    """List the expenses.

    All expenses, or those of a user, a client, a project, a name or a period.

    Args:
        page_number: The page. Whether counting starts at 0 or at 1 is not known; leave it out to get what is
            surely the first page.
        limit: The number of records on a page, at most 1000; 50 when left out. What 0 means is not known.
        username: The user name. Every worked example of the vendor filters by this name.
        user: The user name under the name that the vendor's tables give the filter. The worked examples
            contradict the tables; prefer `username`.
        name: Part of the expense's name.
        client_name: The client's name, or most likely a part of it.
        project_name: The project's name, or most likely a part of it.
        from_: The earliest date, wall-clock time.
        to: The latest date, wall-clock time; name the last millisecond of the last day that is wanted.
    """
    params: dict[str, str | int | float] = {}
    if page_number is not None:
        params["page_number"] = writing.integer(page_number, "page_number")
    if limit is not None:
        params["limit"] = writing.integer(limit, "limit")
    if username is not None:
        params["username"] = writing.filter_text(username, "username")
    if user is not None:
        params["user"] = writing.filter_text(user, "user")
    if name is not None:
        params["name"] = writing.filter_text(name, "name")
    if client_name is not None:
        params["clientName"] = writing.filter_text(client_name, "client_name")
    if project_name is not None:
        params["projectName"] = writing.filter_text(project_name, "project_name")
    if from_ is not None:
        params["from"] = writing.moment(from_, "from_")
    if to is not None:
        params["to"] = writing.moment(to, "to")
    return Operation(
        name="list_expenses",
        method="GET",
        path="/expenses",
        template="/expenses",
        read=read,
        params=params,
        needs_body=True,
        paging=PAGING,
    )


def read(body: object) -> list[Expense]:
    """Read the decoded JSON body of a success."""
    return answers.records("list_expenses", body, Expense.from_dict)


def sync_detailed(
    *,
    client: plain.Client,
    page_number: int | None = None,
    limit: int | None = None,
    username: str | None = None,
    user: str | None = None,
    name: str | None = None,
    client_name: str | None = None,
    project_name: str | None = None,
    from_: datetime.datetime | None = None,
    to: datetime.datetime | None = None,
) -> Response[list[Expense]]:
    """Send it with the plain client; status, headers and body are in the `Response`."""
    return client.send(
        operation(
            page_number=page_number,
            limit=limit,
            username=username,
            user=user,
            name=name,
            client_name=client_name,
            project_name=project_name,
            from_=from_,
            to=to,
        )
    )


def sync(
    *,
    client: plain.Client,
    page_number: int | None = None,
    limit: int | None = None,
    username: str | None = None,
    user: str | None = None,
    name: str | None = None,
    client_name: str | None = None,
    project_name: str | None = None,
    from_: datetime.datetime | None = None,
    to: datetime.datetime | None = None,
) -> list[Expense] | None:
    """Send it with the plain client; only what was read comes back, None unless the status says success."""
    return sync_detailed(
        client=client,
        page_number=page_number,
        limit=limit,
        username=username,
        user=user,
        name=name,
        client_name=client_name,
        project_name=project_name,
        from_=from_,
        to=to,
    ).parsed


async def asyncio_detailed(
    *,
    client: plain.Client,
    page_number: int | None = None,
    limit: int | None = None,
    username: str | None = None,
    user: str | None = None,
    name: str | None = None,
    client_name: str | None = None,
    project_name: str | None = None,
    from_: datetime.datetime | None = None,
    to: datetime.datetime | None = None,
) -> Response[list[Expense]]:
    """Like `sync_detailed`, awaited."""
    return await client.asend(
        operation(
            page_number=page_number,
            limit=limit,
            username=username,
            user=user,
            name=name,
            client_name=client_name,
            project_name=project_name,
            from_=from_,
            to=to,
        )
    )


async def asyncio(
    *,
    client: plain.Client,
    page_number: int | None = None,
    limit: int | None = None,
    username: str | None = None,
    user: str | None = None,
    name: str | None = None,
    client_name: str | None = None,
    project_name: str | None = None,
    from_: datetime.datetime | None = None,
    to: datetime.datetime | None = None,
) -> list[Expense] | None:
    """Like `sync`, awaited."""
    return (
        await asyncio_detailed(
            client=client,
            page_number=page_number,
            limit=limit,
            username=username,
            user=user,
            name=name,
            client_name=client_name,
            project_name=project_name,
            from_=from_,
            to=to,
        )
    ).parsed
