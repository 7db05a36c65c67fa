"""Which cases of an exhaustive catalogue run: some of them with `make test`, every one with `make check`."""

from __future__ import annotations

import os
from collections.abc import Iterable
from typing import Final, TypeVar

T = TypeVar("T")

THOROUGH: Final = os.environ.get("THOROUGH") == "1"
"""Whether everything is to be tried, however long it takes."""


def some(cases: Iterable[T], of: int) -> list[T]:
    """Return one of so many cases, evenly chosen, or all of them. Who uses it carries the mark `sampled`."""
    return list(cases)[:: 1 if THOROUGH else of]
