"""Flaws: what is spoiled in a copy of the contract, and the rule that has to say so."""

from __future__ import annotations

from collections.abc import Callable
from copy import deepcopy
from typing import Any

from attrs import frozen

Change = Callable[[dict[str, Any]], None]

CLIENTS, CLIENT = "/paths/~1clients", "/paths/~1clients~1{id}"
SCHEMAS, PARAMETERS, RESPONSES = "/components/schemas", "/components/parameters", "/components/responses"
JSON = "content/application~1json"


@frozen
class Flaw:
    sentence: str
    rule: str
    place: str
    change: Change

    def __str__(self) -> str:
        return f"{self.rule}: {self.sentence}"

    def is_found_at(self, pointer: str) -> bool:
        """Whether a finding is about this flaw: it is at the place, in it, or around it."""
        return self.place.startswith(pointer) or pointer.startswith(self.place)


def put(sentence: str, rule: str, place: str, value: object, *, seen: str = "") -> Flaw:
    """Something stands at a place that should not, or should stand there differently; `seen` is where it is noticed."""

    def change(document: dict[str, Any]) -> None:
        node, key = _parent(document, place)
        node[key] = deepcopy(value)

    return Flaw(sentence, rule, seen or place, change)


def drop(sentence: str, rule: str, place: str, *, seen: str = "") -> Flaw:
    """Something is missing; `seen` is where it is noticed."""

    def change(document: dict[str, Any]) -> None:
        node, key = _parent(document, place)
        del node[key]

    return Flaw(sentence, rule, seen or place, change)


def rename(sentence: str, rule: str, place: str, name: str) -> Flaw:
    """A key has another name."""

    def change(document: dict[str, Any]) -> None:
        node, key = _parent(document, place)
        node[name] = node.pop(key)

    return Flaw(sentence, rule, f"{place.rpartition('/')[0]}/{_escaped(name)}", change)


def reached(node: Any, steps: list[str]) -> tuple[Any, Any]:
    """The map or list in which the last of the steps is a key, and that key, which is a number in a list."""
    *way, last = steps
    for step in way:
        node = node[int(step) if isinstance(node, list) else step]
    return node, int(last) if isinstance(node, list) else last


def _parent(document: dict[str, Any], place: str) -> tuple[Any, Any]:
    return reached(document, [part.replace("~1", "/").replace("~0", "~") for part in place.split("/")[1:]])


def _escaped(name: str) -> str:
    return name.replace("~", "~0").replace("/", "~1")


def pointer(path: list[str | int]) -> str:
    return "".join(f"/{_escaped(str(part))}" for part in path)
