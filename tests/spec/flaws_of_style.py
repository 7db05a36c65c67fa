"""What Spectral has to catch."""

from __future__ import annotations

from collections.abc import Iterator

from tests.spec.flaws import CLIENT, CLIENTS, JSON, PARAMETERS, RESPONSES, SCHEMAS, Flaw, drop, put, rename


def spectral() -> Iterator[Flaw]:
    """One or more for every rule of `spectral.yaml`, and for those of Spectral's own that matter most."""
    yield drop("no contact", "info-is-complete", "/info/contact")
    yield put("a version of two numbers", "info-is-complete", "/info/version", "1.0")
    yield drop("a licence without an address", "info-is-complete", "/info/license/url")
    yield drop("no description of the whole", "info-is-complete", "/info/description")
    yield drop("no link to the vendor", "vendor-pages-are-linked", "/externalDocs")
    yield put("key and secret as alternatives", "both-headers-on-every-request", "/security", [{"ApiKey": []}])
    yield drop("no authentication", "both-headers-on-every-request", "/security")
    yield put("an operation without a key", "no-security-of-its-own", f"{CLIENTS}/get/security", [])
    yield put("an operation in camelCase", "operation-id-of-get", "/paths/~1users/get/operationId", "listUsers")
    yield put("a PUT that patches", "operation-id-of-put", "/paths/~1tasks~1{id}/put/operationId", "patch_task")
    yield put("a POST that adds", "operation-id-of-post", "/paths/~1tasks/post/operationId", "add_task")
    yield put(
        "a DELETE that removes", "operation-id-of-delete", "/paths/~1tasks~1{id}/delete/operationId", "remove_task"
    )
    yield put("a tag with a hyphen", "tag-is-snake-case", "/tags/3/name", "time-entries")
    yield put("a tag that is not declared", "operation-tag-defined", "/paths/~1users/get/tags/0", "people")
    yield rename("a path with a hyphen", "path-is-snake-case", "/paths/~1work_reports", "/work-reports")
    yield rename("a schema in snake_case", "component-is-pascal-case", f"{SCHEMAS}/User", "user_record")
    yield put("a parameter with a hyphen", "parameter-is-camel-case", f"{PARAMETERS}/User/name", "user-name")
    yield put(
        "a property in snake_case", "property-is-camel-case", f"{SCHEMAS}/Task/properties/hour_rate", {"type": "number"}
    )
    yield drop("nobody knows how sure it is", "operation-has-evidence", f"{CLIENTS}/post/x-evidence")
    yield put("a word for it of one's own", "operation-has-evidence", f"{CLIENTS}/post/x-evidence", "certain")
    yield put(
        "a fifth method", "known-methods-only", f"{CLIENT}/patch", {"responses": {"200": {"description": "Yes."}}}
    )
    yield drop("a list without limit", "list-has-pages", "/paths/~1users/get/parameters/1")
    yield drop("a parameter without a word", "parameter-is-described", f"{PARAMETERS}/Id/description")
    yield put("a default that would be sent", "no-default-on-parameters", f"{PARAMETERS}/PageNumber/schema/default", 0)
    yield put("a body that may be left out", "request-is-required", f"{CLIENTS}/post/requestBody/required", False)
    yield drop("a body without an example", "request-is-required", f"{CLIENT}/put/requestBody/{JSON}/example")
    yield rename("a read that succeeds anyhow", "success-of-a-read", f"{CLIENT}/get/responses/200", "2XX")
    yield rename("a write that succeeds with 201", "success-of-a-write", "/paths/~1expenses/post/responses/2XX", "201")
    yield drop("429 is not described", "operation-answers-its-errors", f"{CLIENTS}/get/responses/429")
    yield drop("403 is not described", "operation-answers-its-errors", "/paths/~1tasks/get/responses/403")
    yield drop("422 of a write is not described", "request-body-can-be-refused", "/paths/~1tasks/post/responses/422")
    yield drop("404 of a record is not described", "record-can-be-missing", "/paths/~1tasks~1{id}/put/responses/404")
    yield put(
        "a 4xx that answers differently here",
        "error-is-a-shared-answer",
        "/paths/~1absences/get/responses/401",
        {"description": "No.", "content": {"application/json": {"schema": {"type": "string"}, "example": "No"}}},
    )
    yield drop("a 4xx without a body", "shared-answer-is-error-body", f"{RESPONSES}/NotFound/content")
    yield put("a 4xx with another body", "shared-answer-is-error-body", f"{RESPONSES}/Forbidden/{JSON}/schema", {})
    yield drop("a 4xx without a description", "shared-answer-is-error-body", f"{RESPONSES}/BadRequest/description")
    yield drop("an answer without an example", "answer-has-example", f"{CLIENTS}/get/responses/200/{JSON}/example")
    yield drop(
        "an object neither open nor closed", "object-says-whether-it-is-open", f"{SCHEMAS}/Task/additionalProperties"
    )
    yield drop("a schema without a word", "schema-is-described", f"{SCHEMAS}/ClientCreate/description")
    yield drop("a schema from nowhere", "schema-is-described", f"{SCHEMAS}/Expense/x-source")
    yield drop("a property without a word", "property-is-described", f"{SCHEMAS}/Client/properties/notes/description")
    yield put(
        "a timestamp to be shifted",
        "timestamps-are-wall-clock",
        f"{SCHEMAS}/Expense/properties/date/format",
        "date-time",
    )
    yield put("a closed enumeration", "no-closed-enumeration", f"{SCHEMAS}/AbsenceStatus/enum", [0, 1, 2])
    yield put("an unused schema", "oas3-unused-component", f"{SCHEMAS}/Spare", {"allOf": [{}], "description": "Spare."})
    yield put("an example of the wrong type", "oas3-valid-schema-example", f"{SCHEMAS}/WallClock/example", 20201023)
    yield put(
        "an answer's example out of type",
        "oas3-valid-media-example",
        f"{CLIENTS}/get/responses/200/{JSON}/example/0/enabled",
        "yes",
    )
    yield put("two operations of one name", "operation-operationId-unique", f"{CLIENT}/get/operationId", "list_clients")
    yield put(
        "a reference that leads nowhere",
        "invalid-ref",
        "/paths/~1tasks/get/responses/422/$ref",
        "#/components/responses/None",
    )
