"""People: created, changed and deleted by requests, named by other records, and their passwords kept by nothing."""

import http.client
import json
import logging
from typing import Any

import pytest

from tests.mock.caller import BASE, JSON, KEYS, Caller
from timetrack_mock import Mock, MockFailure, MockServer, Request
from timetrack_mock.actions import arrived

CANARY = "canary-password"
PERSON = {"username": "anna", "firstName": "Anna", "lastName": "Huber", "email": "anna@example.com"}
SENT = {**PERSON, "password": CANARY, "admin": True, "teamLead": False, "language": "de", "personalNumber": 1234}


def test_a_user_is_created_read_changed_and_deleted(api: Caller) -> None:
    made = api.add("/users", **SENT)
    assert made == {"id": 3, **{name: SENT[name] for name in SENT if name != "password"}, "enabled": True}
    assert api.get("/users/3").data == made
    assert api.list("/users", username="anna") == [made]
    assert api.put("/users/3", firstName="Anne", password="another").data == made | {"firstName": "Anne"}
    assert api.delete("/users/3").status == 204
    assert api.get("/users/3").status == 404
    assert api.list("/users", username="anna") == []


@pytest.mark.parametrize("missing", ["username", "firstName", "lastName", "email", "password"])
def test_what_the_page_demands_is_demanded(api: Caller, missing: str) -> None:
    body = {name: value for name, value in SENT.items() if name != missing}
    answer = api.post("/users", **body)
    assert (answer.status, answer.detail) == (422, f"{missing} is missing.")


def test_a_user_name_belongs_to_one_user(api: Caller) -> None:
    answer = api.post("/users", **SENT | {"username": "test"})
    assert (answer.status, answer.detail) == (422, "username is taken: another record of users has it.")
    api.add("/users", **SENT)
    assert api.post("/users", **SENT).status == 422
    api.delete("/users/3")
    assert api.add("/users", **SENT)["id"] == 4


@pytest.mark.parametrize(("name", "value"), [("username", "other"), ("enabled", False)])
def test_what_an_update_may_not_change_stays(api: Caller, name: str, value: object) -> None:
    before = api.get("/users/1").data
    assert api.put("/users/1", **{name: value}).data == before


def test_a_personal_number_may_be_a_text(api: Caller) -> None:
    assert api.add("/users", **SENT | {"personalNumber": "A-0017"})["personalNumber"] == "A-0017"


@pytest.mark.parametrize(("sent", "read"), [(1, True), (0, False), (True, True), (False, False)])
def test_yes_and_no_may_be_written_as_numbers_and_are_read_as_booleans(api: Caller, sent: object, read: bool) -> None:
    assert api.add("/clients", name="A", enabled=sent)["enabled"] is read
    assert api.add("/users", **SENT | {"admin": sent})["admin"] is read


@pytest.mark.parametrize("wrong", [2, -1, 1.5, "1", "yes"])
def test_no_other_number_and_no_text_is_yes_or_no(api: Caller, wrong: object) -> None:
    answer = api.post("/clients", name="A", enabled=wrong)
    assert answer.status == 422
    assert answer.detail.startswith("enabled must be true or false, or be ")


def test_work_is_booked_for_people_who_are_there(demo: Caller) -> None:
    body: dict[str, Any] = {"username": "anna", "from": "2020-10-23T08:00:00Z", "to": "2020-10-23T09:00:00Z"}
    answer = demo.post("/attendances", **body)
    assert (answer.status, answer.detail) == (422, "username names no record of users.")
    demo.hire("anna")
    assert demo.add("/attendances", **body)["user"] == "anna"


WRITES: list[tuple[str, str, bytes]] = [
    ("POST", "/users", json.dumps(SENT).encode()),
    ("POST", "/users", json.dumps(SENT).replace("password", "pass\\u0077ord").encode()),
    ("POST", "/users", json.dumps([{"deep": SENT}]).encode()),
    ("POST", "/users", json.dumps({"password": CANARY}).encode()),
    ("POST", "/users", json.dumps(SENT | {"password": [CANARY]}).encode()),
    ("POST", "/users", f'{{"password": "{CANARY}"'.encode()),
    ("PUT", "/users/1", json.dumps({"password": CANARY}).encode()),
    ("PUT", "/users/99", json.dumps({"password": CANARY}).encode()),
    ("POST", "/people", json.dumps({"password": CANARY}).encode()),
]


@pytest.mark.parametrize(("method", "path", "body"), WRITES, ids=[f"{w[0]} {w[1]} {n}" for n, w in enumerate(WRITES)])
def test_a_password_is_in_no_record_journal_answer_complaint_or_log(
    method: str, path: str, body: bytes, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.DEBUG)
    with Mock(limit=None) as mock:
        answer = mock.handle(Request(method, BASE + path, "", (*KEYS, JSON), body))
        assert CANARY.encode() not in answer.body
        assert CANARY not in mock.dump()
        assert CANARY not in repr(mock.requests)
        assert CANARY not in json.dumps(arrived(mock, {}))
        with pytest.raises(AssertionError) as complaint:
            mock.requests.expect("delete_user")
        assert CANARY not in str(complaint.value)
    assert CANARY not in caplog.text


def test_a_mock_that_fails_over_a_password_does_not_show_it(
    monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    with Mock(limit=None) as mock, pytest.raises(MockFailure, match="ZeroDivision"), MockServer(mock) as server:
        monkeypatch.setattr("timetrack_mock.derived.complete", lambda *_, **__: 1 / 0)
        connection = http.client.HTTPConnection("127.0.0.1", server.port, timeout=10)
        connection.request("POST", f"{BASE}/users", json.dumps(SENT), dict((*KEYS, JSON)))
        answer = connection.getresponse()
        told = answer.read()
        connection.close()
        assert answer.status == 500
        assert CANARY.encode() not in told
        assert CANARY not in repr(mock.requests)
    assert CANARY not in caplog.text
