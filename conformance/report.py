"""What a run of the kit tells: a table of scenarios and languages, what is wrong, and the same as data."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any, Final

from conformance.languages import PHASES
from conformance.playing import Played
from conformance.verdict import Scenario

_SHOWN: Final = {"passed": "ok", "failed": "FAILED", "expected": "cannot", "missing": "-"}


def table(scenarios: Sequence[Scenario], all_played: Sequence[Played]) -> str:
    """One row for each scenario, then the seconds of each phase, and the verdict."""
    rows = [("", "level", *(each.language.name for each in all_played))]
    for scenario in scenarios:
        cells = [_SHOWN[each.verdict.cells[scenario.name].state] for each in all_played]
        rows.append((scenario.name, scenario.level, *cells))
    rows.extend((f"{phase}, s", "", *(_seconds(each, phase) for each in all_played)) for phase in PHASES)
    rows.append(("traps", "", *(_traps(each) for each in all_played)))
    rows.append(("verdict", "", *("FAILED" if each.complaints else "ok" for each in all_played)))
    widths = [max(map(len, column)) for column in zip(*rows, strict=True)]
    return "\n".join("  ".join(map(str.ljust, row, widths)).rstrip() for row in rows)


def notes(all_played: Sequence[Played]) -> Iterator[str]:
    """The reason of each failure that is known, then what is wrong."""
    for played in all_played:
        for name, cell in played.verdict.cells.items():
            if cell.state == "expected":
                yield f"{played.language.name} cannot pass {name}: {cell.why}"
    for played in all_played:
        for complaint in played.complaints:
            yield f"{played.language.name} FAILED. {complaint}"


def closing(all_played: Sequence[Played]) -> str:
    """The last line. Known failures count as neither; what is wrong besides a scenario counts as one failure."""
    states = [cell.state for each in all_played for cell in each.verdict.cells.values()]
    failed = len([state for state in states if state in ("failed", "missing")])
    besides = sum(bool(each.complaints) for each in all_played)
    return f"conformance: {states.count('passed')} passed, {failed or besides} failed"


def data(scenarios: Sequence[Scenario], all_played: Sequence[Played]) -> Any:
    """Everything of the table and the notes, for JSON."""
    return {
        "scenarios": {each.name: each.level for each in scenarios},
        "languages": {each.language.name: _played(each) for each in all_played},
    }


def _played(played: Played) -> Any:
    return {
        "title": played.language.title,
        "passed": not played.complaints,
        "seconds": {phase: round(seconds, 2) for phase, seconds in played.seconds.items()},
        "scenarios": {name: {"state": cell.state, "why": cell.why} for name, cell in played.verdict.cells.items()},
        "complaints": played.complaints,
    }


def _traps(played: Played) -> str:
    return "-" if played.fallen is None else "FAILED" if played.fallen else "ok"


def _seconds(played: Played, phase: str) -> str:
    return f"{played.seconds[phase]:.1f}" if phase in played.seconds else "-"
