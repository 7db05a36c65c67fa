"""The open questions: what the mock answers under each reading of them."""

import json
import re
from collections.abc import Callable
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from pathlib import Path
from typing import Any

import pytest

from tests.mock.caller import BASE, JSON, KEYS, Answer, Caller
from tests.readings.every import EVERY, named
from tests.support.document import contract_document
from timetrack_mock import READINGS, Mock, Readings, Request
from timetrack_mock.readings import USUAL

OPERATIONS = [
    (method.upper(), path, operation)
    for path, item in contract_document()["paths"].items()
    for method, operation in item.items()
    if method in ("get", "post", "put", "delete")
]
LEDGER = Path("openapi/EVIDENCE.md").read_text("utf-8")
ENTRY = {"username": "test", "clientName": "Client 006", "projectName": "Project 006_1"}
TIMES = {"from": "2020-10-23T08:00:00.000Z", "to": "2020-10-23T10:00:00.000Z"}
TIMER = {"username": "test", "date": "2020-10-23T08:00:00.000Z"}


def under(ask: Callable[[Caller], Any], **readings: Any) -> Any:
    with Mock(limit=None, seed="demo", clock=datetime(2020, 10, 23, 8), readings=Readings(**readings)) as mock:
        return ask(Caller(mock))


def plain(answer: Answer) -> tuple[int, Any]:
    return answer.status, answer.data


def raw(mock: Mock, method: str, path: str) -> tuple[int, dict[str, str], bytes]:
    answer = mock.handle(Request(method, BASE + path, "", KEYS))
    return answer.status, dict(answer.headers), answer.body


def ids(path: str, **parameters: Any) -> Callable[[Caller], list[int]]:
    return lambda api: [record["id"] for record in api.list(path, **parameters)]


def users(path: str, **parameters: Any) -> Callable[[Caller], set[str]]:
    return lambda api: {record.get("user") or record["username"] for record in api.list(path, **parameters)}


def worked(api: Caller) -> Caller:
    """One attendance from Thursday evening to Friday morning, and an absence from Monday to Wednesday."""
    api.hire("anna")
    api.add("/attendances", username="anna", **{"from": "2020-10-22T22:00:00Z", "to": "2020-10-23T02:00:00Z"})
    api.add("/absences", username="anna", absenceType=1, **{"from": "2020-10-26", "to": "2020-10-28"})
    return api


def attendances(start: str, end: str) -> Callable[[Caller], int]:
    return lambda api: len(worked(api).list("/attendances", username="anna", **{"from": start, "to": end}))


def absences(start: str, end: str) -> Callable[[Caller], int]:
    return lambda api: len(worked(api).list("/absences", username="anna", **{"from": start, "to": end}))


def deleted(path: str) -> Callable[[Caller], tuple[int, Any, str]]:
    def ask(api: Caller) -> tuple[int, Any, str]:
        api.delete(path)
        answer = api.get(path)
        (error,) = answer.data["errors"]
        return answer.status, error.get("code"), error["title"]

    return ask


def started_twice(api: Caller) -> tuple[int, str]:
    api.post("/timers/attendance_timer/start", **TIMER)
    later = TIMER | {"date": "2020-10-23T09:00:00.000Z"}
    status = api.post("/timers/attendance_timer/start", **later).status
    return status, api.get("/timers/attendance_timer", **later).data["startedAt"]


def named_somebody(api: Caller) -> int:
    """Every write that names a user names one who is not there; how many users there are then."""
    answers = [
        api.post("/attendances", username="tset", **TIMES),
        api.post("/absences", username="tset", absenceType=1, **DAYS),
        api.post("/expenses", **ENTRY | {"username": "tset", "name": "Taxi", "price": 1, "date": TIMES["from"]}),
        api.post("/project_time_entries", **ENTRY | {"username": "tset"}, **TIMES),
        api.post("/timers/attendance_timer/start", **TIMER | {"username": "tset"}),
        api.post("/timers/project_timer/start", **ENTRY | TIMER | {"username": "tset"}),
    ]
    refused = api.mock.readings.unknown_names == "refused"
    assert {answer.status for answer in answers} == {422 if refused else 200}
    if refused:
        assert {answer.detail for answer in answers} == {"username names no record of users."}
    return len(api.list("/users"))


def made(api: Caller) -> list[int]:
    return [len(api.list("/clients")), len(api.list("/projects"))]


DAYS = {"from": "2020-10-26", "to": "2020-10-28"}
STARTED = {"clientName": "Client 006", "projectName": "Project 006_1"}
FIRST = {"id": 1, "name": "Client 006"}
UNKNOWN = {"username": "test", "clientName": "Nobody", "projectName": "None", **TIMES}
LAST_DAY = ("2020-10-20T00:00:00Z", "2020-10-22T00:00:00Z")
EMPTY: dict[str, Any] = {}

TABLE: list[tuple[str, Callable[[Caller], Any], dict[Any, Any]]] = [
    (
        "user_filter",
        lambda api: tuple(
            len(api.list("/attendances", **{name: "nobody"})) + len(api.list("/project_time_entries", **{name: "test"}))
            for name in ("user", "username")
        ),
        {"both": (1, 1), "user": (1, 2), "username": (2, 1), "ignored": (2, 2)},
    ),
    (
        "user_filter",
        users("/work_reports", username="tester"),
        {"both": {"tester"}, "user": {"tester"}, "ignored": {"test", "tester"}},
    ),
    (
        "first_page",
        lambda api: [
            ids("/clients", limit=1, **page)(api) for page in (EMPTY, *({"page_number": n} for n in range(3)))
        ],
        {0: [[1], [1], [2], [3]], 1: [[1], [1], [1], [2]]},
    ),
    (
        "limit_zero",
        lambda api: (
            (answer := api.get("/work_reports", limit=0, **TIMES | {"to": "2021-12-31T00:00:00Z"})).status == 200
            and len(answer.data)
        ),
        {"nothing": 0, "default": 50, "all": 870, "refused": False},
    ),
    ("lists", lambda api: type(api.get("/clients").data), {"array": list, "object": dict}),
    (
        "lists",
        lambda api: {name: value for name, value in api.get("/work_reports", limit=2).data.items() if name != "data"},
        {"object": {"count": 2}},
    ),
    ("records", lambda api: type(api.get("/clients/1").data), {"object": dict, "array": list}),
    ("records", lambda api: type(api.put("/clients/1", notes="x").data), {"object": dict, "array": list}),
    ("records", lambda api: type(api.get("/timers/project_timer", **TIMER).data), {"object": dict, "array": list}),
    (
        "writes",
        lambda api: plain(api.post("/tasks", name="New")),
        {
            "record": (200, {"id": 3, "name": "New", "notes": None, "hourRate": None}),
            "created": (201, {"id": 3, "name": "New", "notes": None, "hourRate": None}),
            "id": (200, {"id": 3}),
            "empty": (200, None),
            "204": (204, None),
        },
    ),
    (
        "writes",
        lambda api: plain(api.put("/tasks/1", notes="x")),
        {
            "record": (200, changed := {"id": 1, "name": "Development", "notes": "x", "hourRate": 30}),
            "created": (200, changed),
            "id": (200, {"id": 1}),
            "204": (204, None),
        },
    ),
    (
        "writes",
        lambda api: plain(api.post("/timers/attendance_timer/start", **TIMER)),
        {"id": (200, {}), "empty": (200, None)},
    ),
    (
        "deletes",
        lambda api: plain(api.delete("/tasks/2")),
        {"204": (204, None), "empty": (200, None), "object": (200, {}), "id": (200, {"id": 2})},
    ),
    (
        "timestamps",
        lambda api: api.get("/project_time_entries/1").data["from"],
        {
            "milliseconds": "2020-10-23T14:30:00.000Z",
            "seconds": "2020-10-23T14:30:00Z",
            "offset": "2020-10-23T14:30:00+02:00",
            "bare": "2020-10-23T14:30:00",
        },
    ),
    ("timestamps", lambda api: api.get("/absences/1").data["from"], {"seconds": "2020-10-26", "bare": "2020-10-26"}),
    (
        "timestamps",
        lambda api: api.add("/tasks", name="2020-10-23T14:30:00.000Z")["name"],
        {"bare": "2020-10-23T14:30:00.000Z"},
    ),
    (
        "timestamps",
        lambda api: api.post("/timers/attendance_timer/start", **TIMER).data["startedAt"],
        {"offset": "2020-10-23T08:00:00+02:00"},
    ),
    (
        "period_end",
        attendances("2020-10-22T22:00:00Z", "2020-10-22T22:00:00Z"),
        {"included": 1, "excluded": 0, "day": 1},
    ),
    ("period_end", attendances(*LAST_DAY), {"included": 0, "excluded": 0, "day": 1}),
    ("period_end", absences("2020-10-20", "2020-10-26"), {"included": 1, "excluded": 0, "day": 1}),
    (
        "period_end",
        lambda api: len(api.list("/work_reports", username="test", **{"from": LAST_DAY[0], "to": LAST_DAY[1]})),
        {"included": 3, "excluded": 2, "day": 3},
    ),
    (
        "entry_period",
        attendances("2020-10-22T00:00:00Z", "2020-10-22T23:59:59.999Z"),
        {"start": 1, "overlap": 1, "inside": 0},
    ),
    (
        "entry_period",
        attendances("2020-10-23T00:00:00Z", "2020-10-23T23:59:59.999Z"),
        {"start": 0, "overlap": 1, "inside": 0},
    ),
    (
        "entry_period",
        attendances("2020-10-22T00:00:00Z", "2020-10-23T23:59:59.999Z"),
        {"start": 1, "overlap": 1, "inside": 1},
    ),
    (
        "entry_period",
        lambda api: len(api.list("/expenses", **{"from": "2020-10-23T00:00:00Z", "to": "2020-10-23T23:59:59Z"})),
        {"start": 1, "overlap": 1, "inside": 1},
    ),
    ("entry_period", absences("2020-10-27", "2020-10-27"), {"start": 1, "inside": 1}),
    ("absence_period", absences("2020-10-27", "2020-10-27"), {"overlap": 1, "start": 0, "inside": 0}),
    ("absence_period", absences("2020-10-26", "2020-10-27"), {"overlap": 1, "start": 1, "inside": 0}),
    ("absence_period", absences("2020-10-26", "2020-10-28"), {"overlap": 1, "start": 1, "inside": 1}),
    ("id_name", lambda api: sorted(api.get("/tasks/1").data)[0], {"id": "hourRate", "ID": "ID"}),
    ("id_name", lambda api: api.post("/tasks", name="x").data.get("ID"), {"id": None, "ID": 3}),
    ("required", lambda api: api.post("/attendances", username="test").status, {"likely": 422, "declared": 200}),
    ("required", lambda api: api.post("/clients", notes="no name").status, {"likely": 422, "declared": 422}),
    (
        "extras",
        lambda api: [len(each) for each in (api.get("/tasks/1").data, api.list("/tasks")[0], api.put("/tasks/1").data)],
        {"none": [4, 4, 4], "some": [7, 7, 7]},
    ),
    (
        "absent",
        lambda api: api.get("/tasks/2").data,
        {
            "null": {"id": 2, "name": "Meeting", "notes": None, "hourRate": None},
            "missing": {"id": 2, "name": "Meeting"},
            "empty": {"id": 2, "name": "Meeting", "notes": "", "hourRate": ""},
        },
    ),
    (
        "numbers",
        lambda api: [api.get("/tasks/1").data[name] for name in ("id", "hourRate")],
        {"number": [1, 30], "text": ["1", "30.0"]},
    ),
    ("numbers", lambda api: api.get("/clients/1").data["enabled"], {"text": True}),
    (
        "booleans",
        lambda api: [api.get("/project_time_entries/1").data[name] for name in ("billable", "flatRate")],
        {"boolean": [True, False], "number": [1, 0], "text": ["1", "0"]},
    ),
    (
        "text_filter",
        lambda api: [len(api.list("/clients", name=name)) for name in ("client", "Client", "Client 006", "nobody")],
        {"part": [2, 2, 1, 0], "case": [0, 2, 1, 0], "whole": [0, 0, 1, 0], "ignored": [3, 3, 3, 3]},
    ),
    (
        "timer_path",
        lambda api: (
            [api.get(f"{path}/project_timer", **TIMER).status for path in ("/timers", "")]
            + [api.post(f"{path}/project_timer/start", **TIMER | STARTED).status for path in ("/timers", "")]
        ),
        {"timers": [200, 404, 200, 404], "plain": [404, 200, 404, 200]},
    ),
    (
        "timer_path",
        lambda api: api.get("/timers/attendance_timer", **TIMER).status,
        {"timers": 200, "plain": 200},
    ),
    (
        "timer_conflict",
        started_twice,
        {code: (int(code), TIMER["date"]) for code in ("422", "403")} | {"ignored": (200, TIMER["date"])},
    ),
    ("order", ids("/clients", limit=2), {"oldest": [1, 2], "newest": [3, 2]}),
    ("order", ids("/clients", limit=2, page_number=1), {"oldest": [3], "newest": [1]}),
    (
        "deleted",
        deleted("/project_time_entries/1"),
        {
            "entries": (404, 15020, "TimeEntry exist but it is deleted"),
            "all": (404, 15020, "TimeEntry exist but it is deleted"),
            "plain": (404, None, "Record not found"),
        },
    ),
    (
        "deleted",
        deleted("/clients/3"),
        {
            "entries": (404, None, "The record exists but it is deleted"),
            "all": (404, 15020, "TimeEntry exist but it is deleted"),
            "plain": (404, None, "Record not found"),
        },
    ),
    (
        "in_use",
        lambda api: [
            api.delete(f"/{path}").status for path in ("clients/1", "clients/3", "projects/1", "absence_types/9")
        ],
        {"deleted": [204, 204, 204, 405], "refused": [422, 204, 422, 405]},
    ),
    (
        "aliases",
        lambda api: len(api.list("/absences", startDate="2020-10-29", endDate="2020-10-30")),
        {"ignored": 1, "honoured": 0},
    ),
    (
        "aliases",
        lambda api: len(api.list("/absences", startDate="2020-10-28", endDate="2020-10-30")),
        {"ignored": 1, "honoured": 1},
    ),
    (
        "unknown_names",
        lambda api: [
            api.post("/project_time_entries", **UNKNOWN).status,
            api.post("/projects", projectName="P", clientName="Nobody").status,
        ],
        {"refused": [422, 422], "accepted": [200, 200], "invented": [200, 200]},
    ),
    ("unknown_names", named_somebody, {"refused": 2, "accepted": 2, "invented": 3}),
    (
        "unknown_names",
        lambda api: [api.post("/project_time_entries", **UNKNOWN).status, *made(api)],
        {"accepted": [200, 3, 2], "invented": [200, 4, 3]},
    ),
    (
        "unknown_names",
        lambda api: api.post("/absences", username="test", absenceType=9, **DAYS).status,
        {"refused": 422, "accepted": 200, "invented": 422},
    ),
    (
        "unknown_properties",
        lambda api: [api.post("/tasks", name="New", nmae="x").status, api.put("/clients/1", name="Other").status],
        {"refused": [422, 422], "ignored": [200, 200]},
    ),
    (
        "unknown_properties",
        lambda api: [api.put("/clients/1", name="Other", notes="x"), api.get("/clients/1").data["name"]][1],
        {"ignored": "Client 006"},
    ),
    (
        "nulls",
        lambda api: [
            api.put("/tasks/1", hourRate=None, notes="x").status,
            *(api.get("/tasks/1").data[name] for name in ("hourRate", "notes")),
        ],
        {"cleared": [200, None, "x"], "refused": [422, 30, None], "ignored": [200, 30, "x"]},
    ),
    (
        "nulls",
        lambda api: [
            api.put("/project_time_entries/1", to=None, billable=None).status,
            *(api.get("/project_time_entries/1").data[name] is None for name in ("to", "billable", "workedMinutes")),
        ],
        {"cleared": [200, True, True, True], "refused": [422] + 3 * [False], "ignored": [200] + 3 * [False]},
    ),
]
CASES = [(name, choice, ask, wanted) for name, ask, answers in TABLE for choice, wanted in answers.items()]


@pytest.mark.parametrize(("name", "choice", "ask", "wanted"), CASES, ids=[f"{each[0]}={each[1]}" for each in CASES])
def test_an_open_question_is_read_as_the_switch_says(
    name: str, choice: Any, ask: Callable[[Caller], Any], wanted: Any
) -> None:
    found = under(ask, **{name: choice})
    assert found == wanted
    assert type(found) is type(wanted)


def beyond(refusal: str, **others: Any) -> tuple[int, dict[str, str], bytes]:
    with Mock(limit=1, monotonic=lambda: 0.0, readings=Readings(refusal=refusal, **others)) as mock:  # type: ignore[arg-type]
        raw(mock, "GET", "/clients")
        return raw(mock, "GET", "/clients")


@pytest.mark.parametrize(
    ("refusal", "status", "wait", "has_body"),
    [("seconds", 429, "60", True), ("bare", 429, None, True), ("empty", 429, None, False), ("503", 503, "60", True)],
)
def test_beyond_the_limit_the_answer_has_the_form_that_is_read(
    refusal: str, status: int, wait: str | None, has_body: bool
) -> None:
    found, headers, body = beyond(refusal)
    assert (found, headers.get("retry-after"), bool(body)) == (status, wait, has_body)
    if body:
        assert json.loads(body)["errors"][0]["status"] == status


def test_beyond_the_limit_a_date_is_never_too_early() -> None:
    before = datetime.now(UTC)
    date = parsedate_to_datetime(beyond("date")[1]["retry-after"])
    assert 60 <= (date - before).total_seconds() < 70


@pytest.mark.parametrize(
    ("errors", "kind", "body"),
    [
        ("message", "application/json", b'{"message":"There is no record with this id in clients."}'),
        ("html", "text/html", None),
        ("empty", None, b""),
    ],
)
def test_errors_have_the_body_that_is_read(errors: Any, kind: str | None, body: bytes | None) -> None:
    with Mock(limit=None, readings=Readings(errors=errors)) as mock:
        status, headers, found = raw(mock, "GET", "/clients/7")
        assert (status, headers.get("content-type")) == (404, kind)
        assert found == body if body is not None else found.startswith(b"<!DOCTYPE html>")
        status, headers, found = raw(mock, "PATCH", "/clients/7")
        assert (status, headers["allow"]) == (405, "DELETE, GET, PUT")
        assert mock.handle(Request("GET", f"{BASE}/clients")).status == 401
    assert b"errors" not in beyond("seconds", errors=errors)[2]


@pytest.mark.parametrize("readings", EVERY, ids=named)
def test_under_every_reading_the_mock_answers_everything_that_the_contract_shows(readings: Readings) -> None:
    """A mock that contradicts its contract, or breaks down, raises."""
    query = "limit=0&username=test&date=2020-10-23T08:00:00.000Z"
    with Mock(limit=None, seed="demo", clock=datetime(2020, 10, 23, 8), readings=readings) as mock:
        for method, path, operation in OPERATIONS * 2:
            body = operation.get("requestBody", {}).get("content", {}).get("application/json", {}).get("example")
            raw_body = b"" if body is None else json.dumps(body).encode()
            where = BASE + path.replace("{id}", "1")
            answer = mock.handle(Request(method, where, query, (*KEYS, JSON), raw_body))
            assert answer.status in (200, 201, 204, 403, 404, 422)


def test_many_readings_at_once_go_together() -> None:
    readings = {"id_name": "ID", "numbers": "text", "records": "array", "absent": "missing", "extras": "some"}
    assert under(lambda api: plain(api.post("/tasks", name="x")), **readings, writes="created") == (
        201,
        [
            {
                "ID": "3",
                "name": "x",
                "createdAt": "2020-01-01 00:00:00",
                "_meta": {"version": 2, "marks": ["a", None]},
                "legacy_id": None,
            }
        ],
    )
    assert under(lambda api: plain(api.post("/tasks", name="x")), **readings, writes="id") == (200, [{"ID": "3"}])


def test_every_switch_names_an_entry_of_the_ledger_and_begins_with_the_assumed_reading() -> None:
    entries = re.findall(r"^### (E\d\d) ", LEDGER, re.MULTILINE)
    assert [each.ledger for each in READINGS] == sorted(each.ledger for each in READINGS)
    for each in READINGS:
        assert each.ledger in entries
        assert each.choices[0] == getattr(USUAL, each.name)
        assert len(set(each.choices)) == len(each.choices) > 1
        assert each.question


def test_every_reading_is_tried_here() -> None:
    tried = {(name, choice) for name, choice, *_ in CASES}
    elsewhere = {("refusal", each) for each in ("seconds", "date", "bare", "empty", "503")}
    elsewhere |= {("errors", each) for each in ("documented", "message", "html", "empty")}
    elsewhere |= {("refused", "free"), ("refused", "counted")}  # in test_limit.py
    assert tried | elsewhere == {(each.name, choice) for each in READINGS for choice in each.choices}


@pytest.mark.parametrize(
    ("texts", "problem"),
    [
        (["first_page=2"], "first_page must be 0 or 1, not '2'."),
        (["first_page"], "first_page must be 0 or 1, not ''."),
        (["order=random"], "order must be oldest or newest, not 'random'."),
        (["weather=fine"], "'weather' is no reading; there are user_filter, first_page,"),
        (["=1"], "'' is no reading"),
    ],
)
def test_texts_that_name_no_reading_are_refused(texts: list[str], problem: str) -> None:
    with pytest.raises(ValueError, match=problem):
        Readings.parse(texts)


def test_texts_name_readings() -> None:
    assert Readings.parse([]) == USUAL
    assert Readings.parse(["first_page=1", "writes=204", "first_page=0"]) == Readings(writes="204")
    assert Readings.parse(["first_page=1", "writes=204"]).turned == {"first_page": 1, "writes": "204"}


@pytest.mark.parametrize("values", [{"first_page": True}, {"first_page": "1"}, {"writes": 204}, {"order": None}])
def test_values_of_another_type_are_refused(values: dict[str, Any]) -> None:
    with pytest.raises(ValueError, match="must be"):
        Readings(**values)
