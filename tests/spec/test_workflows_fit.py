"""The workflows fit the contract; what does not is found, by our own check or by the linters, and named."""

from __future__ import annotations

from copy import deepcopy
from pathlib import Path
from typing import Any

import pytest

from spec.workflows.command import main, redocly, spectral
from spec.workflows.description import WORKFLOWS, load
from spec.workflows.fit import fit, misfits
from spec.workflows.respect import spelled_out
from tests.spec.workflow_runs import DESCRIBED, changed, contract

TOTAL = "@.workedSeconds == "


def test_the_workflows_fit_the_contract() -> None:
    assert fit(WORKFLOWS) == ""


def test_the_description_has_the_version_of_its_contract() -> None:
    assert load(WORKFLOWS)["info"]["version"] == contract()["info"]["version"]


def test_workflows_that_have_an_input_in_common_have_the_same_example_for_it() -> None:
    seen: dict[str, Any] = {}
    for workflow in DESCRIBED:
        for name, value in workflow.examples().items():
            assert seen.setdefault(name, value) == value
        for name, schema in workflow.inputs.items():
            assert schema.get("default", schema.get("examples", [None])[0]) == workflow.examples().get(name)


MISFITS = {
    "an operation that is not there": (
        ("operationId: list_clients", "operationId: list_customers"),
        "book-a-day, find-client: the contract has no operation list_customers.",
    ),
    "a parameter that is not there": (
        ("{name: name, in: query", "{name: title, in: query"),
        "book-a-day, find-client: GET /clients has no parameter title in query.",
    ),
    "a parameter in another place": (
        ("{name: id, in: path, value: $steps.see", "{name: id, in: query, value: $steps.see"),
        "approve-an-absence, approve: PUT /absences/{id} has no parameter id in query.\n"
        "approve-an-absence, approve: PUT /absences/{id} needs the parameter id.",
    ),
    "no secret": (
        ("    secret: {name: X-TimeTrack-Api-Secret", "    secret: {name: X-TimeTrack-Secret"),
        "book-a-day, find-client: GET /clients needs the parameter X-TimeTrack-Api-Secret.",
    ),
    "a limit beyond the largest": (
        ("{name: limit, in: query, value: 1000}", "{name: limit, in: query, value: 1001}"),
        "book-a-day, find-client: the parameter limit is wrong: 1001 is greater than the maximum of 1000.",
    ),
    "a timestamp that is none": (
        ('"{$inputs.day}T00:00:00.000Z"', '"{$inputs.day} 00:00"'),
        "book-a-day, day-is-free: the parameter from is wrong: '2026-10-05 00:00' does not match",
    ),
    "a body with a property too many": (
        ("payload: {name: $inputs.clientName}", "payload: {name: $inputs.clientName, vat: none}"),
        "book-a-day, create-client: the body is wrong: Additional properties are not allowed ('vat' was unexpected).",
    ),
    "a body without what is likely required": (
        ("            username: $inputs.username\n            clientName", "            clientName"),
        "book-a-day, book-morning: the body most likely needs username.",
    ),
    "a value of the wrong type": (
        ("payload: {status: 1}", "payload: {status: approved}"),
        "approve-an-absence, approve: the body is wrong: 'approved' is not valid under any of the given schemas.",
    ),
    "no body": (
        ("          payload: {name: $inputs.clientName}\n", ""),
        "book-a-day, create-client: POST /clients needs a body.",
    ),
    "an input that is not there": (
        ("payload: {name: $inputs.clientName}", "payload: {name: $inputs.client}"),
        "book-a-day, create-client: the body cannot be told: $inputs.client is no input of book-a-day.",
    ),
    "an input of another workflow in a condition": (
        ("@.name == {$workflows.book-a-day.", "@.name == {$workflows.export-a-month."),
        "cannot be told: $workflows.export-a-month.inputs.clientName is no input of book-a-day.",
    ),
    "an input that nobody uses": (
        (f"{TOTAL}{{$inputs.workedSeconds}}", f"{TOTAL}28800"),
        "book-a-day: the input workedSeconds is used nowhere.",
    ),
    "an output that is not there": (
        ("value: $steps.see-request.outputs.id}", "value: $steps.see-request.outputs.number}"),
        "the parameter id cannot be told: $steps.see-request.outputs.number stands for nothing.",
    ),
    "an output from nothing in the answer": (
        ("          id: $response.body#/0/id", "          id: $response.body#/0/number"),
        "approve-an-absence, see-request: the answer of GET /absences has no /0/number.",
    ),
    "a name that no answer has": (
        ("$response.body#/0/workedMinutes > 0", "$response.body#/0/minutes > 0"),
        "book-a-day, read-back: the answer of GET /project_time_entries has no /0/minutes.",
    ),
    "a name that no record has": (
        (f"&& {TOTAL}", "&& @.seconds == "),
        "book-a-day, total: the records of GET /work_reports have no seconds.",
    ),
}


@pytest.mark.parametrize("flaw", MISFITS)
def test_what_does_not_fit_is_named(flaw: str, tmp_path: Path) -> None:
    change, sentence = MISFITS[flaw]
    assert sentence in "\n".join(misfits(load(changed(tmp_path, change)), contract()))


def test_a_contract_that_changes_leaves_no_workflow_behind_unnoticed() -> None:
    later = deepcopy(contract())
    later["components"]["schemas"]["ClientCreate"]["required"].append("addressCountry")
    assert list(misfits(load(WORKFLOWS), later)) == [
        "book-a-day, create-client: the body is wrong: 'addressCountry' is a required property."
    ]


WRONG_FOR_REDOCLY = {
    "stepId: see-approval": ("stepId: see-request", "stepId-unique"),
    "- stepId: approve\n": ("- stepId: approve\n        summary: Approve it.\n", "struct"),
    "$steps.find-morning.outputs.id}": ("$steps.find-evening.outputs.id}", "outputs-defined"),
}
WRONG_FOR_SPECTRAL = {
    "stepId: day-is-free\n        desc": ("stepId: dayIsFree\n        desc", "name-is-kebab-case"),
    "        description: Book the morning.\n": ("", "arazzo-step-description"),
    "          description: The day that is booked.\n": ("", "input-is-described"),
    "          examples: [Website]\n": ("", "input-has-an-example"),
    "stepId: find-morning\n            criteria": (
        "stepId: nowhere\n            criteria",
        "arazzo-step-failure-actions-validation",
    ),
    "{$workflows.book-a-day.inputs.clientName})]\n                type": (
        "{$inputs.clientName})]\n                type",
        "action-names-the-workflow-of-an-input",
    ),
    "          - reference: $components.failureActions.wait\n          - name: gone": (
        "          - name: gone",
        "own-failure-actions-wait-too",
    ),
    "    failureActions:\n      - reference: $components.failureActions.wait\n    steps:\n      - stepId: users": (
        "    steps:\n      - stepId: users",
        "limit-is-waited-for",
    ),
    "          - condition: $statusCode == 200\n          - condition: $response.body#/0/status": (
        "          - condition: $response.body#/0/status",
        "step-checks-the-status",
    ),
}


@pytest.mark.npm("openapi/tools")
@pytest.mark.parametrize(("check", "flaws"), [(redocly, WRONG_FOR_REDOCLY), (spectral, WRONG_FOR_SPECTRAL)])
def test_the_linters_find_what_is_wrong(check: Any, flaws: dict[str, tuple[str, str]], tmp_path: Path) -> None:
    found = check(changed(tmp_path, *((old, new) for old, (new, _) in flaws.items())))
    assert [rule for _, rule in flaws.values() if rule not in found] == [], found


@pytest.mark.npm("openapi/tools")
def test_the_command_stops_at_the_first_check_that_finds_something(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main([str(changed(tmp_path, ('"2026-10-05"', "2026-10-05")))]) == 1
    first, second, *_ = capsys.readouterr().out.splitlines()
    assert first == "failed  timetrack.arazzo.yaml: yaml 1.1 = yaml 1.2 = json"
    assert second.startswith("        line ") and "2026-10-05" in second


def test_the_command_names_a_file_that_is_not_there(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit):
        main(["nowhere.yaml"])
    assert "there is no file nowhere.yaml" in capsys.readouterr().err


def test_a_range_of_statuses_is_spelled_out_and_nothing_else_changes() -> None:
    before, after = (one["paths"]["/clients"]["post"]["responses"] for one in (contract(), spelled_out(contract())))
    assert after["200"] == after["204"] == before["2XX"]
    assert {status for status in after if not status.startswith("2")} == before.keys() - {"2XX"}
    assert spelled_out(contract())["components"] == contract()["components"]
