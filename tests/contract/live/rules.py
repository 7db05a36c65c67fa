"""What may be sent to a live account; asked by the transport, so that nothing gets past it."""

from collections.abc import Iterator
from typing import Any, Protocol

from tests.contract.answers.exchange import Exchange, decoded


class Forbidden(Exception):
    """A request was not sent; the text says which and why."""


class Rule(Protocol):
    """Decides about every request, and hears every answer."""

    def check(self, method: str, path: str, body: bytes) -> None:
        """Raise Forbidden for what must not be sent; the path is below the base URL."""
        ...

    def learn(self, exchange: Exchange) -> None:
        """Hear what came back."""
        ...


class ReadOnly:
    """Nothing but GET without a body."""

    def check(self, method: str, path: str, body: bytes) -> None:
        """Raise Forbidden for everything else."""
        if method != "GET" or body:
            raise Forbidden(f"{method} {path} was not sent: this run only reads.")

    def learn(self, exchange: Exchange) -> None:
        """Need nothing."""


class OwnRecords:
    """Reading, creating what carries a marker, and changing or deleting what the server itself showed with the marker.

    A record without it cannot be touched, whatever the caller believes about its id.
    """

    def __init__(self, marker: str) -> None:
        self.marker = marker
        self._own: dict[str, None] = {}

    @property
    def own(self) -> tuple[str, ...]:
        """The paths of the records that are known to be ours, in the order in which they were made."""
        return tuple(self._own)

    def check(self, method: str, path: str, body: bytes) -> None:
        """Raise Forbidden for what is not ours."""
        if method == "GET" and not body:
            return
        if method == "POST" and not path.startswith("/timers") and self.marker.encode() in body:
            return
        if method in ("PUT", "DELETE") and path in self._own:
            return
        raise Forbidden(f"{method} {path} was not sent: it is not about a record with the marker {self.marker}.")

    def learn(self, exchange: Exchange) -> None:
        """Remember which records are ours, and forget those that were deleted.

        Only a read proves it: what a server says to a create may be the id of something else.
        """
        path = exchange.path.rstrip("/")
        if exchange.method == "DELETE" and (exchange.done or exchange.status == 404):
            self._own.pop(path, None)
        elif exchange.method == "GET" and exchange.done:
            self._own.update(dict.fromkeys(self._found(path, exchange)))

    def _found(self, path: str, exchange: Exchange) -> Iterator[str]:
        is_single = path.rpartition("/")[2].isdecimal()
        for record in _records(decoded(exchange.body)):
            number = str(record.get("id", record.get("ID", "")))
            if self._marked(record) and (is_single or number.isdecimal()):
                yield path if is_single else f"{path}/{number}"

    def _marked(self, record: dict[str, Any]) -> bool:
        return any(isinstance(text, str) and self.marker in text for text in record.values())


def _records(value: Any) -> Iterator[dict[str, Any]]:
    """The records of an answer, also of one in an envelope; never what is within a record and has an id of its own."""
    if isinstance(value, dict) and not {"id", "ID"} & value.keys():
        lists = [each for each in value.values() if isinstance(each, list)]
        value = lists[0] if len(lists) == 1 else []
    rows: list[Any] = value if isinstance(value, list) else [value]
    yield from (row for row in rows if isinstance(row, dict))
