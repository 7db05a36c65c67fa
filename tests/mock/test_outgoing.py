"""A wrong answer is a failure of the mock: found on its way out, without a trace, and taken for nothing else."""

import json
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any, cast

import pytest

from tests.mock.caller import BASE, JSON, KEYS, Caller
from timetrack_mock import Faults, Mock, MockFailure, Refusal, Request, Response, loading, service
from timetrack_mock import outgoing as outgoing_module

Change = Callable[[Response], Response]
ENTRY = {"username": "tester", "from": "2020-10-23T08:00:00Z", "to": "2020-10-23T09:00:00Z"}
PERIOD = "from=2020-10-01T00:00:00Z&to=2020-10-31T00:00:00Z"
TIMER = "username=test&date=2020-10-23T15:00:00Z"


def request(method: str, path: str, query: str = "", **body: Any) -> Request:
    return Request(method, BASE + path, query, (*KEYS, JSON), json.dumps(body).encode() if body else b"")


LIST = request("GET", "/clients")
ENTRIES = request("GET", "/project_time_entries")
GET = request("GET", "/clients/1")
CREATE = request("POST", "/attendances", **ENTRY)
UPDATE = request("PUT", "/clients/1", notes="new")
DELETE = request("DELETE", "/clients/1")
REPORTS = request("GET", "/work_reports", PERIOD)
SHOW_TIMER = request("GET", "/timers/project_timer", TIMER)
START_TIMER = request("POST", "/timers/attendance_timer/start", username="test", date="2020-10-23T15:00:00Z")


def with_body(body: bytes | str) -> Change:
    return lambda response: replace(response, body=body.encode() if isinstance(body, str) else body)


def with_values(**values: Any) -> Change:
    """The same record, or the same list with another first record."""

    def change(response: Response) -> Response:
        content = json.loads(response.body)
        (content[0] if isinstance(content, list) else content).update(values)
        return replace(response, body=json.dumps(content).encode())

    return change


def with_status(status: int) -> Change:
    return lambda response: replace(response, status=status)


def with_headers(*headers: tuple[str, str]) -> Change:
    return lambda response: replace(response, headers=headers)


def without_id(response: Response) -> Response:
    content = [{"name": "A"}, *json.loads(response.body)]
    return replace(response, body=json.dumps(content).encode())


TEXT = ("content-type", "text/html")
CONTENT = ("content-type", "application/json")
LIES: dict[str, tuple[Request, str, Change, str]] = {
    "a list with an undeclared property": (LIST, "list", with_values(zip=1), "0.zip is not declared."),
    "a list with a property of the wrong type": (LIST, "list", with_values(enabled=1), "0.enabled must be true or"),
    "a list with a record without its id": (LIST, "list", without_id, "0.id is missing."),
    "a list with a moment nobody knows": (ENTRIES, "list", with_values(to="2020-02-31T08:00:00.000Z"), "0.to must be"),
    "a list in an object": (LIST, "list", with_body('{"data":[]}'), "The body must be a list."),
    "a list with null in it": (LIST, "list", with_body("[null]"), "0 must be an object."),
    "a list that was created": (LIST, "list", with_status(201), "does not declare this status"),
    "a list in pieces": (LIST, "list", with_body('[{"id":1'), "The body is not JSON"),
    "a list with NaN": (LIST, "list", with_body('[{"id":NaN}]'), "NaN is no JSON value"),
    "a list that is not UTF-8": (LIST, "list", with_body(b'[{"id":1,"name":"\xff"}]'), "The body is not JSON"),
    "a list without a body": (LIST, "list", with_body(""), "The body is not JSON"),
    "a list as a page": (LIST, "list", with_headers(TEXT), "must be application/json, not text/html."),
    "a list without a type": (LIST, "list", with_headers(), "must be application/json, not left out."),
    "a list of two types": (LIST, "list", with_headers(CONTENT, TEXT), "not application/json and text/html."),
    "a record with an undeclared property": (GET, "get", with_values(links=[]), "links is not declared."),
    "a record with a number for a text": (GET, "get", with_values(name=7), "name must be text, or be null."),
    "a created record with an undeclared property": (CREATE, "create", with_values(x=1), "x is not declared."),
    "a created record of the wrong type": (CREATE, "create", with_values(manual="no"), "manual must be true or false"),
    "a created record that is a list": (CREATE, "create", with_body("[]"), "The body must be an object."),
    "a changed record with what another resource has": (
        UPDATE, "update", with_values(projectName="A"), "projectName is not declared.",
    ),
    "a deletion with a body": (DELETE, "delete", with_body("{}"), "declares no body here"),
    "a deletion with a type": (DELETE, "delete", with_headers(CONTENT), "declares no body here"),
    "a report with a text for a number": (REPORTS, "report", with_values(workedSeconds="0"), "0.workedSeconds must"),
    "a report with an undeclared property": (REPORTS, "report", with_values(id=1), "0.id is not declared."),
    "a report of a day that does not exist": (REPORTS, "report", with_values(workDate="2020-10-32"), "0.workDate must"),
    "a timer with a number for a boolean": (SHOW_TIMER, "timer", with_values(playing=1), "playing must be true or"),
    "a timer with an undeclared property": (SHOW_TIMER, "timer", with_values(state=""), "state is not declared."),
    "a started timer with an undeclared property": (START_TIMER, "timer", with_values(id_=1), "id_ is not declared."),
    "a started timer with the wrong type": (START_TIMER, "timer", with_values(breakSeconds=0.5), "breakSeconds must"),
    "a started attendance timer with a project": (
        START_TIMER, "timer", with_values(projectName=None), "projectName is not declared.",
    ),
}  # fmt: skip


@pytest.fixture
def lie(monkeypatch: pytest.MonkeyPatch) -> Callable[[str, Change], None]:
    """Puts a change between one behaviour of the mock and the check."""
    table = cast("dict[str, Any]", service._BEHAVIOURS)

    def put(behaviour: str, change: Change) -> None:
        honest = table[behaviour]
        monkeypatch.setitem(table, behaviour, lambda world, call: change(honest(world, call)))

    return put


@pytest.mark.parametrize("name", LIES)
def test_a_wrong_answer_is_a_failure_of_the_mock_and_leaves_no_trace(
    demo: Caller, lie: Callable[[str, Change], None], name: str
) -> None:
    question, behaviour, change, problem = LIES[name]
    lie(behaviour, change)
    before = demo.mock.dump()
    for _ in range(2):  # asking again does not make it true
        with pytest.raises(MockFailure) as caught:
            demo.mock.handle(question)
        assert problem in str(caught.value)
        assert "this is no answer of the API" in str(caught.value)
    assert demo.mock.dump() == before
    assert [(each.status, each.carried_out) for each in demo.mock.requests] == [(500, False)] * 2


UNKNOWN = request("GET", "/clients/99")
WRONG_PATH = request("GET", "/nowhere")
WRONG_METHOD = request("DELETE", "/clients")
REFUSED = request("POST", "/clients", enabled=True)
NO_KEYS = Request("GET", f"{BASE}/clients")
ERROR_LIES: dict[str, tuple[Request, Change, str]] = {
    "an error of another shape": (UNKNOWN, with_body('{"message":"not found"}'), "errors is missing."),
    "an error as a page": (UNKNOWN, with_headers(TEXT), "must be application/json"),
    "an error that is a list": (UNKNOWN, with_body("[]"), "The body must be an object."),
    "an error without an error": (UNKNOWN, with_body('{"errors":[]}'), "must hold at least one error."),
    "an error without its status": (UNKNOWN, with_body('{"errors":[{"title":"A"}]}'), "must have the status 404."),
    "an error with another status": (UNKNOWN, with_body('{"errors":[{"status":400}]}'), "must have the status 404."),
    "an error with an undeclared property": (
        UNKNOWN, with_body('{"errors":[{"status":404,"trace":"A"}]}'), "errors.0.trace is not declared.",
    ),
    "a status that the operation does not declare": (UNKNOWN, with_status(422), "get_client, 422: The contract does"),
    "a status that no operation declares": (REFUSED, with_status(409), "create_client, 409: The contract does"),
    "a path that is nowhere with a strange status": (WRONG_PATH, with_status(410), "no operation, 410: The contract"),
    "a path that is nowhere with a strange body": (WRONG_PATH, with_body("{}"), "errors is missing."),
    "a method that is not allowed with a success": (WRONG_METHOD, with_status(200), "no operation, 200: The contract"),
    "a method that is not allowed with a strange body": (WRONG_METHOD, with_body("null"), "must be an object."),
    "missing keys with a strange body": (NO_KEYS, with_body('{"errors":"no"}'), "errors must be a list."),
    "missing keys with a success": (NO_KEYS, with_status(204), "list_clients, 204: The contract does not"),
}  # fmt: skip


@pytest.mark.parametrize("name", ERROR_LIES)
def test_a_wrong_error_is_a_failure_of_the_mock(demo: Caller, monkeypatch: pytest.MonkeyPatch, name: str) -> None:
    question, change, problem = ERROR_LIES[name]
    honest = Refusal.response
    monkeypatch.setattr(Refusal, "response", lambda refusal: change(honest(refusal)))
    with pytest.raises(MockFailure) as caught:
        demo.mock.handle(question)
    assert problem in str(caught.value)


def test_a_wrong_header_of_the_limit_is_a_failure_of_the_mock(monkeypatch: pytest.MonkeyPatch) -> None:
    honest = Refusal.response

    def soon(refusal: Refusal) -> Response:
        return replace(honest(refusal), headers=(CONTENT, ("retry-after", "soon")))

    with Mock(limit=1, monotonic=lambda: 0.0) as mock:
        assert mock.handle(LIST).status == 200
        assert mock.handle(LIST).status == 429
        monkeypatch.setattr(Refusal, "response", soon)
        with pytest.raises(MockFailure, match="The header retry-after must be a whole number"):
            mock.handle(LIST)


def test_what_breaks_inside_of_the_mock_is_a_failure_with_its_cause(
    demo: Caller, lie: Callable[[str, Change], None]
) -> None:
    def broken(_: Response) -> Response:
        raise OSError("disk full")

    lie("list", broken)
    with pytest.raises(MockFailure, match="disk full") as caught:
        demo.mock.handle(LIST)
    assert isinstance(caught.value.__cause__, OSError)


def test_an_injected_fault_is_no_failure_but_the_answer_behind_it_is_checked(
    demo: Caller, lie: Callable[[str, Change], None]
) -> None:
    demo.mock.faults = Faults(script=("html", "garbled", "500-after", "500-after"))
    assert [demo.mock.handle(LIST).status for _ in range(3)] == [200, 200, 500]
    lie("list", with_values(zip=1))
    with pytest.raises(MockFailure, match="zip is not declared"):
        demo.mock.handle(LIST)


def test_a_good_answer_is_looked_at_once_and_every_other_one_again(
    demo: Caller, monkeypatch: pytest.MonkeyPatch
) -> None:
    looked_at: list[bytes] = []
    honest = outgoing_module._of_body

    def counting(declared: Any, response: Response) -> Any:
        looked_at.append(response.body)
        return honest(declared, response)

    monkeypatch.setattr(outgoing_module, "_of_body", counting)
    for _ in range(3):
        demo.list("/clients")
    assert len(looked_at) == 1
    demo.put("/clients/1", notes="other")
    demo.list("/clients")
    assert len(looked_at) == 3
    assert len(set(looked_at)) == 3


def test_only_so_many_answers_are_remembered(demo: Caller, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(outgoing_module, "_REMEMBERED", 3)
    check = outgoing_module.Outgoing(demo.mock._contract)
    for number in range(20):
        check.check(None, Refusal(404, str(number)).response())
        assert 1 <= len(check._good) <= 3


DECLARED: dict[str, tuple[set[str], Request, int | None]] = {
    "a declared 404": ({"404"}, UNKNOWN, 404),
    "a 404 that is not among the declared errors": ({"422"}, UNKNOWN, None),
    "a 404 where no error is declared at all": (set(), UNKNOWN, 404),
    "a 401 that follows from the security of the whole": ({"404"}, replace(UNKNOWN, headers=()), 401),
    "a default answer": ({"default"}, UNKNOWN, 404),
    "a class of answers": ({"4XX"}, UNKNOWN, 404),
}


@pytest.mark.parametrize("name", DECLARED)
def test_a_status_must_be_declared_where_errors_are(name: str, tmp_path: Path) -> None:
    statuses, question, answered = DECLARED[name]
    document = json.loads(json.dumps(loading.load().document))
    responses = document["paths"]["/clients/{id}"]["get"]["responses"]
    error = {"$ref": "#/components/responses/NotFound"}
    document["paths"]["/clients/{id}"]["get"]["responses"] = {
        "200": responses["200"], **dict.fromkeys(statuses, error),
    }  # fmt: skip
    place = tmp_path / "contract.yaml"
    place.write_text(json.dumps(document), "utf-8")
    with Mock(limit=None, contract=place) as mock:
        if answered is None:
            with pytest.raises(MockFailure, match="get_client, 404: The contract does not declare this status here"):
                mock.handle(question)
        else:
            assert mock.handle(question).status == answered
