"""Tells openapi-python-client in its own words what the contract says in ours. In memory; there is no second YAML.

`format: wall-clock` becomes `date-time`, which gives a datetime; `x-extensible-enum` becomes `enum`, which gives a
class; below `x-clearable` all that can be read is `nullable`, which gives CLEAR. Other generators read the file itself:
they see texts and open numbers, and none of them sends a null for what was not given.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from .contract import is_list, is_map
from .names import check_enum
from .problem import Problem

NOT_SCHEMAS = frozenset({"example", "examples", "default", "enum", "x-extensible-enum", "x-enum-varnames"})
NAMED_BY_CONTRACT = frozenset({"properties", "schemas", "parameters", "responses"})


def overlaid(document: Mapping[str, Any]) -> dict[str, Any]:
    """A translated deep copy."""
    return {key: _copy(value) for key, value in document.items() if value is not None}


def _copy(node: Any) -> Any:
    if is_list(node):
        return [_copy(item) for item in node]
    if is_map(node):
        # A key without a value says no more than a missing one.
        return _translated({key: _child(key, value) for key, value in node.items() if value is not None})
    return node


def _child(key: str, value: Any) -> Any:
    if key in NOT_SCHEMAS:
        return value
    # Below these keys stand names of the contract's own, which may well read "format" or "example".
    if key in NAMED_BY_CONTRACT and is_map(value):
        return {name: _copy(inner) for name, inner in value.items()}
    return _copy(value)


def _translated(node: dict[str, Any]) -> dict[str, Any]:
    for recognise, translate in RULES:
        if recognise(node):
            node = translate(node)
    return node


def _is_moment(node: dict[str, Any]) -> bool:
    return node.get("type") == "string" and node.get("format") in {"wall-clock", "date-time"}


def _moment(node: dict[str, Any]) -> dict[str, Any]:
    if node["format"] == "date-time":
        raise Problem("format date-time promises a point in time; TimeTrack's timestamps are format wall-clock.")
    return {**node, "format": "date-time"}


def _is_open_enum(node: dict[str, Any]) -> bool:
    return isinstance(node.get("x-extensible-enum"), list) and "enum" not in node


def _open_enum(node: dict[str, Any]) -> dict[str, Any]:
    return {**node, "enum": list(node["x-extensible-enum"])}


def _is_enum(node: dict[str, Any]) -> bool:
    return isinstance(node.get("enum"), list) and node.get("type") in ("string", "integer")


def _enum(node: dict[str, Any]) -> dict[str, Any]:
    check_enum(node)
    return node


def _is_clearable(node: dict[str, Any]) -> bool:
    return node.get("x-clearable") is True and is_map(node.get("properties"))


def _clearable(node: dict[str, Any]) -> dict[str, Any]:
    """What is written and never read, such as a password, is replaced and not emptied."""
    properties = node["properties"].items()
    return {
        **node,
        "properties": {name: part if part.get("writeOnly") else _nullable(part) for name, part in properties},
    }


def _nullable(part: dict[str, Any]) -> dict[str, Any]:
    return {"allOf": [part], "nullable": True} if "$ref" in part else {**part, "nullable": True}


RULES: tuple[tuple[Callable[[dict[str, Any]], bool], Callable[[dict[str, Any]], dict[str, Any]]], ...] = (
    (_is_moment, _moment),
    (_is_open_enum, _open_enum),
    (_is_enum, _enum),
    (_is_clearable, _clearable),
)
