"""What is in the artefact and where each file of it comes from."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any, Final

from generator.contract import load
from spec.build.completeness import require_complete, require_one_version
from spec.build.links import moved
from spec.publication import as_json, as_yaml, public
from spec.refused import Refused

CONTRACT: Final = "openapi/timetrack.yaml"
CHANGELOG: Final = "openapi/CHANGELOG.md"
WORKFLOWS: Final = "openapi/workflows/timetrack.arazzo.yaml"
VERSION: Final = "wrappers/timetrack/_version.py"

PLACES: Final[Mapping[str, str]] = {
    CONTRACT: "timetrack.yaml",
    "docs/contract.md": "README.md",
    CHANGELOG: "CHANGELOG.md",
    "openapi/EVIDENCE.md": "EVIDENCE.md",
    "docs/versions.md": "VERSIONS.md",
    "docs/workflows.md": "workflows/README.md",
    WORKFLOWS: "workflows/timetrack.arazzo.yaml",
    "docs/conformance.md": "conformance/README.md",
    "conformance/scenario.schema.json": "conformance/scenario.schema.json",
    "conformance/scenarios": "conformance/scenarios",
    "conformance/runner.py": "conformance/runner.py",
    "LICENSE": "LICENSE",
}
"""Each file or folder of the tree, and what it is called in the artefact."""

LARGEST_PAGE: Final = 5_000_000

Page = Callable[[dict[str, Any]], str]
"""Makes the reference page of the public contract."""


def public_contract(root: Path) -> tuple[str, dict[str, Any]]:
    """The version and the public contract, if they are fit to be handed out; raises Refused or Problem."""
    contract = load(root / CONTRACT)
    require_complete(contract)
    version = require_one_version(contract, *(_text(root, name) for name in (VERSION, CHANGELOG, WORKFLOWS)))
    return version, public(contract)


def artefact(root: Path, page: Page) -> tuple[str, dict[str, bytes]]:
    """The version, and all files by name, made from the tree at `root`; raises Refused or Problem."""
    version, document = public_contract(root)
    files = {"timetrack.yaml": as_yaml(document), "timetrack.json": as_json(document), "reference.html": page(document)}
    if len(files["reference.html"].encode()) > LARGEST_PAGE:
        raise Refused(f"reference.html is larger than {LARGEST_PAGE} bytes: leave something out of it.")
    for source in PLACES:
        if source != CONTRACT:
            files |= _copied(root, source)
    return version, {name: files[name].encode() for name in sorted(files)}


def _copied(root: Path, source: str) -> dict[str, str]:
    """One file, or the JSON files of one folder; the links of a document lead to what they led to."""
    if (root / source).is_dir():
        found = sorted((root / source).glob("*.json"))
        return {f"{PLACES[source]}/{file.name}": _text(root, f"{source}/{file.name}") for file in found}
    text = _text(root, source)
    return {PLACES[source]: moved(text, source, PLACES) if source.endswith(".md") else text}


def _text(root: Path, name: str) -> str:
    try:
        return (root / name).read_text("utf-8")
    except OSError as error:
        raise Refused(f"{name} is part of the artefact and cannot be read: {error.strerror}.") from None
