"""The contract and its ledger agree: nothing inferred without an entry, no entry without its place in the contract."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from ruamel.yaml import YAML

from tests.support.document import contract_document

CONTRACT = Path("openapi/timetrack.yaml")
LEDGER = Path("openapi/EVIDENCE.md").read_text("utf-8")
DOCUMENT: dict[str, Any] = contract_document()
METHODS = ("get", "post", "put", "delete")
MARKS = {"documented", "integration", "inferred"}

ENTRIES: dict[str, str] = dict(re.findall(r"^### (E\d\d) [^\n]+\n(.*?)(?=^### |\Z)", LEDGER, re.DOTALL | re.MULTILINE))
SOURCES = set(re.findall(r"^\| ([A-Z][\w-]+) \| (?!what)", LEDGER, re.MULTILINE))


def _nodes(node: object, path: str = "#") -> Iterator[tuple[str, dict[str, Any]]]:
    if isinstance(node, dict):
        yield path, node
        for key, child in node.items():
            yield from _nodes(child, f"{path}/{key}")
    elif isinstance(node, list):
        for index, child in enumerate(node):
            yield from _nodes(child, f"{path}/{index}")


NODES = list(_nodes(DOCUMENT))
OPERATIONS = [
    (path, method, operation)
    for path, item in DOCUMENT["paths"].items()
    for method, operation in item.items()
    if method in METHODS
]


def _named(node: dict[str, Any]) -> list[str]:
    named = node.get("x-ledger", [])
    return [named] if isinstance(named, str) else named


def _list_of(named: str) -> list[str]:
    return [source.strip() for source in named.split(",")]


@pytest.mark.parametrize(("path", "method", "operation"), OPERATIONS)
def test_every_operation_says_how_sure_it_is_and_where_it_comes_from(
    path: str, method: str, operation: dict[str, Any]
) -> None:
    assert operation.get("x-evidence") in MARKS, f"{method} {path}"
    assert operation.get("x-source"), f"{method} {path}"


def test_nothing_that_is_not_documented_lacks_an_entry_of_the_ledger_and_a_source() -> None:
    unsure = [(path, node) for path, node in NODES if node.get("x-evidence") in MARKS - {"documented"}]
    assert len(unsure) > 100
    assert [path for path, node in unsure if not _named(node)] == []
    assert [path for path, node in unsure if not node.get("x-source")] == []


def test_every_schema_names_its_source() -> None:
    schemas = DOCUMENT["components"]["schemas"]
    assert [name for name, schema in schemas.items() if not schema.get("x-source")] == []


def test_the_properties_of_an_inferred_schema_are_marked_one_by_one() -> None:
    unmarked = [
        f"{name}.{key}"
        for name, schema in DOCUMENT["components"]["schemas"].items()
        if schema.get("x-evidence") in MARKS - {"documented"}
        for key, value in schema.get("properties", {}).items()
        if value.get("x-evidence") not in MARKS
    ]
    assert unmarked == []


def test_the_contract_names_only_entries_that_exist_and_every_entry_has_its_place() -> None:
    named = {entry for _, node in NODES for entry in _named(node)}
    assert named - set(ENTRIES) == set(), "named in the contract, missing in the ledger"
    assert set(ENTRIES) - named == set(), "in the ledger, without a place in the contract"


def test_entries_are_numbered_without_gaps_or_repetitions() -> None:
    numbers = re.findall(r"^### E(\d\d) ", LEDGER, re.MULTILINE)
    assert [int(number) for number in numbers] == list(range(1, len(numbers) + 1))


@pytest.mark.parametrize("entry", ENTRIES)
def test_every_entry_says_what_is_known_what_is_assumed_and_what_would_settle_it(entry: str) -> None:
    for part in ("- **Known:** ", "- **Assumed:** ", "- **Settled by:** "):
        assert ENTRIES[entry].count(part) == 1, part


def test_every_entry_that_prose_mentions_exists() -> None:
    mentioned = set(re.findall(r"\bE\d\d\b", CONTRACT.read_text("utf-8")))
    assert mentioned <= set(ENTRIES)


def test_sources_are_listed_and_every_listed_source_is_used() -> None:
    used = {source for _, node in NODES if "x-source" in node for source in _list_of(node["x-source"])}
    assert used == SOURCES


def test_the_contract_reads_the_same_as_yaml_1_1_and_1_2() -> None:
    assert YAML(typ="safe").load(CONTRACT) == DOCUMENT
