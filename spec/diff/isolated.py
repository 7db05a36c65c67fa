"""Documents in which every difference is an operation of its own, so that what a tool says belongs to exactly one.

The n-th difference is the operation `/n/…`: as it was in the base document, and with nothing but this difference in the
revision. Everything is written out; nothing is shared that a tool could visit only once.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from copy import deepcopy
from typing import Any

from attrs import frozen

from generator.contract import is_list, is_map

from .contract import Contract
from .differences import Difference
from .tree import ABSENT, CHOICES, ENUMS, FROM, REQUIRED, WRITTEN, Tree, is_name


@frozen
class Pair:
    """One operation before and after one difference; ABSENT where there is none."""

    path: str
    method: str
    before: Tree | str
    after: Tree | str


def pairs(difference: Difference, base: Contract) -> list[Pair]:
    """A pair for each part of an operation that a difference touches.

    None if it belongs to the document, or is about what goes without saying: there is nothing to ask the tools.
    """
    if WRITTEN in difference.path:
        return []
    found: list[Pair] = []
    for (path, method), place in difference.paths:
        before = base.operations.get((path, method), ABSENT)
        after = _with(before, place, difference.after) if place and is_map(before) else difference.after
        found.append(Pair(path, method, before, after))
    return found


def documents(every: Iterable[Pair]) -> tuple[dict[str, Any], dict[str, Any]]:
    """The base document and the revision for a tool."""
    base, revision = _empty(), _empty()
    for number, pair in enumerate(every):
        for document, tree in ((base, pair.before), (revision, pair.after)):
            # A path that came or went would be compared with those that went or came elsewhere.
            item = document["paths"][f"/{number}{pair.path}"] = {"trace": {"responses": {"200": {"description": "."}}}}
            if is_map(tree):
                item[pair.method] = _operation(tree, number, document["components"]["securitySchemes"])
    return base, revision


def _empty() -> dict[str, Any]:
    info = {"title": "Differences", "version": "1.0.0"}
    return {"openapi": "3.0.3", "info": info, "paths": {}, "components": {"securitySchemes": {}}}


def _with(tree: Tree, path: tuple[str, ...], value: Any) -> Tree:
    """The tree with one value set, or taken away."""
    copied = deepcopy(tree)
    node: Any = copied
    for step in path[:-1]:
        node = node.setdefault(step, {})
    if value == ABSENT:
        node.pop(path[-1], None)
    elif is_map(value) and is_map(known := node.get(path[-1])) and REQUIRED in known:
        node[path[-1]] = {**value, REQUIRED: known[REQUIRED]}
    else:
        node[path[-1]] = value
    return copied


def _operation(tree: Tree, number: int, schemes: dict[str, Any]) -> dict[str, Any]:
    left_out = (WRITTEN, "path", "parameters", "security", "server")
    operation = {key: _plain(value) for key, value in _whole(tree).items() if key not in left_out}
    operation["operationId"] = f"{number}.{tree.get('operationId', '')}"
    operation["parameters"] = [_plain(parameter) for parameter in tree.get("parameters", {}).values()]
    operation["tags"] = [key[1:] for key in tree.get("tags", {})]
    operation["servers"] = [_plain(server) for server in tree.get("servers", {}).values()]
    ways: list[dict[str, list[str]]] = []
    for way in tree.get("security", {}).values():
        ways.append({f"{number}-{key[1:]}": scheme.get("scopes", []) for key, scheme in way.items()})
        schemes |= {f"{number}-{key[1:]}": _plain(scheme) for key, scheme in way.items()}
    operation["security"] = ways
    return operation


def _plain(node: Any) -> Any:
    """A tree as OpenAPI says it."""
    if not is_map(node):
        return [_plain(item) for item in node] if is_list(node) else node
    left_out = (FROM, REQUIRED, WRITTEN, "links")
    plain = {_bare(key): _plain(value) for key, value in _whole(node).items() if key not in left_out}
    for key in ENUMS:
        if is_map(values := node.get(key)):
            plain[key] = [json.loads(item[1:]) for item in values]
    for key in CHOICES:
        if is_map(choices := node.get(key)):
            plain[key] = [_plain(choice) for choice in choices.values()]
    if is_map(names := node.get("x-enum-varnames")):
        plain["x-enum-varnames"] = list(names.values())
    if required := _required(node):
        plain["required"] = required
    return plain


def _whole(node: Mapping[str, Any]) -> Mapping[str, Any]:
    """A node with the defaults that it writes out: a tool is told what changed in the words of the contract."""
    return {**node.get(WRITTEN, {}), **node}


def _required(node: Mapping[str, Any]) -> list[str]:
    """The required properties of a schema; empty for a parameter, whose `required` is true or missing."""
    members, names = node.get("properties"), node.get("required")
    marked = (
        [key for key, schema in members.items() if is_map(schema) and REQUIRED in schema] if is_map(members) else []
    )
    return [_bare(key) for key in (*marked, *(names if is_map(names) else ()))]


def _bare(key: str) -> str:
    return key[1:] if is_name(key) else key
