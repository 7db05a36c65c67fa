"""Writes a recording that can be shared: built anew from what is allowed, never by deleting from the original."""

import io
import json
import re
from collections.abc import Iterator, Sequence
from datetime import UTC, datetime, timedelta
from typing import Any
from urllib.parse import quote, urlencode

from harfile import Content, Creator, HarFile, PostData, Record, Request, Response, Timings

from tests.contract.answers.contract import Contract, Operation
from tests.contract.answers.exchange import NOTHING, Exchange, Pairs, decoded
from tests.contract.drift.disguise import Disguise
from tests.contract.drift.har import Recorded

HOST = "https://testaccount.timetrackenterprise.com"
_BEGINNING = datetime(2020, 10, 23, tzinfo=UTC)
_MEDIA_TYPE = re.compile(r"[\w.+-]+/[\w.+-]+(; *charset=[\w-]+)?", re.ASCII)
_NOT_JSON = "(not JSON, not shown)"
_PLAIN_HEADERS = frozenset({"content-type", "allow"})
_COUNTING_HEADERS = re.compile(r"retry-after|(x-)?rate-?limit[\w-]*")
_NUMBERS = frozenset({"page_number", "limit"})


def scrubbed(recording: Sequence[Recorded], contract: Contract, base_path: str) -> str:
    """The text of a HAR file with the requests of known operations, everything personal disguised."""
    disguise = Disguise(_names(contract.document["components"]["schemas"]))
    out = io.StringIO()
    with HarFile(out, creator=Creator("timetrack-sdk", "1")) as har:
        first = next((each.started for each in recording if each.exchange is not None), "")
        for each in recording:
            if each.exchange is None or not each.exchange.status:
                continue
            operation = contract.find(each.exchange.method, each.exchange.path)
            if operation is not None:
                entry = _Entry(each.exchange, operation, disguise, base_path)
                har.add_entry(
                    startedDateTime=_BEGINNING + _since(first, each.started),
                    time=each.milliseconds,
                    request=entry.request(),
                    response=entry.response(),
                    timings=Timings(send=0, wait=each.milliseconds, receive=0),
                )
    return out.getvalue()


def _names(node: object) -> Iterator[str]:
    """The names of all properties that the contract declares."""
    if isinstance(node, dict):
        properties = node.get("properties")
        yield from properties if isinstance(properties, dict) else ()
        for child in node.values():
            yield from _names(child)
    elif isinstance(node, list):
        for child in node:
            yield from _names(child)


def _since(first: str, started: str) -> timedelta:
    try:
        return datetime.fromisoformat(started) - datetime.fromisoformat(first)
    except (TypeError, ValueError):
        return timedelta()


class _Entry:
    def __init__(self, exchange: Exchange, operation: Operation, disguise: Disguise, base_path: str) -> None:
        self._exchange = exchange
        self._operation = operation
        self._disguise = disguise
        self._base_path = base_path

    def request(self) -> Request:
        """Where it went and what was sent, without any of its headers."""
        query = tuple((self._parameter(key), self._argument(key, text)) for key, text in self._exchange.query)
        url = HOST + quote(self._base_path + self._path()) + (f"?{urlencode(query)}" if query else "")
        sent = self._body(self._exchange.sent)
        return Request(
            method=self._exchange.method,
            url=url,
            httpVersion="HTTP/1.1",
            queryString=[Record(key, text) for key, text in query],
            postData=PostData("application/json", text=sent) if sent else None,
            bodySize=len(sent),
        )

    def response(self) -> Response:
        """The status, the few headers that tell something about the API, and the body."""
        text = self._body(self._exchange.body)
        return Response(
            status=self._exchange.status,
            statusText="",
            httpVersion="HTTP/1.1",
            headers=[Record(name, value) for name, value in self._headers()],
            content=Content(size=len(text), mimeType="", text=text),
            bodySize=len(text),
        )

    def _headers(self) -> Pairs:
        return tuple(
            (name, value if name in _PLAIN_HEADERS else self._disguise.text(value))
            for name, value in self._exchange.headers
            if (name in _PLAIN_HEADERS and _is_plain(name, value)) or _COUNTING_HEADERS.fullmatch(name)
        )

    def _path(self) -> str:
        """The path, with another id."""
        if "{id}" not in self._operation.template:
            return self._exchange.path
        number = self._exchange.path.rstrip("/").rpartition("/")[2]
        other = str(self._disguise.number(int(number))) if number.isdecimal() else self._disguise.text(number)
        return self._operation.template.replace("{id}", other)

    def _parameter(self, key: str) -> str:
        known = {each["name"] for each in self._operation.parameters}
        return key if key in known else str(next(iter(self._disguise.value({key: None}))))

    def _argument(self, key: str, text: str) -> str:
        is_number = key in _NUMBERS and text.removeprefix("-").isdecimal()
        return text if is_number else self._disguise.text(text)

    def _body(self, content: bytes) -> str:
        if not content:
            return ""
        value: Any = decoded(content)
        return _NOT_JSON if value is NOTHING else json.dumps(self._disguise.value(value))


def _is_plain(name: str, value: str) -> bool:
    """Whether a header holds what it should and nothing else."""
    if name == "content-type":
        return _MEDIA_TYPE.fullmatch(value) is not None
    return all(method.strip().isalpha() for method in value.split(","))
