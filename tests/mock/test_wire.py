"""The protocol of the server: the fastest one that is installed, and what it reads of strange requests."""

import socket
import sys

import pytest
from uvicorn.protocols.http.h11_impl import H11Protocol
from uvicorn.protocols.http.httptools_impl import HttpToolsProtocol

from tests.mock.caller import BASE, KEYS
from timetrack_mock import Mock, MockServer, wire

KEY_LINES = "".join(f"{name}: {value}\r\n" for name, value in KEYS)


def test_httptools_is_taken_where_it_is_installed() -> None:
    assert wire.fastest() is HttpToolsProtocol


def test_h11_is_taken_where_httptools_is_not_installed(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "httptools", None)
    monkeypatch.delitem(sys.modules, "uvicorn.protocols.http.httptools_impl")
    assert wire.fastest() is H11Protocol


def talk(port: int, raw: str) -> str:
    """Send some bytes and read until the server closes."""
    with socket.create_connection(("127.0.0.1", port), timeout=10) as connection:
        connection.sendall(raw.encode("latin-1"))
        connection.shutdown(socket.SHUT_WR)
        parts = []
        while part := connection.recv(65536):
            parts.append(part)
    return b"".join(parts).decode("latin-1")


CLOSE = "Connection: close\r\n\r\n"
STRANGE: dict[str, tuple[str, str]] = {
    "no HTTP at all": ("hello\r\n\r\n", "HTTP/1.1 400"),
    "an unknown method": (f"BREW {BASE}/clients HTTP/1.1\r\nHost: x\r\n{KEY_LINES}{CLOSE}", "HTTP/1.1 4"),
    "a method the path does not have": (
        f"PATCH {BASE}/clients HTTP/1.1\r\nHost: x\r\n{KEY_LINES}{CLOSE}", "HTTP/1.1 405",
    ),
    "percent signs in the path": (f"GET {BASE}/cl%69ents HTTP/1.1\r\nHost: x\r\n{KEY_LINES}{CLOSE}", "HTTP/1.1 200"),
    "a wish for another protocol": (
        f"GET {BASE}/clients HTTP/1.1\r\nHost: x\r\nUpgrade: h2c\r\n{KEY_LINES}Connection: upgrade, close\r\n\r\n",
        "HTTP/1.1 200",
    ),
    "an old version": (f"GET {BASE}/clients HTTP/1.0\r\n{KEY_LINES}\r\n", "HTTP/1.1 200"),
    "a body in chunks": (
        f"POST {BASE}/tasks HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\n{KEY_LINES}"
        f'Transfer-Encoding: chunked\r\nConnection: close\r\n\r\nc\r\n{{"name": "A"\r\n1\r\n}}\r\n0\r\n\r\n',
        "HTTP/1.1 200",
    ),
}  # fmt: skip


@pytest.mark.parametrize("protocol", [HttpToolsProtocol, H11Protocol])
@pytest.mark.parametrize("name", STRANGE)
def test_a_strange_request_is_answered_and_the_server_goes_on(
    name: str, protocol: type, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    raw, first = STRANGE[name]
    monkeypatch.setattr(wire, "fastest", lambda: protocol)
    with Mock(limit=None) as mock, MockServer(mock) as server:
        assert talk(server.port, raw).startswith(first)
        assert talk(server.port, f"GET {BASE}/clients HTTP/1.1\r\nHost: x\r\n{KEY_LINES}{CLOSE}").endswith("[]")
    assert "Exception in ASGI application" not in caplog.text


@pytest.mark.parametrize("protocol", [HttpToolsProtocol, H11Protocol])
def test_requests_that_do_not_wait_for_each_other_are_answered_in_their_order(
    protocol: type, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(wire, "fastest", lambda: protocol)
    paths = ["clients", "nowhere", "tasks"]
    lines = [f"GET {BASE}/{path} HTTP/1.1\r\nHost: x\r\n{KEY_LINES}\r\n" for path in paths]
    lines[-1] = lines[-1].removesuffix("\r\n") + CLOSE
    with Mock(limit=None) as mock, MockServer(mock) as server:
        with socket.create_connection(("127.0.0.1", server.port), timeout=10) as connection:
            connection.sendall("".join(lines).encode())
            parts = []
            while part := connection.recv(65536):
                parts.append(part)
        assert [each.status for each in mock.requests] == [200, 404, 200]
    assert b"".join(parts).count(b"HTTP/1.1 200") == 2
