"""The wheel holds everything and nothing else, and works in an environment that has only its dependencies."""

from __future__ import annotations

import zipfile
from pathlib import Path

from tests.wheel.conftest import run

SMOKE = Path("tests/wheel/smoke.py").resolve()
MODULES = {"timetrack", "timetrack_client", "timetrack_mock", "timetrack_pytest.py"}


def test_the_wheel_holds_our_packages_the_contract_and_nothing_else(wheel: Path) -> None:
    names = zipfile.ZipFile(wheel).namelist()
    tops = {name.split("/")[0] for name in names}
    assert tops == {*MODULES, f"{wheel.stem.split('-py3')[0]}.dist-info"}
    assert "timetrack_mock/timetrack.yaml" in names
    assert zipfile.ZipFile(wheel).read("timetrack_mock/timetrack.yaml") == Path("openapi/timetrack.yaml").read_bytes()
    assert {f"{package}/py.typed" for package in ("timetrack", "timetrack_client", "timetrack_mock")} <= set(names)


def test_the_wheel_works_without_the_checkout(python: str, tmp_path: Path) -> None:
    run(python, "-I", str(SMOKE), cwd=tmp_path)
