"""The file that the processes of a machine share is private, survives what its users do, and says what is wrong."""

from __future__ import annotations

import errno
import os
import shutil
import sqlite3
import stat
import tempfile
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager, suppress
from pathlib import Path
from typing import Any

import pytest

from tests.support.fakes import BASE_URL, Clock, about, client, pages
from tests.throttle.children import Child, hold, started, take
from tests.throttle.forks import in_a_fork
from timetrack import ThrottleUnavailable, Timing
from timetrack.throttle import file
from timetrack.throttle.file import Patience, failure, unavailable
from timetrack.throttle.sqlite import SqliteStore
from timetrack.throttle.store import PATIENCE
from timetrack.throttle.window import terms_of

ONE = terms_of(1, 60.0, 4.0, None)
TWO = terms_of(2, 60.0, 4.0, None)


def _store(path: Path, clock: Callable[[], float] | None = None, budget: str = "some") -> SqliteStore:
    return SqliteStore(path, budget, clock or Clock())


def _mode(path: Path) -> int:
    return stat.S_IMODE(path.stat().st_mode)


def test_file_and_folder_are_made_and_readable_by_their_owner_alone(tmp_path: Path) -> None:
    path = tmp_path / "folder" / "of a folder" / "throttle.db"
    before = os.umask(0)
    try:
        _store(path).reserve("a", ONE)
    finally:
        os.umask(before)
    assert _mode(path.parent) == 0o700
    assert {found.name: _mode(found) for found in path.parent.iterdir()} == {
        "throttle.db": 0o600,
        "throttle.db-shm": 0o600,
        "throttle.db-wal": 0o600,
    }


def test_there_is_nothing_in_the_file_but_digests(tmp_path: Path) -> None:
    with client(pages([], first_page=0), key="canary-key", throttle=f"sqlite:///{tmp_path}/throttle.db") as tt:
        list(tt.clients.list())
        assert tt.budget.used == 1
    content = b"".join(path.read_bytes() for path in tmp_path.iterdir())
    assert content
    for secret in (b"canary", b"127.0.0.1", b"http", BASE_URL.encode()):
        assert secret not in content


def _is_a_directory(path: Path) -> Path:
    path.mkdir()
    return path


def _is_below_a_file(path: Path) -> Path:
    path.write_text("")
    return path / "throttle.db"


def _is_something_else(path: Path) -> Path:
    path.write_text("This is no database, whatever its name says. " * 100)
    return path


def _is_corrupt(path: Path) -> Path:
    store = _store(path)
    for number in range(200):
        store.reserve(str(number), terms_of(1000, 60.0, 4.0, None))
    store.before_fork()
    store.after_fork()
    with path.open("r+b") as file:
        for page in range(1, path.stat().st_size // 4096):
            file.seek(page * 4096)
            file.write(os.urandom(4096))
    return path


def _has_no_address(path: Path) -> Path:
    return path / "zero\0byte"


@pytest.mark.parametrize(
    ("make", "remedy"),
    [
        (_is_a_directory, "make it a file that can be written, in a folder that can be"),
        (_is_below_a_file, "make it a file that can be written, in a folder that can be"),
        (_is_something_else, "delete it"),
        (_is_corrupt, "delete it"),
        (_has_no_address, "make it a file that can be written, in a folder that can be"),
    ],
)
def test_a_file_that_cannot_be_used_is_an_error_that_says_what_to_do(
    make: Callable[[Path], Path], remedy: str, tmp_path: Path
) -> None:
    path = make(tmp_path / "throttle.db")
    for _ in range(2):
        with pytest.raises(ThrottleUnavailable) as caught:
            _store(path).reserve("a", ONE)
        assert str(caught.value).startswith(f"the throttle's file {path} cannot be used (")
        assert str(caught.value).endswith(f"): {remedy}, or choose another place with throttle= or TIMETRACK_THROTTLE.")
        assert caught.value.__suppress_context__


@contextmanager
def _as_an_ordinary_user() -> Iterator[Path]:
    """Be nobody for a while if this is root, whom no permission holds back; gives a folder of that user's own."""
    user = os.geteuid() or 65534
    folder = Path(tempfile.mkdtemp())
    shutil.chown(folder, user)
    before = os.geteuid()
    os.seteuid(user)
    try:
        yield folder
    finally:
        os.seteuid(before)
        folder.chmod(0o700)
        shutil.rmtree(folder)


def test_a_folder_that_is_read_only_is_an_error_that_says_so() -> None:
    with _as_an_ordinary_user() as folder:
        folder.chmod(0o500)
        with pytest.raises(ThrottleUnavailable, match=r"Permission denied.*make it a file that can be written"):
            _store(folder / "throttle.db").open()


def test_a_file_that_is_read_only_is_an_error_that_says_so() -> None:
    with _as_an_ordinary_user() as folder:
        path = folder / "throttle.db"
        store = _store(path)
        store.open()
        store.before_fork()
        store.after_fork()
        path.chmod(0o400)
        with pytest.raises(ThrottleUnavailable, match="readonly database"):
            store.open()


def test_a_store_works_again_when_what_was_wrong_is_mended(tmp_path: Path) -> None:
    path = tmp_path / "throttle.db"
    path.mkdir()
    store = _store(path)
    with pytest.raises(ThrottleUnavailable):
        store.reserve("a", ONE)
    path.rmdir()
    assert store.reserve("a", ONE) == 0


DELETED = pytest.mark.parametrize(
    "deleted",
    ["throttle.db", "throttle.db-wal", "throttle.db-shm", "throttle.db-*", "throttle.db*"],
    ids=["alone", "its -wal", "its -shm", "its -wal and -shm", "with all that belongs to it"],
)


def _delete(folder: Path, names: str) -> None:
    for found in list(folder.glob(names)):
        found.unlink()


@DELETED
def test_a_file_deleted_while_it_is_used_is_made_anew_with_all_that_is_charged(
    deleted: str, tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    path, clock = tmp_path / "throttle.db", Clock()
    old, idle = _store(path, clock), _store(path, clock)
    old.reserve("a", TWO)
    idle.pause(3.0)
    _delete(tmp_path, deleted)
    newcomer = _store(path, clock)
    assert old.look().paused == about(3.0)
    assert newcomer.look().paused == about(3.0)
    clock.now += 3.0
    assert newcomer.reserve("b", TWO) == 0
    idle.settle("b", 0.0)
    assert [store.reserve("c", TWO) for store in (old, idle, newcomer)] == [about(60.0)] * 3
    assert caplog.messages[0] == f"The throttle's file {path} was deleted while it was used, and is made anew."


@DELETED
def test_what_a_newcomer_was_granted_before_the_others_noticed_counts_for_all(deleted: str, tmp_path: Path) -> None:
    path, clock, terms = tmp_path / "throttle.db", Clock(), terms_of(3, 60.0, 4.0, None)
    old, idle = _store(path, clock), _store(path, clock)
    idle.reserve("a", terms)
    old.reserve("b", terms)
    _delete(tmp_path, deleted)
    newcomer = _store(path, clock)
    with suppress(ThrottleUnavailable):  # which is as safe: nothing is granted
        newcomer.reserve("c", terms)
    assert old.reserve("c", terms) in (0, about(60.0))
    assert [store.reserve("d", terms) for store in (old, newcomer, idle)] == [about(60.0)] * 3


@DELETED
def test_strictness_survives_as_well(deleted: str, tmp_path: Path) -> None:
    path, clock = tmp_path / "throttle.db", Clock()
    old = _store(path, clock)
    old.be_strict(100.0, later=0.0)
    _delete(tmp_path, deleted)
    old.look()
    assert _store(path, clock).look().strict == about(100.0)


def _restored(path: Path) -> None:
    """Put something else under the name: a copy from before, say."""
    other = path.with_name("copy.db")
    _store(other).open()
    other.replace(path)


def _broken(path: Path) -> None:
    path.write_bytes(b"This is no database any more." * 1000)
    _delete(path.parent, "throttle.db-*")


@pytest.mark.parametrize("happens", [_restored, _broken])
def test_what_this_process_is_charged_survives_whatever_becomes_of_the_file(
    happens: Callable[[Path], None], tmp_path: Path
) -> None:
    path, clock = tmp_path / "throttle.db", Clock()
    store = _store(path, clock)
    for token in ("settled", "given back", "in flight"):
        store.reserve(token, terms_of(3, 60.0, 4.0, None))
    store.settle("settled", 0.0)
    store.release("given back")
    happens(path)
    with suppress(ThrottleUnavailable):
        store.look()
    if happens is _broken:
        _delete(tmp_path, "throttle.db*")  # which is what the error says
    assert store.look().charges == (about(0.0), about(4.0))
    assert _store(path, clock).reserve("a", TWO) == about(60.0)


def test_what_cannot_be_told_while_the_file_is_held_is_entered_when_it_is_opened_again(tmp_path: Path) -> None:
    path, clock = tmp_path / "throttle.db", Clock()
    store = _store(path, clock)
    store.reserve("a", TWO)
    with _held(path), pytest.raises(ThrottleUnavailable):
        store.be_strict(100.0, later=0.0, within=0.02)
    assert _store(path, clock).look().strict == 0.0
    assert store.look().strict == about(100.0)


def test_a_file_that_is_deleted_again_and_again_is_an_error_that_says_so(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "throttle.db"
    monkeypatch.setattr(file, "_made", lambda _: (0, 0))  # never the one that has the name afterwards
    with pytest.raises(ThrottleUnavailable, match=r"\(it is deleted again and again\): delete it with"):
        _store(path).open()


def test_a_slot_that_was_granted_in_a_file_that_nobody_sees_any_more_is_asked_for_again(tmp_path: Path) -> None:
    path, clock = tmp_path / "throttle.db", Clock()
    store, other = _store(path, clock), _store(path, clock)
    other.reserve("a", TWO)
    deletions = [1]

    def clock_that_deletes() -> float:
        if deletions and store._file.is_open and store._own:
            deletions.pop()
            _delete(tmp_path, "throttle.db*")
            newcomer = _store(path, clock)
            assert newcomer.reserve("b", TWO) == 0
        return clock()

    store.reserve("to be known", terms_of(3, 60.0, 4.0, None))
    store.release("to be known")
    store._own["of another budget's past"] = clock() - 1000.0
    store._clock = clock_that_deletes
    assert store.reserve("c", TWO) == about(60.0)


@contextmanager
def _held(path: Path) -> Iterator[None]:
    with closing(sqlite3.connect(path, isolation_level=None)) as holder:
        holder.execute("BEGIN IMMEDIATE")
        yield
        holder.execute("ROLLBACK")


WRITABLE = "make it a file that can be written, in a folder that can be"


@pytest.mark.parametrize(
    ("error", "remedy"),
    [
        (failure("database is locked", sqlite3.SQLITE_BUSY), "end the program that holds it, or try again later"),
        (
            failure("database is locked", sqlite3.SQLITE_BUSY_SNAPSHOT),
            "end the program that holds it, or try again later",
        ),
        (failure("database or disk is full", sqlite3.SQLITE_FULL), "make room on its disk"),
        (OSError(errno.ENOSPC, "No space left on device"), "make room on its disk"),
        (failure("file is not a database", sqlite3.SQLITE_NOTADB), "delete it"),
        (failure("database disk image is malformed", sqlite3.SQLITE_CORRUPT), "delete it"),
        (
            failure("disk I/O error", sqlite3.SQLITE_IOERR_SHORT_READ),
            "delete it with its -wal and -shm, and keep it on a disk of this machine",
        ),
        (failure("attempt to write a readonly database", sqlite3.SQLITE_READONLY), WRITABLE),
        (failure("unable to open database file", sqlite3.SQLITE_CANTOPEN), WRITABLE),
        (PermissionError(errno.EACCES, "Permission denied"), WRITABLE),
        (ValueError("embedded null byte"), WRITABLE),
    ],
    ids=str,
)
def test_the_sentence_fits_the_cause(error: Exception, remedy: str) -> None:
    sentence = str(unavailable(Path("throttle.db"), error, Patience(1.0, Clock())))
    assert sentence.startswith(f"the throttle's file throttle.db cannot be used ({error}): {remedy}")
    assert sentence.endswith(", or choose another place with throttle= or TIMETRACK_THROTTLE.")


@pytest.mark.parametrize(
    ("booted_at", "wait"),
    [(0.0, 60.0), (1040.0, 20.0), (500_000.0, 0.0)],
    ids=["just booted", "up for about as long as before", "up for longer than before"],
)
def test_charges_of_an_earlier_boot_count_as_if_they_were_made_now_and_end(
    booted_at: float, wait: float, tmp_path: Path
) -> None:
    clock = Clock(1000.0)
    _store(tmp_path / "throttle.db", clock).reserve("a", ONE)
    _store(tmp_path / "throttle.db", clock).settle("a", 0.0)
    clock.now = booted_at
    store = _store(tmp_path / "throttle.db", clock)
    assert store.reserve("b", ONE) == about(wait)
    clock.now += wait + 0.001
    assert store.reserve("b", ONE) == 0


def test_a_pause_of_an_earlier_boot_begins_again_and_ends(tmp_path: Path) -> None:
    clock = Clock(1000.0)
    _store(tmp_path / "throttle.db", clock).pause(30.0)
    clock.now = 10.0
    store = _store(tmp_path / "throttle.db", clock)
    assert store.look().paused == about(30.0)
    clock.now = 35.0
    assert store.reserve("a", ONE) == about(5.0)
    clock.now = 40.001
    assert store.reserve("a", ONE) == 0


def test_an_error_in_the_middle_of_an_operation_changes_nothing_and_leaves_the_lock(tmp_path: Path) -> None:
    class _Interrupted(BaseException):
        pass

    def interrupt() -> float:
        raise _Interrupted

    path = tmp_path / "throttle.db"
    store = _store(path, interrupt)
    with pytest.raises(_Interrupted):
        store.reserve("a", ONE)
    assert _store(path).reserve("b", ONE) == 0


def test_who_cannot_get_the_lock_says_so_after_a_while_and_gets_it_when_it_is_free(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(file, "PATIENCE", 0.05)
    path = tmp_path / "throttle.db"
    store = _store(path)
    store.open()
    other = sqlite3.connect(path, isolation_level=None)
    other.execute("BEGIN IMMEDIATE")
    with pytest.raises(
        ThrottleUnavailable, match=r"database is locked\): end the program that holds it, or try again later"
    ):
        store.reserve("a", ONE)
    other.execute("ROLLBACK")
    other.close()
    assert store.reserve("a", ONE) == 0


def test_a_process_killed_while_it_holds_the_lock_holds_up_nobody(tmp_path: Path) -> None:
    path = tmp_path / "throttle.db"
    store = _store(path, time.monotonic)
    store.open()
    with Child(hold, path=str(path)) as holder:
        holder.ready()
        holder.process.kill()
        holder.process.wait()
        began = time.monotonic()
        assert store.reserve("a", ONE) == 0
        assert time.monotonic() - began < PATIENCE
        assert len(store.look().charges) == 1


def test_processes_that_make_the_file_at_once_share_one_budget(tmp_path: Path) -> None:
    paths = [str(tmp_path / f"{number}.db") for number in range(20)]
    with started(take, [{"paths": paths, "limit": 12, "tries": 4}] * 4) as children:
        granted = [child.result() for child in children]
    assert [sum(each) for each in zip(*granted, strict=True)] == [12] * 20


def test_a_forked_process_shares_the_budget_but_not_the_connection(tmp_path: Path) -> None:
    store = _store(tmp_path / "throttle.db")
    assert store.reserve("a", TWO) == 0
    assert in_a_fork(lambda: not store._file.is_open and store.reserve("b", TWO) == 0)
    assert store.reserve("c", TWO) > 0
    assert in_a_fork(lambda: store.reserve("d", TWO) > 0)


def test_a_process_forked_while_another_thread_is_in_the_middle_of_an_operation_is_not_locked_out(
    tmp_path: Path,
) -> None:
    store = _store(tmp_path / "throttle.db")
    began = threading.Event()

    def slowly() -> None:
        with store._transaction(Patience(1.0, time.monotonic)) as connection:
            connection.execute("INSERT INTO charge VALUES ('some', 'a', 1000)")
            began.set()
            time.sleep(0.2)

    thread = threading.Thread(target=slowly)
    thread.start()
    began.wait()
    assert in_a_fork(lambda: len(store.look().charges) == 1 and store.reserve("b", TWO) == 0)
    thread.join()
    assert len(store.look().charges) == 2


def test_processes_forked_by_several_threads_at_once_all_go_on(tmp_path: Path) -> None:
    store, other = _store(tmp_path / "throttle.db"), _store(tmp_path / "other.db")
    results: list[bool] = []
    terms = terms_of(100, 60.0, 4.0, None)

    def fork() -> None:
        for _ in range(5):
            results.append(in_a_fork(lambda: other.reserve(str(os.getpid()), terms) == 0))
            store.reserve(str(len(results)), terms)

    threads = [threading.Thread(target=fork) for _ in range(3)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert results == [True] * 15
    assert len(other.look().charges) == 15


def test_a_process_forked_while_another_thread_waits_in_the_queue_has_a_queue_of_its_own(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("timetrack.throttle.WINDOW", 0.4)
    options: dict[str, Any] = {
        "limit_per_minute": 1,
        "throttle": f"sqlite:///{tmp_path}/throttle.db",
        "timing": Timing(),
    }
    with client(pages([1], first_page=0), **options) as tt:
        next(tt.clients.list())
        threads = [threading.Thread(target=lambda: next(tt.clients.list())) for _ in range(2)]
        for thread in threads:
            thread.start()
        while tt.budget.waiting < 2:
            time.sleep(0.001)
        assert in_a_fork(lambda: tt.budget.waiting == 0 and next(tt.clients.list()).id == 1)
        for thread in threads:
            thread.join(10)
        assert tt.budget.waiting == 0


def test_a_file_of_an_earlier_version_gains_what_it_lacks_and_keeps_what_it_holds(tmp_path: Path) -> None:
    path, clock = tmp_path / "throttle.db", Clock()
    _store(path, clock).reserve("a", TWO)
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("DROP TABLE strict")
    store = _store(path, clock)
    assert len(store.look().charges) == 1
    assert store.be_strict(100.0, later=0.0)
    assert _store(path, clock).look().strict == about(100.0)


def test_strictness_of_an_earlier_boot_begins_again(tmp_path: Path) -> None:
    clock = Clock(1000.0)
    _store(tmp_path / "throttle.db", clock).be_strict(30.0, later=0.0)
    clock.now = 10.0
    assert _store(tmp_path / "throttle.db", clock).look().strict == about(30.0)
