"""A small server that shares nothing with SDK or mock and judges by its journal: what arrived, when, and how."""

from __future__ import annotations

import json
import ssl
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from itertools import count
from typing import Any
from urllib.parse import parse_qsl, urlsplit

from attrs import field, frozen


@frozen
class Arrival:
    """One request as it arrived: `number` counts from 1, `at` is monotonic seconds, `connection` names its socket."""

    number: int
    at: float
    connection: int
    method: str
    path: str
    query: dict[str, str]
    headers: dict[str, str]
    body: bytes

    @property
    def json(self) -> Any:
        """The decoded body, None without one."""
        return json.loads(self.body) if self.body else None


@frozen
class Reply:
    """What to answer, `after` so many seconds. With `closes`, the server hangs up behind it without saying so."""

    status: int = 200
    body: object = field(factory=list[Any])
    headers: dict[str, str] = field(factory=dict[str, str])
    after: float = 0.0
    closes: bool = False

    @property
    def content(self) -> bytes:
        """A text is sent as it is, anything else as JSON, None as nothing."""
        if self.body is None:
            return b""
        return self.body.encode() if isinstance(self.body, str) else json.dumps(self.body).encode()


class Judge:
    """A running server with its journal."""

    def __init__(self, url: str) -> None:
        self.url = url
        self.journal: list[Arrival] = []
        self.connections = 0
        self.lock = threading.Lock()

    def busiest(self, seconds: float) -> int:
        """The most requests that arrived within any window of so many seconds."""
        times = sorted(arrival.at for arrival in self.journal)
        return max((sum(start <= at < start + seconds for at in times) for start in times), default=0)


@contextmanager
def judge(reply: Callable[[Arrival], Reply], *, tls: ssl.SSLContext | None = None) -> Iterator[Judge]:
    """Serve on a free port of this machine until the block ends; `reply` says what each request gets."""
    server = ThreadingHTTPServer(("127.0.0.1", 0), _Handler)
    server.daemon_threads = True
    scheme = "http" if tls is None else "https"
    if tls is not None:
        server.socket = tls.wrap_socket(server.socket, server_side=True, do_handshake_on_connect=False)
    port = server.server_address[1]
    running = Judge(f"{scheme}://127.0.0.1:{port}/api/v2/ext")
    server.judge, server.reply = running, reply  # type: ignore[attr-defined]
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01}, daemon=True)
    thread.start()
    try:
        yield running
    finally:
        server.shutdown()
        server.server_close()
        thread.join()


_connections = count(1)


class _Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    disable_nagle_algorithm = True  # or each answer, sent in two pieces, would take 40 ms
    server: Any

    def setup(self) -> None:
        super().setup()
        self.connection_number = next(_connections)
        with self.server.judge.lock:
            self.server.judge.connections += 1

    def handle(self) -> None:
        try:
            super().handle()
        except (ConnectionError, ssl.SSLError):
            self.close_connection = True

    def _answer(self) -> None:
        body = self.rfile.read(int(self.headers.get("content-length") or 0))
        parts, judge = urlsplit(self.path), self.server.judge
        with judge.lock:
            arrival = Arrival(
                len(judge.journal) + 1,
                time.monotonic(),
                self.connection_number,
                self.command,
                parts.path,
                dict(parse_qsl(parts.query, keep_blank_values=True)),
                {name.lower(): value for name, value in self.headers.items()},
                body,
            )
            judge.journal.append(arrival)
        reply = self.server.reply(arrival)
        if reply.after:
            time.sleep(reply.after)
        self.send_response(reply.status)
        for name, value in {"Content-Type": "application/json", **reply.headers}.items():
            self.send_header(name, value)
        self.send_header("Content-Length", str(len(reply.content)))
        self.end_headers()
        self.wfile.write(reply.content)
        self.close_connection = self.close_connection or reply.closes

    do_GET = do_POST = do_PUT = do_DELETE = _answer  # noqa: N815

    def log_message(self, format: str, *args: object) -> None:
        """Say nothing: the journal is what counts."""
