"""`python -m spec`: each command is found, says what it did in a line, and fails with a sentence."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from spec.__main__ import COMMANDS, main
from spec.lint import checks
from spec.lint import command as lint


@pytest.mark.parametrize("command", COMMANDS)
def test_each_command_has_help_of_its_own(command: str, capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit, match="0"):
        main([command, "--help"])
    assert f"python -m spec {command}" in capsys.readouterr().out


def test_help_lists_the_commands(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["--help"]) == 0
    listed = capsys.readouterr().out
    assert all(f"  {name} " in listed and purpose in listed for name, purpose in COMMANDS.items())


@pytest.mark.parametrize("arguments", [[], ["lnit"]], ids=["none", "an unknown one"])
def test_without_a_known_command_the_known_ones_are_listed(
    arguments: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(arguments) == 2
    assert "lint" in capsys.readouterr().err


def test_a_tool_that_is_missing_is_named_in_a_sentence(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("NODE", "/nowhere/node")
    assert main(["lint"]) == 1
    assert capsys.readouterr().err == "There is no /nowhere/node: NODE has to name Node 22 or newer, or be unset.\n"


def _fine(_: Path) -> str:
    return ""


def _bad(_: Path) -> str:
    return "line 1: no\nline 2: no"


@pytest.mark.parametrize(
    ("check", "status", "lines"),
    [
        (_fine, 0, ["ok      a.yaml: first", "ok      a.yaml: second"]),
        (_bad, 1, ["failed  a.yaml: first", "        line 1: no", "        line 2: no", "ok      a.yaml: second"]),
    ],
    ids=["nothing to say", "something to say"],
)
def test_each_check_says_one_line_and_its_findings(
    check: Callable[[Path], str], status: int, lines: list[str], tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str],
) -> None:  # fmt: skip
    monkeypatch.setattr(lint, "CHECKS", {"first": check, "second": _fine})
    (tmp_path / "a.yaml").touch()
    assert main(["lint", str(tmp_path / "a.yaml")]) == status
    assert capsys.readouterr().out.splitlines() == lines


def test_a_file_that_is_not_there_is_said(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit, match="2"):
        main(["lint", str(tmp_path / "a.yaml")])
    assert "there is no file" in capsys.readouterr().err


@pytest.mark.parametrize("text", ["", "null", "[1]", "a: [", "1: x", "openapi: 3.0.3"], ids=repr)
def test_what_is_no_contract_is_said_and_no_crash(text: str, tmp_path: Path) -> None:
    file = tmp_path / "a.yaml"
    file.write_text(text)
    findings = checks.validity(file)
    assert findings
    assert max(map(len, findings.splitlines())) <= checks.LONGEST + 60


@pytest.mark.npm("openapi/tools")
def test_the_contract_passes_every_check(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["lint"]) == 0
    assert capsys.readouterr().out.splitlines() == [f"ok      timetrack.yaml: {name}" for name in checks.CHECKS]
