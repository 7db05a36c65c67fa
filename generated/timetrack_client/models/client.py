# Generated from openapi/timetrack.yaml by `make client`. Do not edit.
"""The model `Client`, which is received."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Self

from attrs import Factory, define

from .. import reading, writing

KNOWN = frozenset(
    {
        "id",
        "ID",
        "name",
        "enabled",
        "color",
        "notes",
        "email",
        "phone",
        "address",
        "address2",
        "addressZipCode",
        "addressCity",
        "addressCountry",
        "contactPerson",
        "field1",
        "field2",
        "field3",
    }
)


@define
class Client:
    """A client as it is read."""

    id: int
    """The id."""
    name: str | None = None
    """The name; projects refer to it."""
    enabled: bool | None = None
    """Whether the client is enabled."""
    color: str | None = None
    """An RGB colour; its notation is not documented."""
    notes: str | None = None
    """Free text."""
    email: str | None = None
    """E-mail address."""
    phone: str | None = None
    """Telephone number."""
    address: str | None = None
    """First line of the address."""
    address2: str | None = None
    """Second line of the address."""
    address_zip_code: str | None = None
    """Postal code."""
    address_city: str | None = None
    """City."""
    address_country: str | None = None
    """ISO 3166 country code of two letters, such as DE, AT or CH."""
    contact_person: str | None = None
    """Person to talk to."""
    field1: str | None = None
    """First free field."""
    field2: str | None = None
    """Second free field."""
    field3: str | None = None
    """Third free field."""
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
        name = get("name")
        if name is not None and type(name) is not str:
            name = reading.text(name, "name")
        enabled = get("enabled")
        if enabled is not None and type(enabled) is not bool:
            enabled = reading.boolean(enabled, "enabled")
        color = get("color")
        if color is not None and type(color) is not str:
            color = reading.text(color, "color")
        notes = get("notes")
        if notes is not None and type(notes) is not str:
            notes = reading.text(notes, "notes")
        email = get("email")
        if email is not None and type(email) is not str:
            email = reading.text(email, "email")
        phone = get("phone")
        if phone is not None and type(phone) is not str:
            phone = reading.text(phone, "phone")
        address = get("address")
        if address is not None and type(address) is not str:
            address = reading.text(address, "address")
        address2 = get("address2")
        if address2 is not None and type(address2) is not str:
            address2 = reading.text(address2, "address2")
        address_zip_code = get("addressZipCode")
        if address_zip_code is not None and type(address_zip_code) is not str:
            address_zip_code = reading.text(address_zip_code, "addressZipCode")
        address_city = get("addressCity")
        if address_city is not None and type(address_city) is not str:
            address_city = reading.text(address_city, "addressCity")
        address_country = get("addressCountry")
        if address_country is not None and type(address_country) is not str:
            address_country = reading.text(address_country, "addressCountry")
        contact_person = get("contactPerson")
        if contact_person is not None and type(contact_person) is not str:
            contact_person = reading.text(contact_person, "contactPerson")
        field1 = get("field1")
        if field1 is not None and type(field1) is not str:
            field1 = reading.text(field1, "field1")
        field2 = get("field2")
        if field2 is not None and type(field2) is not str:
            field2 = reading.text(field2, "field2")
        field3 = get("field3")
        if field3 is not None and type(field3) is not str:
            field3 = reading.text(field3, "field3")
        extra = {} if src.keys() <= KNOWN else {key: src[key] for key in src if key not in KNOWN}
        return cls(
            id,
            name,
            enabled,
            color,
            notes,
            email,
            phone,
            address,
            address2,
            address_zip_code,
            address_city,
            address_country,
            contact_person,
            field1,
            field2,
            field3,
            extra,
        )

    def to_dict(self) -> dict[str, Any]:
        """The JSON object; raises `InvalidValue` for what cannot be sent."""
        fields: dict[str, Any] = dict(self.additional_properties)
        fields["id"] = writing.integer(self.id, "id")
        fields["name"] = None if self.name is None else writing.text(self.name, "name")
        fields["enabled"] = None if self.enabled is None else writing.boolean(self.enabled, "enabled")
        fields["color"] = None if self.color is None else writing.text(self.color, "color")
        fields["notes"] = None if self.notes is None else writing.text(self.notes, "notes")
        fields["email"] = None if self.email is None else writing.text(self.email, "email")
        fields["phone"] = None if self.phone is None else writing.text(self.phone, "phone")
        fields["address"] = None if self.address is None else writing.text(self.address, "address")
        fields["address2"] = None if self.address2 is None else writing.text(self.address2, "address2")
        fields["addressZipCode"] = (
            None if self.address_zip_code is None else writing.text(self.address_zip_code, "address_zip_code")
        )
        fields["addressCity"] = (
            None if self.address_city is None else writing.text(self.address_city, "address_city")
        )
        fields["addressCountry"] = (
            None if self.address_country is None else writing.text(self.address_country, "address_country")
        )
        fields["contactPerson"] = (
            None if self.contact_person is None else writing.text(self.contact_person, "contact_person")
        )
        fields["field1"] = None if self.field1 is None else writing.text(self.field1, "field1")
        fields["field2"] = None if self.field2 is None else writing.text(self.field2, "field2")
        fields["field3"] = None if self.field3 is None else writing.text(self.field3, "field3")
        return fields
