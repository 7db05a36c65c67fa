"""The kit catches what is wrong: clients that are wrong in one way each, and servers that tell one lie each."""

from __future__ import annotations

import pytest

from conformance.runner import lenient, play
from tests.conformance.clients_table import CLIENTS
from tests.conformance.rig import SCENARIOS, opened
from tests.conformance.servers_table import SERVERS
from tests.conformance.wrong_clients import WrongClient
from tests.mutants.catalogue import MUTANTS

LIES = {mutant.lie: mutant.server for mutant in MUTANTS}


@pytest.mark.parametrize("client", CLIENTS, ids=lambda client: client.what)
def test_a_client_does_not_pass_that(client: WrongClient) -> None:
    with opened() as rig, pytest.raises((AssertionError, TypeError, ValueError)) as caught:
        play(SCENARIOS[client.scenario], client.send(rig), rig.control, client.perform)
    assert client.because in str(caught.value)
    assert "change-me" not in str(caught.value), "a password of a scenario is in nobody's report"


@pytest.mark.parametrize(("lie", "scenario"), SERVERS, ids=lambda text: text)
def test_a_server_does_not_pass_where(lie: str, scenario: str) -> None:
    with opened(LIES[lie]) as rig, pytest.raises(AssertionError):
        play(SCENARIOS[scenario], rig.send, rig.control)


@pytest.mark.parametrize("scenario", SCENARIOS)
def test_the_plain_client_passes_on_the_honest_mock(scenario: str) -> None:
    played = SCENARIOS[scenario]
    with opened() as rig:
        play(played, lenient(rig.send) if played["level"] == "lenient" else rig.send, rig.control)


def test_every_scenario_catches_a_client_and_the_core_ones_a_server_each() -> None:
    assert {client.scenario for client in CLIENTS} == set(SCENARIOS)
    core = {name for name, each in SCENARIOS.items() if each["level"] == "core"}
    # The mock of these three is turned so that it answers otherwise than a liar would think of.
    assert core - {scenario for _, scenario in SERVERS} == {"missing-fields", "paging-from-one", "unknown-fields"}
