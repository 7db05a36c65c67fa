"""The page on the workflows says what the description says, and its commands print what it shows."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest

from generator.contract import operations
from spec.publication import as_yaml, public
from spec.tools import tool
from spec.workflows.command import inputs
from spec.workflows.description import WORKFLOWS
from tests.spec.workflow_runs import CONTRACT, DESCRIBED, contract
from tests.walk.walk import difference, steps, walk

PAGE = Path("docs/workflows.md").read_text("utf-8")


def test_the_tables_have_all_steps_in_their_order() -> None:
    calls = {one.node["operationId"]: str(one) for one in operations(contract())}
    described = [(step.name, calls[step.operation]) for workflow in DESCRIBED for step in workflow.steps]
    assert re.findall(r"^\| `([a-z0-9-]+)` \| `([^`]+)` \|", PAGE, re.MULTILINE) == described
    for workflow in DESCRIBED:
        assert f"\n`{workflow.name}` " in PAGE


def test_the_inputs_are_the_examples_of_the_description() -> None:
    (shown,) = re.findall(r"RESPECT_INPUT='(\{.*?\n\})'", PAGE, re.DOTALL)
    given = json.loads(shown.replace("'$KEY'", "demo-key").replace("'$SECRET'", "demo-secret"))
    defaults = {name for workflow in DESCRIBED for name, schema in workflow.inputs.items() if "default" in schema}
    assert given == {name: value for name, value in inputs(DESCRIBED).items() if name not in defaults}


@pytest.mark.npm("openapi/tools")
def test_the_commands_print_what_the_page_shows(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    folder, programs = tmp_path / "contract" / "workflows", tmp_path / "bin"
    folder.mkdir(parents=True)
    programs.mkdir()
    (folder.parent / CONTRACT.name).write_text(as_yaml(public(contract())), "utf-8")
    (folder / WORKFLOWS.name).write_bytes(WORKFLOWS.read_bytes())
    redocly = programs / "redocly"
    redocly.write_text('#!/bin/sh\nexec {} {} "$@"\n'.format(*tool("redocly")))
    redocly.chmod(0o755)
    monkeypatch.setenv("PATH", str(programs), prepend=":")
    page = steps(PAGE)
    outcomes = walk(page, folder)
    wrong = [text for step, outcome in zip(page, outcomes, strict=True) if (text := difference(step, outcome))]
    assert wrong == [], "\n\n".join(wrong)
    kept = {file.name for file in folder.iterdir() if not re.fullmatch(r"(out|err|rc)\.\d+", file.name)}
    assert kept == {WORKFLOWS.name}, "the page leaves files behind"
