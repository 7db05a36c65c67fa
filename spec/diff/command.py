"""`python -m spec diff`: what changed in the contract since the last release, and whether its version number fits.

The status is 0 if the number fits (or nothing was released yet), 1 if it does not, and 2 if the contracts could not be
compared: a file is unreadable, or a tool is missing.
"""

from __future__ import annotations

import argparse
import sys
from pathlib import Path
from typing import Any

from spec.publication import CONTRACT, RELEASED, public
from spec.refused import Refused
from spec.tools import ToolMissing

from .document import Unreadable, read
from .finding import Comparison
from .judge import compare
from .opinions import ToolFailed
from .report import as_json, markdown, text
from .versions import NoVersion, Version, fitting, refusal

FITS, REFUSED, FAILED = 0, 1, 2


def main(arguments: list[str], released: Path = RELEASED) -> int:
    """Compare, print, and return the status."""
    options = _parser().parse_args(arguments)
    try:
        base = options.base or newest(released)
        if base is None:
            print(f"Nothing was released yet: {released} holds no contract to compare with.")
            return FITS
        return _report(_given(base), _given(options.revision, options.revision == CONTRACT), options.format)
    except (Unreadable, NoVersion, Refused, ToolMissing, ToolFailed) as problem:
        print(problem, file=sys.stderr)
        return FAILED


def newest(folder: Path) -> Path | None:
    """The released contract with the highest number; raises NoVersion for a file that is not named after one."""
    return max(folder.glob("*.yaml"), key=lambda file: Version.parse(file.stem), default=None)


def verdict(comparison: Comparison) -> tuple[bool, str]:
    """Whether the version number fits, and one sentence about it; raises NoVersion."""
    base, revision = Version.parse(comparison.base.version), Version.parse(comparison.revision.version)
    refused = refusal(base, revision, comparison.group)
    if refused:
        return False, refused
    if not comparison.group:
        return True, f"Nothing changed since {base}; {revision} fits."
    least = fitting(base, comparison.group)[0]
    return True, f"{revision} fits: what changed since {base} is {comparison.group} and asks for {least} at least."


def _report(base: dict[str, Any], revision: dict[str, Any], form: str) -> int:
    comparison = compare(base, revision)
    fits, sentence = verdict(comparison)
    if form == "json":
        print(as_json(comparison, fits, sentence))
    elif form == "markdown":
        print(markdown(comparison))
    else:
        print(f"{text(comparison)}\n")
    if form == "text" and fits:
        print(sentence)
    elif not fits:
        print(sentence, file=sys.stderr)
    return FITS if fits else REFUSED


def _given(file: Path, ours: bool = False) -> dict[str, Any]:
    """What others see of a contract; an extension that nobody decided about is refused in ours, not in a release."""
    document = read(file)
    try:
        return public(document)
    except Refused:
        if ours:
            raise
        return document


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="python -m spec diff", description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--base", type=Path, metavar="FILE", help="the earlier contract; by default the last release")
    parser.add_argument(
        "--revision", type=Path, metavar="FILE", default=CONTRACT, help="the later one; by default the contract"
    )
    parser.add_argument(
        "--format", choices=("text", "markdown", "json"), default="text", help="markdown: for a changelog"
    )
    return parser
