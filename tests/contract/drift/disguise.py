"""Replaces values by others of the same kind and notation, so that a recording shows how, and not what."""

import re
from collections.abc import Iterable
from datetime import datetime
from typing import Any

from tests.contract.answers.shape import LONGEST_MASK, name

LONGEST_TEXT = LONGEST_MASK + 1
_MOMENT = re.compile(r"\d{4}-\d\d-\d\d([T ]\d\d:\d\d.*)?", re.ASCII | re.DOTALL)
_DAY = "2020-10-23"
# Their values say how a server works, and nothing about anybody.
_TELLING = frozenset({"status", "code", "weekday"})
_LARGEST_OPEN = 9


class Disguise:
    """The same value becomes the same other value everywhere, so that references between records stay visible.

    `known` are the names of properties that may be shown at any depth.
    """

    def __init__(self, known: Iterable[str]) -> None:
        self._known = frozenset(known)
        self._numbers: dict[float, int] = {}
        self._texts: dict[str, dict[str, int]] = {}

    def value(self, value: Any, key: str = "", depth: int = 0) -> Any:
        """Another value of the same kind; properties of records keep their names, those within them only known ones."""
        if isinstance(value, dict):
            return {
                self._key(each, index, depth): self.value(v, each, depth + 1) for index, (each, v) in _numbered(value)
            }
        if isinstance(value, list):
            return [self.value(each, key, depth) for each in value]
        if isinstance(value, str):
            return self.text(value)
        if isinstance(value, int | float) and not isinstance(value, bool):
            return value if key in _TELLING else self.number(value)
        return value

    def _key(self, key: str, index: int, depth: int) -> str:
        if key in self._known:
            return key
        return name(key) if depth == 0 else f"property{index + 1}"

    def number(self, value: float) -> float:
        """Another number; those of one digit stay, because they stand for states and kinds."""
        if isinstance(value, int) and 0 <= value <= _LARGEST_OPEN:
            return value
        index = self._numbers.setdefault(abs(value), len(self._numbers)) + _LARGEST_OPEN + 1
        other = index if isinstance(value, int) else index + 0.5
        return -other if value < 0 else other

    def text(self, text: str) -> str:
        """Another text: a date stays a date, digits stay digits, letters stay letters of their case."""
        if _MOMENT.fullmatch(text) and _is_moment(text):
            return _DAY + re.sub(r"\d", "1", text[len(_DAY) :])
        shortened = text[:LONGEST_TEXT]
        same_notation = self._texts.setdefault(_disguised(shortened, 0), {})
        return _disguised(shortened, same_notation.setdefault(text, len(same_notation)))


def _numbered(value: dict[str, Any]) -> Iterable[tuple[int, tuple[str, Any]]]:
    return enumerate(value.items())


def _is_moment(text: str) -> bool:
    try:
        datetime.fromisoformat(text)
    except ValueError:
        return False
    return True


def _disguised(text: str, number: int) -> str:
    """A text of the same notation, the letters of which count."""
    letters: list[str] = []
    for letter in reversed(text):
        if letter.isalpha():
            number, digit = divmod(number, 26)
            letters.append(chr(ord("A" if letter.isupper() else "a") + digit))
        elif letter.isdecimal():
            letters.append("1")
        else:
            letters.append(letter if letter.isascii() else "?")
    return "".join(reversed(letters))
