"""Makes the client of one language and has it play all scenarios, against a mock of its own."""

from __future__ import annotations

import json
import os
import shutil
from collections.abc import Generator, Mapping, Sequence
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path
from typing import Final

from attrs import evolve, frozen

from conformance.commands import Outcome, Run
from conformance.hiding import clean, secrets
from conformance.languages import Language
from conformance.places import Kit, filled, filled_text
from conformance.verdict import Cell, Expected, Scenario, Verdict, judge, trapped
from spec.diff.document import read
from spec.programs import DIRECT
from timetrack_mock import DEFAULT_KEY, DEFAULT_SECRET, Mock, MockFailure, MockServer

NOW: Final = datetime(2026, 10, 5, 9)
"""What time it is in the scenarios, a Monday; as with `timetrack-mock --seed demo --clock 2026-10-05T09:00:00`."""


@frozen
class Played:
    """How a language did: seconds by phase, as far as it came, the verdict, and the traps if it came to them."""

    language: Language
    seconds: Mapping[str, float]
    verdict: Verdict
    fallen: Sequence[str] | None = None
    """What is wrong with how it took the traps."""

    @property
    def complaints(self) -> list[str]:
        """Everything that is wrong."""
        return [*self.verdict.complaints, *(f"Traps. {each}" for each in self.fallen or ())]


def play(
    language: Language,
    kit: Kit,
    scenarios: Sequence[Scenario],
    expected: Mapping[str, Expected],
    run: Run,
    limit: float,
) -> Played:
    """Carry out all phases, each within `limit` seconds. What fails is in the verdict; raises LanguageError."""
    _empty(kit.scratch(language))
    seconds: dict[str, float] = {}
    for phase in ("generate", "check"):
        outcome = _carried_out(language, phase, kit, {}, run, limit)
        seconds[phase] = outcome.seconds
        if outcome.status != 0:
            return Played(language, seconds, _unplayed(scenarios, f"{phase} {_ended(outcome)}\n{outcome.tail}"))
    hidden = _hidden(kit)
    try:
        with _mock() as keys:
            outcome = clean(_carried_out(language, "run", kit, keys, run, limit), hidden)
            trapping = evolve(kit, scenarios=kit.traps)
            caught = None
            if outcome.status in (0, 1):
                caught = clean(_carried_out(language, "run", trapping, keys, run, limit), hidden)
    except MockFailure as failure:
        return Played(language, seconds, _unplayed(scenarios, str(failure)))
    seconds["run"], verdict = outcome.seconds, judge(scenarios, expected, outcome)
    if caught is None:
        return Played(language, seconds, verdict)
    traps = sorted(file.stem for file in kit.traps.glob("*.json"))
    return Played(language, seconds, verdict, trapped(traps, caught))


def _carried_out(language: Language, phase: str, kit: Kit, keys: Mapping[str, str], run: Run, limit: float) -> Outcome:
    """The outcome of the last command of a phase, or of the first that fails, with the seconds of all."""
    places = kit.places(language)
    added = {name: filled_text(text, places) for name, text in language.environment.items()}
    inherited = {name: text for name, text in os.environ.items() if not name.startswith("TIMETRACK_")}
    outcome = Outcome(0, "", "", 0.0)
    for command in language.commands[phase]:
        environment = {**inherited, **DIRECT, **added, **keys}
        ended = run(filled(command, places), kit.scratch(language), environment, limit - outcome.seconds)
        outcome = evolve(ended, seconds=outcome.seconds + ended.seconds)
        if outcome.status != 0:
            break
    return outcome


def _hidden(kit: Kit) -> frozenset[str]:
    """What no report shows of a run."""
    files = [file for folder in (kit.scenarios, kit.traps) for file in folder.glob("*.json")]
    scenarios = (json.loads(file.read_text("utf-8")) for file in files)
    return secrets(read(kit.published), scenarios, (DEFAULT_KEY, DEFAULT_SECRET))


@contextmanager
def _mock() -> Generator[Mapping[str, str]]:
    """A mock on a free port, and the environment of its runner; raises MockFailure at the end, if it broke down."""
    with Mock(seed="demo", clock=NOW) as mock, MockServer(mock, control=True) as server:
        yield {
            "TIMETRACK_BASE_URL": server.url,
            "TIMETRACK_API_KEY": DEFAULT_KEY,
            "TIMETRACK_API_SECRET": DEFAULT_SECRET,
            "TIMETRACK_CONTROL": str(server.control_url),
        }


def _unplayed(scenarios: Sequence[Scenario], complaint: str) -> Verdict:
    return Verdict({each.name: Cell("missing") for each in scenarios}, [complaint])


def _ended(outcome: Outcome) -> str:
    if outcome.status is None:
        return f"did not end within {outcome.seconds:.0f} s:"
    return f"ended with status {outcome.status}:"


def _empty(folder: Path) -> None:
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
