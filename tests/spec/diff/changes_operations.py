"""Changes of operations, security, servers, the limit, and what holds for the whole document."""

from tests.spec.diff.change import ADDITIVE, BREAKING, EDITORIAL, Change
from tests.spec.diff.edits import add, all_of, drop, drop_operation, everywhere, put

KEY = "securitySchemes.ApiKey"
PING = {
    "operationId": "ping",
    "tags": ["users"],
    "summary": "Ping",
    "responses": {"200": {"description": "Pong."}},
}
REGION = {"url": "https://eu.timetrackenterprise.com/api/v2/ext", "description": "Europe"}

CHANGES = (
    Change("an operation is new", put("/paths/~ping", {"get": PING}), ADDITIVE, ("`ping`", "is new")),
    Change("a path is removed", drop_operation("list_users"), BREAKING, ("`list_users`", "is gone", "`GET /users`")),
    Change(
        "a method changes",
        all_of(
            drop_operation("update_client"), put("/paths/~clients~{id}/patch", {**PING, "operationId": "update_client"})
        ),
        BREAKING,
        ("`PUT /clients/{id}`", "is gone"),
    ),
    Change(
        "an operation is deprecated",
        put("list_users.deprecated", True),
        ADDITIVE,
        ("`deprecated: true` is new", "`list_users`"),
    ),
    Change(
        "an operation needs no key",
        put("list_users.security", []),
        ADDITIVE,
        ("now it demands `nothing`", "`list_users`"),
    ),
    Change(
        "an operation takes one header instead of two",
        put("list_users.security", [{"ApiKey": []}]),
        ADDITIVE,
        ("`security` demanded `ApiKey and ApiSecret`, now it demands `ApiKey`",),
    ),
    Change(
        "another way to authenticate is new",
        all_of(
            put("/components/securitySchemes/Bearer", {"type": "http", "scheme": "bearer"}),
            add("/security", {"Bearer": []}),
        ),
        ADDITIVE,
        ("now it demands `ApiKey and ApiSecret` or `Bearer`",),
    ),
    Change(
        "an operation demands a third header",
        all_of(
            put("/components/securitySchemes/User", {"type": "apiKey", "in": "header", "name": "X-User"}),
            put("list_users.security", [{"ApiKey": [], "ApiSecret": [], "User": []}]),
        ),
        BREAKING,
        ("now it demands `ApiKey and ApiSecret and User`", "`list_users`"),
    ),
    Change(
        "a limit is told",
        put("/x-rate-limit", {"requests": 30, "seconds": 60}),
        BREAKING,
        ("is new",),
        drop("/x-rate-limit"),
    ),
    Change("the header of the key changes", put(f"{KEY}.name", "X-Key"), BREAKING, ("`ApiKey`", "is now `X-Key`")),
    Change("the key moves to the query", put(f"{KEY}.in", "query"), BREAKING, ("`ApiKey`", "is now `query`")),
    Change(
        "the words about the key change",
        put(f"{KEY}.description", "The key."),
        EDITORIAL,
        ("description", "`ApiKey`"),
    ),
    Change(
        "a server has another address",
        put("/servers/0/url", "https://{account}.timetrack.example/api/v3"),
        BREAKING,
        ("server `https://{account}.timetrackenterprise.com/api/v2/ext` is gone",),
    ),
    Change("a server is removed", drop("/servers/1"), BREAKING, ("server `{baseUrl}` is gone",)),
    Change("a server is new", add("/servers", REGION), ADDITIVE, ("server `https://eu.",)),
    Change(
        "a server has another default",
        put("/servers/0/variables/account/default", "demo"),
        BREAKING,
        ("variable `account`", "`default` was `testaccount`, is now `demo`"),
    ),
    Change(
        "the words about a server change",
        put("/servers/0/description", "The cloud"),
        EDITORIAL,
        ("description",),
    ),
    Change(
        "servers are given in another order",
        lambda contract: contract["servers"].reverse(),
        BREAKING,
        ("the first server",),
    ),
    Change(
        "fewer requests a minute",
        put("/x-rate-limit/requests", 20),
        BREAKING,
        ("`x-rate-limit`", "`requests` was `30`, is now `20`"),
    ),
    Change("more requests a minute", put("/x-rate-limit/requests", 60), ADDITIVE, ("`requests` was `30`",)),
    Change("a longer window", put("/x-rate-limit/seconds", 120), BREAKING, ("`seconds` was `60`, is now `120`",)),
    Change("a shorter window", put("/x-rate-limit/seconds", 30), ADDITIVE, ("`seconds` was `60`, is now `30`",)),
    Change("the limit is no longer told", drop("/x-rate-limit"), BREAKING, ("`x-rate-limit", "is gone")),
    Change("the title changes", put("/info/title", "TimeTrack"), BREAKING, ("`title`", "package")),
    Change("the words about all change", put("/info/description", "All."), EDITORIAL, ("description",)),
    Change("another licence", put("/info/license/name", "Apache-2.0"), EDITORIAL, ("license",)),
    Change("another contact", drop("/info/contact/email"), EDITORIAL, ("contact",)),
    Change(
        "another version of OpenAPI", put("/openapi", "3.1.0"), BREAKING, ("`openapi` was `3.0.3`, is now `3.1.0`",)
    ),
    Change(
        "an extension that nobody knows",
        everywhere(lambda operation: operation.update({"x-audience": "partners"})),
        BREAKING,
        ("`x-audience", "nobody could judge it", "all 49 operations"),
    ),
    Change(
        "a keyword that nobody knows", put("/x-audience", "all"), BREAKING, ("`x-audience", "nobody could judge it")
    ),
    Change(
        "several changes at once, of every class",
        all_of(
            put("parameters.Limit.schema.maximum", 500),
            put("schemas.Client.properties.vat", {"type": "string"}),
            put("list_clients.description", "All clients."),
        ),
        BREAKING,
        ("`maximum` was `1000`", "`Client.vat` is new", "description"),
    ),
    Change(
        "a new resource, with its schemas and tag",
        all_of(
            put("/paths/~ping", {"get": {**PING, "tags": ["pings"]}}),
            add("/tags", {"name": "pings", "description": "Signs of life."}),
            put("schemas.Ping", {"type": "object", "properties": {"id": {"type": "integer"}}}),
            put(
                "/paths/~ping/get/responses/200/content",
                {"application/json": {"schema": {"$ref": "#/components/schemas/Ping"}}},
            ),
        ),
        ADDITIVE,
        ("`ping`", "is new"),
    ),
)
