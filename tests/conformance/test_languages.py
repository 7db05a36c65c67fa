"""What a language needs and how it is described, without any of them installed."""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest

from conformance.command import KIT
from conformance.commands import Outcome
from conformance.expectations import expectations
from conformance.languages import Command, Language, LanguageError, languages, load
from conformance.needs import missing
from conformance.places import Kit, filled

JAVA = {"what": "Java", "probe": ["java", "-version"], "version": "11", "debian": "default-jre-headless"}
GO = {"what": "Go", "probe": ["go", "version"], "version": "1.18", "debian": "golang-go"}
CURL = {"what": "curl for PHP", "probe": ["php", "-r", "…"], "debian": "php-curl php-cli"}
GENERATOR = {"what": "the generator", "probe": ["{generator}", "version"], "install": "make .venv/.conformance"}
DESCRIBED = {"title": "Go", "needs": [], "generate": [["true"]], "check": [], "run": ["{build}/runner", "{scenarios}"]}


def described(folder: Path, name: str, **changes: Any) -> Language:
    file = folder / name / "language.json"
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(json.dumps({**DESCRIBED, **changes}))
    return load(file)


def kit(folder: Path) -> Kit:
    return Kit(
        folder / "timetrack.yaml",
        folder,
        folder / "scenarios",
        folder / "traps",
        folder / "expected.json",
        folder / "build",
    )


# -- needs


JAVA_SAYS = Outcome(0, "", 'openjdk version "17.0.15" 2025-04-15', 0.1)
NOT_THERE = Outcome(127, "", "No such file or directory", 0.0)
LACKS: dict[str, tuple[list[Mapping[str, Any]], Mapping[str, Outcome], list[str]]] = {
    "everything is there": ([JAVA], {"java": JAVA_SAYS}, []),
    "a program is not there": ([GO], {"go": NOT_THERE}, ["a: There is no Go: apt-get install golang-go"]),
    "a program does not run": (
        [GO],
        {"go": Outcome(None, "", "", 60)},
        ["a: There is no Go: apt-get install golang-go"],
    ),
    "a program is too old": (
        [GO],
        {"go": Outcome(0, "go version go1.9.8 linux/amd64", "", 0.1)},
        ["a: Go 1.9.8 is too old, 1.18 or newer is needed: apt-get install golang-go"],
    ),
    "a program is just new enough": ([GO], {"go": Outcome(0, "go version go1.18 linux", "", 0.1)}, []),
    "a program does not tell its version": (
        [GO],
        {"go": Outcome(0, "devel", "", 0.1)},
        ["a: Go of no known version is too old, 1.18 or newer is needed: apt-get install golang-go"],
    ),
    "something of no package is not there": (
        [GENERATOR],
        {"openapi-generator-cli": NOT_THERE},
        ["a: There is no the generator: make .venv/.conformance"],
    ),
    "several things are missing, some with several packages": (
        [JAVA, GO, CURL],
        {"java": JAVA_SAYS, "go": NOT_THERE, "php": Outcome(1, "", "", 0.1)},
        [
            "a: There is no Go: apt-get install golang-go",
            "a: There is no curl for PHP: apt-get install php-curl php-cli",
            "All at once: apt-get install golang-go php-curl php-cli",
        ],
    ),
}


@pytest.mark.parametrize("case", LACKS)
def test_what_is_missing_is_said_with_what_to_install(case: str, tmp_path: Path) -> None:
    needs, answers, sentences = LACKS[case]

    def run(command: Command, _: Path, __: Mapping[str, str], ___: float) -> Outcome:
        return answers[Path(command[0]).name]

    assert missing([described(tmp_path, "a", needs=needs)], kit(tmp_path), run) == sentences


def test_what_several_languages_lack_is_probed_and_said_once(tmp_path: Path) -> None:
    probes: list[Command] = []

    def run(command: Command, _: Path, __: Mapping[str, str], ___: float) -> Outcome:
        probes.append(command)
        return NOT_THERE

    chosen = [described(tmp_path, name, needs=[JAVA]) for name in ("a", "b")]
    assert missing(chosen, kit(tmp_path), run) == ["a, b: There is no Java: apt-get install default-jre-headless"]
    assert probes == [("java", "-version")]


# -- descriptions


WRONG: dict[str, tuple[dict[str, Any], str]] = {
    "no title": ({"title": None}, "is wrong: the title is a text"),
    "a name of no meaning": ({"compile": []}, "compile has no meaning."),
    "a command as one text": ({"run": "runner"}, 'a command is a list of texts, not "runner".'),
    "an empty command": ({"generate": [[]]}, "a command is a list of texts, not []."),
    "a list of commands where one is wanted": (
        {"run": [["runner"]]},
        'a command is a list of texts, not [["runner"]].',
    ),
    "one command where a list is wanted": ({"check": ["true"]}, 'a command is a list of texts, not "true".'),
    "a need without a remedy": ({"needs": [{"what": "Go", "probe": ["go"]}]}, "Go needs either debian or install."),
    "a need with two remedies": ({"needs": [{**GO, "install": "…"}]}, "Go needs either debian or install."),
    "a need without a probe": ({"needs": [{"what": "Go", "debian": "golang-go"}]}, "probe is missing."),
    "a version that is none": ({"needs": [{**GO, "version": "new"}]}, "the version of Go is a number such as 1.18."),
}


@pytest.mark.parametrize("case", WRONG)
def test_a_wrong_description_is_refused(case: str, tmp_path: Path) -> None:
    changes, sentence = WRONG[case]
    with pytest.raises(LanguageError) as refused:
        described(tmp_path, "a", **changes)
    assert str(refused.value).startswith("a/language.json is wrong: ")
    assert sentence in str(refused.value)


def test_what_is_no_json_is_refused(tmp_path: Path) -> None:
    (tmp_path / "language.json").write_text("{")
    with pytest.raises(LanguageError, match=r"language\.json is wrong: "):
        load(tmp_path / "language.json")


def test_plain_http_and_python_come_first(tmp_path: Path) -> None:
    for name in ("go", "python", "http", "php"):
        described(tmp_path, name)
    assert [each.name for each in languages(tmp_path)] == ["http", "python", "go", "php"]
    assert [each.name for each in languages(tmp_path, ["php", "http", "php"])] == ["http", "php"]


def test_a_language_that_does_not_exist_is_refused(tmp_path: Path) -> None:
    described(tmp_path, "go")
    with pytest.raises(LanguageError, match=r"There is no language perl: name one of go\."):
        languages(tmp_path, ["perl"])


def test_a_placeholder_without_a_meaning_is_refused() -> None:
    assert filled(("{build}/x", "a{build}b{build}"), {"build": "/b"}) == ("/b/x", "a/bb/b")
    with pytest.raises(LanguageError, match=r"\{biuld\} has no meaning in a language\.json\."):
        filled(["{biuld}/x"], {"build": "/b"})


# -- this repository


def test_all_languages_of_the_kit_are_described() -> None:
    found = languages(KIT.languages)
    assert [each.name for each in found][:1] == ["http"]
    assert {"go", "php", "ruby", "typescript"} <= {each.name for each in found}
    for each in found:
        for commands in each.commands.values():
            for command in commands:
                filled(command, KIT.places(each))


def test_what_is_expected_to_fail_exists() -> None:
    there = expectations(KIT.scenarios, KIT.expected, [each.name for each in languages(KIT.languages)])
    assert {file.stem for file in KIT.scenarios.glob("*.json")} == {each.name for each in there.scenarios}


ENTRY = {"reason": "because", "says": "no"}
REFUSED: dict[str, tuple[Any, str]] = {
    "a language that does not exist": ({"perl": {}}, "expected.json lists the language perl, which does not exist"),
    "a scenario that does not exist": (
        {"go": {"pagin": ENTRY}},
        "expected.json lists the scenario pagin, which does not",
    ),
    "a core scenario": (
        {"go": {"auth": ENTRY}},
        "expected.json lists auth for go, but core is for every client to pass.",
    ),
    "no reason": ({"go": {"numbers": {"reason": "", "says": "no"}}}, "has a reason and what it says"),
    "no word of the client": ({"go": {"numbers": {"reason": "because"}}}, "has a reason and what it says"),
}


@pytest.mark.parametrize("case", REFUSED)
def test_wrong_expectations_are_refused(case: str, tmp_path: Path) -> None:
    listed, sentence = REFUSED[case]
    for name, level in (("auth", "core"), ("numbers", "lenient")):
        (tmp_path / f"{name}.json").write_text(json.dumps({"name": name, "level": level}))
    file = tmp_path / "expected"
    file.write_text(json.dumps(listed))
    with pytest.raises(LanguageError) as refused:
        expectations(tmp_path, file, ["go"])
    assert sentence in str(refused.value)


def test_a_folder_without_scenarios_is_refused(tmp_path: Path) -> None:
    with pytest.raises(LanguageError, match="There are no scenarios in"):
        expectations(tmp_path, KIT.expected, [])
