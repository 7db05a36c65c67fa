"""What can be turned while a mock runs, and turned back: latency and everything at once."""

import asyncio
import json
import time
from concurrent.futures import ThreadPoolExecutor
from datetime import datetime
from http.client import HTTPConnection
from pathlib import Path
from typing import Any

import pytest

from tests.mock.caller import BASE, KEYS, Caller
from timetrack_mock import Application, Faults, Journal, Limit, Mock, MockServer, Readings, Request

MOMENT = datetime(2020, 10, 23, 8)


def get(server: MockServer) -> tuple[int, float]:
    connection = HTTPConnection("127.0.0.1", server.port, timeout=10)
    begin = time.monotonic()
    connection.request("GET", f"{BASE}/clients", headers=dict(KEYS))
    answer = connection.getresponse()
    answer.read()
    connection.close()
    return answer.status, time.monotonic() - begin


def test_in_process_an_answer_says_how_late_it_is_and_nobody_waits() -> None:
    with Mock(latency=3600.0) as mock:
        assert mock.handle(Request("GET", f"{BASE}/clients", "", KEYS)).delivery.delay == 3600
        assert mock.handle(Request("GET", f"{BASE}/clients")).delivery.delay == 3600, "an error is late, too"
        mock.latency = 0.0
        assert mock.handle(Request("GET", f"{BASE}/clients", "", KEYS)).delivery.delay == 0


def test_on_a_server_every_answer_is_late_and_none_waits_for_another() -> None:
    with Mock(limit=None, latency=0.3) as mock, MockServer(mock) as server, ThreadPoolExecutor(10) as pool:
        begin = time.monotonic()
        answers = list(pool.map(get, [server] * 10))
        assert {status for status, _ in answers} == {200}
        assert min(seconds for _, seconds in answers) >= 0.3
        assert time.monotonic() - begin < 2.5, "one after the other they would have taken three seconds"
        mock.latency = 0.0
        assert min(get(server)[1] for _ in range(5)) < 0.3


def test_an_application_waits_too_and_lets_others_go_on() -> None:
    sent: list[str] = []

    async def call(app: Application, name: str) -> None:
        async def receive() -> Any:
            return {"type": "http.request", "body": b""}

        async def send(message: Any) -> None:
            if message["type"] == "http.response.start":
                sent.append(name)

        scope = {"type": "http", "method": "GET", "path": f"{BASE}/clients", "headers": []}
        await app(scope, receive, send)

    async def both() -> None:
        with Mock(latency=0.05) as late, Mock() as prompt:
            await asyncio.gather(call(Application(late), "late"), call(Application(prompt), "prompt"))

    asyncio.run(both())
    assert sent == ["prompt", "late"]


@pytest.mark.parametrize("seconds", [-0.1, float("nan"), float("inf")])
def test_a_latency_that_no_answer_can_have_is_refused(seconds: float) -> None:
    with pytest.raises(ValueError, match="latency must be 0 seconds or more"):
        Mock(latency=seconds)
    with Mock(latency=1.0) as mock:
        with pytest.raises(ValueError, match="latency must be 0 seconds or more"):
            mock.latency = seconds
        assert mock.latency == 1.0


def turn_everything(mock: Mock) -> None:
    api = Caller(mock)
    api.post("/clients", name="New")
    api.post("/timers/attendance_timer/start", username="test", date="2020-10-23T08:00:00Z")
    mock.limit = 1
    mock.latency = 5.0
    mock.faults = Faults(script=("500",))
    mock.readings = Readings(first_page=1)
    mock.answer_next(503)
    mock.set_clock(datetime(2030, 1, 1))
    mock.advance(10)


def state(mock: Mock) -> tuple[Any, ...]:
    settings = (mock.limit, mock.latency, mock.faults, mock.readings, mock.answers, mock.clock)
    return (*settings, list(mock.requests), mock.dump())


STARTS: list[dict[str, Any]] = [
    {},
    {"seed": "demo"},
    {
        "limit": Limit(5, 10.0, "fixed"),
        "latency": 0.5,
        "faults": Faults(script=("503", None)),
        "readings": Readings(lists="object"),
    },
]


@pytest.mark.parametrize("options", STARTS, ids=["plain", "demo", "turned from the start"])
def test_a_reset_puts_everything_back_to_the_start(options: dict[str, Any]) -> None:
    with Mock(clock=MOMENT, **options) as mock:
        before = state(mock)
        turn_everything(mock)
        assert all(now != then for now, then in zip(state(mock), before, strict=True))
        mock.reset()
        assert state(mock) == before


def test_after_a_reset_limit_and_faults_begin_at_their_beginning() -> None:
    with Mock(limit=3, faults=Faults(script=("503", None))) as mock:
        api = Caller(mock)
        for _ in range(2):
            assert [api.get("/clients").status for _ in range(4)] == [503, 200, 200, 429]
            mock.reset()


def test_a_reset_leaves_a_file_that_holds_the_seed(tmp_path: Path) -> None:
    with Mock(database=tmp_path / "mock.db", seed="demo") as mock:
        before = mock.dump()
        Caller(mock).post("/clients", name="New")
        mock.reset()
    with Mock(database=tmp_path / "mock.db") as mock:
        assert mock.dump() == before


def test_a_mock_leaves_alone_what_a_journal_has_from_others(tmp_path: Path) -> None:
    with Journal(tmp_path / "journal.jsonl") as journal, Mock(journal=journal) as one:
        Caller(one).get("/clients")
        with Mock(journal=journal) as two:
            Caller(two).get("/tasks")
            assert two.requests.operations == ["list_clients", "list_tasks"]
            two.reset()
            assert (len(one.requests), len((tmp_path / "journal.jsonl").read_text().splitlines())) == (0, 2)


def test_a_journal_that_a_mock_makes_itself_remembers_ten_thousand_requests() -> None:
    with Mock(limit=None) as mock:
        for _ in range(10_001):
            mock.handle(Request("GET", "/"))
        assert len(mock.requests) == 10_000


def test_readings_are_turned_from_one_request_to_the_next() -> None:
    with Mock(limit=None, seed="demo") as mock:
        request = Request("GET", f"{BASE}/clients/1", "", KEYS)
        plain = json.loads(mock.handle(request).body)
        mock.readings = Readings(records="array")
        assert json.loads(mock.handle(request).body) == [plain]
        mock.readings = Readings()
        assert json.loads(mock.handle(request).body) == plain
