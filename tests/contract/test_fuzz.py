"""`make contract` without an account: rounds against a mock on a port, repeatable from the seed that is printed."""

import re
from collections.abc import Iterator
from datetime import datetime
from itertools import count
from pathlib import Path
from xml.etree import ElementTree

import pytest

from tests.contract.__main__ import main
from tests.contract.engine import quiet_mock, run
from tests.contract.fuzz import Options, World, fuzz
from tests.contract.outputs import COVERAGE, JUNIT
from timetrack_mock import Mock, Request, Response


class Noting(Mock):
    """Remembers whole requests, and lies if told to."""

    def __init__(self, seen: list[tuple[str, ...]], lies: bool = False) -> None:
        super().__init__(limit=None, seed="demo", clock=lambda: datetime(2020, 10, 23, 8))
        self._seen = seen
        self._lies = lies

    def handle(self, request: Request) -> Response:
        self._seen.append((request.method, request.path, request.query, request.body.decode("latin-1")))
        response = super().handle(request)
        return Response(500) if self._lies and "limit=1000" in request.query else response


def rounds(
    out: Path, seed: int, *, lies: bool = False, **options: object
) -> tuple[int, list[str], list[tuple[str, ...]]]:
    """Run; return the exit status, what was said, and what was requested."""
    said: list[str] = []
    seen: list[tuple[str, ...]] = []
    asked = Options(0, seed, out, examples=3, below="/absence_types")
    status = fuzz(asked, World(lambda: Noting(seen, lies), tell=said.append))
    return status, said, seen


def test_a_round_against_an_honest_mock_finds_nothing_and_writes_its_reports(tmp_path: Path) -> None:
    status, said, seen = rounds(tmp_path, 7)
    assert status == 0
    assert said[0] == "Seed 7, about 0 s. Each round can be repeated with its own seed."
    assert re.fullmatch(r"Seed 7: \d+ cases in \d+ s, nothing found\.", said[1])
    assert len(seen) > 50
    names = {case.get("name") for case in ElementTree.parse(tmp_path / JUNIT).iter("testcase")}
    assert names >= {"GET /absence_types", "GET /absence_types/{id}"}
    assert "absence_types" in (tmp_path / COVERAGE).read_text("utf-8")


def test_what_is_found_is_printed_with_the_command_that_repeats_the_round(tmp_path: Path) -> None:
    status, said, _ = rounds(tmp_path, 11, lies=True)
    assert status == 1
    text = "\n".join(said)
    assert "not_a_server_error: GET /absence_types" in text
    assert "curl -X GET" in text
    assert "Repeat this round with: make contract SEED=11 ROUNDS=1 EXAMPLES=3" in text
    assert any(case.find("failure") is not None for case in ElementTree.parse(tmp_path / JUNIT).iter("testcase"))


def test_the_same_seed_sends_the_same_requests_and_another_seed_others(tmp_path: Path) -> None:
    first, again, other = (rounds(tmp_path, seed)[2] for seed in (3, 3, 4))
    assert first == again
    assert first != other


def test_rounds_go_on_with_seeds_in_a_row_until_the_time_is_over(tmp_path: Path) -> None:
    ticks: Iterator[float] = (float(each) for each in count())
    said: list[str] = []
    options = Options(14, 5, tmp_path, examples=1, below="/users")
    assert fuzz(options, World(clock=lambda: next(ticks), tell=said.append)) == 0
    seeds = [int(each) for line in said for each in re.findall(r"^Seed (\d+): ", line)]
    assert len(seeds) >= 2
    assert seeds == list(range(5, 5 + len(seeds)))


def test_an_interrupted_run_says_so_and_still_writes_its_reports(tmp_path: Path) -> None:
    def interrupted() -> Mock:
        made.append(1)
        if len(made) > 1:
            raise KeyboardInterrupt
        return quiet_mock()

    made: list[int] = []
    said: list[str] = []
    assert fuzz(Options(0, 1, tmp_path), World(interrupted, tell=said.append)) == 130
    assert said[1] == "Interrupted."
    assert (tmp_path / JUNIT).exists()


def test_a_run_that_tests_nothing_is_not_green(tmp_path: Path) -> None:
    """A throttled mock answers 429 to everything and gives a run without failures."""

    def throttled() -> Mock:
        return Mock(limit=1, seed="demo")

    said: list[str] = []
    options = Options(0, 1, tmp_path, examples=3, below="/absence_types")
    assert fuzz(options, World(throttled, tell=said.append)) == 2
    assert "requests were refused for the limit" in "\n".join(said)


@pytest.mark.parametrize(
    ("given", "expected"),
    [
        (["fuzz", "--seed", "9", "--rounds", "1", "--examples", "1", "--below", "/users"], "Seed 9, about 300 s."),
        (["fuzz", "--seconds", "1", "--rounds", "1", "--examples", "1", "--below", "/users"], r"Seed \d+, about 1 s."),
    ],
)
def test_the_command_prints_the_seed_also_if_it_drew_it(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], given: list[str], expected: str, kept_signals: None
) -> None:
    assert main(["--out", str(tmp_path), *given]) == 0
    assert re.match(expected, capsys.readouterr().out)
    assert (tmp_path / "fuzz" / JUNIT).exists()


def test_only_the_wanted_methods_are_sent() -> None:
    seen: list[tuple[str, ...]] = []
    with Noting(seen) as mock:
        run(mock, methods=("GET",), without=("unsupported_method",), below="/clients", examples=3)
    assert {each[0] for each in seen} == {"GET"}
