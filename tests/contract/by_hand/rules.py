"""Checks of what must be refused: forbidden changes, references to nothing, times that do not fit."""

from itertools import product
from typing import Any

from tests.contract.by_hand.api import Api, Record
from tests.contract.by_hand.contract import CREATORS, UPDATERS, record
from tests.contract.by_hand.samples import PERSON, full
from tests.contract.by_hand.stage import check

_BOOKED = ("/project_time_entries", "/attendances")
_ENTRY: Record = {
    "username": "test",
    "clientName": "Client 006",
    "projectName": "Project 006_1",
    "from": "2020-10-22T08:00:00.000Z",
    "to": "2020-10-22T09:00:00.000Z",
}


def _other(name: str, part: Record) -> Any:
    """A value that would fit a property, and that no record of the demo account has there."""
    if name in ("from", "to"):
        return "2020-10-27"
    return {"string": f"Another {name}", "number": 7.5, "integer": 5, "boolean": False, "array": []}[part["type"]]


@check()
def what_an_update_must_not_change_is_refused(api: Api) -> None:
    for operation in UPDATERS:
        if operation.is_open:  # which properties a server refuses is not known there (E23)
            continue
        path = operation.path.replace("{id}", "1")
        before = api.one(path)
        for name, part in record(operation.tag).items():
            if name not in operation.body:
                assert api.put(path, {name: _other(name, part)}).status == 422, f"{operation.id} {name}"
                assert api.one(path) == before, f"{operation.id} {name}"


@check()
def a_name_that_is_referred_to_must_exist(api: Api) -> None:
    for operation in (*CREATORS, *UPDATERS):
        for name, part in operation.body.items():
            if "x-references" in part:
                wrong: Any = 999 if part["type"] == "integer" else "Nobody"
                body = {name: wrong} if operation in UPDATERS else full(operation) | {name: wrong}
                answer = api.send(operation.method, operation.path.replace("{id}", "1"), body=body)
                assert answer.status == 422, f"{operation.id} {name}"


@check()
def a_project_must_belong_to_the_client_it_is_named_with(api: Api) -> None:
    for path in ("/project_time_entries", "/expenses"):
        operation = next(each for each in CREATORS if each.path == path)
        assert api.post(path, full(operation) | {"clientName": "Test company"}).status == 422, path
        assert api.put(f"{path}/1", {"clientName": "Test company"}).status == 422, path
        both = {"clientName": "Test company", "projectName": "Test project 001"}
        api.written("PUT", f"{path}/1", both)
        assert {name: api.one(f"{path}/1")[name] for name in both} == both


@check()
def a_deleted_client_cannot_be_referred_to(api: Api) -> None:
    api.delete("/clients/1")
    assert api.post("/projects", {"projectName": "Too late", "clientName": "Client 006"}).status == 422
    assert api.post("/project_time_entries", _ENTRY).status == 422


@check()
def an_end_before_its_start_is_refused(api: Api) -> None:
    for path in ("/project_time_entries", "/attendances", "/absences"):
        body = full(next(each for each in CREATORS if each.path == path))
        assert api.post(path, body | {"from": body["to"], "to": body["from"]}).status == 422, path
    for path, earlier in product(
        _BOOKED, ("08:00:46.124", "08:00:45.999", "08:00:00.000")
    ):  # than the start by any part of a minute
        body = _ENTRY | {"from": "2020-10-22T08:00:46.125Z", "to": f"2020-10-22T{earlier}Z"}
        assert api.post(path, body).status == 422, earlier
    assert api.put("/attendances/1", {"to": "2020-10-23T07:59:59.999Z"}).status == 422


@check()
def worked_minutes_are_the_time_without_the_breaks(api: Api) -> None:
    for path in _BOOKED:
        number = api.added(path, _ENTRY | {"to": "2020-10-22T16:30:00.000Z", "breakMinutes": 30})
        assert api.one(f"{path}/{number}")["workedMinutes"] == 480, path
        api.written("PUT", f"{path}/{number}", {"breakMinutes": 0})
        assert api.one(f"{path}/{number}")["workedMinutes"] == 510, path
        assert api.put(f"{path}/{number}", {"breakMinutes": 511}).status == 422, path


@check()
def an_absence_shows_its_type_and_its_user(api: Api) -> None:
    users = {each["username"]: each["id"] for each in api.records("/users")}
    for kind in api.records("/absence_types"):
        body = {"username": "tester", "absenceType": kind["id"], "from": "2020-11-02", "to": "2020-11-02"}
        absence = api.one(f"/absences/{api.added('/absences', body)}")
        assert absence["absenceTypeName"] == kind["shortName"], absence
        assert (absence["color"], absence["is_plannable"]) == (kind["color"], kind["is_plannable"]), absence
        assert (absence["user"], absence["user_id"]) == ("tester", users["tester"]), absence


@check()
def a_refused_write_changes_nothing(api: Api) -> None:
    before = api.everything()
    refused = [
        ("POST", "/clients", {"name": "Client", "addressCountry": 43}),
        ("POST", "/users", PERSON | {"username": "test"}),
        ("POST", "/attendances", _ENTRY | {"username": "tset", "to": "2020-10-22T12:00:00.000Z"}),
        ("POST", "/projects", {"projectName": "Project", "clientName": "Nobody"}),
        ("POST", "/tasks", {"notes": "A task without a name"}),
        ("POST", "/attendances", _ENTRY | {"to": "2020-10-22T07:00:00.000Z"}),
        ("POST", "/project_time_entries", _ENTRY | {"username": "newcomer", "projectName": "Nothing"}),
        ("PUT", "/clients/1", {"notes": "Changed", "name": "Changed"}),
        ("PUT", "/projects/1", {"notes": "Changed", "clientName": "Nobody"}),
        ("PUT", "/project_time_entries/1", {"details": "Changed", "breakMinutes": 999}),
        ("PUT", "/clients/999", {"notes": "Changed"}),
        ("DELETE", "/clients", {}),
    ]
    for method, path, body in refused:
        assert api.send(method, path, body=body).status in (404, 405, 422), f"{method} {path}"
    assert api.everything() == before
