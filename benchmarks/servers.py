"""Starts a server, waits for its first answer, and ends it."""

import json
import shutil
import socket
import subprocess
import time
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from http.client import HTTPConnection
from typing import Any

from benchmarks.cores import SERVER, on_core
from benchmarks.load import BenchmarkError

_PATIENCE = 60.0  # seconds
HOST = "127.0.0.1"


@dataclass(frozen=True)
class Server:
    """A running server; `started` is the time in seconds from its start to its first good answer."""

    name: str
    port: int
    base: str
    headers: Mapping[str, str]
    process: "subprocess.Popen[bytes]"
    started: float

    def url(self, path: str) -> str:
        """Where a path of the API is."""
        return f"http://{HOST}:{self.port}{self.base}{path}"

    def ask(self, method: str, path: str, body: Any = None, **headers: str) -> tuple[int, Any]:
        """Status and content of one answer."""
        return _asked(self.port, method, self.base + path, {**self.headers, **headers}, body)

    def memory(self) -> float:
        """The resident memory in megabytes."""
        shown = subprocess.run(["ps", "-o", "rss=", "-p", str(self.process.pid)], capture_output=True, check=True)
        return int(shown.stdout) / 1024


def free_port() -> int:
    """A port that nobody listens on at the moment."""
    with socket.create_server((HOST, 0)) as listener:
        port: int = listener.getsockname()[1]
        return port


@contextmanager
def served(name: str, command: Sequence[str], port: int, base: str, headers: Mapping[str, str]) -> Iterator[Server]:
    """A server of one's own for as long as the `with` statement lasts."""
    if shutil.which(command[0]) is None:
        raise BenchmarkError(f"{command[0]} is not installed; run: make benchmark")
    begin = time.perf_counter()
    with on_core(SERVER):
        process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    with process:
        try:
            _wait(name, process, port, f"{base}/clients", headers)
            yield Server(name, port, base, headers, process, time.perf_counter() - begin)
        finally:
            process.terminate()
            with suppress(subprocess.TimeoutExpired):
                process.wait(10)
            process.kill()


def _wait(name: str, process: "subprocess.Popen[bytes]", port: int, path: str, headers: Mapping[str, str]) -> None:
    end = time.monotonic() + _PATIENCE
    while time.monotonic() < end and process.poll() is None:
        with suppress(OSError):
            if _asked(port, "GET", path, headers)[0] == 200:
                return
        time.sleep(0.005)
    raise BenchmarkError(f"{name} did not start; try its command by hand.")


def _asked(port: int, method: str, path: str, headers: Mapping[str, str], body: Any = None) -> tuple[int, Any]:
    connection = HTTPConnection(HOST, port, timeout=10)
    try:
        connection.request(method, path, None if body is None else json.dumps(body), dict(headers))
        answer = connection.getresponse()
        content = answer.read()
        return answer.status, json.loads(content) if content else None
    finally:
        connection.close()
