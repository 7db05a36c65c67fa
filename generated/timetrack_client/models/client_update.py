# Generated from openapi/timetrack.yaml by `make client`. Do not edit.
"""The model `ClientUpdate`, which is sent."""

from __future__ import annotations

from typing import Any

from attrs import define

from .. import writing
from ..types import UNSET, Unset


@define
class ClientUpdate:
    """The properties of a client to be changed; `name` and `enabled` cannot be. A property that is sent as null
    is to be emptied, if the server does so (E53).
    """

    color: str | None | Unset = UNSET
    """An RGB colour; its notation is not documented, such as #2e86de."""
    notes: str | None | Unset = UNSET
    """Free text."""
    email: str | None | Unset = UNSET
    """E-mail address."""
    phone: str | None | Unset = UNSET
    """Telephone number."""
    address: str | None | Unset = UNSET
    """First line of the address."""
    address2: str | None | Unset = UNSET
    """Second line of the address."""
    address_zip_code: str | None | Unset = UNSET
    """Postal code."""
    address_city: str | None | Unset = UNSET
    """City."""
    address_country: str | None | Unset = UNSET
    """ISO 3166 country code of two letters, such as DE, AT or CH."""
    contact_person: str | None | Unset = UNSET
    """Person to talk to."""
    field1: str | None | Unset = UNSET
    """First free field."""
    field2: str | None | Unset = UNSET
    """Second free field."""
    field3: str | None | Unset = UNSET
    """Third free field."""

    def to_dict(self) -> dict[str, Any]:
        """The JSON object; raises `InvalidValue` for what cannot be sent."""
        fields: dict[str, Any] = {}
        if self.color is not UNSET:
            fields["color"] = None if self.color is None else writing.text(self.color, "color")
        if self.notes is not UNSET:
            fields["notes"] = None if self.notes is None else writing.text(self.notes, "notes")
        if self.email is not UNSET:
            fields["email"] = None if self.email is None else writing.text(self.email, "email")
        if self.phone is not UNSET:
            fields["phone"] = None if self.phone is None else writing.text(self.phone, "phone")
        if self.address is not UNSET:
            fields["address"] = None if self.address is None else writing.text(self.address, "address")
        if self.address2 is not UNSET:
            fields["address2"] = None if self.address2 is None else writing.text(self.address2, "address2")
        if self.address_zip_code is not UNSET:
            fields["addressZipCode"] = (
                None
                if self.address_zip_code is None
                else writing.text(self.address_zip_code, "address_zip_code")
            )
        if self.address_city is not UNSET:
            fields["addressCity"] = (
                None if self.address_city is None else writing.text(self.address_city, "address_city")
            )
        if self.address_country is not UNSET:
            fields["addressCountry"] = (
                None
                if self.address_country is None
                else writing.text(self.address_country, "address_country")
            )
        if self.contact_person is not UNSET:
            fields["contactPerson"] = (
                None if self.contact_person is None else writing.text(self.contact_person, "contact_person")
            )
        if self.field1 is not UNSET:
            fields["field1"] = None if self.field1 is None else writing.text(self.field1, "field1")
        if self.field2 is not UNSET:
            fields["field2"] = None if self.field2 is None else writing.text(self.field2, "field2")
        if self.field3 is not UNSET:
            fields["field3"] = None if self.field3 is None else writing.text(self.field3, "field3")
        return fields
