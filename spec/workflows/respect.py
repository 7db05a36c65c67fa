"""Runs workflows with Redocly's runner, which is called Respect, and tells what came of each step."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from http import HTTPStatus
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any, Final

from attrs import frozen

from generator.contract import Node, operations
from generator.contract import load as load_contract
from spec.lint.checks import LONGEST
from spec.programs import DIRECT, run
from spec.tools import tool
from spec.workflows.description import load, source

_INPUT: Final = "REDOCLY_CLI_RESPECT_INPUT"
"""Inputs come in here and not as arguments, which every process of the machine can read."""


@frozen
class StepRun:
    """One call: how many checks Respect made of it, and what it says about those that failed."""

    name: str
    checks: int
    failures: tuple[str, ...]


@frozen
class WorkflowRun:
    """The calls of one workflow in their order; a step that was asked again is there again."""

    name: str
    steps: tuple[StepRun, ...]
    passed: bool

    def failed(self) -> tuple[str, ...]:
        """The names of the steps that failed."""
        return tuple(step.name for step in self.steps if step.failures)


@frozen
class Outcome:
    """What came of a run: status 0 if all went well, and Respect's own words."""

    status: int
    workflows: tuple[WorkflowRun, ...]
    said: str


def respect(description: Path, server: str, inputs: Mapping[str, object], only: Sequence[str] = ()) -> Outcome:
    """Run all workflows, or only some, against a server; raises ToolMissing.

    Respect compares every answer with the contract, too, but does not know the range `2XX`: it gets a copy in which
    the statuses of the range are written out, and everything else stands as it is.
    """
    with TemporaryDirectory(prefix="workflows-") as folder:
        copy, log = _copied(description, Path(folder)), Path(folder, "log.json")
        chosen = [word for name in only for word in ("--workflow", name)]
        command = [*tool("redocly"), "respect", str(copy), *chosen, "-S", f"timetrack={server}", "-J", str(log)]
        done = run(command, added={**DIRECT, _INPUT: json.dumps(inputs)})
        return Outcome(done.returncode, tuple(_runs(log)), done.stdout + done.stderr)


def spelled_out(contract: Node) -> dict[str, Any]:
    """A copy of a contract that names every registered status instead of the range 2XX."""
    copy: dict[str, Any] = json.loads(json.dumps(contract))
    for operation in operations(copy):
        responses: dict[str, Any] = operation.node["responses"]
        if (answer := responses.pop("2XX", None)) is not None:
            statuses = (str(status.value) for status in HTTPStatus if 200 <= status < 300)
            responses.update({status: responses.get(status, answer) for status in statuses})
    return copy


def _copied(description: Path, folder: Path) -> Path:
    """The description and its contract, as far from each other as they were."""
    copy, where = folder / "workflows" / description.name, source(load(description))
    copy.parent.mkdir()
    copy.write_bytes(description.read_bytes())
    contract = description.parent / where
    (copy.parent / where).write_text(_for_respect(contract, contract.stat().st_mtime_ns), "utf-8")
    return copy


@cache
def _for_respect(contract: Path, _changed: int) -> str:
    return json.dumps(spelled_out(load_contract(contract)))


def _runs(log: Path) -> Iterator[WorkflowRun]:
    """What the log has; nothing if Respect did not even begin."""
    if log.exists():
        for file in json.loads(log.read_text("utf-8"))["files"].values():
            for node in file["executedWorkflows"]:
                yield WorkflowRun(node["workflowId"], tuple(_steps(node)), node["status"] == "success")


def _steps(workflow: Node) -> Iterator[StepRun]:
    """The steps in the order in which they ran; what follows a goto is a workflow of its own to Respect."""
    for node in workflow["executedSteps"]:
        if node["type"] == "workflow":
            yield from _steps(node)
        else:
            failures = (_failure(check) for check in node["checks"] if not check["passed"])
            yield StepRun(node["stepId"], len(node["checks"]), tuple(failures))


def _failure(check: Node) -> str:
    """The condition that does not hold, or the beginning of what Respect says, which may quote a whole answer."""
    return f"{check['name']}: {check.get('condition') or ' '.join(str(check['message']).split())[:LONGEST]}"
