# Generated from openapi/timetrack.yaml by `make client`. Do not edit.
"""`GET /absences`: List the absences."""

from __future__ import annotations

import datetime
from typing import TYPE_CHECKING

from ... import answers, writing
from ...models.absence import Absence
from ...operations import Operation, Paging

if TYPE_CHECKING:
    from ... import client as plain
    from ...types import Response

PAGING = Paging(
    largest=1000,
    identity=("id",),
    equals=(("username", "user"), ("user", "user"), ("absenceType", "absence_type")),
)


def operation(
    *,
    page_number: int | None = None,
    limit: int | None = None,
    username: str | None = None,
    user: str | None = None,
    from_: datetime.date | None = None,
    to: datetime.date | None = None,
    absence_type: int | None = None,
) -> Operation[list[Absence]]:
    """List the absences.

    All absences, or those of a user, a type or a period.

    Args:
        page_number: The page. Whether counting starts at 0 or at 1 is not known; leave it out to get what is
            surely the first page.
        limit: The number of records on a page, at most 1000; 50 when left out. What 0 means is not known.
        username: The user name. Every worked example of the vendor filters by this name.
        user: The user name under the name that the vendor's tables give the filter. The worked examples
            contradict the tables; prefer `username`.
        from_: The first day of the period. An absence counts when it overlaps the period; a server may test
            otherwise.
        to: The last day of the period, which is most likely included.
        absence_type: The id of an absence type.
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
    if from_ is not None:
        params["from"] = writing.day(from_, "from_")
    if to is not None:
        params["to"] = writing.day(to, "to")
    if absence_type is not None:
        params["absenceType"] = writing.integer(absence_type, "absence_type")
    return Operation(
        name="list_absences",
        method="GET",
        path="/absences",
        template="/absences",
        read=read,
        params=params,
        needs_body=True,
        paging=PAGING,
    )


def read(body: object) -> list[Absence]:
    """Read the decoded JSON body of a success."""
    return answers.records("list_absences", body, Absence.from_dict)


def sync_detailed(
    *,
    client: plain.Client,
    page_number: int | None = None,
    limit: int | None = None,
    username: str | None = None,
    user: str | None = None,
    from_: datetime.date | None = None,
    to: datetime.date | None = None,
    absence_type: int | None = None,
) -> Response[list[Absence]]:
    """Send it with the plain client; status, headers and body are in the `Response`."""
    return client.send(
        operation(
            page_number=page_number,
            limit=limit,
            username=username,
            user=user,
            from_=from_,
            to=to,
            absence_type=absence_type,
        )
    )


def sync(
    *,
    client: plain.Client,
    page_number: int | None = None,
    limit: int | None = None,
    username: str | None = None,
    user: str | None = None,
    from_: datetime.date | None = None,
    to: datetime.date | None = None,
    absence_type: int | None = None,
) -> list[Absence] | None:
    """Send it with the plain client; only what was read comes back, None unless the status says success."""
    return sync_detailed(
        client=client,
        page_number=page_number,
        limit=limit,
        username=username,
        user=user,
        from_=from_,
        to=to,
        absence_type=absence_type,
    ).parsed


async def asyncio_detailed(
    *,
    client: plain.Client,
    page_number: int | None = None,
    limit: int | None = None,
    username: str | None = None,
    user: str | None = None,
    from_: datetime.date | None = None,
    to: datetime.date | None = None,
    absence_type: int | None = None,
) -> Response[list[Absence]]:
    """Like `sync_detailed`, awaited."""
    return await client.asend(
        operation(
            page_number=page_number,
            limit=limit,
            username=username,
            user=user,
            from_=from_,
            to=to,
            absence_type=absence_type,
        )
    )


async def asyncio(
    *,
    client: plain.Client,
    page_number: int | None = None,
    limit: int | None = None,
    username: str | None = None,
    user: str | None = None,
    from_: datetime.date | None = None,
    to: datetime.date | None = None,
    absence_type: int | None = None,
) -> list[Absence] | None:
    """Like `sync`, awaited."""
    return (
        await asyncio_detailed(
            client=client,
            page_number=page_number,
            limit=limit,
            username=username,
            user=user,
            from_=from_,
            to=to,
            absence_type=absence_type,
        )
    ).parsed
