"""The checks of the gate. Each looks at one file and says what is wrong with it, in the words of its tool.

The rules of style, and every exception with its reason, are in `openapi/tools/spectral.yaml` and `redocly.yaml`.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any, Final

from openapi_spec_validator import OpenAPIV30SpecValidator
from referencing.exceptions import Unresolvable
from ruamel.yaml import YAML
from ruamel.yaml.error import YAMLError

from spec.lint.scalars import differences
from spec.programs import run
from spec.tools import TOOLS, tool

Check = Callable[[Path], str]
"""Gives what is wrong with a contract, or nothing; raises ToolMissing."""

SPECTRAL_RULES: Final = TOOLS / "spectral.yaml"
REDOCLY_RULES: Final = TOOLS / "redocly.yaml"
LONGEST: Final = 300
"""Characters of one finding; the validator quotes whole parts of the document."""


def validity(contract: Path) -> str:
    """Whether the document has the form that OpenAPI 3.0 prescribes, by openapi-spec-validator."""
    try:
        reader: Any = YAML(typ="safe")
        # Through JSON, because the validator knows nothing else; other keys and values are what one_reading is for.
        document = json.loads(json.dumps(reader.load(contract.read_text("utf-8")), default=str))
        errors = list(OpenAPIV30SpecValidator(document).iter_errors())
    except (YAMLError, ValueError, TypeError, AttributeError, Unresolvable) as error:
        return f"this is no OpenAPI document: {' '.join(str(error).split())[:LONGEST]}"
    return "\n".join(_said_by_validator(error) for error in errors)


def _said_by_validator(error: Any) -> str:
    place = "/".join(str(part) for part in error.absolute_path)
    return f"{place or 'the document'}: {str(error.message).splitlines()[0][:LONGEST]}"


def spectral(contract: Path) -> str:
    """The rules of style, and those that every OpenAPI document should keep."""
    return said(*spectral_command(contract))


def redocly(contract: Path) -> str:
    """The strictest rules of Redocly, examples against their schemas among them."""
    return said(*redocly_command(contract))


def one_reading(contract: Path) -> str:
    """Whether YAML 1.1, YAML 1.2 and JSON read the same."""
    found = sorted(differences(contract.read_text("utf-8")), key=lambda one: one.line)
    return "\n".join(str(one) for one in found)


def spectral_command(*contracts: Path) -> list[str]:
    """The command line of Spectral, which fails on warnings, too."""
    rules = ["--ruleset", str(SPECTRAL_RULES), "--fail-severity=warn"]
    return [*tool("spectral"), "lint", *rules, *map(str, contracts)]


def redocly_command(*contracts: Path) -> list[str]:
    """The command line of Redocly; every rule that is on is an error, because Redocly does not fail on warnings."""
    return [*tool("redocly"), "lint", "--config", str(REDOCLY_RULES), "--max-problems=500", *map(str, contracts)]


def said(*command: str) -> str:
    """What a program said if it failed, else nothing."""
    done = run(command)
    return (done.stdout + done.stderr).strip() or f"status {done.returncode}" if done.returncode else ""


CHECKS: Final[Mapping[str, Check]] = {
    "yaml 1.1 = yaml 1.2 = json": one_reading,
    "openapi-spec-validator": validity,
    "spectral": spectral,
    "redocly": redocly,
}
"""All checks under the names that are printed, in their order."""
