"""A failure of the mock over a network: the client is told in plain words, and so is whoever runs the server."""

import asyncio
import json
import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from http.client import HTTPConnection
from pathlib import Path
from typing import Any, cast

import pytest

from tests.mock.caller import BASE, KEYS
from tests.mock.test_asgi import http, piece, talk
from timetrack import AsyncTimeTrack, TimeTrack
from timetrack_mock import Application, Mock, MockFailure, MockServer, Response, service
from timetrack_mock.inprocess import InProcess

ROOT = Path(__file__).resolve().parents[2]


def lie(_world: Any, _call: Any) -> Response:
    return Response(200, (("content-type", "application/json"),), b'[{"id":"one"}]')


@pytest.fixture
def lying(monkeypatch: pytest.MonkeyPatch) -> Iterator[Mock]:
    """A mock that lists wrongly and does everything else right."""
    monkeypatch.setitem(cast("dict[str, Any]", service._BEHAVIOURS), "list", lie)
    with Mock(limit=None, seed="demo") as mock:
        yield mock


def get(port: int, path: str) -> tuple[int, dict[str, str], str]:
    connection = HTTPConnection("127.0.0.1", port, timeout=10)
    try:
        connection.request("GET", BASE + path, headers=dict(KEYS))
        answer = connection.getresponse()
        return answer.status, {name.lower(): value for name, value in answer.getheaders()}, answer.read().decode()
    finally:
        connection.close()


def test_a_client_is_told_in_words_that_nobody_takes_for_the_api_and_the_server_goes_on(lying: Mock) -> None:
    with pytest.raises(MockFailure, match=r"200: 0\.id must be a whole number"), MockServer(lying) as server:
        status, headers, text = get(server.port, "/clients")
        assert (status, headers["content-type"]) == (500, "text/plain; charset=utf-8")
        assert headers["x-timetrack-mock"] == "failed"
        assert text.startswith("TIMETRACK-MOCK FAILED. The mock failed, and this is no answer of the API")
        assert "list_clients, 200: 0.id must be a whole number." in text
        assert get(server.port, "/clients/1")[0] == 200
    assert [each.status for each in lying.requests] == [500, 200]


def test_a_test_that_fails_on_its_own_shows_its_own_reason(lying: Mock) -> None:
    with pytest.raises(KeyError, match="mine"), MockServer(lying) as server:
        get(server.port, "/clients")
        raise KeyError("mine")


def test_a_server_whose_mock_never_failed_ends_in_peace(lying: Mock) -> None:
    with MockServer(lying) as server:
        assert get(server.port, "/clients/1")[0] == 200


def test_in_process_the_failure_is_answered_and_raised(lying: Mock) -> None:
    sent: list[Any] = []

    async def receive() -> Any:
        return piece(b"")

    async def send(message: Any) -> None:
        sent.append(message)

    with pytest.raises(MockFailure, match="list_clients"):
        asyncio.run(Application(lying)(http("GET", "/clients"), receive, send))
    assert sent[0]["status"] == 500
    assert sent[1]["body"].startswith(b"TIMETRACK-MOCK FAILED.")
    start, _ = talk(Application(lying), http("GET", "/clients/1"), [piece(b"")])
    assert start["status"] == 200


PROGRAM = """
import sys
from timetrack_mock import service
from tests.mock.test_failure_server import lie
from timetrack_mock.command import run
service._BEHAVIOURS["list"] = lie
sys.exit(run(["--limit", "off"]))
"""


def test_the_command_ends_with_the_failure_and_its_status() -> None:
    paths = os.pathsep.join(str(each) for each in (ROOT / "wrappers", ROOT / "generated", ROOT))
    environment = os.environ | {"PYTHONPATH": paths}
    with subprocess.Popen(
        [sys.executable, "-c", PROGRAM], stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, env=environment
    ) as process:
        assert process.stdout is not None
        port = int(process.stdout.readline().split()[0].removesuffix(BASE).rpartition(":")[2])
        assert get(port, "/clients")[0] == 500
        process.send_signal(signal.SIGTERM)
        _, errors = process.communicate(timeout=20)
    assert process.returncode == 1
    assert errors.splitlines()[-1].startswith("timetrack-mock: The mock failed, and this is no answer of the API;")
    assert json.dumps(KEYS[0][1]) not in errors


def test_a_client_in_process_passes_the_failure_on_to_the_test_that_caused_it(lying: Mock) -> None:
    options: dict[str, Any] = {
        "base_url": f"http://127.0.0.1:1{BASE}",
        "key": KEYS[0][1],
        "secret": KEYS[1][1],
        "limit_per_minute": None,
        "transport": InProcess(lying),
    }

    async def awaited() -> None:
        async with AsyncTimeTrack(**options) as tt:
            [client async for client in tt.clients.list()]

    with TimeTrack(**options) as tt, pytest.raises(MockFailure, match="list_clients"):
        list(tt.clients.list())
    with pytest.raises(MockFailure, match="list_clients"):
        asyncio.run(awaited())
    assert [each.status for each in lying.requests] == [500, 500]
