"""The reference runner as a program: on a real port, with a wrong secret, without a server, on an older Python."""

from __future__ import annotations

import ast
import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

from conformance.playing import NOW
from tests.conformance.rig import FOLDER, SCENARIOS
from timetrack_mock import DEFAULT_KEY, DEFAULT_SECRET, Mock, MockServer

RUNNER = Path("conformance/runner.py")


def test_the_runner_needs_nothing_but_python_3_9() -> None:
    tree = ast.parse(RUNNER.read_text("utf-8"), feature_version=(3, 9))
    imported = {each.module for each in ast.walk(tree) if isinstance(each, ast.ImportFrom)}
    imported |= {name.name for each in ast.walk(tree) if isinstance(each, ast.Import) for name in each.names}
    assert {name.partition(".")[0] for name in imported if name} <= sys.stdlib_module_names


def run(server: MockServer, *arguments: str, **changes: str) -> tuple[int, list[dict[str, Any]]]:
    """What the runner says as a program, and the status it ends with."""
    environment = {
        **os.environ,
        "TIMETRACK_BASE_URL": server.url,
        "TIMETRACK_API_KEY": DEFAULT_KEY,
        "TIMETRACK_API_SECRET": DEFAULT_SECRET,
        "TIMETRACK_CONTROL": server.control_url or "",
        **changes,
    }
    command = [sys.executable, "-I", str(RUNNER), *arguments]
    done = subprocess.run(command, env=environment, capture_output=True, text=True, timeout=60, check=False)
    assert done.stderr == ""
    return done.returncode, [json.loads(line) for line in done.stdout.splitlines()]


def test_the_reference_runner_passes_every_scenario_over_a_port() -> None:
    with Mock(seed="demo", clock=NOW) as mock, MockServer(mock, control=True) as server:
        status, lines = run(server)
    assert lines == [{"scenario": name, "passed": True, "why": ""} for name in SCENARIOS]
    assert status == 0


def test_a_scenario_that_does_not_pass_is_told_with_its_reason_and_ends_with_status_1(tmp_path: Path) -> None:
    for name in ("auth", "client-life"):
        (tmp_path / f"{name}.json").write_bytes((FOLDER / f"{name}.json").read_bytes())
    with Mock(seed="demo", clock=NOW) as mock, MockServer(mock, control=True) as server:
        status, lines = run(server, str(tmp_path), TIMETRACK_API_SECRET="another")
    assert status == 1
    assert [(line["scenario"], line["passed"]) for line in lines] == [("auth", False), ("client-life", False)]
    assert lines[1]["why"].startswith("step 1, create_client: the status is 401 instead of 2XX")


def test_a_runner_that_reaches_nobody_says_so() -> None:
    with Mock(seed="demo", clock=NOW) as mock, MockServer(mock, control=True) as server:
        pass
    status, lines = run(server)
    assert status == 1
    assert all("refused" in line["why"] for line in lines) and len(lines) == len(SCENARIOS)
