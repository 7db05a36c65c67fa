"""Whether a document says the same to every reader: as YAML 1.1, as YAML 1.2 and as JSON.

`no` is false to a reader of YAML 1.1 and text to one of 1.2; `1:30` is ninety and `0o17` fifteen to one of the two
only; `2020-10-23` becomes a date wherever a library likes dates. The generators of other languages are of all kinds.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any, Final

import yaml
from attrs import frozen
from ruamel.yaml import YAML
from ruamel.yaml.error import YAMLError

_CORE: Final = "tag:yaml.org,2002:"
_KINDS: Final = {
    "str": "text",
    "int": "a whole number",
    "float": "a number",
    "bool": "a truth value",
    "null": "null",
    "map": "a mapping",
    "seq": "a list",
    "timestamp": "a date",
    "merge": "an instruction to merge",
    "value": "a default value",
}
_ALLOWED: Final = frozenset({"str", "int", "float", "bool", "null", "map", "seq"})
_JSON: Final = re.compile(r"null|true|false|-?(0|[1-9][0-9]*)([.][0-9]+)?([eE][+-]?[0-9]+)?")
_LETTERS: Final = frozenset({"y", "Y", "n", "N"})
"""Truth values by the text of YAML 1.1, which PyYAML leaves as they are; other parsers do not."""


@frozen
class Difference:
    """One place that readers understand differently; `line` counts from 1."""

    line: int
    sentence: str

    def __str__(self) -> str:
        return f"line {self.line}: {self.sentence}"


def differences(text: str) -> Iterator[Difference]:
    """Every place of a document that is not the same in YAML 1.1, 1.2 and JSON, in the order of the text."""
    if directive := re.search(r"^%YAML", text, re.MULTILINE):
        yield Difference(text.count("\n", 0, directive.start()) + 1, "a %YAML directive binds readers; leave it out.")
        return
    try:
        old, new = yaml.compose(text, yaml.SafeLoader), _compose_1_2(text)
    except (yaml.YAMLError, YAMLError) as error:
        yield Difference(_line_of(error), f"this is not one YAML document: {getattr(error, 'problem', None) or error}.")
        return
    yield from _walk(old, new, set())


def _compose_1_2(text: str) -> Any:
    reader: Any = YAML(typ="safe", pure=True)
    return reader.compose(text)


def _walk(old: Any, new: Any, seen: set[int]) -> Iterator[Difference]:
    if old is None or id(old) in seen:
        return
    seen.add(id(old))
    if (sentence := _sentence(old, new)) is not None:
        yield _at(old, sentence)
    elif isinstance(old, yaml.MappingNode):
        keys: set[str] = set()
        for (old_key, old_value), (new_key, new_value) in zip(old.value, new.value, strict=True):
            if (sentence := _key_sentence(old_key, new_key, keys)) is not None:
                yield _at(old_key, sentence)
            keys.add(str(old_key.value))
            yield from _walk(old_value, new_value, seen)
    elif isinstance(old, yaml.SequenceNode):
        for old_item, new_item in zip(old.value, new.value, strict=True):
            yield from _walk(old_item, new_item, seen)


def _sentence(old: Any, new: Any) -> str | None:
    """What is wrong with a node by itself, if anything."""
    before, after = _kind(old), _kind(new)
    if before != after:
        return f"{_shown(old)} is {_named(before)} in YAML 1.1 and {_named(after)} in YAML 1.2: quote it."
    if before not in _ALLOWED:
        return f"{_shown(old)} is {_named(before)}, which JSON does not know: quote it."
    if not isinstance(old, yaml.ScalarNode):
        return None if len(old.value) == len(new.value) else "the two versions of YAML see different contents here."
    if old.style is None and old.value in _LETTERS:
        return f"{_shown(old)} is a truth value in YAML 1.1 and text in YAML 1.2: quote it."
    if before != "str" and not _JSON.fullmatch(old.value):
        return f"{_shown(old)} is {_named(before)}, but not as JSON writes it: quote it or write it like JSON."
    return None


def _key_sentence(old: Any, new: Any, before: set[str]) -> str | None:
    """What is wrong with a key: JSON has only text, and each once."""
    if not isinstance(old, yaml.ScalarNode):
        return "a key has to be text."
    if _kind(old) == _kind(new) and _kind(old) in _ALLOWED - {"str"}:
        return f"the key {_shown(old)} is {_named(_kind(old))}, and in JSON text: quote it."
    return f"the key {_shown(old)} is there twice." if old.value in before else _sentence(old, new)


def _kind(node: Any) -> str:
    return str(node.tag).removeprefix(_CORE)


def _named(kind: str) -> str:
    return _KINDS.get(kind, f"of the type {kind}")


def _shown(node: Any) -> str:
    return f"`{node.value}`" if isinstance(node, yaml.ScalarNode) else "this"


def _at(node: Any, sentence: str) -> Difference:
    return Difference(node.start_mark.line + 1, sentence)


def _line_of(error: Exception) -> int:
    mark = getattr(error, "problem_mark", None)
    return mark.line + 1 if mark else 1
