"""Blots out of what a client prints what no report may show: keys, and what scenarios write that nobody may read."""

from __future__ import annotations

import json
from collections.abc import Collection, Iterable, Iterator, Mapping
from typing import Any, Final

from attrs import evolve

from conformance.commands import Outcome
from conformance.runner import is_list, is_object

HIDDEN: Final = "***"


def secrets(contract: Any, scenarios: Iterable[Any], keys: Iterable[str]) -> frozenset[str]:
    """The keys, and every text that a scenario has under a name that the contract calls `writeOnly`."""
    names = frozenset(_write_only(contract))
    return frozenset(keys).union(*(_texts(each, names) for each in scenarios))


def clean(outcome: Outcome, secrets: Collection[str]) -> Outcome:
    """The outcome with each of them blotted out, as it stands or as JSON writes it."""
    return evolve(outcome, stdout=_clean(outcome.stdout, secrets), stderr=_clean(outcome.stderr, secrets))


def _clean(text: str, secrets: Collection[str]) -> str:
    spellings = {form for each in secrets for form in (each, json.dumps(each)[1:-1])}
    for each in sorted(spellings, key=len, reverse=True):  # one may begin like another
        text = text.replace(each, HIDDEN)
    return text


def _write_only(node: Any) -> Iterator[str]:
    if is_object(node):
        named: Mapping[str, Any] = node["properties"] if is_object(node.get("properties")) else {}
        yield from (name for name, each in named.items() if is_object(each) and each.get("writeOnly"))
    for each in _inside(node):
        yield from _write_only(each)


def _texts(node: Any, names: Collection[str]) -> Iterator[str]:
    if is_object(node):
        yield from (each for name, each in node.items() if name in names and isinstance(each, str) and each)
    for each in _inside(node):
        yield from _texts(each, names)


def _inside(node: Any) -> Iterable[Any]:
    inside: Iterable[Any] = node.values() if is_object(node) else node if is_list(node) else ()
    return inside
