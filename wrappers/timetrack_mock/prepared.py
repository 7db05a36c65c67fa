"""Answers that were prepared for the next requests, instead of what the mock would say."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from http import HTTPStatus
from threading import Lock

from timetrack_mock.contract import Operation
from timetrack_mock.message import JSON_TYPE, TITLES, Headers, Json, Refusal, Request, Response, text
from timetrack_mock.selection import Selector

_BODILESS = (204, 304)
_FRAMING = ("content-length", "transfer-encoding", "connection")  # the server's own business
_NAME = re.compile(r"[!#$%&'*+.^_`|~0-9A-Za-z-]+")
_VALUE = re.compile(r"[\x20-\x7e]*")


@dataclass(frozen=True, slots=True)
class Prepared:
    """One answer, the requests it is for (None for any), and how many of them get it."""

    response: Response
    to: Selector | None
    times: int


class Answers:
    """The prepared answers, in the order in which they are given; threads may share it."""

    def __init__(self) -> None:
        self._lock = Lock()
        self._waiting: list[Prepared] = []

    def add(self, prepared: Prepared) -> None:
        """Put an answer behind those that wait already."""
        with self._lock:
            self._waiting.append(prepared)

    def next(self, request: Request, operation: Operation | None) -> Response | None:
        """The answer for a request, if one was prepared; it is used up then."""
        if not self._waiting:
            return None
        name = None if operation is None else operation.id
        with self._lock:
            for place, each in enumerate(self._waiting):
                if each.to is None or each.to.matches(request.method, request.path, name):
                    left = Prepared(each.response, each.to, each.times - 1)
                    self._waiting[place : place + 1] = [left] if left.times else []
                    return each.response
        return None

    @property
    def waiting(self) -> tuple[Prepared, ...]:
        """What no request has had yet."""
        with self._lock:
            return tuple(self._waiting)

    def clear(self) -> None:
        """Forget them all."""
        with self._lock:
            self._waiting.clear()


def prepare(status: int, body: "Json | bytes", headers: Mapping[str, str], to: Selector | None, times: int) -> Prepared:
    """Make an answer: bytes are sent as they are, anything else as JSON; an error without a body gets the vendor's.

    Raises ValueError for what HTTP cannot carry.
    """
    if not 200 <= status <= 599:
        raise ValueError("status must be from 200 to 599.")
    if times < 1:
        raise ValueError("times must be at least 1.")
    if status in _BODILESS and body:
        raise ValueError(f"An answer with status {status} has no body.")
    raw = _raw(status, body)
    given = _checked(headers)
    kind: Headers = () if not raw or any(name == "content-type" for name, _ in given) else JSON_TYPE
    return Prepared(Response(status, kind + given, raw), to, times)


def _raw(status: int, body: "Json | bytes") -> bytes:
    if isinstance(body, bytes):
        return body
    if body is None:
        return (
            Refusal(status, "This answer was prepared.", title=_title(status)).response().body if status >= 400 else b""
        )
    try:
        return text(body).encode()
    except (TypeError, ValueError) as error:
        raise ValueError(f"The body is neither bytes nor JSON: {error}.") from None


def _title(status: int) -> str:
    try:
        return TITLES.get(status) or HTTPStatus(status).phrase
    except ValueError:
        return "Error"


def _checked(headers: Mapping[str, str]) -> Headers:
    for name, value in headers.items():
        if not _NAME.fullmatch(name) or not _VALUE.fullmatch(value) or name.lower() in _FRAMING:
            raise ValueError(f"The header {name!r} cannot be prepared with the value {value!r}.")
    return tuple((name.lower(), value) for name, value in headers.items())
