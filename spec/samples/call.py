"""What one operation is called with in its samples, read from the examples of the contract, and what comes back."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any, Final

from attrs import frozen
from openapi_python_client.strings import snake_case

from generator.contract import Node, RawOperation, is_list, is_map, resolved, success
from spec.refused import Refused

Headers = Mapping[str, str]
"""The headers that carry the keys, each with the environment variable that a sample takes its value from."""

WIDTH: Final = 76
"""Characters of a line; a wide window shows them in one, a narrow one wraps."""
SHOWN: Final = 2
"""How many properties of an answer a sample prints, at most: the first ones of the example."""


@frozen
class Value:
    """Something that is sent; `format` is that of its schema, such as `wall-clock`, or nothing."""

    name: str
    value: Any
    format: str = ""


@frozen
class Result:
    """What a success answers: records, one record, what was written, or nothing.

    `noun` is the record in snake_case, and `shown` are the properties that are worth printing, by their names in JSON;
    both are empty where there is nothing to see.
    """

    is_list: bool = False
    noun: str = ""
    shown: tuple[str, ...] = ()


@frozen
class Call:
    """One call of one operation."""

    id: str
    method: str
    path: str
    segments: tuple[Value, ...]
    query: tuple[Value, ...]
    body: tuple[Value, ...]
    result: Result


def call_of(document: Node, raw: RawOperation) -> Call:
    """The call that the examples of an operation describe; raises Refused where they do not."""
    return Call(
        id=str(raw.node["operationId"]),
        method=raw.method.upper(),
        path=raw.path,
        segments=tuple(_parameters(document, raw, "path")),
        query=tuple(_parameters(document, raw, "query")),
        body=tuple(_body(document, raw)),
        result=_result(document, raw),
    )


def headers_of(document: Node) -> Headers:
    """The headers of the security schemes that every request needs, `ApiKey` with the variable `TIMETRACK_API_KEY`."""
    schemes = document["components"]["securitySchemes"]
    names = [name for requirement in document["security"] for name in requirement]
    return {schemes[name]["name"]: f"TIMETRACK_{snake_case(name).upper()}" for name in names}


def _parameters(document: Node, raw: RawOperation, place: str) -> Iterator[Value]:
    """Those that the contract has an example of; the others can be left out."""
    for one in raw.parameters:
        if one["in"] == place and "example" in one:
            yield Value(one["name"], one["example"], _format(document, one.get("schema")))
        elif one["in"] == place and one.get("required"):
            raise Refused(f"{raw}: the parameter {one['name']} is required: give it an example in the contract.")


def _body(document: Node, raw: RawOperation) -> Iterator[Value]:
    if "requestBody" not in raw.node:
        return
    content = _json(document, raw.node["requestBody"])
    if not is_map(content.get("example")):
        raise Refused(f"{raw}: the body of the request needs an example in the contract, as a JSON object.")
    properties = resolved(document, content.get("schema")).get("properties", {})
    for name, value in content["example"].items():
        yield Value(name, value, _format(document, properties.get(name)))


def _result(document: Node, raw: RawOperation) -> Result:
    content = _json(document, success(raw.node))
    schema, example = content.get("schema", {}), content.get("example")
    listed = is_list(example)
    record: Node = example[0] if is_list(example) else example or {}
    if raw.method == "post":
        return Result(noun="created", shown=("id",)) if "id" in record else Result()
    if raw.method != "get":
        return Result()
    ref = str((schema.get("items", {}) if listed else schema).get("$ref", "record"))
    return Result(listed, snake_case(ref.rpartition("/")[2]), tuple(record)[:SHOWN])


def _json(document: Node, node: Any) -> Node:
    content: Node = resolved(document, node).get("content", {})
    found: Node = content.get("application/json", {})
    return found


def _format(document: Node, schema: Any) -> str:
    """The format of a schema, also of one that only adds a description to another."""
    own = resolved(document, schema)
    parts = own.get("allOf", [])
    return str(own.get("format", "")) or next(filter(None, (_format(document, part) for part in parts)), "")
