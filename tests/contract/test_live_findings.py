"""The table of a live run says exactly what deviates, and nothing about a server that does what the contract says."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any, Literal
from urllib.parse import parse_qsl, urlencode
from xml.etree import ElementTree

import pytest

from tests.contract.by_hand.contract import OPERATIONS
from tests.contract.findings import Kind
from tests.contract.outputs import COVERAGE, JUNIT
from tests.contract.rig import BASE_PATH, Fault, changed, rig
from timetrack_mock import Mock, Request, Response
from timetrack_mock.readings import Readings

DEVIATES, UNDECLARED, SETTLES = (kind.value for kind in (Kind.DEVIATES, Kind.UNDECLARED, Kind.SETTLES))


def at(path: str, change: Callable[[Any], Any]) -> Fault:
    """Change the value of successful answers of one path."""

    def fault(mock: Mock, request: Request) -> Response:
        response = mock.handle(request)
        return changed(response, change) if request.path == BASE_PATH + path else response

    return fault


def without_parameter(name: str) -> Fault:
    """Ignore a parameter everywhere."""

    def fault(mock: Mock, request: Request) -> Response:
        pairs = [pair for pair in parse_qsl(request.query, keep_blank_values=True) if pair[0] != name]
        return mock.handle(replace(request, query=urlencode(pairs)))

    return fault


def each(change: Callable[[dict[str, Any]], dict[str, Any]]) -> Callable[[Any], Any]:
    """Change every record of a list."""
    return lambda value: [change(record) for record in value]


def large_pages_are_cut(mock: Mock, request: Request) -> Response:
    return mock.handle(replace(request, query=request.query.replace("limit=1001", "limit=1000")))


def the_secret_is_not_checked(mock: Mock, request: Request) -> Response:
    kept = [pair for pair in request.headers if "secret" not in pair[0].lower()]
    given = [pair for pair in request.headers if "secret" in pair[0].lower()]
    right = [(name, "canary=secret&2") for name, _ in given]
    return mock.handle(replace(request, headers=(*kept, *right)))


def wrong_keys_are_forbidden(mock: Mock, request: Request) -> Response:
    response = mock.handle(request)
    return replace(response, status=403) if response.status == 401 else response


def errors_are_html(mock: Mock, request: Request) -> Response:
    response = mock.handle(request)
    if response.status != 404:
        return response
    return Response(404, (("content-type", "text/html"),), b"<h1>Not found</h1>")


def page_2_is_page_1_again(mock: Mock, request: Request) -> Response:
    return mock.handle(replace(request, query=request.query.replace("page_number=2", "page_number=1")))


def to_is_not_included(mock: Mock, request: Request) -> Response:
    given = dict(parse_qsl(request.query))
    response = mock.handle(request)
    if request.path != f"{BASE_PATH}/project_time_entries" or "to" not in given:
        return response
    return changed(response, lambda rows: [row for row in rows if row["from"] < given["to"]])


def an_absence_is_found_by_its_first_day_only(mock: Mock, request: Request) -> Response:
    given = dict(parse_qsl(request.query))
    response = mock.handle(request)
    if request.path != f"{BASE_PATH}/absences" or "from" not in given:
        return response
    return changed(response, lambda rows: [row for row in rows if row["from"] == given["from"]])


def there_are_no_absence_types(mock: Mock, request: Request) -> Response:
    if not request.path.startswith(f"{BASE_PATH}/absence_types"):
        return mock.handle(request)
    return mock.handle(replace(request, path=f"{BASE_PATH}/clients/999999999"))


def names_are_compared_whole(mock: Mock, request: Request) -> Response:
    given = dict(parse_qsl(request.query))
    response = mock.handle(request)
    if request.path != f"{BASE_PATH}/tasks" or "name" not in given:
        return response
    return changed(response, lambda rows: [row for row in rows if row["name"] == given["name"]])


def the_server_is_a_teapot(mock: Mock, request: Request) -> Response:
    response = mock.handle(request)
    return replace(response, status=418) if request.path.endswith("/users") else response


IGNORED = "it is ignored: records of others are listed"
OF_USERS = ("list_project_time_entries", "list_expenses", "list_attendances", "list_absences")
BY_USER = "`user` filters by user"
UNSIGNED = "status 401 for a request"

SETTLED_BY_READING = {
    *("E01", "E02", "E03", "E04", "E05", "E06", "E10", "E11", "E12", "E13", "E15", "E14", "E16", "E18", "E19", "E20"),
    *("E25", "E26", "E27", "E28", "E30", "E35", "E40", "E41", "E42", "E45", "E47", "E48"),
}

Rows = set[tuple[str, str, str, str]]
LIES: list[tuple[str, Fault, Rows, Rows]] = [
    (
        "the filter `user` is ignored",
        without_parameter("user"),
        {(n, "E01", BY_USER, IGNORED) for n in OF_USERS},
        set(),
    ),
    (
        "a number comes as text",
        at("/projects", each(lambda record: record | {"hourRate": "12.50"})),
        {("list_projects", "E27", "`[].hourRate` is a number or null", "a text such as `99.99` (5 times)")},
        set(),
    ),
    (
        "a boolean comes as 1",
        at("/clients/1", lambda record: record | {"enabled": 1}),
        {("get_client", "E54", "`enabled` is true or false or null", "the number 1")},
        set(),
    ),
    (
        "a time has no zone and no T",
        at("/attendances/1", lambda record: record | {"from": "2020-10-23 08:00:00"}),
        {
            (
                "get_attendance",
                "E11",
                "`from` is a wall-clock time with a `Z`",
                "a text such as `9999-99-99 99:99:99`",
            )
        },
        set(),
    ),
    (
        "an id is called ID",
        at("/users", each(lambda record: {"ID" if k == "id" else k: v for k, v in record.items()})),
        {("list_users", "E14, E30", "`[].id` is there", "it is missing (3 times)")},
        {
            ("list_users", "E25", "nothing about `[].ID`", "the number 1 (2 times)"),
            ("list_users", "E25", "nothing about `[].ID`", "the number 2"),
        },
    ),
    (
        "a list comes in an envelope",
        at("/absence_types", lambda rows: {"data": rows, "total": 6}),
        {("list_absence_types", "E05", "the body is a list", "an object with `data`, `total`")},
        set(),
    ),
    (
        "a field is not declared",
        at("/tasks/1", lambda record: record | {"billable": True}),
        set(),
        {("get_task", "E25", "nothing about `billable`", "a boolean")},
    ),
    (
        "a page may be larger than 1000",
        large_pages_are_cut,
        {("list_clients", "E04", "the parameter `limit` is of maximum `1000`", "it accepts a whole number")},
        set(),
    ),
    (
        "any secret is accepted",
        the_secret_is_not_checked,
        {("list_clients", "", f"{UNSIGNED} with a wrong secret", "status 200")},
        set(),
    ),
    (
        "wrong keys are forbidden instead of unauthorized",
        wrong_keys_are_forbidden,
        {
            ("list_clients", "", f"{UNSIGNED} {way}", "status 403")
            for way in (
                "without key and secret",
                "without the secret",
                "without the key",
                "with a wrong key",
                "with a wrong secret",
            )
        },
        set(),
    ),
    (
        "pages overlap",
        page_2_is_page_1_again,
        {
            (
                "list_clients",
                "E03",
                "each page shows other records, and the first page is 0 or 1",
                "pages 0, 1 and 2 are not three pages in a row",
            ),
            ("list_clients", "E03, E35", "the pages put together are the list", "records are missing or come twice"),
        },
        set(),
    ),
    (
        "the end of a period is not included",
        to_is_not_included,
        {
            (
                "list_project_time_entries",
                "E12",
                "`to` is a point in time that is included, and the start decides",
                "it is not included; midnight means midnight",
            )
        },
        set(),
    ),
    (
        "an absence is found by its first day only",
        an_absence_is_found_by_its_first_day_only,
        {
            (
                "list_absences",
                "E13",
                "an absence is found when it overlaps the period, both ends included",
                "not found by its middle and last day",
            )
        },
        set(),
    ),
    (
        "a resource is not offered",
        there_are_no_absence_types,
        {("list_absence_types", "E20", "status 200", "status 404")},
        set(),
    ),
    (
        "a name is compared as a whole",
        names_are_compared_whole,
        {("list_tasks", "E28", "`name` finds a part of a text", "a record with this part is not found")},
        set(),
    ),
    (
        "a status is not declared",
        the_server_is_a_teapot,
        {
            (
                "list_users",
                "E10",
                "the status is one of 200, 401, 403, 422, 429, 500",
                "status 418 (2 times)",
            ),
            ("list_users", "E30", "status 200", "status 418"),
        },
        set(),
    ),
    (
        "the difference of a report is in minutes",
        at("/work_reports", each(lambda day: day | {"workTargetDifference": day["workTargetDifference"] // 60})),
        {
            (
                "list_work_reports",
                "E47",
                "`workTargetDifference` is worked minus planned, in seconds",
                "it is something else on some days",
            )
        },
        set(),
    ),
]


@pytest.mark.parametrize("first_page", [0, 1])
def test_a_server_that_does_what_the_contract_says_deviates_nowhere(tmp_path: Path, first_page: Literal[0, 1]) -> None:
    with rig(tmp_path, readings=Readings(first_page=first_page)) as run:
        assert run.run() == 0
    assert run.rows(DEVIATES) == run.rows(UNDECLARED) == set()
    assert "Nothing was found." in run.text
    says = "it is 0" if first_page == 0 else "it is 1; page 0 is answered like page 1"
    assert ("list_clients", "E03", "the first page is 0 or 1", says) in run.rows(SETTLES)
    settled = {entry for row in run.rows(SETTLES) for entry in row[1].split(", ")}
    assert settled >= SETTLED_BY_READING
    assert "This run says nothing about E07, E08, E09, E17, E21," in run.text


@pytest.mark.parametrize(("fault", "deviating", "undeclared"), [lie[1:] for lie in LIES], ids=[lie[0] for lie in LIES])
def test_a_lie_is_the_only_thing_in_the_table(tmp_path: Path, fault: Fault, deviating: Rows, undeclared: Rows) -> None:
    with rig(tmp_path, fault) as run:
        assert run.run() == (1 if deviating else 0)
    assert run.rows(DEVIATES) == deviating
    assert run.rows(UNDECLARED) == undeclared


def test_an_error_that_is_html_is_found_wherever_it_is_answered(tmp_path: Path) -> None:
    with rig(tmp_path, errors_are_html) as run:
        assert run.run() == 1
    found = run.rows(DEVIATES)
    assert {row[1:] for row in found} == {
        ("E10", "the body is application/json", "text/html"),
        ("E10", "the body is JSON", "it is not"),
    }
    assert {row[0] for row in found} == {
        each.id for each in OPERATIONS if each.method == "GET" and each.path.endswith("/{id}")
    }


def test_the_reports_are_written(tmp_path: Path) -> None:
    with rig(tmp_path, there_are_no_absence_types) as run:
        run.run()
    suite = ElementTree.parse(tmp_path / JUNIT).getroot()
    failed = {case.get("name") for case in suite.iter("testcase") if case.find("failure") is not None}
    assert failed == {"every list"}
    assert len(list(suite.iter("testcase"))) > 20
    assert "absence_types" in (tmp_path / COVERAGE).read_text("utf-8")


def test_an_account_without_records_leaves_questions_open_instead_of_answering_them(tmp_path: Path) -> None:
    nothing = at("", lambda value: value)

    def empty(mock: Mock, request: Request) -> Response:
        response = nothing(mock, request)
        is_list = response.body.startswith(b"[")
        return replace(response, body=b"[]") if is_list else response

    with rig(tmp_path, empty) as run:
        assert run.run() == 0
    open_rows = run.rows(Kind.OPEN.value)
    assert {entry for row in open_rows for entry in row[1].split(", ")} >= {"E01", "E03", "E06", "E12", "E13", "E48"}
