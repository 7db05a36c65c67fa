# Generated from openapi/timetrack.yaml by `make client`. Do not edit.
"""Facts of the contract that no caller should have to repeat."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

TITLE: Final = "TimeTrack Enterprise API"
VERSION: Final = "0.2.0"

SERVER_TEMPLATE: Final = "https://{account}.timetrackenterprise.com/api/v2/ext"
"""The base URL, with the names of its variables in braces."""

SERVER_VARIABLES: Final[Mapping[str, str]] = {"account": "testaccount"}
"""The variables of the base URL and what they are when nobody says otherwise."""

SECURITY_HEADERS: Final = ("X-TimeTrack-Api-Key", "X-TimeTrack-Api-Secret")
"""The headers that every request carries, in the order of the contract."""

RATE_LIMIT_REQUESTS: Final = 30
RATE_LIMIT_SECONDS: Final = 60
"""The documented limit: so many requests in so many seconds."""

REQUESTS_PER_MINUTE: Final = 30
