"""Writes the contract as others see it, which is what the artefact of `make spec` has."""

from __future__ import annotations

from pathlib import Path

from spec.diff.document import read
from spec.publication import as_yaml, public


def write(source: Path, file: Path) -> None:
    """Write our contract as the public one; its folder is made if need be."""
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(as_yaml(public(read(source))), "utf-8")
