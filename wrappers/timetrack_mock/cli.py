"""The command `timetrack-mock`. Says what to install where the packages of the mock are missing."""

import sys
from collections.abc import Sequence
from importlib import import_module


def main(argv: Sequence[str] | None = None) -> int:
    """Run the command and return its exit status: 0 told to stop, 1 broken down, 2 could not be started."""
    try:
        import_module("uvicorn")  # needed when the server starts, better missed now

        from timetrack_mock.command import run
    except ModuleNotFoundError as error:
        wanted = "install the mock with: pip install 'timetrack-sdk[mock]'"
        print(f"timetrack-mock: The package {error.name} is missing; {wanted}", file=sys.stderr)
        return 2
    return run(argv)
