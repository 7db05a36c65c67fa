"""What the contract says, in the words of the checks: operations, resources, filters, references."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

import yaml

_FILE = Path(__file__).resolve().parents[3] / "openapi" / "timetrack.yaml"
_METHODS = ("get", "post", "put", "patch", "delete")
DOCUMENT: dict[str, Any] = yaml.load(_FILE.read_text("utf-8"), Loader=getattr(yaml, "CSafeLoader", yaml.SafeLoader))


def resolved(node: dict[str, Any]) -> dict[str, Any]:
    """What a node says, with `$ref` followed and `allOf` merged in; its own words win."""
    while "$ref" in node:
        target: Any = DOCUMENT
        for part in node["$ref"].removeprefix("#/").split("/"):
            target = target[part]
        node = target
    merged: dict[str, Any] = {}
    for part in node.get("allOf", ()):
        merged |= resolved(part)
    return merged | node


@dataclass(frozen=True)
class Operation:
    """One method on one path."""

    method: str
    path: str
    spec: dict[str, Any]

    @property
    def id(self) -> str:
        return str(self.spec["operationId"])

    @property
    def tag(self) -> str:
        return str(self.spec["tags"][0])

    @property
    def answer(self) -> dict[str, Any]:
        """The schema of what a read answers; empty for a write."""
        content = self.spec["responses"].get("200", {}).get("content")
        return resolved(content["application/json"]["schema"]) if content else {}

    @property
    def body(self) -> dict[str, dict[str, Any]]:
        """The properties that may be written."""
        content = self.spec.get("requestBody", {}).get("content")
        schema = resolved(content["application/json"]["schema"]) if content else {}
        return {name: resolved(part) for name, part in schema.get("properties", {}).items()}

    @property
    def is_open(self) -> bool:
        """Whether properties may be written that the contract does not name."""
        schema = resolved(self.spec["requestBody"]["content"]["application/json"]["schema"])
        return bool(schema.get("additionalProperties", True))

    @property
    def example(self) -> Any:
        """The body that the contract itself gives as an example."""
        return self.spec.get("requestBody", {}).get("content", {}).get("application/json", {}).get("example")

    @property
    def parameters(self) -> list[dict[str, Any]]:
        return [resolved(each) for each in self.spec.get("parameters", ())]


OPERATIONS = tuple(
    Operation(method.upper(), path, item[method])
    for path, item in DOCUMENT["paths"].items()
    for method in _METHODS
    if method in item
)
BY_ID = {each.id: each for each in OPERATIONS}
LISTS = tuple(each for each in OPERATIONS if each.answer.get("type") == "array")
CREATORS = tuple(each for each in OPERATIONS if each.id.startswith("create_"))
UPDATERS = tuple(each for each in OPERATIONS if each.id.startswith("update_"))


@cache
def record(tag: str) -> dict[str, dict[str, Any]]:
    """The properties of the records of a resource as they are read."""
    reader = next(each for each in OPERATIONS if each.tag == tag and each.answer)
    schema = resolved(reader.answer["items"]) if reader.answer.get("type") == "array" else reader.answer
    return {name: resolved(part) for name, part in schema["properties"].items()}


def is_flag(part: dict[str, Any]) -> bool:
    """Whether a written property says yes or no."""
    return "boolean" in (part.get("type"), *(each.get("type") for each in part.get("anyOf", ())))


def with_format(operation: Operation, kind: str) -> list[str]:
    """The names of the written properties that have one format."""
    return [name for name, part in operation.body.items() if part.get("format") == kind]


def read_as(operation: Operation) -> dict[str, str]:
    """Under which name each written property is read back."""
    return {name: part.get("x-read-as", name) for name, part in operation.body.items()}


@dataclass(frozen=True)
class Filter:
    """What a query parameter does to a list; `kind` is the format of the parameter."""

    path: str
    parameter: str
    property: str
    kind: str


def filters(match: str) -> Iterator[Filter]:
    """The filters of stored lists that compare in one way. Work reports are computed and have checks of their own."""
    for operation in LISTS:
        for parameter in operation.parameters if operation.tag != "work_reports" else ():
            asked = parameter.get("x-filter", {})
            if asked.get("match") == match:
                kind = resolved(parameter["schema"]).get("format", "")
                yield Filter(operation.path, parameter["name"], asked["property"], kind)


def methods(path: str) -> set[str]:
    """The methods that a path declares."""
    return {each.method for each in OPERATIONS if each.path == path}
