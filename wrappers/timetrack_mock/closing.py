"""Closes the schemas of answers: what they do not declare must not be there.

The contract tells readers to expect properties that nobody has described; the mock has no reason to send any.
"""

from collections.abc import Mapping
from typing import Any, cast

from timetrack_mock.schema import COMBINING, Schema


def closed(schema: Schema, shared: Mapping[str, Schema]) -> Schema:
    """The schema of a value without undeclared properties, at any depth; the shared schemas must be `opened`."""
    inside = opened(schema, shared)
    if not properties(schema, shared):
        return inside  # a free-form object: the contract does not say what is in it
    # Not inside of the schema: there it would not see what the parts of an allOf declare together.
    return {"allOf": [inside], "unevaluatedProperties": False}


def opened(schema: Schema, shared: Mapping[str, Schema]) -> Schema:
    """The same for a schema that is a part of another: the values in it are closed, and the value itself is not."""
    if "$ref" in schema:
        return schema
    return {key: _part(key, value, shared) for key, value in schema.items() if (key, value) != _ANYTHING}


_ANYTHING = ("additionalProperties", True)


def _part(key: str, value: Any, shared: Mapping[str, Schema]) -> Any:
    if key == "properties":
        return {name: closed(part, shared) for name, part in value.items()}
    if key in ("items", "additionalProperties") and isinstance(value, Mapping):
        return closed(cast(Schema, value), shared)
    if key in COMBINING:
        return [opened(part, shared) for part in value]
    return value


def properties(schema: Schema, shared: Mapping[str, Schema], _seen: frozenset[str] = frozenset()) -> dict[str, Schema]:
    """Everything a schema says about the properties of a value, in whichever of its parts."""
    if "$ref" in schema:
        name = str(schema["$ref"]).rpartition("/")[2]
        return {} if name in _seen else properties(shared[name], shared, _seen | {name})
    found: dict[str, Schema] = {}
    for key in COMBINING:
        for part in schema.get(key, ()):
            found |= properties(part, shared, _seen)
    return found | cast("dict[str, Schema]", schema.get("properties", {}))
