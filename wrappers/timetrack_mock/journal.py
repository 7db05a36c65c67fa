"""What reached the mock, request by request: when, what, which fault hit it, and whether it was carried out.

Holds a digest of the key, never the key, and nothing of headers, queries and bodies.
"""

import json
from collections import deque
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from hashlib import sha256
from pathlib import Path
from threading import Lock
from typing import Self, TextIO


@dataclass(frozen=True, slots=True)
class Entry:
    """One request.

    `arrived` is in seconds of `time.monotonic`, which all processes of a machine share. `status` is None where no
    answer was sent; `carried_out` says whether records were read or changed; `fault` is the kind of the injected fault.
    """

    arrived: float
    method: str
    path: str
    key: str
    status: int | None
    carried_out: bool
    fault: str | None


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
                self._file.write(json.dumps(asdict(entry)) + "\n")

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
