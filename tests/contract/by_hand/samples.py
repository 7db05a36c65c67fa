"""Bodies for writes, made from the contract: every property that may be written, with a value of its own."""

from itertools import count
from typing import Any

from tests.contract.by_hand.api import Record
from tests.contract.by_hand.contract import Operation, read_as

# What the schemas cannot say: which records exist in the demo account, and which times fit each other.
_FIXED: Record = {
    "username": "test",
    "clientName": "Client 006",
    "projectName": "Project 006_1",
    "absenceType": 2,
    "absenceTypeName": "VAC½",
    "status": 1,
    "date": "2020-10-21T12:15:30.250Z",
}
_MOMENTS: Record = {"from": "2020-10-22T08:00:46.125Z", "to": "2020-10-22T12:45:30.500Z"}
_DAYS: Record = {"from": "2020-11-02", "to": "2020-11-04"}
PERSON: Record = {
    "username": "newcomer",
    "firstName": "Anna",
    "lastName": "Huber",
    "email": "anna@example.com",
    "password": "a password",
}
"""Somebody who is not there yet."""
_CHANGED: Record = {
    "clientName": "Test company",
    "status": 2,
    "date": "2020-10-20T23:59:59.999Z",
    "from": "2020-10-22T07:30:01.001Z",
    "to": "2020-10-22T13:00:59.075Z",
}


_fresh = count(1)


def full(operation: Operation) -> Record:
    """Every property that an operation can write; no value is the one it has when it is left out."""
    return {name: _first(operation, name, part) for name, part in operation.body.items()}


def _first(operation: Operation, name: str, part: Record) -> Any:
    if name == "projectName" and operation.tag == "projects":
        return "A new project"
    if part.get("x-unique"):
        return f"new {name} {next(_fresh)}"
    if name in ("from", "to"):
        return (_DAYS if part.get("format") == "date" else _MOMENTS)[name]
    return _FIXED.get(name, _plain(name, part, "first", 12.5, 3, truth=False))


def changes(operation: Operation) -> list[Record]:
    """One body for each property that an update can change alone, and that a read then shows.

    Client and project of a booking have to fit each other, so those two are changed together elsewhere.
    """
    pair = ("clientName", "projectName") if operation.tag in ("project_time_entries", "expenses") else ()
    shown = {name: part for name, part in operation.body.items() if name not in pair and not part.get("writeOnly")}
    return [{name: _second(name, part)} for name, part in shown.items()]


def _second(name: str, part: Record) -> Any:
    return _CHANGED.get(name, _plain(name, part, "second", 20.25, 5, truth=True))


def _plain(name: str, part: Record, text: str, number: float, whole: int, *, truth: bool) -> Any:
    kinds = {"string": f"{text} {name}", "number": number, "integer": whole, "boolean": truth}
    branches = [each.get("type") for each in (part, *part.get("oneOf", ()), *part.get("anyOf", ()))]
    return next(kinds[each] for each in branches if each in kinds)


def as_read(operation: Operation, body: Record) -> Record:
    """A body under the names by which it is read back, without what is written and never read."""
    names = read_as(operation)
    hidden = {name for name, part in operation.body.items() if part.get("writeOnly")}
    return {names[name]: value for name, value in body.items() if name not in hidden}
