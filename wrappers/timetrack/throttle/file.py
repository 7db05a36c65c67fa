"""A SQLite file that the processes of a machine share under one name, and what can happen to it while it is used.

Who has a file open goes on using it when somebody deletes it, or the `-wal` and `-shm` that belong to it, while those
who come later use what has the name by then: two halves that each look like the whole. So the files behind the names
are compared before each operation, and everybody moves to the newest, taking along what the old one held. A file whose
`-wal` or `-shm` is gone cannot be mended under its users; it is given up for a new one.
"""

from __future__ import annotations

import errno
import logging
import os
import sqlite3
from collections.abc import Callable
from contextlib import closing, suppress
from math import ceil
from pathlib import Path
from typing import Any, Final, TypeAlias

from timetrack.errors import ThrottleUnavailable
from timetrack.throttle.store import PATIENCE

Rows: TypeAlias = dict[str, list[tuple[Any, ...]]]
"""What the tables of a file hold, by their names."""

_log = logging.getLogger("timetrack")


class Patience:
    """How long an operation may wait in all, in seconds of a clock."""

    def __init__(self, within: float, clock: Callable[[], float]) -> None:
        self.seconds: float = min(within, PATIENCE)
        self._clock = clock
        self._ends = clock() + self.seconds

    @property
    def left(self) -> float:
        """The seconds that are left."""
        return max(0.0, self._ends - self._clock())

    def give(self, connection: sqlite3.Connection) -> None:
        """Let the next statement wait for as long as that."""
        connection.execute(f"PRAGMA busy_timeout = {ceil(self.left * 1000)}")


class SharedFile:
    """A file with some tables, made where there is none; its owner alone can read it.

    `enter` puts into a connection that has just been opened what its users know better, and what another file held.
    """

    def __init__(self, path: Path, layout: str, enter: Callable[[sqlite3.Connection, Rows], None]) -> None:
        self._path = path
        self._layout = layout
        self._enter = enter
        self._connection: sqlite3.Connection | None = None
        self._parts: list[_Inode | None] = []

    @property
    def is_open(self) -> bool:
        """Whether there is a connection."""
        return self._connection is not None

    def connected(self, patience: Patience) -> sqlite3.Connection:
        """Return a connection to the file that has the name now. Raises OSError, ValueError or sqlite3.Error."""
        if self._connection is None:
            return self._open(patience, {})
        if self.is_elsewhere():
            _log.warning("The throttle's file %s was deleted while it was used, and is made anew.", self._path)
            left, self._connection = self._connection, None
            with closing(left):
                patience.give(left)
                return self._open(patience, self._taken_along(left))
        return self._connection

    def is_elsewhere(self) -> bool:
        """Whether the connection is to a file that others do not find any more."""
        return any(then not in (None, now) for then, now in zip(self._parts, _parts(self._path), strict=True))

    def close(self) -> None:
        """Close the connection."""
        connection, self._connection = self._connection, None
        if connection is not None:
            connection.close()

    def _taken_along(self, left: sqlite3.Connection) -> Rows:
        """Return what the old file holds, as far as it can be read, and see to it that nobody uses it any more."""
        rows: Rows = {}
        with suppress(sqlite3.Error):
            # Its lock is still the same for all who had it open: only one of them gives it up.
            left.execute("BEGIN IMMEDIATE")
            if self._parts[0] == _parts(self._path)[0]:
                _unlink(self._path, "", *_COMPANIONS)
        with suppress(sqlite3.Error):
            for (table,) in left.execute("SELECT name FROM sqlite_master WHERE type = 'table'").fetchall():
                rows[table] = left.execute(f"SELECT * FROM {table}").fetchall()
        return rows

    def _open(self, patience: Patience, rows: Rows) -> sqlite3.Connection:
        for _ in range(_TRIES):
            made = _made(self._path)
            connection = self._connect(patience)
            try:
                self._parts = _parts(self._path)
                if made == self._parts[0]:
                    patience.give(connection)
                    connection.execute("BEGIN IMMEDIATE")
                    self._enter(connection, rows)
                    connection.execute("COMMIT")
                    self._connection = connection
                    return connection
            except BaseException:
                connection.close()
                raise
            connection.close()
        raise failure("it is deleted again and again", sqlite3.SQLITE_IOERR)

    def _connect(self, patience: Patience) -> sqlite3.Connection:
        connection = sqlite3.connect(self._path, timeout=patience.left, isolation_level=None, check_same_thread=False)
        try:
            # Enough that a power cut never leaves a broken file; what it forgets ended with the boot.
            connection.execute("PRAGMA synchronous = NORMAL")
            _use_wal(connection)
            patience.give(connection)
            connection.executescript(self._layout)
        except BaseException:
            connection.close()
            raise
        return connection


def failure(what: str, code: int) -> sqlite3.OperationalError:
    """Return an error as SQLite would raise it."""
    error = sqlite3.OperationalError(what)
    error.sqlite_errorcode = code
    return error


def unavailable(path: Path, error: Exception, patience: Patience) -> ThrottleUnavailable:
    """Return the error of a file that cannot be used, with what to do about its cause."""
    sentence = (
        f"the throttle's file {path} cannot be used ({error}): {_remedy(error)}, or choose another place with "
        "throttle= or TIMETRACK_THROTTLE."
    )
    found = ThrottleUnavailable(sentence)
    found.waited = patience.seconds if _code(error) in _BUSY else None
    return found


_Inode: TypeAlias = tuple[int, int]
_COMPANIONS: Final = ("-wal", "-shm")
_TRIES: Final = 5


def _parts(path: Path) -> list[_Inode | None]:
    """Return which files have the names now: the file itself and its companions."""
    return [_inode(Path(f"{path}{ending}")) for ending in ("", *_COMPANIONS)]


def _inode(path: Path) -> _Inode | None:
    with suppress(OSError, ValueError):
        found = path.stat()
        return found.st_dev, found.st_ino
    return None


def _made(path: Path) -> _Inode | None:
    """Make the file if there is none, and return which it is.

    What a file that is gone has left as `-wal` and `-shm` is SQLite's to clear away, under its own locks: here it could
    be that of somebody who has made the file just now.
    """
    path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    with suppress(FileExistsError):
        os.close(os.open(path, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600))
    return _inode(path)


def _unlink(path: Path, *endings: str) -> None:
    for ending in endings:
        Path(f"{path}{ending}").unlink(missing_ok=True)


def _use_wal(connection: sqlite3.Connection) -> None:
    """Let readers and writers pass each other; while somebody else is just switching, it is as good as done."""
    with suppress(sqlite3.OperationalError), closing(connection.execute("PRAGMA journal_mode = WAL")) as cursor:
        cursor.fetchone()


_BUSY: Final = (sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED)
_REMEDIES: Final = {
    **dict.fromkeys(_BUSY, "end the program that holds it, or try again later"),
    **dict.fromkeys((sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB), "delete it"),
    sqlite3.SQLITE_FULL: "make room on its disk",
    sqlite3.SQLITE_IOERR: "delete it with its -wal and -shm, and keep it on a disk of this machine",
}


def _remedy(error: Exception) -> str:
    return _REMEDIES.get(_code(error), "make it a file that can be written, in a folder that can be")


def _code(error: Exception) -> int:
    """Return the kind of an error in the terms of SQLite; the lower byte tells it."""
    if isinstance(error, OSError) and error.errno in (errno.ENOSPC, errno.EDQUOT):
        return sqlite3.SQLITE_FULL
    return int(getattr(error, "sqlite_errorcode", sqlite3.SQLITE_OK)) & 0xFF
