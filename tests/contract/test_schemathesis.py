"""schemathesis against the mock: whatever it sends, the answers must be those the contract allows."""

from dataclasses import dataclass
from pathlib import Path
from xml.etree import ElementTree

import pytest
from schemathesis import checks

from tests.contract.by_hand.contract import OPERATIONS
from tests.contract.engine import PHASES, Report, quiet_mock, run
from tests.contract.outputs import COVERAGE, JUNIT, Coverage, Junit
from tests.support.document import contract_document
from timetrack_mock import Entry

# Half of what is reached at least: how far the stateful phase gets also depends on how busy the machine is.
LEAST_CASES = {"examples": 100, "coverage": 1000, "fuzzing": 500, "stateful": 50}
# Chance does not start a timer and move it in the right order; test_by_hand.py walks the documented way.
NEED_A_RUNNING_TIMER = {
    ("POST", f"/timers/{kind}/{action}")
    for kind in ("project_timer", "attendance_timer")
    for action in ("pause", "resume")
}


# Where it is written for people to look at.
OUT = Path("build/contract/test")
# In percent, a little below what is reached.
FLOOR = {"operations": 100.0, "parameters": 75.0, "keywords": 95.0, "examples": 100.0, "responses": 48.0}


@dataclass(frozen=True)
class Outcome:
    report: Report
    requests: tuple[Entry, ...]
    coverage: Coverage


@pytest.fixture(scope="module")
def outcome() -> Outcome:
    with quiet_mock() as mock:
        junit, coverage = Junit(OUT), Coverage(mock.base_path)
        report = run(mock, listeners=(junit, coverage))
        junit.close()
        coverage.close(OUT)
        return Outcome(report, tuple(mock.requests), coverage)


@pytest.mark.parametrize("phase", PHASES)
def test_a_phase_runs_and_finds_nothing(outcome: Outcome, phase: str) -> None:
    assert outcome.report.cases[phase] >= LEAST_CASES[phase]
    failures = outcome.report.failures[phase]
    assert not failures, "\n".join(failures)


@pytest.mark.parametrize(
    "resource",
    ["clients", "projects", "tasks", "project_time_entries", "expenses", "attendances", "absences", "timers"],
)
def test_the_life_of_a_record_followed_over_links_finds_nothing(resource: str) -> None:
    """Among all operations the links of one resource are seldom followed to the end; alone they are."""
    with quiet_mock() as mock:
        report = run(mock, phases=("stateful",), below=f"/{resource}", examples=30)
    assert report.cases["stateful"] >= 50
    assert report.troubles == []
    failures = report.failures["stateful"]
    assert not failures, "\n".join(failures)


def test_every_check_of_schemathesis_took_part(outcome: Outcome) -> None:
    """A check that did not apply is not counted; max_response_time is not a check of the contract."""
    assert outcome.report.checks == set(checks.CHECKS.get_all_names()) - {"max_response_time"}
    assert len(outcome.report.checks) == 14


def test_every_operation_and_every_keyword_of_the_contract_was_tried(outcome: Outcome) -> None:
    assert outcome.coverage.below(FLOOR) == set()
    # tracecov does not know our own format; the pattern beside it was tried, and tests/mock tries impossible days.
    assert outcome.coverage.missed() == {"/components/schemas/WallClock/format"}


def test_the_reports_are_there_for_machines_and_for_people(outcome: Outcome) -> None:
    names = {case.get("name") for case in ElementTree.parse(OUT / JUNIT).iter("testcase")}
    assert len([name for name in names if name and "/" in name]) == len(OPERATIONS)
    assert "Stateful tests" in names
    assert "project_time_entries" in (OUT / COVERAGE).read_text("utf-8")


def test_a_run_that_left_something_out_is_below_the_floor() -> None:
    with quiet_mock() as mock:
        coverage = Coverage(mock.base_path)
        run(mock, phases=("examples",), below="/clients", listeners=(coverage,))
    assert coverage.below(FLOOR) == set(FLOOR)
    assert len(coverage.missed()) > 10


def test_nothing_went_wrong_on_the_way(outcome: Outcome) -> None:
    assert outcome.report.troubles == []
    assert {each.status for each in outcome.requests} <= {200, 204, 400, 401, 404, 405, 422}


def test_every_operation_was_also_told_yes(outcome: Outcome) -> None:
    """A run in which everything was refused would be green as well."""
    done = {(each.method, _template(each.path)) for each in outcome.requests if each.status in (200, 204)}
    document = contract_document()
    declared = {
        (method.upper(), path)
        for path, item in document["paths"].items()
        for method in item
        if method in ("get", "post", "put", "delete")
    }
    assert {each for each in declared - done if each not in NEED_A_RUNNING_TIMER} == set()


def _template(path: str) -> str:
    below = path.removeprefix("/api/v2/ext").rstrip("/")
    parent, _, last = below.rpartition("/")
    return f"{parent}/{{id}}" if last.isdigit() else below
