"""Changes of names, after which clients are generated, and of where things are written."""

from tests.spec.diff.change import BREAKING, EDITORIAL, Change
from tests.spec.diff.edits import all_of, drop, everywhere, move, put, rename, write_out


def _retag(old: str, new: str):  # type: ignore[no-untyped-def]
    return everywhere(
        lambda operation: operation.update({"tags": [new if tag == old else tag for tag in operation["tags"]]})
    )


ID = {"name": "id", "in": "path", "required": True, "schema": {"type": "integer", "minimum": 1}}
TASK_LIST = "list_tasks.responses.200.content.application/json.schema"

CHANGES = (
    Change(
        "an operationId is renamed",
        put("list_clients.operationId", "get_clients"),
        BREAKING,
        ("`operationId` was `list_clients`, is now `get_clients`", "named after"),
    ),
    Change(
        "an operationId is removed", drop("list_users.operationId"), BREAKING, ("`operationId: list_users` is gone",)
    ),
    Change("a tag is renamed", _retag("users", "people"), BREAKING, ("tag `users` is gone", "tag `people` is new")),
    Change(
        "an operation gets a second tag", put("list_users.tags", ["users", "clients"]), BREAKING, ("tag `clients`",)
    ),
    Change(
        "a schema is renamed",
        rename("schemas", "Client", "Customer"),
        BREAKING,
        ("`Client` is now `Customer`", "`list_clients`", "named after"),
    ),
    Change(
        "a request schema is renamed",
        rename("schemas", "ClientCreate", "NewClient"),
        BREAKING,
        ("`ClientCreate` is now `NewClient`",),
    ),
    Change(
        "a schema is written out where it is used",
        write_out("schemas", "TaskCreate"),
        BREAKING,
        ("schema `TaskCreate` is gone",),
    ),
    Change(
        "a schema of text is written out where it is used",
        write_out("schemas", "WallClock"),
        BREAKING,
        ("schema `WallClock` is gone",),
    ),
    Change(
        "a schema is added that nothing uses",
        put("schemas.Nothing", {"type": "string"}),
        EDITORIAL,
        ("schema `Nothing` is new",),
    ),
    Change(
        "another schema where one stood",
        put(f"{TASK_LIST}.items", {"$ref": "#/components/schemas/TaskUpdate"}),
        BREAKING,
        ("`list_tasks`", "schema `Task` is now `TaskUpdate`"),
    ),
    Change(
        "a schema of the same content under another name",
        all_of(
            lambda contract: contract["components"]["schemas"].update(Duty=contract["components"]["schemas"]["Task"]),
            put(f"{TASK_LIST}.items", {"$ref": "#/components/schemas/Duty"}),
        ),
        BREAKING,
        ("schema `Task` is now `Duty`", "`list_tasks`"),
    ),
    Change(
        "a schema is written out in one place",
        lambda contract: put(f"{TASK_LIST}.items", contract["components"]["schemas"]["Task"])(contract),
        BREAKING,
        ("schema `Task` is written out where it was used", "`list_tasks`"),
    ),
    Change(
        "a schema of text is written out in one place",
        lambda contract: put("parameters.TimerDate.schema", contract["components"]["schemas"]["WallClock"])(contract),
        EDITORIAL,
        ("order or form",),
    ),
    # ------------------------------------------------------------------------------------------ moved, the same meaning
    Change(
        "a parameter is renamed as a component",
        rename("parameters", "Limit", "Most"),
        EDITORIAL,
        ("component `Most` of `parameters` is new",),
    ),
    Change("a parameter is written out", write_out("parameters", "Username"), EDITORIAL, ("component `Username`",)),
    Change("an answer is written out", write_out("responses", "NotFound"), EDITORIAL, ("component `NotFound`",)),
    Change("a header is written out", write_out("headers", "RetryAfter"), EDITORIAL, ("component `RetryAfter`",)),
    Change(
        "a parameter becomes a component",
        move("list_clients.parameters.2", "parameters", "ClientName"),
        EDITORIAL,
        ("component `ClientName`",),
    ),
    Change(
        "a property becomes a component",
        move("schemas.Client.properties.email", "schemas", "Email"),
        EDITORIAL,
        ("schema `Email` is new",),
    ),
    Change(
        "a list becomes a component",
        move(TASK_LIST, "schemas", "TaskList"),
        EDITORIAL,
        ("schema `TaskList` is new", "`list_tasks`"),
    ),
    Change(
        "a reference is wrapped in allOf",
        put(
            "list_absences.parameters.4.schema",
            {"allOf": [{"type": "string", "format": "date"}]},
        ),
        EDITORIAL,
        ("order",),
    ),
    Change(
        "a parameter of a path is written at each operation",
        all_of(
            drop("/paths/~tasks~{id}/parameters"),
            *(
                put(f"{verb}_task.parameters", [{"$ref": "#/components/parameters/Id"}])
                for verb in ("get", "update", "delete")
            ),
        ),
        EDITORIAL,
        ("order",),
    ),
    Change(
        "security is written at each operation",
        everywhere(lambda operation: operation.update({"security": [{"ApiSecret": [], "ApiKey": []}]})),
        EDITORIAL,
        ("order",),
    ),
    Change(
        "a new component changes the meaning on the way",
        put("/paths/~tasks~{id}/parameters", [{**ID, "schema": {"type": "integer", "minimum": 2}}]),
        BREAKING,
        ("path parameter `id`", "`minimum` was `1`, is now `2`", "3 operations"),
    ),
)
