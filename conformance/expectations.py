"""The scenarios, and the failures that `expected.json` knows: `{language: {scenario: {"reason": …, "says": …}}}`.

Only lenient scenarios may be there. `says` is a part of what the client reports when it fails, so that an entry hides
no other failure than the one that it explains.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any

from attrs import frozen

from conformance.languages import LanguageError
from conformance.verdict import Expected, Scenario


@frozen
class Expectations:
    """All scenarios in their order, and the known failures by language and scenario."""

    scenarios: Sequence[Scenario]
    known: Mapping[str, Mapping[str, Expected]]


def expectations(folder: Path, file: Path, languages: Iterable[str]) -> Expectations:
    """Read them; raises LanguageError for an entry of a language or scenario that does not exist, or of a core one."""
    contents = [json.loads(each.read_text("utf-8")) for each in sorted(folder.glob("*.json"))]
    scenarios = [Scenario(each["name"], each["level"]) for each in contents]
    if not scenarios:
        raise LanguageError(f"There are no scenarios in {folder}.")
    listed: Mapping[str, Mapping[str, Any]] = json.loads(file.read_text("utf-8"))
    _demand_known("language", listed, languages)
    for name, entries in listed.items():
        _demand_known("scenario", entries, [each.name for each in scenarios])
        if core := [each.name for each in scenarios if each.name in entries and each.level == "core"]:
            raise LanguageError(f"expected.json lists {core[0]} for {name}, but core is for every client to pass.")
    known = {name: {each: _expected(entry) for each, entry in entries.items()} for name, entries in listed.items()}
    return Expectations(scenarios, known)


def _expected(entry: Mapping[str, str]) -> Expected:
    if set(entry) != {"reason", "says"} or not all(entry.values()):
        raise LanguageError(f"An entry of expected.json has a reason and what it says, not {json.dumps(entry)}.")
    return Expected(entry["reason"], entry["says"])


def _demand_known(kind: str, listed: Iterable[str], there: Iterable[str]) -> None:
    if strangers := sorted(set(listed) - set(there)):
        raise LanguageError(f"expected.json lists the {kind} {strangers[0]}, which does not exist: remove it.")
