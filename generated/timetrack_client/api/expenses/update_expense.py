# Generated from openapi/timetrack.yaml by `make client`. Do not edit.
"""`PUT /expenses/{id}`: Update an expense."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ... import answers, bodies, writing
from ...models.expense_update import ExpenseUpdate
from ...models.write_result import WriteResult
from ...operations import Operation

if TYPE_CHECKING:
    from ... import client as plain
    from ...types import Response


def operation(id: int, *, body: ExpenseUpdate) -> Operation[WriteResult]:
    """Update an expense.

    Changes the given properties. Which of them a server refuses to change is not known.

    Args:
        id: The id of the record.
        body: The properties of an expense to be changed. A property that is sent as null is to be emptied, if
            the server does so (E53).
    """
    return Operation(
        name="update_expense",
        method="PUT",
        path=f"/expenses/{writing.identifier(id, 'id')}",
        template="/expenses/{id}",
        read=read,
        json=bodies.changes(
            body.to_dict(),
            "update_expense",
            "client_name, project_name, name, price, quantity, billable, pay_type, details, tags, date, extra",
        ),
    )


def read(body: object) -> WriteResult:
    """Read the decoded JSON body of a success."""
    return answers.written("update_expense", body, WriteResult.from_dict)


def sync_detailed(id: int, *, client: plain.Client, body: ExpenseUpdate) -> Response[WriteResult]:
    """Send it with the plain client; status, headers and body are in the `Response`."""
    return client.send(operation(id, body=body))


def sync(id: int, *, client: plain.Client, body: ExpenseUpdate) -> WriteResult | None:
    """Send it with the plain client; only what was read comes back, None unless the status says success."""
    return sync_detailed(id, client=client, body=body).parsed


async def asyncio_detailed(id: int, *, client: plain.Client, body: ExpenseUpdate) -> Response[WriteResult]:
    """Like `sync_detailed`, awaited."""
    return await client.asend(operation(id, body=body))


async def asyncio(id: int, *, client: plain.Client, body: ExpenseUpdate) -> WriteResult | None:
    """Like `sync`, awaited."""
    return (await asyncio_detailed(id, client=client, body=body)).parsed
