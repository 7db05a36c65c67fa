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
from urllib.parse import urlsplit

from attrs import field, frozen

from timetrack.baseurl import USUAL_PATH
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
from timetrack.redaction import Redaction
from timetrack_client.errors import UnreadableResponse
from timetrack_client.operations import Operation

T = TypeVar("T")
E = TypeVar("E", bound=TimeTrackError)

_EXCERPT: Final = 200
_KEPT_TEXT: Final = 10_000
_KEPT_HEADERS: Final = frozenset({"content-type", "content-length", "date", "retry-after", "allow", "x-request-id"})


@frozen
class Answer:
    """What the server said; header names in lower case. `repr` shows neither headers nor body: they may echo a secret.

    `received` is when it came, in seconds since 1970. `complete` is False when the body was too large to be read.
    `began` is when the request began to be sent, by the monotonic clock of the client, as far as that is known.
    """

    status: int
    headers: Mapping[str, str] = field(repr=False)
    content: bytes = field(repr=False)
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
    """Reads the answer to one request; `redact` hides what the request held and must not be seen.

    Errors are made by methods that have returned by the time they are raised, and never while another one is handled:
    no frame and no context of theirs then holds what the server said before it was redacted.
    """

    operation: Operation[T]
    request: SentRequest
    redact: Redaction

    def result_of(self, outcome: Answer | Failure) -> T:
        """Return what the operation answers, or raise the error of its situation."""
        result, error = self._read(outcome)
        if error is not None:
            raise error
        return cast("T", result)

    def _read(self, outcome: Answer | Failure) -> tuple[T | None, TimeTrackError | None]:
        if isinstance(outcome, Failure):
            return None, self._error(OutcomeUnknown if outcome.sent else ConnectionFailed, outcome.reason)
        if not 200 <= outcome.status <= 299:
            return None, self._status_error(outcome)
        body, broken = _decoded(outcome)
        error = None if broken is None else self._unread(outcome, broken)
        if error is not None:
            return None, error
        try:
            return self.operation.read(body), None
        except UnreadableResponse as problem:
            what = self.redact(str(problem).removeprefix(f"{self.operation.name}: "))
            return None, self._error(WrongShape, what, outcome)

    def _unread(self, answer: Answer, broken: type[UnreadableAnswer]) -> TimeTrackError | None:
        """Return the error of a success whose body cannot be read, or None where that does not matter.

        A write needs no body (ledger E07), but a web page is no answer of this API at all: it comes from a login, a
        proxy or a maintenance, and whether the request ever got past that nobody knows.
        """
        if not self.operation.needs_body:
            if not _is_page(answer):
                return None
            page = f"the answer is {_WHAT[HtmlAnswer]} and not from the API: {self._excerpt(answer)}"
            return self._error(OutcomeUnknown, f"{page}; look whether the request was carried out.", answer)
        if broken is AnswerTooLarge:
            size = f"larger than {len(answer.content)} bytes: ask for smaller pages or raise largest_answer"
            return self._error(broken, f"the answer is {size}.", answer)
        return self._error(broken, f"the answer is {_WHAT[broken]}: {self._excerpt(answer)}.", answer)

    def _status_error(self, answer: Answer) -> StatusError:
        said = _first_error(answer)
        title, detail = self._said(said.get("title")), self._said(said.get("detail"))
        what = ": ".join(part for part in (title, detail) if part) or self._excerpt(answer)
        hint = self._hint(answer, is_vendors=bool(said))
        error = self._error(class_for(answer.status), f"the server answered {answer.status}: {what}{hint}", answer)
        error.code, error.title, error.detail = _whole(said.get("code")), title, detail
        if isinstance(error, RateLimited | ServerFailed):
            error.retry_after = retry_after(answer.headers, answer.received)
        return error

    def _hint(self, answer: Answer, *, is_vendors: bool) -> str:
        """Return what to look at where the address is most likely wrong, or nothing."""
        base_url = self.request.url.partition("?")[0].removesuffix(self.operation.path)
        if 300 <= answer.status <= 399:
            return f"; it points to {self._target(answer)}, so check the base URL {base_url}."
        # A record that is not there is no reason to doubt the address; a whole resource is.
        doubtful = not is_vendors or "{" not in self.operation.template
        if answer.status == 404 and doubtful and not urlsplit(base_url).path.endswith(USUAL_PATH):
            return f"; the base URL {base_url} does not end in {USUAL_PATH}, which is most likely missing."
        return ""

    def _target(self, answer: Answer) -> str:
        """Return where a redirect points to, without the query, in which a session may be named."""
        # Redacted as a whole: what is cut off might be the rest of a secret.
        target = self.redact(answer.headers.get("location", "")).split("?")[0].split("#")[0]
        return target if target.isprintable() and target else "nowhere"

    def _error(self, kind: type[E], what: str, answer: Answer | None = None) -> E:
        return kind(
            f"{self.operation.name}: {what}",
            operation=self.operation.name,
            status=None if answer is None else answer.status,
            request=self.request,
            response=None if answer is None else self._received(answer),
        )

    def _received(self, answer: Answer) -> ReceivedResponse:
        kept = {name: self.redact(answer.headers[name]) for name in answer.headers if name in _KEPT_HEADERS}
        return ReceivedResponse(answer.status, kept, self.redact(_text(answer))[:_KEPT_TEXT])

    def _said(self, value: object) -> str | None:
        return self.redact(value) if isinstance(value, str) else None

    def _excerpt(self, answer: Answer) -> str:
        text = self.redact(" ".join(_text(answer).split()))
        if not text:
            return "an empty body"
        return repr(text if len(text) <= _EXCERPT else f"{text[:_EXCERPT]}…")


_WHAT: Final[Mapping[type[UnreadableAnswer], str]] = {
    EmptyAnswer: "empty",
    HtmlAnswer: "a web page",
    TruncatedAnswer: "JSON that breaks off",
    NotJson: "not JSON",
}


def _decoded(answer: Answer) -> tuple[object, type[UnreadableAnswer] | None]:
    """Return the JSON value of a body, or None and why there is none."""
    if not answer.complete:
        return None, AnswerTooLarge
    try:
        return json.loads(answer.content), None
    except (ValueError, RecursionError) as problem:
        return None, _broken(answer, problem)


def _broken(answer: Answer, error: Exception) -> type[BrokenAnswer]:
    text = _text(answer).strip()
    if not text:
        return EmptyAnswer
    if _is_page(answer):
        return HtmlAnswer
    if isinstance(error, json.JSONDecodeError) and text[0] in "[{" and _breaks_off(error):
        return TruncatedAnswer
    return NotJson


def _is_page(answer: Answer) -> bool:
    """Whether a body that is no JSON is a web page; an empty one is none, whatever its type says."""
    text = _text(answer).strip()
    return bool(text) and (text.startswith("<") or "html" in answer.headers.get("content-type", ""))


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
    there is none, from `received`, in seconds since 1970. More than a year is a year: numbers without end harm those
    who pass them on.
    """
    value = headers.get("retry-after", "").strip()
    if value.isascii() and value.replace(".", "", 1).isdigit():
        return min(float(value), _YEAR)
    until, now = _moment(value), _moment(headers.get("date", ""))
    return None if until is None else min(_YEAR, max(0.0, until - (received if now is None else now)))


_YEAR: Final = 366 * 86_400.0


def _moment(date: str) -> float | None:
    try:
        moment = parsedate_to_datetime(date)
        # A date "-0000" comes without a zone and means UTC.
        return (moment if moment.tzinfo else moment.replace(tzinfo=UTC)).timestamp()
    except (ValueError, OverflowError):
        return None


def _text(answer: Answer) -> str:
    return answer.content.decode("utf-8", "replace")
