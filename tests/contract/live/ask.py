"""A request as the probes of a live account write it: without key and secret, only with how to sign it."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import Enum
from json import dumps
from typing import Any


class Keys(Enum):
    """How a request is signed; the value completes the sentence "a request …"."""

    BOTH = "with key and secret"
    NONE = "without key and secret"
    NO_SECRET = "without the secret"
    NO_KEY = "without the key"
    WRONG_KEY = "with a wrong key"
    WRONG_SECRET = "with a wrong secret"


@dataclass(frozen=True, slots=True)
class Ask:
    """One request below the base URL. `raw` is sent as the body instead of `json`, to send what is no JSON."""

    method: str
    path: str
    query: tuple[tuple[str, str], ...] = ()
    json: Mapping[str, Any] | None = None
    raw: bytes | None = None
    keys: Keys = Keys.BOTH

    @property
    def content(self) -> bytes:
        """The body, in ASCII unless it is raw: any text can be sent, also half of a surrogate pair."""
        if self.raw is not None:
            return self.raw
        return b"" if self.json is None else dumps(dict(self.json)).encode()


def reading(path: str, query: Mapping[str, object] | None = None, keys: Keys = Keys.BOTH) -> Ask:
    """A GET."""
    return Ask("GET", path, tuple((key, str(value)) for key, value in (query or {}).items()), keys=keys)
