"""Answers that a test prepares: for which requests, how often, and what they carry."""

import json
from typing import Any

import pytest

from tests.mock.caller import BASE, KEYS, Caller
from timetrack_mock import Faults, Mock, Request, Response


def ask(mock: Mock, method: str = "GET", path: str = "/clients") -> Response:
    return mock.handle(Request(method, BASE + path, "", KEYS))


def test_the_next_requests_get_it_and_are_not_carried_out() -> None:
    with Mock(seed="demo") as mock:
        mock.answer_next(200, [{"id": 7}], times=2)
        before = mock.dump()
        answers = [ask(mock), ask(mock, "DELETE", "/clients/1"), ask(mock)]
        assert [answer.body for answer in answers[:2]] == [b'[{"id":7}]'] * 2
        assert len(json.loads(answers[2].body)) == 3
        assert mock.dump() == before
        assert [(entry.status, entry.carried_out) for entry in mock.requests] == [(200, False)] * 2 + [(200, True)]


@pytest.mark.parametrize(
    ("to", "hit"),
    [
        ("list_clients", [0]),
        ("GET /clients", [0]),
        ("GET /clients/{id}", [1, 2]),
        ("GET /clients/2", [2]),
        ("DELETE /clients/1", []),
        ("/nowhere", [3]),
        (None, [0, 1, 2, 3]),
    ],
)
def test_only_the_requests_that_are_meant_get_it(to: str | None, hit: list[int]) -> None:
    with Mock(seed="demo", limit=None) as mock:
        mock.answer_next(503, to=to, times=10)
        answers = [ask(mock, path=path) for path in ("/clients", "/clients/1", "/clients/2", "/nowhere")]
        assert [place for place, answer in enumerate(answers) if answer.status == 503] == hit


def test_answers_are_given_in_the_order_in_which_they_were_prepared() -> None:
    with Mock(limit=None) as mock:
        mock.answer_next(503, to="list_tasks")
        mock.answer_next(500, times=2)
        mock.answer_next(429, to="list_clients")
        assert [(each.response.status, each.times) for each in mock.answers] == [(503, 1), (500, 2), (429, 1)]
        assert [ask(mock).status for _ in range(4)] == [500, 500, 429, 200]
        assert [each.response.status for each in mock.answers] == [503]
        mock.forget_answers()
        assert (ask(mock, path="/tasks").status, mock.answers) == (200, ())


@pytest.mark.parametrize(
    ("status", "body", "headers", "raw", "sent"),
    [
        (200, {"a": None}, {}, b'{"a":null}', {"content-type": "application/json"}),
        (200, None, {}, b"", {}),
        (200, [], {"X-Request-Id": "7"}, b"[]", {"content-type": "application/json", "x-request-id": "7"}),
        (200, b"<html>", {"Content-Type": "text/html"}, b"<html>", {"content-type": "text/html"}),
        (200, "text", {}, b'"text"', {"content-type": "application/json"}),
        (503, b"", {"Retry-After": "5"}, b"", {"retry-after": "5"}),
        (204, None, {}, b"", {}),
        (302, None, {"Location": "/elsewhere"}, b"", {"location": "/elsewhere"}),
    ],
)
def test_it_carries_what_it_was_given(status: int, body: Any, headers: Any, raw: bytes, sent: dict[str, str]) -> None:
    with Mock() as mock:
        mock.answer_next(status, body, headers=headers)
        answer = ask(mock)
        assert (answer.status, answer.body, dict(answer.headers)) == (status, raw, sent)


@pytest.mark.parametrize(
    ("status", "title"),
    [(422, "Parameters are wrong"), (418, "I'm a Teapot"), (520, "Error"), (503, "Service unavailable")],
)
def test_an_error_without_a_body_gets_the_one_of_the_vendor(status: int, title: str) -> None:
    with Mock() as mock:
        mock.answer_next(status)
        (error,) = json.loads(ask(mock).body)["errors"]
        assert error == {"title": title, "status": status, "detail": "This answer was prepared."}


def test_keys_and_limit_come_first_and_no_fault_hits_it() -> None:
    with Mock(limit=1, faults=Faults(script=("500",), chances={"500": 1.0})) as mock:
        mock.answer_next(204, times=2)
        assert mock.handle(Request("GET", f"{BASE}/clients")).status == 401
        assert [ask(mock).status for _ in range(2)] == [204, 429]
        mock.limit = None
        assert [ask(mock).status for _ in range(2)] == [204, 500]
        assert [entry.fault for entry in mock.requests] == [None, None, None, None, "500"]


@pytest.mark.parametrize(
    ("options", "problem"),
    [
        ({"status": 99}, "from 200 to 599"),
        ({"status": 101}, "from 200 to 599"),
        ({"times": 0}, "at least 1"),
        ({"status": 204, "body": {"a": 1}}, "has no body"),
        ({"body": {"a": object()}}, "neither bytes nor JSON"),
        ({"body": float("nan")}, "neither bytes nor JSON"),
        ({"headers": {"X Y": "1"}}, "cannot be prepared"),
        ({"headers": {"X": "1\r\nY: 2"}}, "cannot be prepared"),
        ({"headers": {"Content-Length": "7"}}, "cannot be prepared"),
        ({"to": "list_client"}, "did you mean 'list_clients'"),
    ],
)
def test_what_cannot_be_sent_or_meant_is_refused_at_once(options: dict[str, Any], problem: str) -> None:
    with Mock() as mock:
        with pytest.raises(ValueError, match=problem):
            mock.answer_next(**options)
        assert mock.answers == ()


def test_the_api_goes_on_as_before(api: Caller) -> None:
    api.mock.answer_next(503)
    assert api.get("/clients").status == 503
    assert api.add("/clients", name="A")["id"] == 1
