"""The fixtures for other projects, in an environment that has the wheel: a whole project, then promise by promise."""

from __future__ import annotations

import re
import shutil
from pathlib import Path

import pytest

from tests.wheel.conftest import run

DOWNSTREAM = Path("examples/downstream").resolve()


@pytest.mark.parametrize("workers", ["0", "2"], ids=["in one process", "with xdist in two"])
def test_a_project_that_depends_on_the_wheel_passes_its_own_tests(python: str, tmp_path: Path, workers: str) -> None:
    project = shutil.copytree(DOWNSTREAM, tmp_path / "project")
    printed = run(python, "-m", "pytest", "-q", "-n", workers, "-p", "no:cacheprovider", cwd=project)
    assert "9 passed" in printed


def _passes(python: str, folder: Path, text: str) -> None:
    (folder / "test_it.py").write_text(text, "utf-8")
    run(python, "-m", "pytest", "-q", "-p", "no:cacheprovider", "--strict-markers", "-W", "error", cwd=folder)


def test_the_page_about_the_fixtures_shows_tests_that_pass(python: str, tmp_path: Path) -> None:
    page = Path("docs/pytest.md").read_text("utf-8")
    (example,) = re.findall(r"```python\n(.*?)```", page, re.DOTALL)
    _passes(python, tmp_path, example)


def test_a_run_that_does_not_use_the_fixtures_pays_for_nothing_but_one_small_module(
    python: str, tmp_path: Path
) -> None:
    _passes(
        python,
        tmp_path,
        """
import sys

def test_nothing_else_is_loaded(request):
    assert request.config.pluginmanager.has_plugin("timetrack")
    loaded = {"timetrack", "timetrack_client", "timetrack_mock", "httpx", "attr", "yaml", "uvicorn"} & set(sys.modules)
    assert not loaded
""",
    )


def test_the_nearest_marker_wins_option_by_option_and_clients_take_the_options_of_the_project(
    python: str, tmp_path: Path
) -> None:
    _passes(
        python,
        tmp_path,
        """
import pytest

pytestmark = pytest.mark.timetrack(seed="demo", limit=7, key="key-of-the-module")

@pytest.fixture
def timetrack_options():
    return {"page_size": 1}

@pytest.mark.timetrack(limit=5)
def test_options(timetrack, timetrack_mock):
    assert len(list(timetrack.clients.list())) == 3
    assert timetrack.budget.limit == timetrack_mock.limit.requests == 5
    timetrack_mock.requests.expect("list_clients", query={"limit": 1})
""",
    )


def test_the_server_is_another_way_to_the_same_account(python: str, tmp_path: Path) -> None:
    _passes(
        python,
        tmp_path,
        """
import httpx

def test_server(timetrack, timetrack_server):
    timetrack.clients.create(name="Acme")
    keys = {"X-TimeTrack-Api-Key": "demo-key", "X-TimeTrack-Api-Secret": "demo-secret"}
    assert httpx.get(timetrack_server.url + "/clients", headers=keys, trust_env=False).json()[0]["name"] == "Acme"
""",
    )


def test_time_that_an_answer_takes_and_faults_of_the_network_need_no_network(python: str, tmp_path: Path) -> None:
    _passes(
        python,
        tmp_path,
        """
import pytest
from timetrack import OutcomeUnknown, RetryPolicy
from timetrack_mock import Faults

@pytest.fixture
def timetrack_options():
    return {"timeout": 10, "retry": RetryPolicy(attempts=1)}

@pytest.mark.parametrize("fault", ["reset-before", "reset-after", "silence-before", "silence-after", "truncated"])
def test_fault(timetrack, timetrack_mock, fault):
    timetrack_mock.faults = Faults(script=(fault,))
    with pytest.raises(OutcomeUnknown):
        timetrack.clients.create(name="Acme")
    assert len(list(timetrack.clients.list())) == (0 if "before" in fault else 1)

@pytest.mark.parametrize(("latency", "waited"), [(9, 9), (11, 10)])
def test_latency(timetrack, timetrack_mock, latency, waited):
    before, timetrack_mock.latency = timetrack_mock.clock, latency
    try:
        list(timetrack.clients.list())
    except OutcomeUnknown:
        assert latency > 10
    assert waited <= (timetrack_mock.clock - before).total_seconds() < waited + 1
""",
    )


def test_a_parameter_that_the_contract_does_not_know_is_warned_of_once_a_test(python: str, tmp_path: Path) -> None:
    (tmp_path / "test_it.py").write_text(
        """
from urllib.parse import urlsplit
from urllib.request import Request, urlopen

def ask(server, query):
    keys = {"X-TimeTrack-Api-Key": "demo-key", "X-TimeTrack-Api-Secret": "demo-secret"}
    assert urlsplit(server.url).hostname == "127.0.0.1"
    with urlopen(Request(f"{server.url}/absences{query}", headers=keys)) as answer:
        assert answer.status == 200

def test_misspelt(timetrack_server):
    for _ in range(3):
        ask(timetrack_server, "?startDate=2026-10-01&endDate=2026-10-31")
    assert timetrack_server.mock.requests.unknown == {"list_absences": ["startDate", "endDate"]}

def test_right(timetrack_server):
    ask(timetrack_server, "?from=2026-10-01&to=2026-10-31&limit=1")
""",
        "utf-8",
    )
    printed = run(python, "-m", "pytest", "-q", "-p", "no:cacheprovider", cwd=tmp_path)
    assert "2 passed, 1 warning" in printed
    assert "these parameters, and the mock ignored them: startDate, endDate of list_absences." in printed
