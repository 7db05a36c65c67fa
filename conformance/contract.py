"""Writes the contract as others see it, which is what the artefact of `make spec` has."""

from __future__ import annotations

from pathlib import Path
from typing import Final

from spec.diff.document import read
from spec.publication import as_yaml, public

CONTRACT: Final = Path(__file__).resolve().parents[1] / "openapi" / "timetrack.yaml"


def write(file: Path) -> None:
    """Write the public contract to a file, whose folder is made if need be."""
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(as_yaml(public(read(CONTRACT))), "utf-8")
