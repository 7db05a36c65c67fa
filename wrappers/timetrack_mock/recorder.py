"""Writes what arrived into a journal, without key, secret and passwords."""

from timetrack_mock import journal as journals
from timetrack_mock import reading
from timetrack_mock.contract import Operation
from timetrack_mock.hiding import Hider
from timetrack_mock.journal import Journal
from timetrack_mock.message import Request
from timetrack_mock.readings import Readings
from timetrack_mock.service import Outcome


class Recorder:
    """Knows where the key is sent and what has to be hidden; threads may share it."""

    def __init__(self, journal: Journal, key_header: str, hider: Hider) -> None:
        self._journal = journal
        self._key_header = key_header
        self._hider = hider

    def note(
        self, request: Request, operation: Operation | None, outcome: Outcome, arrived: float, readings: Readings
    ) -> None:
        """Write down one request and what became of it."""
        hide = self._hider
        unknown = reading.unknown(operation, request.query, readings) if operation and request.query else ()
        self._journal.add(
            journals.Entry(
                arrived,
                request.method,
                hide.text(request.path),
                journals.digest("".join(request.header(self._key_header))),
                outcome.response.status if outcome.response.delivery.arrives else None,
                outcome.carried_out,
                outcome.fault,
                None if operation is None else operation.id,
                hide.query(request.query),
                hide.body(request.body),
                tuple(map(hide.text, unknown)),
            )
        )
