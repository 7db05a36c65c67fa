"""What differs between two contracts, in the smallest pieces that can be judged on their own."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any, Final, TypeAlias

from attrs import evolve, field, frozen

from generator.contract import is_map

from .change import change
from .contract import Contract
from .tree import ABSENT, CHOICES, ENUMS, FROM, MAPS, OPAQUE, REQUIRED, Tree, is_schema

_SHAPE: Final = ("type", "not", *CHOICES)

Key: TypeAlias = tuple[str, str]


@frozen
class Difference:
    """One piece: where it is in the tree of its operations, and what stood and stands there (ABSENT for nothing)."""

    path: tuple[str, ...]
    before: Any
    after: Any
    anchor: str = ""
    """`kind/name` of the component in which it is written, empty if it is written in the operation itself."""
    inside: tuple[str, ...] = ()
    """The path within that component, or else within the operation."""
    operations: tuple[Key, ...] = ()
    """The operations that it touches; none where it belongs to the document."""
    paths: tuple[tuple[Key, tuple[str, ...]], ...] = field(default=(), repr=False)
    """One operation and path for each part of an operation (parameters, request body, answers) that it touches."""

    @property
    def side(self) -> str:
        """Who is concerned: `request`, `response`, `operation` or `document`."""
        if not self.operations:
            return "document"
        sides = {"parameters": "request", "requestBody": "request", "responses": "response"}
        return sides.get(self.path[0] if self.path else "", "operation")

    @property
    def change(self) -> str:
        """The kind of change; see `change.change`."""
        return change(self.path, self.before, self.after)


def differences(base: Contract, revision: Contract) -> list[Difference]:
    """All of them, each once, with the operations that it touches."""
    found: dict[str, Difference] = {}
    comparer = _Comparer()
    for key in dict.fromkeys((*base.operations, *revision.operations)):
        before, after = base.operations.get(key), revision.operations.get(key)
        if before is None or after is None:
            _keep(found, Difference((), before or ABSENT, after or ABSENT, operations=(key,), paths=((key, ()),)))
            continue
        for one in comparer.compare(before, after):
            _keep(found, _of(one, key))
    renamed = {f"={str(name).partition('/')[2]}" for one in found.values() for name in _renamed(one)}
    rest = [
        one
        for one in comparer.compare(base.rest, revision.rest)
        if not (_is_schema_name(one) and one.path[-1] in renamed)
    ]
    return [*found.values(), *rest]


def _renamed(one: Difference) -> tuple[Any, ...]:
    """The names that take each other's place; that one is gone and one is new does not have to be said as well."""
    return (one.before, one.after) if one.path[-1:] == (FROM,) and one.change == "changed" else ()


def _is_schema_name(one: Difference) -> bool:
    return one.path[:2] == ("components", "schemas") and len(one.path) == 3


def _keep(found: dict[str, Difference], one: Difference) -> None:
    """Add a difference, or the operation to the same difference of another operation."""
    which = one.operations if not one.path else ()
    same = json.dumps([which, one.side, one.anchor, one.inside, one.before, one.after], default=str)
    known = found.get(same)
    if known is None:
        found[same] = one
        return
    parts = {path[:1] for _, path in known.paths}
    found[same] = evolve(
        known,
        operations=tuple(dict.fromkeys((*known.operations, *one.operations))),
        paths=(*known.paths, *(place for place in one.paths if place[1][:1] not in parts)),
    )


def _of(one: Difference, key: Key) -> Difference:
    return evolve(one, operations=(key,), paths=((key, one.path),))


class _Comparer:
    """Walks along two trees at once; what they share with others, such as the errors, is compared once."""

    def __init__(self) -> None:
        self._same: dict[tuple[int, int], tuple[bool, Any, Any]] = {}

    def compare(
        self, before: Tree, after: Tree, path: tuple[str, ...] = (), anchor: str = "", start: int = 0
    ) -> Iterator[Difference]:
        """The differences below a place, with the component in which they are written."""
        if before.get(FROM) == after.get(FROM) and FROM in before:
            anchor, start = before[FROM], len(path)
        if is_schema(path) and _shape(before) != _shape(after):
            whole = Difference(path, _but_required(before), _but_required(after), anchor, path[start:])
            yield whole
            left = (REQUIRED, FROM) if whole.change == "respelled" else (REQUIRED,)
            before, after = ({key: node[key] for key in left if key in node} for node in (before, after))
        for key in dict.fromkeys((*before, *after)):
            none: Any = {} if key in MAPS else ABSENT
            one, other, place = before.get(key, none), after.get(key, none), (*path, key)
            if self._are_same(one, other):
                continue
            if key == FROM:
                if _names_schema(one, other) and (other != ABSENT or _has_class(before)):
                    yield Difference(place, one, other, str(one if one != ABSENT else other), (FROM,))
            elif is_map(one) and is_map(other) and key not in OPAQUE and not _other_ways(place, one, other):
                yield from self.compare(one, other, place, anchor, start)
            else:
                yield Difference(place, one, other, anchor, place[start:])

    def _are_same(self, one: Any, other: Any) -> bool:
        """Whether two values are the same in JSON, where `true` is not 1."""
        if isinstance(one, str) or one != other:
            return bool(one == other)
        pair = (id(one), id(other))
        if pair not in self._same:  # The values are kept, because an id may be given again to something else.
            self._same[pair] = _text(one) == _text(other), one, other
        return self._same[pair][0]


def _other_ways(path: tuple[str, ...], one: Tree, other: Tree) -> bool:
    """Whether these are ways to authenticate that are not the same ones: they are judged together."""
    return path == ("security",) and one.keys() != other.keys()


def _text(value: Any) -> str:
    return json.dumps(value, sort_keys=True, default=str)


def _but_required(schema: Tree) -> Tree:
    return {key: value for key, value in schema.items() if key != REQUIRED}


def _names_schema(one: Any, other: Any) -> bool:
    return any(str(value).startswith("schemas/") for value in (one, other))


def _has_class(schema: Tree) -> bool:
    """Whether generators make a class of a schema with a name; of text and numbers they do not."""
    return schema.get("type") in (None, "object") or any(kind in schema for kind in (*ENUMS, *CHOICES))


def _shape(node: Tree) -> tuple[Any, ...]:
    """What cannot be judged keyword by keyword: `number` that becomes `number or string` is one change."""
    return node.get("type"), *(key in node for key in _SHAPE[1:])
