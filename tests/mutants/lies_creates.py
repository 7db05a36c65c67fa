"""Lies about what create does, and what a read then shows."""

from datetime import timedelta
from typing import Any

from tests.contract.by_hand.api import Record
from tests.contract.by_hand.samples import PERSON
from tests.contract.by_hand.stage import Server
from tests.mutants.faults import (
    Change,
    also,
    asked,
    body_of,
    concerns,
    data_of,
    known,
    path_of,
    records_changed,
    stored,
    succeeded,
    without,
)
from tests.mutants.mutant import Mutant
from tests.mutants.servers import promising, tampered
from timetrack_mock import Mock, Request, Response
from timetrack_mock.wallclock import parse, write

_KEPT, _LEFT_OUT = "a_new_record_is_read_back_as_it_was_sent", "what_is_left_out_has_its_documented_value"


def _creates(request: Request) -> bool:
    return request.method == "POST" and not concerns(request, "/timers")


def _shifted(hours: int) -> Change:
    """All moments of a record, moved by some hours."""

    def moved(value: Any) -> Any:
        moment = parse(value) if isinstance(value, str) else None
        return value if moment is None else write(moment + timedelta(hours=hours))

    return lambda record: {name: moved(value) for name, value in record.items()}


def _without_milliseconds(body: Record) -> Record:
    cut = {name: write(moment.replace(microsecond=0)) for name, value in body.items() if (moment := parse(str(value)))}
    return body | cut


def _lost(mock: Mock, request: Request) -> Response:
    response = mock.handle(request)
    if _creates(request) and succeeded(response):
        also(mock, request, "DELETE", f"{path_of(request)}/{data_of(response)['id']}")
    return response


def _another_id(record: Record) -> Record:
    return record | {"id": record["id"] + 1}


def _twice(mock: Mock, request: Request) -> Response:
    first = mock.handle(request)
    return mock.handle(request) if _creates(request) and succeeded(first) else first


def _with_a_project(mock: Mock, request: Request) -> Response:
    response = mock.handle(request)
    if _creates(request) and succeeded(response) and concerns(request, "/clients"):
        also(mock, request, "POST", "/projects", {"projectName": "General", "clientName": body_of(request)["name"]})
    return response


def _getting_to_know(mock: Mock, request: Request) -> Response:
    """Whoever is asked for becomes known."""
    name = asked(request).get("username")
    if (
        concerns(request, "/timers", "GET")
        and name
        and name not in [each["username"] for each in known(mock, request, "/users")]
    ):
        also(mock, request, "POST", "/users", PERSON | {"username": name})
    return mock.handle(request)


def _initially(schema: str, name: str, value: Any) -> Server:
    return promising(f"components schemas {schema} properties {name} x-initial", value)


MUTANTS = (
    Mutant("new records are lost", "ensure_resource_availability", tampered(_lost)),
    Mutant("create answers another id", _KEPT, tampered(records_changed("/clients", _another_id, "POST"))),
    Mutant(
        "create stores another name",
        _KEPT,
        stored("/clients", lambda body: body | {"name": f"{body.get('name')}!"}, "POST"),
    ),
    Mutant("create loses a property", _KEPT, stored("/expenses", without("payType"), "POST"), "/expenses"),
    Mutant(
        "create takes times for another time zone", _KEPT, stored("/attendances", _shifted(-2), "POST"), "/attendances"
    ),
    Mutant(
        "reads show times in another time zone",
        _KEPT,
        tampered(records_changed("/expenses", _shifted(2), "GET")),
        "/expenses",
    ),
    Mutant(
        "create cuts off milliseconds", _KEPT, stored("/attendances", _without_milliseconds, "POST"), "/attendances"
    ),
    Mutant(
        "the user of a new record is forgotten",
        _KEPT,
        promising("components schemas AttendanceCreate properties username x-read-as"),
        "/attendances",
    ),
    Mutant("create stores two records", "a_new_record_is_listed_once", tampered(_twice)),
    Mutant("a new client gets a project", "a_new_record_leaves_the_others_alone", tampered(_with_a_project)),
    Mutant("a new client is disabled", _LEFT_OUT, _initially("Client", "enabled", False)),
    Mutant(
        "a new entry cannot be billed",
        _LEFT_OUT,
        _initially("ProjectTimeEntry", "billable", False),
        "/project_time_entries",
    ),
    Mutant("a new absence is approved", _LEFT_OUT, _initially("Absence", "status", 1), "/absences"),
    Mutant(
        "a read of a timer makes its user known",
        "a_read_changes_nothing",
        tampered(_getting_to_know),
        "/timers/attendance_timer",
    ),
)
