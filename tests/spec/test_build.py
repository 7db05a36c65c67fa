"""The artefact is complete, the same for the same tree, checkable without us, and refused where it is not right."""

from __future__ import annotations

import io
import json
import re
import subprocess
import sys
from pathlib import Path
from zipfile import ZipFile

import pytest
import yaml

from generator.problem import Problem
from spec.build import command
from spec.build.archive import CHECKSUMS, checksums, zipped
from spec.build.command import require_ours, write
from spec.build.files import CHANGELOG, CONTRACT, LARGEST_PAGE, PLACES, VERSION, WORKFLOWS, artefact
from spec.build.links import moved
from spec.lint import checks
from spec.publication import public
from spec.refused import Refused
from tests.support.document import contract_document


def page(document: dict[str, object]) -> str:
    return f"<!doctype html><title>{document['info']}</title>"


def _replace(root: Path, name: str, old: str, new: str) -> None:
    text = (root / name).read_text("utf-8")
    assert old in text
    (root / name).write_text(text.replace(old, new, 1), "utf-8")


def test_the_artefact_holds_every_file_under_its_place(tree: Path) -> None:
    version, files = artefact(tree, page)
    contract = contract_document()
    assert version == contract["info"]["version"]
    assert yaml.safe_load(files["timetrack.yaml"]) == json.loads(files["timetrack.json"]) == public(contract)
    assert files["reference.html"].startswith(b"<!doctype html>")
    scenarios = {f"conformance/scenarios/{file.name}" for file in Path("conformance/scenarios").glob("*.json")}
    places = set(PLACES.values()) - {"conformance/scenarios"}
    assert scenarios
    assert files.keys() == places | scenarios | {"timetrack.json", "reference.html"}
    for name, place in PLACES.items():
        if not name.endswith(".md") and name != CONTRACT and Path(name).is_file():
            assert files[place] == Path(name).read_bytes()


def test_every_link_in_a_document_of_the_artefact_leads_to_a_file_of_it(tree: Path) -> None:
    _, files = artefact(tree, page)
    for name in (name for name in files if name.endswith(".md")):
        for link in re.findall(r"\]\((?!https?:|#)([^)#]+)", files[name].decode()):
            place = (Path("/") / Path(name).parent / link).resolve().relative_to("/").as_posix()
            assert place in files or any(one.startswith(f"{place}/") for one in files), (name, link)


LINKS = {
    "[a](versions.md)": "[a](VERSIONS.md)",
    "[a](versions.md#kinds)": "[a](VERSIONS.md#kinds)",
    "[a](../openapi/EVIDENCE.md)": "[a](EVIDENCE.md)",
    "[`a`](conformance.md)": "[`a`](conformance/README.md)",
    "![a](../LICENSE)": "![a](LICENSE)",
    "[`a`](mock.md)": "`a`",
    "[a](https://timetrackapp.com/en/api/)": "[a](https://timetrackapp.com/en/api/)",
    "[a](mailto:a@example.com)": "[a](mailto:a@example.com)",
    "[a](#names)": "[a](#names)",
    "two, [a](mock.md) and [b](versions.md)": "two, a and [b](VERSIONS.md)",
}


@pytest.mark.parametrize(("before", "after"), LINKS.items(), ids=LINKS)
def test_a_link_moves_along(before: str, after: str) -> None:
    assert moved(before, "docs/contract.md", PLACES) == after


def test_a_link_of_a_document_that_moves_deeper_finds_its_way_back() -> None:
    assert moved("[a](contract.md)", "docs/conformance.md", PLACES) == "[a](../README.md)"


def test_two_builds_of_one_tree_are_the_same_bytes(tree: Path, tmp_path: Path) -> None:
    outs = [tmp_path / "first" / "spec", tmp_path / "second" / "spec"]
    for out in outs:
        write(*artefact(tree, page), out)
    first, second = (
        {file.relative_to(out.parent).as_posix(): file.read_bytes() for file in out.parent.rglob("*") if file.is_file()}
        for out in outs
    )
    assert first == second
    assert len([name for name in first if not name.startswith("spec/")]) == 2


def test_the_zip_holds_no_date_and_everything_below_one_folder(small: Path) -> None:
    _, files = artefact(small, page)
    with ZipFile(io.BytesIO(zipped(files, "timetrack-contract-1.2.3"))) as archive:
        assert archive.testzip() is None
        assert {entry.date_time for entry in archive.infolist()} == {(1980, 1, 1, 0, 0, 0)}
        assert {name: archive.read(f"timetrack-contract-1.2.3/{name}") for name in files} == files
        assert len(archive.namelist()) == len(files)


def test_what_the_page_for_other_teams_says_about_checksums_works(small: Path, tmp_path: Path) -> None:
    write(*artefact(small, page), tmp_path / "dist" / "spec")
    (block,) = re.findall(r"```sh\n(sha256sum.*?)```", Path("docs/contract.md").read_text("utf-8"), re.DOTALL)
    unzip = f'unzip() {{ shift; "{sys.executable}" -m zipfile -e "$1" .; }}\n'  # not every machine has unzip
    run = ["bash", "-euc", unzip + block]
    done = subprocess.run(run, cwd=tmp_path / "dist", capture_output=True, text=True, check=False)
    assert (done.returncode, done.stderr) == (0, "")
    assert re.fullmatch(r"timetrack-contract-[0-9.]+\.zip: OK\n", done.stdout)


def test_a_changed_byte_does_not_pass_the_checksums(small: Path, tmp_path: Path) -> None:
    write(*artefact(small, page), tmp_path / "spec")
    (tmp_path / "spec" / "timetrack.json").write_text("{}")
    done = subprocess.run(["sha256sum", "-c", CHECKSUMS], cwd=tmp_path / "spec", capture_output=True, text=True)
    assert done.returncode == 1
    assert "timetrack.json: FAILED" in done.stdout


def test_the_checksums_are_those_of_the_files() -> None:
    empty = "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"
    assert checksums({"b": b"", "a": b""}) == f"{empty}  a\n{empty}  b\n"


REFUSED = {
    "the package has another version": (VERSION, ' = "', ' = "9.', "wrappers/timetrack/_version.py has 9."),
    "the package has no version": (VERSION, "__version__", "version", "_version.py has none: make them one."),
    "the changelog does not know the version": (CHANGELOG, "## 0", "## 9", "openapi/CHANGELOG.md has 9."),
    "the workflows have another version": (WORKFLOWS, '  version: "', '  version: "9.', "timetrack.arazzo.yaml has 9."),
    "there is no contact": (
        CONTRACT,
        "  contact:",
        "  x-none:",
        "nothing at info/contact/name, info/contact/email: fill",
    ),
    "there is no licence": (
        CONTRACT,
        "  license:",
        "  x-none:",
        "nothing at info/license/name, info/license/url: fill",
    ),
    "there is no link to the vendor": (CONTRACT, "\nexternalDocs:", "\nx-docs:", "nothing at externalDocs/url"),
    "an extension is new": (CONTRACT, "x-aliases:", "x-alias:", "Nobody has decided whether other teams see x-alias:"),
}


@pytest.mark.parametrize(("name", "old", "new", "sentence"), REFUSED.values(), ids=REFUSED)
def test_what_must_not_be_handed_out_is_refused(small: Path, name: str, old: str, new: str, sentence: str) -> None:
    _replace(small, name, old, new)
    with pytest.raises(Refused, match=re.escape(sentence)):
        artefact(small, page)


@pytest.mark.parametrize("name", [CONTRACT, VERSION, "docs/conformance.md", "LICENSE"])
def test_a_part_that_is_missing_is_named(small: Path, name: str) -> None:
    (small / name).unlink()
    with pytest.raises((Refused, Problem), match=re.escape(Path(name).name)):
        artefact(small, page)


def test_a_page_that_is_too_large_is_refused(small: Path) -> None:
    with pytest.raises(Refused, match=re.escape("reference.html is larger")):
        artefact(small, lambda _: " " * (LARGEST_PAGE + 1))


def test_a_folder_that_holds_something_else_is_left_alone(tmp_path: Path) -> None:
    (tmp_path / "mine").write_text("precious")
    with pytest.raises(Refused, match="name another folder"):
        require_ours(tmp_path)


def test_an_empty_folder_and_an_earlier_artefact_are_replaced(tmp_path: Path) -> None:
    require_ours(tmp_path)
    (tmp_path / CHECKSUMS).touch()
    (tmp_path / "old").touch()
    require_ours(tmp_path)
    write("1.0.0", {"new": b""}, tmp_path)
    assert {file.name for file in tmp_path.iterdir()} == {"new", CHECKSUMS}


def test_nothing_is_built_of_a_contract_that_fails_the_gate(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(command, "lint", lambda _: 1)
    assert command.main(["--out", str(tmp_path / "spec")]) == 1
    assert "does not pass its own rules" in capsys.readouterr().err
    assert list(tmp_path.iterdir()) == []


@pytest.mark.npm("openapi/tools")
def test_the_command_builds_an_artefact_that_passes_redocly_itself(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(command, "lint", lambda _: 0)  # the contract has passed it in a test of its own
    out = tmp_path / "dist" / "spec"
    assert command.main(["--out", str(out)]) == 0
    assert {file.suffix for file in out.parent.iterdir()} == {"", ".zip", ".sha256"}
    both = (out / "timetrack.yaml", out / "timetrack.json")
    assert checks.said(*checks.redocly_command(*both)) == ""
    assert [checks.one_reading(file) + checks.validity(file) for file in both] == ["", ""]
