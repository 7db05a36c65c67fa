"""`python -m spec release`: keep the public contract as openapi/released/<version>.yaml. A release never changes."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Callable
from importlib import import_module
from pathlib import Path

from generator.problem import Problem
from spec.build.files import public_contract
from spec.publication import RELEASED, as_yaml
from spec.refused import Refused
from spec.tools import ROOT


def main(arguments: list[str]) -> int:
    """Release what `openapi/timetrack.yaml` says now; the status is 1, with a sentence, where that is not allowed."""
    argparse.ArgumentParser(prog="python -m spec release", description=__doc__).parse_args(arguments)
    try:
        print(released(ROOT, RELEASED, _fits))
    except (Refused, Problem) as reason:
        print(reason, file=sys.stderr)
        return 1
    return 0


def released(root: Path, folder: Path, fits: Callable[[], bool]) -> str:
    """Write the release of the tree at `root` unless it is there already, and say which; raises Refused or Problem.

    `fits` tells whether the version fits to what changed since the last release; it is not asked about the first one.
    """
    version, document = public_contract(root)
    file, text = folder / f"{version}.yaml", as_yaml(document)
    if file.exists() and file.read_text("utf-8") != text:
        raise Refused(f"Contract {version} is released and differs from this one: give this one a new version.")
    if file.exists():
        return f"{file.name}: released already, and the same"
    if any(folder.glob("*.yaml")) and not fits():
        raise Refused(f"Contract {version} is not released: `make spec-diff` says why.")
    folder.mkdir(parents=True, exist_ok=True)
    file.write_text(text, "utf-8")
    return f"{file.name}: released"


def _fits() -> bool:
    return bool(import_module("spec.diff.command").main([]) == 0)
