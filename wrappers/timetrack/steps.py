"""What an exchange asks of its transport, as plain values: the time, a sleep, a look into a store, a request."""

from __future__ import annotations

from collections.abc import Callable, Generator, Mapping
from math import inf
from typing import Any, Generic, TypeAlias, TypeVar, cast

from attrs import define, field, frozen

from timetrack.auth import Credentials
from timetrack.redaction import Redaction
from timetrack.throttle import Bell

T = TypeVar("T")


@frozen
class Now:
    """Tell me the time: seconds of a monotonic clock, and a random number from 0 to 1."""


@frozen
class Moment:
    """The answer to Now."""

    seconds: float
    draw: float


@frozen
class Sleep:
    """Wait this many seconds, or until the bell rings if there is one."""

    seconds: float
    bell: Bell | None = None


@frozen
class Consult(Generic[T]):
    """Ask the place where slots are kept and give me its reply, or ThrottleUnavailable after `within` seconds.

    `waits` says whether that can take a moment. `undo` takes back a reply that comes when nobody waits for it any more;
    one that is `detached` need not be waited for at all.
    """

    ask: Callable[[], T]
    waits: bool
    within: float = inf
    undo: Callable[[], None] | None = None
    detached: bool = False


@define(eq=False)
class Journey:
    """Whether a request may have left this process: from when it is to be sent, unless its sender knows better."""

    may_have_left: bool = False


@frozen
class Send:
    """Sign and send this request and give me its Answer, or a Failure, after `timeout` seconds at the latest.

    `headers` are those that are no secret. `redact` hides what must not be seen in what others say of the request. Of
    an answer, no more than `largest_answer` bytes are read. `fresh` asks for a connection that nobody has used before.
    `journey` tells what is known when there is neither, because the call was interrupted.
    """

    method: str
    url: str
    headers: Mapping[str, str]
    credentials: Credentials
    redact: Redaction
    content: bytes | None = field(repr=False)
    timeout: float
    largest_answer: int
    fresh: bool = False
    journey: Journey = field(factory=Journey, eq=False)


Step: TypeAlias = Now | Sleep | Consult[Any] | Send
Steps: TypeAlias = Generator[Step, Any, T]
"""Steps that end with a result. What interrupts a step is thrown into the generator, which may clean up with more."""


def now() -> Steps[float]:
    """Ask for the time alone."""
    return cast("Moment", (yield Now())).seconds
