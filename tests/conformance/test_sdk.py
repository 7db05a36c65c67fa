"""Our own SDK passes the whole kit, blocking and awaiting, also what is written otherwise than the contract assumes."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from conformance.runner import Perform, play
from tests.conformance.rig import SCENARIOS, opened
from tests.conformance.sdk import awaiting, blocking
from timetrack_mock import Mock


@pytest.mark.parametrize("scenario", SCENARIOS)
@pytest.mark.parametrize("client", [blocking, awaiting])
def test_the_sdk_passes(scenario: str, client: Callable[[Mock], Perform]) -> None:
    with opened() as rig:
        play(SCENARIOS[scenario], rig.send, rig.control, client(rig.mock))
