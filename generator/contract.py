"""Loads the contract and answers questions about it; never changes it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from copy import deepcopy
from functools import lru_cache
from pathlib import Path
from typing import Any, NamedTuple, TypeGuard

from ruamel.yaml import YAML
from ruamel.yaml.error import YAMLError

from .problem import Problem

METHODS = ("get", "put", "post", "delete", "options", "head", "patch", "trace")

Node = Mapping[str, Any]


class RawOperation(NamedTuple):
    """One operation as the contract writes it."""

    path: str
    method: str
    node: Node
    parameters: list[Node]

    def __str__(self) -> str:
        return f"{self.method.upper()} {self.path}"


def load(path: Path) -> dict[str, Any]:
    """Read the YAML (1.2, safe, no duplicate keys) and make sure that every $ref leads somewhere."""
    try:
        found = deepcopy(_parsed(path.read_text(encoding="utf-8")))
    except OSError as error:
        raise Problem(f"{path.name} cannot be read: {error.strerror}.") from None
    except (YAMLError, UnicodeDecodeError, RecursionError, ValueError) as error:
        raise Problem(f"{path.name} is not valid YAML: {error}") from None
    if not is_map(found) or "openapi" not in found or not is_map(found.get("paths")):
        raise Problem(f"{path.name} is not an OpenAPI document: it needs the keys openapi and paths.")
    document: dict[str, Any] = found
    for place, ref in _refs(document, ""):
        if target(document, ref) is None:
            raise Problem(f"{place}: $ref {ref!r} points to nothing.")
    return document


@lru_cache(maxsize=4)
def _parsed(text: str) -> Any:
    """Parse a text, which takes a second, once."""
    yaml: Any = YAML(typ="safe")
    return yaml.load(text)


def target(document: Node, ref: str) -> Any:
    """What a local $ref points to, or None."""
    if not ref.startswith("#/"):
        return None
    node: Any = document
    for part in ref[2:].split("/"):
        key = part.replace("~1", "/").replace("~0", "~")
        if not is_map(node) or key not in node:
            return None
        node = node[key]
    return node


def resolved(document: Node, node: Any) -> Node:
    """The node itself, or what its chain of references ends in; a circle ends in an empty node."""
    seen: set[str] = set()
    while is_map(node) and "$ref" in node:
        ref = str(node["$ref"])
        if ref in seen:
            return {}
        seen.add(ref)
        node = target(document, ref)
    return node if is_map(node) else {}


def described(document: Node, node: Any) -> str:
    """The description of a schema or parameter; with `allOf: [$ref]` its own words come before the target's."""
    own = resolved(document, node)
    if own.get("description"):
        return str(own["description"])
    parts = next((own[key] for key in ("allOf", "oneOf", "anyOf") if key in own), None)
    return described(document, parts[0]) if is_list(parts) and len(parts) == 1 else ""


def operations(document: Node) -> Iterator[RawOperation]:
    """Every operation with its own parameters and those of its path."""
    for path, item in document["paths"].items():
        for method in METHODS:
            if method in item:
                node = item[method]
                both = [*node.get("parameters", []), *item.get("parameters", [])]
                yield RawOperation(path, method, node, [resolved(document, one) for one in both])


def success(operation: Node) -> Node:
    """The answer of an operation that means success, as the contract writes it: the first one of 2xx."""
    answer: Node = next(node for status, node in operation["responses"].items() if str(status).startswith("2"))
    return answer


def is_map(node: object) -> TypeGuard[dict[str, Any]]:
    """Whether a piece of YAML is a mapping."""
    return isinstance(node, dict)


def is_list(node: object) -> TypeGuard[list[Any]]:
    """Whether a piece of YAML is a sequence."""
    return isinstance(node, list)


def _refs(node: Any, place: str) -> Iterator[tuple[str, str]]:
    if is_map(node):
        for key, value in node.items():
            if key == "$ref" and isinstance(value, str):
                yield place or "the document", value
            else:
                yield from _refs(value, f"{place}.{key}" if place else str(key))
    elif is_list(node):
        for index, value in enumerate(node):
            yield from _refs(value, f"{place}[{index}]")
