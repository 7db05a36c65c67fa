"""Changes of what a client gets."""

from tests.spec.diff.change import ADDITIVE, BREAKING, EDITORIAL, Change
from tests.spec.diff.edits import add, all_of, drop, everywhere, put

PAY_TYPE = "schemas.Expense.properties.payType"
CLOSED = put(f"{PAY_TYPE}.enum", ["cash", "card"])
TEAPOT = {"description": "Short and stout.", "content": {"text/plain": {"schema": {"type": "string"}}}}
HEADER = {"description": "The number of pages.", "schema": {"type": "integer"}}
STATUS = "schemas.AbsenceStatus"

CHANGES = (
    # ---------------------------------------------------------------------------------------------------------- fields
    Change("a new field", put("schemas.Client.properties.vat", {"type": "string"}), ADDITIVE, ("`Client.vat` is new",)),
    Change(
        "a new required field",
        all_of(put("schemas.Client.properties.vat", {"type": "string"}), add("schemas.Client.required", "vat")),
        ADDITIVE,
        ("`Client.vat` is new",),
    ),
    Change(
        "the id may be missing",
        put("schemas.Client.required", []),
        BREAKING,
        ("`Client.id` is now optional",),
    ),
    Change("the id may be null", put("schemas.Client.properties.id.nullable", True), BREAKING, ("may now be null",)),
    Change(
        "a field other than the id may be null",
        put("schemas.ErrorBody.properties.errors.nullable", True),
        ADDITIVE,
        ("`ErrorBody.errors` may now be null",),
    ),
    Change(
        "a field is never null from now on",
        put("schemas.Client.properties.name.nullable", False),
        ADDITIVE,
        ("`Client.name`", "can no longer be null"),
    ),
    Change(
        "a field is always there from now on",
        add("schemas.Client.required", "name"),
        ADDITIVE,
        ("`Client.name` is now required",),
    ),
    Change(
        "an answer is closed",
        put("schemas.Client.additionalProperties", False),
        BREAKING,
        ("`Client`", "`additionalProperties` was `true`, is now `false`"),
    ),
    # ----------------------------------------------------------------------------------------------- types and formats
    Change(
        "whole numbers become numbers",
        put("schemas.Expense.properties.quantity.type", "number"),
        BREAKING,
        ("`Expense.quantity`", "was `integer`, is now `number`"),
    ),
    Change(
        "numbers become whole numbers",
        put("schemas.Project.properties.hourRate.type", "integer"),
        BREAKING,
        ("`Project.hourRate`", "was `number`, is now `integer`"),
    ),
    Change(
        "a field may be text or a number",
        put("schemas.Task.properties.hourRate", {"oneOf": [{"type": "number"}, {"type": "string"}]}),
        BREAKING,
        ("`Task.hourRate`", "was `number`, is now `number or string`"),
    ),
    Change(
        "a wall-clock time becomes a point in time",
        put("schemas.Attendance.properties.from.format", "date-time"),
        BREAKING,
        ("`Attendance.from`", "`format` was `wall-clock`, is now `date-time`", "shifted"),
    ),
    Change(
        "text gains a format",
        put("schemas.Client.properties.email.format", "email"),
        BREAKING,
        ("`Client.email`", "`format: email` is new"),
    ),
    Change(
        "a date loses its format",
        drop("schemas.Absence.properties.from.format"),
        BREAKING,
        ("`Absence.from`", "`format: date` is gone"),
    ),
    Change(
        "a field becomes a list",
        put("schemas.Client.properties.email", {"type": "array", "items": {"type": "string"}}),
        BREAKING,
        ("`Client.email`", "was `string`, is now `array`"),
    ),
    Change(
        "a list is wrapped in an object",
        put(
            "list_users.responses.200.content.application/json.schema",
            {"type": "object", "properties": {"items": {"type": "array", "items": {}}}},
        ),
        BREAKING,
        ("answer `200`, `body` was `array`, is now `object`", "`list_users`"),
    ),
    Change(
        "answers may be longer",
        put("schemas.Client.properties.notes.maxLength", 400),
        BREAKING,
        ("`Client.notes`", "`maxLength` was `200`, is now `400`"),
        given=put("schemas.Client.properties.notes.maxLength", 200),
    ),
    Change(
        "numbers of an answer have a least value",
        put("schemas.Expense.properties.quantity.minimum", 0),
        ADDITIVE,
        ("`Expense.quantity`", "`minimum: 0` is new"),
    ),
    Change(
        "a text of an answer looks different",
        put("schemas.Client.properties.addressCountry.pattern", "^[A-Z]{3}$"),
        BREAKING,
        ("`Client.addressCountry`", "`pattern` was `^[A-Z]{2}$`"),
        given=put("schemas.Client.properties.addressCountry.pattern", "^[A-Z]{2}$"),
    ),
    Change(
        "a field may come under one more name",
        add("schemas.Client.properties.id.x-aliases", "Id"),
        BREAKING,
        ("`Client.id`", "`x-aliases`"),
    ),
    Change(
        "a field comes under one name only",
        drop("schemas.Client.properties.id.x-aliases"),
        ADDITIVE,
        ("`Client.id`", "`x-aliases"),
    ),
    Change(
        "other fields tell one record from another",
        put("schemas.WorkReport.x-identity", ["username"]),
        BREAKING,
        ("`WorkReport`", "`x-identity`"),
    ),
    Change(
        "an operation may be found under another path, too",
        put("get_attendance_timer.x-alternative-path", "/attendance_timer"),
        ADDITIVE,
        ("`get_attendance_timer`", "`x-alternative-path: /attendance_timer` is new"),
    ),
    Change(
        "the class of a record depends on a field",
        put("schemas.Client.discriminator", {"propertyName": "name"}),
        BREAKING,
        ("`Client`", "`discriminator"),
    ),
    Change(
        "answers are shorter",
        put("schemas.Client.properties.notes.maxLength", 100),
        ADDITIVE,
        ("`maxLength` was `200`, is now `100`",),
        given=put("schemas.Client.properties.notes.maxLength", 200),
    ),
    # ---------------------------------------------------------------------------------------------------- enumerations
    Change(
        "an open enumeration gains a value",
        all_of(add(f"{STATUS}.x-extensible-enum", 3), add(f"{STATUS}.x-enum-varnames", "CANCELLED")),
        ADDITIVE,
        ("`AbsenceStatus`", "the value `3` is new", "not listed"),
    ),
    Change(
        "an open enumeration loses a value",
        all_of(put(f"{STATUS}.x-extensible-enum", [0, 1]), put(f"{STATUS}.x-enum-varnames", ["NEW", "APPROVED"])),
        BREAKING,
        ("`AbsenceStatus`", "the value `2` is gone"),
    ),
    Change(
        "a value of an open enumeration gets another name",
        put(f"{STATUS}.x-enum-varnames", ["NEW", "APPROVED", "REJECTED"]),
        BREAKING,
        ("`AbsenceStatus`", "was `DISAPPROVED`, is now `REJECTED`"),
    ),
    Change(
        "an open enumeration becomes a closed one",
        all_of(drop(f"{STATUS}.x-extensible-enum"), put(f"{STATUS}.enum", [0, 1, 2])),
        BREAKING,
        ("`AbsenceStatus`",),
    ),
    Change(
        "a closed enumeration loses a value",
        put(f"{PAY_TYPE}.enum", ["cash"]),
        BREAKING,
        ("`Expense.payType`", "the value `card` is gone"),
        given=CLOSED,
    ),
    Change(
        "a closed enumeration becomes an open one",
        all_of(drop(f"{PAY_TYPE}.enum"), put(f"{PAY_TYPE}.x-extensible-enum", ["cash", "card"])),
        BREAKING,
        ("`Expense.payType`",),
        given=CLOSED,
    ),
    # ---------------------------------------------------------------------------------------- status, headers, content
    Change(
        "an error status is no longer described",
        drop("get_client.responses.404"),
        BREAKING,
        ("answer `404` is gone", "`get_client`"),
    ),
    Change(
        "a new error status",
        everywhere(lambda operation: operation["responses"].update({"503": TEAPOT})),
        ADDITIVE,
        ("answer `503` is new", "all 49 operations"),
    ),
    Change(
        "success has another status",
        all_of(put("list_tasks.responses.202", {"description": "Later."}), drop("list_tasks.responses.200")),
        BREAKING,
        ("answer `200` is gone", "answer `202` is new"),
    ),
    Change(
        "success of a write is one status only",
        all_of(put("delete_task.responses.204", {"description": "Gone."}), drop("delete_task.responses.2XX")),
        BREAKING,
        ("answer `2XX` is gone",),
    ),
    Change(
        "an answer has a body from now on",
        put(
            "delete_client.responses.2XX.content",
            {"application/json": {"schema": {"$ref": "#/components/schemas/WriteResult"}}},
        ),
        ADDITIVE,
        ("answer `2XX`", "is new", "`delete_client`"),
    ),
    Change("an answer has no body any more", drop("create_client.responses.2XX.content"), BREAKING, ("is gone",)),
    Change(
        "the error body changes",
        put("schemas.ErrorItem.properties.code.type", "string"),
        BREAKING,
        ("`ErrorItem.code`", "all 49 operations"),
    ),
    Change(
        "errors have another body",
        put("responses.NotFound.content.application/json.schema", {"type": "string"}),
        BREAKING,
        ("answer `404`, `body` was `object`, is now `string`",),
    ),
    Change(
        "errors may be plain text as well",
        put("responses.ServerError.content.text/plain", {"schema": {"type": "string"}}),
        ADDITIVE,
        ("answer `500`", "`text/plain`", "is new"),
    ),
    Change(
        "a header of an answer is removed",
        drop("responses.TooManyRequests.headers.Retry-After"),
        BREAKING,
        ("header `Retry-After` is gone", "all 49 operations"),
    ),
    Change(
        "a header of an answer is new",
        put("list_clients.responses.200.headers", {"X-Pages": HEADER}),
        ADDITIVE,
        ("header `X-Pages` is new", "`list_clients`"),
    ),
    Change(
        "a header of an answer has another type",
        put("headers.RetryAfter.schema.type", "string"),
        BREAKING,
        ("`Retry-After`", "was `integer`, is now `string`"),
    ),
    Change(
        "a link is removed",
        drop("create_client.responses.2XX.links.delete"),
        BREAKING,
        ("link", "`create_client`"),
    ),
    Change(
        "a link is new",
        put("list_clients.responses.200.links", {"create": {"operationId": "create_client"}}),
        ADDITIVE,
        ("link", "`list_clients`"),
    ),
    Change(
        "the words of an answer change",
        put("responses.NotFound.description", "No such record."),
        EDITORIAL,
        ("description",),
    ),
)
