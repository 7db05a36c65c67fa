"""The ASGI adapter: whole bodies from pieces, the lifespan, and callers who leave early."""

import asyncio
import json
from typing import Any

import pytest

from tests.mock.caller import KEYS, Caller
from timetrack_mock import Application, Faults, Journal, Mock, Request, Response
from timetrack_mock.message import Delivery
from timetrack_mock.reading import LARGEST_BODY

Message = dict[str, Any]


def talk(app: Application, scope: Message, incoming: list[Message]) -> list[Message]:
    sent: list[Message] = []
    waiting = iter(incoming)

    async def receive() -> Message:
        return next(waiting)

    async def send(message: Any) -> None:
        sent.append(message)

    asyncio.run(app(scope, receive, send))
    return sent


def http(method: str, path: str, query: bytes = b"") -> Message:
    headers = [(name.lower().encode(), value.encode()) for name, value in KEYS]
    headers.append((b"content-type", b"application/json"))
    return {"type": "http", "method": method, "path": f"/api/v2/ext{path}", "query_string": query, "headers": headers}


def piece(body: bytes, more: bool = False) -> Message:
    return {"type": "http.request", "body": body, "more_body": more}


def test_a_body_in_pieces_is_put_together(api: Caller) -> None:
    incoming = [piece(b'{"na', True), {"type": "http.request", "more_body": True}, piece(b'me": "x"}')]
    start, body = talk(Application(api.mock), http("POST", "/clients"), incoming)
    assert (start["status"], json.loads(body["body"])["name"]) == (200, "x")
    assert dict(start["headers"])[b"content-length"] == str(len(body["body"])).encode()


def test_an_answer_without_a_body_has_no_length(demo: Caller) -> None:
    start, body = talk(Application(demo.mock), http("DELETE", "/clients/1"), [piece(b"")])
    assert start == {"type": "http.response.start", "status": 204, "headers": []}
    assert body["body"] == b""


def test_a_caller_who_leaves_in_the_middle_changes_nothing(api: Caller) -> None:
    incoming = [piece(b'{"name": "x"}', True), {"type": "http.disconnect"}]
    assert talk(Application(api.mock), http("POST", "/clients"), incoming) == []
    assert api.list("/clients") == []


def test_a_huge_body_is_refused_without_being_kept(api: Caller) -> None:
    incoming = [piece(b"x" * LARGEST_BODY, True) for _ in range(20)] + [piece(b"")]
    start, _ = talk(Application(api.mock), http("POST", "/clients"), incoming)
    assert start["status"] == 400


def test_the_query_reaches_the_mock_as_it_is(demo: Caller) -> None:
    _, body = talk(Application(demo.mock), http("GET", "/clients", b"name=Test+comp%61ny"), [piece(b"")])
    assert [client["id"] for client in json.loads(body["body"])] == [2]
    start, _ = talk(Application(demo.mock), http("GET", "/clients", b"name=\xff"), [piece(b"")])
    assert start["status"] == 422


def test_the_lifespan_is_followed(api: Caller) -> None:
    sent = talk(
        Application(api.mock), {"type": "lifespan"}, [{"type": "lifespan.startup"}, {"type": "lifespan.shutdown"}]
    )
    assert sent == [{"type": "lifespan.startup.complete"}, {"type": "lifespan.shutdown.complete"}]


def test_nothing_but_http_is_spoken(api: Caller) -> None:
    with pytest.raises(ValueError, match="does not speak websocket"):
        talk(Application(api.mock), {"type": "websocket"}, [])


class Echo:
    """Something else than a mock that answers requests."""

    def __init__(self) -> None:
        self.seen: list[Request] = []

    def handle(self, request: Request) -> Response:
        self.seen.append(request)
        return Response(200 if request.complete else 400, delivery=Delivery("whole" if request.complete else "nobody"))


def test_every_request_takes_the_one_way_in_complete_or_not() -> None:
    echo = Echo()
    start, _ = talk(Application(echo), http("GET", "/clients"), [piece(b"")])
    assert start["status"] == 200
    assert talk(Application(echo), http("POST", "/clients"), [{"type": "http.disconnect"}]) == []
    assert [(request.method, request.complete, request.network) for request in echo.seen] == [
        ("GET", True, False),
        ("POST", False, False),
    ]


def test_faults_and_the_journal_need_no_server() -> None:
    with Journal() as journal, Mock(journal=journal, faults=Faults(script=("503", "reset-before"))) as mock:
        statuses = [talk(Application(mock), http("GET", "/clients"), [piece(b"")])[0]["status"] for _ in range(2)]
    assert statuses == [503, 200]
    assert [(entry.status, entry.fault) for entry in journal.entries] == [(503, "503"), (200, None)]
