# Generated from openapi/timetrack.yaml by `make client`. Do not edit.
"""The model `ExpenseCreate`, which is sent."""

from __future__ import annotations

import datetime
from decimal import Decimal
from typing import Any

from attrs import Factory, define

from .. import bodies, writing
from ..types import UNSET, Unset


@define
class ExpenseCreate:
    """An expense to be created. The readable part of the vendor's page names `clientName` as the first required
    property; a server most likely demands `username`, `projectName`, `name`, `price` and `date` as well
    (E22).
    """

    client_name: str
    """The exact name of an existing client."""
    username: str | Unset = UNSET
    """The name of an existing user."""
    project_name: str | Unset = UNSET
    """The exact name of an existing project."""
    name: str | Unset = UNSET
    """What was paid for."""
    price: float | Decimal | Unset = UNSET
    """Money, most likely per piece; its currency is not named."""
    quantity: int | Unset = UNSET
    """Number of pieces."""
    billable: bool | Unset = UNSET
    """Whether it can be billed; true when left out."""
    pay_type: str | Unset = UNSET
    """How it was paid, such as credit card or cash."""
    details: str | Unset = UNSET
    """Notes."""
    tags: str | Unset = UNSET
    """Hashtags."""
    date: datetime.datetime | Unset = UNSET
    """When, wall-clock time."""
    additional_properties: dict[str, Any] = Factory(dict[str, Any])
    """Further properties to send, by the API's own names."""

    def to_dict(self) -> dict[str, Any]:
        """The JSON object; raises `InvalidValue` for what cannot be sent."""
        fields: dict[str, Any] = bodies.further(self.additional_properties)
        fields["clientName"] = writing.text(self.client_name, "client_name")
        if self.username is not UNSET:
            fields["username"] = writing.text(self.username, "username")
        if self.project_name is not UNSET:
            fields["projectName"] = writing.text(self.project_name, "project_name")
        if self.name is not UNSET:
            fields["name"] = writing.text(self.name, "name")
        if self.price is not UNSET:
            fields["price"] = writing.number(self.price, "price")
        if self.quantity is not UNSET:
            fields["quantity"] = writing.integer(self.quantity, "quantity")
        if self.billable is not UNSET:
            fields["billable"] = writing.boolean(self.billable, "billable")
        if self.pay_type is not UNSET:
            fields["payType"] = writing.text(self.pay_type, "pay_type")
        if self.details is not UNSET:
            fields["details"] = writing.text(self.details, "details")
        if self.tags is not UNSET:
            fields["tags"] = writing.text(self.tags, "tags")
        if self.date is not UNSET:
            fields["date"] = writing.moment(self.date, "date")
        return fields
