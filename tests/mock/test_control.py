"""The control path: what it turns, what it refuses, and who may not use it."""

import json
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from http.client import HTTPConnection
from typing import Any

import pytest

from tests.mock.caller import BASE, KEYS, Caller
from timetrack_mock import Faults, Limit, Mock, MockServer, Readings, Request, StartupError
from timetrack_mock.control import WithControl
from timetrack_mock.doors import DOORS

HOST = ("Host", "localhost:8080")
JSON = ("Content-Type", "application/json")


@dataclass(frozen=True)
class Controller:
    """Speaks to the control path in process."""

    mock: Mock

    def send(self, method: str, path: str, body: Any = None, query: str = "", headers: Any = (HOST, JSON)) -> Any:
        raw = body if isinstance(body, bytes) else b"" if body is None else json.dumps(body).encode()
        answer = WithControl(self.mock).handle(Request(method, f"/_mock/{path}", query, headers, raw))
        assert dict(answer.headers)["content-type"] == "application/json"
        return answer.status, json.loads(answer.body)

    def done(self, method: str, path: str, body: Any = None, query: str = "") -> Any:
        status, value = self.send(method, path, body, query)
        assert status == 200, value
        return value


@pytest.fixture
def control() -> Iterator[Controller]:
    with Mock(seed="demo", clock=datetime(2020, 10, 23, 8)) as mock:
        yield Controller(mock)


def test_the_clock_is_held_let_go_and_moved_on(control: Controller) -> None:
    assert control.done("GET", "clock") == {"now": "2020-10-23T08:00:00"}
    assert control.done("PUT", "clock", {"now": "2021-02-03T08:00:00"}) == {"now": "2021-02-03T08:00:00"}
    assert control.done("PUT", "clock", {"now": "2021-02-03T08:00:00.500Z"}) == {"now": "2021-02-03T08:00:00.500000"}
    assert control.done("POST", "clock/advance", {"seconds": 60.5}) == {"now": "2021-02-03T08:01:01"}
    assert control.mock.clock == datetime(2021, 2, 3, 8, 1, 1)
    control.done("PUT", "clock", {"now": None})
    assert control.mock.clock.year > 2021


def test_the_limit_is_turned_and_time_is_let_go_by_for_it(control: Controller) -> None:
    assert control.done("GET", "limit") == {"requests": 30, "period": 60.0, "window": "rolling"}
    control.done("PUT", "limit", {"requests": 1, "period": 10, "window": "fixed"})
    assert control.mock.limit == Limit(1, 10, "fixed")
    api = Caller(control.mock)
    assert [api.get("/clients").status for _ in range(2)] == [200, 429]
    control.done("POST", "clock/advance", {"seconds": 10})
    assert api.get("/clients").status == 200
    assert control.done("PUT", "limit", {"requests": None}) == control.done("GET", "limit") == {"requests": None}
    assert control.mock.limit is None


def turned(mock: Mock) -> tuple[float, Faults | None]:
    return mock.latency, mock.faults


def test_latency_faults_and_readings_are_turned(control: Controller) -> None:
    assert control.done("PUT", "latency", {"seconds": 0.5}) == control.done("GET", "latency") == {"seconds": 0.5}
    plan = {"script": ["503", None], "chances": {"500": 0.5}, "seed": 3}
    shown = plan | {"retry_after": 1.0, "silence": 5.0, "slowness": 0.2}
    assert control.done("PUT", "faults", plan) == control.done("GET", "faults") == shown
    assert turned(control.mock) == (0.5, Faults(script=("503", None), chances={"500": 0.5}, seed=3))
    control.done("PUT", "faults", {})
    assert turned(control.mock) == (0.5, None)
    control.done("PUT", "readings", {"first_page": 1, "lists": "object"})
    assert control.mock.readings == Readings(first_page=1, lists="object")
    assert control.done("PUT", "readings", {"order": "newest"})["first_page"] == 0, "the rest is as usual"
    assert control.mock.readings == Readings(order="newest")


def test_answers_are_prepared(control: Controller) -> None:
    answer = {"status": 418, "body": {"a": 1}, "headers": {"X-Tea": "yes"}, "to": "list_clients", "times": 2}
    shown = {"status": 418, "to": "list_clients", "times": 2, "body": {"a": 1}}
    assert control.done("POST", "answers", answer) == control.done("GET", "answers") == [shown]
    got = control.mock.handle(Request("GET", f"{BASE}/clients", "", KEYS))
    assert (got.status, got.body, dict(got.headers)["x-tea"]) == (418, b'{"a":1}', "yes")
    control.done("POST", "answers", {"status": 503})
    assert [each["times"] for each in control.done("GET", "answers")] == [1, 1]
    assert control.done("DELETE", "answers") == []
    assert control.mock.answers == ()


def test_the_requests_are_shown_expected_and_forgotten(control: Controller) -> None:
    api = Caller(control.mock)
    api.get("/clients", name="x")
    api.post("/clients", name="Acme")
    first, second = control.done("GET", "requests")
    assert (first["operation"], first["query"], first["body"], first["status"]) == (
        "list_clients",
        {"name": "x"},
        None,
        200,
    )
    assert (second["method"], second["path"], second["body"]) == ("POST", f"{BASE}/clients", {"name": "Acme"})
    assert control.done("GET", "requests", query="to=create_client") == [second]
    wanted = {"to": "create_client", "times": 1, "body": {"name": "Acme"}, "query": {}, "status": 200}
    assert control.done("POST", "requests/expect", wanted) == [second]
    status, answer = control.send("POST", "requests/expect", {"to": "create_client", "times": 2})
    assert (status, answer["error"].splitlines()[0]) == (
        409,
        "Expected create_client (POST /clients) twice; it arrived once.",
    )
    assert control.done("DELETE", "requests") == []
    assert (len(control.mock.requests), control.done("GET", "requests")) == (0, [])


def test_a_body_that_is_no_json_is_shown_as_text(control: Controller) -> None:
    Caller(control.mock).send("POST", "/clients", body=b"name=\xff")
    assert control.done("GET", "requests")[0]["body"] == "name=\N{REPLACEMENT CHARACTER}"


def test_a_reset_puts_everything_back(control: Controller) -> None:
    before = control.done("GET", "")
    Caller(control.mock).post("/clients", name="New")
    control.done("PUT", "limit", {"requests": 1})
    control.done("PUT", "readings", {"first_page": 1})
    control.done("PUT", "latency", {"seconds": 1})
    control.done("PUT", "faults", {"script": ["500"]})
    control.done("POST", "answers", {"status": 500})
    control.done("PUT", "clock", {"now": "2030-01-01T00:00:00"})
    assert control.done("GET", "") != before
    assert control.done("POST", "reset") == control.done("GET", "") == before
    assert len(Caller(control.mock).list("/clients")) == 3


def test_the_overview_names_everything_there_is(control: Controller) -> None:
    shown = control.done("GET", "")
    assert (shown["limit"]["requests"], shown["answers"], shown["requests"]) == (30, 0, 0)
    assert len(shown["paths"]) == len(DOORS)
    assert all(shown["paths"][f"{door.method} {door.path}".strip()] == door.says for door in DOORS)


@pytest.mark.parametrize(
    ("method", "path", "body", "problem"),
    [
        ("PUT", "clock", {}, "now is missing."),
        ("PUT", "clock", {"now": 5}, "now must be text"),
        ("PUT", "clock", {"now": "yesterday"}, "Invalid isoformat string: 'yesterday'"),
        ("PUT", "clock", {"now": "2020-10-23T08:00:00+02:00"}, "has a time zone"),
        ("POST", "clock/advance", {"seconds": "60"}, "seconds must be a number."),
        ("POST", "clock/advance", {"seconds": -1}, "Time only goes on"),
        ("PUT", "limit", {"requests": "30"}, "requests must be a whole number"),
        ("PUT", "limit", {"requests": 0}, "limit must be at least 1"),
        ("PUT", "limit", {"requests": 5, "window": "square"}, "window must be rolling or fixed, not 'square'."),
        ("PUT", "limit", {"requests": 5, "per": 1}, "per cannot be written here."),
        ("PUT", "latency", {"seconds": -1}, "latency must be 0 seconds or more."),
        ("PUT", "faults", {"script": ["quake"]}, "'quake' is no kind of fault"),
        ("PUT", "faults", {"script": [1]}, "script.0 must be text"),
        ("PUT", "faults", {"chances": {"500": 2}}, "1 or less together"),
        ("PUT", "readings", {"first_page": 2}, "first_page must be 0 or 1, not 2."),
        ("PUT", "readings", {"last_page": 1}, "last_page cannot be written here."),
        ("POST", "answers", {"status": 99}, "status must be from 200 to 599."),
        ("POST", "answers", {"to": "list_client"}, "did you mean 'list_clients'?"),
        ("POST", "requests/expect", {"to": "list_client"}, "did you mean 'list_clients'?"),
        ("POST", "reset", {"now": 1}, "now cannot be written here."),
        ("POST", "reset", [], "The body must be an object."),
        ("POST", "reset", b"{", "The body is not JSON."),
        ("POST", "reset", b"[" * 100_000, "The body is not JSON."),
        ("POST", "reset", b"\xff", "The body is not JSON."),
    ],
)
def test_what_has_no_meaning_is_refused_and_changes_nothing(
    control: Controller, method: str, path: str, body: Any, problem: str
) -> None:
    before = control.done("GET", "")
    status, answer = control.send(method, path, body)
    assert (status, list(answer)) == (400, ["error"])
    assert problem in answer["error"]
    assert control.done("GET", "") == before


def test_an_unknown_parameter_of_a_query_is_refused(control: Controller) -> None:
    assert control.send("GET", "requests", query="from=x") == (400, {"error": "from cannot be written here."})


def test_paths_and_methods_that_do_not_exist_name_those_that_do(control: Controller) -> None:
    status, answer = control.send("GET", "weather")
    assert status == 404
    assert "there are /_mock/, /_mock/clock, /_mock/clock/advance, /_mock/limit" in answer["error"]
    status, answer = control.send("PATCH", "clock", {})
    assert (status, answer["error"]) == (405, "PATCH is not allowed here; allowed: GET, PUT.")
    assert control.send("OPTIONS", "reset")[0] == 405, "which tells a browser that asks first to let it be"


@pytest.mark.parametrize("host", ["localhost", "localhost:80", "127.0.0.1", "127.9.9.9:1", "[::1]:8080", "LOCALHOST"])
def test_this_machine_may_be_called_by_each_of_its_names(control: Controller, host: str) -> None:
    assert control.send("GET", "clock", headers=(("Host", host),))[0] == 200


@pytest.mark.parametrize(
    "headers",
    [
        (HOST, ("Origin", "http://localhost:8080")),
        (HOST, ("Origin", "https://evil.example")),
        (HOST, ("Origin", "null")),
        (("Host", "evil.example"),),
        (("Host", "evil.example:8080"),),
        (("Host", "127.0.0.1.evil.example"),),
        (("Host", "localhost.evil.example"),),
        (("Host", "192.168.0.7"),),
        (("Host", "[::2]:1"),),
        (("Host", ""),),
        (HOST, HOST),
        (),
    ],
)
@pytest.mark.parametrize(("method", "path"), [("GET", "requests"), ("POST", "reset"), ("DELETE", "requests")])
def test_web_pages_and_other_machines_may_not_use_it(control: Controller, method: str, path: str, headers: Any) -> None:
    Caller(control.mock).get("/clients")
    status, answer = control.send(method, path, headers=(*headers, JSON))
    assert (status, list(answer)) == (403, ["error"])
    assert len(control.mock.requests) == 1


@pytest.mark.parametrize("kind", ["text/plain", "application/x-www-form-urlencoded", "multipart/form-data", ""])
@pytest.mark.parametrize("method", ["POST"])
def test_a_body_of_a_kind_that_web_pages_may_send_elsewhere_is_refused(
    control: Controller, method: str, kind: str
) -> None:
    Caller(control.mock).get("/clients")
    headers = (HOST, *([("Content-Type", kind)] if kind else []))
    assert control.send(method, "reset", b"{}", headers=headers)[0] == 415
    assert len(control.mock.requests) == 1


def test_a_large_body_is_refused_and_one_that_never_came_whole_is_not_answered(control: Controller) -> None:
    assert control.send("POST", "answers", b'"' + b"x" * 2_000_000 + b'"')[0] == 413
    left = WithControl(control.mock).handle(Request("POST", "/_mock/reset", complete=False))
    assert left.delivery.way == "nobody"


def served(server: MockServer, method: str, path: str, body: bytes | None = None) -> tuple[int, bytes]:
    connection = HTTPConnection("127.0.0.1", server.port, timeout=10)
    try:
        connection.request(method, path, body, {"Content-Type": "application/json"})
        answer = connection.getresponse()
        return answer.status, answer.read()
    finally:
        connection.close()


def test_on_a_port_it_is_there_only_if_it_was_asked_for() -> None:
    with Mock(seed="demo", limit=1) as mock, MockServer(mock) as closed, MockServer(mock, control=True) as opened:
        assert (closed.control_url, opened.control_url) == (None, f"http://127.0.0.1:{opened.port}/_mock/")
        assert served(closed, "POST", "/_mock/reset", b"{}")[0] == 401
        status, body = served(opened, "PUT", "/_mock/limit", b'{"requests": 5}')
        assert (status, json.loads(body)["requests"]) == (200, 5)
        assert served(opened, "GET", f"{BASE}/clients")[0] == 401, "the API is still there"
        assert b"html" in served(opened, "GET", "/")[1], "and so is its page"
        assert mock.requests.operations == [None, "list_clients"], "and the control path is in no journal"


@pytest.mark.parametrize("host", ["0.0.0.0", "::"])
def test_it_is_not_opened_to_other_machines(host: str) -> None:
    with pytest.raises(StartupError, match=f"{host} is open to others"):
        MockServer(host=host, control=True)
