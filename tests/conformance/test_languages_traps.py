"""The traps are scenarios like the others, and the reference runner fails each for the reason that it names."""

from __future__ import annotations

import json
from typing import Any

import jsonschema_rs
import pytest

from conformance.command import KIT
from conformance.runner import play
from tests.conformance.rig import opened

WHY = {
    "arrived-more": "'get_client', 'status': 200, 'times': 1}] instead of",
    "arrived-order": "'get_client', 'status': 200, 'times': 1}] instead of",
    "arrived-status": "'status': 200, 'times': 1}] instead of",
    "arrived-times": "'times': 1}] instead of",
    "control": "it never arrived",
    "distinct": "two records have the same enabled",
    "each": "[1].username is 'tester' instead of 'test'",
    "header": "headers.retry-after is None instead of text",
    "impatient": "step 3, list_users: the status is 429 instead of 200",
    "is-anything": "notes is None instead of anything",
    "is-date": "name is 'Client 006' instead of date",
    "is-integer": "name is 'Client 006' instead of integer",
    "is-number": "enabled is True instead of number",
    "is-text": "id is 1 instead of text",
    "is-timestamp": "name is 'Client 006' instead of timestamp",
    "kept": "step 2, get_client: the answer.id is 1 instead of 2",
    "list": "instead of [{'username': 'test'}]",
    "nested": "errors[0].status is 404 instead of 405",
    "not-null": "notes is None instead of ''",
    "null": "name is 'Client 006' instead of None",
    "order": "[0].username is 'test' instead of 'tester'",
    "pages": "there are 3 records instead of 2",
    "records": "there are 3 records instead of 2",
    "second-step": "step 2, get_client: the answer.name is 'Client 006' instead of 'Client 007'",
    "status": "the status is 200 instead of 404",
    "status-class": "the status is 404 instead of 2XX",
    "status-exact": "the status is 204 instead of 200",
    "truth": "enabled is True instead of 1",
    "value": "name is 'Client 006' instead of 'Client 007'",
}
TRAPS: dict[str, Any] = {file.stem: json.loads(file.read_text("utf-8")) for file in sorted(KIT.traps.glob("*.json"))}
SCHEMA: Any = json.loads((KIT.languages / "scenario.schema.json").read_text("utf-8"))


def test_the_reason_of_each_trap_is_known() -> None:
    assert sorted(WHY) == sorted(TRAPS)


@pytest.mark.parametrize("name", WHY)
def test_a_trap_is_a_scenario_that_fails_for_its_reason(name: str) -> None:
    jsonschema_rs.validate(SCHEMA, TRAPS[name])
    assert TRAPS[name]["name"] == name
    with opened() as rig, pytest.raises(AssertionError) as caught:
        play(TRAPS[name], rig.send, rig.control)
    assert WHY[name] in str(caught.value)
