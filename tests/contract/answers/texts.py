"""Texts as servers really send them: JSON can hold half a surrogate pair, which has no place in UTF-8, nor in a URL."""

import json
import re
from collections.abc import Iterable, Iterator
from typing import Any
from urllib.parse import quote, urlencode

from tests.contract.answers.exchange import NOTHING, decoded

_HALF = re.compile("[\ud800-\udfff]")
_REPLACED = "\ufffd"


def in_bytes(text: str) -> bytes:
    """The bytes of any text, halves of surrogate pairs included; what stands for bytes that are no UTF-8 gives those.

    The latter is how Python keeps such bytes (`surrogateescape`), so that a text that came out of a URL goes back
    into one as it was.
    """
    try:
        return text.encode("utf-8", "surrogateescape")
    except UnicodeEncodeError:
        return text.encode("utf-8", "surrogatepass")


def in_path(text: str) -> str:
    """A path as it stands in a URL."""
    return quote(in_bytes(text))


def in_query(pairs: Iterable[tuple[str, str]]) -> str:
    """The query of a URL, without its question mark."""
    return urlencode([(in_bytes(key), in_bytes(text)) for key, text in pairs])


def halves(value: Any, place: tuple[str | int, ...] = ()) -> Iterator[tuple[str | int, ...]]:
    """Where in a JSON value half a surrogate pair stands, in a text or in the name of a property."""
    if isinstance(value, str) and _HALF.search(value):
        yield place
    elif isinstance(value, dict):
        for key, each in value.items():
            if _HALF.search(key):
                yield (*place, key)
            yield from halves(each, (*place, key))
    elif isinstance(value, list):
        for index, each in enumerate(value):
            yield from halves(each, (*place, index))


def whole(body: bytes) -> bytes:
    """A body that every reader of JSON can take: halves of surrogate pairs are replaced, all else stays as it is."""
    value = decoded(body)
    if value is NOTHING or next(halves(value), None) is None:
        return body
    return json.dumps(_whole(value)).encode()


def _whole(value: Any) -> Any:
    if isinstance(value, str):
        return _HALF.sub(_REPLACED, value)
    if isinstance(value, dict):
        return {_HALF.sub(_REPLACED, key): _whole(each) for key, each in value.items()}
    return [_whole(each) for each in value] if isinstance(value, list) else value
