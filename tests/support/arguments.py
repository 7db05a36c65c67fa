"""Every argument that a resource method takes, with the kind of value that the contract wants: read from the contract.

Knows nothing of the generator's own values, so that it can judge what the generator made.
"""

from __future__ import annotations

import inspect
from collections.abc import Iterator, Mapping
from datetime import date, datetime
from functools import cache
from pathlib import Path
from typing import Any, cast

from attrs import frozen

from generator.contract import Node, RawOperation, load, operations, resolved
from timetrack_client.api import OPERATIONS, Resources
from timetrack_client.operations import Caller

CONTRACT = load(Path("openapi/timetrack.yaml"))
NOON = datetime(2026, 10, 1, 12)
DAY = date(2026, 10, 1)
FITTING: Mapping[str, Any] = {
    "text": "x",
    "number or text": 1,
    "integer or text": 1,
    "integer": 1,
    "number": 1,
    "boolean": True,
    "moment": NOON,
    "day": DAY,
    "choice": 1,
    "id": 1,
}
"""One value of each kind that is taken."""
KINDS_OF_TWO = {
    frozenset({"number", "string"}): "number or text",
    frozenset({"integer", "string"}): "integer or text",
    frozenset({"boolean", "integer"}): "boolean",
}
PAGED_BY = ("page_number", "limit")


@frozen
class Argument:
    """One keyword of one method: its name in Python, its name on the wire, where it goes and what it has to be."""

    operation: str
    name: str
    key: str
    place: str
    kind: str
    required: bool
    clearable: bool

    def __str__(self) -> str:
        return f"{self.operation}({self.name})"


@cache
def arguments() -> tuple[Argument, ...]:
    """Every argument of every operation of the contract."""
    return tuple(argument for raw in operations(CONTRACT) for argument in _of(raw))


def fitting(operation: str) -> dict[str, Any]:
    """What an operation needs at least, as keywords with values that are taken."""
    own = [one for one in arguments() if one.operation == operation]
    needed = {one.name: FITTING[one.kind] for one in own if one.required}
    changed = next(({one.name: FITTING[one.kind]} for one in own if one.place == "body"), {})
    return needed or changed if "id" not in needed else {**changed, **needed}


def method_of(resources: Any, operation: str) -> Any:
    """The method of a client that carries out an operation."""
    tag, verb = OPERATIONS[operation]
    return getattr(getattr(resources, tag), verb)


def _of(raw: RawOperation) -> Iterator[Argument]:
    operation = str(raw.node["operationId"])
    for parameter in raw.parameters:
        if parameter["name"] not in PAGED_BY:
            kind = "id" if parameter["in"] == "path" else _kind(_schema(parameter["schema"]))
            yield _argument(operation, parameter, kind, parameter.get("required", False), False)
    body = _schema(raw.node.get("requestBody", {}).get("content", {}).get("application/json", {}).get("schema", {}))
    for key, part in body.get("properties", {}).items():
        told, required = {"name": key, "in": "body"}, key in body.get("required", ())
        clearable = body.get("x-clearable", False) and not part.get("writeOnly")
        yield _argument(operation, told, _kind(_schema(part)), required, clearable)


def _argument(operation: str, told: Node, kind: str, required: bool, clearable: bool) -> Argument:
    key, place = told["name"], told["in"]
    return Argument(operation, _python(operation, key), key, place, kind, required, clearable)


def _python(operation: str, key: str) -> str:
    """The keyword that means a name of the wire: the same letters, whatever their case and underscores."""
    names = inspect.signature(method_of(Resources(cast(Caller, None)), operation)).parameters
    (name,) = (name for name in names if name.replace("_", "") == key.replace("_", "").lower())
    return name


def _schema(schema: Node) -> dict[str, Any]:
    """A schema with what it refers to, the outer words first."""
    found = dict(resolved(CONTRACT, schema))
    for part in found.pop("allOf", ()):
        found = {**_schema(part), **found}
    return found


def _kind(schema: Node) -> str:
    parts = [_schema(one) for one in schema.get("anyOf", ())]
    if "x-extensible-enum" in schema or any("x-extensible-enum" in part for part in parts):
        return "choice"
    if parts:
        return KINDS_OF_TWO[frozenset(part["type"] for part in parts)]
    if schema["type"] == "string":
        return {"wall-clock": "moment", "date": "day"}.get(schema.get("format", ""), "text")
    return str(schema["type"])
