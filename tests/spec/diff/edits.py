"""Small edits of a contract, for the catalogue of changes.

A place is written `schemas.Client.properties.name` (a component), `list_clients.parameters.2` (an operation, by its
operationId) or `/info/title` (anything else, with `~` for a slash within a
name); a number is an index of a list.
"""

import json
from collections.abc import Callable
from copy import deepcopy
from typing import Any

from tests.spec.flaws import reached

Edit = Callable[[dict[str, Any]], None]
METHODS = ("get", "put", "post", "delete")


def edited(document: dict[str, Any], edit: Edit) -> dict[str, Any]:
    """The document after an edit; the given one stays as it is."""
    copied = deepcopy(document)
    edit(copied)
    assert json.dumps(copied) != json.dumps(document), "The edit changes nothing."
    return copied


def put(place: str, value: Any) -> Edit:
    """Set what stands at a place."""

    def edit(document: dict[str, Any]) -> None:
        node, last = _find(document, place)
        node[last] = deepcopy(value)

    return edit


def drop(place: str) -> Edit:
    """Take away what stands at a place."""

    def edit(document: dict[str, Any]) -> None:
        node, last = _find(document, place)
        del node[last]

    return edit


def add(place: str, value: Any) -> Edit:
    """Append to the list at a place."""

    def edit(document: dict[str, Any]) -> None:
        node, last = _find(document, place)
        node[last] = [*node.get(last, []), deepcopy(value)]

    return edit


def reverse(place: str) -> Edit:
    """Turn the order of a list or map."""

    def edit(document: dict[str, Any]) -> None:
        node, last = _find(document, place)
        value = node[last]
        node[last] = dict(reversed(value.items())) if isinstance(value, dict) else value[::-1]

    return edit


def all_of(*edits: Edit) -> Edit:
    """Several edits, one after the other."""

    def edit(document: dict[str, Any]) -> None:
        for each in edits:
            each(document)

    return edit


def drop_operation(operation_id: str) -> Edit:
    """Take away an operation, and its path if it was the only one there."""

    def edit(document: dict[str, Any]) -> None:
        for path, item in list(document["paths"].items()):
            for method in METHODS:
                if item.get(method, {}).get("operationId") == operation_id:
                    del item[method]
            if not any(method in item for method in METHODS):
                del document["paths"][path]

    return edit


def rename(kind: str, old: str, new: str) -> Edit:
    """Give a component another name, wherever it is used."""

    def edit(document: dict[str, Any]) -> None:
        members = document["components"][kind]
        document["components"][kind] = {new if key == old else key: value for key, value in members.items()}
        _refer(document, f"#/components/{kind}/{old}", {"$ref": f"#/components/{kind}/{new}"})

    return edit


def write_out(kind: str, name: str) -> Edit:
    """Write a component out wherever it is used, and take it away."""

    def edit(document: dict[str, Any]) -> None:
        _refer(document, f"#/components/{kind}/{name}", document["components"][kind].pop(name))

    return edit


def move(place: str, kind: str, name: str) -> Edit:
    """Make a component of what stands at a place, and refer to it."""

    def edit(document: dict[str, Any]) -> None:
        node, last = _find(document, place)
        document["components"].setdefault(kind, {})[name] = node[last]
        node[last] = {"$ref": f"#/components/{kind}/{name}"}

    return edit


def everywhere(change: Callable[[dict[str, Any]], None]) -> Edit:
    """The same edit of every operation."""

    def edit(document: dict[str, Any]) -> None:
        for item in document["paths"].values():
            for method in METHODS:
                if method in item:
                    change(item[method])

    return edit


def _find(document: dict[str, Any], place: str) -> tuple[Any, Any]:
    if place.startswith("/"):
        node: Any = document
        # In a path of the API, `~` stands for the slash.
        steps = [step.replace("~", "/") for step in place[1:].split("/")]
    else:
        head, *steps = place.split(".")
        node = document["components"].get(head) or _operation(document, head)
    return reached(node, steps)


def _operation(document: dict[str, Any], operation_id: str) -> Any:
    for item in document["paths"].values():
        for method in METHODS:
            if item.get(method, {}).get("operationId") == operation_id:
                return item[method]
    raise KeyError(operation_id)


def _refer(node: Any, old: str, new: Any) -> None:
    """Put something else in the place of every reference to `old`."""
    for key, value in list(node.items() if isinstance(node, dict) else enumerate(node)):
        if isinstance(value, dict) and value.get("$ref") == old:
            node[key] = deepcopy(new)
        elif isinstance(value, (dict, list)):
            _refer(value, old, new)
