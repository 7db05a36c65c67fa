"""The command: what it prints, and with which status it ends."""

import json
from pathlib import Path
from typing import Any

import pytest
import yaml

from spec.diff.command import main, newest
from tests.spec.diff.conftest import RELEASED
from tests.spec.diff.edits import Edit, all_of, drop, edited, put

pytestmark = pytest.mark.npm("openapi/tools")

BREAKING = drop("schemas.Client.properties.email")
TEXT = """\
Breaking (1)
  - `Client.email` is gone
      in answers of `list_clients` and `get_client`
      because oasdiff (response-optional-property-removed) and Redocly (property-removed) say so

"""


@pytest.fixture
def revision(tmp_path: Path, released: dict[str, Any]) -> Any:
    """Writes an edited contract, and tells the arguments that compare the released one with it."""

    def write(version: str, *edits: Edit) -> list[str]:
        file = tmp_path / "revision.yaml"
        document = (
            edited(released, all_of(put("/info/version", version), *edits)) if version != "0.1.0" or edits else released
        )
        file.write_text(yaml.safe_dump(document, sort_keys=False), encoding="utf-8")
        return ["--base", str(RELEASED), "--revision", str(file)]

    return write


def test_a_number_that_fits_ends_with_0(revision: Any, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(revision("0.2.0", BREAKING)) == 0
    assert capsys.readouterr() == (
        TEXT + "0.2.0 fits: what changed since 0.1.0 is breaking and asks for 0.2.0 at least.\n",
        "",
    )


def test_a_number_that_does_not_fit_ends_with_1_and_one_sentence(
    revision: Any, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(revision("0.1.1", BREAKING)) == 1
    assert capsys.readouterr() == (
        TEXT,
        "0.1.1 does not fit: what changed since 0.1.0 is breaking, so info.version has to be 0.2.0 or 1.0.0.\n",
    )


def test_nothing_changed_and_the_same_number_fit(revision: Any, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(revision("0.1.0")) == 0
    assert capsys.readouterr().out == "Nothing changed.\n\nNothing changed since 0.1.0; 0.1.0 fits.\n"


def test_a_new_number_alone_is_no_change(revision: Any, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(revision("0.2.0")) == 0
    assert capsys.readouterr().out == "Nothing changed.\n\nNothing changed since 0.1.0; 0.2.0 fits.\n"


def test_markdown_is_for_the_changelog(revision: Any, capsys: pytest.CaptureFixture[str]) -> None:
    new = put("schemas.Client.properties.vat", {"type": "string"})
    assert (
        main([*revision("0.2.0", BREAKING, new, put("list_clients.summary", "Clients")), "--format", "markdown"]) == 0
    )
    assert capsys.readouterr().out == (
        "### Breaking\n\n- `Client.email` is gone (in answers of `list_clients` and `get_client`)\n\n"
        "### Additive\n\n- `Client.vat` is new (in answers of `list_clients` and `get_client`)\n\n"
        "### Editorial\n\n- other `summary`: `list_clients`\n"
    )


def test_json_is_for_machines(revision: Any, capsys: pytest.CaptureFixture[str]) -> None:
    assert main([*revision("0.1.1", BREAKING), "--format", "json"]) == 1
    printed = capsys.readouterr()
    told = json.loads(printed.out)
    assert {key: told[key] for key in ("base", "revision", "class", "fits")} == {
        "base": "0.1.0",
        "revision": "0.1.1",
        "class": "breaking",
        "fits": False,
    }
    assert told["sentence"] == printed.err.strip()
    assert told["findings"] == [
        {
            "class": "breaking",
            "text": "`Client.email` is gone",
            "side": "response",
            "operations": ["GET /clients", "GET /clients/{id}"],
            "reason": "oasdiff (response-optional-property-removed) and Redocly (property-removed) say so",
            "rule": None,
            "checks": ["redocly:property-removed", "oasdiff:response-optional-property-removed"],
            "overruled": [],
        }
    ]


@pytest.mark.parametrize(
    ("content", "sentence"),
    {
        "nothing there": (None, "cannot be read: No such file or directory."),
        "not YAML": (b"a: [", "is no YAML at line"),
        "not text": (b"\xff\xfe\xff", "cannot be read"),
        "not OpenAPI": (b"a: 1", "is no OpenAPI document: it has no `paths`."),
        "an operation without responses": (b"paths: {/a: {get: {}}}", "`/a` has an operation without `responses`."),
        "a path that is none": (b"paths: {/a: 1}", "`/a` has an operation without `responses`."),
        "no number": (b"info: {version: one}\npaths: {}", "'one' is no version number"),
    }.values(),
)
def test_what_cannot_be_compared_ends_with_2(
    content: bytes | None, sentence: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = tmp_path / "file.yaml"
    if content is not None:
        file.write_bytes(content)
    assert main(["--base", str(RELEASED), "--revision", str(file)]) == 2
    printed = capsys.readouterr()
    assert sentence in printed.err
    assert printed.err.count("\n") == 1


MISSING = {
    "NODE": "There is no /nonexistent: NODE has to name Node 22 or newer, or be unset.\n",
    "OASDIFF": "There is no /nonexistent: install oasdiff 1.15 or newer, or name it with OASDIFF=…\n",
}


@pytest.mark.parametrize("variable", MISSING)
def test_a_missing_tool_ends_with_2_and_says_what_to_install(
    variable: str, revision: Any, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv(variable, "/nonexistent")
    assert main(revision("0.2.0", BREAKING)) == 2
    assert capsys.readouterr().err == MISSING[variable]


def test_a_tool_that_fails_ends_with_2(
    revision: Any, monkeypatch: pytest.MonkeyPatch, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    broken = tmp_path / "oasdiff"
    broken.write_text("#!/bin/sh\necho 'cannot load base spec' >&2\nexit 102\n")
    broken.chmod(0o755)
    monkeypatch.setenv("OASDIFF", str(broken))
    assert main(revision("0.2.0", BREAKING)) == 2
    assert capsys.readouterr().err == "oasdiff could not compare the documents: cannot load base spec\n"


def test_before_the_first_release_there_is_nothing_to_compare(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main([], released=tmp_path) == 0
    assert capsys.readouterr().out.startswith("Nothing was released yet: ")


def test_the_newest_release_has_the_highest_number(tmp_path: Path) -> None:
    for name in ("0.9.0", "0.10.0", "0.2.1"):
        (tmp_path / f"{name}.yaml").touch()
    assert newest(tmp_path) == tmp_path / "0.10.0.yaml"


def test_extensions_that_only_steer_our_mock_do_not_count(revision: Any, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(revision("0.1.0", put("parameters.Username.x-filter", {"property": "user"}))) == 0
    assert capsys.readouterr().out.startswith("Nothing changed.")
