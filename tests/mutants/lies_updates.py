"""Lies about what update does."""

import re
from dataclasses import replace

from tests.contract.by_hand.api import BASE, Record
from tests.contract.by_hand.contract import BY_ID
from tests.mutants.faults import (
    also,
    answering,
    body_of,
    concerns,
    data_of,
    path_of,
    stored,
    succeeded,
    without,
)
from tests.mutants.mutant import Mutant
from tests.mutants.servers import tampered
from timetrack_mock import Mock, Request, Response

_CHANGED = "an_update_changes_what_was_sent_and_nothing_else"
_NUMBER = re.compile(r"-?[0-9]{1,12}([.][0-9]{1,6})?")


def _updates(request: Request) -> bool:
    return request.method == "PUT"


def _emptied(body: Record) -> Record:
    """What was not sent is sent as empty text: an update that replaces instead of merging."""
    return {name: "" for name, part in BY_ID["update_client"].body.items() if "pattern" not in part} | body


def _acknowledged(mock: Mock, request: Request) -> Response:
    """The answer to an update shows the changes, but they are not kept."""
    found = also(mock, request, "GET", path_of(request))
    if not (_updates(request) and found.status == 200):
        return mock.handle(request)
    response = mock.handle(request)
    if succeeded(response):
        kept = {name: value for name, value in data_of(found).items() if name in body_of(request) and value is not None}
        also(mock, request, "PUT", path_of(request), kept)
    return response


def _before_the_change(mock: Mock, request: Request) -> Response:
    found = also(mock, request, "GET", path_of(request)) if _updates(request) else None
    response = mock.handle(request)
    return answering(response, data_of(found)) if found is not None and succeeded(response) else response


def _neighbours_too(mock: Mock, request: Request) -> Response:
    response = mock.handle(request)
    if _updates(request) and succeeded(response):
        path, _, number = path_of(request).rpartition("/")
        mock.handle(replace(request, path=f"{BASE}{path}/{int(number) - 1}"))
    return response


def _noting_the_time(mock: Mock, request: Request) -> Response:
    response = mock.handle(request)
    if _updates(request) and succeeded(response) and concerns(request, "/tasks"):
        also(mock, request, "PUT", path_of(request), {"notes": "changed"})
    return response


def _rounded(body: Record) -> Record:
    rate = body.get("hourRate")
    return body | {"hourRate": int(float(rate))} if isinstance(rate, str) and _NUMBER.fullmatch(rate) else body


MUTANTS = (
    Mutant(
        "update answers the record as it was", "a_write_answers_what_a_read_then_shows", tampered(_before_the_change)
    ),
    Mutant("update replaces the whole record", _CHANGED, stored("/clients", _emptied, "PUT")),
    Mutant(
        "update loses the notes", _CHANGED, stored("/projects", lambda body: {"notes": ""} | body, "PUT"), "/projects"
    ),
    Mutant("update is acknowledged but not kept", _CHANGED, tampered(_acknowledged)),
    Mutant("update leaves out a property", _CHANGED, stored("/absences", without("status"), "PUT"), "/absences"),
    Mutant(
        "update changes the record before it, too",
        "an_update_leaves_the_other_records_alone",
        tampered(_neighbours_too),
    ),
    Mutant("every update leaves a note", "an_update_of_nothing_changes_nothing", tampered(_noting_the_time), "/tasks"),
    Mutant(
        "numbers in text are rounded",
        "numbers_in_text_are_read_back_as_numbers",
        stored("/projects", _rounded, "PUT"),
        "/projects",
    ),
)
