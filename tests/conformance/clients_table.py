"""Every wrong client, the scenario that must not pass, and words of the reason that it has to give."""

from __future__ import annotations

from html import escape
from typing import Any

from conformance.runner import Answer
from tests.conformance import wrong_clients as wrong
from tests.conformance import wrong_walks as walks
from tests.conformance.wrong_clients import WrongClient, answered, body, demanding, each_value, query, read, renamed
from timetrack_client.models import Client, Task

_KNOWN = {"get_task": frozenset(Task(id=1).to_dict()), "list_clients": frozenset(Client(id=1).to_dict())}
_EMPTY, _NOTHING = Answer(200, {}, []), Answer(200, {}, None)
_NOW = "2026-10-05T09:00:00.000Z"


def _whole(value: Any) -> Any:
    return int(value) if isinstance(value, float) else value


def _rate_as_text(record: dict[str, Any]) -> dict[str, Any]:
    return record | ({"hourRate": str(record["hourRate"])} if "hourRate" in record else {})


def _one_kind(value: Any) -> Any:
    return str(value) if isinstance(value, float) else value


def _flag_as_text(value: Any) -> Any:
    return {1: "true", 0: "false"}[value] if isinstance(value, int) and value in (0, 1) else value


def _without_error_body(_: Any, answer: Answer) -> Answer:
    return answer if answer.status < 400 else answer._replace(body=None)


def _plain(reading: str, because: str) -> WrongClient:
    return WrongClient(f"takes what came as it is: {reading}", f"lenient-{reading}", because)


ACCESS = (
    WrongClient("drops the secret", "client-life", "the status is 401", lambda step: {**step, "keys": "key"}),
    WrongClient("takes a wrong key for an empty list", "auth", "the status is 200", answer=answered(401, _EMPTY)),
)
PAGES = (
    WrongClient("stops after the first page", "paging", "there are 10 records", perform=walks.first_page_only),
    WrongClient("counts pages from 1", "paging", "records", perform=walks.counting_from(1, notice=False)),
    WrongClient("asks for a page behind the end", "paging", "what arrived is", perform=walks.until_empty),
    WrongClient("counts pages from 0", "paging-from-one", "records", perform=walks.counting_from(0, notice=False)),
    WrongClient(
        "stops at a page that comes again", "paging-from-one", "10", perform=walks.counting_from(0, notice=True)
    ),
    WrongClient(
        "is one page ahead",
        "page-by-number",
        "there are 0 records",
        query(lambda asked: {**asked, "page_number": asked.get("page_number", -1) + 1}),
    ),
    WrongClient(
        "asks for 1000 records", "page-by-number", "there are 61", query(lambda asked: {"limit": 1000, **asked})
    ),
)
QUERIES = (
    WrongClient("writes parameters in snake_case", "filters", "answer", query(renamed(projectName="project_name"))),
    WrongClient("shifts the moments of a period", "filters", "answer", query(each_value(wrong.shifted(-2)))),
    WrongClient(
        "asks for a day too many", "month", "there are 32", query(lambda q: q | {"to": wrong.shifted(24)(q["to"])})
    ),
    WrongClient("encodes the query twice", "query-texts", "there are 0 records", request=wrong.encoded(wrong.twice)),
    WrongClient("encodes blanks only", "query-texts", "there are 0 records", request=wrong.encoded(wrong.raw)),
)
BODIES = (
    WrongClient("sends moments as UTC", "wall-clock", "answer.from", body(each_value(wrong.shifted(-2)))),
    WrongClient("sends days as moments", "absence", "the status is 422", body(each_value(wrong.of_day))),
    WrongClient(
        "leaves out what is false or 0", "book-a-day", "billable", body(lambda b: {k: v for k, v in b.items() if v})
    ),
    WrongClient("sends whole numbers only", "expenses", "answer.price is 23", body(each_value(_whole))),
    WrongClient(
        "knows coordinates as text only", "coordinates", "longitudeStart is '16.3738'", body(each_value(_one_kind))
    ),
    WrongClient(
        "writes names of properties in snake_case", "users", "the status is 422", body(renamed(firstName="first_name"))
    ),
    WrongClient("sends the user as user", "expenses", "the status is 422", body(renamed(username="user"))),
    WrongClient(
        "sends yes and no as text", "booleans-as-numbers", "the status is 422", body(each_value(_flag_as_text))
    ),
    WrongClient("sends null for what nobody gave", "null-and-missing", "the status is 422", wrong.with_nulls),
    WrongClient("sends empty texts for what nobody gave", "null-and-missing", "answer.email", wrong.with_blanks),
    WrongClient("writes bodies in Latin-1", "texts", "the status is 400", request=wrong.in_latin_1),
    WrongClient("normalises texts", "texts", "answer.notes", body(each_value(wrong.composed))),
    WrongClient(
        "escapes texts", "texts", "answer.name", body(each_value(lambda v: escape(v) if isinstance(v, str) else v))
    ),
    WrongClient(
        "tells timers the time of the server",
        "project-timer",
        "answer.startedAt",
        body(lambda given: given | ({"date": _NOW} if "date" in given else {})),
    ),
    WrongClient(
        "knows one user", "attendance-timer", "the status is 422", body(lambda given: given | {"username": "test"})
    ),
)
ANSWERS = (
    WrongClient("reads moments as UTC", "month", "workStart", answer=read(each_value(wrong.shifted(2)))),
    WrongClient("reads a rate as text", "projects", "hourRate is '50'", answer=read(_rate_as_text)),
    WrongClient(
        "refuses what it does not know",
        "unknown-fields",
        "unknown property",
        answer=wrong.strict(_KNOWN, exactly=False),
    ),
    WrongClient(
        "insists on every property", "missing-fields", "missing property", answer=wrong.strict(_KNOWN, exactly=True)
    ),
    WrongClient(
        "insists on a body", "client-life", "no JSON in 204", answer=demanding(lambda answer: answer.status == 204)
    ),
    WrongClient("takes a missing record for none", "errors", "the status is 200", answer=answered(404, _NOTHING)),
    WrongClient("loses the body of an error", "errors", "None instead of", answer=_without_error_body),
    WrongClient("takes what is forbidden for empty", "refusals", "the status is 200", answer=answered(403, _EMPTY)),
)
WAITS = (
    WrongClient("asks again at once after a 429", "too-many-requests", "what arrived is", perform=walks.at_once),
    WrongClient("repeats a create that failed", "failed-create", "the status is 200", perform=walks.insisting),
)
LENIENT = (
    _plain("numbers", "answer.id is '1'"),
    _plain("booleans", "is 1 instead of True"),
    _plain("empty", "is '' instead of None"),
    _plain("id", "id is None"),
    _plain("timestamps", "+02:00"),
    _plain("lists", "there are 0 records"),
    _plain("records", "is [{"),
    WrongClient(
        "insists on a record", "lenient-writes", "no JSON in 204", answer=demanding(lambda answer: answer.status < 300)
    ),
    WrongClient(
        "insists on errors", "lenient-errors", "no JSON in 404", answer=demanding(lambda answer: answer.status > 399)
    ),
)
CLIENTS = (*ACCESS, *PAGES, *QUERIES, *BODIES, *ANSWERS, *WAITS, *LENIENT)
