"""What has to hold before anything is handed out, each with a sentence that says what to do."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Any, Final

from generator.contract import target
from spec.refused import Refused

_NEEDED: Final = (
    "info/title",
    "info/version",
    "info/description",
    "info/contact/name",
    "info/contact/email",
    "info/license/name",
    "info/license/url",
    "externalDocs/url",
)


def require_complete(contract: Mapping[str, Any]) -> None:
    """Refuse a contract that does not say what it is, whom to ask, and what one may do with it."""
    if missing := [place for place in _NEEDED if not target(contract, f"#/{place}")]:
        raise Refused(f"openapi/timetrack.yaml says nothing at {', '.join(missing)}: fill it in.")


def require_one_version(contract: Mapping[str, Any], package: str, changelog: str, workflows: str) -> str:
    """Refuse differing versions; gives the one that contract, package, workflows and the top of the changelog share."""
    version = str(contract["info"]["version"])
    for place, other in _versions(package, changelog, workflows):
        if other != version:
            raise Refused(f"The contract is version {version}, but {place} has {other or 'none'}: make them one.")
    return version


def _versions(package: str, changelog: str, workflows: str) -> Iterator[tuple[str, str]]:
    yield "wrappers/timetrack/_version.py", _first(r'^__version__ = "(.+)"$', package)
    yield "openapi/CHANGELOG.md", _first(r"^## ([0-9]\S*)", changelog)
    yield "openapi/workflows/timetrack.arazzo.yaml", _first(r'^  version: "?([^"\n]+)', workflows)


def _first(pattern: str, text: str) -> str:
    found = re.search(pattern, text, re.MULTILINE)
    return found.group(1) if found else ""
