"""What may be written in two ways is sent as each client writes it; what is never read is expected nowhere."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from conformance.python.client import Account, awaiting, blocking
from conformance.runner import perform, play
from tests.conformance.rig import SCENARIOS, opened
from tests.conformance.test_kit import NEVER_READ, WRITTEN, calls, patterns
from tests.contract.by_hand.contract import resolved
from timetrack_mock.inprocess import InProcess

SCENARIO = SCENARIOS["booleans-as-numbers"]
FLAGS = {
    (operation, name)
    for operation, schema in WRITTEN.items()
    for name, each in resolved(schema)["properties"].items()
    if {"$ref": "#/components/schemas/Flag"} in each.get("allOf", [])
}
"""Every yes and no that a request may say, with its operation."""


def flags_of(bodies: list[tuple[str | None, Any]]) -> dict[tuple[str, str], Any]:
    return {
        (str(operation), name): value
        for operation, body in bodies
        for name, value in (body or {}).items()
        if (operation, name) in FLAGS
    }


def test_all_that_may_be_written_as_1_and_0_is() -> None:
    sent = flags_of([(call["operation"], call.get("body")) for call in calls(SCENARIO)])
    assert len(FLAGS) > 10 and sent.keys() == FLAGS
    assert {type(value) for value in sent.values()} == {int} and {*sent.values()} == {0, 1}


@pytest.mark.parametrize(("way", "kind"), [("plain", int), ("blocking", bool), ("awaiting", bool)])
def test_plain_http_writes_numbers_and_our_sdk_true_and_false(way: str, kind: type) -> None:
    with opened() as rig:
        url, key, secret = rig.environment.values()
        account = Account(url, key, secret, lambda: InProcess(rig.mock))
        ways = {"plain": perform, "blocking": blocking(account), "awaiting": awaiting(account)}
        play(SCENARIO, rig.send, rig.control, ways[way])
        arrived = flags_of([(entry.operation, entry.json) for entry in rig.mock.requests if entry.body])
    wanted = flags_of([(call["operation"], call.get("body")) for call in calls(SCENARIO)])
    assert arrived == wanted
    assert {type(value) for value in arrived.values()} == {kind}


@pytest.mark.parametrize(("language", "mapping"), [("go", "Flag=bool"), ("php", "Flag=bool"), ("ruby", "Flag=Boolean")])
def test_the_generators_are_told_the_type_of_yes_and_no(language: str, mapping: str) -> None:
    described = json.loads(Path(f"conformance/{language}/language.json").read_text("utf-8"))
    words = [part for command in described["generate"] for word in command for part in word.split(",")]
    assert mapping in words


def test_no_answer_is_expected_to_show_a_password() -> None:
    assert {"password"} == NEVER_READ
    expected = [
        pattern for scenario in SCENARIOS.values() for call in calls(scenario) for pattern in patterns(call["expect"])
    ]
    assert {pattern.get(name) for pattern in expected for name in NEVER_READ} == {None}
