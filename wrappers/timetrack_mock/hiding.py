"""Takes key, secret and passwords out of what is remembered of a request, however the request has written them."""

import json
from collections.abc import Collection, Iterable
from typing import cast
from urllib.parse import parse_qsl, urlencode

from timetrack_mock.message import Json

HIDDEN = "***"
LARGEST_KEPT = 16_384
"""Bytes of a body that are remembered; a larger one is not."""
_SHORTEST = 4  # a shorter text is found in everything, and is no secret


class Hider:
    """Knows what must not be seen: some texts wherever they are, and whatever stands under some names in a body."""

    def __init__(self, secrets: Iterable[str], names: Collection[str] = ()) -> None:
        texts = sorted({each for each in secrets if len(each) >= _SHORTEST}, key=len, reverse=True)
        self._texts = tuple((each, each.encode()) for each in texts)
        self._names = frozenset(names)
        self._quoted = tuple(each.encode() for each in names)

    def text(self, value: str) -> str:
        """A text without them."""
        for each, _ in self._texts:
            if each in value:
                value = value.replace(each, HIDDEN)
        return value

    def query(self, value: str) -> str:
        """A query without them, even if percent signs stand for some of their letters."""
        if "%" in value or "+" in value:
            pairs = parse_qsl(value, keep_blank_values=True, errors="replace")
            clean = [(self.text(name), self.text(each)) for name, each in pairs]
            if clean != pairs:
                return urlencode(clean, errors="replace")
        return self.text(value)

    def body(self, value: bytes) -> bytes | None:
        """A body without them, even if JSON escapes stand for some of their letters; None if it is too large or odd."""
        if len(value) > LARGEST_KEPT:
            return None
        if b"\\" in value or any(name in value for name in self._quoted):
            try:
                value = self._unescaped(value)
            except (ValueError, RecursionError):
                return None
        for _, each in self._texts:
            if each in value:
                value = value.replace(each, HIDDEN.encode())
        return value

    def _unescaped(self, value: bytes) -> bytes:
        """The same JSON without any escape that hides a letter."""
        clean = self._clean(cast(Json, json.loads(value)))
        return json.dumps(clean, ensure_ascii=False).encode("utf-8", "surrogatepass")

    def _clean(self, value: Json) -> Json:
        if isinstance(value, str):
            return self.text(value)
        if isinstance(value, list):
            return [self._clean(each) for each in value]
        if isinstance(value, dict):
            return {
                self.text(name): HIDDEN if name in self._names else self._clean(each) for name, each in value.items()
            }
        return value
