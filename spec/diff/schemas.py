"""Schemas as they are compared: references followed, `allOf` merged, lists without order as maps."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any, Final

from generator.contract import is_list, is_map

from .tree import CHOICES, ENUMS, FROM, REQUIRED, SCHEMAS, WRITTEN, Tree, name, unwritten

_TEXTS: Final = ("description", "title", "example", "externalDocs")


class Components:
    """The components of one document, and which of them anything refers to."""

    def __init__(self, document: Mapping[str, Any]) -> None:
        self._document = document
        self.reached: set[str] = set()
        self._read: dict[str, Any] = {}
        self._cuts = 0

    def follow(self, node: Any) -> tuple[Any, str]:
        """What a node or its reference stands for, and `kind/name` of the component, empty for what is written out."""
        origin = ""
        while is_map(node) and isinstance(reference := node.get("$ref"), str):
            kind, _, key = reference.removeprefix("#/components/").partition("/")
            found = self._document.get("components", {}).get(kind, {}).get(key)
            if found is None:
                return node, origin
            origin = f"{kind}/{key}"
            self.reached.add(origin)
            node = found
        return node, origin

    def schema(self, node: Any, inside: tuple[str, ...] = ()) -> Any:
        """The tree of a schema; one that contains itself ends with its name."""
        node, origin = self.follow(node)
        if origin in inside:
            self._cuts += 1
            return {FROM: origin}
        if not is_map(node):
            return node
        if not origin:
            return self._tree(node, inside)
        if origin in self._read:
            return self._read[origin]
        cuts = self._cuts
        tree = {**self._tree(node, (*inside, origin)), FROM: origin}
        if cuts == self._cuts:  # Where one is cut off depends on where one came from.
            self._read[origin] = tree
        return tree

    def _tree(self, node: Mapping[str, Any], inside: tuple[str, ...]) -> Tree:
        required: list[str] = list(node.get("required") or [])
        tree: Tree = {}
        for key, value in node.items():
            tree[key] = self._member(node, key, value, required, inside)
        if left := {name(key): True for key in required if key not in (node.get("properties") or {})}:
            tree["required"] = left
        else:
            tree.pop("required", None)
        return _merged(tree) if "allOf" in tree else tree

    def _member(
        self, node: Mapping[str, Any], key: str, value: Any, required: list[str], inside: tuple[str, ...]
    ) -> Any:
        if is_list(value):
            return self._list(node, key, value, inside)
        if key == "properties" and is_map(value):
            read = {name(inner): self.schema(schema, inside) for inner, schema in value.items()}
            return {inner: _marked(schema, inner[1:] in required) for inner, schema in read.items()}
        return self.schema(value, inside) if key in SCHEMAS else value

    def _list(self, node: Mapping[str, Any], key: str, value: list[Any], inside: tuple[str, ...]) -> Any:
        """A list as a map if its order means nothing."""
        if key in CHOICES:
            return _labelled([self.schema(choice, inside) for choice in value])
        if key in ENUMS:
            return {name(json.dumps(item)): True for item in value}
        if key == "x-enum-varnames":
            values = next((node[kind] for kind in ENUMS if kind in node), ())
            return {name(json.dumps(item)): text for item, text in zip(values, value, strict=False)}
        return value


def _marked(schema: Any, required: bool) -> Any:
    return {**schema, REQUIRED: True} if required and is_map(schema) else schema


def _labelled(choices: list[Any]) -> Tree:
    """Alternatives under a name that stays the same when they are written in another order."""
    labelled: Tree = {}
    for choice in choices:
        plain = _plain(choice)
        label = plain.get(FROM, "").rpartition("/")[2] or plain.get("type") or "any"
        number = sum(1 for known in labelled if known.split(" ")[0] == name(label))
        labelled[name(label if not number else f"{label} {number + 1}")] = choice
    return labelled


class _Contradiction(Exception):
    """Two parts of a schema say different things about the same."""


def _merged(tree: Tree) -> Tree:
    """A schema with `allOf` as one without, unless its parts contradict each other."""
    outer = {key: value for key, value in tree.items() if key != "allOf"}
    parts = [part for part in tree["allOf"].values() if is_map(part)]
    merged = dict(outer)
    try:
        for part in parts:
            merged |= {key: _both(key, merged[key], value) if key in merged else value for key, value in part.items()}
    except _Contradiction:
        return tree
    # What one part writes out although it goes without saying does not go without saying if another says otherwise.
    if written := {key: value for key, value in merged.pop(WRITTEN, {}).items() if key not in merged}:
        merged[WRITTEN] = written
    if names := [part[FROM] for part in parts if FROM in part]:
        merged[FROM] = "schemas/" + " & ".join(text.removeprefix("schemas/") for text in names)
    return _with_null(merged, outer, parts)


def _both(key: str, known: Any, value: Any) -> Any:
    """What two parts of a schema say together with one keyword; raises _Contradiction."""
    if key == FROM:
        return value
    if key == WRITTEN or (key == "properties" and not (_plain(known).keys() & _plain(value).keys())):
        return {**_plain(known), **_plain(value)}
    if key in _TEXTS or key == "nullable" or key.startswith("x-") or unwritten(known) == unwritten(value):
        return known
    raise _Contradiction


def _with_null(merged: Tree, outer: Tree, parts: list[Tree]) -> Tree:
    """Null is allowed only if all parts that name a type allow it (OpenAPI 3.0.3)."""
    typed = [part for part in (outer, *parts) if "type" in part]
    if typed and "nullable" not in outer:
        merged.pop("nullable", None)
        if all(part.get("nullable") for part in typed):
            merged["nullable"] = True
    return merged


def _plain(value: Any) -> dict[str, Any]:
    return value if is_map(value) else {}
