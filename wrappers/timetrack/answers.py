"""Turns what came back into a result or an error: pure functions from an answer to one outcome.

Whatever a server says (HTML, nothing, a status nobody has heard of), what leaves this module is a result or an error of
`timetrack.errors`.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from email.utils import parsedate_to_datetime
from typing import Final, TypeVar, cast

from attrs import frozen

from timetrack.errors import (
    ConnectionFailed,
    OutcomeUnknown,
    RateLimited,
    StatusError,
    UnreadableAnswer,
    class_for,
)
from timetrack_client.errors import UnreadableResponse
from timetrack_client.operations import Operation

T = TypeVar("T")

_EXCERPT: Final = 200


@frozen
class Answer:
    """What the server said; header names in lower case."""

    status: int
    headers: Mapping[str, str]
    content: bytes


@frozen
class Failure:
    """Why there is no answer; `sent` says whether the server may have received the request."""

    reason: str
    sent: bool


def result_of(operation: Operation[T], outcome: Answer | Failure) -> T:
    """Return what the operation answers, or raise the error of its situation."""
    if isinstance(outcome, Failure):
        kind = OutcomeUnknown if outcome.sent else ConnectionFailed
        raise kind(f"{operation.name}: {outcome.reason}", operation=operation.name)
    if not 200 <= outcome.status <= 299:
        raise _status_error(operation.name, outcome)
    try:
        return operation.read(_decoded(operation, outcome))
    except UnreadableResponse as error:
        raise _unreadable(operation.name, outcome, str(error)) from None


def _decoded(operation: Operation[T], answer: Answer) -> object:
    try:
        return json.loads(answer.content)
    except (ValueError, RecursionError):
        if not operation.needs_body:
            return None
        sentence = f"{operation.name}: the answer is not JSON but {_excerpt(answer)}."
        raise _unreadable(operation.name, answer, sentence) from None


def _unreadable(operation: str, answer: Answer, sentence: str) -> UnreadableAnswer:
    return UnreadableAnswer(sentence, operation=operation, status=answer.status, text=_text(answer))


def _status_error(operation: str, answer: Answer) -> StatusError:
    said = _first_error(answer)
    title, detail = _string(said.get("title")), _string(said.get("detail"))
    what = ": ".join(part for part in (title, detail) if part) or _excerpt(answer)
    error = class_for(answer.status)(
        f"{operation}: the server answered {answer.status}: {what}",
        operation=operation,
        status=answer.status,
        code=_whole(said.get("code")),
        title=title,
        detail=detail,
        text=_text(answer),
    )
    if isinstance(error, RateLimited):
        error.retry_after = _retry_after(answer.headers)
    return error


def _first_error(answer: Answer) -> Mapping[str, object]:
    """Return the first entry of the vendor's error body, or nothing if the body is anything else."""
    try:
        errors = json.loads(answer.content)["errors"][0]
    except (ValueError, RecursionError, TypeError, LookupError):
        return {}
    return cast("Mapping[str, object]", errors) if isinstance(errors, dict) else {}


def _string(value: object) -> str | None:
    return value if isinstance(value, str) else None


def _whole(value: object) -> int | None:
    return value if isinstance(value, int) and not isinstance(value, bool) else None


def _retry_after(headers: Mapping[str, str]) -> float | None:
    """Return the wait in seconds that `Retry-After` asks for, as seconds or as a date; None if absent or malformed."""
    value = headers.get("retry-after", "").strip()
    try:
        return (
            max(0.0, float(value))
            if value.isascii() and value.replace(".", "", 1).isdigit()
            else _until(value, headers.get("date", ""))
        )
    except (ValueError, OverflowError):
        return None


def _until(date: str, now: str) -> float:
    """Measure from the server's own clock, its Date header, so that the two clocks need not agree."""
    return max(0.0, (parsedate_to_datetime(date) - parsedate_to_datetime(now)).total_seconds())


def _text(answer: Answer) -> str:
    return answer.content.decode("utf-8", "replace")


def _excerpt(answer: Answer) -> str:
    text = " ".join(_text(answer).split())
    if not text:
        return "an empty body"
    return repr(text if len(text) <= _EXCERPT else f"{text[:_EXCERPT]}…")
