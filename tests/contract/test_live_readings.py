"""Under every reading of the mock a live run says which one it met, and leaves the account as it was."""

from pathlib import Path

import pytest

from tests.contract.findings import Kind
from tests.contract.rig import Rig, rig
from timetrack_mock.readings import READINGS, Reading, Readings

# A run does not go beyond the limit on purpose, and does not start the clock of a person.
NOT_TRIED = {"E09", "E33"}
TRIED = [
    pytest.param(reading, choice, id=f"{reading.name}={choice}")
    for reading in READINGS
    for choice in reading.choices[1:]
    if reading.ledger not in NOT_TRIED
]


def rows(run: Rig) -> set[tuple[str, ...]]:
    return {(kind.name, *row) for kind in Kind for row in run.rows(kind.value)}


@pytest.fixture(scope="module")
def usual(tmp_path_factory: pytest.TempPathFactory) -> set[tuple[str, ...]]:
    with rig(tmp_path_factory.mktemp("usual")) as run:
        assert run.run(write=True, user="test") == 0
        return rows(run)


@pytest.mark.parametrize(("reading", "choice"), TRIED)
def test_a_reading_is_found_out_and_nothing_is_left_behind(
    tmp_path: Path, usual: set[tuple[str, ...]], reading: Reading, choice: str | int
) -> None:
    with rig(tmp_path, readings=Readings.parse([f"{reading.name}={choice}"])) as run:
        before = run.records()
        status = run.run(write=True, user="test")
        assert run.records() == before
    news = rows(run) - usual
    assert any(reading.ledger in row[2].split(", ") for row in news)
    assert status == (1 if any(row[0] == "DEVIATES" for row in news) else 0)
    assert "Left behind" not in run.text


def test_most_readings_are_tried() -> None:
    assert len(TRIED) >= 40
