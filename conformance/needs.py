"""Whether everything is installed that the clients need, before any of them is made."""

from __future__ import annotations

import os
import re
from collections.abc import Iterable
from functools import cache
from pathlib import Path
from typing import Final

from conformance.commands import Outcome, Run
from conformance.languages import Command, Language, Need
from conformance.places import Kit, filled, filled_text

LIMIT: Final = 60.0
"""Seconds that a probe may take."""

_NUMBER: Final = re.compile(r"\d+(?:\.\d+)*")


def missing(chosen: Iterable[Language], kit: Kit, run: Run) -> list[str]:
    """One sentence for each thing that is missing, which says who needs it, and what to do."""
    found: dict[str, list[str]] = {}
    packages: dict[str, None] = {}

    @cache
    def probed(command: Command, added: tuple[tuple[str, str], ...]) -> Outcome:
        return run(command, Path.cwd(), {**os.environ, **dict(added)}, LIMIT)

    for language in chosen:
        places = kit.places(language)
        added = tuple((name, filled_text(text, places)) for name, text in language.environment.items())
        for need in language.needs:
            if why := _lack(need, probed(filled(need.probe, places), added)):
                found.setdefault(f"{why}: {need.remedy}", []).append(language.name)
                packages.update(dict.fromkeys(need.debian.split()))
    sentences = [f"{', '.join(names)}: {sentence}" for sentence, names in found.items()]
    return [*sentences, *([f"All at once: apt-get install {' '.join(packages)}"] if len(packages) > 1 else [])]


def _lack(need: Need, outcome: Outcome) -> str:
    if outcome.status != 0:
        return f"There is no {need.what}"
    there = _NUMBER.search(f"{outcome.stdout}\n{outcome.stderr}")
    if need.version and (there is None or _parts(there[0]) < _parts(need.version)):
        return (
            f"{need.what} {there[0] if there else 'of no known version'} is too old, {need.version} or newer is needed"
        )
    return ""


def _parts(version: str) -> tuple[int, ...]:
    return tuple(map(int, version.split(".")))
