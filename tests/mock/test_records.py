"""Records: what is written is read back, under the rules of the contract."""

import json
from typing import Any

import pytest

from tests.mock.caller import Caller

ENTRY = {
    "username": "test",
    "clientName": "Client 006",
    "projectName": "Project 006_1",
    "from": "2020-10-23T14:30:00.000Z",
    "to": "2020-10-23T16:00:00.000Z",
}


def test_a_client_lives_and_dies(api: Caller) -> None:
    created = api.add("/clients", name="Client Test", field1="VAT ID: 123455678")
    assert (created["id"], created["enabled"], created["notes"]) == (1, True, None)
    assert api.get("/clients/1").data == created
    changed = api.put("/clients/1", email="office@example.com").data
    assert changed == created | {"email": "office@example.com"}
    assert api.list("/clients") == [changed]
    gone = api.delete("/clients/1")
    assert (gone.status, gone.data) == (204, None)
    assert api.list("/clients") == []


@pytest.mark.parametrize("method", ["GET", "PUT", "DELETE"])
def test_a_deleted_record_is_404_for_every_call(demo: Caller, method: str) -> None:
    demo.delete("/clients/1")
    answer = demo.send(method, "/clients/1", body=b"{}")
    assert answer.status == 404
    assert "code" not in answer.data["errors"][0]
    assert answer.detail == "The record 1 of clients is deleted and can not be used."


@pytest.mark.parametrize("method", ["GET", "PUT", "DELETE"])
def test_a_deleted_time_entry_gives_the_documented_error(demo: Caller, method: str) -> None:
    demo.delete("/project_time_entries/1")
    error = {
        "title": "TimeEntry exist but it is deleted",
        "status": 404,
        "code": 15020,
        "detail": "TimeEntry is deleted and can not be used.",
    }
    assert demo.send(method, "/project_time_entries/1", body=b"{}").data == {"errors": [error]}


def test_ids_are_never_used_twice(api: Caller) -> None:
    ids: list[int] = []
    for number in range(3):
        ids.append(api.add("/tasks", name=f"Task {number}")["id"])
        api.delete(f"/tasks/{ids[-1]}")
    assert ids == [1, 2, 3]


@pytest.mark.parametrize("number", ["0", "-1", "1.0", "01", "abc", "9" * 19, "9" * 5000, "1 ", "\u0661", "1/2"])
def test_an_id_that_can_be_none_is_404(demo: Caller, number: str) -> None:
    assert demo.get(f"/clients/{number}").status == 404


@pytest.mark.parametrize("path", ["/clients", "/clients/", "/clients/1", "/clients/1/"])
def test_a_slash_at_the_end_does_not_matter(demo: Caller, path: str) -> None:
    assert demo.get(path).status == 200


@pytest.mark.parametrize("path", ["", "/", "//clients", "/clients//", "/Clients", "/clients/1/notes", "/absence_type"])
def test_an_unknown_path_is_404(demo: Caller, path: str) -> None:
    assert demo.get(path).status == 404


@pytest.mark.parametrize(
    ("method", "path", "allowed"),
    [
        ("DELETE", "/clients", "GET, POST"),
        ("POST", "/clients/1", "DELETE, GET, PUT"),
        ("PATCH", "/clients/1", "DELETE, GET, PUT"),
        ("HEAD", "/clients", "GET, POST"),
        ("OPTIONS", "/clients", "GET, POST"),
        ("GET", "/timers/project_timer/start", "POST"),
        ("DELETE", "/users", "GET, POST"),
        ("PATCH", "/users/1", "DELETE, GET, PUT"),
    ],
)
def test_a_method_that_is_not_declared_is_405(demo: Caller, method: str, path: str, allowed: str) -> None:
    answer = demo.send(method, path)
    assert (answer.status, answer.headers["allow"]) == (405, allowed)


def test_bodies_of_get_and_delete_are_ignored(demo: Caller) -> None:
    assert demo.send("GET", "/clients", body=b"{}").status == 200
    assert demo.send("DELETE", "/clients/1", body=b"not JSON", headers=()).status == 204


FILTERS: list[tuple[str, dict[str, Any], list[int]]] = [
    ("/clients", {"name": "client"}, [1, 3]),
    ("/clients", {"name": "TEST"}, [2, 3]),
    ("/clients", {"name": ""}, [1, 2, 3]),
    ("/clients", {"name": "%"}, []),
    ("/clients", {"name": "\0"}, []),
    ("/clients", {"page": 1, "colour": "red"}, [1, 2, 3]),
    ("/projects", {"projectName": "test", "clientName": "company"}, [2]),
    ("/project_time_entries", {"username": "test"}, [1]),
    ("/project_time_entries", {"user": "test"}, [1]),
    ("/project_time_entries", {"username": "tes"}, []),
    ("/project_time_entries", {"username": "test", "user": "tester"}, []),
    ("/project_time_entries", {"from": "2020-10-23T14:30:00Z"}, [1]),
    ("/project_time_entries", {"from": "2020-10-23T14:30:00.001Z"}, []),
    ("/project_time_entries", {"to": "2020-10-23T14:30:00.0Z"}, [1]),
    ("/project_time_entries", {"to": "2020-10-23T14:29:59.999Z"}, []),
    ("/expenses", {"from": "2020-10-01T00:00:00.000Z", "to": "2020-10-23T23:59:59.999Z"}, [1]),
    ("/absences", {"from": "2020-10-28", "to": "2020-10-31"}, [1]),
    ("/absences", {"from": "2020-10-29"}, []),
    ("/absences", {"to": "2020-10-25"}, []),
    ("/absences", {"absenceType": 1}, [1]),
    ("/absences", {"absenceType": 2}, []),
    ("/absences", {"absenceType": 10**30}, []),
    ("/absences", {"absenceType": -(10**30)}, []),
]


@pytest.mark.parametrize(("path", "parameters", "ids"), FILTERS)
def test_a_list_holds_what_its_filters_let_through(
    demo: Caller, path: str, parameters: dict[str, Any], ids: list[int]
) -> None:
    assert [record["id"] for record in demo.list(path, **parameters)] == ids


@pytest.mark.parametrize(
    ("path", "query", "detail"),
    [
        ("/clients", "limit=1001", "limit must be at most 1000."),
        ("/clients", "limit=-1", "limit must be at least 0."),
        ("/clients", "limit=many", "limit must be a whole number."),
        ("/clients", "limit=", "limit must be a whole number."),
        ("/clients", "limit=5.0", "limit must be a whole number."),
        ("/clients", "limit=5&limit=6", "limit is given 2 times; give it once."),
        ("/clients", "page_number=-1", "page_number must be at least 0."),
        ("/clients", "name=a&name=b", "name is given 2 times; give it once."),
        ("/clients", "name=%ff", "The query is not UTF-8 text."),
        ("/clients", "name=\udcff", "The query is not UTF-8 text."),
        ("/absences", "from=2020-02-31", "from must be a day such as 2020-10-23 that exists."),
        ("/attendances", "from=2020-10-01", "from must be a moment such as 2020-10-23T14:30:00.000Z that exists."),
        (
            "/attendances",
            "to=2020-02-31T00:00:00Z",
            "to must be a moment such as 2020-10-23T14:30:00.000Z that exists.",
        ),
        ("/timers/project_timer", "username=test", "date is missing."),
    ],
)
def test_a_bad_parameter_is_422_and_named(demo: Caller, path: str, query: str, detail: str) -> None:
    answer = demo.send("GET", path, query=query)
    assert (answer.status, answer.detail) == (422, detail)


def test_a_page_far_beyond_the_end_is_empty(demo: Caller) -> None:
    assert demo.list("/clients", page_number=10**30, limit=1000) == []
    assert demo.list("/work_reports", page_number=10**30) == []


@pytest.mark.parametrize(
    ("path", "body", "detail"),
    [
        ("/clients/1", {"name": "Other"}, "name cannot be written here."),
        ("/clients/1", {"enabled": False}, "enabled cannot be written here."),
        ("/clients/1", {"addressCountry": 43}, "addressCountry must be text, or be null."),
        ("/tasks/1", {"name": "Other"}, "name cannot be written here."),
        ("/absences/1", {"from": "2020-10-27"}, "from cannot be written here."),
        ("/absences/1", {"status": 3}, "status must be at most 2, or be text, or be null."),
        ("/projects/1", {"clientName": "Nobody"}, "clientName names no record of clients."),
        ("/projects/1", {"hourRate": "5,50"}, "hourRate must be a number, or match the pattern"),
        ("/projects/1", {"projectName": ""}, "projectName must not be empty, or be null."),
        ("/projects/1", {"projectEnabled": "yes"}, "projectEnabled must be true or false, or be a whole number, or"),
        ("/projects/1", {"projectEnabled": 2}, "projectEnabled must be true or false, or be at most 1, or be null."),
        ("/projects/1", {"notes": 5}, "notes must be text, or be null."),
        (
            "/project_time_entries/1",
            {"clientName": "Test company"},
            "projectName names no record of projects that has this clientName.",
        ),
        ("/project_time_entries/1", {"to": "2020-10-23T14:00:00Z"}, "to must not be before from."),
        ("/project_time_entries/1", {"breakMinutes": 91}, "breakMinutes must not be longer than"),
        ("/project_time_entries/1", {"breakMinutes": 1e30}, "breakMinutes is a number too large to be stored."),
        ("/project_time_entries/1", {"from": "2020-02-31T00:00:00Z"}, "from must be a moment"),
    ],
)
def test_a_forbidden_update_is_422_and_changes_nothing(
    demo: Caller, path: str, body: dict[str, Any], detail: str
) -> None:
    before = demo.mock.dump()
    answer = demo.put(path, **body)
    assert answer.status == 422
    assert detail in answer.detail
    assert demo.mock.dump() == before


@pytest.mark.parametrize(
    ("path", "body", "detail"),
    [
        ("/clients", {}, "name is missing."),
        ("/projects", {"projectName": "P"}, "clientName is missing."),
        ("/projects", {"projectName": "P", "clientName": "client 006"}, "clientName names no record of clients."),
        ("/attendances", {"username": "test"}, "from is missing.\nto is missing."),
        ("/expenses", {"clientName": "Client 006"}, "username is missing."),
        ("/project_time_entries", ENTRY | {"projectName": "Nothing"}, "projectName names no record of projects."),
        ("/project_time_entries", ENTRY | {"clientName": "Test company"}, "that has this clientName."),
        ("/project_time_entries", ENTRY | {"username": ""}, "username must not be empty."),
        (
            "/absences",
            {"username": "tester", "from": "2020-10-26", "to": "2020-10-25", "absenceType": 1},
            "to must not be",
        ),
        (
            "/absences",
            {"username": "tester", "from": "2020-10-26", "to": "2020-10-26", "absenceType": 7},
            "absenceType names",
        ),
        (
            "/absences",
            {"username": "tester", "from": "2020-02-30", "to": "2020-10-26", "absenceType": 1},
            "from must be a day",
        ),
    ],
)
def test_a_wrong_new_record_is_422_and_changes_nothing(
    demo: Caller, path: str, body: dict[str, Any], detail: str
) -> None:
    before = demo.mock.dump()
    answer = demo.post(path, **body)
    assert answer.status == 422
    assert detail in answer.detail
    assert demo.mock.dump() == before


def test_every_violation_has_its_own_error(demo: Caller) -> None:
    answer = demo.post("/projects", projectName="", clientName=7, colour="red")
    assert sorted(answer.detail.split("\n")) == [
        "clientName must be text.",
        "colour cannot be written here.",
        "projectName must not be empty.",
    ]


def test_a_deleted_record_cannot_be_referred_to(demo: Caller) -> None:
    demo.delete("/clients/1")
    assert demo.post("/projects", projectName="P", clientName="Client 006").status == 422
    assert demo.put("/project_time_entries/1", details="still editable").status == 200


def test_numbers_in_text_are_stored_as_numbers(demo: Caller) -> None:
    assert demo.put("/projects/1", hourRate="50").data["hourRate"] == 50
    assert demo.put("/projects/1", hourRate="20.5").data["hourRate"] == 20.5
    assert demo.put("/absences/1", status="1").data["status"] == 1
    assert demo.put("/project_time_entries/1", latitude="48.2082").data["latitude"] == "48.2082"
    assert json.dumps(demo.put("/project_time_entries/1", breakMinutes=5.0).data["breakMinutes"]) == "5"


def test_times_are_stored_in_one_notation(demo: Caller) -> None:
    entry = demo.add(
        "/project_time_entries", **ENTRY | {"from": "2020-10-23T14:30:00Z", "to": "2020-10-23T15:00:00.5Z"}
    )
    assert (entry["from"], entry["to"]) == ("2020-10-23T14:30:00.000Z", "2020-10-23T15:00:00.500Z")


def test_written_names_become_read_names_and_unknown_ones_are_dropped(demo: Caller) -> None:
    entry = demo.add("/project_time_entries", **ENTRY, id=99, user="mallory", workedMinutes=1, colour="red")
    assert (entry["id"], entry["user"], entry["workedMinutes"]) == (2, "test", 90)
    assert "username" not in entry and "colour" not in entry
    assert demo.put("/project_time_entries/2", username="other", id=5).data["user"] == "test"


def test_worked_minutes_follow_from_the_times(demo: Caller) -> None:
    attendance = demo.add(
        "/attendances",
        username="test",
        **{"from": "2020-10-23T22:00:00Z", "to": "2020-10-24T06:00:59Z"},
        breakMinutes=30,
    )
    assert (attendance["workedMinutes"], attendance["manual"]) == (450, True)
    assert demo.put("/attendances/2", breakMinutes=0).data["workedMinutes"] == 480


@pytest.mark.parametrize(
    ("given", "rate"),
    [
        ({}, 50),
        ({"task": "Development"}, 30.0),
        ({"task": "Meeting"}, 50),
        ({"task": "Unknown"}, 50),
        ({"hourRate": 7.5}, 7.5),
        ({"hourRate": 0}, 0),
    ],
)
def test_the_rate_of_an_entry_comes_from_the_entry_the_task_or_the_project(
    demo: Caller, given: dict[str, Any], rate: float
) -> None:
    assert demo.add("/project_time_entries", **ENTRY, **given)["hourRate"] == rate


def test_an_absence_takes_after_its_type_and_its_user(api: Caller) -> None:
    body = {"username": "zoe", "absenceType": 5, "from": "2020-10-26", "to": "2020-10-26"}
    assert api.hire("zoe")["id"] == 3
    absence = api.add("/absences", **body)
    kind = api.get("/absence_types/5").data
    assert absence["absenceTypeName"] == kind["shortName"] == "SICK"
    assert (absence["color"], absence["is_plannable"], absence["status"]) == (kind["color"], False, 0)
    assert absence["user_id"] == 3
    assert api.add("/absences", **body)["user_id"] == 3


def test_an_empty_account_holds_two_people_and_what_nobody_can_create(api: Caller) -> None:
    assert [user["username"] for user in api.list("/users")] == ["test", "tester"]
    assert len(api.list("/absence_types")) == 6
    for path in ("clients", "projects", "tasks", "project_time_entries", "expenses", "attendances", "absences"):
        assert api.list(f"/{path}") == []


def test_handled_requests_are_remembered(api: Caller) -> None:
    api.get("/clients")
    api.get("/clients/7")
    assert [(each.method, each.path, each.status) for each in api.mock.requests] == [
        ("GET", "/api/v2/ext/clients", 200),
        ("GET", "/api/v2/ext/clients/7", 404),
    ]
