"""What can go wrong, one class per situation.

    TimeTrackError
    ├── NotConfigured           account, key, secret or an option is missing or malformed; nothing was sent
    ├── ConnectionFailed        the server could not be reached; nothing was sent
    ├── OutcomeUnknown          the connection broke or timed out after sending; the server may have acted
    ├── DeadlineExceeded        the call took longer than its deadline allows; see `__cause__` for the last failure
    ├── BudgetSpent             the next free slot comes later than `max_wait` allows; nothing was sent
    ├── ThrottleUnavailable     the file or Redis that keeps the budget cannot be used; nothing was sent
    ├── ClientClosed            the client was closed; nothing was sent
    ├── UnreadableAnswer        the server said success, but the answer is not what the contract describes
    │   ├── BrokenAnswer        it is not JSON at all
    │   │   ├── EmptyAnswer     there is no body
    │   │   ├── HtmlAnswer      it is a web page, such as a login page or a proxy's message
    │   │   ├── TruncatedAnswer it is JSON that breaks off
    │   │   └── NotJson         it is anything else that is not JSON
    │   ├── AnswerTooLarge      it is larger than `largest_answer` allows
    │   └── WrongShape          it is JSON, but a record or a field cannot be read
    └── StatusError             the server answered with an error status
        ├── BadRequest          400  the request could not be read
        ├── NotAuthenticated    401  key or secret is missing or wrong
        ├── NotAllowed          403  the action is not allowed
        ├── NotFound            404  there is no such record, or it was deleted
        ├── NotOffered          405  this server does not offer the operation
        ├── Refused             422  parameters are wrong, or an update is in conflict
        ├── RateLimited         429  more requests than allowed; retry_after says how long to wait, if known
        ├── ServerFailed        5xx  the server failed; retry_after says how long to wait, if known
        ├── Redirected          3xx  a redirect, to a login page for example; it is never followed
        └── UnexpectedStatus    anything else

Every error is one sentence; its parts are attributes. Nothing here knows key or secret.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from attrs import field, frozen


@frozen
class SentRequest:
    """What was sent, without any header: only what is known to hold no secret is kept."""

    method: str
    url: str
    body: str | None = field(default=None, repr=False)


@frozen
class ReceivedResponse:
    """What came back: the headers that say something about the answer, and the beginning of its text."""

    status: int
    headers: Mapping[str, str]
    text: str = field(repr=False)


class TimeTrackError(Exception):
    """Base of all errors of this package: one sentence, with its parts as attributes.

    `operation` is the operationId of the contract. `status`, `code`, `title` and `detail` are what the server said, as
    far as it said it (general API page, "Error messages"). `request` and `response` are what was sent and received,
    without key and secret; `text` is the body of the response.
    """

    def __init__(
        self,
        sentence: str,
        *,
        operation: str | None = None,
        status: int | None = None,
        code: int | None = None,
        title: str | None = None,
        detail: str | None = None,
        request: SentRequest | None = None,
        response: ReceivedResponse | None = None,
    ) -> None:
        super().__init__(sentence)
        self.operation = operation
        self.status = status
        self.code = code
        self.title = title
        self.detail = detail
        self.request = request
        self.response = response

    @property
    def text(self) -> str | None:
        """The body of the response, or its first 10,000 characters; None if there was no response."""
        return None if self.response is None else self.response.text

    def __reduce__(self) -> tuple[object, ...]:
        """Pickle by attributes, because the constructor takes keywords."""
        return (_revive, (type(self), self.args[0]), self.__dict__)


def _revive(cls: type[TimeTrackError], sentence: str) -> TimeTrackError:
    return cls(sentence)


class NotConfigured(TimeTrackError):
    """Account, key, secret or an option is missing or malformed; nothing was sent."""


class ConnectionFailed(TimeTrackError):
    """The server could not be reached; nothing was sent, so the call can safely be repeated."""


class OutcomeUnknown(TimeTrackError):
    """The connection broke or timed out after sending; the server may or may not have acted."""


class DeadlineExceeded(TimeTrackError):
    """The call took longer than its deadline allows; `__cause__` is the last failure, if there was one."""


class BudgetSpent(TimeTrackError):
    """The next free slot comes later than the caller wants to wait; nothing was sent.

    `retry_after` is the wait in seconds that it would take, if nobody else comes first.
    """

    retry_after: float = 0.0


class ThrottleUnavailable(TimeTrackError):
    """The file or the Redis that keeps the budget cannot be used; nothing was sent, because pacing would be a guess.

    `waited` is the seconds after which it had not replied, None if it cannot be used for another reason.
    """

    waited: float | None = None


class ClientClosed(TimeTrackError):
    """The client was closed before the call; nothing was sent."""


class UnreadableAnswer(TimeTrackError):
    """The server said success, but its answer cannot be read as the contract describes it."""


class BrokenAnswer(UnreadableAnswer):
    """The body is not JSON at all, so that a read is worth repeating."""


class EmptyAnswer(BrokenAnswer):
    """There is no body where the contract promises one."""


class HtmlAnswer(BrokenAnswer):
    """The body is a web page, such as a login page or a proxy's message."""


class TruncatedAnswer(BrokenAnswer):
    """The body is JSON that breaks off."""


class NotJson(BrokenAnswer):
    """The body is neither JSON nor a web page."""


class AnswerTooLarge(UnreadableAnswer):
    """The body is larger than `largest_answer` allows; it was not read to its end."""


class WrongShape(UnreadableAnswer):
    """The body is JSON, but a record or a field of it cannot be read; the sentence names both."""


class StatusError(TimeTrackError):
    """The server answered with a status that is not success."""


class BadRequest(StatusError):
    """400: the server could not read the request."""


class NotAuthenticated(StatusError):
    """401: key or secret is missing or wrong; both are found in the web app under Settings / General / API."""


class NotAllowed(StatusError):
    """403: the action is not allowed."""


class NotFound(StatusError):
    """404: there is no such record, or it was deleted (the vendor's code 15020 says so for time entries)."""


class NotOffered(StatusError):
    """405: this server does not offer the operation; some operations of the contract are inferred."""


class Refused(StatusError):
    """422: parameters are wrong, or an update is in conflict with other data."""


class RateLimited(StatusError):
    """429: more requests than allowed. `retry_after` is the wait in seconds that the server asked for, if it did."""

    retry_after: float | None = None


class ServerFailed(StatusError):
    """5xx: the server failed; whether a write took effect is not known.

    `retry_after` is the wait in seconds that the server asked for, if it did.
    """

    retry_after: float | None = None


class Redirected(StatusError):
    """3xx: a redirect, to a login page for example. It is never followed, so that key and secret go nowhere else."""


class UnexpectedStatus(StatusError):
    """A status that fits nothing else."""


_BY_STATUS: Final[dict[int, type[StatusError]]] = {
    400: BadRequest,
    401: NotAuthenticated,
    403: NotAllowed,
    404: NotFound,
    405: NotOffered,
    422: Refused,
    429: RateLimited,
}


def class_for(status: int) -> type[StatusError]:
    """Return the error class of an HTTP status, which may be any integer (520 and 599 occur)."""
    if 500 <= status <= 599:
        return ServerFailed
    if 300 <= status <= 399:
        return Redirected
    return _BY_STATUS.get(status, UnexpectedStatus)
