"""Says in what way one folder differs from another, briefly enough to be read."""

from __future__ import annotations

import difflib
from collections.abc import Iterator
from pathlib import Path

LONGEST_DIFF = 120


def differences(expected: Path, found: Path) -> list[str]:
    """The files that differ and then how; empty when nothing does. Byte code does not count."""
    want, have = _files(expected), _files(found)
    changed = {
        name: _word(name in want, name in have)
        for name in sorted(want.keys() | have.keys())
        if want.get(name) != have.get(name)
    }
    lines = [f"{word}: {name}" for name, word in changed.items()]
    diff = [line for name in changed for line in _diff(name, have.get(name, b""), want.get(name, b""))]
    if len(diff) > LONGEST_DIFF:
        diff = [*diff[:LONGEST_DIFF], f"… {len(diff) - LONGEST_DIFF} more lines"]
    return lines + diff


def _files(folder: Path) -> dict[str, bytes]:
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in folder.rglob("*")
        if path.is_file() and "__pycache__" not in path.parts
    }


def _word(wanted: bool, present: bool) -> str:
    return "edited" if wanted and present else "missing" if wanted else "not from the contract"


def _diff(name: str, have: bytes, want: bytes) -> Iterator[str]:
    old, new = (content.decode("utf-8", "replace").splitlines() for content in (have, want))
    yield from difflib.unified_diff(old, new, f"generated/{name}", f"from the contract/{name}", lineterm="")
