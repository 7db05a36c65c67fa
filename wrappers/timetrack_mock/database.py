"""Opens the database of a mock and makes its tables; refuses a file that is in use or belongs to something else."""

import sqlite3
from collections.abc import Iterable
from pathlib import Path

from timetrack_mock.contract import Resource
from timetrack_mock.message import StartupError

_APPLICATION_ID = 0x54544D4B  # "TTMK": marks the files that are ours, so that no other program's data is touched


class DatabaseError(StartupError):
    """The database file cannot be used."""


def opened(path: str | Path | None, resources: Iterable[Resource]) -> tuple[sqlite3.Connection, bool]:
    """A connection that owns the database from now on, and whether the database is an unused one."""
    connection = _connected(path)
    try:
        return connection, _prepared(connection, resources)
    except sqlite3.Error as error:
        connection.close()
        raise DatabaseError(_reason(path, error)) from None
    except DatabaseError:
        connection.close()
        raise


def _connected(path: str | Path | None) -> sqlite3.Connection:
    try:
        connection = sqlite3.connect(
            ":memory:" if path is None else path, timeout=0, check_same_thread=False, isolation_level=None
        )
    except sqlite3.Error as error:
        raise DatabaseError(_reason(path, error)) from None
    connection.create_function("text_contains", 2, _contains, deterministic=True)
    return connection


def _prepared(connection: sqlite3.Connection, resources: Iterable[Resource]) -> bool:
    run = connection.execute
    # The lock is taken here and kept until the end: a second server on this file fails at once, in the third line.
    run("PRAGMA locking_mode = EXCLUSIVE")
    run("PRAGMA synchronous = NORMAL")
    run("BEGIN EXCLUSIVE")
    marked = run("PRAGMA application_id").fetchone()[0]
    tables = run("SELECT count(*) FROM sqlite_master").fetchone()[0]
    if tables and marked != _APPLICATION_ID:
        raise DatabaseError("The database belongs to another program; name a new file.")
    for resource in resources:
        _create(connection, resource)
    run("CREATE TABLE IF NOT EXISTS timer (kind TEXT, username TEXT, body TEXT, PRIMARY KEY (kind, username))")
    run(f"PRAGMA application_id = {_APPLICATION_ID}")
    run("COMMIT")
    # Many times faster than waiting for the disk at every write. Whatever was answered survives the end of the process,
    # however sudden; only the end of the machine can take the last writes along, and those whole.
    run("PRAGMA journal_mode = WAL")
    return _is_unused(connection)


def _is_unused(connection: sqlite3.Connection) -> bool:
    """Whether nothing was ever stored: a first start that ended before its seed was complete has left nothing."""
    counted = connection.execute("SELECT count(*) FROM sqlite_master WHERE name = 'sqlite_sequence'").fetchone()[0]
    ids = connection.execute("SELECT count(*) FROM sqlite_sequence").fetchone()[0] if counted else 0
    return not ids and not connection.execute("SELECT count(*) FROM timer").fetchone()[0]


def _create(connection: sqlite3.Connection, resource: Resource) -> None:
    connection.execute(
        f"CREATE TABLE IF NOT EXISTS {table(resource.name)}"
        " (id INTEGER PRIMARY KEY AUTOINCREMENT, body TEXT NOT NULL, deleted INTEGER NOT NULL DEFAULT 0)"
    )
    for name in sorted(resource.indexed - {"id"}):
        connection.execute(
            f'CREATE INDEX IF NOT EXISTS "by_{resource.name}_{name}" ON {table(resource.name)} ({value(name)})'
        )


def _reason(path: str | Path | None, error: sqlite3.Error) -> str:
    if "locked" in str(error):
        return f"The database {path} is used by another mock; stop that one or name another file."
    return f"The database {path} cannot be used: {error}."


def _contains(value: object, part: str) -> bool:
    return isinstance(value, str) and part.casefold() in value.casefold()


def table(resource: str) -> str:
    """The table of a resource, as SQL; the contract has checked the name."""
    return f'"records_{resource}"'


def value(name: str) -> str:
    """The value of a property in a row, as SQL; written the same way everywhere, so that the indexes are used."""
    return "id" if name == "id" else f"json_extract(body, '$.{name}')"
