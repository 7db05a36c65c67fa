"""A page of shell blocks and their answers: read, carried out in one shell, and compared with what came out.

A block `sh` is carried out; a block `text`, `json` or `http` right behind it is what it prints. `…` in an answer stands
for what differs from run to run.
"""

from __future__ import annotations

import json
import os
import re
import signal
import subprocess
import sys
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Any

ANY = "…"
_BLOCK = re.compile(r"^```(\w+)\n(.*?)^```$", re.DOTALL | re.MULTILINE)
_PATIENCE = 120  # seconds for the whole page, which takes about three


@dataclass(frozen=True)
class Step:
    """Something to be typed, and what the page says is printed; `kind` is empty where nothing is."""

    typed: str
    kind: str = ""
    shown: str = ""


@dataclass(frozen=True)
class Outcome:
    """What a step printed, what it complained about, and its exit status, None if it was not reached."""

    printed: str
    complained: str
    status: int | None


def steps(page: str) -> list[Step]:
    """The steps of a page; raises ValueError for an answer that belongs to no step."""
    found: list[Step] = []
    # What is not a whole block would be overlooked, and so would what stands in it.
    if page.count("```") != 2 * len(_BLOCK.findall(page)):
        raise ValueError("A block of the page has no end or no kind.")
    for kind, text in _BLOCK.findall(page):
        if kind == "sh":
            found.append(Step(text))
        elif kind in _COMPARED and found and not found[-1].kind:
            found[-1] = Step(found[-1].typed, kind, text)
        else:
            raise ValueError(f"This block {kind} belongs to no step: {text}")
    return found


def walk(page: list[Step], folder: Path) -> list[Outcome]:
    """Carry all steps out, one after the other, in one bash in a folder; what they leave running is ended."""
    parts = [
        f"{{\n{step.typed}}} > out.{number} 2> err.{number}\necho $? > rc.{number}" for number, step in enumerate(page)
    ]
    bin = Path(sys.executable).parent
    environment = os.environ | {"PATH": f"{bin}{os.pathsep}{os.environ['PATH']}", "NO_PROXY": "*"}
    shell = subprocess.Popen(
        ["bash", "-c", "\n".join(parts)], cwd=folder, env=environment, stdin=subprocess.DEVNULL, start_new_session=True
    )
    try:
        shell.wait(_PATIENCE)
    finally:
        _end(shell)
    return [_outcome(folder, number) for number in range(len(page))]


def _end(shell: subprocess.Popen[bytes]) -> None:
    with suppress(ProcessLookupError):  # nothing was left running, as it should be
        os.killpg(shell.pid, signal.SIGKILL)
    shell.wait()


def _outcome(folder: Path, number: int) -> Outcome:
    printed, complained, status = (folder / f"{name}.{number}" for name in ("out", "err", "rc"))
    texts = [file.read_text("utf-8") if file.exists() else "" for file in (printed, complained, status)]
    return Outcome(texts[0], texts[1], int(texts[2]) if texts[2] else None)


def difference(step: Step, outcome: Outcome) -> str:
    """What is wrong with an outcome, as a text for people; empty if it is what the page says."""
    if outcome.status != 0 or outcome.complained:
        problem = f"ended with {outcome.status} and said: {outcome.complained}"
    elif not (_COMPARED[step.kind](step.shown, outcome.printed) if step.kind else outcome.printed == ""):
        problem = f"printed\n{outcome.printed}instead of\n{step.shown}"
    else:
        return ""
    return f"The step\n{step.typed}{problem}"


def _same_text(shown: str, printed: str) -> bool:
    pattern = "[^\n]+".join(map(re.escape, shown.strip().split(ANY)))
    return re.fullmatch(pattern, printed.strip()) is not None


def _same_json(shown: str, printed: str) -> bool:
    try:
        return _same(json.loads(shown), json.loads(printed))
    except ValueError:
        return False


def _same(shown: Any, printed: Any) -> bool:
    if shown == ANY:
        return True
    if isinstance(shown, dict) and isinstance(printed, dict):
        return list(shown) == list(printed) and all(_same(shown[name], printed[name]) for name in shown)
    if isinstance(shown, list) and isinstance(printed, list):
        return len(shown) == len(printed) and all(map(_same, shown, printed))
    if isinstance(shown, str) and isinstance(printed, str):
        return _same_text(shown, printed)
    return type(shown) is type(printed) and bool(shown == printed)


def _same_http(shown: str, printed: str) -> bool:
    (head, body), (came_head, came_body) = _parted(shown), _parted(printed)
    return (
        len(head) == len(came_head)
        and _same_text(head[0], came_head[0])
        and all(map(_same_text, sorted(head[1:]), sorted(came_head[1:])))  # their order means nothing
        and (_same_json(body, came_body) if body else not came_body)
    )


def _parted(message: str) -> tuple[list[str], str]:
    head, _, body = message.replace("\r\n", "\n").partition("\n\n")
    return head.splitlines(), body.strip()


_COMPARED = {"text": _same_text, "json": _same_json, "http": _same_http}
