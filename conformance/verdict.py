"""What the reports of a client are worth: every scenario once, all of core, and the known failures of lenient ones."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from typing import Any, Literal

from attrs import frozen

from conformance.commands import Outcome

State = Literal["passed", "failed", "expected", "missing"]


@frozen
class Scenario:
    """What the verdict needs to know of a scenario."""

    name: str
    level: Literal["core", "lenient"]


@frozen
class Expected:
    """A failure that is known: why it cannot be otherwise, and what the client says when it fails."""

    reason: str
    says: str


@frozen
class Report:
    """One line of a runner."""

    scenario: str
    passed: bool
    why: str


@frozen
class Cell:
    """How a client did in a scenario; `why` is its own word for it, or the known reason."""

    state: State
    why: str = ""


@frozen
class Verdict:
    """How a client did in all scenarios, and everything that is wrong with that, in sentences."""

    cells: Mapping[str, Cell]
    complaints: Sequence[str]


def judge(scenarios: Sequence[Scenario], expected: Mapping[str, Expected], outcome: Outcome) -> Verdict:
    """Judge what a runner printed and how it ended."""
    reports, noise = _reports(outcome.stdout)
    cells = {each.name: _cell(each, expected.get(each.name), reports) for each in scenarios}
    complaints = [
        *_about_end(outcome, reports),
        *noise,
        *_about_strangers(scenarios, reports),
        *_about_missing(cells),
        *(wrong for each in scenarios for wrong in _about(each, expected.get(each.name), cells[each.name], reports)),
    ]
    return Verdict(cells, complaints)


def trapped(traps: Sequence[str], outcome: Outcome) -> list[str]:
    """What is wrong with how a runner took the traps, each of which it has to report once, and as failed."""
    reports, noise = _reports(outcome.stdout)
    scenarios = [Scenario(name, "core") for name in traps]
    cells = {each.name: _cell(each, None, reports) for each in scenarios}
    fallen = [name for name, cell in cells.items() if cell.state == "passed"]
    return [
        *_about_end(outcome, reports),
        *noise,
        *_about_strangers(scenarios, reports),
        *_about_missing(cells),
        *(f"{name}: it says that this passed, which cannot be; its runner does not look." for name in fallen),
    ]


def _reports(stdout: str) -> tuple[list[Report], list[str]]:
    reports: list[Report] = []
    noise: list[str] = []
    for line in filter(str.strip, stdout.split("\n")):  # not splitlines, which parts texts in JSON, too
        read = _read(line)
        noise.append(f"It printed what is no report: {line[:200]}") if read is None else reports.append(read)
    return reports, noise


def _read(line: str) -> Report | None:
    try:
        data: Any = json.loads(line)
    except ValueError:
        return None
    match data:
        case {"scenario": str(scenario), "passed": bool(passed), "why": str(why), **rest} if not rest:
            return None if passed and why else Report(scenario, passed, why)
        case _:
            return None


def _cell(scenario: Scenario, expected: Expected | None, reports: Sequence[Report]) -> Cell:
    mine = [each for each in reports if each.scenario == scenario.name]
    if not mine:
        return Cell("missing")
    if failed := [each for each in mine if not each.passed]:
        known = expected if expected and expected.says in failed[0].why else None
        return Cell("expected", known.reason) if known else Cell("failed", failed[0].why)
    return Cell("passed")


def _about(scenario: Scenario, expected: Expected | None, cell: Cell, reports: Sequence[Report]) -> Iterator[str]:
    name, times = scenario.name, sum(each.scenario == scenario.name for each in reports)
    if times > 1:
        yield f"{name}: it was reported {times} times instead of once."
    if cell.state == "failed":
        other = f" (expected was a failure that says {expected.says!r})" if expected else ""
        yield f"{name}: {cell.why or 'it failed and does not say why.'}{other}"
    if cell.state == "passed" and expected:
        yield f"{name}: it passes, although expected.json says that it cannot; remove that entry."


def _about_strangers(scenarios: Sequence[Scenario], reports: Sequence[Report]) -> Iterator[str]:
    known = {each.name for each in scenarios}
    for name in dict.fromkeys(each.scenario for each in reports if each.scenario not in known):
        yield f"{name}: it was reported, but there is no such scenario."


def _about_missing(cells: Mapping[str, Cell]) -> Iterator[str]:
    if missing := [name for name, cell in cells.items() if cell.state == "missing"]:
        yield f"Not reported: {', '.join(missing)}."


def _about_end(outcome: Outcome, reports: Sequence[Report]) -> Iterator[str]:
    failed = any(not each.passed for each in reports)
    if outcome.status is None:
        yield f"It did not end within {outcome.seconds:.0f} s.\n{outcome.tail}"
    elif outcome.status not in (0, 1):
        yield f"It crashed with status {outcome.status}.\n{outcome.tail}"
    elif outcome.status != failed:
        yield f"It ended with status {outcome.status}, but {'a' if failed else 'no'} scenario failed.\n{outcome.tail}"
