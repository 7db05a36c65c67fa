"""`python -m spec workflows`: lint the Arazzo workflows, and run them against a mock of its own.

The inputs of a run are the examples that stand beside them in the document.
"""

from __future__ import annotations

import argparse
import textwrap
from collections.abc import Mapping
from datetime import datetime
from pathlib import Path
from typing import Any, Final

from spec.lint.checks import Check, one_reading, said
from spec.lint.command import passes
from spec.tools import TOOLS, tool
from spec.workflows.description import WORKFLOWS, Workflow, load, workflows
from spec.workflows.fit import fit
from spec.workflows.respect import Outcome, WorkflowRun, respect
from timetrack_mock import DEFAULT_KEY, DEFAULT_SECRET, Mock, MockServer

MONDAY: Final = datetime(2026, 10, 5, 9)
"""The hour at which the mock stands still."""


def redocly(description: Path) -> str:
    """Redocly's strictest rules for Arazzo."""
    return said(*tool("redocly"), "lint", "--config", str(TOOLS / "arazzo-redocly.yaml"), str(description))


def spectral(description: Path) -> str:
    """All of Spectral's rules for Arazzo, and those of style; even a hint is a finding."""
    rules = ["--ruleset", str(TOOLS / "arazzo-spectral.yaml"), "--fail-severity=hint"]
    return said(*tool("spectral"), "lint", *rules, str(description))


CHECKS: Final[Mapping[str, Check]] = {
    "yaml 1.1 = yaml 1.2 = json": one_reading,
    "redocly": redocly,
    "spectral": spectral,
    "fits the contract": fit,
}
"""All checks under the names that are printed; each makes sense only if those before it found nothing."""


def main(arguments: list[str]) -> int:
    """Lint one description and run its workflows; the status is 1 if anything is wrong."""
    parser = argparse.ArgumentParser(prog="python -m spec workflows", description=__doc__)
    parser.add_argument("file", nargs="?", type=Path, default=WORKFLOWS)
    file: Path = parser.parse_args(arguments).file
    if not file.is_file():
        parser.error(f"there is no file {file}")
    if not all(passes(file, name, check) for name, check in CHECKS.items()):
        return 1
    with Mock(seed="demo", clock=MONDAY) as mock, MockServer(mock) as server:
        outcome = respect(file, server.url, inputs(workflows(load(file))))
        print(*(_told(run) for run in outcome.workflows), sep="\n")
        print(f"        {len(mock.requests.operations)} requests to the mock")
    return _judged(outcome)


def inputs(described: tuple[Workflow, ...], **other: Any) -> dict[str, Any]:
    """The examples of all inputs, the keys of the mock, and what is given instead."""
    found = {name: value for workflow in described for name, value in workflow.examples().items()}
    return {**found, "key": DEFAULT_KEY, "secret": DEFAULT_SECRET, **other}


def _told(run: WorkflowRun) -> str:
    steps = ", ".join(step.name for step in run.steps)
    checks = sum(step.checks for step in run.steps)
    first = f"{'ok' if run.passed else 'failed':<8}{run.name}: {checks} checks in {len(run.steps)} steps"
    failures = [f"{step.name}: {failure}" for step in run.steps for failure in step.failures]
    return "\n        ".join((first, steps, *failures))


def _judged(outcome: Outcome) -> int:
    """The status of the command; Respect's own words only if it did not get as far as running anything."""
    if outcome.status and not outcome.workflows:
        print(textwrap.indent(outcome.said.strip(), "        "))
    return 1 if outcome.status or not outcome.workflows or not all(run.passed for run in outcome.workflows) else 0
