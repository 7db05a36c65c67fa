"""The wheel holds everything and nothing else, and works in an environment that has only its dependencies."""

from __future__ import annotations

import os
import subprocess
import sys
import sysconfig
import zipfile
from pathlib import Path

import pytest

SMOKE = Path("tests/wheel/smoke.py").resolve()


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("dist")
    _run(sys.executable, "-m", "build", "--wheel", "--no-isolation", "--outdir", str(folder), ".")
    (built,) = folder.glob("*.whl")
    return built


def test_the_wheel_holds_the_three_packages_the_contract_and_nothing_else(wheel: Path) -> None:
    names = zipfile.ZipFile(wheel).namelist()
    tops = {name.split("/")[0] for name in names}
    assert tops == {"timetrack", "timetrack_client", "timetrack_mock", f"{wheel.stem.split('-py3')[0]}.dist-info"}
    assert "timetrack_mock/timetrack.yaml" in names
    assert zipfile.ZipFile(wheel).read("timetrack_mock/timetrack.yaml") == Path("openapi/timetrack.yaml").read_bytes()
    assert {f"{package}/py.typed" for package in ("timetrack", "timetrack_client", "timetrack_mock")} <= set(names)


def test_the_wheel_works_without_the_checkout(wheel: Path, tmp_path: Path) -> None:
    """The dependencies come from the environment of the tests: only the wheel itself is installed, so no network."""
    _run(sys.executable, "-m", "venv", "--without-pip", str(tmp_path / "env"))
    python = tmp_path / "env" / "bin" / "python"
    packages = Path(sysconfig.get_path("purelib", vars={"base": str(tmp_path / "env")}))
    with zipfile.ZipFile(wheel) as archive:
        archive.extractall(packages)
    # A plain path in a .pth file: editable installs of the environment of the tests are not followed from there.
    (packages / "dependencies.pth").write_text(sysconfig.get_path("purelib"), "utf-8")
    _run(str(python), "-I", str(SMOKE), cwd=tmp_path)


def _run(*command: str, cwd: Path | None = None) -> None:
    env = {name: value for name, value in os.environ.items() if name != "PYTHONPATH"}
    done = subprocess.run(command, cwd=cwd, env=env, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr
