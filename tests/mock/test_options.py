"""The options of the command: what they turn, and that all of it reaches the mock that is served."""

import json
import os
import signal
import subprocess
import sys
from http.client import HTTPConnection
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import pytest

from tests.mock.caller import KEYS
from timetrack_mock import FAULTS, READINGS, Faults, Limit, Readings, loading, options
from timetrack_mock.cli import main
from timetrack_mock.journal import read

WRAPPERS = Path(__file__).resolve().parents[2] / "wrappers"
CONTRACT = loading.load()


@pytest.mark.parametrize(
    ("given", "limit"),
    [
        ([], Limit(30, 60.0, "rolling")),
        (["--limit", "off"], None),
        (["--limit", "off", "--period", "5"], None),
        (["--limit", "7"], Limit(7, 60.0, "rolling")),
        (["--period", "2.5", "--window", "fixed"], Limit(30, 2.5, "fixed")),
    ],
)
def test_options_name_a_limit_and_the_contract_the_rest(given: list[str], limit: Limit | None) -> None:
    assert options.limit(options.parser().parse_args(given), CONTRACT) == limit


@pytest.mark.parametrize(
    ("given", "plan"),
    [
        ([], None),
        (["--fault", "500=0.1", "--fault", "slow=0.2"], Faults(chances={"500": 0.1, "slow": 0.2})),
        (["--fault", "any=0.2"], Faults.evenly(0.2)),
        (["--fault-script", "429,-,reset-after"], Faults(script=("429", None, "reset-after"))),
        (["--fault", "500=1", "--fault-seed", "7"], Faults(chances={"500": 1.0}, seed=7)),
        (["--fault-seed", "7"], None),
    ],
)
def test_options_name_a_plan_of_faults(given: list[str], plan: Faults | None) -> None:
    assert options.faults(options.parser().parse_args(given)) == plan


def test_any_fault_and_one_kind_more_often_go_together() -> None:
    plan = options.faults(options.parser().parse_args(["--fault", "any=0.17", "--fault", "500=0.1"]))
    assert plan is not None
    assert plan.chances.keys() == FAULTS.keys()
    assert (round(plan.chances["500"], 6), round(plan.chances["slow"], 6)) == (0.11, 0.01)


def test_options_name_readings_and_the_last_word_counts() -> None:
    given = options.parser().parse_args(["--reading", "first_page=1", "--reading", "lists=object"])
    assert options.readings(given) == Readings(first_page=1, lists="object")


def test_the_open_questions_are_listed(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["--readings"]) == 0
    lines = capsys.readouterr().out.splitlines()
    assert [line.split()[:3] for line in lines] == [
        [each.name, "|".join(map(str, each.choices)), each.ledger] for each in READINGS
    ]
    assert lines[1] == f"first_page          0|1 {' ' * 28}  E03  the number of the first page"


def ask(url: str, method: str = "GET", body: bytes | None = None, headers: dict[str, str] | None = None) -> Any:
    parts = urlsplit(url)
    connection = HTTPConnection(parts.netloc, timeout=20)
    try:
        connection.request(method, parts.path, body, headers or {})
        return json.load(connection.getresponse())
    finally:
        connection.close()


def test_everything_reaches_the_mock_that_is_served(tmp_path: Path) -> None:
    given = ["--seed", "demo", "--clock", "2020-10-23T08:00:00", "--limit", "9", "--period", "50", "--window", "fixed"]
    given += ["--latency", "0.01", "--fault", "500=0.5", "--fault-script", "503,-", "--fault-seed", "3"]
    given += ["--reading", "lists=object", "--journal", str(tmp_path / "journal.jsonl"), "--control"]
    command = [sys.executable, "-W", "error", "-m", "timetrack_mock", *given]
    environment = os.environ | {"PYTHONPATH": str(WRAPPERS)}
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True, env=environment) as process:
        try:
            assert process.stdout is not None
            url, control = process.stdout.readline().split()[0], process.stdout.readline().split()
            assert control[1:] == ["control"]
            shown = ask(control[0])
            ask(f"{control[0]}faults", "PUT", b"{}", {"Content-Type": "application/json"})
            clients = ask(f"{url}/clients", headers=dict(KEYS))
            process.send_signal(signal.SIGTERM)
            assert process.wait(20) == 0
        finally:
            process.kill()
    assert shown["clock"] == {"now": "2020-10-23T08:00:00"}
    assert shown["limit"] == {"requests": 9, "period": 50.0, "window": "fixed"}
    assert (shown["latency"], shown["readings"]["lists"]) == ({"seconds": 0.01}, "object")
    assert {name: shown["faults"][name] for name in ("script", "chances", "seed")} == {
        "script": ["503", None],
        "chances": {"500": 0.5},
        "seed": 3,
    }
    assert clients["count"] == 3
    assert [(entry.operation, entry.status) for entry in read(tmp_path / "journal.jsonl")] == [("list_clients", 200)]
