"""Nothing is lost, doubled or half there: whoever calls at the same time, and however suddenly the mock ends."""

import json
import os
import signal
import sqlite3
import subprocess
import sys
from collections import Counter
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing, contextmanager
from http.client import HTTPConnection, HTTPException
from pathlib import Path
from shutil import copyfile
from threading import Event, Lock
from typing import Any

import pytest

from tests.mock.caller import BASE, JSON, KEYS, Caller
from timetrack_mock import Mock, MockFailure, MockServer, Readings

ROOT = Path(__file__).resolve().parents[2]
PERIOD = {"from": "2020-10-23T08:00:00.000Z", "to": "2020-10-23T09:00:00.000Z"}
SOWN = {"test", "tester"}


class Load:
    """Callers that each write down what they were told: an attendance of a new user, which are two records in one."""

    def __init__(self, port: int, enough: int) -> None:
        self.port, self.enough = port, enough
        self.told: dict[str, int] = {}
        self.reached = Event()
        self._lock = Lock()

    def call(self, round_: int, number: int) -> None:
        """Go on until the server is gone."""
        connection = HTTPConnection("127.0.0.1", self.port, timeout=10)
        headers = dict((*KEYS, ("Content-Type", "application/json")))
        try:
            for step in range(100_000):
                username = f"{round_}-{number}-{step}"
                body = json.dumps({"username": username, **PERIOD})
                connection.request("POST", f"{BASE}/attendances", body, headers)
                answer = connection.getresponse()
                content = json.loads(answer.read())
                assert answer.status == 200, content
                self._note(username, content["id"])
        except (OSError, HTTPException, ValueError):
            return  # killed; what was under way may be stored or not, but only as a whole
        finally:
            connection.close()

    def _note(self, username: str, number: int) -> None:
        with self._lock:
            self.told[username] = number
            if len(self.told) >= self.enough:
                self.reached.set()


@contextmanager
def served(file: Path) -> Iterator[tuple[subprocess.Popen[str], int]]:
    options = ["--database", str(file), "--limit", "off", "--reading", "unknown_names=invented"]
    command = [sys.executable, "-m", "timetrack_mock", *options]
    environment = os.environ | {"PYTHONPATH": str(ROOT / "wrappers")}
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True, env=environment) as process:
        assert process.stdout is not None
        try:
            yield process, int(process.stdout.readline().split()[0].removesuffix(BASE).rpartition(":")[2])
        finally:
            process.kill()


def everything(api: Caller, path: str) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = []
    while page := api.list(path, limit=1000, page_number=len(found) // 1000):
        found += page
        if len(page) < 1000:
            break
    return found


def test_a_server_that_is_killed_under_load_keeps_what_it_told_and_nothing_by_halves(tmp_path: Path) -> None:
    file, told, callers = tmp_path / "mock.db", dict[str, int](), 4
    for round_ in range(3):
        with served(file) as (process, port), ThreadPoolExecutor(callers) as pool:
            load = Load(port, enough=200)
            calls = [pool.submit(load.call, round_, number) for number in range(callers)]
            assert load.reached.wait(30)
            process.send_signal(signal.SIGKILL)
            for call in calls:
                call.result(30)
        told |= load.told
        with Mock(database=file, limit=None) as mock:
            _compare(Caller(mock), told, unsure=callers * (round_ + 1))
        with closing(sqlite3.connect(file)) as connection:
            assert connection.execute("PRAGMA integrity_check").fetchall() == [("ok",)]


def _compare(api: Caller, told: dict[str, int], *, unsure: int) -> None:
    attendances = everything(api, "/attendances")
    stored = {each["user"]: each["id"] for each in attendances}
    assert len(stored) == len(attendances)
    assert told.items() <= stored.items()
    assert len(stored) - len(told) <= unsure
    assert {each["username"] for each in everything(api, "/users")} == stored.keys() | SOWN


TIMER = {"username": "test", "date": "2020-10-23T08:00:00Z"}
KILLED_AT_A_STEP = """
import os, signal, sys
from timetrack_mock import Mock, Request
path, body, *headers = sys.argv[3:]
with Mock(database=sys.argv[1], limit=None) as mock:
    steps = iter(range(int(sys.argv[2])))
    def step(_):
        if next(steps, None) is None:
            os.kill(os.getpid(), signal.SIGKILL)
    mock._store._connection.set_trace_callback(step)
    response = mock.handle(Request("POST", path, "", tuple(zip(headers[::2], headers[1::2])), body.encode()))
    assert response.status == 200, response
    mock._store._connection.set_trace_callback(None)
"""
MOST_STEPS = 12  # SQL statements; the request, which ends a timer and saves it as an attendance, has fewer


def test_a_mock_that_is_killed_at_any_step_of_a_request_has_done_all_of_it_or_nothing(tmp_path: Path) -> None:
    with Mock(database=tmp_path / "before.db", limit=None) as mock:
        assert Caller(mock).post("/timers/attendance_timer/start", **TIMER).status == 200
        before = mock.dump()
    files = [tmp_path / f"{number}.db" for number in range(MOST_STEPS + 1)]
    for file in files:
        copyfile(tmp_path / "before.db", file)
    environment = os.environ | {"PYTHONPATH": str(ROOT / "wrappers")}
    headers = [part for pair in (*KEYS, JSON) for part in pair]
    request = (f"{BASE}/timers/attendance_timer/stop", json.dumps(TIMER | {"date": "2020-10-23T09:00:00Z"}), *headers)
    child = (sys.executable, "-c", KILLED_AT_A_STEP)
    processes = [
        subprocess.Popen([*child, str(file), str(step), *request], env=environment) for step, file in enumerate(files)
    ]
    ends = [process.wait(60) for process in processes]
    dumps: list[str] = []
    for file in files:
        with Mock(database=file) as mock:
            dumps.append(mock.dump())
    killed = [dump for dump, end in zip(dumps, ends, strict=True) if end == -signal.SIGKILL]
    done = [dump for dump, end in zip(dumps, ends, strict=True) if end == 0]
    assert len(killed) >= 6
    assert set(killed) == {before}
    assert len(set(done)) == 1
    assert done[0] != before


KILLED_WHILE_SOWING = """
import os, signal, sys
from timetrack_mock import Mock, seeding
honest = seeding.records.create
def killed(*arguments):
    honest(*arguments)
    os.kill(os.getpid(), signal.SIGKILL)
seeding.records.create = killed
Mock(database=sys.argv[1], seed="demo")
"""


def test_a_first_start_that_is_killed_before_its_seed_is_complete_is_made_up_for(tmp_path: Path) -> None:
    file = tmp_path / "mock.db"
    environment = os.environ | {"PYTHONPATH": str(ROOT / "wrappers")}
    done = subprocess.run([sys.executable, "-c", KILLED_WHILE_SOWING, str(file)], env=environment, check=False)
    assert done.returncode == -signal.SIGKILL
    assert file.exists()
    with Mock(database=file, seed="demo") as mock, Mock(seed="demo") as fresh:
        assert mock.dump() == fresh.dump()


def test_an_account_from_which_everything_was_deleted_is_not_sown_again(tmp_path: Path) -> None:
    file = tmp_path / "mock.db"
    with Mock(database=file, seed="demo", limit=None) as mock:
        for client in Caller(mock).list("/clients"):
            Caller(mock).delete(f"/clients/{client['id']}")
    with Mock(database=file, seed="demo", limit=None) as mock:
        assert Caller(mock).list("/clients") == []


def test_a_disk_that_is_full_is_a_failure_that_changes_nothing(tmp_path: Path) -> None:
    with Mock(database=tmp_path / "mock.db", seed="demo", limit=None) as mock:
        api, connection = Caller(mock), mock._store._connection
        before = mock.dump()
        pages = connection.execute("PRAGMA page_count").fetchone()[0]
        connection.execute(f"PRAGMA max_page_count = {pages}")
        with pytest.raises(MockFailure, match="full"):
            for number in range(1000):
                api.post("/clients", name="A" * 4000, notes=str(number))
        stored = len(everything(api, "/clients"))
        for _ in range(3):
            with pytest.raises(MockFailure, match="full"):
                api.post("/attendances", username="test", notes="Z" * 9000, **PERIOD)
        assert "ZZ" not in mock.dump()
        connection.execute(f"PRAGMA max_page_count = {pages + 1000}")
        assert api.post("/clients", name="B").data["id"] == stored + 1
        mock.reset()
        assert mock.dump() == before


def work(api: Caller, number: int) -> dict[str, str | None]:
    """A life of many records, and what must be left of it."""
    left: dict[str, str | None] = {}
    for step in range(20):
        name = f"{number}-{step}"
        record = api.add("/tasks", name=name)
        left[name] = None
        if step % 2:
            assert api.put(f"/tasks/{record['id']}", notes=name).data["name"] == name
            left[name] = name
        if step % 3 == 0:
            assert api.delete(f"/tasks/{record['id']}").status == 204
            assert api.delete(f"/tasks/{record['id']}").status == 404
            del left[name]
        ids = [each["id"] for each in api.list("/tasks", limit=1000)]
        assert ids == sorted(set(ids))
    return left


@pytest.mark.parametrize("place", ["in memory", "in a file"])
def test_threads_that_write_change_delete_and_read_do_not_get_in_each_others_way(place: str, tmp_path: Path) -> None:
    file = tmp_path / "mock.db" if place == "in a file" else None
    with Mock(limit=None, database=file) as mock, ThreadPoolExecutor(8) as pool:
        api, expected = Caller(mock), dict[str, str | None]()
        for part in pool.map(work, [api] * 8, range(8)):
            expected |= part
        tasks = everything(api, "/tasks")
        assert {each["name"]: each["notes"] for each in tasks} == expected
        assert len(tasks) == len(expected)
        assert Counter(each.status for each in mock.requests)[500] == 0


def test_clients_of_a_server_lose_and_double_nothing() -> None:
    with Mock(limit=None) as mock, MockServer(mock) as server, ThreadPoolExecutor(8) as pool:

        def create(number: int) -> list[tuple[str, int]]:
            connection = HTTPConnection("127.0.0.1", server.port, timeout=10)
            made: list[tuple[str, int]] = []
            for step in range(25):
                name = f"{number}-{step}"
                headers = dict((*KEYS, ("Content-Type", "application/json")))
                connection.request("POST", f"{BASE}/tasks", json.dumps({"name": name}), headers)
                made.append((name, json.loads(connection.getresponse().read())["id"]))
            connection.close()
            return made

        told = [each for part in pool.map(create, range(8)) for each in part]
        stored = [(each["name"], each["id"]) for each in everything(Caller(mock), "/tasks")]
    assert sorted(told) == sorted(stored)
    assert len({number for _, number in told}) == 200


def test_a_reset_in_the_middle_of_writes_leaves_whole_records_only() -> None:
    with Mock(limit=None, readings=Readings(unknown_names="invented")) as mock, ThreadPoolExecutor(5) as pool:
        api = Caller(mock)

        def write(number: int) -> None:
            for step in range(60):
                api.add("/attendances", username=f"{number}-{step}", **PERIOD)

        writers = [pool.submit(write, number) for number in range(4)]
        for _ in range(10):
            mock.reset()
        for writer in writers:
            writer.result(30)
        users = {each["username"] for each in everything(api, "/users")}
        attendances = [each["user"] for each in everything(api, "/attendances")]
        assert users == set(attendances) | SOWN
        assert len(set(attendances)) == len(attendances)
