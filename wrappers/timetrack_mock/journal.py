"""What reached the mock, request by request: when, what, which fault hit it, and whether it was carried out.

Holds a digest of the key, never the key; nothing of headers; and in files nothing of queries and bodies either.
"""

import json
from collections import deque
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path
from threading import Lock
from typing import Any, Self, TextIO, cast
from urllib.parse import parse_qsl

from timetrack_mock.message import Json

_IN_FILES = ("arrived", "method", "path", "key", "status", "carried_out", "fault", "operation")


@dataclass(frozen=True, slots=True)
class Entry:
    """One request.

    `arrived` is in seconds of `time.monotonic`, which all processes of a machine share, and which `Mock.advance` moves.
    `key` is a digest. `status` is None where no answer was sent; `carried_out` says whether records were read or
    changed; `fault` is the kind of the injected fault; `operation` is the operationId. `query` and `body` are as they
    were sent, but for key, secret and what is written and never read, such as a password; `body` is None where it was
    too large or too odd to be kept. `unknown` are the names of parameters that were ignored, because the contract does
    not know them.
    """

    arrived: float
    method: str
    path: str
    key: str
    status: int | None
    carried_out: bool
    fault: str | None
    operation: str | None = None
    query: str = ""
    body: bytes | None = None
    unknown: tuple[str, ...] = ()

    @property
    def parameters(self) -> Mapping[str, str]:
        """The query, decoded; of a name that is given twice, the last value."""
        return dict(parse_qsl(self.query, keep_blank_values=True, errors="replace"))

    @property
    def json(self) -> Json:
        """The body as a JSON value; None if it is none."""
        try:
            return cast(Json, json.loads(self.body or b""))
        except (ValueError, RecursionError):
            return None

    def line(self) -> str:
        """What a file keeps of it."""
        kept: dict[str, Any] = {name: getattr(self, name) for name in _IN_FILES}
        return json.dumps(kept)


class Journal:
    """Remembers the last `size` requests, and writes all of them to a file if one is named. Threads may share it."""

    def __init__(self, file: str | Path | None = None, *, size: int = 100_000) -> None:
        self._entries: deque[Entry] = deque(maxlen=size)
        self._lock = Lock()
        self._file: TextIO | None = None
        if file is not None:
            self._file = Path(file).open("w", encoding="utf-8", buffering=1)  # noqa: SIM115

    def add(self, entry: Entry) -> None:
        """Remember a request; nothing happens to the file once it is closed."""
        with self._lock:
            self._entries.append(entry)
            if self._file is not None:
                self._file.write(entry.line() + "\n")

    def clear(self) -> None:
        """Forget what is remembered; a file keeps all that was written."""
        with self._lock:
            self._entries.clear()

    @property
    def entries(self) -> tuple[Entry, ...]:
        """The requests in the order in which they were finished."""
        with self._lock:
            return tuple(self._entries)

    def close(self) -> None:
        """Close the file; what is in memory stays."""
        with self._lock:
            if self._file is not None:
                self._file.close()
                self._file = None

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()


def read(file: str | Path) -> list[Entry]:
    """The requests that a journal wrote to a file."""
    with Path(file).open(encoding="utf-8") as lines:
        return [Entry(**json.loads(line)) for line in lines]


def digest(key: str) -> str:
    """A short name of a key that does not give it away."""
    return sha256(key.encode("utf-8", "surrogatepass")).hexdigest()[:12] if key else ""


def busiest(arrivals: Sequence[float], period: float) -> int:
    """The most requests that arrived in any `period` seconds, start included and end not."""
    ordered, most, first = sorted(arrivals), 0, 0
    for last, moment in enumerate(ordered):
        while ordered[first] <= moment - period:
            first += 1
        most = max(most, last - first + 1)
    return most


def excess(arrivals: Sequence[float], limit: int, period: float) -> int:
    """How many requests arrived while `limit` others had arrived less than `period` seconds before."""
    ordered = sorted(arrivals)
    return sum(1 for early, late in zip(ordered, ordered[limit:], strict=False) if late - early < period)
