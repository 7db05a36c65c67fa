"""The orchestrator as a whole, with languages that are scripts in Python: real processes, a real mock."""

from __future__ import annotations

import json
import re
import shutil
import sys
from pathlib import Path
from typing import Any

import pytest

from conformance.command import KIT, main
from conformance.commands import run
from conformance.places import Kit
from timetrack_mock import DEFAULT_KEY, DEFAULT_SECRET, MockFailure, MockServer

PLAYED = ("paging", "lenient-numbers")
RUNNER = str(KIT.languages / "runner.py")
REAL = ["{python}", RUNNER, "{scenarios}"]
NO_NUMBERS = {"lenient-numbers": {"reason": "it checks nothing", "says": "is a text"}}


def prints(*reports: tuple[str, bool, str], then: str = "") -> list[str]:
    """A runner that prints these reports, whatever the scenarios are, and takes the trap."""
    lines = [json.dumps({"scenario": name, "passed": passed, "why": why}) for name, passed, why in reports]
    script = [TAKES_THE_TRAP, *(f"print({line!r}, flush=True)" for line in lines), then]
    return ["{python}", "-c", "\n".join(script), "{scenarios}"]


TRAP = "value"
TAKES_THE_TRAP = f"""
import sys
if sys.argv[1].endswith("traps"):
    print('{json.dumps({"scenario": TRAP, "passed": False, "why": "no"})}')
    sys.exit(1)
"""
BOTH = (("paging", True, ""), ("lenient-numbers", True, ""))
ONE = (("paging", True, ""), ("lenient-numbers", False, "the id is a text"))


FALLS = """
import json, pathlib, sys
for file in pathlib.Path(sys.argv[1]).glob("*.json"):
    print(json.dumps({"scenario": file.stem, "passed": True, "why": ""}))
"""


class Stage:
    """A kit of its own, with two of the real scenarios."""

    def __init__(self, folder: Path) -> None:
        self.kit = Kit(
            published=folder / "published.yaml",
            languages=folder / "languages",
            scenarios=folder / "scenarios",
            traps=folder / "traps",
            expected=folder / "expected.json",
            build=folder / "build",
        )
        self.kit.published.write_text("info: {title: A contract, version: '1'}\npaths: {}\nx-references: {}\n")
        self.kit.scenarios.mkdir()
        self.kit.traps.mkdir()
        shutil.copy(KIT.traps / f"{TRAP}.json", self.kit.traps)
        for name in PLAYED:
            shutil.copy(KIT.scenarios / f"{name}.json", self.kit.scenarios)
        self.expect({})

    def expect(self, listed: Any) -> None:
        self.kit.expected.write_text(json.dumps(listed))

    def language(self, name: str, **changes: Any) -> None:
        folder = self.kit.languages / name
        folder.mkdir(parents=True)
        described = {"title": f"{name} itself", "needs": [], "generate": [], "check": [], "run": REAL, **changes}
        (folder / "language.json").write_text(json.dumps(described))


@pytest.fixture
def stage(tmp_path: Path) -> Stage:
    return Stage(tmp_path)


def test_a_language_is_generated_checked_and_run(stage: Stage, capsys: pytest.CaptureFixture[str]) -> None:
    copies = "import shutil, sys; shutil.copy(sys.argv[1], 'runner.py'); assert 'x-' not in open(sys.argv[2]).read()"
    stage.language(
        "http",
        generate=[["{python}", "-c", copies, RUNNER, "{contract}"]],
        check=[["{python}", "-c", "import runner, os; os.environ['COLOUR'] == 'blue' or exit(1)"]],
        run=["{python}", "{build}/runner.py", "{scenarios}"],
        environment={"COLOUR": "blue", "PYTHONPATH": "{build}"},
    )
    stage.language("other", run=prints(*ONE, then="exit(1)"))
    stage.expect({"other": NO_NUMBERS})
    assert main(["--json", str(stage.kit.build / "results.json")], stage.kit) == 0
    out, err = capsys.readouterr()
    table = [line.split() for line in out.splitlines()]
    assert table[:3] == [
        ["level", "http", "other"],
        ["lenient-numbers", "lenient", "ok", "cannot"],
        ["paging", "core", "ok", "ok"],
    ]
    assert table[6:8] == [["traps", "ok", "ok"], ["verdict", "ok", "ok"]]
    assert out.splitlines()[-2:] == [
        "other cannot pass lenient-numbers: it checks nothing",
        "conformance: 3 passed, 0 failed",
    ]
    assert err.splitlines() == ["http: http itself ...", "other: other itself ..."]
    results = json.loads((stage.kit.build / "results.json").read_text())
    assert results["scenarios"] == {"lenient-numbers": "lenient", "paging": "core"}
    assert results["languages"]["http"]["passed"] is True
    assert set(results["languages"]["http"]["seconds"]) == {"generate", "check", "run"}
    assert results["languages"]["other"]["scenarios"]["lenient-numbers"] == {
        "state": "expected",
        "why": "it checks nothing",
    }


CANARY = "canary-of-a-password"
TELLS = f"""
import json, os, sys
told = "it sent {CANARY} as " + os.environ["TIMETRACK_API_KEY"] + " with " + os.environ["TIMETRACK_API_SECRET"]
for name in {(*PLAYED, "users")!r} if sys.argv[1].endswith("scenarios") else [{TRAP!r}]:
    print(json.dumps({{"scenario": name, "passed": False, "why": told + " \\u00fc"}}))
print(told)
print(told, file=sys.stderr)
sys.exit(END)
"""


@pytest.mark.parametrize("end", [0, 1, 7])
def test_no_report_shows_a_key_or_what_is_written_and_never_read(
    end: int, stage: Stage, capsys: pytest.CaptureFixture[str]
) -> None:
    stage.kit.published.write_text(Path("openapi/timetrack.yaml").read_text("utf-8"), "utf-8")
    scenario = (KIT.scenarios / "users.json").read_text("utf-8").replace("change-me-soon", CANARY)
    (stage.kit.scenarios / "users.json").write_text(scenario, "utf-8")
    stage.language("http", run=["{python}", "-c", TELLS.replace("END", str(end)), "{scenarios}"])
    assert main(["--json", str(stage.kit.build / "results.json")], stage.kit) == 1
    shown = "\n".join([*capsys.readouterr(), (stage.kit.build / "results.json").read_text()])
    assert "it sent *** as *** with ***" in shown
    assert [secret for secret in (CANARY, DEFAULT_KEY, DEFAULT_SECRET) if secret in shown] == []


NAUGHTY: dict[str, tuple[dict[str, Any], list[str]]] = {
    "it fails a scenario": (
        {"run": prints(*ONE, then="exit(1)")},
        ["a FAILED. lenient-numbers: the id is a text", "conformance: 1 passed, 1 failed"],
    ),
    "it hides a failure in its status": (
        {"run": prints(*ONE)},
        ["a FAILED. It ended with status 0, but a scenario failed.", "conformance: 1 passed, 1 failed"],
    ),
    "it says nothing": (
        {"run": prints()},
        ["a FAILED. Not reported: lenient-numbers, paging.", "conformance: 0 passed, 2 failed"],
    ),
    "it says too much": (
        {"run": prints(*BOTH, then="print('Done.')")},
        ["a FAILED. It printed what is no report: Done.", "conformance: 2 passed, 1 failed"],
    ),
    "it crashes": (
        {"run": prints(BOTH[0], then="exit(139)")},
        ["a FAILED. It crashed with status 139.", "Not reported: lenient-numbers.", "conformance: 1 passed, 1 failed"],
    ),
    "its runner is not there": (
        {"run": ["{build}/runner", "{scenarios}"]},
        [
            "a FAILED. It crashed with status 127.",
            "runner: No such file or directory",
            "conformance: 0 passed, 2 failed",
        ],
    ),
    "it cannot be generated": (
        {"generate": [["{python}", "-c", "exit('The contract is odd.')"], ["{python}", "-c", "print('never')"]]},
        ["a FAILED. generate ended with status 1:", "The contract is odd.", "conformance: 0 passed, 2 failed"],
    ),
    "it does not compile": (
        {"check": [["{python}", "-c", "print('line 7: no such type'); exit(2)"]]},
        ["a FAILED. check ended with status 2:", "line 7: no such type", "conformance: 0 passed, 2 failed"],
    ),
    "it passes whatever it is told": (
        {"run": [*prints(*BOTH)[:3], "elsewhere"]},
        ["a FAILED. Traps. paging: it was reported, but there is no such scenario.", "Traps. Not reported: value."],
    ),
    "it falls for the trap": (
        {"run": ["{python}", "-c", FALLS, "{scenarios}"]},
        ["a FAILED. Traps. value: it says that this passed, which cannot be; its runner does not look."],
    ),
    "a placeholder has no meaning": ({"run": ["{biuld}/runner"]}, ["{biuld} has no meaning in a language.json."]),
}


@pytest.mark.parametrize("case", NAUGHTY)
def test_a_client_that_is_not_as_it_should_be_fails(
    case: str, stage: Stage, capsys: pytest.CaptureFixture[str]
) -> None:
    changes, told = NAUGHTY[case]
    stage.language("a", **changes)
    assert main([], stage.kit) == 1
    said = "\n".join(capsys.readouterr())
    assert [line for line in told if line not in said] == []
    assert "never" not in said


def test_an_entry_that_is_not_needed_any_more_fails(stage: Stage, capsys: pytest.CaptureFixture[str]) -> None:
    stage.language("a", run=prints(*BOTH))
    stage.expect({"a": NO_NUMBERS})
    assert main(["a"], stage.kit) == 1
    assert "it passes, although expected.json says that it cannot; remove that entry." in capsys.readouterr().out


@pytest.mark.parametrize("phase", ["generate", "check", "run"])
def test_what_hangs_is_ended_with_everything_it_has_started(
    phase: str, stage: Stage, capsys: pytest.CaptureFixture[str]
) -> None:
    child = "import subprocess, sys; subprocess.run([sys.executable, '-c', 'import time; time.sleep(600)'])"
    command = ["{python}", "-c", child]
    stage.language("a", **{phase: command if phase == "run" else [command]})
    assert main(["--timeout", "0.3"], stage.kit) == 1
    assert re.search(r"id not end within \d+ s", capsys.readouterr().out)


def test_what_is_missing_is_said_before_anything_is_done(stage: Stage, capsys: pytest.CaptureFixture[str]) -> None:
    stage.language("a", generate=[["{python}", "-c", "print('never')"]])
    need = {"what": "Fortran 2077", "probe": ["fortran-2077"], "debian": "fortran-2077"}
    stage.language("b", needs=[need])
    assert main([], stage.kit) == 1
    assert capsys.readouterr() == ("", "b: There is no Fortran 2077: apt-get install fortran-2077\n")
    assert not stage.kit.build.exists()


def test_a_language_that_does_not_exist_is_said(stage: Stage, capsys: pytest.CaptureFixture[str]) -> None:
    stage.language("a")
    assert main(["perl"], stage.kit) == 1
    assert capsys.readouterr().err == "There is no language perl: name one of a.\n"


def test_nothing_is_left_of_the_last_run_nor_of_the_environment(
    stage: Stage, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("TIMETRACK_PAGE_SIZE", "7")
    told = "import os; print(os.listdir('.'), [n for n in os.environ if n[:4] == 'TIME'], os.environ['NO_PROXY'])"
    stage.language("a", check=[["{python}", "-c", f"{told}; open('left', 'w'); exit(1)"]])
    for _ in range(2):
        assert main([], stage.kit) == 1
        assert "[] [] 127.0.0.1" in capsys.readouterr().out


def test_a_mock_that_breaks_down_fails(
    stage: Stage, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    class Broken(MockServer):
        def stop(self) -> None:
            super().stop()
            raise MockFailure("no such table")

    monkeypatch.setattr("conformance.playing.MockServer", Broken)
    stage.language("a", run=prints(*BOTH))
    assert main([], stage.kit) == 1
    assert (
        "a FAILED. The mock failed, and this is no answer of the API; please report it. no such table"
        in capsys.readouterr().out
    )


def test_the_last_lines_of_both_outputs_are_kept(tmp_path: Path) -> None:
    script = "import sys; print('out'); print('err', file=sys.stderr); sys.exit(3)"
    outcome = run((sys.executable, "-c", script), tmp_path, {}, 60)
    assert (outcome.status, outcome.tail) == (3, "out\n\nerr")
