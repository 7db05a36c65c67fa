"""Proof that the contract tests can fail: mocks with one fault each, and the check that must find it."""

import json
from collections.abc import Callable
from dataclasses import replace

import pytest

from tests.contract.engine import Tampered, quiet_mock, run
from timetrack_mock import DEFAULT_KEY, DEFAULT_SECRET, Mock, Request, Response

Fault = Callable[[Mock, Request], Response]


def no_fault(mock: Mock, request: Request) -> Response:
    return mock.handle(request)


def auth_is_off(mock: Mock, request: Request) -> Response:
    kept = tuple(pair for pair in request.headers if not pair[0].lower().startswith("x-timetrack"))
    keys = (("x-timetrack-api-key", DEFAULT_KEY), ("x-timetrack-api-secret", DEFAULT_SECRET))
    return mock.handle(replace(request, headers=kept + keys))


def a_field_has_the_wrong_type(mock: Mock, request: Request) -> Response:
    response = mock.handle(request)
    return replace(response, body=response.body.replace(b'"enabled":true', b'"enabled":"yes"'))


def delete_does_not_delete(mock: Mock, request: Request) -> Response:
    number = request.path.rstrip("/").rpartition("/")[2]
    if request.method == "DELETE" and number.isdigit() and mock.handle(replace(request, method="GET")).status == 200:
        return Response(204)
    return mock.handle(request)


def created_records_are_lost(mock: Mock, request: Request) -> Response:
    response = mock.handle(request)
    if request.method == "POST" and response.status == 200:
        number = json.loads(response.body)["id"]
        mock.handle(replace(request, method="DELETE", path=f"{request.path.rstrip('/')}/{number}", body=b""))
    return response


def parameters_are_not_checked(mock: Mock, request: Request) -> Response:
    return mock.handle(replace(request, query=""))


def bodies_are_not_checked(mock: Mock, request: Request) -> Response:
    response = mock.handle(request)
    return Response(200, response.headers, b'{"id":1}') if response.status == 422 else response


def errors_are_html(mock: Mock, request: Request) -> Response:
    response = mock.handle(request)
    if response.status < 400:
        return response
    return Response(response.status, (("content-type", "text/html"),), b"<h1>Error</h1>")


def the_server_fails_on_large_pages(mock: Mock, request: Request) -> Response:
    return Response(500) if "limit=1000" in request.query else mock.handle(request)


FAULTS: list[tuple[Fault, str]] = [
    (auth_is_off, "ignored_auth"),
    (a_field_has_the_wrong_type, "response_schema_conformance"),
    (delete_does_not_delete, "use_after_free"),
    (created_records_are_lost, "ensure_resource_availability"),
    (parameters_are_not_checked, "negative_data_rejection"),
    (bodies_are_not_checked, "negative_data_rejection"),
    (errors_are_html, "content_type_conformance"),
    (the_server_fails_on_large_pages, "not_a_server_error"),
]


def broken_checks(fault: Fault) -> set[str]:
    with quiet_mock() as mock:
        return run(Tampered(mock, fault), below="/clients", examples=15).broken


def test_the_mock_without_a_fault_passes() -> None:
    assert broken_checks(no_fault) == set()


@pytest.mark.parametrize(("fault", "check"), FAULTS, ids=[fault.__name__ for fault, _ in FAULTS])
def test_a_fault_is_found(fault: Fault, check: str) -> None:
    assert check in broken_checks(fault)
