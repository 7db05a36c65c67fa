"""Puts a new folder in the place of an old one: all of it, or nothing."""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Callable
from pathlib import Path
from typing import TypeVar

T = TypeVar("T")


def replace(target: Path, make: Callable[[Path], T]) -> T:
    """Let `make` fill a folder beside the target and swap it in; on any failure the target stays as it was."""
    target = target.resolve()
    target.parent.mkdir(parents=True, exist_ok=True)
    work = Path(tempfile.mkdtemp(prefix=f".{target.name}-", dir=target.parent))
    try:
        fresh, old = work / target.name, work / "old"
        result = make(fresh)
        if target.exists():
            target.rename(old)
        try:
            fresh.rename(target)
        except BaseException:
            if old.exists():
                old.rename(target)
            raise
        return result
    finally:
        shutil.rmtree(work, ignore_errors=True)
