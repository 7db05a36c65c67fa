# Generated from openapi/timetrack.yaml by `make client`. Do not edit.
"""The model `Expense`, which is received."""

from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import Any, Self

from attrs import Factory, define

from .. import reading, writing

KNOWN = frozenset(
    {
        "id",
        "ID",
        "user",
        "clientName",
        "projectName",
        "name",
        "price",
        "quantity",
        "billable",
        "payType",
        "details",
        "tags",
        "date",
    }
)


@define
class Expense:
    """An expense as it is read."""

    id: int
    """The id."""
    user: str | None = None
    """The user name."""
    client_name: str | None = None
    """The client's name."""
    project_name: str | None = None
    """The project's name."""
    name: str | None = None
    """What was paid for."""
    price: float | None = None
    """Money, most likely per piece; its currency is not named."""
    quantity: int | None = None
    """Number of pieces."""
    billable: bool | None = None
    """Whether it can be billed; true unless said otherwise."""
    pay_type: str | None = None
    """How it was paid, such as credit card or cash."""
    details: str | None = None
    """Notes."""
    tags: str | None = None
    """Hashtags."""
    date: datetime.datetime | None = None
    """When, wall-clock time."""
    additional_properties: dict[str, Any] = Factory(dict[str, Any])
    """What came beyond the contract, by the API's own names."""

    @classmethod
    def from_dict(cls, src: Mapping[str, Any]) -> Self:
        """Read a JSON object leniently; raises `UnreadableResponse`."""
        get = src.get
        id = get("id")
        if id is None:
            id = get("ID")
        if type(id) is not int:
            id = reading.required(reading.integer(id, "id"), "id")
        user = get("user")
        if user is not None and type(user) is not str:
            user = reading.text(user, "user")
        client_name = get("clientName")
        if client_name is not None and type(client_name) is not str:
            client_name = reading.text(client_name, "clientName")
        project_name = get("projectName")
        if project_name is not None and type(project_name) is not str:
            project_name = reading.text(project_name, "projectName")
        name = get("name")
        if name is not None and type(name) is not str:
            name = reading.text(name, "name")
        price = get("price")
        if price is not None:
            price = reading.number(price, "price")
        quantity = get("quantity")
        if quantity is not None and type(quantity) is not int:
            quantity = reading.integer(quantity, "quantity")
        billable = get("billable")
        if billable is not None and type(billable) is not bool:
            billable = reading.boolean(billable, "billable")
        pay_type = get("payType")
        if pay_type is not None and type(pay_type) is not str:
            pay_type = reading.text(pay_type, "payType")
        details = get("details")
        if details is not None and type(details) is not str:
            details = reading.text(details, "details")
        tags = get("tags")
        if tags is not None and type(tags) is not str:
            tags = reading.text(tags, "tags")
        date = get("date")
        if date is not None:
            date = reading.moment(date, "date")
        extra = {} if src.keys() <= KNOWN else {key: src[key] for key in src if key not in KNOWN}
        return cls(
            id,
            user,
            client_name,
            project_name,
            name,
            price,
            quantity,
            billable,
            pay_type,
            details,
            tags,
            date,
            extra,
        )

    def to_dict(self) -> dict[str, Any]:
        """The JSON object; raises `InvalidValue` for what cannot be sent."""
        fields: dict[str, Any] = dict(self.additional_properties)
        fields["id"] = writing.integer(self.id, "id")
        fields["user"] = None if self.user is None else writing.text(self.user, "user")
        fields["clientName"] = (
            None if self.client_name is None else writing.text(self.client_name, "client_name")
        )
        fields["projectName"] = (
            None if self.project_name is None else writing.text(self.project_name, "project_name")
        )
        fields["name"] = None if self.name is None else writing.text(self.name, "name")
        fields["price"] = None if self.price is None else writing.number(self.price, "price")
        fields["quantity"] = None if self.quantity is None else writing.integer(self.quantity, "quantity")
        fields["billable"] = None if self.billable is None else writing.boolean(self.billable, "billable")
        fields["payType"] = None if self.pay_type is None else writing.text(self.pay_type, "pay_type")
        fields["details"] = None if self.details is None else writing.text(self.details, "details")
        fields["tags"] = None if self.tags is None else writing.text(self.tags, "tags")
        fields["date"] = None if self.date is None else writing.moment(self.date, "date")
        return fields
