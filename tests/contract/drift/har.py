"""Reads recorded traffic (HAR 1.2) as requests and answers without secrets."""

import base64
import json
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from urllib.parse import parse_qsl, unquote, urlsplit

from tests.contract.answers.exchange import Exchange, Pairs
from tests.contract.redaction import Secrets
from timetrack_client.contract import SECURITY_HEADERS

_SECRET_HEADERS = frozenset({*(name.lower() for name in SECURITY_HEADERS), "authorization", "proxy-authorization"})
_SHORTEST_COOKIE = 8


class Unreadable(Exception):
    """A file is no recording; the text is one sentence that says what to do."""


@dataclass(frozen=True, slots=True)
class Recorded:
    """One entry; `exchange` is None where it is not about the API, or cannot be read. Times are as recorded."""

    exchange: Exchange | None
    started: str = ""
    milliseconds: float = 0.0


def read(path: Path, base_path: str) -> tuple[Recorded, ...]:
    """The entries of a recording, with key and secret replaced wherever they occur; raises Unreadable."""
    try:
        document: Any = json.loads(path.read_text("utf-8-sig"))
        entries: list[dict[str, Any]] = document["log"]["entries"]
    except OSError as error:
        raise Unreadable(f"{path} cannot be read: {error.strerror or error}.") from None
    except (ValueError, KeyError, TypeError, RecursionError):
        raise Unreadable(
            f"{path} is not a HAR file: export one from the network tab of a browser or a proxy."
        ) from None
    secrets = Secrets(_secret_texts(entries))
    return tuple(_recorded(entry, base_path, secrets) for entry in entries)


def _secret_texts(entries: list[dict[str, Any]]) -> Iterator[str]:
    """The values of the headers that prove who is calling, in any of the requests."""
    for entry in entries:
        for name, text in _headers(_part(entry, "request")):
            if name in _SECRET_HEADERS:
                yield text
                yield from text.split()[1:]  # what follows `Bearer`
            elif name == "cookie":
                cookies = (each.partition("=")[2].strip() for each in text.split(";"))
                yield from (each for each in cookies if len(each) >= _SHORTEST_COOKIE)


def _part(node: object, key: str) -> dict[str, Any]:
    part = node.get(key) if isinstance(node, dict) else None
    return part if isinstance(part, dict) else {}


def _headers(message: dict[str, Any]) -> Pairs:
    listed = message.get("headers")
    pairs = [each for each in listed if isinstance(each, dict)] if isinstance(listed, list) else []
    return tuple((str(each.get("name", "")).lower(), str(each.get("value", ""))) for each in pairs)


def _answered(response: dict[str, Any]) -> Pairs:
    """The headers of an answer; some recorders drop them and keep the kind of the content."""
    headers, kind = _headers(response), str(_part(response, "content").get("mimeType") or "")
    return headers if "content-type" in dict(headers) or not kind else (*headers, ("content-type", kind))


def _recorded(entry: dict[str, Any], base_path: str, secrets: Secrets) -> Recorded:
    request, response = _part(entry, "request"), _part(entry, "response")
    try:
        url = urlsplit(str(request["url"]))
        path = unquote(url.path)
        if not path.startswith(f"{base_path}/"):
            return Recorded(None)
        query = parse_qsl(url.query, keep_blank_values=True)
        exchange = Exchange(
            str(request["method"]).upper(),
            secrets.hidden(path.removeprefix(base_path)),
            tuple((secrets.hidden(key), secrets.hidden(text)) for key, text in query),
            secrets.hidden_bytes(_sent(request)),
            int(response.get("status") or 0),
            tuple((name, secrets.hidden(text)) for name, text in _answered(response)),
            secrets.hidden_bytes(_content(_part(response, "content"))),
        )
    except (KeyError, TypeError, ValueError):
        return Recorded(None)
    took = entry.get("time")
    return Recorded(exchange, str(entry.get("startedDateTime", "")), took if isinstance(took, int | float) else 0.0)


def _sent(request: dict[str, Any]) -> bytes:
    return str(_part(request, "postData").get("text") or "").encode("utf-8", "surrogatepass")


def _content(content: dict[str, Any]) -> bytes:
    text = str(content.get("text") or "")
    if content.get("encoding") == "base64":
        return base64.b64decode(text, validate=True)
    return text.encode("utf-8", "surrogatepass")
