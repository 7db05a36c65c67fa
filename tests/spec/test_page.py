"""The reference page is one file that holds everything; what it adds to the contract, it adds for people only."""

from __future__ import annotations

import base64
import hashlib
import json
from collections.abc import Iterator
from copy import deepcopy
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

import pytest

from generator.contract import load
from spec.page import page, with_bundle
from spec.page.bundle import CHANGES, LOGO, Bundle, changed
from spec.page.evidence import badges, noted, of_operation
from spec.page.readable import plain, readable, title
from spec.publication import public
from spec.refused import Refused
from spec.samples import with_samples

CONTRACT: dict[str, Any] = public(load(Path("openapi/timetrack.yaml")))
DOCUMENT = with_samples(CONTRACT)
SHOWN = readable(DOCUMENT)
NASTY = "</script><SCRIPT>alert(1)</script><!-- <script \u2028 \u2029 ]]> &amp; {{redoc}} }} {{ \\u003c"
LARGEST = 5_000_000

Found = list[tuple[str, dict[str, str | None]]]


class Elements(HTMLParser):
    """The elements of a page, and what stands inside of each script, as a browser reads them."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.found: Found = []
        self.scripts: list[str] = []
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.found.append((tag, dict(attrs)))
        self.scripts += [""] * (tag == "script")

    def handle_data(self, data: str) -> None:
        if self.cdata_elem == "script":
            self.scripts[-1] += data

    def named(self, tag: str) -> list[dict[str, str | None]]:
        return [attributes for found, attributes in self.found if found == tag]

    def held(self, id: str) -> Any:
        place = [script.get("id") for script in self.named("script")].index(id)
        return json.loads(self.scripts[place])


def made(document: dict[str, Any] = DOCUMENT, script: str = "/* Redoc */") -> Elements:
    return Elements(with_bundle(document, Bundle(script, "MIT <everybody> & more")))


@pytest.mark.npm("openapi/tools")
def test_the_page_is_one_small_file_that_needs_nothing_else() -> None:
    text = page(DOCUMENT)
    assert text == page(deepcopy(DOCUMENT))
    assert 1_000_000 < len(text.encode()) < LARGEST
    elements = Elements(text)
    assert [element for element, attributes in elements.found if "src" in attributes] == []
    assert [str(link["href"]).partition(";")[0] for link in elements.named("link")] == ["data:image/svg+xml"]
    assert LOGO not in text
    for kept in ("API docs by ", "The MIT License (MIT)", "Copyright (c) 2015-present, Rebilly", "DOMPurify"):
        assert kept in text


def test_the_browser_may_run_the_two_scripts_of_the_page_and_nothing_else() -> None:
    elements = made()
    code = [text for text, script in zip(elements.scripts, elements.named("script"), strict=True) if not script]
    hashes = [base64.b64encode(hashlib.sha256(text.encode()).digest()).decode() for text in code]
    (policy,) = [meta["content"] for meta in elements.named("meta") if "http-equiv" in meta]
    assert policy is not None
    rules = dict(rule.split(" ", 1) for rule in policy.split("; "))
    assert rules["default-src"] == "'none'"
    assert rules["script-src"].split() == [f"'sha256-{one}'" for one in hashes]
    assert len(hashes) == 2
    assert {name: rule for name, rule in rules.items() if name.endswith("-src")} == {
        "default-src": "'none'",
        "script-src": rules["script-src"],
        "style-src": "'unsafe-inline'",
        "img-src": "data:",
        "worker-src": "blob:",
    }


def test_no_text_of_the_contract_or_of_redoc_breaks_out_of_its_place() -> None:
    document = deepcopy(DOCUMENT)
    document["info"]["title"] = NASTY
    document["paths"]["/clients"]["get"]["description"] = NASTY
    elements = made(document, "const text = '<script></script><!--';")
    assert [tag for tag, _ in elements.found] == [tag for tag, _ in made().found]
    assert elements.held("contract") == plain(document)
    assert elements.held("shown") == readable(document)
    assert elements.scripts[3].strip() == r"const text = '\x3cscript>\x3c/script>\x3c!--';"


def test_the_contract_in_the_page_is_the_one_that_is_handed_out() -> None:
    assert made().held("contract") == CONTRACT == plain(DOCUMENT)
    assert with_samples(CONTRACT) == DOCUMENT


@pytest.mark.parametrize("change", CHANGES)
@pytest.mark.parametrize("times", [0, 2])
def test_a_bundle_of_redoc_that_is_not_as_expected_is_refused(change: str, times: int) -> None:
    assert changed("; ".join(CHANGES)) == "; ".join(CHANGES.values())
    script = "; ".join([*(old for old in CHANGES if old != change), *[change] * times])
    with pytest.raises(Refused, match=f"^Redoc's bundle has {times} times .* instead of once"):
        changed(script)


def leaves(node: Any, place: tuple[str, ...] = ()) -> Iterator[tuple[tuple[str, ...], Any]]:
    inner = node.items() if isinstance(node, dict) else enumerate(node) if isinstance(node, list) else ()
    if not inner:
        yield place, node
    for key, value in inner:
        yield from leaves(value, (*place, str(key)))


def test_people_are_shown_the_contract_with_more_said_and_nothing_left_out() -> None:
    before, after = dict(leaves(DOCUMENT)), dict(leaves(SHOWN))
    assert before.keys() <= after.keys()
    differing = {place: after[place] for place in before if before[place] != after[place]}
    assert {place[-1] for place in differing} == {"description", "lang"}
    for place, text in differing.items():
        if place[-1] == "description" and place != ("info", "description"):
            assert text.startswith(before[place].rstrip().rstrip("."))
    added = {next(part for part in place if part.startswith("x-")) for place in after.keys() - before.keys()}
    assert added == {"x-badges", "x-displayName"}


def test_every_topic_of_the_description_becomes_a_section_with_its_words() -> None:
    told = SHOWN["info"]["description"]
    headings = [line.lstrip("# ") for line in told.splitlines() if line.startswith("#")]
    assert headings[:4] == ["Basics", "Authentication", "Limit", "Paging"]
    assert headings[-2:] == ["Samples", "How sure a statement is"]
    assert "## Limit\n\n30 requests a minute" in told
    assert "export TIMETRACK_BASE_URL='https://testaccount.timetrackenterprise.com/api/v2/ext'\n" in told
    assert "export TIMETRACK_API_KEY='…'\nexport TIMETRACK_API_SECRET='…'\n" in told
    assert "openapi/EVIDENCE.md" not in told


@pytest.mark.parametrize(
    ("node", "reads"),
    [
        ({"description": "The id."}, "The id."),
        ({"description": "The id.", "x-ledger": "E14"}, "The id. *See E14.*"),
        ({"description": "The id.", "x-evidence": "documented", "x-ledger": "E14"}, "The id. *See E14.*"),
        ({"description": "A\n", "x-evidence": "inferred", "x-ledger": ["E2", "E3"]}, "A. *Inferred, see E2 and E3.*"),
        ({"description": "A (E02)", "x-evidence": "inferred", "x-ledger": ["E02"]}, "A (E02) *Inferred.*"),
        ({"description": "A (E02).", "x-ledger": ["E02", "E22"]}, "A (E02). *See E22.*"),
        ({"description": "A (E02).", "x-ledger": "E02"}, "A (E02)."),
        ({"description": "A.", "x-evidence": "integration"}, "A. *Seen in public code.*"),
        ({"description": "A.", "x-ledger": ["E01", "E02", "E03"]}, "A. *See E01, E02 and E03.*"),
        ({"description": "", "x-evidence": "inferred"}, "*Inferred.*"),
        ({"$ref": "#/a", "description": "A.", "x-evidence": "inferred"}, "A."),
    ],
)
def test_a_description_ends_with_how_sure_it_is(node: dict[str, Any], reads: str) -> None:
    assert noted(node)["description"] == reads


def test_examples_are_data_and_are_left_alone() -> None:
    data = {"description": "A.", "x-evidence": "inferred"}
    node: dict[str, Any] = {"example": data, "examples": [data], "default": data, "enum": [data], "items": data}
    assert noted(node) == {**node, "items": {**data, "description": "A. *Inferred.*"}}


def test_what_a_server_most_likely_demands_says_so() -> None:
    node = {"x-likely-required": ["a", "b"], "properties": {"a": {"description": "A."}, "b": {}, "c": {}}}
    assert noted(node)["properties"] == {
        "a": {"description": "A. *Most likely required.*"},
        "b": {"description": "*Most likely required.*"},
        "c": {},
    }


@pytest.mark.parametrize(
    ("marks", "reads", "badge"),
    [
        ({"x-evidence": "documented", "x-source": "EN-abs"}, "`a_b` · documented (EN-abs)", []),
        ({"x-evidence": "documented", "x-source": "X", "x-ledger": "E37"}, "`a_b` · documented (X) · see E37", []),
        (
            {"x-evidence": "inferred", "x-ledger": ["E22", "E38"]},
            "`a_b` · **inferred** · see E22 and E38",
            ["inferred"],
        ),
        ({"x-evidence": "integration"}, "`a_b` · **seen in public code**", ["integration"]),
        ({}, "`a_b` · documented", []),
    ],
)
def test_an_operation_says_its_id_and_how_sure_it_is(marks: dict[str, Any], reads: str, badge: list[str]) -> None:
    node = {"operationId": "a_b", "description": "Does it.", **marks}
    assert of_operation(node) == f"Does it.\n\n{reads}"
    assert [one["name"] for one in badges(node)] == badge


def test_tags_read_like_titles() -> None:
    assert title("project_time_entries") == "Project time entries"
    assert [tag["x-displayName"] for tag in SHOWN["tags"]][-2:] == ["Work reports", "Users"]
