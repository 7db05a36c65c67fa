"""Lies about records that name each other."""

from tests.contract.by_hand.api import Record
from tests.contract.by_hand.stage import Server
from tests.mutants.faults import (
    also,
    body_of,
    concerns,
    data_of,
    known,
    path_of,
    records_changed,
    refused,
    sending,
)
from tests.mutants.mutant import Mutant
from tests.mutants.servers import lying, promising, tampered
from timetrack_mock import Mock, Request, Response

_REFERENCE = "a_name_that_is_referred_to_must_exist"


def _unchecked(schema: str, name: str) -> Server:
    return promising(f"components schemas {schema} properties {name} x-references")


def _on_its_own_client(mock: Mock, request: Request) -> Response:
    """A booking goes to the client that the project has, whatever the request says."""
    body = body_of(request)
    clients = {each["projectName"]: each["clientName"] for each in known(mock, request, "/projects")}
    names = [each["name"] for each in known(mock, request, "/clients")]
    project = str(body.get("projectName"))
    if project in clients and body.get("clientName") in names:
        return mock.handle(sending(request, body | {"clientName": clients[project]}))
    return mock.handle(request)


class _DeletedClients:
    """The name of a deleted client is still good for a new project."""

    def __init__(self) -> None:
        self._names: list[str] = []

    def __call__(self, mock: Mock, request: Request) -> Response:
        if concerns(request, "/clients", "DELETE") and path_of(request) != "/clients":
            found = also(mock, request, "GET", path_of(request))
            self._names += [data_of(found)["name"]] if found.status == 200 else []
        if concerns(request, "/projects", "POST") and body_of(request).get("clientName") in self._names:
            request = sending(request, body_of(request) | {"clientName": known(mock, request, "/clients")[0]["name"]})
        return mock.handle(request)


def _long_name(record: Record) -> Record:
    return record | {"absenceTypeName": {"VAC": "Vacation", "SICK": "Sick leave"}.get(str(record["absenceTypeName"]))}


MUTANTS = (
    Mutant(
        "a project may name a client that does not exist",
        _REFERENCE,
        _unchecked("ProjectCreate", "clientName"),
        "/projects",
    ),
    Mutant(
        "a project may move to a client that does not exist",
        _REFERENCE,
        _unchecked("ProjectUpdate", "clientName"),
        "/projects",
    ),
    Mutant(
        "an expense may name a project that does not exist",
        _REFERENCE,
        _unchecked("ExpenseCreate", "projectName"),
        "/expenses",
    ),
    Mutant(
        "an absence may have a type that does not exist",
        _REFERENCE,
        _unchecked("AbsenceCreate", "absenceType"),
        "/absences",
    ),
    Mutant(
        "a booking goes to the client of its project, whatever it names",
        "a_project_must_belong_to_the_client_it_is_named_with",
        tampered(refused(422, then=_on_its_own_client, path="/project_time_entries", methods=("POST",))),
        "/project_time_entries",
    ),
    Mutant(
        "a project may name a deleted client",
        "a_deleted_client_cannot_be_referred_to",
        lying(_DeletedClients),
        "/projects",
    ),
    Mutant(
        "an absence shows the long name of its type",
        "an_absence_shows_its_type_and_its_user",
        tampered(records_changed("/absences", _long_name)),
        "/absences",
    ),
)
