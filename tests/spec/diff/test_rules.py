"""The table of rules: its form, and how its places are read."""

import pytest

from spec.diff.differences import Difference
from spec.diff.opinions import CLASSES
from spec.diff.rules import Rule, rule_for, rules
from spec.diff.tree import ABSENT

KEY = ("/clients", "get")


def test_every_rule_has_a_name_of_its_own_a_class_and_a_reason() -> None:
    assert len({rule.id for rule in rules()}) == len(rules())
    assert {rule.group for rule in rules()} == set(CLASSES)
    assert all(rule.reason and not rule.reason.endswith(".") for rule in rules())


def test_every_rule_names_sides_changes_and_checks_that_there_are() -> None:
    sides = {"request", "response", "operation", "document"}
    changes = {"added", "removed", "raised", "lowered", "changed", "widened", "narrowed", "reshaped", "respelled"}
    assert all(set(rule.side) <= sides and set(rule.change) <= changes for rule in rules())
    assert all(check.startswith(("oasdiff:", "redocly:")) for rule in rules() for check in rule.overrules)


PLACES = {
    ("a/b", "a/b"): True,
    ("a/b", "a/b/c"): False,
    ("a/b", "a"): False,
    ("a/*", "a/=x"): True,
    ("a/*", "a/b"): False,
    ("a/=id", "a/=id"): True,
    ("a/=id", "a/=name"): False,
    ("**/b", "b"): True,
    ("**/b", "a/=x/b"): True,
    ("**/b", "a/=b"): False,
    ("a/**", "a"): True,
    ("a/**", "a/=x/c"): True,
    ("a/**", "b/a"): False,
    ("**/b|c", "a/c"): True,
    ("**", ""): True,
    ("", ""): True,
    ("", "a"): False,
    ("a/**/d", "a/d"): True,
    ("a/**/d", "a/b/c/d"): True,
}


@pytest.mark.parametrize(("where", "path"), PLACES)
def test_a_place_is_read_as_the_head_of_the_table_says(where: str, path: str) -> None:
    rule = Rule(id="a", where=where, group="breaking", reason="a")
    difference = Difference(tuple(path.split("/")) if path else (), 1, 2)
    assert rule.fits(difference) is PLACES[where, path]


def test_a_property_called_description_is_no_description() -> None:
    path = ("responses", "=200", "content", "=application/json", "schema", "properties", "=description")
    gone = Difference(path, {"type": "string"}, ABSENT, operations=(KEY,))
    assert rule_for(gone) is None
    words = Difference((*path, "description"), "a", "b", operations=(KEY,))
    assert (rule := rule_for(words)) is not None and rule.id == "words"


CHANGES = {
    "added": (ABSENT, 1),
    "removed": (1, ABSENT),
    "raised": (1, 2),
    "lowered": (2.5, 1),
    "changed": ("a", None),
}


@pytest.mark.parametrize("kind", CHANGES)
def test_a_change_of_a_keyword_is_of_one_kind(kind: str) -> None:
    before, after = CHANGES[kind]
    assert Difference(("a",), before, after).change == kind


TEXT, NUMBER, WHOLE = {"type": "string"}, {"type": "number"}, {"type": "integer"}
SCHEMAS = {
    "an alternative comes in": (NUMBER, {"anyOf": {"=number": NUMBER, "=string": TEXT}}, "widened"),
    "and it has words": (NUMBER, {"description": "a", "oneOf": {"=n": NUMBER, "=s": TEXT}}, "widened"),
    "an alternative that is narrower": (NUMBER, {"anyOf": {"=n": {**NUMBER, "minimum": 1}, "=s": TEXT}}, "reshaped"),
    "null gets lost": ({**NUMBER, "nullable": True}, {"anyOf": {"=n": NUMBER, "=s": TEXT}}, "reshaped"),
    "a bound holds for all alternatives": (NUMBER, {"minimum": 1, "anyOf": {"=n": NUMBER, "=s": TEXT}}, "reshaped"),
    "one of two that overlap": (NUMBER, {"oneOf": {"=n": NUMBER, "=i": WHOLE}}, "reshaped"),
    "one alternative is left": ({"anyOf": {"=n": NUMBER, "=s": TEXT}}, NUMBER, "narrowed"),
    "another type": (NUMBER, TEXT, "reshaped"),
    "the other word for it": (
        {"oneOf": {"=n": NUMBER, "=s": TEXT}},
        {"anyOf": {"=s": TEXT, "=n": NUMBER}},
        "respelled",
    ),
    "with one alternative more": ({"oneOf": {"=n": NUMBER}}, {"anyOf": {"=s": TEXT, "=n": NUMBER}}, "reshaped"),
}


@pytest.mark.parametrize("case", SCHEMAS)
def test_a_change_of_a_whole_schema_is_of_one_kind(case: str) -> None:
    before, after, kind = SCHEMAS[case]
    assert Difference(("schema",), before, after).change == kind


A, B = {"in": "header", "name": "A"}, {"in": "header", "name": "B"}
WAYS = {
    "one of two headers": ({"=A and B": {"=A": A, "=B": B}}, {"=A": {"=A": A}}, "widened"),
    "a third header": ({"=A": {"=A": A}}, {"=A and B": {"=A": A, "=B": B}}, "narrowed"),
    "another way": ({"=A": {"=A": A}}, {"=A": {"=A": A}, "=B": {"=B": B}}, "widened"),
    "nothing": ({"=A": {"=A": A}}, {"=nothing": {}}, "widened"),
    "something": ({"=nothing": {}}, {"=A": {"=A": A}}, "narrowed"),
    "another header of the same name": ({"=A": {"=A": A}}, {"=A": {"=A": B}, "=B": {"=B": B}}, "narrowed"),
}


@pytest.mark.parametrize("case", WAYS)
def test_a_change_of_security_is_of_one_kind(case: str) -> None:
    before, after, kind = WAYS[case]
    assert Difference(("security",), before, after, operations=(KEY,)).change == kind
