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
from contextlib import contextmanager, suppress
from math import inf
from pathlib import Path
from typing import Any, Final
from weakref import WeakValueDictionary

from timetrack.errors import ThrottleUnavailable
from timetrack.throttle.file import Patience, Rows, SharedFile, failure, unavailable
from timetrack.throttle.store import BRIEF
from timetrack.throttle.window import Holds, Terms, wait_for_slot

_LAYOUT: Final = """
CREATE TABLE IF NOT EXISTS charge (budget TEXT, token TEXT, moment REAL, PRIMARY KEY (budget, token)) WITHOUT ROWID;
CREATE INDEX IF NOT EXISTS charge_by_moment ON charge (budget, moment);
CREATE TABLE IF NOT EXISTS pause (budget TEXT PRIMARY KEY, since REAL, until REAL) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS strict (budget TEXT PRIMARY KEY, since REAL, until REAL) WITHOUT ROWID;
"""
# A file of an earlier version gains the tables that it lacks, and its users go on without them.


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
        self._file = SharedFile(path, _LAYOUT, self._enter)
        # What this process is charged, in case that somebody deletes the file or breaks it. Threads change it without a
        # lock, one entry at a time, because the lock may be held for as long as the file is.
        self._own: dict[str, float] = {}
        self._until = {"pause": -inf, "strict": -inf}
        _stores[id(self)] = self

    def open(self) -> None:
        """Make the file if there is none, and prove that it can be used; one that is only locked just now can."""
        try:
            self.release("", BRIEF)  # a file that is read-only refuses even to delete nothing
        except ThrottleUnavailable as error:
            if error.waited is None:
                raise

    def reserve(self, token: str, terms: Terms, within: float = inf) -> float:
        """Take a slot and return 0, or return the seconds after which to ask again."""
        patience = Patience(within, self._clock)
        while True:
            wait, now, moment = self._reserve(token, terms, patience)
            if wait > 0:
                return wait
            self._forget(now - terms.longest)
            self._own[token] = moment
            if not self._file.is_elsewhere():  # what was granted in a file that nobody sees counts for nobody
                return wait

    def settle(self, token: str, age: float, strict_age: float = 0.0, within: float = inf) -> None:
        """Charge a slot `age` seconds ago."""
        if token in self._own:
            now = self._clock()
            self._own[token] = now - (strict_age if self._until["strict"] > now else age)
        with self._transaction(Patience(within, self._clock)) as connection:
            now = self._clock()
            moment = now - (strict_age if self._left(connection, "strict", now) else age)
            self._run(connection, "UPDATE charge SET moment = ?2 WHERE budget = ?1 AND token = ?3", moment, token)

    def release(self, token: str, within: float = inf) -> None:
        """Give a slot back."""
        self._own.pop(token, None)
        with self._transaction(Patience(within, self._clock)) as connection:
            self._run(connection, "DELETE FROM charge WHERE budget = ? AND token = ?", token)

    def pause(self, seconds: float, within: float = inf) -> None:
        """Grant nothing to anybody for so long."""
        self._remember("pause", seconds)
        with self._transaction(Patience(within, self._clock)) as connection:
            self._prolong(connection, "pause", seconds)

    def be_strict(self, seconds: float, later: float, within: float = inf) -> bool:
        """Charge later for so long; return whether that is new."""
        try:
            with self._transaction(Patience(within, self._clock)) as connection:
                is_new = not self._left(connection, "strict", self._clock())
                if is_new:
                    self._run(connection, "UPDATE charge SET moment = moment + ?2 WHERE budget = ?1", later)
                self._prolong(connection, "strict", seconds)
        finally:
            self._remember("strict", seconds)
        for token in list(self._own) if is_new else ():
            self._own[token] = self._own.get(token, 0.0) + later
        return is_new

    def look(self, within: float = inf) -> Holds:
        """Return what is charged and paused now."""
        with self._transaction(Patience(within, self._clock)) as connection:
            now = self._clock()
            rows = self._run(connection, "SELECT moment FROM charge WHERE budget = ? ORDER BY moment")
            lasting = (self._left(connection, table, now) for table in ("pause", "strict"))
            return Holds(tuple(moment - now for (moment,) in rows), *lasting)

    def renew(self) -> None:
        """Forget what the parent of a forked process was granted; no connection was open, and no lock held."""
        self._own.clear()

    def before_fork(self) -> None:
        """Wait for a running operation to end, begin none, and close the connection.

        SQLite keeps what it knows of the locks of a file in the memory of the process. A child that inherited it would
        believe in locks that only its parent holds, and wait for ever for one that another thread of its parent held.
        """
        self._lock.acquire()
        self._file.close()

    def after_fork(self) -> None:
        """Let operations begin again, in both processes."""
        self._lock.release()

    def _reserve(self, token: str, terms: Terms, patience: Patience) -> tuple[float, float, float]:
        with self._transaction(patience) as connection:
            now = self._clock()  # read under the lock: charges are then in order for all processes
            self._heal(connection, now, terms.upload_bound + terms.late_bound)
            self._run(connection, "DELETE FROM charge WHERE budget = ? AND moment <= ?", now - terms.longest)
            charges = self._charges_of_others(connection, token, terms)
            wait = self._left(connection, "pause", now) or wait_for_slot(charges, terms.rules, now)
            moment = now + terms.bound(strict=self._left(connection, "strict", now) > 0)
            if wait == 0:
                self._run(connection, "INSERT OR REPLACE INTO charge VALUES (?, ?, ?)", token, moment)
            return wait, now, moment

    def _run(self, connection: sqlite3.Connection, statement: str, *values: object) -> list[Any]:
        return connection.execute(statement, (self._budget, *values)).fetchall()

    def _charges_of_others(self, connection: sqlite3.Connection, token: str, terms: Terms) -> list[float]:
        """Return the newest charges, as many as the rules look at, sorted; whoever asks again has sent nothing."""
        most = max(rule.limit for rule in terms.rules)
        statement = "SELECT moment FROM charge WHERE budget = ? AND token <> ? ORDER BY moment DESC LIMIT ?"
        return [moment for (moment,) in reversed(self._run(connection, statement, token, most))]

    def _heal(self, connection: sqlite3.Connection, now: float, bound: float) -> None:
        self._run(connection, "UPDATE charge SET moment = ?2 WHERE budget = ?1 AND moment > ?3", now, now + bound)

    def _left(self, connection: sqlite3.Connection, table: str, now: float) -> float:
        """Return the seconds for which the budget is paused, or strict."""
        for since, until in self._run(connection, f"SELECT since, until FROM {table} WHERE budget = ?"):
            if since > now:  # from an earlier boot: it begins again
                statement = f"UPDATE {table} SET since = ?2, until = ?3 WHERE budget = ?1"
                self._run(connection, statement, now, now + until - since)
                return float(until - since)
            return max(0.0, float(until - now))
        return 0.0

    def _prolong(self, connection: sqlite3.Connection, table: str, seconds: float) -> None:
        now = self._clock()
        if self._left(connection, table, now) < seconds:
            self._run(connection, f"INSERT OR REPLACE INTO {table} VALUES (?, ?, ?)", now, now + seconds)

    def _remember(self, table: str, seconds: float) -> None:
        self._until[table] = max(self._until[table], self._clock() + seconds)

    def _forget(self, before: float) -> None:
        for token, moment in list(self._own.items()):
            if moment <= before:
                self._own.pop(token, None)

    def _enter(self, connection: sqlite3.Connection, rows: Rows) -> None:
        """Enter what another file held, and what this process knows, which is later only where the file lost it."""
        for table in ("charge", *self._until):
            connection.executemany(f"INSERT OR IGNORE INTO {table} VALUES (?, ?, ?)", rows.get(table, []))
        own = [(self._budget, token, moment) for token, moment in list(self._own.items())]
        later = "ON CONFLICT DO UPDATE SET moment = max(moment, excluded.moment)"
        connection.executemany(f"INSERT INTO charge VALUES (?, ?, ?) {later}", own)
        for table, until in self._until.items():
            self._prolong(connection, table, until - self._clock())

    @contextmanager
    def _transaction(self, patience: Patience) -> Generator[sqlite3.Connection, None, None]:
        # A thread that is interrupted just after it took the lock has not begun what follows: the lock itself knows
        # whether it is held by this thread, and nothing is called before it is asked.
        try:
            if not self._lock.acquire(timeout=patience.left):
                held = failure("another thread waits for it", sqlite3.SQLITE_BUSY)
                raise unavailable(self._path, held, patience)
            with self._committed(patience) as connection:
                yield connection
        finally:
            try:  # noqa: SIM105 - to make a `suppress` is a call, in which an interruption would end
                self._lock.release()
            except RuntimeError:  # it was not taken
                pass

    @contextmanager
    def _committed(self, patience: Patience) -> Generator[sqlite3.Connection, None, None]:
        try:
            connection = self._file.connected(patience)
            try:
                patience.give(connection)
                connection.execute("BEGIN IMMEDIATE")
                yield connection
                connection.execute("COMMIT")
            finally:
                if connection.in_transaction:
                    connection.execute("ROLLBACK")
        except (OSError, ValueError, sqlite3.Error) as error:
            self._file.close()
            raise unavailable(self._path, error, patience) from None


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
