"""What the reports of a client are worth."""

from __future__ import annotations

import json
from collections.abc import Sequence

import pytest

from conformance.commands import Outcome
from conformance.verdict import Expected, Scenario, judge, trapped

SCENARIOS = (Scenario("auth", "core"), Scenario("paging", "core"), Scenario("numbers", "lenient"))
PASSED, CANNOT = "", "step 1: the id is a text"
KNOWN = {"numbers": Expected("the models check nothing", "is a text")}
ALL = [("auth", PASSED), ("paging", PASSED), ("numbers", CANNOT)]
GOOD = [("auth", PASSED), ("paging", PASSED), ("numbers", PASSED)]


def printed(*reports: tuple[str, str], status: int | None, more: str = "") -> Outcome:
    lines = [json.dumps({"scenario": name, "passed": not why, "why": why}, ensure_ascii=False) for name, why in reports]
    return Outcome(status, "\n".join(lines) + more, "the last words", 7.0)


VERDICTS: dict[str, tuple[dict[str, Expected], Outcome, list[str]]] = {
    "everything passes": ({}, printed(*GOOD, status=0), []),
    "a known failure of a lenient scenario is no complaint": (KNOWN, printed(*ALL, status=1), []),
    "the order of the reports does not matter": (KNOWN, printed(*reversed(ALL), status=1), []),
    "empty lines are no reports": ({}, printed(*GOOD, status=0, more="\n\n  \n"), []),
    "a report may hold what is a line end elsewhere": (
        KNOWN,
        printed(*ALL[:2], ("numbers", "\u2028 is a text"), status=1),
        [],
    ),
    "a core scenario fails": (
        {},
        printed(("auth", "step 2: the status is 200"), *GOOD[1:], status=1),
        ["auth: step 2: the status is 200"],
    ),
    "a lenient scenario fails that is not listed": ({}, printed(*ALL, status=1), ["numbers: step 1: the id is a text"]),
    "a scenario fails and does not say why": (
        {},
        Outcome(1, printed(*GOOD[1:], status=1).stdout + '\n{"scenario": "auth", "passed": false, "why": ""}', "", 1.0),
        ["auth: it failed and does not say why."],
    ),
    "a listed scenario fails otherwise than the entry says": (
        KNOWN,
        printed(*GOOD[:2], ("numbers", "connection refused"), status=1),
        ["numbers: connection refused (expected was a failure that says 'is a text')"],
    ),
    "a listed scenario passes": (
        KNOWN,
        printed(*GOOD, status=0),
        ["numbers: it passes, although expected.json says that it cannot; remove that entry."],
    ),
    "a report is missing": ({}, printed(GOOD[0], GOOD[2], status=0), ["Not reported: paging."]),
    "a listed scenario is not reported": (KNOWN, printed(*GOOD[:2], status=0), ["Not reported: numbers."]),
    "a scenario is reported twice": (
        {},
        printed(*GOOD, GOOD[0], status=0),
        ["auth: it was reported 2 times instead of once."],
    ),
    "one of two reports is a failure": (
        {},
        printed(*GOOD, ("auth", "not now"), status=1),
        ["auth: it was reported 2 times instead of once.", "auth: not now"],
    ),
    "a scenario is reported that does not exist": (
        {},
        printed(*GOOD, ("pagin", PASSED), status=0),
        ["pagin: it was reported, but there is no such scenario."],
    ),
    "nothing is reported": ({}, printed(status=0), ["Not reported: auth, paging, numbers."]),
    "something else is printed": (
        {},
        printed(*GOOD, status=0, more="\nDone."),
        ["It printed what is no report: Done."],
    ),
    "a report says too much": (
        {},
        printed(*GOOD, status=0, more='\n{"scenario": "auth", "passed": true, "why": "", "seconds": 1}'),
        ['It printed what is no report: {"scenario": "auth", "passed": true, "why": "", "seconds": 1}'],
    ),
    "passed is no truth": (
        {},
        printed(*GOOD, status=0, more='\n{"scenario": "auth", "passed": 1, "why": ""}'),
        ['It printed what is no report: {"scenario": "auth", "passed": 1, "why": ""}'],
    ),
    "a report passes and says why not": (
        {},
        printed(*GOOD, status=0, more='\n{"scenario": "auth", "passed": true, "why": "no"}'),
        ['It printed what is no report: {"scenario": "auth", "passed": true, "why": "no"}'],
    ),
    "it crashes in the middle": (
        {},
        printed(GOOD[0], status=134),
        ["It crashed with status 134.", "Not reported: paging, numbers."],
    ),
    "it is killed after the last report": ({}, printed(*GOOD, status=-9), ["It crashed with status -9."]),
    "it hangs": ({}, printed(*GOOD[:2], status=None), ["It did not end within 7 s.", "Not reported: numbers."]),
    "it hangs after the last report": ({}, printed(*GOOD, status=None), ["It did not end within 7 s."]),
    "it ends with 1 although nothing failed": (
        {},
        printed(*GOOD, status=1),
        ["It ended with status 1, but no scenario failed."],
    ),
    "it ends with 0 although something failed": (
        KNOWN,
        printed(*ALL, status=0),
        ["It ended with status 0, but a scenario failed."],
    ),
}


@pytest.mark.parametrize("case", VERDICTS)
def test_a_verdict(case: str) -> None:
    expected, outcome, complaints = VERDICTS[case]
    assert first_lines(judge(SCENARIOS, expected, outcome).complaints) == complaints


def first_lines(complaints: Sequence[str]) -> list[str]:
    return [complaint.splitlines()[0] for complaint in complaints]


def test_the_cells_tell_what_happened() -> None:
    verdict = judge(SCENARIOS, KNOWN, printed(("auth", "no"), ("numbers", CANNOT), status=1))
    assert {name: (cell.state, cell.why) for name, cell in verdict.cells.items()} == {
        "auth": ("failed", "no"),
        "paging": ("missing", ""),
        "numbers": ("expected", "the models check nothing"),
    }


@pytest.mark.parametrize("status", [None, 2, 1])
def test_what_ends_wrongly_is_told_with_its_last_lines(status: int | None) -> None:
    long = Outcome(status, printed(*GOOD, status=status).stdout, "\n".join(f"line {i}" for i in range(100)), 1.0)
    last = judge(SCENARIOS, {}, long).complaints[0].splitlines()
    assert last[-1] == "line 99"
    assert len(last) == 26


TRAPPED: dict[str, tuple[Outcome, list[str]]] = {
    "it takes no trap for the truth": (printed(("status", "it is 200"), ("value", "no"), status=1), []),
    "it falls for one": (
        printed(("status", "it is 200"), ("value", PASSED), status=1),
        ["value: it says that this passed, which cannot be; its runner does not look."],
    ),
    "it leaves one out": (printed(("status", "it is 200"), status=1), ["Not reported: value."]),
    "it says that nothing failed": (
        printed(("status", "it is 200"), ("value", "no"), status=0),
        ["It ended with status 0, but a scenario failed."],
    ),
    "it crashes": (printed(status=3), ["It crashed with status 3.", "Not reported: status, value."]),
    "it reports another one": (
        printed(("status", "it is 200"), ("value", "no"), ("auth", PASSED), status=1),
        ["auth: it was reported, but there is no such scenario."],
    ),
}


@pytest.mark.parametrize("case", TRAPPED)
def test_traps(case: str) -> None:
    outcome, complaints = TRAPPED[case]
    assert first_lines(trapped(["status", "value"], outcome)) == complaints
