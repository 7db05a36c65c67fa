"""`python -m spec lint [FILE ...]`: one line for each check, and below it what was found; a warning is an error."""

from __future__ import annotations

import argparse
import textwrap
from pathlib import Path

from spec.lint.checks import CHECKS, Check
from spec.publication import CONTRACT


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
    outcomes = [passes(file, name, check) for name, check in CHECKS.items()]
    return 0 if all(outcomes) else 1


def passes(file: Path, name: str, check: Check) -> bool:
    """Make one check of a file and print what came of it: one line, and below it what was found."""
    findings = check(file)
    print(f"{'failed' if findings else 'ok':<8}{file.name}: {name}")
    if findings:
        print(textwrap.indent(findings, "        "))
    return not findings
