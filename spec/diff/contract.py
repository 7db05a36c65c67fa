"""A contract as trees: each operation self-contained, and what belongs to no operation."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any, Final

from generator.contract import METHODS, is_map

from .normal import noted
from .schemas import Components
from .tree import FROM, WRITTEN, Tree, name

_SHARED: Final = ("paths", "components", "security", "servers", "tags")
_HERE: Final = {"url": "/"}
"""The server of a contract that names none."""


@dataclass(frozen=True)
class Contract:
    """One contract, ready to be compared."""

    version: str
    operations: dict[tuple[str, str], Tree]
    """The tree of each operation, by path and method."""
    rest: Tree
    """What belongs to no operation: title, tags, names of components, extensions of the document."""

    def called(self, key: tuple[str, str]) -> str:
        """What people call an operation: its operationId, or method and path."""
        return str(self.operations[key].get("operationId") or f"{key[1].upper()} {key[0]}")


def contract(document: Mapping[str, Any]) -> Contract:
    """Read a document into trees; in its normal form, so that a default means the same written out or not."""
    document = noted(document)
    reader = _Reader(document)
    operations = dict(reader.operations())
    info = {key: value for key, value in _map(document.get("info")).items() if key != "version"}
    rest: Tree = {key: value for key, value in document.items() if key not in _SHARED}
    rest |= {"info": info, "tags": {name(tag.get("name")): tag for tag in document.get("tags") or ()}}
    rest |= {"components": reader.names()}
    return Contract(str(_map(document.get("info")).get("version", "")), operations, rest)


class _Reader:
    def __init__(self, document: Mapping[str, Any]) -> None:
        self._document = document
        self._components = Components(document)
        self._read: dict[str, Tree] = {}

    def operations(self) -> Iterator[tuple[tuple[str, str], Tree]]:
        for path, item in self._document["paths"].items():
            for method in METHODS:
                if method in item:
                    yield (path, method), self._operation(item, item[method])

    def names(self) -> Tree:
        """The components by kind: True for one that is used (its content is compared there), else all of it."""
        kinds = _map(self._document.get("components"))
        used = self._components.reached
        return {
            kind: members
            if kind == WRITTEN
            else {name(key): True if f"{kind}/{key}" in used else value for key, value in members.items()}
            for kind, members in kinds.items()
        }

    def _operation(self, item: Mapping[str, Any], operation: Mapping[str, Any]) -> Tree:
        tree: Tree = dict(operation)
        tree["path"] = {key: value for key, value in item.items() if key not in (*METHODS, "parameters", "servers")}
        parameters = [*(item.get("parameters") or ()), *(operation.get("parameters") or ())]
        tree["parameters"] = dict(self._parameter(parameter) for parameter in parameters)
        if "requestBody" in operation:
            tree["requestBody"] = self._message(operation["requestBody"])
        tree["responses"] = {name(code): self._message(node) for code, node in operation["responses"].items()}
        tree["tags"] = {name(tag): True for tag in operation.get("tags") or ()}
        tree["security"] = self._security(operation.get("security", self._document.get("security")))
        return tree | _servers(operation.get("servers") or item.get("servers") or self._document.get("servers"))

    def _parameter(self, node: Any) -> tuple[str, Tree]:
        tree = self._message(node)
        return name(f"{tree.get('in')} {tree.get('name')}"), tree

    def _message(self, node: Any) -> Tree:
        """A parameter, header, request body, answer, or media type."""
        node, origin = self._components.follow(node)
        if origin in self._read:
            return self._read[origin]
        tree: Tree = dict(node)
        if "schema" in tree:
            tree["schema"] = self._components.schema(tree["schema"])
        if "content" in tree:
            tree["content"] = {name(kind): self._message(media) for kind, media in tree["content"].items()}
        if "links" in tree:
            tree["links"] = {name(link): value for link, value in tree["links"].items()}
        if "headers" in tree:
            tree["headers"] = {name(header): self._message(value) for header, value in tree["headers"].items()}
        if origin:
            tree[FROM] = origin
            self._read[origin] = tree
        return tree

    def _security(self, alternatives: Any) -> Tree:
        """The ways to authenticate; each is the schemes that are needed together."""
        ways: list[dict[str, list[str]]] = alternatives or [{}]
        return {name(" and ".join(sorted(way)) or "nothing"): self._schemes(way) for way in ways}

    def _schemes(self, way: Mapping[str, list[str]]) -> Tree:
        schemes: Tree = {}
        for key, scopes in way.items():
            scheme, origin = self._components.follow({"$ref": f"#/components/securitySchemes/{key}"})
            schemes[name(key)] = {**scheme, **({"scopes": scopes} if scopes else {}), FROM: origin}
        return schemes


def _servers(given: Any) -> Tree:
    servers: list[dict[str, Any]] = given or [_HERE]
    # Order means nothing but here: clients take the first server unless they are told otherwise.
    return {"servers": {name(server["url"]): _server(server) for server in servers}, "server": servers[0]["url"]}


def _server(server: Mapping[str, Any]) -> Tree:
    tree: Tree = dict(server)
    if "variables" in tree:
        tree["variables"] = {
            name(key): {**value, "enum": {name(item): item for item in value["enum"]}} if "enum" in value else value
            for key, value in tree["variables"].items()
        }
    return tree


def _map(value: Any) -> dict[str, Any]:
    return value if is_map(value) else {}
