"""Changes of what a client sends."""

from tests.spec.diff.change import ADDITIVE, BREAKING, EDITORIAL, Change
from tests.spec.diff.edits import add, all_of, drop, drop_operation, put

PROJECT = "schemas.ProjectCreate.properties"
PAY_TYPE = "schemas.ExpenseCreate.properties.payType"
CLOSED = put(f"{PAY_TYPE}.enum", ["cash", "card"])
NEW_HEADER = {"name": "X-Request-Id", "in": "header", "required": True, "schema": {"type": "string"}}
NEW_QUERY = {"name": "color", "in": "query", "schema": {"type": "string"}}
CSV = {"schema": {"type": "string"}}

CHANGES = (
    # ---------------------------------------------------------------------------- the seven of toolchain.md, section 8
    Change("an operation is removed", drop_operation("delete_client"), BREAKING, ("`delete_client`", "is gone")),
    Change(
        "a maximum is lowered",
        put("parameters.Limit.schema.maximum", 500),
        BREAKING,
        ("query parameter `limit`", "`maximum` was `1000`, is now `500`", "10 operations"),
    ),
    Change(
        "an optional request field becomes required",
        add("schemas.ProjectCreate.required", "notes"),
        BREAKING,
        ("`ProjectCreate.notes`", "is now required", "`create_project`"),
    ),
    Change(
        "a response field is removed",
        drop("schemas.Client.properties.email"),
        BREAKING,
        ("`Client.email` is gone", "`list_clients`", "`get_client`"),
    ),
    Change(
        "a response field is no longer required",
        put("schemas.ErrorBody.required", []),
        ADDITIVE,
        ("`ErrorBody.errors` is now optional", "all 49 operations"),
    ),
    Change(
        "a type changes in an answer",
        put("schemas.Project.properties.hourRate.type", "string"),
        BREAKING,
        ("`Project.hourRate`", "was `number`, is now `string`"),
    ),
    Change(
        "a closed enumeration of an answer gains a value",
        put("schemas.Expense.properties.payType.enum", ["cash", "card", "voucher"]),
        BREAKING,
        ("`Expense.payType`", "the value `voucher` is new"),
        given=put("schemas.Expense.properties.payType.enum", ["cash", "card"]),
    ),
    # ---------------------------------------------------------------------------------------------------------- fields
    Change(
        "a new optional request field",
        put(f"{PROJECT}.color", {"type": "string"}),
        ADDITIVE,
        ("`ProjectCreate.color` is new",),
    ),
    Change(
        "a new required request field",
        all_of(put(f"{PROJECT}.color", {"type": "string"}), add("schemas.ProjectCreate.required", "color")),
        BREAKING,
        ("`ProjectCreate.color` is new and required",),
    ),
    Change(
        "a required request field becomes optional",
        put("schemas.ProjectCreate.required", ["projectName"]),
        ADDITIVE,
        ("`ProjectCreate.clientName` is now optional",),
    ),
    Change(
        "a request field is removed from a strict body",
        drop("schemas.ClientUpdate.properties.field3"),
        BREAKING,
        ("`ClientUpdate.field3` is gone", "`update_client`"),
    ),
    Change(
        "a request field is removed from an open body",
        drop("schemas.ExpenseUpdate.properties.tags"),
        BREAKING,
        ("`ExpenseUpdate.tags` is gone",),
    ),
    Change(
        "a request field is renamed",
        all_of(drop(f"{PROJECT}.notes"), put(f"{PROJECT}.note", {"type": "string"})),
        BREAKING,
        ("`ProjectCreate.notes` is gone", "`ProjectCreate.note` is new"),
    ),
    Change(
        "a request body no longer takes unknown fields",
        put("schemas.ExpenseUpdate.additionalProperties", False),
        BREAKING,
        ("`ExpenseUpdate`", "`additionalProperties` was `true`, is now `false`"),
    ),
    Change(
        "a request body takes unknown fields from now on",
        put("schemas.TaskUpdate.additionalProperties", True),
        ADDITIVE,
        ("`TaskUpdate`", "`additionalProperties` was `false`, is now `true`"),
    ),
    # --------------------------------------------------------------------------------------------------- types, bounds
    Change(
        "a request field takes another type",
        put(f"{PROJECT}.notes.type", "integer"),
        BREAKING,
        ("`ProjectCreate.notes`", "was `string`, is now `integer`"),
    ),
    Change(
        "a request field takes a wider type",
        put("schemas.ExpenseCreate.properties.quantity.type", "number"),
        ADDITIVE,
        ("`ExpenseCreate.quantity`", "was `integer`, is now `number`"),
    ),
    Change(
        "a request field takes text as well as numbers",
        put("schemas.TaskCreate.properties.hourRate", {"allOf": [{"$ref": "#/components/schemas/NumberOrText"}]}),
        ADDITIVE,
        ("`TaskCreate.hourRate`", "was `number`, is now `number or string`"),
    ),
    Change(
        "a request field takes only one of two types from now on",
        put(f"{PROJECT}.hourRate", {"type": "number"}),
        BREAKING,
        ("`ProjectCreate.hourRate`", "was `number or string`, is now `number`"),
    ),
    Change(
        "an alternative of a request field is removed",
        drop("schemas.Coordinate.oneOf.1"),
        BREAKING,
        ("`Coordinate`", "the alternative `number` is gone"),
    ),
    Change(
        "an alternative of a request field is added",
        add("schemas.NumberOrText.anyOf", {"type": "boolean"}),
        ADDITIVE,
        ("`NumberOrText`", "the alternative `boolean` is new"),
    ),
    Change(
        "alternatives of different types are told with anyOf",
        all_of(
            lambda contract: put("schemas.Coordinate.anyOf", contract["components"]["schemas"]["Coordinate"]["oneOf"])(
                contract
            ),
            drop("schemas.Coordinate.oneOf"),
        ),
        EDITORIAL,
        ("`Coordinate`: `oneOf` is now `anyOf`", "the same values fit"),
    ),
    Change(
        "a minimum is raised",
        put("schemas.ExpenseCreate.properties.quantity.minimum", 1),
        BREAKING,
        ("`ExpenseCreate.quantity`", "`minimum` was `0`, is now `1`"),
    ),
    Change("a maximum is raised", put("parameters.Limit.schema.maximum", 2000), ADDITIVE, ("`maximum` was `1000`",)),
    Change("a maximum is set", put(f"{PROJECT}.hourRate", {"type": "number", "maximum": 9}), BREAKING, ("`number`",)),
    Change(
        "a bound is set where there was none",
        put("schemas.TaskCreate.properties.hourRate.maximum", 1000),
        BREAKING,
        ("`TaskCreate.hourRate`", "`maximum: 1000` is new"),
    ),
    Change(
        "a bound is taken away",
        drop("parameters.Limit.schema.maximum"),
        ADDITIVE,
        ("query parameter `limit`", "`maximum: 1000` is gone"),
    ),
    Change(
        "text must not be empty from now on",
        put(f"{PROJECT}.notes.minLength", 1),
        BREAKING,
        ("`ProjectCreate.notes`", "`minLength: 1` is new"),
    ),
    Change(
        "text may be empty from now on",
        drop("schemas.TaskCreate.properties.name.minLength"),
        ADDITIVE,
        ("`TaskCreate.name`", "`minLength: 1` is gone"),
    ),
    Change(
        "text becomes limited in length",
        put(f"{PROJECT}.notes.maxLength", 200),
        BREAKING,
        ("`maxLength: 200` is new",),
    ),
    Change(
        "a pattern is added",
        put("schemas.ClientCreate.properties.phone.pattern", "^[0-9 +]*$"),
        BREAKING,
        ("`ClientCreate.phone`", "`pattern", "is new"),
    ),
    Change(
        "a pattern is removed",
        drop("schemas.ClientCreate.properties.addressCountry.pattern"),
        ADDITIVE,
        ("`ClientCreate.addressCountry`", "`pattern", "is gone"),
    ),
    Change(
        "a pattern changes",
        put("schemas.ClientCreate.properties.addressCountry.pattern", "^[A-Z]{3}$"),
        BREAKING,
        ("`ClientCreate.addressCountry`", "is now `^[A-Z]{3}$`"),
    ),
    Change(
        "a default appears",
        put("parameters.Limit.schema.default", 50),
        BREAKING,
        ("query parameter `limit`", "`default: 50` is new"),
    ),
    Change(
        "a default of a field appears",
        put(f"{PROJECT}.projectEnabled.default", False),
        BREAKING,
        ("`ProjectCreate.projectEnabled`", "`default: false` is new"),
    ),
    Change(
        "a property that servers most likely demand",
        add("schemas.ExpenseCreate.x-likely-required", "quantity"),
        ADDITIVE,
        ("`ExpenseCreate`", "`x-likely-required`"),
    ),
    Change(
        "null may empty the properties of an update",
        put("schemas.ClientUpdate.x-clearable", True),
        ADDITIVE,
        ("`ClientUpdate`", "`x-clearable: true` is new"),
    ),
    Change(
        "a written value is read back under another name",
        put("schemas.ExpenseCreate.properties.username.x-read-as", "username"),
        BREAKING,
        ("`ExpenseCreate.username`", "`x-read-as` was `user`, is now `username`"),
    ),
    Change(
        "a request field is deprecated",
        put(f"{PROJECT}.notes.deprecated", True),
        ADDITIVE,
        ("`ProjectCreate.notes`", "`deprecated: true` is new"),
    ),
    Change(
        "a request field becomes read-only",
        put(f"{PROJECT}.notes.readOnly", True),
        BREAKING,
        ("`ProjectCreate.notes`", "`readOnly: true` is new"),
    ),
    Change(
        "a step is demanded of a number",
        put("schemas.ExpenseCreate.properties.price.multipleOf", 0.01),
        BREAKING,
        ("`ExpenseCreate.price`", "`multipleOf: 0.01` is new"),
    ),
    # ---------------------------------------------------------------------------------------------------- enumerations
    Change(
        "a request enumeration is narrowed",
        put(f"{PAY_TYPE}.enum", ["cash"]),
        BREAKING,
        ("`ExpenseCreate.payType`", "the value `card` is gone"),
        given=CLOSED,
    ),
    Change(
        "a request enumeration is widened",
        put(f"{PAY_TYPE}.enum", ["cash", "card", "voucher"]),
        ADDITIVE,
        ("`ExpenseCreate.payType`", "the value `voucher` is new"),
        given=CLOSED,
    ),
    Change(
        "a request field becomes an enumeration",
        CLOSED,
        BREAKING,
        ("`ExpenseCreate.payType`", "is now one of `cash`, `card`"),
    ),
    Change("a request field takes null", put(f"{PROJECT}.notes.nullable", True), ADDITIVE, ("may now be null",)),
    # ------------------------------------------------------------------------------------------------------ parameters
    Change(
        "a query parameter is removed",
        drop("list_projects.parameters.2"),
        BREAKING,
        ("query parameter `projectName` is gone", "`list_projects`"),
    ),
    Change("an optional query parameter is new", add("list_projects.parameters", NEW_QUERY), ADDITIVE, ("`color`",)),
    Change(
        "a required query parameter is new",
        add("list_projects.parameters", {**NEW_QUERY, "required": True}),
        BREAKING,
        ("query parameter `color` is new and required",),
    ),
    Change(
        "a query parameter becomes required",
        put("parameters.Username.required", True),
        BREAKING,
        ("query parameter `username`", "is now required"),
    ),
    Change(
        "a query parameter becomes optional",
        put("parameters.TimerDate.required", False),
        ADDITIVE,
        ("query parameter `date`", "is now optional"),
    ),
    Change(
        "a required header is new",
        add("create_client.parameters", NEW_HEADER),
        BREAKING,
        ("header parameter `X-Request-Id` is new and required", "`create_client`"),
    ),
    Change(
        "a query parameter moves to the headers",
        put("parameters.Limit.in", "header"),
        BREAKING,
        ("query parameter `limit` is gone", "header parameter `limit` is new"),
    ),
    Change(
        "a list is written in another way in the query",
        put("list_projects.parameters.2.explode", False),
        BREAKING,
        ("query parameter `projectName`", "`explode"),
    ),
    Change(
        "a timestamp of a request is no longer wall-clock",
        put("schemas.WallClock.format", "date-time"),
        BREAKING,
        ("`WallClock`", "`format` was `wall-clock`, is now `date-time`"),
    ),
    # ---------------------------------------------------------------------------------------------------------- bodies
    Change(
        "a body becomes optional",
        put("create_client.requestBody.required", False),
        ADDITIVE,
        ("request body is now optional",),
    ),
    Change(
        "a body is demanded",
        put("delete_client.requestBody", {"required": True, "content": {"text/csv": CSV}}),
        BREAKING,
        ("request body", "is new", "`delete_client`"),
    ),
    Change("a body is no longer taken", drop("create_client.requestBody"), BREAKING, ("request body is gone",)),
    Change(
        "a body may be CSV as well",
        put("create_client.requestBody.content.text/csv", CSV),
        ADDITIVE,
        ("`text/csv`", "is new"),
    ),
    Change(
        "a body is CSV instead of JSON",
        put("create_client.requestBody.content", {"text/csv": CSV}),
        BREAKING,
        ("`application/json`", "is gone"),
    ),
)
