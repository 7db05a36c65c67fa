"""A short run against a failing server: nothing lost, written twice, sent above the limit, or leaked."""

from pathlib import Path

import pytest

from tests.chaos.plan import short
from tests.chaos.run import run
from tests.chaos.table import table
from tests.chaos.verdict import findings

SEED = 20201023


@pytest.mark.thorough
@pytest.mark.parametrize("throttle", ["sqlite", "redis"])
def test_threads_tasks_and_processes_get_through_a_failing_server_without_harm(throttle: str, tmp_path: Path) -> None:
    facts = run(short(SEED, throttle), tmp_path)
    assert not any(findings(facts).values()), "\n".join(table(facts))
