"""What tests run in processes of their own, by its name: `python -m tests.throttle.children saturate {...}`.

A child says "ready" when it could begin, begins when it is told a line, and says its result as one line of JSON.
"""

from __future__ import annotations

import asyncio
import json
import os
import sqlite3
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, Final, Self

import timetrack.throttle
from timetrack import AsyncTimeTrack, TimeTrack
from timetrack.throttle.sqlite import SqliteStore
from timetrack.throttle.window import terms_of

_PATIENCE: Final = 30.0


class Child:
    """A process that runs one of the functions below; it ends with the `with` block at the latest."""

    def __init__(self, function: Callable[..., object], **options: Any) -> None:
        command = [sys.executable, "-m", "tests.throttle.children", function.__name__, json.dumps(options)]
        environment = {**os.environ, "PYTHONPATH": os.pathsep.join(sys.path)}
        self.process = subprocess.Popen(
            command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, env=environment
        )

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.process.kill()
        self.process.communicate(timeout=_PATIENCE)

    def ready(self) -> None:
        """Return when it could begin."""
        assert self._line() == "ready\n"

    def go(self) -> None:
        """Let it begin."""
        assert self.process.stdin is not None
        self.process.stdin.write("go\n")
        self.process.stdin.flush()

    def result(self) -> Any:
        """Return what it says at its end."""
        return json.loads(self._line())

    def _line(self) -> str:
        assert self.process.stdout is not None
        watchdog = threading.Timer(_PATIENCE, self.process.kill)
        watchdog.start()
        try:
            return self.process.stdout.readline()
        finally:
            watchdog.cancel()


@contextmanager
def started(function: Callable[..., object], options: list[dict[str, Any]]) -> Iterator[list[Child]]:
    """Start several children, which begin together."""
    children = [Child(function, **each) for each in options]
    try:
        for child in children:
            child.ready()
        for child in children:
            child.go()
        yield children
    finally:
        for child in children:
            child.__exit__()


def _begin() -> None:
    _say("ready")
    sys.stdin.readline()


def _end(result: object) -> None:
    """Say the result, and be gone without waiting for calls that still wait for a slot."""
    _say(json.dumps(result))
    os._exit(0)


def _say(line: str) -> None:
    sys.stdout.write(f"{line}\n")
    sys.stdout.flush()


def saturate(
    *, place: str, base_url: str, limit: int, window: float, bound: float, threads: int, tasks: int, seconds: float
) -> None:
    """Call a server as fast as the throttle allows, and say how many of each thread and task were answered."""
    timetrack.throttle.WINDOW, timetrack.throttle.UPLOAD_BOUND = window, bound  # type: ignore[misc]
    options: dict[str, Any] = {"base_url": base_url, "key": "a-key", "secret": "a-secret", "throttle": place}
    answered = [0] * (threads + tasks)
    errors: list[str] = []
    begin = threading.Event()

    def work(number: int, tt: TimeTrack) -> None:
        begin.wait()
        try:
            while True:
                tt.clients.get(1)
                answered[number] += 1
        except Exception as error:
            errors.append(repr(error))

    async def work_async(number: int, tt: AsyncTimeTrack) -> None:
        try:
            while True:
                await tt.clients.get(1)
                answered[number] += 1
        except Exception as error:
            errors.append(repr(error))

    async def all_tasks() -> None:
        async with AsyncTimeTrack(limit_per_minute=limit, **options) as tt:
            await asyncio.to_thread(begin.wait)
            await asyncio.gather(*(work_async(threads + number, tt) for number in range(tasks)))

    with TimeTrack(limit_per_minute=limit, **options) as tt:
        for number in range(threads):
            threading.Thread(target=work, args=(number, tt), daemon=True).start()
        if tasks:
            threading.Thread(target=asyncio.run, args=(all_tasks(),), daemon=True).start()
        _begin()
        begin.set()
        time.sleep(window)  # until then, whoever began first has more
        early = answered.copy()
        time.sleep(seconds - window)
        _end({"answered": [late - first for late, first in zip(answered, early, strict=True)], "errors": errors})


def take(*, paths: list[str], limit: int, tries: int) -> None:
    """Ask files that may not exist yet for slots, and say how many were granted from each."""
    stores, terms = (
        [SqliteStore(Path(path), "some", time.monotonic) for path in paths],
        terms_of(limit, 60.0, 4.0, None),
    )
    tokens = [f"{os.getpid()} {number}" for number in range(tries)]
    _begin()
    _end([sum(store.reserve(token, terms) == 0 for token in tokens) for store in stores])


def hold(*, path: str) -> None:
    """Hold the lock of a file in the middle of writing, until the process is killed."""
    connection = sqlite3.connect(path, isolation_level=None)
    connection.execute("BEGIN IMMEDIATE")
    connection.execute("INSERT INTO charge VALUES ('some', 'half', 1)")
    _begin()


if __name__ == "__main__":
    {each.__name__: each for each in (saturate, take, hold)}[sys.argv[1]](**json.loads(sys.argv[2]))
