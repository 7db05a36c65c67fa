"""The scenarios are what their schema and the contract say, and touch what they have to."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from jsonschema_rs import Draft202012Validator
from openapi_schema_validator import OAS30WriteValidator

from conformance.runner import KINDS, SENT
from tests.conformance.rig import SCENARIOS
from tests.contract.by_hand.contract import DOCUMENT, resolved
from timetrack_mock import READINGS

SCHEMA = json.loads(Path("conformance/scenario.schema.json").read_text("utf-8"))
OPERATIONS: dict[str, tuple[str, str, dict[str, Any]]] = {
    operation["operationId"]: (
        method.upper(),
        path,
        {"parameters": [], **operation, "shared": item.get("parameters", [])},
    )
    for path, item in DOCUMENT["paths"].items()
    for method, operation in item.items()
    if method != "parameters"
}
WRITTEN = {
    name: operation["requestBody"]["content"]["application/json"]["schema"]
    for name, (_, _, operation) in OPERATIONS.items()
    if "requestBody" in operation
}
"""The schema of the body of each operation that has one."""
NEVER_READ = {
    name
    for schema in WRITTEN.values()
    for name, each in resolved(schema)["properties"].items()
    if each.get("writeOnly")
}
each_scenario = pytest.mark.parametrize("scenario", SCENARIOS.values(), ids=list(SCENARIOS))
# What a client has to cope with to pass the core; any other reading that is turned makes a scenario lenient.
CORE_READINGS = {"first_page": 1, "extras": "some", "absent": "missing"}

TOUCHED = {
    "400": {"create_task"},
    "401": {"create_client", "list_users"},
    "403": {"list_clients"},
    "404": {
        "delete_attendance",
        "get_client",
        "get_expense",
        "get_project_time_entry",
        "get_task",
        "get_user",
        "list_absence_types",
        "update_client",
    },
    "405": {"update_expense"},
    "422": {
        "create_attendance",
        "create_project",
        "create_project_time_entry",
        "create_user",
        "list_users",
        "resume_attendance_timer",
        "start_project_timer",
        "stop_project_timer",
    },
    "429": {"list_users"},
    "500": {"create_client"},
}


def calls(scenario: dict[str, Any]) -> list[dict[str, Any]]:
    return [step for step in scenario["steps"] if "operation" in step]


def controls(scenario: dict[str, Any]) -> list[dict[str, Any]]:
    return [step for step in [*scenario.get("before", []), *scenario["steps"]] if "control" in step]


def inlined(node: Any) -> Any:
    """A part of the contract without references."""
    if isinstance(node, dict):
        node = resolved(node) if "$ref" in node else node
        return {name: inlined(each) for name, each in node.items()}
    return [inlined(each) for each in node] if isinstance(node, list) else node


def complaints(schema: Any, value: Any) -> list[str]:
    return [error.message for error in OAS30WriteValidator(inlined(schema)).iter_errors(value)]


@each_scenario
def test_a_scenario_is_valid(scenario: dict[str, Any]) -> None:
    assert [error.message for error in Draft202012Validator(SCHEMA).iter_errors(scenario)] == []
    assert scenario["about"], "a scenario says why it matters"


def test_a_scenario_is_named_like_its_file_and_the_lenient_ones_say_so() -> None:
    for name, scenario in SCENARIOS.items():
        assert scenario["name"] == name
        assert (scenario["level"] == "lenient") == name.startswith("lenient-")


@each_scenario
def test_a_call_is_one_of_the_contract(scenario: dict[str, Any]) -> None:
    for call in calls(scenario):
        method, path, operation = OPERATIONS[call["operation"]]
        assert (call["method"], call["path"]) == (method, path)
        assert ("id" in call) == ("{id}" in path)
        parameters = {each["name"]: each for each in map(resolved, operation["parameters"]) if each["in"] == "query"}
        given = call.get("query", {})
        assert {name for name, each in parameters.items() if each.get("required")} <= given.keys() <= parameters.keys()
        assert [text for name in given for text in complaints(parameters[name]["schema"], given[name])] == []
        assert ("body" in call) == ("requestBody" in operation)
        if "body" in call:
            assert complaints(operation["requestBody"]["content"]["application/json"]["schema"], call["body"]) == []
        assert call.get("until") is None or "limit" in given, "pages of which size?"


@each_scenario
def test_what_is_expected_is_declared(scenario: dict[str, Any]) -> None:
    for call in calls(scenario):
        status = call["expect"]["status"]
        responses = OPERATIONS[call["operation"]][2]["responses"]
        assert status in responses, call["operation"]
        known = properties(call["operation"], responses[status])
        for pattern in patterns(call["expect"]):
            # That a password is not there can be said although no answer declares it.
            absent = {name for name, each in pattern.items() if each is None and name in NEVER_READ}
            strangers = {*pattern} - known - absent
            assert not strangers, f"{call['operation']} does not answer {strangers}"


def properties(operation: str, response: dict[str, Any]) -> set[str]:
    """The properties that may be asked for; a write promises an id and, if the mock answers the record, its own."""
    schema = resolved(resolved(response).get("content", {}).get("application/json", {}).get("schema", {}))
    names = {*resolved(schema.get("items", schema)).get("properties", {})}
    written = OPERATIONS[operation][2].get("requestBody", {}).get("content", {}).get("application/json", {})
    return names | {*resolved(written.get("schema", {})).get("properties", {})}


def patterns(expect: dict[str, Any]) -> Iterator[dict[str, Any]]:
    """What records have to match."""
    body = expect.get("body", {})
    yield from body if isinstance(body, list) else [body]
    yield expect.get("each", {})


@each_scenario
def test_the_level_follows_from_how_the_server_is_turned(scenario: dict[str, Any]) -> None:
    turned = {k: v for step in controls(scenario) if step["control"] == "PUT readings" for k, v in step["body"].items()}
    known = {reading.name: reading.choices for reading in READINGS}
    assert all(value in known[name][1:] for name, value in turned.items())
    assert (turned.items() <= CORE_READINGS.items()) == (scenario["level"] == "core")
    for name in turned:
        assert next(each.ledger for each in READINGS if each.name == name) in scenario["ledger"]


def test_the_ledger_has_every_entry_that_is_named() -> None:
    entries = set(re.findall(r"^### (E\d\d)", Path("openapi/EVIDENCE.md").read_text("utf-8"), re.MULTILINE))
    assert {entry for scenario in SCENARIOS.values() for entry in scenario["ledger"]} <= entries


def test_every_operation_succeeds_once_and_every_status_is_met_on_these() -> None:
    met: dict[str, set[str]] = {}
    for scenario in SCENARIOS.values():
        for call in calls(scenario):
            met.setdefault(call["expect"]["status"], set()).add(call["operation"])
    assert met.pop("200") | met.pop("2XX") == set(OPERATIONS), "no operation is left out"
    declared = {status for _, _, operation in OPERATIONS.values() for status in operation["responses"]}
    assert declared - met.keys() == {"200", "2XX"}, "no status is left out"
    # Whoever adds a scenario adds to this list; what is not in it is not touched, such as 401 of the other operations.
    assert met == TOUCHED


def test_every_word_of_the_format_is_used() -> None:
    text = json.dumps(list(SCENARIOS.values()))
    assert set(re.findall(r'"\$is": "(\w+)"', text)) == set(KINDS)
    used = [call for scenario in SCENARIOS.values() for call in calls(scenario)]
    assert {call.get("keys", "both") for call in used} == set(SENT)
    assert {name for call in used for name in call} == set(SCHEMA["$defs"]["call"]["properties"])
    expected = SCHEMA["$defs"]["call"]["properties"]["expect"]["properties"]
    assert {name for call in used for name in call["expect"]} == set(expected)
    assert {name for scenario in SCENARIOS.values() for name in scenario} == set(SCHEMA["properties"])
