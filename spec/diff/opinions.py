"""What oasdiff and Redocly say about differences. Both are asked once for all of them."""

from __future__ import annotations

import json
import re
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any, Final

from attrs import frozen

from spec.programs import run
from spec.tools import oasdiff, tool

from .defaults import same
from .isolated import Pair, documents
from .normal import bare

CLASSES: Final = ("editorial", "additive", "breaking")
"""The classes of a change, the least one first."""

_LEVELS: Final = {1: "additive", 2: "breaking", 3: "breaking"}  # INFO, WARN, ERR
_CONFIG: Final = 'extends: [diff-recommended]\ntelemetry: "off"\n'
_NUMBER: Final = re.compile(r"(?:#/paths/~1|/|#/components/securitySchemes/)(\d+)(?:~1|/|-)")


class ToolFailed(Exception):
    """A tool could not compare two documents; the text is its own."""


@frozen
class Opinion:
    """What one tool says about one difference."""

    check: str
    """`oasdiff:` or `redocly:` and the name that the tool gives its check."""
    group: str
    """`breaking` or `additive`; Redocly has an opinion on breaking changes only."""
    text: str


def opinions(pairs: Sequence[Pair]) -> list[tuple[Opinion, ...]]:
    """What the tools say about each pair; raises ToolMissing and ToolFailed."""
    heard: list[dict[Opinion, None]] = [{} for _ in pairs]
    if pairs:
        for place, opinion in _ask(*documents(pairs)):
            if number := _NUMBER.match(place):
                heard[int(number[1])][opinion] = None
    return [tuple(each) for each in heard]


def whole(base: dict[str, Any], revision: dict[str, Any]) -> list[tuple[tuple[str, str], Opinion]]:
    """What oasdiff says about two documents as they are, and of which path and method; raises as `opinions`.

    Redocly is not asked: it takes it for a change when a parameter moves from a path to its operations, when `security`
    is written at each operation, or when a schema is wrapped in `allOf`.
    Nobody is asked about what goes without saying.
    """
    base, revision = bare(base), bare(revision)
    if same(base, revision):
        return []
    with TemporaryDirectory() as folder:
        place = Path(folder)
        _write(place, base, revision)
        return [((path, method), opinion) for path, method, opinion in _oasdiff(oasdiff(), place, "--flatten-params")]


def _ask(base: dict[str, Any], revision: dict[str, Any]) -> list[tuple[str, Opinion]]:
    programs = (oasdiff(), tool("redocly"))
    with TemporaryDirectory() as folder, ThreadPoolExecutor(2) as pool:
        place = Path(folder)
        _write(place, base, revision)
        first = pool.submit(_oasdiff, programs[0], place)
        return [*_redocly(programs[1], place), *((path, opinion) for path, _, opinion in first.result())]


def _write(place: Path, base: dict[str, Any], revision: dict[str, Any]) -> None:
    (place / "redocly.yaml").write_text(_CONFIG, encoding="utf-8")
    for name, document in (("base.json", base), ("revision.json", revision)):
        # YAML takes a date without quotes for a date.
        (place / name).write_text(json.dumps(document, default=str), encoding="utf-8")


def _oasdiff(program: list[str], place: Path, *options: str) -> list[tuple[str, str, Opinion]]:
    command = [*program, "changelog", "base.json", "revision.json", "--format", "json", "--flatten-allof", *options]
    told: list[dict[str, Any]] = _run(command, place) or []
    return [
        (
            entry.get("path", ""),
            entry.get("operation", "").lower(),
            Opinion(f"oasdiff:{entry['id']}", _LEVELS[entry["level"]], entry["text"]),
        )
        for entry in told
    ]


def _redocly(program: list[str], place: Path) -> list[tuple[str, Opinion]]:
    """What its rules judge; it calls everything else minor or patch without looking at it."""
    told = _run([*program, "diff", "base.json", "revision.json", "--format", "json", "--config", "redocly.yaml"], place)
    return [
        (change["path"], Opinion(f"redocly:{verdict['ruleId']}", "breaking", verdict["message"]))
        for change in told["changes"]
        for verdict in change["verdicts"]
    ]


def _run(command: list[str], place: Path) -> Any:
    """The JSON that a tool prints; status 1 says that something is breaking, and no text that it failed."""
    done = run(command, place)
    name = next(name for name in ("oasdiff", "redocly") if any(name in part for part in command))
    if done.returncode not in (0, 1) or not done.stdout.strip():
        raise ToolFailed(
            f"{name} could not compare the documents: {' '.join(done.stderr.split()) or 'it says nothing.'}"
        )
    try:
        return json.loads(done.stdout)
    except ValueError as error:
        raise ToolFailed(f"{name} did not answer in JSON: {' '.join(done.stdout.split())[:200]}") from error
