"""Carries out commands of other languages, with a time limit that also ends what they have started."""

from __future__ import annotations

import os
import signal
import subprocess
import time
from collections.abc import Callable, Mapping
from contextlib import suppress
from pathlib import Path
from typing import Final

from attrs import frozen

from conformance.languages import Command

LAST_LINES: Final = 25
"""How much of the output of a command that failed is shown."""


@frozen
class Outcome:
    """How a command ended: its status is None where it was stopped at its limit, or 127 where it is not there."""

    status: int | None
    stdout: str
    stderr: str
    seconds: float

    @property
    def tail(self) -> str:
        """The last lines of what it printed."""
        return "\n".join(f"{self.stdout}\n{self.stderr}".strip().splitlines()[-LAST_LINES:])


Run = Callable[[Command, Path, Mapping[str, str], float], Outcome]
"""A command, the folder it is carried out in, its environment, and its limit in seconds."""


def run(command: Command, folder: Path, environment: Mapping[str, str], limit: float) -> Outcome:
    """Carry out a command. At its limit it and everything it has started is killed."""
    start = time.monotonic()
    try:
        process = subprocess.Popen(
            command, cwd=folder, env=environment, stdin=subprocess.DEVNULL, stdout=subprocess.PIPE,
            stderr=subprocess.PIPE, encoding="utf-8", errors="replace", start_new_session=True,
        )  # fmt: skip
    except OSError as error:
        return Outcome(127, "", f"{command[0]}: {error.strerror}", time.monotonic() - start)
    with process:
        stdout, stderr, status = _output(process, limit)
    return Outcome(status, stdout, stderr, time.monotonic() - start)


def _output(process: subprocess.Popen[str], limit: float) -> tuple[str, str, int | None]:
    try:
        stdout, stderr = process.communicate(timeout=limit)
    except subprocess.TimeoutExpired:
        _kill(process)
        stdout, stderr = process.communicate()
        return stdout, stderr, None
    except BaseException:  # such as Ctrl-C, which a session of its own does not hear
        _kill(process)
        raise
    return stdout, stderr, process.returncode


def _kill(process: subprocess.Popen[str]) -> None:
    with suppress(ProcessLookupError):
        os.killpg(process.pid, signal.SIGKILL)
