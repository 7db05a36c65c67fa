"""Makes a client in each language from the contract, and has it play all scenarios against a mock of its own."""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Final

from conformance.commands import run
from conformance.contract import write
from conformance.expectations import expectations
from conformance.languages import Language, LanguageError, languages
from conformance.needs import missing
from conformance.places import Kit
from conformance.playing import Played, play
from conformance.report import closing, data, notes, table

_HERE: Final = Path(__file__).resolve().parent
KIT: Final = Kit(
    published=_HERE.parent / "openapi" / "timetrack.yaml",
    languages=_HERE,
    scenarios=_HERE / "scenarios",
    traps=_HERE / "traps",
    expected=_HERE / "expected.json",
    build=_HERE.parent / "build" / "conformance",
)
"""The kit of this repository."""


def main(arguments: Sequence[str], kit: Kit = KIT) -> int:
    """Run the kit; the status is 0 if every client is as it should be, else 1. It skips nothing."""
    options = _options(arguments)
    try:
        chosen = languages(kit.languages, options.languages)
        if lacking := missing(chosen, kit, run):
            print(*lacking, sep="\n", file=sys.stderr)
            return 1
        return _played(chosen, kit, options)
    except LanguageError as wrong:
        print(wrong, file=sys.stderr)
        return 1


def _played(chosen: Sequence[Language], kit: Kit, options: argparse.Namespace) -> int:
    there = expectations(kit.scenarios, kit.expected, [each.name for each in languages(kit.languages)])
    write(kit.published, kit.contract)
    all_played: list[Played] = []
    for each in chosen:
        print(f"{each.name}: {each.title} ...", file=sys.stderr, flush=True)
        all_played.append(play(each, kit, there.scenarios, there.known.get(each.name, {}), run, options.timeout))
    print(table(there.scenarios, all_played), *notes(all_played), closing(all_played), sep="\n")
    if options.json:
        options.json.write_text(json.dumps(data(there.scenarios, all_played), indent=2) + "\n", "utf-8")
    return int(any(each.complaints for each in all_played))


def _options(arguments: Sequence[str]) -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m conformance", description=__doc__)
    parser.add_argument(
        "languages", nargs="*", metavar="LANGUAGE", help="folders of conformance/; all, if none is named"
    )
    parser.add_argument("--json", type=Path, metavar="FILE", help="write the results as data, too")
    parser.add_argument(
        "--timeout", type=float, default=300, metavar="SECONDS", help="for each phase of a language (300)"
    )
    return parser.parse_args(arguments)
