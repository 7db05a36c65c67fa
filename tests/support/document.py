"""The contract as it is written, read once for all tests of a process."""

from __future__ import annotations

from copy import deepcopy
from functools import cache
from pathlib import Path
from typing import Any, Final

import yaml

CONTRACT: Final = Path(__file__).resolve().parents[2] / "openapi" / "timetrack.yaml"
_LOADER: Final = getattr(yaml, "CSafeLoader", yaml.SafeLoader)  # the one in C takes a tenth of the time


def contract_document() -> dict[str, Any]:
    """Return a copy of one's own, to be changed at will."""
    return deepcopy(_read())


@cache
def _read() -> dict[str, Any]:
    document: dict[str, Any] = yaml.load(CONTRACT.read_text("utf-8"), Loader=_LOADER)
    return document
