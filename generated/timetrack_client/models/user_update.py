# Generated from openapi/timetrack.yaml by `make client`. Do not edit.
"""The model `UserUpdate`, which is sent."""

from __future__ import annotations

from typing import Any

from attrs import Factory, define
from attrs import field as Field

from .. import bodies, writing
from ..types import UNSET, Unset, hidden


@define
class UserUpdate:
    """The properties of a user to be changed; `username` and `enabled` cannot be. A property that is sent as
    null is to be emptied, if the server does so (E53).
    """

    first_name: str | None | Unset = UNSET
    """First name."""
    last_name: str | None | Unset = UNSET
    """Last name."""
    email: str | None | Unset = UNSET
    """E-mail address."""
    password: str | Unset = Field(default=UNSET, repr=False, converter=hidden)
    """What the person logs in with from now on. Whether a server ever returns it is not known; nothing here
    shows it.
    """
    admin: bool | None | Unset = UNSET
    """Whether the person is an administrator."""
    team_lead: bool | None | Unset = UNSET
    """Whether the person is a team lead."""
    language: str | None | Unset = UNSET
    """A language, such as de."""
    personal_number: int | str | None | Unset = UNSET
    """The personal number."""
    additional_properties: dict[str, Any] = Factory(dict[str, Any])
    """Further properties to send, by the API's own names."""

    def to_dict(self) -> dict[str, Any]:
        """The JSON object; raises `InvalidValue` for what cannot be sent."""
        fields: dict[str, Any] = bodies.further(self.additional_properties)
        if self.first_name is not UNSET:
            fields["firstName"] = (
                None if self.first_name is None else writing.text(self.first_name, "first_name")
            )
        if self.last_name is not UNSET:
            fields["lastName"] = None if self.last_name is None else writing.text(self.last_name, "last_name")
        if self.email is not UNSET:
            fields["email"] = None if self.email is None else writing.text(self.email, "email")
        if self.password is not UNSET:
            fields["password"] = writing.hidden_text(self.password, "password")
        if self.admin is not UNSET:
            fields["admin"] = None if self.admin is None else writing.boolean(self.admin, "admin")
        if self.team_lead is not UNSET:
            fields["teamLead"] = (
                None if self.team_lead is None else writing.boolean(self.team_lead, "team_lead")
            )
        if self.language is not UNSET:
            fields["language"] = None if self.language is None else writing.text(self.language, "language")
        if self.personal_number is not UNSET:
            fields["personalNumber"] = (
                None
                if self.personal_number is None
                else writing.integer_or_text(self.personal_number, "personal_number")
            )
        return fields
