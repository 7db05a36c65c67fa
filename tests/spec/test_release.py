"""A release is kept as it was handed out, and is never another one under the same version."""

from __future__ import annotations

from pathlib import Path

import pytest
import yaml

from spec.lint.scalars import differences
from spec.publication import RELEASED, as_yaml, public
from spec.refused import Refused
from spec.release.command import released
from tests.support.document import contract_document

RELEASES = sorted(RELEASED.glob("*.yaml"))


def _yes() -> bool:
    return True


def _never_asked() -> bool:
    raise AssertionError("nothing has to be compared here")


def _new_version(tree: Path) -> None:
    for name in ("openapi/timetrack.yaml", "wrappers/timetrack/_version.py", "openapi/workflows/timetrack.arazzo.yaml"):
        text = (tree / name).read_text("utf-8")
        current = contract_document()["info"]["version"]
        (tree / name).write_text(text.replace(f'"{current}"', '"9.0.0"', 1), "utf-8")
    (tree / "openapi/CHANGELOG.md").write_text("## 9.0.0\n")


def test_the_first_release_is_written_without_a_comparison(small: Path, tmp_path: Path) -> None:
    folder = tmp_path / "released"
    said = released(small, folder, _never_asked)
    (file,) = folder.iterdir()
    assert said == f"{file.name}: released"
    assert file.read_text("utf-8") == as_yaml(
        public(yaml.safe_load((small / "openapi/timetrack.yaml").read_text("utf-8")))
    )


def test_the_same_contract_can_be_released_again(small: Path, tmp_path: Path) -> None:
    released(small, tmp_path / "released", _never_asked)
    assert released(small, tmp_path / "released", _never_asked).endswith(": released already, and the same")


def test_another_contract_of_the_same_version_is_refused(small: Path, tmp_path: Path) -> None:
    released(small, tmp_path / "released", _yes)
    (file,) = (tmp_path / "released").iterdir()
    before = file.read_bytes()
    contract = small / "openapi/timetrack.yaml"
    contract.write_text(contract.read_text("utf-8").replace("type: integer", "type: number"), "utf-8")
    with pytest.raises(Refused, match="give this one a new version"):
        released(small, tmp_path / "released", _yes)
    assert file.read_bytes() == before


@pytest.mark.parametrize("fits", [True, False], ids=["a version that fits is released", "one that does not fit is not"])
def test_a_later_release_is_compared_with_the_last(fits: bool, small: Path, tmp_path: Path) -> None:
    folder = tmp_path / "released"
    released(small, folder, _never_asked)
    _new_version(small)
    if fits:
        assert released(small, folder, lambda: True) == "9.0.0.yaml: released"
    else:
        with pytest.raises(Refused, match="`make spec-diff` says why"):
            released(small, folder, lambda: False)
    assert (folder / "9.0.0.yaml").exists() == fits


def test_there_is_a_release() -> None:
    assert RELEASES


@pytest.mark.parametrize("file", RELEASES, ids=lambda file: file.stem)
def test_a_release_is_a_public_contract_of_the_version_in_its_name(file: Path) -> None:
    text = file.read_text("utf-8")
    document = yaml.safe_load(text)
    assert document["info"]["version"] == file.stem
    assert document == public(document)
    assert list(differences(text)) == []


def test_what_was_released_is_what_is_built_of_the_same_version() -> None:
    contract = contract_document()
    release = RELEASED / f"{contract['info']['version']}.yaml"
    assert not release.exists() or release.read_text("utf-8") == as_yaml(public(contract))
