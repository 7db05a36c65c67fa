"""Lies about errors: their bodies, their statuses, and what provokes them."""

from collections.abc import Callable
from dataclasses import replace
from typing import Any

from tests.contract.by_hand.api import Record
from tests.contract.by_hand.contract import LISTS
from tests.contract.by_hand.stage import Server
from tests.mutants.faults import answering, answers_changed, asked, concerns, data_of, is_list, refused
from tests.mutants.mutant import Mutant
from tests.mutants.servers import Fault, tampered
from timetrack_mock import Mock, Refusal, Request, Response

_BODY = "every_error_has_the_documented_body"


def _errors(change: Callable[[Response], Response], *statuses: int) -> Server:
    """Every error, or every one with one of the statuses, is changed."""
    return tampered(
        answers_changed(lambda _, response: response.status in statuses if statuses else response.status >= 400, change)
    )


def _each_error(change: Callable[[Record], Any]) -> Callable[[Response], Response]:
    return lambda response: answering(response, {"errors": [change(error) for error in data_of(response)["errors"]]})


def _as_html(response: Response) -> Response:
    return Response(response.status, (("content-type", "text/html"),), b"<h1>Error</h1>")


def _allowing(names: str | None) -> Callable[[Response], Response]:
    said = () if names is None else (("allow", names),)
    return lambda response: replace(
        response, headers=(*(pair for pair in response.headers if pair[0] != "allow"), *said)
    )


def _options(request: Request, response: Response) -> bool:
    return request.method == "OPTIONS" and response.status == 405


def _no_options(request: Request, response: Response) -> bool:
    return request.method != "OPTIONS" and response.status == 405


def _instead(fits: Callable[[Request], bool], refusal: Refusal) -> Fault:
    """Some requests are refused."""
    return lambda mock, request: refusal.response() if fits(request) else mock.handle(request)


def _failing_on_large_pages(request: Request) -> bool:
    return is_list(request) and asked(request).get("limit") == "1000"


def _failing_beyond_the_first_page(request: Request) -> bool:
    return is_list(request) and asked(request).get("page_number", "0") != "0"


def _patching(mock: Mock, request: Request) -> Response:
    return mock.handle(replace(request, method="PUT"))


def _found_nothing(mock: Mock, request: Request) -> Response:
    if any(concerns(request, operation.path) for operation in LISTS):
        return mock.handle(request)
    return Response(200, (("content-type", "application/json"),), b"[]")


def _deleted_entry_like_any_other(response: Response) -> Response:
    return Refusal(404, "There is no record with this id.").response() if b"15020" in response.body else response


MUTANTS = (
    Mutant(
        "errors have another body",
        "response_schema_conformance",
        _errors(lambda response: answering(response, {"message": "No"})),
    ),
    Mutant("errors are HTML pages", "content_type_conformance", _errors(_as_html)),
    Mutant(
        "the status in the body is not that of the answer",
        _BODY,
        _errors(_each_error(lambda error: error | {"status": 500})),
    ),
    Mutant("the list of errors is empty", _BODY, _errors(lambda response: answering(response, {"errors": []}))),
    Mutant("errors have no title", _BODY, _errors(_each_error(lambda error: {"status": error["status"]}))),
    Mutant(
        "wrong parameters are a conflict",
        "status_code_conformance",
        _errors(lambda response: replace(response, status=409), 422),
    ),
    Mutant(
        "a missing record is a bad request",
        "status_code_conformance",
        _errors(lambda response: replace(response, status=400), 404),
    ),
    Mutant("large pages fail", "not_a_server_error", tampered(_instead(_failing_on_large_pages, Refusal(500)))),
    Mutant(
        "a 429 says to come back soon",
        "response_headers_conformance",
        tampered(_instead(_failing_beyond_the_first_page, Refusal(429, headers=(("retry-after", "soon"),)))),
    ),
    Mutant("a 405 does not say what is allowed", "unsupported_method", _errors(_allowing(None), 405)),
    Mutant(
        "OPTIONS says that everything is allowed",
        "allow_header_conformance",
        tampered(answers_changed(_options, _allowing("DELETE, GET, PATCH, POST, PUT"))),
    ),
    Mutant(
        "a 405 says that only GET is allowed",
        "a_method_that_is_not_declared_is_405_and_told_which_are",
        tampered(answers_changed(_no_options, _allowing("GET"))),
    ),
    Mutant(
        "PATCH does what PUT does", "unsupported_method", tampered(refused(405, then=_patching, methods=("PATCH",)))
    ),
    Mutant(
        "a path that does not exist is an empty list",
        "a_path_that_is_not_declared_is_404",
        tampered(refused(404, then=_found_nothing)),
    ),
    Mutant(
        "a deleted time entry is an error like any other",
        "a_deleted_time_entry_gives_the_documented_error",
        _errors(_deleted_entry_like_any_other, 404),
        "/project_time_entries",
    ),
)
