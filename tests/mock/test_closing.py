"""A closed schema allows what is declared anywhere in it, and nothing else."""

from typing import Any

import pytest

from timetrack_mock.closing import closed, opened, properties
from timetrack_mock.schema import Check

SHARED: dict[str, Any] = {
    "Base": {"type": "object", "additionalProperties": True, "properties": {"id": {"type": "integer"}}},
    "Free": {"type": "object", "additionalProperties": True},
    "Tree": {"properties": {"name": {"type": "string"}, "below": {"items": {"$ref": "#/components/schemas/Tree"}}}},
    "Loop": {"allOf": [{"$ref": "#/components/schemas/Loop"}]},
    "Kind": {"type": "integer", "nullable": True},
}


def to(name: str) -> dict[str, Any]:
    return {"$ref": f"#/components/schemas/{name}"}


NAMED = {"properties": {"name": {"type": "string", "nullable": True}}}
MAP = {"type": "object", "additionalProperties": to("Base")}
CASES: dict[str, tuple[dict[str, Any], Any, list[str]]] = {
    "a declared property": (to("Base"), {"id": 1}, []),
    "an undeclared property": (to("Base"), {"id": 1, "x": 1}, ["x is not declared."]),
    "two undeclared properties": (to("Base"), {"x": 1, "y": 1}, ["x is not declared.", "y is not declared."]),
    "what two parts declare together": ({"allOf": [to("Base"), NAMED]}, {"id": 1, "name": None}, []),
    "what no part declares": ({"allOf": [to("Base"), NAMED]}, {"id": 1, "x": 1}, ["x is not declared."]),
    "what one of two choices declares": ({"anyOf": [to("Base"), NAMED]}, {"name": "A"}, []),
    "an element of a list": ({"type": "array", "items": to("Base")}, [{"id": 1}, {"x": 1}], ["1.x is not declared."]),
    "something deep below": (to("Tree"), {"below": [{"below": [{"x": 1}]}]}, ["below.0.below.0.x is not declared."]),
    "a tree without a lie": (to("Tree"), {"below": [{"name": "A", "below": [{"name": "B"}]}]}, []),
    "a value of a map": (MAP, {"any": {"id": 1}, "other": {"x": 1}}, ["other.x is not declared."]),
    "a free-form object": (to("Free"), {"x": {"y": 1}}, []),
    "a free-form property": ({"properties": {"any": to("Free"), "all": {}}}, {"any": {"x": 1}, "all": {"y": 1}}, []),
    "nothing at all": ({**NAMED, "type": "object", "nullable": True}, None, []),
    "a nullable property by reference": ({"properties": {"kind": {"allOf": [to("Kind")]}}}, {"kind": None}, []),
    "a wrong type is named, and nothing else": (to("Base"), {"id": "1"}, ["id must be a whole number."]),
    "properties by the names of keywords": (
        {"properties": {"items": {"type": "integer"}, "properties": {"type": "integer"}}},
        {"items": 1, "properties": 2},
        [],
    ),
}


@pytest.mark.parametrize("name", CASES)
def test_a_closed_schema_refuses_just_what_it_does_not_declare(name: str) -> None:
    schema, value, problems = CASES[name]
    shared = {each: opened(part, SHARED) for each, part in SHARED.items()}
    check = Check(closed(schema, SHARED), shared)
    assert check.violations(value) == problems


def test_the_schema_itself_stays_as_lenient_as_it_was() -> None:
    for name in ("Base", "Tree"):
        closed(to(name), SHARED)
        assert Check(to(name), SHARED).violations({"x": 1}) == []


def test_a_schema_that_refers_to_itself_declares_what_it_can() -> None:
    assert properties(to("Loop"), SHARED) == {}
    assert set(properties(to("Tree"), SHARED)) == {"name", "below"}
