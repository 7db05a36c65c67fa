"""Requests as bytes on a socket: what somebody else's program sends, down to the order and the case of its headers."""

from __future__ import annotations

import json
import socket
from dataclasses import dataclass
from http.client import HTTPResponse
from typing import Any

from timetrack_mock import DEFAULT_KEY, DEFAULT_SECRET, MockServer

KEY = f"X-TimeTrack-Api-Key: {DEFAULT_KEY}"
SECRET = f"X-TimeTrack-Api-Secret: {DEFAULT_SECRET}"


@dataclass(frozen=True)
class Answer:
    """What came back, with the body as text, as both programs take it."""

    status: int
    headers: dict[str, str]
    text: str

    @property
    def data(self) -> Any:
        return json.loads(self.text)


def get(server: MockServer, target: str, *headers: str) -> Answer:
    """Send a GET without a body to a path below the base path, with exactly these headers besides Host."""
    lines = (f"GET {server.mock.base_path}{target} HTTP/1.1", f"Host: 127.0.0.1:{server.port}", *headers, "", "")
    with socket.create_connection(("127.0.0.1", server.port), timeout=10) as connection:
        connection.sendall("\r\n".join(lines).encode("ascii"))
        response = HTTPResponse(connection, method="GET")
        response.begin()
        names = {name.lower(): value for name, value in response.getheaders()}
        return Answer(response.status, names, response.read().decode("utf-8"))
