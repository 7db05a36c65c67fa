"""`python -m spec lint [FILE ...]`: one line for each check, and below it what was found; a warning is an error."""

from __future__ import annotations

import argparse
import textwrap
from pathlib import Path

from spec.lint.checks import CHECKS
from spec.tools import ROOT

CONTRACT = ROOT / "openapi" / "timetrack.yaml"


def main(arguments: list[str]) -> int:
    """Check the files, by default the contract; the status is 1 if one check found anything."""
    parser = argparse.ArgumentParser(prog="python -m spec lint", description=__doc__)
    parser.add_argument("files", nargs="*", type=Path, default=[CONTRACT])
    files: list[Path] = parser.parse_args(arguments).files
    if missing := [str(file) for file in files if not file.is_file()]:
        parser.error(f"there is no file {', '.join(missing)}")
    return max(lint(file) for file in files)


def lint(file: Path) -> int:
    """Check one file and print what came of it; 1 if one check found anything, else 0; raises ToolMissing."""
    status = 0
    for name, check in CHECKS.items():
        findings = check(file)
        print(f"{'failed' if findings else 'ok':<8}{file.name}: {name}")
        if findings:
            print(textwrap.indent(findings, "        "))
            status = 1
    return status
