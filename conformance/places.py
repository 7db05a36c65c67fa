"""What the placeholders of a language.json stand for."""

from __future__ import annotations

import os
import re
import sys
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Final

from attrs import frozen

from conformance.languages import Command, Language, LanguageError
from spec.tools import ToolMissing, node

_PLACEHOLDER: Final = re.compile(r"\{(\w+)\}")


@frozen
class Kit:
    """Where everything is: our contract, the languages, the scenarios, what is known to fail, and a scratch folder.

    The traps are scenarios that say what is not so: a runner that reports one as passed does not look.
    """

    published: Path
    languages: Path
    scenarios: Path
    traps: Path
    expected: Path
    build: Path

    @property
    def contract(self) -> Path:
        """The contract as others see it; it is written anew by each run."""
        return self.build / "contract" / "timetrack.yaml"

    def scratch(self, language: Language) -> Path:
        """The folder of a language that is emptied by each run."""
        return self.build / language.name

    def places(self, language: Language) -> Mapping[str, str]:
        """Each placeholder and what it stands for."""
        return {
            "contract": str(self.contract),
            "scenarios": str(self.scenarios),
            "source": str(language.source),
            "build": str(self.scratch(language)),
            "generator": str(Path(sys.executable).with_name("openapi-generator-cli")),
            "node": _node(),
            "python": sys.executable,
        }


def filled(command: Iterable[str], places: Mapping[str, str]) -> Command:
    """A command with its placeholders replaced; raises LanguageError for one that has no meaning."""
    return tuple(filled_text(each, places) for each in command)


def filled_text(text: str, places: Mapping[str, str]) -> str:
    """A text with its placeholders replaced; raises LanguageError for one that has no meaning."""

    def meant(found: re.Match[str]) -> str:
        if found[1] not in places:
            raise LanguageError(f"{found[0]} has no meaning in a language.json.")
        return places[found[1]]

    return _PLACEHOLDER.sub(meant, text)


def _node() -> str:
    """Node, or the name of what is not there, so that the probe of who needs it says so."""
    try:
        return str(node())
    except ToolMissing:
        return os.environ.get("NODE") or "node"
