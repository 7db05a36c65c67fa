"""What kind of change turns one value into another."""

from __future__ import annotations

from typing import Any

from generator.contract import is_map

from .tree import ABSENT, FROM, REQUIRED, Tree, is_schema, unwritten


def change(path: tuple[str, ...], before: Any, after: Any) -> str:
    """`added`, `removed`, `raised` (false to true as well), `lowered` or `changed`.

    For the whole of a schema or of security also `widened` (all that fitted still fits), `narrowed`, `reshaped`, and
    `respelled`: the same alternatives, no two of one type, with `oneOf` instead of `anyOf` or the other way round.
    """
    if before == ABSENT or after == ABSENT:
        return "added" if before == ABSENT else "removed"
    if isinstance(before, (int, float)) and isinstance(after, (int, float)):
        return "raised" if after > before else "lowered"
    if is_map(before) and is_map(after):
        if path == ("security",):
            return _security(before, after)
        if is_schema(path):
            return _reshaped(unwritten(before), unwritten(after))
    return "changed"


def _reshaped(before: Tree, after: Tree) -> str:
    old, new = ([_bare(choice) for choice in _choices(schema)] for schema in (before, after))
    if old and len(old) == len(new) and all(choice in new for choice in old):
        return "respelled"
    if any(_bare(choice) == _bare(before) for choice in _choices(after)):
        return "widened"
    return "narrowed" if any(_bare(choice) == _bare(after) for choice in _choices(before)) else "reshaped"


def _choices(schema: Tree) -> list[Tree]:
    """The alternatives of a schema that is nothing but alternatives, if a value can only fit one of them."""
    bare = _bare(schema)
    kind = next((kind for kind in ("anyOf", "oneOf") if bare.keys() == {kind}), None)
    choices: list[Tree] = list(bare[kind].values()) if kind else []
    types = {choice.get("type") for choice in choices}
    return choices if len(types) == len(choices) and not {"integer", "number"} <= types else []


def _bare(schema: Tree) -> Tree:
    """A schema without its words and its name."""
    words = ("description", "title", "example", FROM, REQUIRED)
    return {key: value for key, value in schema.items() if key not in words and not key.startswith("x-")}


def _security(before: Tree, after: Tree) -> str:
    """Whoever sends all that was demanded still gets in if one of the new ways demands no more than that."""
    kept = all(any(new.items() <= old.items() for new in after.values()) for old in before.values())
    return "widened" if kept else "narrowed"
