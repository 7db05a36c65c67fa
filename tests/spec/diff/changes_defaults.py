"""What OpenAPI takes for granted is written out, or no longer is; and what is said instead of it."""

from collections.abc import Iterator
from typing import Any, Final

from tests.spec.diff.change import ADDITIVE, BREAKING, EDITORIAL, Change
from tests.spec.diff.edits import Edit, all_of, drop, put

QUERY, PATH, HEADER = "list_projects.parameters.2", "parameters.Id", "headers.RetryAfter"
BODY = "create_client.requestBody"
FORM = f"{BODY}.content.multipart/form-data"
NOTES = "schemas.ProjectCreate.properties.notes"
NAME = "schemas.Client.properties.name"
ITEMS = "schemas.Absence.properties.working_time_strategies"
LINK = "create_client.responses.2XX.links.get"
NOT_FOUND = "responses.NotFound"

_TEXT: Final = {"type": "string"}
_PARTS: Final = {
    "type": "object",
    "properties": {
        "text": _TEXT,
        "file": {**_TEXT, "format": "binary"},
        "files": {"type": "array", "items": {**_TEXT, "format": "binary"}},
        "client": {"$ref": "#/components/schemas/ClientCreate"},
        "wrapped": {"allOf": [{"$ref": "#/components/schemas/ClientCreate"}]},
        "anything": {},
    },
}


def _parameter(place: str, **further: Any) -> Edit:
    node = {"name": "a", "in": place, "schema": {"type": "array", "items": _TEXT}, **further}
    return put("list_clients.parameters", [node])


def _encoding(**encodings: Any) -> Edit:
    """A form whose parts are encoded in some way, beside one of which more is said."""
    return put(FORM, {"schema": _PARTS, "encoding": {"anything": {"contentType": "image/png"}, **encodings}})


APART: Final = {"explode": False}
COOKIE, IN_HEADER = _parameter("cookie"), _parameter("header")
LISTED = "list_clients.parameters.0"
LISTS = put("schemas.ProjectCreate.properties.list", {"type": "array", "items": _TEXT})
LIST = "schemas.ProjectCreate.properties.list"
OBJECTS = put(NOTES, {"type": "object"})
XML = put(f"{NOTES}.xml", {"name": "n"})
CHOSEN = put(f"{NOTES}.discriminator", {"propertyName": "n"})
NO_SERVERS, NO_SECURITY, NO_TAGS = drop("/servers"), drop("/security"), drop("/tags")

DEFAULTS: Final[dict[str, tuple[str, Any, Edit | None]]] = {
    "style of a query parameter": (f"{QUERY}.style", "form", None),
    "explode of a query parameter": (f"{QUERY}.explode", True, None),
    "explode of a query parameter with the style form": (f"{QUERY}.explode", True, put(f"{QUERY}.style", "form")),
    "explode of another style": (f"{QUERY}.explode", False, put(f"{QUERY}.style", "pipeDelimited")),
    "style of a cookie": (f"{LISTED}.style", "form", COOKIE),
    "explode of a cookie": (f"{LISTED}.explode", True, COOKIE),
    "style of a path parameter": (f"{PATH}.style", "simple", None),
    "explode of a path parameter": (f"{PATH}.explode", False, None),
    "style of a header of a request": (f"{LISTED}.style", "simple", IN_HEADER),
    "explode of a header of a request": (f"{LISTED}.explode", False, IN_HEADER),
    "required of a parameter": (f"{QUERY}.required", False, None),
    "deprecated of a parameter": (f"{QUERY}.deprecated", False, None),
    "allowEmptyValue of a parameter": (f"{QUERY}.allowEmptyValue", False, None),
    "allowReserved of a parameter": (f"{QUERY}.allowReserved", False, None),
    "examples of a parameter": (f"{QUERY}.examples", {}, None),
    "style of a header of an answer": (f"{HEADER}.style", "simple", None),
    "explode of a header of an answer": (f"{HEADER}.explode", False, None),
    "required of a header": (f"{HEADER}.required", False, None),
    "deprecated of a header": (f"{HEADER}.deprecated", False, None),
    "required of a body": (f"{BODY}.required", False, drop(f"{BODY}.required")),
    "examples of a body": (f"{BODY}.content.application/json.examples", {}, None),
    "encoding of a body": (f"{BODY}.content.application/json.encoding", {}, None),
    "encoding of a part": (f"{FORM}.encoding.text", {}, _encoding()),
    "encoding of all parts": (
        f"{FORM}.encoding",
        {"text": {"style": "form", "contentType": "text/plain"}},
        put(FORM, {"schema": _PARTS}),
    ),
    "style of a part": (f"{FORM}.encoding.text.style", "form", _encoding(text={"contentType": "text/csv"})),
    "explode of a part": (f"{FORM}.encoding.text.explode", True, _encoding(text={"contentType": "text/csv"})),
    "explode of a part of another style": (
        f"{FORM}.encoding.text.explode",
        False,
        _encoding(text={"style": "deepObject"}),
    ),
    "allowReserved of a part": (f"{FORM}.encoding.text.allowReserved", False, _encoding(text=APART)),
    "headers of a part": (f"{FORM}.encoding.text.headers", {}, _encoding(text=APART)),
    "contentType of a text": (f"{FORM}.encoding.text.contentType", "text/plain", _encoding(text=APART)),
    "contentType of a file": (f"{FORM}.encoding.file.contentType", "application/octet-stream", _encoding(file=APART)),
    "contentType of files": (f"{FORM}.encoding.files.contentType", "application/octet-stream", _encoding(files=APART)),
    "contentType of an object": (f"{FORM}.encoding.client.contentType", "application/json", _encoding(client=APART)),
    "contentType in allOf": (f"{FORM}.encoding.wrapped.contentType", "application/json", _encoding(wrapped=APART)),
    "headers of an answer": (f"{NOT_FOUND}.headers", {}, put(NOT_FOUND, {"description": "a"})),
    "content of an answer": (f"{NOT_FOUND}.content", {}, put(NOT_FOUND, {"description": "a"})),
    "links of an answer": (f"{NOT_FOUND}.links", {}, None),
    "parameters of a link": (f"{LINK}.parameters", {}, drop(f"{LINK}.parameters")),
    "deprecated of an operation": ("list_clients.deprecated", False, None),
    "parameters of an operation": ("list_clients.parameters", [], drop("list_clients.parameters")),
    "tags of an operation": ("list_clients.tags", [], drop("list_clients.tags")),
    "servers of an operation": ("list_clients.servers", [], None),
    "callbacks of an operation": ("list_clients.callbacks", {}, None),
    "parameters of a path": ("/paths/~clients/parameters", [], None),
    "servers of a path": ("/paths/~clients/servers", [], None),
    "variables of a server": ("/servers/0/variables", {}, put("/servers", [{"url": "https://example.com"}])),
    "servers of the document": ("/servers", [{"url": "/"}], NO_SERVERS),
    "no servers of the document": ("/servers", [], NO_SERVERS),
    "security of the document": ("/security", [], NO_SECURITY),
    "optional security of the document": ("/security", [{}], NO_SECURITY),
    "tags of the document": ("/tags", [], NO_TAGS),
    "components": ("/components/examples", {}, None),
    "nullable": (f"{NAME}.nullable", False, drop(f"{NAME}.nullable")),
    "readOnly": (f"{NAME}.readOnly", False, None),
    "writeOnly": (f"{NAME}.writeOnly", False, None),
    "deprecated of a field": (f"{NAME}.deprecated", False, None),
    "minLength of a request": (f"{NOTES}.minLength", 0, None),
    "minLength of an answer": (f"{NAME}.minLength", 0, None),
    "minLength of a parameter": (f"{LISTED}.schema.items.minLength", 0, IN_HEADER),
    "minItems of a request": (f"{LIST}.minItems", 0, LISTS),
    "minItems of an answer": (f"{ITEMS}.minItems", 0, None),
    "uniqueItems of a request": (f"{LIST}.uniqueItems", False, LISTS),
    "uniqueItems of an answer": (f"{ITEMS}.uniqueItems", False, None),
    "minProperties of a request": ("schemas.ProjectCreate.minProperties", 0, None),
    "minProperties of an answer": ("schemas.Client.minProperties", 0, None),
    "properties": (f"{NOTES}.properties", {}, OBJECTS),
    "exclusiveMinimum": ("parameters.Limit.schema.exclusiveMinimum", False, None),
    "exclusiveMaximum": ("parameters.Limit.schema.exclusiveMaximum", False, None),
    "additionalProperties of a request": (f"{NOTES}.additionalProperties", True, OBJECTS),
    "additionalProperties of a request as a schema": (f"{NOTES}.additionalProperties", {}, OBJECTS),
    "attribute": (f"{NOTES}.xml.attribute", False, XML),
    "wrapped": (f"{NOTES}.xml.wrapped", False, XML),
    "xml": (f"{NOTES}.xml", {"wrapped": False}, None),
    "mapping": (f"{NOTES}.discriminator.mapping", {}, CHOSEN),
}
"""By name: the place, what may be written there without saying anything, and what the contract needs first."""


def _both_ways() -> Iterator[Change]:
    for name, (place, value, given) in DEFAULTS.items():
        write = put(place, value)
        written = all_of(given, write) if given else write
        keyword = place.rpartition("/" if place.startswith("/") else ".")[2]
        told = f"the default `{keyword}: "
        yield Change(f"{name}: a default is written out", write, EDITORIAL, (told, "` is written out"), given)
        yield Change(f"{name}: a default is taken away", drop(place), EDITORIAL, (told, "no longer written"), written)


def _from_a_default() -> Iterator[Change]:
    """What is said instead of a default has its class, whether the default was written out or not."""
    cases: dict[str, tuple[str, Any, Any, str, Edit | None]] = {
        "style of a query parameter": (f"{QUERY}.style", "form", "pipeDelimited", BREAKING, None),
        "explode of a query parameter": (f"{QUERY}.explode", True, False, BREAKING, None),
        "explode of a path parameter": (f"{PATH}.explode", False, True, BREAKING, None),
        "allowReserved of a parameter": (f"{QUERY}.allowReserved", False, True, BREAKING, None),
        "required of a parameter": (f"{QUERY}.required", False, True, BREAKING, None),
        "required of a body": (f"{BODY}.required", False, True, BREAKING, drop(f"{BODY}.required")),
        "contentType of a part": (
            f"{FORM}.encoding.text.contentType",
            "text/plain",
            "a/b",
            BREAKING,
            _encoding(text={}),
        ),
        "minLength of a request": (f"{NOTES}.minLength", 0, 1, BREAKING, None),
        "minLength of an answer": (f"{NAME}.minLength", 0, 1, ADDITIVE, None),
        "minItems of a request": (f"{LIST}.minItems", 0, 1, BREAKING, LISTS),
        "minItems of an answer": (f"{ITEMS}.minItems", 0, 1, ADDITIVE, None),
        "uniqueItems of a request": (f"{LIST}.uniqueItems", False, True, BREAKING, LISTS),
        "exclusiveMinimum": ("parameters.Limit.schema.exclusiveMinimum", False, True, BREAKING, None),
        "nullable of an answer": (f"{NAME}.nullable", False, True, ADDITIVE, drop(f"{NAME}.nullable")),
        "readOnly": (f"{NAME}.readOnly", False, True, BREAKING, None),
        "deprecated of an operation": ("list_clients.deprecated", False, True, ADDITIVE, None),
        "additionalProperties of a request": (f"{NOTES}.additionalProperties", True, False, BREAKING, OBJECTS),
        "servers of the document": ("/servers", [{"url": "/"}], [{"url": "/v2"}], BREAKING, NO_SERVERS),
        "tags of an operation": ("list_clients.tags", [], ["clients"], BREAKING, drop("list_clients.tags")),
    }
    for name, (place, default, other, group, given) in cases.items():
        write = put(place, default)
        written = all_of(given, write) if given else write
        yield Change(f"{name}: something else than the default", put(place, other), group, (), given)
        yield Change(f"{name}: something else than what was written out", put(place, other), group, (), written)


CHANGES = (
    *_both_ways(),
    *_from_a_default(),
    Change(
        "what an answer may hold beside its fields is no longer written out",
        drop("schemas.Client.additionalProperties"),
        BREAKING,
        ("`Client`: the default `additionalProperties: true` is no longer written out", "generated clients"),
    ),
    Change(
        "what an answer may hold beside its fields is written in another way",
        put("schemas.Client.additionalProperties", {}),
        EDITORIAL,
        ("the default `additionalProperties: true` is written as `{}`: `Client`",),
    ),
    Change(
        "a style that is no default is another one",
        put(f"{QUERY}.style", "spaceDelimited"),
        BREAKING,
        ("`style` was `pipeDelimited`, is now `spaceDelimited`",),
        given=put(f"{QUERY}.style", "pipeDelimited"),
    ),
    Change(
        "what is the default of another style is none",
        all_of(put(f"{QUERY}.style", "pipeDelimited"), put(f"{QUERY}.explode", True)),
        BREAKING,
        ("`style: pipeDelimited` is new", "`explode: true` is new"),
    ),
    Change(
        "a part of a schema writes out a default that another part does not keep to",
        put(f"{NOTES}.allOf.0.minLength", 0),
        EDITORIAL,
        ("order or form",),
        given=put(NOTES, {"allOf": [_TEXT, {"minLength": 5}]}),
    ),
    Change(
        "a default within callbacks",
        put("create_client.callbacks.a.b.post.deprecated", False),
        EDITORIAL,
        ("order or form",),
        given=put("create_client.callbacks", {"a": {"b": {"post": {"responses": {"200": {"description": "a"}}}}}}),
    ),
    Change(
        "a default and something else",
        all_of(put(f"{NOTES}.minLength", 0), put("parameters.Limit.schema.maximum", 500)),
        BREAKING,
        ("the default `minLength: 0` is written out: `ProjectCreate.notes`", "`maximum` was `1000`"),
    ),
    Change(
        "the description of a path",
        put("/paths/~clients/description", "Them."),
        EDITORIAL,
        ("new `description`", "`list_clients`"),
    ),
)
