"""What other teams get is the contract, however they read it: only the extensions for our mock are gone."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st
from ruamel.yaml import YAML

from spec.lint.scalars import differences
from spec.publication import DROPPED, KEPT, as_json, as_yaml, public
from spec.refused import Refused
from tests.support.document import contract_document

CONTRACT: dict[str, Any] = contract_document()
PAGE = Path("docs/contract.md").read_text("utf-8")

Leaf = tuple[str, Any]


def _leaves(node: Any, place: str = "") -> Iterator[Leaf]:
    """Every value of a document with its place, empty lists and mappings too, in order."""
    inner = node.items() if isinstance(node, dict) else enumerate(node) if isinstance(node, list) else ()
    if not inner:
        yield place, node
    for key, value in inner:
        yield from _leaves(value, f"{place} / {key}")


def _extensions(document: Any) -> set[str]:
    return {part for place, _ in _leaves(document) for part in place.split(" / ") if part.startswith("x-")}


def test_nothing_but_the_dropped_extensions_is_missing_and_nothing_is_new() -> None:
    left = [(place, value) for place, value in _leaves(CONTRACT) if not DROPPED.keys() & set(place.split(" / "))]
    assert list(_leaves(public(CONTRACT))) == left


def test_each_extension_of_the_contract_is_decided_about_and_each_decision_is_about_one() -> None:
    assert _extensions(CONTRACT) == KEPT.keys() | DROPPED.keys()
    assert _extensions(public(CONTRACT)) == KEPT.keys()


def test_the_page_for_other_teams_says_the_same_about_each_extension() -> None:
    kept, number, dropped = re.split(r"(\w+) more are in the source", PAGE.split("## What the extensions mean")[1])
    assert number == {3: "Three", 4: "Four", 5: "Five"}[len(DROPPED)]
    assert dict(re.findall(r"^\| `(x-.+?)` \| (.+) \|$", kept, re.MULTILINE)) == KEPT
    assert dict(re.findall(r"^\| `(x-.+?)` \| (.+) \|$", dropped, re.MULTILINE)) == DROPPED


def test_an_extension_that_nobody_has_decided_about_is_refused_by_name() -> None:
    with pytest.raises(Refused, match="Nobody has decided whether other teams see x-evidance"):
        public({"info": {"x-evidance": "inferred"}})


def test_names_and_examples_that_look_like_extensions_stay() -> None:
    document = {
        "schemas": {
            "x-filter": {"properties": {"x-initial": {"x-initial": 1}}, "example": {"x-filter": [{"x-initial": 1}]}}
        },
        "headers": {"x-references": {"x-filter": {}}},
        "x-ledger": [{"x-filter": 1}],
    }
    assert public(document) == {
        "schemas": {"x-filter": {"properties": {"x-initial": {}}, "example": {"x-filter": [{"x-initial": 1}]}}},
        "headers": {"x-references": {}},
        "x-ledger": [{"x-filter": 1}],
    }


def test_publishing_does_not_touch_the_contract() -> None:
    before = json.dumps(CONTRACT)
    public(CONTRACT)["info"]["title"] = "Another"
    assert json.dumps(CONTRACT) == before


def _read_by_all(document: dict[str, Any]) -> None:
    text = as_yaml(document)
    assert list(differences(text)) == []
    for found in (yaml.safe_load(text), YAML(typ="safe", pure=True).load(text), json.loads(as_json(document))):
        assert json.dumps(found) == json.dumps(document)


def test_yaml_of_both_versions_and_json_say_the_same() -> None:
    _read_by_all(public(CONTRACT))


AWKWARD = [
    "", " ", "no", "y", "~", "=", "<<", "1:30", "0o17", "1e3", "1_0", ".inf", "2020-10-23", "a: b", "- a", "a #b",
    "a\n b\n", "\n", "?", "!x", "&a", "*a", "%a", "@a", "`a", "|", ">", "'", '"', "\\n", "\ufeff", "\x85", "\u2028",
    "\t", "\r", "a ", "\x00",
]  # fmt: skip
TEXTS = st.text() | st.sampled_from(AWKWARD)
LEAVES = st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False, allow_infinity=False) | TEXTS
TREES = st.recursive(
    LEAVES, lambda inner: st.lists(inner, max_size=4) | st.dictionaries(TEXTS, inner, max_size=4), max_leaves=10
)


@settings(max_examples=200, deadline=None, derandomize=True, database=None)
@given(tree=TREES)
def test_whatever_a_document_holds_all_versions_read_it_alike(tree: Any) -> None:
    _read_by_all({"info": {"title": "Any", "version": "1.0.0"}, "tree": tree})


@pytest.mark.parametrize("text", AWKWARD, ids=ascii)
def test_an_awkward_text_is_read_alike_as_key_and_as_value(text: str) -> None:
    _read_by_all({"info": {"title": "Any", "version": "1.0.0"}, text: [text, {text: text}]})
