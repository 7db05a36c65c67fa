"""Every seeded change of the real contract is put into the right class, by the real tools and the table of rules."""

from concurrent.futures import ThreadPoolExecutor
from fnmatch import fnmatchcase
from typing import Any

import pytest

from spec.diff.differences import Key
from spec.diff.finding import Comparison
from spec.diff.judge import compare_all, confirmed, question
from spec.diff.opinions import Opinion, whole
from spec.diff.report import text
from spec.diff.rules import rules
from tests.spec.diff.change import BREAKING, EDITORIAL, Change
from tests.spec.diff.changes import CHANGES
from tests.spec.diff.edits import drop, drop_operation, edited, put

pytestmark = pytest.mark.npm("openapi/tools")


def _heard(comparison: Comparison, pair: tuple[dict[str, Any], dict[str, Any]]) -> list[tuple[Key, Opinion]]:
    return [] if comparison.group == BREAKING else whole(*pair)


@pytest.fixture(scope="module")
def compared(released: dict[str, Any]) -> dict[str, Comparison]:
    """All changes, for which each tool is asked once; and oasdiff about each harmless one as a whole."""
    documents = [change.documents(released) for change in CHANGES]
    comparisons = compare_all([question(*pair) for pair in documents])
    with ThreadPoolExecutor(2) as pool:
        heard = pool.map(_heard, comparisons, documents)
        return {
            change.name: confirmed(comparison, said)
            for change, comparison, said in zip(CHANGES, comparisons, heard, strict=True)
        }


def test_the_catalogue_is_large_and_its_names_differ() -> None:
    assert len({change.name for change in CHANGES}) == len(CHANGES) > 150


@pytest.mark.parametrize("change", CHANGES, ids=lambda change: change.name)
def test_a_change_has_its_class_and_is_told_in_words(change: Change, compared: dict[str, Comparison]) -> None:
    comparison = compared[change.name]
    report = text(comparison)
    assert comparison.group == change.group, report
    assert [word for word in change.words if word not in report] == [], report


def test_every_rule_of_the_table_speaks_about_one_of_them(compared: dict[str, Comparison]) -> None:
    spoken = {finding.rule for comparison in compared.values() for finding in comparison.findings}
    assert [rule.id for rule in rules() if rule.id not in spoken] == []


def test_every_check_that_a_rule_overrules_is_wrong_about_one_of_them(compared: dict[str, Comparison]) -> None:
    findings = [finding for comparison in compared.values() for finding in comparison.findings]
    wrong = {(finding.rule, opinion.check) for finding in findings for opinion in finding.overruled}
    named = [(rule.id, pattern) for rule in rules() for pattern in rule.overrules]
    assert [
        (rule, pattern)
        for rule, pattern in named
        if not any(rule == spoken and fnmatchcase(check, pattern) for spoken, check in wrong)
    ] == []


def test_both_tools_have_a_say(compared: dict[str, Comparison]) -> None:
    checks = [
        opinion.check
        for comparison in compared.values()
        for finding in comparison.findings
        if not finding.rule
        for opinion in finding.checks
    ]
    assert len({check for check in checks if check.startswith("oasdiff:")}) > 30
    assert len({check for check in checks if check.startswith("redocly:")}) > 8


SWAPPED = {
    "an operation that came back is new": (drop_operation("delete_client"), "additive"),
    "a field of an answer that came back is new": (drop("schemas.Client.properties.email"), "additive"),
    "a maximum that was raised again": (put("parameters.Limit.schema.maximum", 500), "additive"),
    "a header that is demanded no more is gone": (
        put("create_client.parameters", [{"name": "X-A", "in": "header", "required": True, "schema": {}}]),
        BREAKING,
    ),
    "an operation that has its old name again": (put("list_clients.operationId", "get_clients"), BREAKING),
    "the old words again": (put("list_clients.summary", "Clients"), EDITORIAL),
}


def test_the_other_way_round_a_change_has_its_own_class(released: dict[str, Any]) -> None:
    swapped = compare_all([question(edited(released, edit), released) for edit, _ in SWAPPED.values()])
    found = dict(zip(SWAPPED, [comparison.group for comparison in swapped], strict=True))
    assert found == {name: group for name, (_, group) in SWAPPED.items()}


def test_identical_documents_do_not_differ(released: dict[str, Any]) -> None:
    [comparison] = compare_all([question(released, released)])
    assert (comparison.group, text(comparison)) == ("", "Nothing changed.")


def test_tools_that_find_what_we_lost_are_heard(released: dict[str, Any]) -> None:
    [nothing] = compare_all([question(released, released)])
    lost = confirmed(nothing, whole(released, edited(released, put("parameters.Limit.schema.maximum", 500))))
    assert lost.group == BREAKING
    assert "the max was decreased from `1000.00` to `500.00`" in text(lost)
