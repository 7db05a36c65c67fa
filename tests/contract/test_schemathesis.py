"""schemathesis against the mock: whatever it sends, the answers must be those the contract allows."""

from collections.abc import Iterator
from dataclasses import dataclass

import pytest
import yaml

from tests.contract.engine import CONTRACT, PHASES, Report, quiet_mock, run
from timetrack_mock import Handled

LEAST_CASES = {"examples": 100, "coverage": 1000, "fuzzing": 500, "stateful": 100}
CHECKS = {
    "not_a_server_error",
    "status_code_conformance",
    "content_type_conformance",
    "response_schema_conformance",
    "response_headers_conformance",
    "positive_data_acceptance",
    "negative_data_rejection",
    "use_after_free",
    "ensure_resource_availability",
    "missing_required_header",
    "ignored_auth",
    "object_level_authorization",
    "unsupported_method",
    "allow_header_conformance",
}
# Chance does not start a timer and move it in the right order; test_by_hand.py walks the documented way.
NEED_A_RUNNING_TIMER = {
    ("POST", f"/timers/{kind}/{action}")
    for kind in ("project_timer", "attendance_timer")
    for action in ("pause", "resume")
}


@dataclass(frozen=True)
class Outcome:
    report: Report
    requests: tuple[Handled, ...]


@pytest.fixture(scope="module")
def outcome() -> Iterator[Outcome]:
    with quiet_mock() as mock:
        yield Outcome(run(mock), mock.requests)


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
    assert outcome.report.checks == CHECKS


def test_nothing_went_wrong_on_the_way(outcome: Outcome) -> None:
    assert outcome.report.troubles == []
    assert {each.status for each in outcome.requests} <= {200, 204, 400, 401, 404, 405, 422}


def test_every_operation_was_also_told_yes(outcome: Outcome) -> None:
    """A run in which everything was refused would be green as well."""
    done = {(each.method, _template(each.path)) for each in outcome.requests if each.status in (200, 204)}
    document = yaml.safe_load(CONTRACT.read_text("utf-8"))
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
