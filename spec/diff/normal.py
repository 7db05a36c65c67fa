"""The normal form of a document: what OpenAPI takes for granted is not said.

`bare` is what the tools are asked about. `noted` keeps what was taken out beside what is left, under `$written`: that
a default is written out, or no longer is, is a change of the text, and is listed as one.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any, Final

from generator.contract import is_list, is_map

from .defaults import kind_inside, same, taken_for_granted
from .schemas import Components
from .tree import OPAQUE, WRITTEN, Tree, unwritten

_NOTHING: Final[Mapping[str, Any]] = {}


def bare(document: Mapping[str, Any]) -> Tree:
    """A document without what goes without saying."""
    return _Normal(document, noting=False).document()


def noted(document: Mapping[str, Any]) -> Tree:
    """A document in which what goes without saying is set aside, under `$written` in the object that says it."""
    return _Normal(document, noting=True).document()


class _Normal:
    def __init__(self, document: Mapping[str, Any], noting: bool) -> None:
        self._document = document
        self._components = Components(document)
        self._noting = noting

    def document(self) -> Tree:
        return self._object("document", self._document, self._noting)

    def _node(self, kind: str, node: Any, noting: bool, about: Any = None) -> Any:
        """The normal form of an object, or of a list or map of them."""
        each = kind.removeprefix("each ")
        if each != kind and is_list(node):
            return [self._node(each, item, noting) for item in node]
        if not kind or not is_map(node) or isinstance(node.get("$ref"), str):
            return node
        if each != kind:
            return {name: self._node(each, item, noting) for name, item in node.items()}
        return self._object(kind, node, noting, about)

    def _object(self, kind: str, node: Mapping[str, Any], noting: bool, about: Any = None) -> Tree:
        # From the inside out: an object that says nothing but defaults may be a default itself.
        whole = {
            # What is compared as a whole has no place for notes.
            key: self._node(
                kind_inside(kind, key), value, noting and key not in OPAQUE, self._about(kind, key, node, about)
            )
            for key, value in node.items()
        }
        granted = taken_for_granted(kind, {**self._type(about), **whole})
        written = [key for key, value in whole.items() if _is_granted(key, value, granted)]
        normal = {key: value for key, value in whole.items() if key not in written}
        return {**normal, WRITTEN: {key: node[key] for key in written}} if written and noting else normal

    def _about(self, kind: str, key: str, node: Mapping[str, Any], about: Any) -> Any:
        """The schema of what is encoded: of the body, and below that of the property."""
        if kind == "media":
            return node.get("schema")
        parts = self._parts(about) if kind == "encodings" else ()
        return next((part["properties"][key] for part in parts if key in part.get("properties", _NOTHING)), None)

    def _type(self, schema: Any) -> dict[str, Any]:
        """Type and format of what is encoded; of a list, those of its items."""
        for part in self._parts(schema):
            if part.get("type") not in (None, "array"):
                return {"schema.type": part["type"], "schema.format": part.get("format")}
        return {}

    def _parts(self, schema: Any, inside: tuple[str, ...] = ()) -> Iterator[Mapping[str, Any]]:
        """A schema and those that hold for the same value, or for the items of a list."""
        node, origin = self._components.follow(schema)
        if not is_map(node) or origin in inside:
            return
        yield node
        further = (*inside, origin) if origin else inside
        for part in (*(node.get("allOf") or ()), *([node["items"]] if "items" in node else ())):
            yield from self._parts(part, further)


def _is_granted(key: str, value: Any, granted: Mapping[str, tuple[Any, ...]]) -> bool:
    values = granted.get(key, () if str(key).startswith("x-") else granted.get("*", ()))
    return any(same(unwritten(value), each) for each in values)
