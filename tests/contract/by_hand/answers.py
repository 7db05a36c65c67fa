"""Checks of the form of answers that no schema of the contract can say, and of requests that must be understood."""

import re
from typing import Any

from tests.contract.by_hand.api import Api, Record
from tests.contract.by_hand.contract import DOCUMENT, LISTS, OPERATIONS, record, resolved
from tests.contract.by_hand.stage import check

_MOMENT = re.compile(DOCUMENT["components"]["schemas"]["WallClock"]["pattern"])
_DAY = re.compile(r"\d{4}-\d\d-\d\d", re.ASCII)
# Deletions go last, so that the example of every operation finds its record.
_IN_ORDER = sorted(OPERATIONS, key=lambda each: each.method == "DELETE")


def _records(answer: Any) -> list[Record]:
    return answer if isinstance(answer, list) else [answer]


@check()
def every_example_of_the_contract_is_accepted(api: Api) -> None:
    for operation in _IN_ORDER:
        answer = api.example(operation)
        assert 200 <= answer.status < 300, f"{operation.id}: {answer.status} {answer.body[:200]!r}"


@check()
def no_answer_holds_an_undeclared_property(api: Api) -> None:
    for operation in _IN_ORDER:
        answer = api.example(operation)
        for each in _records(answer.data) if answer.body else ():
            assert set(each) - set(record(operation.tag)) == set(), operation.id


@check()
def every_error_has_the_documented_body(api: Api) -> None:
    provoked = {
        400: api.send("POST", "/clients", raw=b"{"),
        401: api.send("GET", "/clients", keys=()),
        404: api.get("/clients/999"),
        405: api.send("PATCH", "/clients/1"),
        422: api.get("/clients", limit=1001),
    }
    for status, answer in provoked.items():
        assert answer.status == status
        assert answer.errors


@check()
def a_deleted_time_entry_gives_the_documented_error(api: Api) -> None:
    api.delete("/project_time_entries/1")
    error = api.get("/project_time_entries/1").errors[0]
    example = DOCUMENT["components"]["responses"]["NotFound"]["content"]["application/json"]["example"]
    assert error == example["errors"][0]


@check()
def moments_and_days_are_written_as_documented(api: Api) -> None:
    for operation in LISTS:
        formats = {name: part.get("format") for name, part in record(operation.tag).items()}
        for each in api.records(operation.path):
            for name, value in each.items():
                if value is not None and formats.get(name) == "wall-clock":
                    assert _MOMENT.fullmatch(str(value)), f"{operation.id}: {name} is {value!r}"
                if value is not None and formats.get(name) == "date":
                    assert _DAY.fullmatch(str(value)), f"{operation.id}: {name} is {value!r}"


@check()
def an_absence_has_one_of_the_known_statuses(api: Api) -> None:
    known = resolved(record("absences")["status"])["x-extensible-enum"]
    assert {each["status"] for each in api.records("/absences")} <= set(known)


@check()
def texts_come_back_as_they_were_sent(api: Api) -> None:
    for text in (
        "Müller & Söhne",
        " two  blanks ",
        "日本語 🚆",
        "<b>\"quoted\"</b> 'n' \\ /",
        "line\nbreak\ttab",
        "\u00c5 A\u030a",  # the same letter, in one and in two characters
        "x" * 5000,
    ):
        number = api.added("/clients", {"name": "A client", "notes": text})
        assert api.one(f"/clients/{number}")["notes"] == text
