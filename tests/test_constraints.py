"""Nothing is invented: every limit in the contract says which page it comes from, or which entry assumes it."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from copy import deepcopy
from typing import Any, TypeAlias

import pytest

from tests.test_evidence import DOCUMENT, ENTRIES, SOURCES

Node: TypeAlias = dict[str, Any]

CONSTRAINTS = (
    *("minimum", "maximum", "exclusiveMinimum", "exclusiveMaximum", "multipleOf"),
    *("minLength", "maxLength", "pattern", "format", "enum"),
    *("minItems", "maxItems", "uniqueItems", "minProperties", "maxProperties", "required", "not"),
)


def _schemas(node: object, path: str = "#", *, holds: str = "") -> Iterator[tuple[str, Node]]:
    """Every schema of a document with its place. Below `properties` and the like stand names, which are no keywords."""
    if isinstance(node, list):
        for index, child in enumerate(node):
            yield from _schemas(child, f"{path}/{index}", holds=holds)
    elif isinstance(node, dict):
        if holds == "schema":
            yield path, node
        for key, child in node.items():
            if key.startswith("x-") or key in ("example", "examples", "required", "enum"):
                continue
            yield from _below(key, child, f"{path}/{key}", holds)


def _below(key: str, child: object, path: str, holds: str) -> Iterator[tuple[str, Node]]:
    if isinstance(child, dict) and (key == "schemas" or (key == "properties" and holds == "schema")):
        for name, each in child.items():
            yield from _schemas(each, f"{path}/{name}", holds="schema")
        return
    inside = holds == "schema" and key in ("items", "additionalProperties", "allOf", "anyOf", "oneOf", "not")
    yield from _schemas(child, path, holds="schema" if key == "schema" or inside else "")


def _limits(node: Node) -> Iterator[tuple[str, str]]:
    """The limits that a schema sets, each with its value as the contract's own table of limits writes it."""
    for keyword in CONSTRAINTS:
        if keyword in node:
            values = node[keyword] if keyword == "required" else [node[keyword]]
            yield from ((keyword, str(value)) for value in values)
    if node.get("additionalProperties") is False:
        yield "additionalProperties", "false"


def _origins(node: Node, everywhere: Mapping[str, Any], keyword: str, value: str) -> list[str]:
    named = node.get("x-constraints", {}).get(keyword) or everywhere.get(keyword, {}).get(value) or []
    return [named] if isinstance(named, str) else named


def without_origin(document: Node) -> list[str]:
    """The limits of a contract that come from nowhere, each with its place."""
    everywhere, known = document["x-constraints"], SOURCES | set(ENTRIES)
    return [
        f"{path} {keyword}: {value}"
        for path, node in _schemas(document)
        for keyword, value in _limits(node)
        if not (origins := _origins(node, everywhere, keyword, value)) or not set(origins) <= known
    ]


def _named(document: Node) -> Iterator[tuple[str, Mapping[str, Any], Node]]:
    yield from ((path, node["x-constraints"], node) for path, node in _schemas(document) if "x-constraints" in node)


def test_every_limit_has_a_documented_source_or_an_entry_of_the_ledger() -> None:
    assert without_origin(DOCUMENT) == []


def test_no_schema_names_the_origin_of_a_limit_that_it_does_not_set() -> None:
    idle = [
        f"{path} {keyword}"
        for path, named, node in _named(DOCUMENT)
        for keyword in named
        if keyword not in {each for each, _ in _limits(node)}
    ]
    assert idle == []


def test_what_is_said_for_the_whole_contract_is_used() -> None:
    used = {limit for _, node in _schemas(DOCUMENT) for limit in _limits(node)}
    said = {(keyword, value) for keyword, table in DOCUMENT["x-constraints"].items() for value in table}
    assert said - used == set()


def test_the_schemas_of_parameters_bodies_answers_and_headers_are_all_looked_at() -> None:
    places = {path for path, _ in _schemas(DOCUMENT)}
    assert len(places) > 300
    for place in (
        "#/components/parameters/Limit/schema",
        "#/components/headers/RetryAfter/schema",
        "#/components/schemas/Absence/properties/from",
        "#/components/schemas/NumberOrText/anyOf/1",
        "#/paths/~clients/get/responses/200/content/application~json/schema/items".replace("~", "/"),
    ):
        assert place in places


def _property(schema: str, name: str, **more: object) -> Callable[[Node], object]:
    return lambda document: document["components"]["schemas"][schema]["properties"][name].update(more)


INVENTED: list[tuple[str, Callable[[Node], object], str]] = [
    ("a least number", _property("ExpenseCreate", "quantity", minimum=0), "quantity minimum: 0"),
    ("a pattern", _property("ClientCreate", "addressCountry", pattern="^[A-Z]{2}$"), "pattern: ^[A-Z]{2}$"),
    ("a longest text", _property("TaskCreate", "notes", maxLength=500), "TaskCreate/properties/notes maxLength: 500"),
    ("a shortest text", _property("TaskCreate", "name", minLength=2), "name minLength: 2"),
    ("a format", _property("Client", "email", format="email"), "Client/properties/email format: email"),
    ("a closed choice", _property("ExpenseCreate", "payType", enum=["cash"]), "payType enum: ['cash']"),
    (
        "a property that is required",
        lambda document: document["components"]["schemas"]["Task"]["required"].append("hourRate"),
        "schemas/Task required: hourRate",
    ),
    (
        "an origin that nobody knows",
        _property("TaskCreate", "notes", maxLength=9, **{"x-constraints": {"maxLength": "E99"}}),
        "TaskCreate/properties/notes maxLength: 9",
    ),
    (
        "a limit of a parameter",
        lambda document: document["components"]["parameters"]["Username"]["schema"].update(maxLength=40),
        "components/parameters/Username/schema maxLength: 40",
    ),
]


@pytest.mark.parametrize(("invent", "told"), [row[1:] for row in INVENTED], ids=[row[0] for row in INVENTED])
def test_what_is_invented_is_found(invent: Callable[[Node], object], told: str) -> None:
    document = deepcopy(DOCUMENT)
    invent(document)
    (found,) = without_origin(document)
    assert found.endswith(told)
