"""`python -m generator` writes generated/timetrack_client; with `--check` it only says whether that is necessary."""

from __future__ import annotations

import argparse
import sys
import tempfile
import time
from collections.abc import Sequence
from pathlib import Path

from .build import build
from .compare import differences
from .problem import Problem
from .surface import Surface
from .swap import replace

ROOT = Path(__file__).parent.parent
CONTRACT = ROOT / "openapi" / "timetrack.yaml"
OUTPUT = ROOT / "generated" / "timetrack_client"


def main(arguments: Sequence[str] | None = None) -> int:
    """Returns the exit code: 0, or 1 with a reason on stderr."""
    options = _options(arguments)
    started = time.perf_counter()
    try:
        return _check(options) if options.check else _write(options, started)
    except Problem as problem:
        return _failed(f"generator: {problem}")
    except OSError as error:
        return _failed(f"generator: {error.filename or options.output}: {error.strerror or error}.")


def _options(arguments: Sequence[str] | None) -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m generator", description=__doc__)
    parser.add_argument("--check", action="store_true", help="write nothing; exit 1 if the output is not up to date")
    parser.add_argument("--contract", type=Path, default=CONTRACT, help="the OpenAPI file")
    parser.add_argument("--output", type=Path, default=OUTPUT, help="the folder of the package")
    return parser.parse_args(arguments)


def _write(options: argparse.Namespace, started: float) -> int:
    surface = replace(options.output, lambda folder: build(options.contract, folder))
    _say(f"{options.output.name}: {_counts(surface)} in {time.perf_counter() - started:.1f} s")
    return 0


def _check(options: argparse.Namespace) -> int:
    with tempfile.TemporaryDirectory() as work:
        fresh = Path(work) / options.output.name
        surface = build(options.contract, fresh)
        found = differences(fresh, options.output)
    if found:
        return _failed(*found, "generator: generated code is not what the contract gives; run `make client`.")
    _say(f"{options.output.name}: up to date, {_counts(surface)}")
    return 0


def _say(line: str) -> None:
    sys.stdout.write(line + "\n")


def _failed(*lines: str) -> int:
    sys.stderr.write("\n".join(lines) + "\n")
    return 1


def _counts(surface: Surface) -> str:
    return (
        f"{len(surface.operations)} operations, {len(surface.resources)} resources, "
        f"{len(surface.models)} models, {len(surface.enums)} enums"
    )


if __name__ == "__main__":
    sys.exit(main())
