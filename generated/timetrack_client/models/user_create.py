# Generated from openapi/timetrack.yaml by `make client`. Do not edit.
"""The model `UserCreate`, which is sent."""

from __future__ import annotations

from typing import Any

from attrs import Factory, define
from attrs import field as Field

from .. import bodies, writing
from ..types import UNSET, Unset, hidden


@define
class UserCreate:
    """A user to be created."""

    username: str
    """The user name; other records refer to it."""
    first_name: str
    """First name."""
    last_name: str
    """Last name."""
    email: str
    """E-mail address."""
    password: str = Field(repr=False, converter=hidden)
    """What the person logs in with. Whether a server ever returns it is not known; nothing here shows it."""
    admin: bool | Unset = UNSET
    """Whether the person is an administrator."""
    team_lead: bool | Unset = UNSET
    """Whether the person is a team lead."""
    language: str | Unset = UNSET
    """A language, such as de."""
    personal_number: int | str | Unset = UNSET
    """The personal number."""
    enabled: bool | Unset = UNSET
    """Whether the person is enabled."""
    additional_properties: dict[str, Any] = Factory(dict[str, Any])
    """Further properties to send, by the API's own names."""

    def to_dict(self) -> dict[str, Any]:
        """The JSON object; raises `InvalidValue` for what cannot be sent."""
        fields: dict[str, Any] = bodies.further(self.additional_properties)
        fields["username"] = writing.text(self.username, "username")
        fields["firstName"] = writing.text(self.first_name, "first_name")
        fields["lastName"] = writing.text(self.last_name, "last_name")
        fields["email"] = writing.text(self.email, "email")
        fields["password"] = writing.hidden_text(self.password, "password")
        if self.admin is not UNSET:
            fields["admin"] = writing.boolean(self.admin, "admin")
        if self.team_lead is not UNSET:
            fields["teamLead"] = writing.boolean(self.team_lead, "team_lead")
        if self.language is not UNSET:
            fields["language"] = writing.text(self.language, "language")
        if self.personal_number is not UNSET:
            fields["personalNumber"] = writing.integer_or_text(self.personal_number, "personal_number")
        if self.enabled is not UNSET:
            fields["enabled"] = writing.boolean(self.enabled, "enabled")
        return fields
