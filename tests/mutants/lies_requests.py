"""Lies about requests: what should be refused is accepted, what should be accepted is refused."""

import json
from collections.abc import Callable
from dataclasses import replace
from urllib.parse import parse_qsl

from tests.contract.by_hand.api import Record
from tests.contract.by_hand.contract import LISTS
from tests.mutants.faults import asked, is_list, path_of, requests_changed, sending, stored, without
from tests.mutants.mutant import Mutant
from tests.mutants.servers import Fault, promising, tampered
from timetrack_mock import Mock, Refusal, Request, Response

_NO_JSON = "a_body_that_is_no_json_object_is_refused"
_DECLARED = {operation.path: {each["name"] for each in operation.parameters} for operation in LISTS}
_CREATE = "components schemas ClientCreate"


def _without_checking_bodies(mock: Mock, request: Request) -> Response:
    response = mock.handle(request)
    return Response(200, response.headers, b'{"id":1}') if response.status == 422 and request.body else response


def _any_country(body: Record) -> Record:
    """Whatever is sent as a country is kept as a text: a read that showed a number would break the contract as well."""
    return body | {"addressCountry": str(body["addressCountry"])} if "addressCountry" in body else body


def _no_wrong_country(body: Record) -> Record:
    return body if isinstance(body.get("addressCountry"), str) else without("addressCountry")(body)


def _no_json(request: Request) -> bool:
    try:
        json.loads(request.body)
    except ValueError:
        return request.method in ("POST", "PUT")
    return False


def _guessing(request: Request) -> Request:
    """A form is read as one, and anything else is taken for an empty text."""
    return sending(request, {"name": "Unnamed"} | dict(parse_qsl(request.body.decode(errors="replace"))))


def _as_json(request: Request) -> Request:
    kept = tuple(pair for pair in request.headers if pair[0].lower() != "content-type")
    return replace(request, headers=(*kept, ("content-type", "application/json")))


def _without_nan(request: Request) -> Request:
    return replace(request, body=request.body.replace(b"NaN", b"0"))


def _refusing(fits: Callable[[Request], bool], status: int) -> Fault:
    return lambda mock, request: Refusal(status).response() if fits(request) else mock.handle(request)


def _reads_with_a_body(request: Request) -> bool:
    return request.method == "GET" and request.body != b""


def _ends_in_a_slash(request: Request) -> bool:
    return request.path.endswith("/")


def _asks_for_more(request: Request) -> bool:
    return is_list(request) and not asked(request).keys() <= _DECLARED[path_of(request)]


MUTANTS = (
    Mutant(
        "parameters are not looked at",
        "negative_data_rejection",
        tampered(requests_changed(lambda _: True, lambda request: replace(request, query=""))),
    ),
    Mutant("bodies are not checked", "negative_data_rejection", tampered(_without_checking_bodies)),
    Mutant(
        "pages of 5000 are allowed",
        "negative_data_rejection",
        promising("components parameters Limit schema maximum", 5000),
    ),
    Mutant("a client needs no name", "negative_data_rejection", promising(f"{_CREATE} required", [])),
    Mutant("anything is a country", "negative_data_rejection", stored("/clients", _any_country, "POST")),
    Mutant(
        "what is no country is left out instead of refused",
        "a_refused_write_changes_nothing",
        stored("/clients", _no_wrong_country, "POST"),
    ),
    Mutant(
        "a name may be a number",
        "negative_data_rejection",
        promising(f"{_CREATE} properties name", {"anyOf": [{"type": "string"}, {"type": "number"}]}),
    ),
    Mutant(
        "days are not checked",
        "negative_data_rejection",
        promising("paths /absences get parameters 4 schema", {"type": "string"}),
        "/absences",
    ),
    Mutant(
        "a page of a single record is refused",
        "positive_data_acceptance",
        promising("components parameters Limit schema minimum", 2),
    ),
    Mutant(
        "a name of one letter is refused",
        "positive_data_acceptance",
        promising(f"{_CREATE} properties name minLength", 2),
    ),
    Mutant(
        "a one is no yes",
        "yes_and_no_may_be_written_as_numbers",
        promising("components schemas Flag", {"type": "boolean"}),
        "/users",
    ),
    Mutant(
        "a password is kept and shown",
        "a_password_is_shown_by_nothing",
        promising("components schemas User properties password", {"type": "string", "nullable": True}),
        "/users",
    ),
    Mutant("a client needs a colour", "positive_data_acceptance", promising(f"{_CREATE} required", ["name", "color"])),
    Mutant(
        "empty notes are refused",
        "positive_data_acceptance",
        promising("components schemas ClientUpdate properties notes minLength", 1),
    ),
    Mutant(
        "the documented example of an approval is refused",
        "every_example_of_the_contract_is_accepted",
        promising("components schemas AbsenceUpdate properties status", {"type": "integer"}),
        "/absences",
    ),
    Mutant("a body that is no JSON is guessed at", _NO_JSON, tampered(requests_changed(_no_json, _guessing)), "/tasks"),
    Mutant(
        "the type of a body does not matter", _NO_JSON, tampered(requests_changed(lambda _: True, _as_json)), "/tasks"
    ),
    Mutant("NaN is a number", _NO_JSON, tampered(requests_changed(lambda _: True, _without_nan)), "/tasks"),
    Mutant(
        "a read with a body is refused",
        "a_body_of_a_read_or_a_deletion_is_ignored",
        tampered(_refusing(_reads_with_a_body, 400)),
    ),
    Mutant(
        "a slash at the end leads nowhere",
        "a_slash_at_the_end_does_not_matter",
        tampered(_refusing(_ends_in_a_slash, 404)),
    ),
    Mutant(
        "a parameter that is not declared is refused",
        "a_query_parameter_that_is_not_declared_is_ignored",
        tampered(_refusing(_asks_for_more, 422)),
    ),
)
