"""Installs the pinned packages of npm projects: `python -m spec.npm openapi/tools`. No package runs a script for that.

With `--if-there` a machine without Node, or without a registry of npm, is told so, and that is no failure.
"""

from __future__ import annotations

import argparse
import os
import subprocess
import sys
from pathlib import Path

from spec.tools import ToolMissing, node, npm

_INSTALL = ("ci", "--ignore-scripts", "--no-audit", "--no-fund", "--no-update-notifier", "--loglevel=error")


def main() -> int:
    """Install every project that is named; the status is that of npm, or 1 without Node."""
    parser = argparse.ArgumentParser(prog="python -m spec.npm", description=__doc__)
    parser.add_argument("projects", nargs="+", type=Path)
    parser.add_argument("--if-there", action="store_true", help="where it is not possible, go without")
    arguments = parser.parse_args()
    try:
        status = max(_install(project) for project in arguments.projects)
    except ToolMissing as missing:
        print(missing, file=sys.stderr)
        status = 1
    return 0 if arguments.if_there else status


def _install(project: Path) -> int:
    stamp = project / "node_modules" / ".installed"
    wanted = max((project / name).stat().st_mtime for name in ("package.json", "package-lock.json"))
    if stamp.exists() and stamp.stat().st_mtime >= wanted:
        return 0
    command, path = [*npm(), *_INSTALL], os.pathsep.join((str(node().parent), os.environ.get("PATH", "")))
    print(f"Installing the npm packages of {project} ...", flush=True)
    status = subprocess.run(
        command, cwd=project, env={**os.environ, "PATH": path}, stdout=subprocess.DEVNULL
    ).returncode
    if status == 0:
        stamp.touch()
    return status


if __name__ == "__main__":
    sys.exit(main())
