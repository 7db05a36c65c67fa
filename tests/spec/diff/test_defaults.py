"""What OpenAPI takes for granted: the table, the normal form, and that nobody is asked about it."""

from typing import Any

import pytest

from spec.diff import opinions
from spec.diff.defaults import defaults, kind_inside, taken_for_granted
from spec.diff.judge import question
from spec.diff.normal import bare, noted
from spec.diff.opinions import whole
from tests.spec.diff.change import Change
from tests.spec.diff.changes_defaults import CHANGES

DEFAULTS = [change for change in CHANGES if ": a default is" in change.name]


@pytest.mark.parametrize("change", DEFAULTS, ids=lambda change: change.name)
def test_no_tool_is_asked_about_a_default(
    change: Change, released: dict[str, Any], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(opinions, "run", lambda *_: pytest.fail("A tool was asked."))
    base, revision = change.documents(released)
    asked = question(base, revision)
    assert [pairs for _, pairs in asked.differences] == [()]
    assert whole(base, revision) == []


def test_every_default_of_the_table_is_in_the_catalogue(
    released: dict[str, Any], monkeypatch: pytest.MonkeyPatch
) -> None:
    said: set[tuple[str, str, str]] = set()

    def heard(kind: str, known: dict[str, Any]) -> dict[str, tuple[Any, ...]]:
        granted = taken_for_granted(kind, known)
        for keyword, values in granted.items():
            if any(value in values for key, value in known.items() if keyword in ("*", key)):
                said.update((kind, keyword, repr(value)) for value in values)
        return granted

    monkeypatch.setattr("spec.diff.normal.taken_for_granted", heard)
    for change in DEFAULTS:
        for document in change.documents(released):
            bare(document)
    missing = [
        (default.where, default.keyword, value)
        for default in defaults()
        for value in default.values
        if not any((kind, default.keyword, repr(value)) in said for kind in default.where.split("|"))
    ]
    assert missing == []


def test_a_default_that_is_written_out_is_set_aside() -> None:
    schema = {"type": "string", "minLength": 0, "maxLength": 0, "nullable": True}
    document = {"components": {"schemas": {"A": schema}}}
    left = {"type": "string", "maxLength": 0, "nullable": True}
    assert bare(document) == {"components": {"schemas": {"A": left}}}
    assert noted(document) == {"components": {"schemas": {"A": {**left, "$written": {"minLength": 0}}}}}


def test_false_is_no_default_where_nothing_is_0() -> None:
    document = {"components": {"schemas": {"A": {"minLength": False, "nullable": 0}}}}
    assert bare(document) == document


def test_a_property_called_like_a_keyword_is_a_property() -> None:
    document: dict[str, Any] = {
        "components": {"schemas": {"A": {"properties": {"nullable": {}, "minLength": {}, "x-a": {}}}}}
    }
    assert bare(document) == document


def test_an_example_that_looks_like_a_schema_is_left_as_it_is() -> None:
    document = {"components": {"schemas": {"A": {"example": {"nullable": False}, "x-a": {"minLength": 0}}}}}
    assert bare(document) == document


def test_a_document_stays_as_it_was() -> None:
    document = {"components": {"schemas": {"A": {"items": {"nullable": False}}}}}
    noted(document)
    assert document == {"components": {"schemas": {"A": {"items": {"nullable": False}}}}}


def test_a_form_of_schemas_that_contain_themselves_has_an_end() -> None:
    form = {
        "schema": {"properties": {"a": {"$ref": "#/components/schemas/A"}}},
        "encoding": {"a": {"contentType": "b"}},
    }
    body = {"content": {"multipart/form-data": form}}
    schema = {"type": "array", "items": {"$ref": "#/components/schemas/A"}}
    document = {"components": {"requestBodies": {"B": body}, "schemas": {"A": schema}}}
    assert bare(document) == document


STYLES = {
    ("query", None): ("form", True),
    ("cookie", None): ("form", True),
    ("path", None): ("simple", False),
    ("header", None): ("simple", False),
    ("query", "spaceDelimited"): ("form", False),
    ("query", "deepObject"): ("form", False),
    ("path", "label"): ("simple", False),
}


@pytest.mark.parametrize(("place", "style"), STYLES)
def test_the_style_of_a_parameter_follows_its_place_and_explode_the_style(place: str, style: str | None) -> None:
    granted = taken_for_granted("parameter", {"in": place, **({"style": style} if style else {})})
    assert (granted["style"], granted["explode"]) == tuple((value,) for value in STYLES[place, style])


def test_what_is_inside_an_extension_is_unknown() -> None:
    assert kind_inside("encodings", "a") == "encoding"
    assert kind_inside("encodings", "x-a") == ""
