"""Schemas of the contract, compiled: from OpenAPI 3.0 to JSON Schema, and from violations to sentences.

Checks values only; it never changes one.
"""

from collections.abc import Iterator, Mapping
from typing import Any

import jsonschema_rs
from jsonschema_rs import ValidationErrorKind as Kind

from timetrack_mock import wallclock
from timetrack_mock.message import Json


def _is_moment(text: str) -> bool:
    return wallclock.parse(text) is not None


def _is_day(text: str) -> bool:
    return wallclock.parse_date(text) is not None


_FORMATS = {"wall-clock": _is_moment, "date": _is_day}
_FORMAT_EXAMPLES = {"wall-clock": "a moment such as 2020-10-23T14:30:00.000Z", "date": "a day such as 2020-10-23"}
_TYPE_NAMES = {
    "object": "an object",
    "array": "a list",
    "string": "text",
    "integer": "a whole number",
    "number": "a number",
    "boolean": "true or false",
    "null": "null",
}

# Everything JSON Schema knows and the contract may use; notes, examples and our own `x-` words are dropped.
_PLAIN = {"type", "enum", "format", "pattern", "required", "uniqueItems"}
_BOUNDS = {f"{end}{what}" for end in ("min", "max") for what in ("imum", "Length", "Items", "Properties")}
_NESTING = {"properties", "additionalProperties", "items", "not", "allOf", "anyOf", "oneOf"}
_KEYWORDS = _PLAIN | _BOUNDS | _NESTING | {"multipleOf"}
_LISTS = frozenset({"allOf", "anyOf", "oneOf"})
_MOST_VIOLATIONS = 10

Schema = Mapping[str, Any]


def to_json_schema(schema: Schema) -> dict[str, Any]:
    """An OpenAPI 3.0 schema object in the words of JSON Schema."""
    if "$ref" in schema:  # in 3.0 whatever stands beside a $ref is ignored
        return {"$ref": schema["$ref"]}
    plain = {key: _converted(key, value) for key, value in schema.items() if key in _KEYWORDS}
    for bound in ("Minimum", "Maximum"):
        if schema.get(f"exclusive{bound}") is True and bound.lower() in plain:
            plain[f"exclusive{bound}"] = plain.pop(bound.lower())
    if schema.get("nullable") is True:
        return {"anyOf": [plain, {"type": "null"}]}
    return plain


def _converted(key: str, value: Any) -> Any:
    if key == "properties":
        return {name: to_json_schema(part) for name, part in value.items()}
    if key in _LISTS:
        return [to_json_schema(part) for part in value]
    if key in ("items", "not") or (key == "additionalProperties" and not isinstance(value, bool)):
        return to_json_schema(value)
    return value


class Check:
    """One compiled schema."""

    def __init__(self, schema: Schema, shared: Mapping[str, Schema]) -> None:
        root = to_json_schema(schema)
        root["components"] = {"schemas": {name: to_json_schema(part) for name, part in shared.items()}}
        self._validator = jsonschema_rs.Draft7Validator(
            {"allOf": [{key: root.pop(key) for key in list(root) if key != "components"}], **root},
            formats=_FORMATS,
            validate_formats=True,
            offline=True,
        )

    def violations(self, value: Json, subject: str = "") -> list[str]:
        """What is wrong with a value, one sentence each; empty when nothing is."""
        if self._validator.is_valid(value):
            return []
        errors = list(self._validator.iter_errors(value))
        # Whoever breaks a format mostly breaks its pattern as well; the name of the format says more.
        formats = [error.instance_path for error in errors if isinstance(error.kind, Kind.Format)]
        kept = (each for each in errors if not (isinstance(each.kind, Kind.Pattern) and each.instance_path in formats))
        sentences = dict.fromkeys(sentence for error in kept for sentence in _sentences(error, subject))
        return list(sentences)[:_MOST_VIOLATIONS]


def _sentences(error: jsonschema_rs.ValidationError, subject: str) -> Iterator[str]:
    place = ".".join(str(part) for part in (subject, *error.instance_path) if part != "")
    kind = error.kind
    if isinstance(kind, Kind.Required):
        yield f"{_below(place, kind.property)} is missing."
    elif isinstance(kind, Kind.AdditionalProperties):
        yield from (f"{_below(place, name)} cannot be written here." for name in kind.unexpected)
    else:
        yield f"{place or 'The body'} must {_demand(error)}."


def _below(place: str, name: str) -> str:
    return f"{place}.{name}" if place else name


def _demand(error: jsonschema_rs.ValidationError) -> str:
    kind = error.kind
    if isinstance(kind, Kind.Type):
        return f"be {' or '.join(_TYPE_NAMES.get(name, name) for name in kind.types)}"
    if isinstance(kind, Kind.Format):
        return f"be {_FORMAT_EXAMPLES.get(kind.format, kind.format)} that exists"
    if isinstance(kind, Kind.Pattern):
        return f"match the pattern {kind.pattern}"
    if isinstance(kind, Kind.MinLength):
        return "not be empty" if kind.limit == 1 else f"have at least {kind.limit} characters"
    if isinstance(kind, Kind.Minimum):
        return f"be at least {kind.limit}"
    if isinstance(kind, Kind.Maximum):
        return f"be at most {kind.limit}"
    if isinstance(kind, (Kind.AnyOf, Kind.OneOfNotValid)):
        choices = (_demand(branch[0]) for branch in kind.context if branch)
        return ", or ".join(dict.fromkeys(choices)) or "have another value"
    return f"have another value ({kind.name})"
