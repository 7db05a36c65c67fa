"""What the reference page says beyond the contract: it adds words for people, and leaves nothing out."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from generator.contract import load
from spec.page.evidence import badges, noted, of_operation
from spec.page.readable import readable, title
from spec.publication import public
from spec.samples import with_samples

DOCUMENT = with_samples(public(load(Path("openapi/timetrack.yaml"))))
SHOWN = readable(DOCUMENT)


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
    assert (told.count("[EVIDENCE.md](EVIDENCE.md)"), told.count("EVIDENCE.md`")) == (2, 0)


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
        ({"x-evidence": "integration"}, "`a_b` · **seen in public code**", ["seen in public code"]),
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
