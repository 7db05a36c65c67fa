"""The generated package and its generator pass both type checkers at their strictest."""

from __future__ import annotations

import json
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from generator.__main__ import OUTPUT, ROOT
from tests.generator import small

GENERATOR = ROOT / "generator"


def _run(*arguments: str, cwd: Path) -> str:
    done = subprocess.run([sys.executable, "-m", *arguments], cwd=cwd, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout


@pytest.mark.parametrize("folder", [OUTPUT, GENERATOR], ids=["generated", "generator"])
def test_mypy_strict(folder: Path, tmp_path: Path) -> None:
    options = ["--strict", "--warn-unreachable", "--config-file=", f"--cache-dir={tmp_path}"]
    _run("mypy", *options, folder.name, cwd=folder.parent)


def test_mypy_strict_over_every_convention_of_a_contract(tmp_path: Path) -> None:
    output = small.generate(tmp_path, small.document(), "client")
    _run("mypy", "--strict", "--config-file=", f"--cache-dir={tmp_path}/cache", output.name, cwd=tmp_path)


def test_pyright_strict(tmp_path: Path) -> None:
    output = small.generate(tmp_path, small.document(), "client")
    folders = (OUTPUT, GENERATOR, output)
    for folder in folders:  # pyright takes relative paths only, and follows no links
        shutil.copytree(folder, tmp_path / "code" / folder.name, ignore=shutil.ignore_patterns("__pycache__"))
    settings = {"typeCheckingMode": "strict", "include": ["code"], "pythonVersion": "3.11"}
    (tmp_path / "pyrightconfig.json").write_text(json.dumps(settings), encoding="utf-8")
    found = _run("pyright", "--pythonpath", sys.executable, "--stats", "-p", str(tmp_path), cwd=tmp_path)
    checked = re.search(r"Total files checked: ([0-9]+)", found)
    assert checked is not None
    assert int(checked[1]) >= sum(len(list(folder.rglob("*.py"))) for folder in folders)
