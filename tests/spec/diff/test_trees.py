"""What is the same and what is not when documents are compared as trees."""

from typing import Any

import pytest

from spec.diff.contract import contract
from spec.diff.differences import differences
from spec.diff.isolated import documents, pairs


def _document(schema: dict[str, Any], **components: Any) -> dict[str, Any]:
    content = {"application/json": {"schema": schema}}
    operation = {"operationId": "read", "responses": {"200": {"description": "a", "content": content}}}
    return {"openapi": "3.0.3", "paths": {"/a": {"get": operation}}, "components": {"schemas": components}}


def _count(one: dict[str, Any], other: dict[str, Any]) -> int:
    return len(differences(contract(one), contract(other)))


TEXT = {"type": "string"}
REF = {"$ref": "#/components/schemas/A"}
OBJECT = {"type": "object", "properties": {"a": TEXT, "b": {"type": "integer"}}, "required": ["a"]}

SAME = {
    "a reference in allOf": (_document(REF, A=TEXT), _document({"allOf": [REF]}, A=TEXT)),
    "the words beside a reference in allOf": (
        _document({"type": "string", "description": "b"}),
        _document({"allOf": [{"type": "string", "description": "a"}], "description": "b"}),
    ),
    "an object in parts": (
        _document(OBJECT),
        _document({"allOf": [{"type": "object", "properties": {"a": TEXT}, "required": ["a"]},
                             {"type": "object", "properties": {"b": {"type": "integer"}}}]}),
    ),
    "null in all parts": (
        _document({"type": "string", "nullable": True}),
        _document({"allOf": [{"type": "string", "nullable": True}]}),
    ),
    "null in one part only": (
        _document({"type": "string"}),
        _document({"type": "string", "allOf": [{"type": "string", "nullable": True}]}),
    ),
    "the order of alternatives": (
        _document({"anyOf": [TEXT, {"type": "number"}]}),
        _document({"anyOf": [{"type": "number"}, TEXT]}),
    ),
    "the order of values": (_document({"enum": [1, 2]}), _document({"enum": [2, 1]})),
    "the order of required fields": (
        _document({**OBJECT, "required": ["a", "b"]}),
        _document({**OBJECT, "required": ["b", "a"]}),
    ),
    "a schema that contains itself": (
        _document(REF, A={"type": "object", "properties": {"a": REF}}),
        _document(REF, A={"type": "object", "properties": {"a": REF}}),
    ),
}  # fmt: skip


@pytest.mark.parametrize("case", SAME)
def test_these_are_the_same(case: str) -> None:
    assert _count(*SAME[case]) == 0


OTHER = {
    "a number and a truth": (_document({"enum": [1]}), _document({"enum": [True]})),
    "a number and a text": (_document({"enum": [1]}), _document({"enum": ["1"]})),
    "null and nothing": (_document({**TEXT, "default": None}), _document(TEXT)),
    "parts that contradict each other": (
        _document({"allOf": [{"minimum": 1}, {"minimum": 2}]}),
        _document({"allOf": [{"minimum": 1}, {"minimum": 3}]}),
    ),
    "what a schema that contains itself holds": (
        _document(REF, A={"type": "object", "properties": {"a": REF}}),
        _document(REF, A={"type": "object", "properties": {"a": REF, "b": TEXT}}),
    ),
    "a required field that is not described": (_document({"required": ["x"]}), _document({"required": ["y"]})),
    "a field called like a keyword": (
        _document({"properties": {"required": TEXT}}),
        _document({"properties": {"required": {"type": "integer"}}}),
    ),
    "a reference to nowhere": (_document(REF), _document({"$ref": "#/components/schemas/B"})),
    "two alternatives of one type": (
        _document({"anyOf": [TEXT, {**TEXT, "format": "date"}]}),
        _document({"anyOf": [TEXT, {**TEXT, "format": "email"}]}),
    ),
}


@pytest.mark.parametrize("case", OTHER)
def test_these_differ(case: str) -> None:
    assert _count(*OTHER[case]) > 0


def test_a_difference_is_isolated_in_an_operation_of_its_own() -> None:
    base = _document(OBJECT)
    revision = _document({**OBJECT, "properties": {"a": {**TEXT, "maxLength": 5}}, "required": []})
    before = contract(base)
    found = differences(before, contract(revision))
    first, second = documents([pair for each in found for pair in pairs(each, before)])
    schemas = [
        [
            item["get"]["responses"]["200"]["content"]["application/json"]["schema"]
            for item in document["paths"].values()
        ]
        for document in (first, second)
    ]
    assert schemas[0] == [OBJECT, OBJECT, OBJECT]
    assert schemas[1] == [
        {"type": "object", "properties": OBJECT["properties"]},
        {**OBJECT, "properties": {"a": {**TEXT, "maxLength": 5}, "b": {"type": "integer"}}},
        {"type": "object", "properties": {"a": TEXT}, "required": ["a"]},
    ]
