"""One resource is added to the YAML and nothing else is written: client, types and mock know it."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
import yaml

from tests.support.document import contract_document

DRIVE = Path("tests/growth/drive.py").resolve()
ROOT = Path.cwd()


@pytest.fixture(scope="module")
def grown(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with the grown contract and the client generated from it."""
    folder = tmp_path_factory.mktemp("grown")
    contract: dict[str, Any] = contract_document()
    addition = yaml.safe_load(Path("tests/growth/vehicles.yaml").read_text("utf-8"))
    contract["tags"] += addition["tags"]
    contract["paths"].update(addition["paths"])
    contract["components"]["schemas"].update(addition["components"]["schemas"])
    (folder / "timetrack.yaml").write_text(yaml.safe_dump(contract, sort_keys=False, allow_unicode=True), "utf-8")
    output = folder / "client" / "timetrack_client"
    output.parent.mkdir()
    _run("-m", "generator", "--contract", str(folder / "timetrack.yaml"), "--output", str(output))
    return folder


def test_the_new_resource_works_in_both_clients_and_in_the_mock(grown: Path) -> None:
    _run(str(DRIVE), str(grown / "timetrack.yaml"), path=(grown / "client", ROOT / "wrappers"))


def test_the_new_resource_is_typed_strictly(grown: Path) -> None:
    options = ("--strict", "--explicit-package-bases", "--cache-dir", str(grown / "cache"), "--config-file", "")
    _run("-m", "mypy", *options, str(DRIVE), path=(grown / "client", ROOT / "wrappers"), cwd=grown)


def test_a_misspelt_keyword_of_the_new_resource_is_a_type_error(grown: Path) -> None:
    wrong = grown / "wrong.py"
    wrong.write_text(DRIVE.read_text("utf-8").replace('plate="G-5 KL"', 'plait="G-5 KL"'), "utf-8")
    options = ("--strict", "--explicit-package-bases", "--cache-dir", str(grown / "cache"), "--config-file", "")
    with pytest.raises(AssertionError, match="plait"):
        _run("-m", "mypy", *options, str(wrong), path=(grown / "client", ROOT / "wrappers"), cwd=grown)


def _run(*arguments: str, path: tuple[Path, ...] = (), cwd: Path = ROOT) -> None:
    found = os.pathsep.join(str(entry) for entry in path)
    env = {**os.environ, "PYTHONPATH": found, "MYPYPATH": found, "PYTHONWARNINGS": "error"}
    done = subprocess.run([sys.executable, *arguments], env=env, cwd=cwd, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr
