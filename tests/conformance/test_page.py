"""The page for other teams is true: its blocks run as they stand, its tables are those of the kit."""

from __future__ import annotations

import json
import re
import shutil
from itertools import pairwise
from pathlib import Path

import pytest

from conformance.runner import KINDS, SENT
from tests.conformance.rig import SCENARIOS
from tests.conformance.test_kit import SCHEMA, TOUCHED
from tests.walk.walk import difference, steps, walk

PAGE = Path("docs/conformance.md").read_text("utf-8")
PROSE = " ".join(PAGE.split())
NUMBERS = ("no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve")


def section(title: str) -> str:
    return PAGE.partition(f"## {title}\n")[2].partition("\n## ")[0]


def test_the_blocks_run_in_the_folder_of_the_artefact(tmp_path: Path) -> None:
    shutil.copytree("conformance/scenarios", tmp_path / "scenarios")
    shutil.copy("conformance/runner.py", tmp_path)
    typed = steps(section("In five minutes"))
    outcomes = walk(typed, tmp_path)
    assert [difference(*pair) for pair in zip(typed, outcomes, strict=True)] == [""] * 3
    assert not (tmp_path / "mock.txt").exists()


def test_the_table_of_scenarios_is_that_of_the_files() -> None:
    rows = dict(re.findall(r"^\| `([a-z0-9-]+)` \| (.*) \|$", section("The scenarios"), re.MULTILINE))
    assert rows == {name: scenario["title"] for name, scenario in SCENARIOS.items()}


def test_the_page_explains_every_word_of_the_format() -> None:
    kinds = set(re.findall(r'^\| `\{"\$is": "(\w+)"\}`', PAGE, re.MULTILINE))
    assert kinds == set(KINDS)
    call = SCHEMA["$defs"]["call"]["properties"]
    words = {*call, *(f"expect.{name}" for name in call["expect"]["properties"])} - {"expect"}
    assert [word for word in words if f"`{word}`" not in PAGE] == []
    assert [keys for keys in SENT if f"`{keys}`" not in PAGE] == []


def test_the_figures_of_the_page_are_right() -> None:
    for status in ("401", "404", "422"):
        assert re.search(rf"{status} (is tried )?on {NUMBERS[len(TOUCHED[status])]}\b", PROSE), status
    assert {len(TOUCHED[status]) for status in TOUCHED.keys() - {"401", "404", "422"}} == {1}


def test_the_page_is_right_in_both_of_its_places_since_it_links_to_nothing_beside_it() -> None:
    assert re.findall(r"\]\((?!https?:)", PAGE) == []


def test_the_table_of_generated_clients_says_what_their_runs_have_to_show() -> None:
    lines = re.findall(r"^\|(.*)\|$", section("What generated clients do"), re.MULTILINE)
    header, _, *rows = [[cell.strip() for cell in line.split("|")] for line in lines]
    languages = [title.split(":")[0].lower() for title in header[1:]]
    expected = json.loads(Path("conformance/expected.json").read_text("utf-8"))
    said: dict[str, set[str]] = {language: set() for language in languages}
    named: set[str] = set()
    for scenarios, *cells in rows:
        names = re.findall(r"`([a-z-]+)`", scenarios)
        named.update(names)
        for language, cell in zip(languages, cells, strict=True):
            said[language].update(names if cell.startswith("no") else [])
    assert named == {name for name, scenario in SCENARIOS.items() if scenario["level"] == "lenient"}
    assert said == {language: set(entries) for language, entries in expected.items()}


@pytest.mark.parametrize("page", ["docs/conformance.md", "docs/contract.md"])
def test_the_pages_name_the_line_that_go_needs_beside_what_is_generated(page: str) -> None:
    [line] = re.findall(r"^type \w+ = \w+$", Path("conformance/go/timetrack/flag.go").read_text("utf-8"), re.MULTILINE)
    assert line in Path(page).read_text("utf-8")


@pytest.mark.parametrize("page", ["docs/conformance.md", "docs/contract.md"])
def test_the_pages_name_the_mappings_with_which_the_clients_are_made(page: str) -> None:
    named = re.findall(r"--(?:type|schema)-mappings ([\w=,]+)", Path(page).read_text("utf-8"))
    commands = [json.loads(file.read_text("utf-8"))["generate"] for file in Path("conformance").glob("*/language.json")]
    words = [word for each in commands for command in each for word in command]
    used = [value for option, value in pairwise(words) if option in ("--type-mappings", "--schema-mappings")]
    assert sorted(named) == sorted(used)
