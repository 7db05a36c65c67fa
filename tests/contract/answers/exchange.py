"""One request and its answer as frozen data, without key and secret."""

import json
from dataclasses import dataclass
from enum import Enum
from typing import Any, Final

Pairs = tuple[tuple[str, str], ...]


class Nothing(Enum):
    """What is there where no JSON value is."""

    NOTHING = "nothing"


NOTHING: Final = Nothing.NOTHING


@dataclass(frozen=True, slots=True)
class Exchange:
    """A request and what came back.

    `path` is below the base URL and decoded, `query` holds decoded pairs, header names of the answer are in lower case.
    `status` is 0 where no answer came.
    """

    method: str
    path: str
    query: Pairs = ()
    sent: bytes = b""
    status: int = 0
    headers: Pairs = ()
    body: bytes = b""

    @property
    def done(self) -> bool:
        """Whether the server said yes."""
        return 200 <= self.status <= 299

    @property
    def media_type(self) -> str:
        """The kind of the body, without its parameters; empty if the server did not say."""
        return self.header("content-type").partition(";")[0].strip().lower()

    def header(self, name: str) -> str:
        """The first value of a header of the answer; empty if there is none."""
        return next((value for key, value in self.headers if key == name), "")

    @property
    def value(self) -> Any:
        """The JSON value of the body, or NOTHING."""
        return decoded(self.body)

    @property
    def records(self) -> tuple[dict[str, Any], ...]:
        """The records of a list; none if the body is anything else."""
        value = self.value
        rows: list[Any] = value if isinstance(value, list) else []
        return tuple(row for row in rows if isinstance(row, dict))

    @property
    def record(self) -> dict[str, Any]:
        """The record of a single read; empty if the body is anything else."""
        value = self.value
        return value if isinstance(value, dict) else {}


def decoded(body: bytes) -> Any:
    """The JSON value of some bytes, or NOTHING."""
    try:
        return json.loads(body)
    except (ValueError, RecursionError):
        return NOTHING
