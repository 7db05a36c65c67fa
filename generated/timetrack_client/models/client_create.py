# Generated from openapi/timetrack.yaml by `make client`. Do not edit.
"""The model `ClientCreate`, which is sent."""

from __future__ import annotations

from typing import Any

from attrs import define

from .. import writing
from ..types import UNSET, Unset


@define
class ClientCreate:
    """A client to be created."""

    name: str
    """The name; projects refer to it."""
    enabled: bool | Unset = UNSET
    """Whether the client is enabled."""
    color: str | Unset = UNSET
    """An RGB colour; its notation is not documented, such as #2e86de."""
    notes: str | Unset = UNSET
    """Free text."""
    email: str | Unset = UNSET
    """E-mail address."""
    phone: str | Unset = UNSET
    """Telephone number."""
    address: str | Unset = UNSET
    """First line of the address."""
    address2: str | Unset = UNSET
    """Second line of the address."""
    address_zip_code: str | Unset = UNSET
    """Postal code."""
    address_city: str | Unset = UNSET
    """City."""
    address_country: str | Unset = UNSET
    """ISO 3166 country code of two letters, such as DE, AT or CH."""
    contact_person: str | Unset = UNSET
    """Person to talk to."""
    field1: str | Unset = UNSET
    """First free field."""
    field2: str | Unset = UNSET
    """Second free field."""
    field3: str | Unset = UNSET
    """Third free field."""

    def to_dict(self) -> dict[str, Any]:
        """The JSON object; raises `InvalidValue` for what cannot be sent."""
        fields: dict[str, Any] = {}
        fields["name"] = writing.text(self.name, "name")
        if self.enabled is not UNSET:
            fields["enabled"] = writing.boolean(self.enabled, "enabled")
        if self.color is not UNSET:
            fields["color"] = writing.text(self.color, "color")
        if self.notes is not UNSET:
            fields["notes"] = writing.text(self.notes, "notes")
        if self.email is not UNSET:
            fields["email"] = writing.text(self.email, "email")
        if self.phone is not UNSET:
            fields["phone"] = writing.text(self.phone, "phone")
        if self.address is not UNSET:
            fields["address"] = writing.text(self.address, "address")
        if self.address2 is not UNSET:
            fields["address2"] = writing.text(self.address2, "address2")
        if self.address_zip_code is not UNSET:
            fields["addressZipCode"] = writing.text(self.address_zip_code, "address_zip_code")
        if self.address_city is not UNSET:
            fields["addressCity"] = writing.text(self.address_city, "address_city")
        if self.address_country is not UNSET:
            fields["addressCountry"] = writing.text(self.address_country, "address_country")
        if self.contact_person is not UNSET:
            fields["contactPerson"] = writing.text(self.contact_person, "contact_person")
        if self.field1 is not UNSET:
            fields["field1"] = writing.text(self.field1, "field1")
        if self.field2 is not UNSET:
            fields["field2"] = writing.text(self.field2, "field2")
        if self.field3 is not UNSET:
            fields["field3"] = writing.text(self.field3, "field3")
        return fields
