"""Records in SQLite, in memory or in a file: one table for each resource, one JSON text for each record.

Knows nothing of HTTP or of the meaning of a record. Deleted records stay as a mark, and ids are never used twice.
"""

import json
from collections.abc import Generator, Iterable, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from threading import RLock
from typing import cast

from timetrack_mock import database
from timetrack_mock.contract import Resource
from timetrack_mock.message import Json, Record, text

_LARGEST = 2**63 - 1
_MOST_PAGES = 32  # of at most some hundred kilobytes each
_COMPARISONS = {
    "contains": "text_contains({value}, ?)",
    "contains_exactly": "instr({value}, ?) > 0",
    "equals": "{value} = ?",
    "not_before": "{value} >= ?",
    "not_after": "{value} <= ?",
    "before": "{value} < ?",
}


@dataclass(frozen=True, slots=True)
class Condition:
    """What a record must fulfil.

    `match` is one of contains, contains_exactly (in the right case), equals, not_before, not_after and before.
    """

    property: str
    match: str
    value: Json


class Store:
    """The tables of one mock. Calls belong inside `transaction`, which lets one thread in at a time."""

    def __init__(self, resources: Mapping[str, Resource], path: str | Path | None = None) -> None:
        self._lock = RLock()
        self._connection, self.fresh = database.opened(path, resources.values())
        self._pages: dict[object, bytes] = {}
        self._pages_as_of = 0

    def close(self) -> None:
        """Let go of the file."""
        with self._lock:
            self._connection.close()

    @contextmanager
    def transaction(self) -> Generator[None]:
        """All or nothing: whatever raises inside leaves no trace."""
        with self._lock:
            self._connection.execute("BEGIN")
            try:
                yield
                self._connection.execute("COMMIT")
            except BaseException:
                self._pages.clear()  # they may hold what is undone now
                if self._connection.in_transaction:
                    self._connection.execute("ROLLBACK")
                raise

    def insert(self, resource: str, record: Record) -> Record:
        """Store a new record under the next id, and give it back with that id."""
        table = database.table(resource)
        number = self._connection.execute(f"INSERT INTO {table} (body) VALUES ('{{}}')").lastrowid
        stored: Record = {"id": number, **record}
        self._connection.execute(f"UPDATE {table} SET body = ? WHERE id = ?", (text(stored), number))
        return stored

    def insert_many(self, resource: str, records: Iterable[Record]) -> None:
        """Store new records under the next ids, one by one as they come: the fast way for many of them."""
        table = database.table(resource)
        last = "SELECT coalesce(max(seq), 0) FROM sqlite_sequence WHERE name = ?"
        first = self._connection.execute(last, (table.strip('"'),)).fetchone()[0] + 1
        rows = ((number, text({"id": number, **record})) for number, record in enumerate(records, first))
        self._connection.executemany(f"INSERT INTO {table} (id, body) VALUES (?, ?)", rows)

    def replace(self, resource: str, record: Record) -> None:
        """Store a record in place of the one with the same id."""
        statement = f"UPDATE {database.table(resource)} SET body = ? WHERE id = ?"
        self._connection.execute(statement, (text(record), cast(int, record["id"])))

    def delete(self, resource: str, number: int) -> None:
        """Mark a record as deleted."""
        self._connection.execute(f"UPDATE {database.table(resource)} SET deleted = 1 WHERE id = ?", (number,))

    def get(self, resource: str, number: int) -> tuple[Record | None, bool]:
        """The record with an id, if there is one that can be used, and whether it was deleted."""
        statement = f"SELECT body, deleted FROM {database.table(resource)} WHERE id = ?"
        row = self._connection.execute(statement, (number,)).fetchone()
        if row is None or row[1]:
            return None, row is not None
        return _record(row[0]), False

    def texts(
        self,
        resource: str,
        conditions: Sequence[Condition] = (),
        *,
        limit: int = -1,
        offset: int = 0,
        newest_first: bool = False,
    ) -> list[str]:
        """The JSON texts of the records that fulfil every condition, in the order of their ids."""
        values = [condition.value for condition in conditions]
        if offset > _LARGEST or any(isinstance(value, int) and abs(value) > _LARGEST for value in values):
            return []  # SQLite counts to 64 bits, and no record has a larger number
        where = "".join(
            f" AND {_COMPARISONS[condition.match].format(value=database.value(condition.property))}"
            for condition in conditions
        )
        order = "id DESC" if newest_first else "id"
        table = database.table(resource)
        statement = f"SELECT body FROM {table} WHERE deleted = 0{where} ORDER BY {order} LIMIT ? OFFSET ?"
        return [row[0] for row in self._connection.execute(statement, (*values, limit, offset))]

    def page(
        self, resource: str, conditions: Sequence[Condition], *, limit: int, offset: int, newest_first: bool
    ) -> bytes:
        """The same records as a JSON list. Wanted again before anything was changed, it is not read again."""
        changes = self._connection.total_changes
        if changes != self._pages_as_of or len(self._pages) >= _MOST_PAGES:
            self._pages.clear()
            self._pages_as_of = changes
        key = (resource, tuple(conditions), limit, offset, newest_first)
        page = self._pages.get(key)
        if page is None:
            texts = self.texts(resource, conditions, limit=limit, offset=offset, newest_first=newest_first)
            page = self._pages[key] = f"[{','.join(texts)}]".encode()
        return page

    def find(self, resource: str, *conditions: Condition) -> list[Record]:
        """The records that fulfil every condition."""
        return [_record(each) for each in self.texts(resource, conditions)]

    def timer(self, kind: str, username: str) -> Record | None:
        """What was stored for a user's timer."""
        statement = "SELECT body FROM timer WHERE kind = ? AND username = ?"
        row = self._connection.execute(statement, (kind, username)).fetchone()
        return None if row is None else _record(row[0])

    def store_timer(self, kind: str, username: str, timer: Record) -> None:
        """Store a user's timer."""
        statement = "INSERT OR REPLACE INTO timer (kind, username, body) VALUES (?, ?, ?)"
        self._connection.execute(statement, (kind, username, text(timer)))

    def clear(self) -> None:
        """Forget every record, every timer and every id."""
        for (name,) in self._connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'").fetchall():
            self._connection.execute(f'DELETE FROM "{name}"')

    def dump(self) -> str:
        """The whole content as SQL text, for comparing."""
        with self._lock:
            return "\n".join(self._connection.iterdump())


def _record(body: str) -> Record:
    return cast(Record, json.loads(body))
