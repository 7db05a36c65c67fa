"""The workflows do against the mock what they say, in the right order, and nothing twice."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from spec.tools import node
from spec.workflows import command
from tests.spec.workflow_runs import DESCRIBED, changed, demo, ran
from timetrack_mock import Mock, Readings

pytestmark = pytest.mark.npm("openapi/tools")

BOOK, ABSENCE, EXPORT = (workflow.name for workflow in DESCRIBED)
QUICK = ("retryAfter: 60", "retryAfter: 0.01")

BOOKED = [
    "list_clients",
    "create_client",
    "list_projects",
    "create_project",
    "list_project_time_entries",
    "create_project_time_entry",
    "create_project_time_entry",
    "list_project_time_entries",
    "list_work_reports",
]
APPROVED = [
    "list_absence_types",
    "list_absences",
    "create_absence",
    "list_absences",
    "update_absence",
    "list_absences",
]
EXPORTED = ["list_users", "list_work_reports", "list_project_time_entries"]


def test_all_three_pass_in_one_run_and_the_mock_has_their_calls_in_order() -> None:
    with demo() as mock:
        outcome = ran(mock)
        assert (outcome.status, [run.passed for run in outcome.workflows]) == (0, [True, True, True]), outcome.said
        assert mock.requests.operations == BOOKED + APPROVED + EXPORTED
        assert {entry.status for entry in mock.requests} == {200}
        halves = [("2026-10-05T08:00:00.000Z", "2026-10-05T12:00:00.000Z")]
        halves += [("2026-10-05T12:30:00.000Z", "2026-10-05T16:30:00.000Z")]
        for begin, end in halves:
            mock.requests.expect("create_project_time_entry", times=1, body={"from": begin, "to": end})
        month = {"username": "test", "from": "2026-10-01T00:00:00.000Z", "to": "2026-10-31T23:59:59.999Z"}
        for operation in EXPORTED[1:]:
            mock.requests.expect(operation, times=1, query={**month, "limit": "1000", "page_number": None})


def test_what_is_there_is_used_and_a_day_is_not_booked_twice() -> None:
    awkward: dict[str, Any] = {"clientName": 'The "Old" Baker\'s', "projectName": '{$inputs.day} \\ "1"'}
    with demo() as mock:
        assert ran(mock, BOOK, **awkward).status == 0
        mock.requests.clear()
        (run,) = ran(mock, BOOK, **awkward).workflows
        assert (run.passed, run.failed()) == (False, ("day-is-free",))
        assert mock.requests.operations == ["list_clients", "list_projects", "list_project_time_entries"]


def test_a_name_that_only_contains_the_wanted_one_is_another_client() -> None:
    with demo() as mock:
        mock.fill("clients", [{"name": "Acme GmbH & Co KG"}])
        mock.fill("projects", [{"projectName": "Website", "clientName": "Acme GmbH & Co KG"}])
        assert ran(mock, BOOK).status == 0
        assert mock.requests.operations == BOOKED


OPEN_QUESTIONS = [
    {"writes": "204", "deletes": "empty", "order": "newest", "first_page": 1, "timestamps": "seconds"}
    | {"user_filter": "username", "text_filter": "ignored", "entry_period": "inside", "absence_period": "inside"}
    | {"period_end": "day", "absent": "missing", "extras": "some", "errors": "html"},
    {"writes": "empty", "deletes": "object", "timestamps": "bare", "user_filter": "ignored", "text_filter": "whole"}
    | {"entry_period": "overlap", "absence_period": "start", "period_end": "excluded", "errors": "empty"},
]


@pytest.mark.parametrize("readings", OPEN_QUESTIONS, ids=lambda readings: f"writes answer {readings['writes']}")
def test_what_nobody_knows_about_the_server_makes_no_difference(readings: dict[str, Any]) -> None:
    with demo(readings=Readings(**readings)) as mock:
        outcome = ran(mock)
        assert (outcome.status, [run.failed() for run in outcome.workflows]) == (0, [(), (), ()]), outcome.said
        assert mock.requests.operations == BOOKED + APPROVED + EXPORTED


def test_half_a_day_is_taken_back() -> None:
    with demo(readings=Readings(writes="204")) as mock:
        (run,) = ran(mock, BOOK, afternoonEnd="08:00").workflows
        assert (run.passed, run.failed(), run.steps[-1].name) == (False, ("book-afternoon",), "take-back-morning")
        assert mock.requests.operations == [*BOOKED[:8], "delete_project_time_entry"]
        assert mock.requests.to("delete_project_time_entry")[0].carried_out


def test_a_full_page_leads_to_the_next_ones() -> None:
    with demo() as mock:
        _fill(mock, 1200)
        outcome = ran(mock, EXPORT)
        assert outcome.status == 0, outcome.said
        assert mock.requests.operations == [*EXPORTED, *["list_project_time_entries"] * 3]
        for page in (None, "1", "2", "3"):
            mock.requests.expect("list_project_time_entries", times=1, query={"limit": "1000", "page_number": page})


def test_without_a_list_that_may_not_exist_the_workflow_goes_on() -> None:
    with demo() as mock:
        mock.answer_next(404, to="list_absence_types")
        (run,) = ran(mock, ABSENCE).workflows
        assert run.failed() == ("absence-type",)
        assert mock.requests.operations == APPROVED


def test_the_month_of_somebody_who_is_not_there_is_not_exported() -> None:
    with demo() as mock:
        (run,) = ran(mock, EXPORT, username="teste").workflows
        assert (run.passed, run.failed()) == (False, ("users",))
        assert mock.requests.operations == ["list_users"]


def test_where_the_limit_is_used_up_it_waits_and_asks_again(tmp_path: Path) -> None:
    with demo(limit=None) as mock:  # it is at the limit where the test says so, and nowhere else
        for operation in {*BOOKED, *APPROVED, *EXPORTED}:
            mock.answer_next(429, to=operation)
        outcome = ran(mock, description=changed(tmp_path, QUICK))
        assert (outcome.status, [run.passed for run in outcome.workflows]) == (0, [True, True, True]), outcome.said
        carried_out = [entry.operation for entry in mock.requests if entry.status != 429]
        assert carried_out == BOOKED + APPROVED + EXPORTED
        assert len(mock.requests.operations) == len(carried_out) + len({*carried_out})


@pytest.mark.parametrize(("status", "times"), [(429, 3), (500, 1)], ids=["the limit, three times", "an error, once"])
def test_a_request_that_books_is_repeated_only_where_it_was_refused_by_the_limit(
    status: int, times: int, tmp_path: Path
) -> None:
    with demo() as mock:
        mock.answer_next(status, to="create_project_time_entry", times=9)
        (run,) = ran(mock, BOOK, description=changed(tmp_path, QUICK)).workflows
        assert (run.passed, run.failed()) == (False, ("book-morning",) * times)
        assert len(mock.requests.to("create_project_time_entry")) == times
        mock.forget_answers()


def test_the_command_lints_and_runs(capsys: pytest.CaptureFixture[str]) -> None:
    assert command.main([]) == 0
    lines = capsys.readouterr().out.splitlines()
    assert [line for line in lines if not line.startswith(" ")] == [
        "ok      timetrack.arazzo.yaml: yaml 1.1 = yaml 1.2 = json",
        "ok      timetrack.arazzo.yaml: redocly",
        "ok      timetrack.arazzo.yaml: spectral",
        "ok      timetrack.arazzo.yaml: fits the contract",
        "ok      book-a-day: 42 checks in 9 steps",
        "ok      approve-an-absence: 31 checks in 6 steps",
        "ok      export-a-month: 16 checks in 3 steps",
    ]
    assert lines[-1] == "        18 requests to the mock"


def test_the_command_fails_with_the_step_and_the_condition(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(command, "CHECKS", {})  # they would find nothing
    wrong = changed(tmp_path, ("default: 28800", "default: 28801"), ("examples: [28800]", "examples: [28801]"))
    assert command.main([str(wrong)]) == 1
    assert "\n        total: success criteria check: $..[?(@.workDate" in capsys.readouterr().out


GUARD = """
const net = require('net'), fs = require('fs');
const connect = net.Socket.prototype.connect;
net.Socket.prototype.connect = function (...given) {
  const [options] = Array.isArray(given[0]) ? given[0] : given;
  fs.appendFileSync(process.env.GUARD_LOG, `${options.host ?? options.path ?? options}\\n`);
  return connect.apply(this, given);
};
"""


def test_nothing_but_this_machine_is_asked(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "guard.cjs").write_text(GUARD)
    log = tmp_path / "asked"
    monkeypatch.setenv("NODE_OPTIONS", f"--require {tmp_path / 'guard.cjs'}")
    monkeypatch.setenv("GUARD_LOG", str(log))
    monkeypatch.setenv("HTTP_PROXY", "http://192.0.2.1:3128")
    monkeypatch.delenv("CI", raising=False)
    with demo() as mock:
        assert ran(mock, EXPORT).status == 0
    assert set(log.read_text().split()) == {"127.0.0.1"}


def test_key_and_secret_are_no_arguments_and_are_not_shown(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    program = tmp_path / "node"
    program.write_text(f'#!/bin/sh\necho "$*" > {tmp_path}/arguments\nexec "{node()}" "$@"\n')
    program.chmod(0o755)
    monkeypatch.setenv("NODE", str(program))
    with demo(key="KeyOfMine", secret="SecretOfMine") as mock:
        outcome = ran(mock, EXPORT, key="KeyOfMine", secret="AnotherOne")
    assert outcome.workflows[0].failed() == ("users",)
    shown = outcome.said + (tmp_path / "arguments").read_text() + repr(outcome)
    assert "respect" in shown
    assert [word for word in ("KeyOfMine", "AnotherOne") if word in shown] == []


def _fill(mock: Mock, count: int) -> None:
    entry: dict[str, Any] = {
        "user": "test",
        "clientName": "Client Test",
        "projectName": "Test project 001",
        "workedMinutes": 1,
    }
    times: dict[str, Any] = {"from": "2026-10-05T08:00:00.000Z", "to": "2026-10-05T08:01:00.000Z", "breakMinutes": 0}
    mock.fill("project_time_entries", [{**entry, **times} for _ in range(count)])
