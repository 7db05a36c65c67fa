"""What the documents say is true: the example runs, the targets exist, the figures are right."""

from __future__ import annotations

import re
import subprocess
import textwrap
from pathlib import Path

import pytest
import yaml

from tests.support.fakes import client, pages
from timetrack import config, errors
from timetrack_mock import DEFAULT_KEY, DEFAULT_SECRET, Mock, MockServer

README = Path("README.md").read_text("utf-8")
DOCUMENTS = [*sorted(Path().glob("*.md")), *sorted(Path("docs").glob("*.md"))]


def test_the_example_of_the_readme_runs_against_the_mock(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    (example,) = re.findall(r"```python\n(.*?)```", README, re.DOTALL)
    assert len(example.strip().splitlines()) <= 10
    with Mock() as mock, MockServer(mock) as server:
        monkeypatch.setenv("TIMETRACK_BASE_URL", server.url)
        monkeypatch.setenv("TIMETRACK_API_KEY", DEFAULT_KEY)
        monkeypatch.setenv("TIMETRACK_API_SECRET", DEFAULT_SECRET)
        exec(compile(example, "README.md", "exec"), {})
    lines = capsys.readouterr().out.splitlines()
    assert lines[0] == "1 Website 80.0"
    assert lines[1] == "2026-10-01 0 28800"
    assert len(lines) == 1 + 31


@pytest.mark.parametrize("document", DOCUMENTS, ids=str)
def test_every_target_and_every_file_that_a_document_names_exists(document: Path) -> None:
    text = document.read_text("utf-8")
    targets = set(re.findall(r"^([a-z-]+):.*## ", Path("Makefile").read_text("utf-8"), re.MULTILINE))
    for command in re.findall(r"^make ([a-z -]+?)(?: *#|$)", text, re.MULTILINE):
        assert set(command.split()) <= targets, command
    for link in re.findall(r"\]\((?!http)([^)]+)\)", text):
        assert (document.parent / link).exists(), link
    for path in re.findall(r"`((?:openapi|generator|tests|requirements|\.ci)/[\w./-]+)`", text):
        assert Path(path).exists(), path


def test_the_readme_names_every_variable_that_is_read() -> None:
    named = set(re.findall(r"TIMETRACK_[A-Z_]+", README))
    assert named == {variable for variable, _ in config._VARIABLES.values()}


def test_the_page_on_pacing_shows_what_the_budget_shows() -> None:
    page = Path("docs/pacing.md").read_text("utf-8")
    with client(pages([], first_page=0)) as tt:
        assert f"# {tt.estimate(records=46_000)}\n" in page
        for _ in range(12):
            list(tt.clients.list())
        assert f"# {tt.budget}\n" in page
        assert f"# {tt.budget.remaining}\n" in page


def test_the_figures_of_a_release_in_the_changelog_are_those_of_the_contract_that_was_released() -> None:
    text = Path("openapi/released/0.1.0.yaml").read_text("utf-8")
    contract = yaml.safe_load(text)
    operations = sum(len(item.keys() - {"parameters"}) for item in contract["paths"].values())
    entries = len(set(re.findall(r"\bE\d\d\b", text)))
    said = f"{operations} operations of {len(contract['tags'])} resources, with an evidence ledger of {entries} entries"
    assert said in Path("CHANGELOG.md").read_text("utf-8").replace("\n  ", " ")


def test_make_alone_lists_every_target() -> None:
    listed = subprocess.run(["make"], capture_output=True, text=True, check=True).stdout
    for target in ("demo", "test", "client", "mock", "lint", "types", "wheel"):
        assert re.search(rf"^  make {target} +\w", listed, re.MULTILINE), target


def test_the_tree_of_errors_in_the_documents_is_the_one_of_the_code() -> None:
    drawn = re.findall(r"```\n(TimeTrackError\n.*?)```", Path("docs/errors.md").read_text("utf-8"), re.DOTALL)
    assert drawn
    assert textwrap.indent(drawn[0], "    ") in (errors.__doc__ or "")
