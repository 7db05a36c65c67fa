"""What Redocly and openapi-spec-validator have to catch."""

from __future__ import annotations

from collections.abc import Iterator

from tests.spec.flaws import CLIENT, CLIENTS, JSON, PARAMETERS, RESPONSES, SCHEMAS, Flaw, drop, put, rename


def redocly() -> Iterator[Flaw]:
    """The rules of Redocly that matter most."""
    yield drop("no licence", "info-license", "/info/license")
    yield drop("an operation without a summary", "operation-summary", f"{CLIENTS}/get/summary")
    yield drop("an operation without a description", "operation-description", f"{CLIENTS}/post/description")
    yield put(
        "two operations of one name",
        "operation-operationId-unique",
        f"{CLIENT}/get/operationId",
        "list_clients",
        seen=f"{CLIENT}/get",
    )
    yield put("an operation of two resources", "operation-singular-tag", f"{CLIENTS}/get/tags", ["clients", "users"])
    yield drop("a tag without a description", "tag-description", "/tags/4/description")
    yield drop("no success", "operation-2xx-response", "/paths/~1users/get/responses/200")
    yield put(
        "no error of the caller",
        "operation-4xx-response",
        "/paths/~1users/get/responses",
        {"200": {"description": "Yes."}},
    )
    yield drop("no waiting time at the limit", "response-contains-header", f"{RESPONSES}/TooManyRequests/headers")
    yield rename(
        "an error body without errors",
        "response-contains-property",
        f"{SCHEMAS}/ErrorBody/properties/errors",
        "problems",
    )
    yield rename("a path in the singular", "path-segment-plural", "/paths/~1work_reports", "/report")
    yield rename("a form instead of JSON", "request-mime-type", f"{CLIENTS}/post/requestBody/{JSON}", "text/csv")
    yield rename("an answer in XML", "response-mime-type", f"{CLIENTS}/get/responses/200/{JSON}", "text/xml")
    yield put(
        "an error's example out of type",
        "no-invalid-media-type-examples",
        f"{RESPONSES}/NotFound/{JSON}/example/errors/0/code",
        "15020",
    )
    yield put(
        "a request's example that is refused",
        "no-invalid-media-type-examples",
        f"{CLIENTS}/post/requestBody/{JSON}/example",
        {"nam": "x"},
    )
    yield put("a parameter's example out of range", "no-invalid-parameter-examples", f"{PARAMETERS}/Id/example", 0)
    yield put(
        "a schema's example out of form", "no-invalid-schema-examples", f"{SCHEMAS}/WallClock/example", "2020-10-23"
    )
    yield put("an unused schema", "no-unused-components", f"{SCHEMAS}/Spare", {"type": "string"})
    yield put(
        "an unused parameter", "no-unused-components", f"{PARAMETERS}/Spare", {"name": "a", "in": "query", "schema": {}}
    )
    yield put("an unused answer", "no-unused-components", f"{RESPONSES}/Spare", {"description": "Spare."})
    yield put("an unused header", "no-unused-components", "/components/headers/Spare", {"schema": {"type": "string"}})
    yield put(
        "a required property that is none",
        "no-required-schema-properties-undefined",
        f"{SCHEMAS}/Task/required",
        ["ident"],
    )
    yield put(
        "an array that is an object",
        "no-schema-type-mismatch",
        f"{SCHEMAS}/ErrorBody/properties/errors/type",
        "object",
        seen=f"{SCHEMAS}/ErrorBody/properties/errors",
    )
    yield drop(
        "a path without its parameter",
        "path-parameters-defined",
        f"{CLIENT}/parameters",
        seen=f"{CLIENT}/get/parameters",
    )
    yield put(
        "the same parameter twice",
        "operation-parameters-unique",
        f"{CLIENTS}/get/parameters/1",
        {"$ref": "#/components/parameters/PageNumber"},
    )
    yield put(
        "a reference that leads nowhere",
        "no-unresolved-refs",
        f"{CLIENTS}/get/responses/422/$ref",
        "#/components/responses/None",
    )
    yield put("a key that is not OpenAPI", "struct", f"{CLIENTS}/get/respones", {})
    yield put("a security scheme that is none", "security-defined", "/security/0", {"ApiKey": [], "Token": []})
    yield put(
        "a server with a slash at its end",
        "no-server-trailing-slash",
        "/servers/0/url",
        "https://{account}.timetrackenterprise.com/",
    )
    yield drop(
        "a server with an unknown part", "no-undefined-server-variable", "/servers/0/variables", seen="/servers/0/url"
    )


def validator() -> Iterator[Flaw]:
    """What openapi-spec-validator says, which is the only one that checks the document against OpenAPI's own schema."""
    yield drop("no paths", "validity", "/paths")
    yield drop("an operation without answers", "validity", f"{CLIENTS}/get/responses")
    yield put("a type that does not exist", "validity", f"{SCHEMAS}/Task/properties/name/type", "text")
    yield put("a parameter at no place", "validity", f"{PARAMETERS}/Id/in", "url")
    yield put("two operations of one name", "validity", f"{CLIENT}/get/operationId", "list_clients")
    yield put(
        "a reference that leads nowhere", "validity", f"{CLIENTS}/get/responses/422/$ref", "#/components/responses/None"
    )
