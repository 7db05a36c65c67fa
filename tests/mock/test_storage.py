"""All or nothing, many threads, and files that outlive the mock."""

import json
import sqlite3
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest

from tests.mock.caller import Caller
from timetrack_mock import Mock, MockFailure, Readings, StartupError

INVENTING = Readings(unknown_names="invented")
"""One request then writes two records: the user whom it names, and what it is about."""


def test_a_request_that_breaks_in_the_middle_leaves_no_trace(demo: Caller, monkeypatch: pytest.MonkeyPatch) -> None:
    """A user who is made by the way is stored before the entry itself; when that fails, he must be gone as well."""

    def broken(*_: Any, **__: Any) -> None:
        raise OSError("disk full")

    demo.mock.readings = INVENTING
    before = demo.mock.dump()
    body = {"username": "zoe", "from": "2020-10-23T08:00:00Z", "to": "2020-10-23T09:00:00Z"}
    with monkeypatch.context() as patch:
        patch.setattr("timetrack_mock.derived.complete", broken)
        with pytest.raises(MockFailure, match="disk full"):
            demo.post("/attendances", **body)
    assert demo.mock.dump() == before
    assert demo.post("/attendances", **body).status == 200


def test_a_refused_request_leaves_no_user_behind(demo: Caller) -> None:
    body = {"username": "zoe", "from": "2020-10-23T08:00:00Z", "to": "2020-10-23T09:00:00Z", "breakMinutes": 61}
    demo.mock.readings = INVENTING
    before = demo.mock.dump()
    assert demo.post("/attendances", **body).status == 422
    assert demo.mock.dump() == before


def test_threads_in_parallel_lose_nothing(api: Caller) -> None:
    def work(number: int) -> list[int]:
        ids: list[int] = []
        for step in range(25):
            record = api.add("/tasks", name=f"{number}-{step}")
            assert api.put(f"/tasks/{record['id']}", notes="changed").data["name"] == f"{number}-{step}"
            assert api.get(f"/tasks/{record['id']}").status == 200
            ids.append(record["id"])
        return ids

    with ThreadPoolExecutor(8) as pool:
        ids = [each for part in pool.map(work, range(8)) for each in part]
    assert sorted(ids) == list(range(1, 201))
    records = api.list("/tasks", limit=1000)
    assert len(records) == 200
    assert {record["notes"] for record in records} == {"changed"}


def test_threads_in_parallel_start_one_timer_once(demo: Caller) -> None:
    body = {"username": "test", "date": "2020-10-23T08:00:00Z"}

    def start(_: int) -> int:
        return demo.post("/timers/attendance_timer/start", **body).status

    with ThreadPoolExecutor(8) as pool:
        statuses = list(pool.map(start, range(40)))
    assert sorted(statuses) == [200] + [422] * 39


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "mock.db"


def test_a_file_outlives_the_mock(file: Path) -> None:
    with Mock(limit=None, database=file, seed="demo") as mock:
        Caller(mock).delete("/clients/2")
        Caller(mock).add("/clients", name="Kept")
        Caller(mock).post("/timers/attendance_timer/start", username="test", date="2020-10-23T08:00:00Z")
        before = mock.dump()
    with Mock(limit=None, database=file, seed="demo") as mock:
        again = Caller(mock)
        assert mock.dump() == before
        assert again.get("/clients/2").status == 404
        assert again.add("/clients", name="Next")["id"] == 5
        assert again.get("/timers/attendance_timer", username="test", date="2020-10-23T08:00:00Z").data["playing"]


def test_a_second_mock_on_the_same_file_is_refused(file: Path) -> None:
    refusal = pytest.raises(StartupError, match="is used by another mock; stop that one or name another file")
    with Mock(database=file), refusal:
        Mock(database=file)
    Mock(database=file).close()


def bad_files(folder: Path) -> Iterator[tuple[Path, str]]:
    text = folder / "text.db"
    text.write_text("This is not a database, but it is long enough to look at. " * 50)
    yield text, "file is not a database"
    foreign = folder / "foreign.db"
    connection = sqlite3.connect(foreign)
    connection.execute("CREATE TABLE photos (id INTEGER)")
    connection.close()
    yield foreign, "belongs to another program"
    yield folder, "unable to open"
    yield folder / "missing" / "mock.db", "unable to open"


def test_files_that_are_no_database_of_the_mock_are_refused_and_left_alone(tmp_path: Path) -> None:
    for path, reason in bad_files(tmp_path):
        before = path.read_bytes() if path.is_file() else None
        with pytest.raises(StartupError, match=reason):
            Mock(database=path)
        assert (path.read_bytes() if path.is_file() else None) == before


def test_searches_by_a_name_use_an_index(demo: Caller) -> None:
    sql = "SELECT body FROM \"records_clients\" WHERE deleted = 0 AND json_extract(body, '$.name') = ?"
    with closing(sqlite3.connect(":memory:")) as copy:
        copy.executescript(demo.mock.dump())
        plan = copy.execute(f"EXPLAIN QUERY PLAN {sql}", ("x",)).fetchall()
    assert "by_clients_name" in str(plan)


def test_the_text_of_a_record_is_what_is_answered(demo: Caller) -> None:
    assert demo.list("/clients") == [demo.get(f"/clients/{number}").data for number in (1, 2, 3)]
    assert json.dumps(demo.list("/users")).count("username") == 2


@pytest.mark.parametrize("seed", ["empty", "demo"])
def test_a_reset_puts_the_account_back_to_its_seed_with_the_same_ids(seed: str) -> None:
    with Mock(seed=seed, limit=None) as mock:
        before = mock.dump()
        api = Caller(mock)
        api.add("/clients", name="New")
        api.post("/timers/attendance_timer/start", username="tester", date="2020-10-23T08:00:00.000Z")
        assert mock.dump() != before
        mock.reset()
        assert mock.dump() == before


CHANGES: dict[str, Callable[[Caller], Any]] = {
    "a new record": lambda api: api.add("/clients", name="New"),
    "a changed record": lambda api: api.put("/clients/1", notes="other"),
    "a deleted record": lambda api: api.delete("/clients/1"),
    "a record put there by hand": lambda api: api.mock.fill("clients", [{"name": "Filled"}]),
}


@pytest.mark.parametrize("change", CHANGES)
def test_a_page_that_was_read_before_shows_the_change_after_it(demo: Caller, change: str) -> None:
    pages: list[dict[str, Any]] = [{}, {"limit": 2}, {"limit": 2, "page_number": 1}, {"name": "client"}]
    before = [[demo.list("/clients", **page) for page in pages] for _ in range(2)]
    assert before[0] == before[1]
    CHANGES[change](demo)
    after = [demo.list("/clients", **page) for page in pages]
    demo.mock._store._pages.clear()
    assert after == [demo.list("/clients", **page) for page in pages]
    assert after[0] != before[0][0]


def test_a_reset_shows_in_a_page_that_was_read_before(demo: Caller) -> None:
    before = demo.list("/clients")
    demo.add("/clients", name="New")
    assert len(demo.list("/clients")) == len(before) + 1
    demo.mock.reset()
    assert demo.list("/clients") == before


def test_a_page_that_was_read_in_a_transaction_that_failed_is_not_remembered(demo: Caller) -> None:
    before, store = demo.list("/clients"), demo.mock._store
    page: dict[str, Any] = {"limit": 50, "offset": 0, "newest_first": False}
    with pytest.raises(KeyError), store.transaction():
        store.insert("clients", {"name": "Undone"})
        assert b"Undone" in store.page("clients", (), **page)
        raise KeyError
    with store.transaction():
        assert json.loads(store.page("clients", (), **page)) == before
    assert demo.list("/clients") == before


def test_an_unchanged_page_is_read_once_and_only_so_many_are_remembered(
    demo: Caller, monkeypatch: pytest.MonkeyPatch
) -> None:
    store, read = demo.mock._store, list[str]()
    honest = store.texts

    def counting(resource: str, *arguments: Any, **options: Any) -> list[str]:
        read.append(resource)
        return honest(resource, *arguments, **options)

    monkeypatch.setattr(store, "texts", counting)
    for _ in range(3):
        demo.list("/clients")
        demo.list("/tasks")
    assert read == ["clients", "tasks"]
    for number in range(200):
        demo.list("/clients", page_number=number)
        assert len(store._pages) <= 32
