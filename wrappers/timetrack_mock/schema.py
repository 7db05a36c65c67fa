"""Schemas of the contract, compiled: from OpenAPI 3.0 to JSON Schema.

Checks values only; it never changes one.
"""

from collections.abc import Mapping
from typing import Any, cast

import jsonschema_rs

from timetrack_mock import wallclock
from timetrack_mock.message import Json
from timetrack_mock.sentences import sentences


def _is_moment(text: str) -> bool:
    return wallclock.parse(text) is not None


def _is_day(text: str) -> bool:
    return wallclock.parse_date(text) is not None


_FORMATS = {"wall-clock": _is_moment, "date": _is_day}

# Everything JSON Schema knows and the contract may use; notes, examples and our own `x-` words are dropped.
_PLAIN = {"type", "enum", "format", "pattern", "required", "uniqueItems"}
_BOUNDS = {f"{end}{what}" for end in ("min", "max") for what in ("imum", "Length", "Items", "Properties")}
COMBINING = frozenset({"allOf", "anyOf", "oneOf"})
_NESTING = {"properties", "additionalProperties", "items", "not"} | COMBINING
# The last one is not of OpenAPI 3.0; the checks of answers use it.
_KEYWORDS = _PLAIN | _BOUNDS | _NESTING | {"multipleOf", "unevaluatedProperties"}
_SHARED = "#/components/schemas/"
_MOST_VIOLATIONS = 10

Schema = Mapping[str, Any]


def to_json_schema(schema: Schema) -> dict[str, Any]:
    """An OpenAPI 3.0 schema object in the words of JSON Schema."""
    if "$ref" in schema:  # in 3.0 whatever stands beside a $ref is ignored
        return {"$ref": schema["$ref"]}
    plain = {key: _converted(key, value) for key, value in schema.items() if key in _KEYWORDS}
    if schema.get("x-clearable"):  # null empties what is read back; a password is only replaced (E53)
        parts = plain["properties"].items()
        hidden = {name for name, part in schema["properties"].items() if part.get("writeOnly")}
        plain["properties"] = {name: part if name in hidden else _or_null(part) for name, part in parts}
    for bound in ("Minimum", "Maximum"):
        if schema.get(f"exclusive{bound}") is True and bound.lower() in plain:
            plain[f"exclusive{bound}"] = plain.pop(bound.lower())
    if schema.get("nullable") is True:
        return _or_null(plain)
    return plain


def _or_null(schema: Schema) -> dict[str, Any]:
    return {"anyOf": [schema, {"type": "null"}]}


def _converted(key: str, value: Any) -> Any:
    if key == "properties":
        return {name: to_json_schema(part) for name, part in value.items()}
    if key in COMBINING:
        return [to_json_schema(part) for part in value]
    if key in ("items", "not") or (key == "additionalProperties" and not isinstance(value, bool)):
        return to_json_schema(value)
    return value


def _needed(schema: dict[str, Any], shared: Mapping[str, Schema]) -> dict[str, Any]:
    """The shared schemas that a schema refers to, on whatever way, as JSON Schema."""
    found: dict[str, Any] = {}
    waiting: list[Any] = [schema]
    while waiting:
        node = waiting.pop()
        if isinstance(node, list):
            waiting += node
            continue
        if not isinstance(node, dict):
            continue
        reference = cast("dict[str, Any]", node).get("$ref")
        if isinstance(reference, str):
            name = reference.removeprefix(_SHARED).partition("/")[0]
            if name not in found:
                found[name] = to_json_schema(shared[name])
                waiting.append(found[name])
        waiting += cast("dict[str, Any]", node).values()
    return found


class Check:
    """One compiled schema."""

    def __init__(self, schema: Schema, shared: Mapping[str, Schema]) -> None:
        root = to_json_schema(schema)
        self._validator = jsonschema_rs.Draft202012Validator(
            {"allOf": [root], "components": {"schemas": _needed(root, shared)}},
            formats=_FORMATS,
            validate_formats=True,
            offline=True,
        )

    def violations(self, value: Json, subject: str = "") -> list[str]:
        """What is wrong with a value, one sentence each; empty when nothing is."""
        if self._validator.is_valid(value):
            return []
        found = sentences(self._validator.iter_errors(value), subject)
        return list(dict.fromkeys(found))[:_MOST_VIOLATIONS]
