# Generated from openapi/timetrack.yaml by `make client`. Do not edit.
"""The model `User`, which is received."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Self

from attrs import Factory, define

from .. import reading, writing

KNOWN = frozenset(
    {
        "id",
        "ID",
        "username",
        "firstName",
        "lastName",
        "email",
        "admin",
        "teamLead",
        "language",
        "personalNumber",
        "enabled",
    }
)


@define
class User:
    """A person of the account, as it is read. The vendor's table of properties is lost; these are the ones that
    its examples and its text name. There may be more.
    """

    id: int
    """The id; absences refer to it as user_id."""
    username: str | None = None
    """The user name; other records refer to it."""
    first_name: str | None = None
    """First name."""
    last_name: str | None = None
    """Last name."""
    email: str | None = None
    """E-mail address."""
    admin: bool | None = None
    """Whether the person is an administrator."""
    team_lead: bool | None = None
    """Whether the person is a team lead."""
    language: str | None = None
    """A language, such as de."""
    personal_number: int | str | None = None
    """The personal number."""
    enabled: bool | None = None
    """Whether the person is enabled."""
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
        username = get("username")
        if username is not None and type(username) is not str:
            username = reading.text(username, "username")
        first_name = get("firstName")
        if first_name is not None and type(first_name) is not str:
            first_name = reading.text(first_name, "firstName")
        last_name = get("lastName")
        if last_name is not None and type(last_name) is not str:
            last_name = reading.text(last_name, "lastName")
        email = get("email")
        if email is not None and type(email) is not str:
            email = reading.text(email, "email")
        admin = get("admin")
        if admin is not None and type(admin) is not bool:
            admin = reading.boolean(admin, "admin")
        team_lead = get("teamLead")
        if team_lead is not None and type(team_lead) is not bool:
            team_lead = reading.boolean(team_lead, "teamLead")
        language = get("language")
        if language is not None and type(language) is not str:
            language = reading.text(language, "language")
        personal_number = get("personalNumber")
        if personal_number is not None:
            personal_number = reading.integer_or_text(personal_number, "personalNumber")
        enabled = get("enabled")
        if enabled is not None and type(enabled) is not bool:
            enabled = reading.boolean(enabled, "enabled")
        extra = {} if src.keys() <= KNOWN else {key: src[key] for key in src if key not in KNOWN}
        return cls(
            id,
            username,
            first_name,
            last_name,
            email,
            admin,
            team_lead,
            language,
            personal_number,
            enabled,
            extra,
        )

    def to_dict(self) -> dict[str, Any]:
        """The JSON object; raises `InvalidValue` for what cannot be sent."""
        fields: dict[str, Any] = dict(self.additional_properties)
        fields["id"] = writing.integer(self.id, "id")
        fields["username"] = None if self.username is None else writing.text(self.username, "username")
        fields["firstName"] = None if self.first_name is None else writing.text(self.first_name, "first_name")
        fields["lastName"] = None if self.last_name is None else writing.text(self.last_name, "last_name")
        fields["email"] = None if self.email is None else writing.text(self.email, "email")
        fields["admin"] = None if self.admin is None else writing.boolean(self.admin, "admin")
        fields["teamLead"] = None if self.team_lead is None else writing.boolean(self.team_lead, "team_lead")
        fields["language"] = None if self.language is None else writing.text(self.language, "language")
        fields["personalNumber"] = (
            None
            if self.personal_number is None
            else writing.integer_or_text(self.personal_number, "personal_number")
        )
        fields["enabled"] = None if self.enabled is None else writing.boolean(self.enabled, "enabled")
        return fields
