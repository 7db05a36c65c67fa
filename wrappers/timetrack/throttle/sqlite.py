"""Keeps the charges of all processes of one machine in a SQLite file.

The clock must be monotonic and the same for all of these processes, as `time.monotonic` is. It starts again at every
boot, so a charge that lies further in the future than a request in flight explains is from an earlier boot; it is moved
to now, which is never too early. A process that is killed in the middle of an operation loses its lock with its life.
"""

from __future__ import annotations

import os
import sqlite3
import threading
from collections.abc import Callable, Generator
from contextlib import closing, contextmanager, suppress
from pathlib import Path
from typing import Any, Final
from weakref import WeakValueDictionary

from timetrack.errors import ThrottleUnavailable
from timetrack.throttle.window import Holds, Terms, wait_for_slot

PATIENCE: Final = 5.0
"""Seconds to wait for the lock; an operation holds it for well under a millisecond."""

_LAYOUT: Final = """
CREATE TABLE IF NOT EXISTS charge (budget TEXT, token TEXT, moment REAL, PRIMARY KEY (budget, token)) WITHOUT ROWID;
CREATE INDEX IF NOT EXISTS charge_by_moment ON charge (budget, moment);
CREATE TABLE IF NOT EXISTS pause (budget TEXT PRIMARY KEY, since REAL, until REAL) WITHOUT ROWID;
"""


class SqliteStore:
    """One budget in a file that other budgets may share; `budget` is a digest, never the key itself.

    The file must be on a disk of this machine; it is made readable by its owner alone. Raises ThrottleUnavailable.
    """

    waits: bool = True
    longest_sleep: float = 1.0

    def __init__(self, path: Path, budget: str, clock: Callable[[], float]) -> None:
        self._path = path
        self._budget = budget
        self._clock = clock
        self._lock = threading.RLock()
        self._connection: sqlite3.Connection | None = None
        self._file: tuple[int, int] | None = None
        _stores[id(self)] = self

    def open(self) -> None:
        """Make the file if there is none, and prove that it can be used."""
        self.release("")  # a file that is read-only refuses even to delete nothing

    def reserve(self, token: str, terms: Terms) -> float:
        """Take a slot and return 0, or return the seconds after which to ask again."""
        with self._transaction() as connection:
            now = self._clock()  # read under the lock: charges are then in order for all processes
            self._heal(connection, now, terms.upload_bound)
            self._run(connection, "DELETE FROM charge WHERE budget = ? AND moment <= ?", now - terms.longest)
            charges = self._charges_of_others(connection, token, terms)
            wait = self._paused(connection, now) or wait_for_slot(charges, terms.rules, now)
            if wait == 0:
                moment = now + terms.upload_bound
                self._run(connection, "INSERT OR REPLACE INTO charge VALUES (?, ?, ?)", token, moment)
            return wait

    def settle(self, token: str, age: float) -> None:
        """Charge a slot `age` seconds ago."""
        with self._transaction() as connection:
            moment = self._clock() - age
            self._run(connection, "UPDATE charge SET moment = ?2 WHERE budget = ?1 AND token = ?3", moment, token)

    def release(self, token: str) -> None:
        """Give a slot back."""
        with self._transaction() as connection:
            self._run(connection, "DELETE FROM charge WHERE budget = ? AND token = ?", token)

    def pause(self, seconds: float) -> None:
        """Grant nothing to anybody for so long."""
        with self._transaction() as connection:
            now = self._clock()
            if self._paused(connection, now) < seconds:
                self._run(connection, "INSERT OR REPLACE INTO pause VALUES (?, ?, ?)", now, now + seconds)

    def look(self) -> Holds:
        """Return what is charged and paused now."""
        with self._transaction() as connection:
            now = self._clock()
            rows = self._run(connection, "SELECT moment FROM charge WHERE budget = ? ORDER BY moment")
            return Holds(tuple(moment - now for (moment,) in rows), self._paused(connection, now))

    def renew(self) -> None:
        """Do nothing: no connection was open, and no lock held, when the process was forked."""

    def before_fork(self) -> None:
        """Wait for a running operation to end, begin none, and close the connection.

        SQLite keeps what it knows of the locks of a file in the memory of the process. A child that inherited it would
        believe in locks that only its parent holds, and wait for ever for one that another thread of its parent held.
        """
        self._lock.acquire()
        self._close()

    def after_fork(self) -> None:
        """Let operations begin again, in both processes."""
        self._lock.release()

    def _run(self, connection: sqlite3.Connection, statement: str, *values: object) -> list[Any]:
        return connection.execute(statement, (self._budget, *values)).fetchall()

    def _charges_of_others(self, connection: sqlite3.Connection, token: str, terms: Terms) -> list[float]:
        """Return the newest charges, as many as the rules look at, sorted; whoever asks again has sent nothing."""
        most = max(rule.limit for rule in terms.rules)
        statement = "SELECT moment FROM charge WHERE budget = ? AND token <> ? ORDER BY moment DESC LIMIT ?"
        return [moment for (moment,) in reversed(self._run(connection, statement, token, most))]

    def _heal(self, connection: sqlite3.Connection, now: float, upload_bound: float) -> None:
        self._run(
            connection, "UPDATE charge SET moment = ?2 WHERE budget = ?1 AND moment > ?3", now, now + upload_bound
        )

    def _paused(self, connection: sqlite3.Connection, now: float) -> float:
        for since, until in self._run(connection, "SELECT since, until FROM pause WHERE budget = ?"):
            if since > now:  # from an earlier boot: it begins again
                self._run(
                    connection, "UPDATE pause SET since = ?2, until = ?3 WHERE budget = ?1", now, now + until - since
                )
                return float(until - since)
            return max(0.0, float(until - now))
        return 0.0

    @contextmanager
    def _transaction(self) -> Generator[sqlite3.Connection, None, None]:
        with self._lock:
            try:
                connection = self._connected()
                try:
                    connection.execute("BEGIN IMMEDIATE")
                    yield connection
                    connection.execute("COMMIT")
                finally:
                    if connection.in_transaction:
                        connection.execute("ROLLBACK")
            except (OSError, ValueError, sqlite3.Error) as error:
                self._close()
                raise ThrottleUnavailable(
                    f"the throttle's file {self._path} cannot be used ({error}): {_remedy(error)}, or choose another "
                    "place with throttle= or TIMETRACK_THROTTLE."
                ) from None

    def _connected(self) -> sqlite3.Connection:
        """Return a connection to the file that has the name now.

        Where somebody deleted the file, those who begin later would count in another one: so this process goes there,
        and takes along what is charged.
        """
        if self._connection is not None and self._file != _identity(self._path):
            left = self._connection
            charges, pauses = (left.execute(f"SELECT * FROM {table}").fetchall() for table in ("charge", "pause"))
            self._close()
            connection = self._open()
            connection.executemany("INSERT OR IGNORE INTO charge VALUES (?, ?, ?)", charges)
            connection.executemany("INSERT OR IGNORE INTO pause VALUES (?, ?, ?)", pauses)
        return self._connection or self._open()

    def _open(self) -> sqlite3.Connection:
        self._connection = _connect(self._path)
        self._file = _identity(self._path)
        return self._connection

    def _close(self) -> None:
        connection, self._connection = self._connection, None
        if connection is not None:
            connection.close()


def _remedy(error: Exception) -> str:
    is_broken = isinstance(error, sqlite3.DatabaseError) and not isinstance(error, sqlite3.OperationalError)
    return "delete it" if is_broken else "make it a file that can be written, in a folder that can be"


def _identity(path: Path) -> tuple[int, int] | None:
    with suppress(FileNotFoundError):
        found = path.stat()
        return found.st_dev, found.st_ino
    return None


def _connect(path: Path) -> sqlite3.Connection:
    path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    with suppress(FileExistsError):
        os.close(os.open(path, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600))
    connection = sqlite3.connect(path, timeout=PATIENCE, isolation_level=None, check_same_thread=False)
    try:
        # Enough that a power cut never leaves a broken file; what it forgets ended with the boot.
        connection.execute("PRAGMA synchronous = NORMAL")
        _use_wal(connection)
        connection.executescript(_LAYOUT)
    except BaseException:
        connection.close()
        raise
    return connection


def _use_wal(connection: sqlite3.Connection) -> None:
    """Let readers and writers pass each other; while somebody else is just switching, it is as good as done."""
    with suppress(sqlite3.OperationalError), closing(connection.execute("PRAGMA journal_mode = WAL")) as cursor:
        cursor.fetchone()


_stores: Final[WeakValueDictionary[int, SqliteStore]] = WeakValueDictionary()
_held: Final[list[SqliteStore]] = []
_forking: Final = threading.Lock()


def _before_fork() -> None:
    _forking.acquire()
    for store in filter(None, [reference() for reference in _stores.valuerefs()]):
        _held.append(store)
        store.before_fork()


def _after_fork() -> None:
    while _held:
        _held.pop().after_fork()
    _forking.release()


with suppress(AttributeError):  # Windows does not fork
    os.register_at_fork(before=_before_fork, after_in_parent=_after_fork, after_in_child=_after_fork)
