"""The table of defaults, `defaults.toml`: what goes without saying, and in which kind of object."""

from __future__ import annotations

import json
import tomllib
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Any, Final

from attrs import field, frozen

TABLE: Final = Path(__file__).with_name("defaults.toml")


def _several(values: list[Any]) -> tuple[Any, ...]:
    return tuple(values)


@frozen
class Default:
    """One line of the table; the head of `defaults.toml` says what its fields mean."""

    where: str
    keyword: str
    values: tuple[Any, ...] = field(converter=_several)
    when: Mapping[str, list[str]] = field(factory=dict[str, list[str]])

    def holds(self, known: Mapping[str, Any]) -> bool:
        """Whether it counts in an object of which this is known."""
        return all(known.get(key) in allowed for key, allowed in self.when.items())


def taken_for_granted(kind: str, known: Mapping[str, Any]) -> dict[str, tuple[Any, ...]]:
    """By keyword, what says no more than what holds anyway in an object of which this is known."""
    granted: dict[str, tuple[Any, ...]] = {}
    everything = dict(known)
    for default in _of(kind):
        if default.keyword not in granted and default.holds(everything):
            granted[default.keyword] = default.values
            everything.setdefault(default.keyword, default.values[0])
    return granted


def kind_inside(kind: str, key: str) -> str:
    """Which kind of object is written under a key of another; `each …` if many are, empty if none is."""
    inside = _table()["inside"].get(kind, {})
    return str(inside.get(key, "" if str(key).startswith("x-") else inside.get("*", "")))


def same(one: Any, other: Any) -> bool:
    """Whether two values are the same in JSON, where `false` is not 0."""
    return json.dumps(one, sort_keys=True, default=str) == json.dumps(other, sort_keys=True, default=str)


@cache
def defaults() -> tuple[Default, ...]:
    """All of them, in the order of the table."""
    return tuple(Default(**line) for line in _table()["default"])


@cache
def _of(kind: str) -> tuple[Default, ...]:
    return tuple(default for default in defaults() if kind in default.where.split("|"))


@cache
def _table() -> dict[str, Any]:
    return tomllib.loads(TABLE.read_text(encoding="utf-8"))
