"""The wheel, built once, and an environment that has nothing of the checkout but it."""

from __future__ import annotations

import os
import subprocess
import sys
import sysconfig
import zipfile
from pathlib import Path

import pytest


@pytest.fixture(scope="session")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The file, built from the checkout."""
    return build(tmp_path_factory.mktemp("dist"))


@pytest.fixture(scope="session")
def python(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> str:
    """The interpreter of the environment; its dependencies are those of the tests, so that no network is needed."""
    folder = tmp_path_factory.mktemp("installed") / "env"
    run(sys.executable, "-m", "venv", "--without-pip", str(folder))
    packages = Path(sysconfig.get_path("purelib", vars={"base": str(folder)}))
    with zipfile.ZipFile(wheel) as archive:
        archive.extractall(packages)
    # A plain path in a .pth file: editable installs of the environment of the tests are not followed from there.
    (packages / "dependencies.pth").write_text(sysconfig.get_path("purelib"), "utf-8")
    return str(folder / "bin" / "python")


def build(folder: Path) -> Path:
    """Build the wheel of the checkout into a folder, and return the file."""
    run(sys.executable, "-m", "build", "--wheel", "--no-isolation", "--outdir", str(folder), ".")
    (built,) = folder.glob("*.whl")
    return built


def run(*command: str, cwd: Path | None = None, patience: float = 300, **more: str) -> str:
    """Run a command without anything of ours in its environment but `more`, and return what it printed."""
    kept = {name: value for name, value in os.environ.items() if not name.startswith(("PYTHON", "PYTEST", "TIMETRACK"))}
    try:
        done = subprocess.run(
            command, cwd=cwd, env=kept | more, capture_output=True, text=True, check=False, timeout=patience
        )
    except subprocess.TimeoutExpired as hanging:
        raise AssertionError(f"still running after {patience:g} s: {hanging.stdout!r}") from None
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout
