"""The table of rules, `rules.toml`, and which of them fits a difference."""

from __future__ import annotations

import tomllib
from fnmatch import fnmatchcase
from functools import cache
from pathlib import Path
from typing import Any

from attrs import field, frozen

from .differences import Difference
from .tree import is_name

TABLE = Path(__file__).with_name("rules.toml")


def _words(values: list[str]) -> tuple[str, ...]:
    return tuple(values)


@frozen
class Rule:
    """One line of the table; the head of `rules.toml` says what its fields mean."""

    id: str
    where: str
    group: str
    reason: str
    side: tuple[str, ...] = field(default=(), converter=_words)
    change: tuple[str, ...] = field(default=(), converter=_words)
    overrules: tuple[str, ...] = field(default=(), converter=_words)

    def fits(self, difference: Difference) -> bool:
        """Whether it speaks about this difference."""
        return (
            (not self.side or difference.side in self.side)
            and (not self.change or difference.change in self.change)
            and _matches(tuple(self.where.split("/")) if self.where else (), difference.path)
        )

    def knows_better(self, check: str) -> bool:
        """Whether it overrules a check of a tool."""
        return any(fnmatchcase(check, pattern) for pattern in self.overrules)


@cache
def rules() -> tuple[Rule, ...]:
    """All of them, in the order of the table."""
    table: dict[str, Any] = tomllib.loads(TABLE.read_text(encoding="utf-8"))
    return tuple(Rule(group=row.pop("class"), **row) for row in table["rule"])


def rule_for(difference: Difference) -> Rule | None:
    """The first rule that fits."""
    return next((rule for rule in rules() if rule.fits(difference)), None)


def _matches(pattern: tuple[str, ...], path: tuple[str, ...]) -> bool:
    if not pattern or not path:
        return not path and all(step == "**" for step in pattern)
    if pattern[0] == "**":
        return _matches(pattern[1:], path) or _matches(pattern, path[1:])
    allowed = pattern[0].split("|")
    return (path[0] in allowed or ("*" in allowed and is_name(path[0]))) and _matches(pattern[1:], path[1:])
