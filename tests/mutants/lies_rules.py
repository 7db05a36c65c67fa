"""Lies about rules: forbidden changes, periods, and what must be undone."""

from typing import Any

from tests.contract.by_hand.api import Record
from tests.contract.by_hand.samples import PERSON
from tests.contract.by_hand.stage import Server
from tests.mutants.faults import (
    also,
    bodies_changed,
    body_of,
    concerns,
    path_of,
    records_changed,
)
from tests.mutants.mutant import Mutant
from tests.mutants.servers import built, lying, promising, tampered
from timetrack_mock import Mock, Readings, Request, Response

_FORBIDDEN = "what_an_update_must_not_change_is_refused"
_MINUTES, _UNDONE = "worked_minutes_are_the_time_without_the_breaks", "a_refused_write_changes_nothing"
_UNCHANGEABLE = ("name", "enabled", "id")


def _writable(schema: str, name: str, kind: dict[str, Any]) -> Server:
    return promising(f"components schemas {schema} properties {name}", kind)


def _allowed(body: Record) -> Record:
    return {name: value for name, value in body.items() if name not in _UNCHANGEABLE}


def _turned_round(body: Record) -> Record:
    start, end = str(body.get("from", "")), str(body.get("to", ""))
    return body | {"from": end, "to": start} if end and end < start else body


def _with_breaks(record: Record) -> Record:
    return record | {"workedMinutes": (record["workedMinutes"] or 0) + (record["breakMinutes"] or 0)}


class _MinutesOfTheBeginning:
    """Worked minutes are computed once, when the record is made."""

    def __init__(self) -> None:
        self._first: dict[int, int] = {}

    def __call__(self, mock: Mock, request: Request) -> Response:
        def changed(record: Record) -> Record:
            return record | {"workedMinutes": self._first.setdefault(record["id"], record["workedMinutes"])}

        return records_changed("/attendances", changed)(mock, request)


def _break_cut_short(body: Record) -> Record:
    return body | {"breakMinutes": min(body["breakMinutes"], 60)} if isinstance(body.get("breakMinutes"), int) else body


def _half_done(mock: Mock, request: Request) -> Response:
    response = mock.handle(request)
    if response.status == 422 and request.method == "PUT":
        also(mock, request, "PUT", path_of(request), _allowed(body_of(request)))
    return response


def _already_known(mock: Mock, request: Request) -> Response:
    response = mock.handle(request)
    name = body_of(request).get("username")
    if response.status == 422 and isinstance(name, str) and name and not concerns(request, "/timers"):
        also(mock, request, "POST", "/users", PERSON | {"username": name})
    return response


MUTANTS = (
    Mutant("the name of a client can be changed", _FORBIDDEN, _writable("ClientUpdate", "name", {"type": "string"})),
    Mutant(
        "a client can be disabled by an update", _FORBIDDEN, _writable("ClientUpdate", "enabled", {"type": "boolean"})
    ),
    Mutant(
        "the name of a task can be changed", _FORBIDDEN, _writable("TaskUpdate", "name", {"type": "string"}), "/tasks"
    ),
    Mutant(
        "the period of an absence can be changed",
        _FORBIDDEN,
        _writable("AbsenceUpdate", "from", {"type": "string", "format": "date"}),
        "/absences",
    ),
    Mutant(
        "the type of an absence can be changed",
        _FORBIDDEN,
        _writable("AbsenceUpdate", "absenceType", {"type": "integer"}),
        "/absences",
    ),
    Mutant(
        "forbidden changes are ignored instead of refused",
        _FORBIDDEN,
        tampered(bodies_changed("/clients", _allowed, "PUT")),
    ),
    Mutant(
        "a period that ends before it begins is turned round",
        "an_end_before_its_start_is_refused",
        tampered(bodies_changed("/attendances", _turned_round, "POST")),
        "/attendances",
    ),
    Mutant(
        "worked minutes hold the breaks",
        _MINUTES,
        tampered(records_changed("/attendances", _with_breaks)),
        "/attendances",
    ),
    Mutant("worked minutes do not follow an update", _MINUTES, lying(_MinutesOfTheBeginning), "/attendances"),
    Mutant(
        "a break longer than the work is cut short",
        _MINUTES,
        tampered(bodies_changed("/attendances", _break_cut_short)),
        "/attendances",
    ),
    Mutant("a refused update is carried out in part", _UNDONE, tampered(_half_done)),
    Mutant("a refused booking makes its user known", _UNDONE, tampered(_already_known), "/project_time_entries"),
    Mutant(
        "a booking for a user who is not there is kept", _UNDONE, built(readings=Readings(unknown_names="accepted"))
    ),
    Mutant("a booking makes the user whom it names", _UNDONE, built(readings=Readings(unknown_names="invented"))),
)
