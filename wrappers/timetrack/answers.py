"""Turns what came back into a result or an error: pure functions from an answer to one outcome.

Whatever a server says (HTML, nothing, a status nobody has heard of), what leaves this module is a result or an error of
`timetrack.errors`, in which key and secret are hidden even where a server echoes them.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from datetime import UTC
from email.utils import parsedate_to_datetime
from typing import Final, Generic, TypeVar, cast

from attrs import frozen

from timetrack.auth import Credentials
from timetrack.errors import (
    AnswerTooLarge,
    BrokenAnswer,
    ConnectionFailed,
    EmptyAnswer,
    HtmlAnswer,
    NotJson,
    OutcomeUnknown,
    RateLimited,
    ReceivedResponse,
    SentRequest,
    ServerFailed,
    StatusError,
    TimeTrackError,
    TruncatedAnswer,
    UnreadableAnswer,
    WrongShape,
    class_for,
)
from timetrack_client.errors import UnreadableResponse
from timetrack_client.operations import Operation

T = TypeVar("T")
E = TypeVar("E", bound=TimeTrackError)

_EXCERPT: Final = 200
_KEPT_TEXT: Final = 10_000
_KEPT_HEADERS: Final = frozenset({"content-type", "content-length", "date", "retry-after", "allow", "x-request-id"})


@frozen
class Answer:
    """What the server said; header names in lower case.

    `received` is when it came, in seconds since 1970. `complete` is False when the body was too large to be read.
    `began` is when the request began to be sent, by the monotonic clock of the client, as far as that is known.
    """

    status: int
    headers: Mapping[str, str]
    content: bytes
    received: float
    complete: bool = True
    began: float | None = None


@frozen
class Failure:
    """Why there is no answer; `sent` says whether the server may have received the request, `began` since when."""

    reason: str
    sent: bool
    began: float | None = None


@frozen
class Reader(Generic[T]):
    """Reads the answer to one request."""

    operation: Operation[T]
    request: SentRequest
    credentials: Credentials

    def result_of(self, outcome: Answer | Failure) -> T:
        """Return what the operation answers, or raise the error of its situation."""
        if isinstance(outcome, Failure):
            kind = OutcomeUnknown if outcome.sent else ConnectionFailed
            raise self._error(kind, outcome.reason)
        if not 200 <= outcome.status <= 299:
            raise self._status_error(outcome)
        try:
            return self.operation.read(self._decoded(outcome))
        except UnreadableResponse as error:
            raise self._unreadable(WrongShape, outcome, str(error).removeprefix(f"{self.operation.name}: ")) from None

    def _decoded(self, answer: Answer) -> object:
        if not answer.complete:
            if self.operation.needs_body:
                size = f"larger than {len(answer.content)} bytes: ask for smaller pages or raise largest_answer"
                raise self._unreadable(AnswerTooLarge, answer, f"the answer is {size}.")
            return None
        try:
            return json.loads(answer.content)
        except (ValueError, RecursionError) as error:
            if self.operation.needs_body:
                broken = _broken(answer, error)
                raise self._unreadable(
                    broken, answer, f"the answer is {_WHAT[broken]}: {self._excerpt(answer)}."
                ) from None
            return None

    def _status_error(self, answer: Answer) -> StatusError:
        said = _first_error(answer)
        title, detail = self._said(said.get("title")), self._said(said.get("detail"))
        what = ": ".join(part for part in (title, detail) if part) or self._excerpt(answer)
        error = self._error(class_for(answer.status), f"the server answered {answer.status}: {what}", answer)
        error.code, error.title, error.detail = _whole(said.get("code")), title, detail
        if isinstance(error, RateLimited | ServerFailed):
            error.retry_after = retry_after(answer.headers, answer.received)
        return error

    def _unreadable(self, kind: type[UnreadableAnswer], answer: Answer, what: str) -> UnreadableAnswer:
        return self._error(kind, what, answer)

    def _error(self, kind: type[E], what: str, answer: Answer | None = None) -> E:
        return kind(
            f"{self.operation.name}: {self.credentials.redacted(what)}",
            operation=self.operation.name,
            status=None if answer is None else answer.status,
            request=self.request,
            response=None if answer is None else self._received(answer),
        )

    def _received(self, answer: Answer) -> ReceivedResponse:
        kept = {
            name: self.credentials.redacted(answer.headers[name]) for name in answer.headers if name in _KEPT_HEADERS
        }
        return ReceivedResponse(answer.status, kept, self.credentials.redacted(_text(answer))[:_KEPT_TEXT])

    def _said(self, value: object) -> str | None:
        return self.credentials.redacted(value) if isinstance(value, str) else None

    def _excerpt(self, answer: Answer) -> str:
        text = self.credentials.redacted(" ".join(_text(answer).split()))
        if not text:
            return "an empty body"
        return repr(text if len(text) <= _EXCERPT else f"{text[:_EXCERPT]}…")


_WHAT: Final[dict[type[BrokenAnswer], str]] = {
    EmptyAnswer: "empty",
    HtmlAnswer: "a web page",
    TruncatedAnswer: "JSON that breaks off",
    NotJson: "not JSON",
}


def _broken(answer: Answer, error: Exception) -> type[BrokenAnswer]:
    text = _text(answer).strip()
    if not text:
        return EmptyAnswer
    if text.startswith("<") or "html" in answer.headers.get("content-type", ""):
        return HtmlAnswer
    if isinstance(error, json.JSONDecodeError) and text[0] in "[{" and _breaks_off(error):
        return TruncatedAnswer
    return NotJson


def _breaks_off(error: json.JSONDecodeError) -> bool:
    """Whether the text was good JSON up to its end; a string that is never closed is reported where it begins."""
    return error.pos >= len(error.doc.rstrip()) - 1 or error.msg.startswith("Unterminated")


def _first_error(answer: Answer) -> Mapping[str, object]:
    """Return the first entry of the vendor's error body, or nothing if the body is anything else."""
    try:
        errors = json.loads(answer.content)["errors"][0]
    except (ValueError, RecursionError, TypeError, LookupError):
        return {}
    return cast("Mapping[str, object]", errors) if isinstance(errors, dict) else {}


def _whole(value: object) -> int | None:
    return value if isinstance(value, int) and not isinstance(value, bool) else None


def retry_after(headers: Mapping[str, str], received: float) -> float | None:
    """Return the wait in seconds that `Retry-After` asks for, as seconds or as a date; None if absent or malformed.

    A date is measured from the server's own clock, its `Date` header, so that the two clocks need not agree; where
    there is none, from `received`, in seconds since 1970.
    """
    value = headers.get("retry-after", "").strip()
    if value.isascii() and value.replace(".", "", 1).isdigit():
        return float(value)
    until, now = _moment(value), _moment(headers.get("date", ""))
    return None if until is None else max(0.0, until - (received if now is None else now))


def _moment(date: str) -> float | None:
    try:
        moment = parsedate_to_datetime(date)
        # A date "-0000" comes without a zone and means UTC.
        return (moment if moment.tzinfo else moment.replace(tzinfo=UTC)).timestamp()
    except (ValueError, OverflowError):
        return None


def _text(answer: Answer) -> str:
    return answer.content.decode("utf-8", "replace")
