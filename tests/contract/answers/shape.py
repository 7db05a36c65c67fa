"""Says what a value looks like without saying what it is: answers hold names, notes and sick leaves."""

import re
from collections.abc import Iterable
from typing import Any

LONGEST_MASK = 40
MOST_NAMES = 8
_TIME = re.compile(r"[0-9:. +/TZ-]+")
_NAME = re.compile(r"[A-Za-z_][A-Za-z0-9_-]{0,39}")


def shape(value: Any) -> str:
    """The kind of a JSON value, for texts with their letters and digits masked."""
    if value is None:
        return "null"
    if isinstance(value, bool):
        return "a boolean"
    if isinstance(value, int):
        return f"the number {value}" if 0 <= value <= 9 else "a whole number"
    if isinstance(value, float):
        return "a number"
    if isinstance(value, str):
        return f"a text such as `{mask(value)}`" if value else "an empty text"
    return "a list" if isinstance(value, list) else f"an object with {names(value)}"


def mask(text: str) -> str:
    """A text with `9` for every digit and `a` or `A` for every letter, cut to a length that tells its notation."""
    is_time = _TIME.fullmatch(text) is not None
    masked = "".join(letter if is_time and letter in "TZ" else _masked(letter) for letter in text[:LONGEST_MASK])
    return masked + ("…" if len(text) > LONGEST_MASK else "")


def _masked(letter: str) -> str:
    if letter.isdecimal():
        return "9"
    if letter.isalpha():
        return "A" if letter.isupper() else "a"
    return letter if letter.isascii() and letter.isprintable() and letter not in "`|" else "?"


def names(keys: Iterable[str]) -> str:
    """Names of properties, as far as they look like names and not like data."""
    listed = [f"`{name(key)}`" for key in keys]
    more = f" and {len(listed) - MOST_NAMES} more" if len(listed) > MOST_NAMES else ""
    return ", ".join(listed[:MOST_NAMES]) + more if listed else "no properties"


def name(key: str) -> str:
    """The name of a property; masked if it does not look like one."""
    return key if _NAME.fullmatch(key) else mask(key)
