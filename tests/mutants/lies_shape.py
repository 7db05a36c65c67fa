"""Lies about the form of answers."""

import html
import unicodedata
from collections.abc import Callable
from dataclasses import replace
from typing import Any

from tests.contract.by_hand.api import Record
from tests.contract.by_hand.stage import Server
from tests.mutants.faults import (
    Change,
    answering,
    answers_changed,
    bodies_changed,
    data_of,
    is_list,
    records_changed,
    succeeded,
)
from tests.mutants.mutant import Mutant
from tests.mutants.servers import Fault, tampered
from timetrack_mock import Request, Response

_SCHEMA, _TIMES, _TEXTS = (
    "response_schema_conformance",
    "moments_and_days_are_written_as_documented",
    "texts_come_back_as_they_were_sent",
)


def _shown(path: str, change: Change) -> Server:
    """Every record that is read is shown changed."""
    return tampered(records_changed(path, change, "GET"))


def _with(name: str, value: Any) -> Change:
    return lambda record: record | {name: value}


def _rewritten(old: str, new: str, *names: str) -> Change:
    def change(record: Record) -> Record:
        return record | {name: str(record[name]).replace(old, new) for name in names if record.get(name)}

    return change


def _without_id(record: Record) -> Record:
    return {name: value for name, value in record.items() if name != "id"}


def _in_german(record: Record) -> Record:
    year, month, day = record["from"].split("-")
    return record | {"from": f"{day}.{month}.{year}"}


def _rate_as_text(record: Record) -> Record:
    return record | {"hourRate": None if record["hourRate"] is None else str(record["hourRate"])}


def _successes(change: Callable[[Response], Response]) -> Server:
    return tampered(answers_changed(lambda _, response: succeeded(response) and bool(response.body), change))


def _lists(change: Callable[[Response], Response]) -> Server:
    return tampered(answers_changed(lambda request, response: is_list(request) and response.status == 200, change))


def _single(request: Request, response: Response) -> bool:
    return request.method == "GET" and response.status == 200 and not is_list(request)


def _escaped(record: Record) -> Record:
    return {name: html.escape(value) if isinstance(value, str) else value for name, value in record.items()}


def _in_latin_1(response: Response) -> Response:
    return replace(response, body=response.body.decode().encode("latin-1", "replace"))


def _notes(change: Callable[[str], str]) -> Fault:
    """Notes are changed on their way in."""
    return bodies_changed(
        "/clients",
        lambda body: body | ({"notes": change(str(body["notes"]))} if "notes" in body else {}),
        "POST",
        "PUT",
    )


MUTANTS = (
    Mutant("a flag is shown as text", _SCHEMA, _shown("/clients", _with("enabled", "yes"))),
    Mutant("an id is null", _SCHEMA, _shown("/clients", _with("id", None))),
    Mutant("an id is text", _SCHEMA, _shown("/tasks", lambda record: record | {"id": str(record["id"])}), "/tasks"),
    Mutant("the id is missing", _SCHEMA, _shown("/clients", _without_id)),
    Mutant("a number is shown as text", _SCHEMA, _shown("/tasks", _rate_as_text), "/tasks"),
    Mutant("a day is written in the German way", _SCHEMA, _shown("/absences", _in_german), "/absences"),
    Mutant(
        "a list is wrapped in an object",
        _SCHEMA,
        _lists(lambda response: answering(response, {"data": data_of(response)})),
    ),
    Mutant(
        "a single record is wrapped in a list",
        _SCHEMA,
        tampered(answers_changed(_single, lambda response: answering(response, [data_of(response)]))),
    ),
    Mutant(
        "success is sent as plain text",
        "content_type_conformance",
        _successes(lambda response: replace(response, headers=(("content-type", "text/plain"),))),
    ),
    Mutant(
        "lists are answered with 202", "status_code_conformance", _lists(lambda response: replace(response, status=202))
    ),
    Mutant(
        "an undeclared property is shown",
        "no_answer_holds_an_undeclared_property",
        tampered(records_changed("/expenses", _with("internalId", 7))),
        "/expenses",
    ),
    Mutant(
        "a write shows an undeclared property",
        "no_answer_holds_an_undeclared_property",
        tampered(records_changed("/tasks", _with("affected_rows", 1), "PUT")),
        "/tasks",
    ),
    Mutant(
        "an absence has a status that nobody knows",
        "an_absence_has_one_of_the_known_statuses",
        _shown("/absences", _with("status", 7)),
        "/absences",
    ),
    Mutant(
        "a moment has an offset",
        _TIMES,
        _shown("/attendances", _rewritten("Z", "+02:00", "from", "to")),
        "/attendances",
    ),
    Mutant("a moment has no Z", _TIMES, _shown("/expenses", _rewritten("Z", "", "date")), "/expenses"),
    Mutant(
        "a moment has a blank in its middle",
        _TIMES,
        _shown("/project_time_entries", _rewritten("T", " ", "from")),
        "/project_time_entries",
    ),
    Mutant("answers are written in Latin-1", _TEXTS, _successes(_in_latin_1)),
    Mutant("texts are shown escaped for HTML", _TEXTS, _shown("/clients", _escaped)),
    Mutant("texts are trimmed", _TEXTS, tampered(_notes(str.strip))),
    Mutant("texts are cut after 255 characters", _TEXTS, tampered(_notes(lambda text: text[:255]))),
    Mutant("texts are normalised", _TEXTS, tampered(_notes(lambda text: unicodedata.normalize("NFC", text)))),
)
