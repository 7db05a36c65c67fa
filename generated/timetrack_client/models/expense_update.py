# Generated from openapi/timetrack.yaml by `make client`. Do not edit.
"""The model `ExpenseUpdate`, which is sent."""

from __future__ import annotations

import datetime
from decimal import Decimal
from typing import Any

from attrs import Factory, define

from .. import bodies, writing
from ..types import UNSET, Unset


@define
class ExpenseUpdate:
    """The properties of an expense to be changed. A property that is sent as null is to be emptied, if the
    server does so (E53).
    """

    client_name: str | None | Unset = UNSET
    """The exact name of an existing client."""
    project_name: str | None | Unset = UNSET
    """The exact name of an existing project."""
    name: str | None | Unset = UNSET
    """What was paid for."""
    price: float | Decimal | None | Unset = UNSET
    """Money, most likely per piece; its currency is not named."""
    quantity: int | None | Unset = UNSET
    """Number of pieces."""
    billable: bool | None | Unset = UNSET
    """Whether it can be billed."""
    pay_type: str | None | Unset = UNSET
    """How it was paid, such as credit card or cash."""
    details: str | None | Unset = UNSET
    """Notes."""
    tags: str | None | Unset = UNSET
    """Hashtags."""
    date: datetime.datetime | None | Unset = UNSET
    """When, wall-clock time."""
    additional_properties: dict[str, Any] = Factory(dict[str, Any])
    """Further properties to send, by the API's own names."""

    def to_dict(self) -> dict[str, Any]:
        """The JSON object; raises `InvalidValue` for what cannot be sent."""
        fields: dict[str, Any] = bodies.further(self.additional_properties)
        if self.client_name is not UNSET:
            fields["clientName"] = (
                None if self.client_name is None else writing.text(self.client_name, "client_name")
            )
        if self.project_name is not UNSET:
            fields["projectName"] = (
                None if self.project_name is None else writing.text(self.project_name, "project_name")
            )
        if self.name is not UNSET:
            fields["name"] = None if self.name is None else writing.text(self.name, "name")
        if self.price is not UNSET:
            fields["price"] = None if self.price is None else writing.number(self.price, "price")
        if self.quantity is not UNSET:
            fields["quantity"] = None if self.quantity is None else writing.integer(self.quantity, "quantity")
        if self.billable is not UNSET:
            fields["billable"] = None if self.billable is None else writing.boolean(self.billable, "billable")
        if self.pay_type is not UNSET:
            fields["payType"] = None if self.pay_type is None else writing.text(self.pay_type, "pay_type")
        if self.details is not UNSET:
            fields["details"] = None if self.details is None else writing.text(self.details, "details")
        if self.tags is not UNSET:
            fields["tags"] = None if self.tags is None else writing.text(self.tags, "tags")
        if self.date is not UNSET:
            fields["date"] = None if self.date is None else writing.moment(self.date, "date")
        return fields
