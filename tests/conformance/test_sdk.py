"""Our own SDK passes the whole kit, blocking and awaiting, also what is written otherwise than the contract assumes."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from conformance.python.client import Account, awaiting, blocking
from conformance.runner import Perform, play
from tests.conformance.rig import SCENARIOS, opened
from timetrack_mock.inprocess import InProcess


@pytest.mark.parametrize("scenario", SCENARIOS)
@pytest.mark.parametrize("client", [blocking, awaiting])
def test_the_sdk_passes(scenario: str, client: Callable[[Account], Perform]) -> None:
    with opened() as rig:
        url, key, secret = rig.environment.values()
        account = Account(url, key, secret, lambda: InProcess(rig.mock))
        play(SCENARIOS[scenario], rig.send, rig.control, client(account))
