"""Faults on a real connection: what a client on a socket sees, and that the server lives on."""

import json
import socket
import struct
import time
from collections.abc import Iterator
from http.client import HTTPConnection, IncompleteRead, RemoteDisconnected

import pytest
from uvicorn.protocols.http.h11_impl import H11Protocol

from tests.mock.caller import BASE, KEYS
from timetrack_mock import Faults, Journal, Mock, MockServer

BODY = json.dumps({"name": "A"}).encode()


class Desk:
    """A served mock and its journal."""

    def __init__(self, mock: Mock, server: MockServer, journal: Journal) -> None:
        self.mock, self.server, self.journal = mock, server, journal

    def plan(self, *script: str | None, silence: float = 0.05) -> None:
        self.mock.faults = Faults(script=script, silence=silence, slowness=0.08)

    def connect(self, timeout: float = 5.0) -> HTTPConnection:
        return HTTPConnection("127.0.0.1", self.server.port, timeout=timeout)

    def send(self, method: str = "POST", timeout: float = 5.0) -> tuple[int, bytes]:
        connection = self.connect(timeout)
        try:
            connection.request(method, f"{BASE}/clients", BODY, dict((*KEYS, ("Content-Type", "application/json"))))
            answer = connection.getresponse()
            return answer.status, answer.read()
        finally:
            connection.close()

    def stored(self) -> int:
        self.mock.faults = None
        return len(json.loads(self.send("GET")[1]))


@pytest.fixture(params=["httptools", "h11"])
def desk(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> Iterator[Desk]:
    if request.param == "h11":
        monkeypatch.setattr("timetrack_mock.wire.fastest", lambda: H11Protocol)
    with Journal() as journal, Mock(limit=None, journal=journal) as mock, MockServer(mock) as server:
        yield Desk(mock, server, journal)


@pytest.mark.parametrize(
    ("kind", "seen", "status", "stored"),
    [
        ("reset-before", ConnectionResetError, None, 0),
        ("reset-after", ConnectionResetError, None, 1),
        ("silence-before", ConnectionResetError, None, 0),
        ("silence-after", ConnectionResetError, None, 1),
        ("truncated", IncompleteRead, 200, 1),
    ],
)
def test_a_broken_answer_is_broken_and_the_next_is_whole(
    desk: Desk, kind: str, seen: type[Exception], status: int | None, stored: int
) -> None:
    desk.plan(kind, None)
    with pytest.raises(seen):
        desk.send()
    (entry,) = desk.journal.entries
    assert (entry.fault, entry.status, entry.carried_out) == (kind, status, bool(stored))
    assert desk.stored() == stored


def test_a_reset_is_a_reset_and_not_an_orderly_end(desk: Desk) -> None:
    desk.plan("reset-before")
    with socket.create_connection(("127.0.0.1", desk.server.port), timeout=5) as raw:
        lines = [f"GET {BASE}/clients HTTP/1.1", "Host: x", *(f"{name}: {value}" for name, value in KEYS), "", ""]
        raw.sendall("\r\n".join(lines).encode())
        with pytest.raises(ConnectionResetError):
            raw.recv(1)


def test_a_truncated_body_ends_before_the_length_it_announced(desk: Desk) -> None:
    desk.plan("truncated")
    with pytest.raises(IncompleteRead) as caught:
        desk.send()
    assert caught.value.partial.startswith(b'{"id":1')
    assert caught.value.expected is not None and caught.value.expected > 0


def test_slow_bytes_are_late_and_right(desk: Desk) -> None:
    desk.plan("slow")
    begin = time.monotonic()
    status, body = desk.send()
    assert time.monotonic() - begin >= 0.07
    assert (status, json.loads(body)["name"]) == (200, "A")


def test_silence_lasts_until_the_client_gives_up(desk: Desk, caplog: pytest.LogCaptureFixture) -> None:
    desk.plan("silence-after", silence=30)
    begin = time.monotonic()
    with pytest.raises(TimeoutError):
        desk.send(timeout=0.1)
    assert desk.stored() == 1
    assert time.monotonic() - begin < 5
    assert "Exception in ASGI application" not in caplog.text


def test_a_kept_connection_serves_faults_and_answers_in_turn(desk: Desk) -> None:
    desk.plan("500", None, "html", "429", None)
    connection, statuses = desk.connect(), []
    for _ in range(5):
        connection.request("GET", f"{BASE}/clients", headers=dict(KEYS))
        answer = connection.getresponse()
        answer.read()
        statuses.append(answer.status)
    connection.close()
    assert statuses == [500, 200, 200, 429, 200]


def test_a_server_can_be_stopped_in_the_middle_of_silence(desk: Desk) -> None:
    desk.plan("silence-before", silence=0.5)
    with pytest.raises((TimeoutError, ConnectionResetError, RemoteDisconnected)):
        desk.send(timeout=0.05)
    desk.server.stop()
    assert not desk.server.running


def test_who_leaves_in_the_middle_of_a_body_is_in_the_journal(desk: Desk) -> None:
    raw = socket.create_connection(("127.0.0.1", desk.server.port), timeout=5)
    raw.sendall(f"POST {BASE}/clients HTTP/1.1\r\nHost: x\r\nContent-Length: 50\r\n\r\n{{".encode())
    raw.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
    time.sleep(0.05)
    raw.close()
    end = time.monotonic() + 5
    while not desk.journal.entries and time.monotonic() < end:
        time.sleep(0.01)
    (entry,) = desk.journal.entries
    assert (entry.method, entry.status, entry.carried_out, entry.fault) == ("POST", None, False, None)
