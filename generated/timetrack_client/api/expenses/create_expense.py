# Generated from openapi/timetrack.yaml by `make client`. Do not edit.
"""`POST /expenses`: Create an expense."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ... import answers
from ...models.expense_create import ExpenseCreate
from ...models.write_result import WriteResult
from ...operations import Operation

if TYPE_CHECKING:
    from ... import client as plain
    from ...types import Response


def operation(*, body: ExpenseCreate) -> Operation[WriteResult]:
    """Create an expense.

    Adds an expense. The documented list of required properties begins with `clientName`; its rest is not
    readable.

    Args:
        body: An expense to be created. The readable part of the vendor's page names `clientName` as the first
            required property; a server most likely demands `username`, `projectName`, `name`, `price` and
            `date` as well (E22).
    """
    return Operation(
        name="create_expense",
        method="POST",
        path="/expenses",
        template="/expenses",
        read=read,
        json=body.to_dict(),
    )


def read(body: object) -> WriteResult:
    """Read the decoded JSON body of a success."""
    return answers.written("create_expense", body, WriteResult.from_dict)


def sync_detailed(*, client: plain.Client, body: ExpenseCreate) -> Response[WriteResult]:
    """Send it with the plain client; status, headers and body are in the `Response`."""
    return client.send(operation(body=body))


def sync(*, client: plain.Client, body: ExpenseCreate) -> WriteResult | None:
    """Send it with the plain client; only what was read comes back, None unless the status says success."""
    return sync_detailed(client=client, body=body).parsed


async def asyncio_detailed(*, client: plain.Client, body: ExpenseCreate) -> Response[WriteResult]:
    """Like `sync_detailed`, awaited."""
    return await client.asend(operation(body=body))


async def asyncio(*, client: plain.Client, body: ExpenseCreate) -> WriteResult | None:
    """Like `sync`, awaited."""
    return (await asyncio_detailed(client=client, body=body)).parsed
