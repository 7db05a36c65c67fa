"""What YAML 1.1, YAML 1.2 and JSON do not read alike is found, with its line; the rest is left alone."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
import yaml
from ruamel.yaml import YAML

from spec.lint.scalars import differences

DIFFERENT = {
    "no": "`no` is a truth value in YAML 1.1 and text in YAML 1.2: quote it.",
    "Off": "`Off` is a truth value in YAML 1.1 and text in YAML 1.2: quote it.",
    "y": "`y` is a truth value in YAML 1.1 and text in YAML 1.2: quote it.",
    "1:30": "`1:30` is a whole number in YAML 1.1 and text in YAML 1.2: quote it.",
    "14:30:00.5": "`14:30:00.5` is a number in YAML 1.1 and text in YAML 1.2: quote it.",
    "0o17": "`0o17` is text in YAML 1.1 and a whole number in YAML 1.2: quote it.",
    "1e3": "`1e3` is text in YAML 1.1 and a number in YAML 1.2: quote it.",
    "1.5e3": "`1.5e3` is text in YAML 1.1 and a number in YAML 1.2: quote it.",
    "=": "`=` is a default value, which JSON does not know: quote it.",
    "017": "`017` is a whole number, but not as JSON writes it: quote it or write it like JSON.",
    "0x1F": "`0x1F` is a whole number, but not as JSON writes it: quote it or write it like JSON.",
    "0b11": "`0b11` is a whole number, but not as JSON writes it: quote it or write it like JSON.",
    "1_000": "`1_000` is a whole number, but not as JSON writes it: quote it or write it like JSON.",
    "+1": "`+1` is a whole number, but not as JSON writes it: quote it or write it like JSON.",
    ".5": "`.5` is a number, but not as JSON writes it: quote it or write it like JSON.",
    "1.": "`1.` is a number, but not as JSON writes it: quote it or write it like JSON.",
    ".inf": "`.inf` is a number, but not as JSON writes it: quote it or write it like JSON.",
    "~": "`~` is null, but not as JSON writes it: quote it or write it like JSON.",
    "True": "`True` is a truth value, but not as JSON writes it: quote it or write it like JSON.",
    "2020-10-23": "`2020-10-23` is a date, which JSON does not know: quote it.",
    "2020-10-23T14:30:00.000Z": "`2020-10-23T14:30:00.000Z` is a date, which JSON does not know: quote it.",
    "!!binary aGk=": "`aGk=` is of the type binary, which JSON does not know: quote it.",
    "!!set {a}": "this is of the type set, which JSON does not know: quote it.",
    "!own x": "`x` is of the type !own, which JSON does not know: quote it.",
}
ALIKE = (
    "null", "true", "false", "0", "-1", "200", "1.5", "1.5e+3", "text", "a:b", "2XX", "E01", "1.2.3", '"no"', "'1:30'",
    '"2020-10-23"', "/clients/{id}", "{a: [1, x, null]}", "|\n  no\n  1:30",
)  # fmt: skip
KEYS = {
    "200: x": "the key `200` is a whole number, and in JSON text: quote it.",
    "1.5: x": "the key `1.5` is a number, and in JSON text: quote it.",
    "null: x": "the key `null` is null, and in JSON text: quote it.",
    "on: x": "`on` is a truth value in YAML 1.1 and text in YAML 1.2: quote it.",
    "2020-10-23: x": "`2020-10-23` is a date, which JSON does not know: quote it.",
    "[1]: x": "a key has to be text.",
    "a: 1\na: 2": "the key `a` is there twice.",
    "a: &a {b: 1}\nc: {<<: *a}": "`<<` is an instruction to merge, which JSON does not know: quote it.",
}
BROKEN = ("a: [", "a: 1\n---\nb: 2", "\tx: 1", "a: *nowhere")


def _found(text: str) -> list[str]:
    return [one.sentence for one in differences(text)]


@pytest.mark.parametrize(("scalar", "sentence"), DIFFERENT.items(), ids=DIFFERENT)
def test_a_value_that_readers_disagree_about_is_found(scalar: str, sentence: str) -> None:
    assert _found(f"key: {scalar}") == [sentence]
    assert _found(f"- [1, {{deep: {scalar}}}]") == [sentence]


@pytest.mark.parametrize(("text", "sentence"), KEYS.items(), ids=repr)
def test_a_key_that_readers_disagree_about_is_found(text: str, sentence: str) -> None:
    assert _found(text) == [sentence]


@pytest.mark.parametrize("value", ALIKE, ids=repr)
def test_what_is_read_alike_is_left_alone(value: str) -> None:
    text = f"key: {value}"
    assert _found(text) == []
    assert yaml.safe_load(text) == YAML(typ="safe").load(text) == json.loads(json.dumps(yaml.safe_load(text)))


@pytest.mark.parametrize("text", BROKEN, ids=repr)
def test_what_is_not_one_document_is_said_to_be_none(text: str) -> None:
    (sentence,) = _found(text)
    assert sentence.startswith("this is not one YAML document: ")


def test_a_directive_is_refused_because_it_decides_how_the_rest_is_read() -> None:
    assert [str(one) for one in differences("# first\n%YAML 1.1\n---\na: no\n")] == [
        "line 2: a %YAML directive binds readers; leave it out."
    ]


def test_a_finding_names_its_line() -> None:
    assert [one.line for one in differences("a: x\nb:\n  - no\n  - {c: 1:30}\n")] == [3, 4]


def test_an_anchored_value_is_looked_at_once() -> None:
    assert len(_found("a: &shared {b: no}\nc: *shared\n")) == 1


def test_the_contract_is_read_alike() -> None:
    assert list(differences(Path("openapi/timetrack.yaml").read_text("utf-8"))) == []
