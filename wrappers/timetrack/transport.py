"""The only place that sends and sleeps: two drivers, one blocking and one awaiting, for the steps of an exchange.

It decides nothing, and it is the only hand-written module of the SDK that imports httpx.
"""

from __future__ import annotations

import asyncio
import random
import time
from collections.abc import Awaitable, Callable
from typing import Final, TypeVar
from urllib.parse import urlsplit

import httpx
from attrs import frozen

from timetrack.answers import Answer, Failure
from timetrack.exchange import Moment, Now, Reply, Send, Sleep, Step, Steps

T = TypeVar("T")


@frozen
class Timing:
    """The clock, the sleeps and the randomness of a client; tests pass their own. Times are in seconds."""

    clock: Callable[[], float] = time.monotonic
    sleep: Callable[[float], None] = time.sleep
    sleep_async: Callable[[float], Awaitable[None]] = asyncio.sleep
    draw: Callable[[], float] = random.random

    def moment(self) -> Moment:
        """Read the clock and draw a number."""
        return Moment(self.clock(), self.draw())


SYSTEM_TIMING: Final = Timing()


class BlockingTransport:
    """Drives exchanges with `httpx.Client`; safe to share between threads."""

    def __init__(self, transport: httpx.BaseTransport | None, timing: Timing) -> None:
        self._http = httpx.Client(transport=transport, follow_redirects=False, trust_env=True)
        self._timing = timing

    def run(self, steps: Steps[T]) -> T:
        """Carry out the steps and return what they return."""
        reply: Reply = None
        try:
            while True:
                reply = self._do(steps.send(reply))
        except StopIteration as end:
            return end.value  # type: ignore[no-any-return]
        finally:
            steps.close()

    def _do(self, step: Step) -> Reply:
        if isinstance(step, Now):
            return self._timing.moment()
        if isinstance(step, Sleep):
            self._timing.sleep(step.seconds)
            return None
        try:
            return _answer(self._http.send(_request(self._http, step)))
        except _NO_ANSWER as error:
            return _failure(error, step)

    def close(self) -> None:
        """Close all connections."""
        self._http.close()


class AwaitingTransport:
    """Drives exchanges with `httpx.AsyncClient`; belongs to the event loop it is first used in."""

    def __init__(self, transport: httpx.AsyncBaseTransport | None, timing: Timing) -> None:
        self._http = httpx.AsyncClient(transport=transport, follow_redirects=False, trust_env=True)
        self._timing = timing

    async def run(self, steps: Steps[T]) -> T:
        """Carry out the steps and return what they return."""
        reply: Reply = None
        try:
            while True:
                reply = await self._do(steps.send(reply))
        except StopIteration as end:
            return end.value  # type: ignore[no-any-return]
        finally:
            steps.close()

    async def _do(self, step: Step) -> Reply:
        if isinstance(step, Now):
            return self._timing.moment()
        if isinstance(step, Sleep):
            await self._timing.sleep_async(step.seconds)
            return None
        try:
            return _answer(await self._http.send(_request(self._http, step)))
        except _NO_ANSWER as error:
            return _failure(error, step)

    async def close(self) -> None:
        """Close all connections."""
        await self._http.aclose()


def _request(http: httpx.Client | httpx.AsyncClient, step: Send) -> httpx.Request:
    return http.build_request(
        step.method, step.url, headers=dict(step.headers), content=step.content, timeout=step.timeout
    )


def _answer(response: httpx.Response) -> Answer:
    return Answer(response.status_code, dict(response.headers), response.content)


def _failure(error: Exception, step: Send) -> Failure:
    cause = str(error) or type(error).__name__
    host = urlsplit(step.url).netloc
    if isinstance(error, _NEVER_SENT):
        return Failure(f"{host} cannot be reached ({cause}): check the account name and your network.", sent=False)
    if isinstance(error, httpx.TimeoutException):
        waited = f"{host} did not answer within {step.timeout:g} s"
        return Failure(f"{waited}; it may have carried out the request.", sent=True)
    return Failure(f"the connection to {host} broke ({cause}); it may have carried out the request.", sent=True)


_NEVER_SENT: Final = (
    httpx.ConnectError,
    httpx.ConnectTimeout,
    httpx.InvalidURL,
    httpx.LocalProtocolError,
    httpx.PoolTimeout,
    httpx.ProxyError,
    httpx.UnsupportedProtocol,
    UnicodeError,  # a host name that no address can have
)
_NO_ANSWER: Final = (httpx.HTTPError, *_NEVER_SENT)
