"""What differs between two contracts, in the smallest pieces that can be judged on their own."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from typing import Any, Final, TypeAlias

from attrs import evolve, field, frozen

from generator.contract import is_map

from .change import change
from .contract import Contract
from .tree import ABSENT, CHOICES, ENUMS, FROM, MAPS, OPAQUE, REQUIRED, WRITTEN, Tree, is_schema

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
        if not (_is_schema_name(one) and one.path[-1] in renamed) and not _is_said_otherwise(one, found.values())
    ]
    return [*found.values(), *rest]


def _renamed(one: Difference) -> tuple[Any, ...]:
    """The names that take each other's place; that one is gone and one is new does not have to be said as well."""
    return (one.before, one.after) if one.path[-1:] == (FROM,) and one.change == "changed" else ()


def _is_schema_name(one: Difference) -> bool:
    return one.path[:2] == ("components", "schemas") and len(one.path) == 3


def _is_said_otherwise(one: Difference, found: Iterable[Difference]) -> bool:
    """Whether a default of the whole document made way for something that is judged where it holds."""
    said = {"servers": ("server", "servers"), "security": ("security",)}
    keys = said.get(one.path[-1], ()) if one.path[:1] == (WRITTEN,) else ()
    return any(other.path[:1] == (key,) for other in found for key in keys)


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


@frozen
class _Place:
    """A path, and in which component what stands there is written, from which step on."""

    path: tuple[str, ...] = ()
    anchor: str = ""
    start: int = 0

    def of(self, before: Tree, after: Tree) -> _Place:
        """The same place; a component begins here if both are written as one."""
        is_one = before.get(FROM) == after.get(FROM) and FROM in before
        return _Place(self.path, before[FROM], len(self.path)) if is_one else self

    def below(self, key: str) -> _Place:
        return evolve(self, path=(*self.path, key))

    def differs(self, before: Any, after: Any) -> Difference:
        return Difference(self.path, before, after, self.anchor, self.path[self.start :])


class _Comparer:
    """Walks along two trees at once; what they share with others, such as the errors, is compared once."""

    def __init__(self) -> None:
        self._same: dict[tuple[int, int], tuple[bool, Any, Any]] = {}

    def compare(self, before: Tree, after: Tree, here: _Place = _Place()) -> Iterator[Difference]:
        """The differences below a place, with the component in which they are written."""
        here = here.of(before, after)
        if is_schema(here.path) and _shape(before) != _shape(after):
            whole = here.differs(_but_required(before), _but_required(after))
            yield whole
            left = (REQUIRED, FROM) if whole.change == "respelled" else (REQUIRED,)
            before, after = ({key: node[key] for key in left if key in node} for node in (before, after))
        for key in dict.fromkeys((*before, *after)):
            if key == WRITTEN:
                yield from self._defaults(before, after, here.below(key))
            else:
                yield from self._member(before, after, key, here.below(key))

    def _member(self, before: Tree, after: Tree, key: str, here: _Place) -> Iterator[Difference]:
        one, other = _value(before, key), _value(after, key)
        if self._are_same(one, other):
            return
        if key == FROM:
            if _names_schema(one, other) and (other != ABSENT or _has_class(before)):
                yield Difference(here.path, one, other, str(one if one != ABSENT else other), (FROM,))
        elif is_map(one) and is_map(other) and key not in OPAQUE and not _other_ways(here.path, one, other):
            yield from self.compare(one, other, here)
        else:
            yield here.differs(one, other)

    def _defaults(self, before: Tree, after: Tree, here: _Place) -> Iterator[Difference]:
        """The defaults that are written out on one side only, unless something else stands on the other."""
        one, other = before.get(WRITTEN, {}), after.get(WRITTEN, {})
        for key in dict.fromkeys((*one, *other)):
            values = one.get(key, ABSENT), other.get(key, ABSENT)
            if not self._are_same(*values) and self._are_same(_left(before, key), _left(after, key)):
                yield here.below(key).differs(*values)

    def _are_same(self, one: Any, other: Any) -> bool:
        """Whether two values are the same in JSON, where `true` is not 1."""
        if isinstance(one, str) or one != other:
            return bool(one == other)
        pair = (id(one), id(other))
        if pair not in self._same:  # The values are kept, because an id may be given again to something else.
            self._same[pair] = _text(one) == _text(other), one, other
        return self._same[pair][0]


def _left(node: Tree, key: str) -> Any:
    """What a node says with a keyword in its normal form."""
    none: Any = {} if key in MAPS else ABSENT
    return node.get(key, none)


def _value(node: Tree, key: str) -> Any:
    """What stands where something else stands on the other side.

    A default that is written out is told as it was written; `false` and an empty map are nothing, as everywhere.
    """
    written = node.get(WRITTEN, {}).get(key, False)
    return _left(node, key) if key in node or key in MAPS or written is False else written


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
