"""Changes that matter to readers only."""

from tests.spec.diff.change import EDITORIAL, Change
from tests.spec.diff.edits import add, all_of, drop, everywhere, put, reverse


def _reworded(operation: dict) -> None:  # type: ignore[type-arg]
    operation["description"] = operation["description"] + " Really."


SAMPLES = [{"lang": "curl", "source": "curl …"}]

CHANGES = (
    Change(
        "the description of every operation", everywhere(_reworded), EDITORIAL, ("description", "all 49 operations")
    ),
    Change("a summary", put("list_clients.summary", "Clients"), EDITORIAL, ("summary", "`list_clients`")),
    Change(
        "the description of a field",
        put("schemas.Client.properties.name.description", "It."),
        EDITORIAL,
        ("`Client.name`",),
    ),
    Change("the description of a parameter", put("parameters.Limit.description", "It."), EDITORIAL, ("`limit`",)),
    Change("the description of a schema", put("schemas.Client.description", "It."), EDITORIAL, ("`Client`",)),
    Change("the title of a schema", put("schemas.Client.title", "It"), EDITORIAL, ("title", "`Client`")),
    Change(
        "an example of a body",
        put("create_client.requestBody.content.application/json.example", {"name": "A"}),
        EDITORIAL,
        ("example",),
    ),
    Change("an example of a parameter", put("parameters.Id.example", 7), EDITORIAL, ("example", "`id`")),
    Change("an example is removed", drop("schemas.WallClock.example"), EDITORIAL, ("example", "`WallClock`")),
    Change(
        "an example of an answer that is null",
        put("list_users.responses.200.content.application/json.example", None),
        EDITORIAL,
        ("example",),
    ),
    Change("the evidence", put("list_clients.x-evidence", "inferred"), EDITORIAL, ("x-evidence",)),
    Change("the source of a field", put("schemas.Client.properties.name.x-source", "BOT"), EDITORIAL, ("x-source",)),
    Change("the ledger of everything", add("/info/x-ledger", "E99"), EDITORIAL, ("x-ledger",)),
    Change("the ledger of the limit", put("/x-rate-limit/x-ledger", "E99"), EDITORIAL, ("x-ledger",)),
    Change(
        "where the limits of a field come from",
        put("schemas.ClientCreate.properties.name.x-constraints", {"minLength": "E50"}),
        EDITORIAL,
        ("x-constraints", "`ClientCreate.name`"),
    ),
    Change(
        "where the limits of an alternative come from",
        put("schemas.AbsenceUpdate.properties.status.anyOf.1.x-constraints", {"pattern": ["EN-abs", "DE-abs"]}),
        EDITORIAL,
        ("x-constraints", "`AbsenceUpdate.status (string)`"),
    ),
    Change(
        "where the limits of a parameter come from",
        put("parameters.Limit.schema.x-constraints", {"maximum": "SEED"}),
        EDITORIAL,
        ("x-constraints", "`limit`"),
    ),
    Change(
        "where limits in many places come from",
        put("/x-constraints", {"minLength": {"1": "E50"}}),
        EDITORIAL,
        ("x-constraints",),
    ),
    Change(
        "another name under which others send a parameter",
        put("list_absences.parameters.4.x-aliases", ["startDate"]),
        EDITORIAL,
        ("new `x-aliases`", "query parameter `from`"),
    ),
    Change("samples of code", put("list_clients.x-codeSamples", SAMPLES), EDITORIAL, ("x-codeSamples",)),
    Change("where to read more", put("/externalDocs/url", "https://example.com/"), EDITORIAL, ("externalDocs",)),
    Change("the description of a tag", put("/tags/0/description", "Them."), EDITORIAL, ("description", "`clients`")),
    Change("the order of the tags", reverse("/tags"), EDITORIAL, ("order",)),
    Change("the order of the paths", reverse("/paths"), EDITORIAL, ("order",)),
    Change("the order of parameters", reverse("list_clients.parameters"), EDITORIAL, ("order",)),
    Change("the order of required fields", reverse("schemas.ProjectCreate.required"), EDITORIAL, ("order",)),
    Change("the order of fields", reverse("schemas.Client.properties"), EDITORIAL, ("order",)),
    Change("the order of alternatives", reverse("schemas.NumberOrText.anyOf"), EDITORIAL, ("order",)),
    Change("the order of answers", reverse("list_clients.responses"), EDITORIAL, ("order",)),
    Change(
        "what is false anyway is written down",
        put("schemas.ProjectCreate.properties.notes.nullable", False),
        EDITORIAL,
        ("the default `nullable: false` is written out",),
    ),
    Change(
        "many harmless things at once",
        all_of(reverse("/tags"), put("/info/description", "All."), put("list_clients.summary", "Clients")),
        EDITORIAL,
        ("description", "summary"),
    ),
)
