"""The only place that signs and sends: two drivers, one blocking and one awaiting, for the steps of an exchange.

It decides nothing. `connections` says which client of httpx a request goes out on. What interrupts a request (a
cancelled task, Ctrl-C) leaves without the frames of httpx, whose locals hold key and secret.
"""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from functools import partial
from typing import Final, TypeVar

import httpx

from timetrack.answers import Answer, Failure
from timetrack.connections import Clients, Homes, Network, open_client
from timetrack.errors import ClientClosed, TimeTrackError
from timetrack.failures import NO_ANSWER, failure_of
from timetrack.questions import ask_in_thread
from timetrack.quiet import quiet, quietly
from timetrack.redaction import raise_bare
from timetrack.steps import Consult, Journey, Now, Send, Step, Steps
from timetrack.throttle import UPLOAD_BOUND
from timetrack.timing import Timing

T = TypeVar("T")


class BlockingTransport:
    """Drives exchanges with `httpx.Client`; safe to share between threads."""

    def __init__(self, transport: httpx.BaseTransport | None, timing: Timing, network: Network) -> None:
        def make(limits: httpx.Limits) -> httpx.Client:
            return open_client(httpx.Client, transport, network, limits)

        self._clients = Clients(make, network, replaced=transport is not None)
        self._network, self._timing, self._closed = network, timing, False
        self._is_replaced = transport is not None

    def run(self, steps: Steps[T]) -> T:
        """Carry out the steps and return what they return; raises ClientClosed after `close`."""
        _check_open(self._closed)
        try:
            step = next(steps)
            while True:
                try:
                    reply: object = self._do(step)
                except BaseException as interruption:
                    step = steps.throw(interruption)
                else:
                    step = steps.send(reply)
        except StopIteration as end:
            return end.value  # type: ignore[no-any-return]
        finally:
            steps.close()

    def _do(self, step: Step) -> object:
        if isinstance(step, Send):
            step.journey.may_have_left = self._is_replaced  # such a network need not say when it sends
            return quietly(self._send, step)
        if isinstance(step, Consult):
            return self.ask(step)
        if isinstance(step, Now):
            return self._timing.moment()
        self._timing.sleep(step.seconds, step.bell)
        return None

    def _send(self, step: Send) -> Answer | Failure:
        _check_open(self._closed)
        body = _Body(step, self._timing.clock)
        try:
            http = self._clients.get(fresh=step.fresh)
            response = http.send(_request(http, step, body.time, body.way.note), stream=True)
            try:
                for piece in response.iter_bytes():
                    if body.is_full_with(piece):
                        break
                return body.answer(response, self._timing.date())
            finally:
                response.close()
        except NO_ANSWER as error:
            return failure_of(error, step, body.way.began)
        except BaseException as interruption:
            if not self._is_replaced:
                self._clients.give_up()
            raise_bare(interruption)

    def ask(self, step: Consult[T]) -> T:
        """Carry out one look into a store, which itself waits no longer than it may."""
        try:
            return step.ask()
        except TimeTrackError:
            raise
        except BaseException:
            if step.undo is not None:
                with suppress(TimeTrackError):
                    step.undo()
            raise

    def close(self) -> None:
        """Close all connections."""
        self._closed = True
        for client in self._clients.take():
            client.close()

    def __del__(self) -> None:
        if not self._is_replaced and self._clients.take():
            self._network.warn_unclosed(self)


class AwaitingTransport:
    """Drives exchanges with `httpx.AsyncClient`, from as many event loops as there are."""

    def __init__(self, transport: httpx.AsyncBaseTransport | None, timing: Timing, network: Network) -> None:
        def make(limits: httpx.Limits) -> httpx.AsyncClient:
            return open_client(httpx.AsyncClient, transport, network, limits)

        self._homes = Homes(partial(Clients, make, network, replaced=transport is not None))
        self._network, self._timing, self._closed = network, timing, False
        self._is_replaced = transport is not None
        # Threads of its own: in those of the loop, other work could hold a slot back until it is too old.
        self._threads = ThreadPoolExecutor(4, "timetrack")

    async def run(self, steps: Steps[T]) -> T:
        """Carry out the steps and return what they return; raises ClientClosed after `close`."""
        _check_open(self._closed)
        try:
            step = next(steps)
            while True:
                try:
                    reply: object = await self._do(step)
                except BaseException as interruption:
                    step = steps.throw(interruption)
                else:
                    step = steps.send(reply)
        except StopIteration as end:
            return end.value  # type: ignore[no-any-return]
        finally:
            steps.close()

    async def _do(self, step: Step) -> object:
        if isinstance(step, Send):
            step.journey.may_have_left = self._is_replaced  # such a network need not say when it sends
            with quiet():
                return await self._send(step)
        if isinstance(step, Consult):
            return await self.ask(step)
        if isinstance(step, Now):
            return self._timing.moment()
        await self._timing.sleep_async(step.seconds, step.bell)
        return None

    async def _send(self, step: Send) -> Answer | Failure:
        _check_open(self._closed)
        body = _Body(step, self._timing.clock)
        try:
            http = (await self._homes.here()).get(fresh=step.fresh)
            response = await http.send(_request(http, step, body.time, body.way.note_async), stream=True)
            try:
                async for piece in response.aiter_bytes():
                    if body.is_full_with(piece):
                        break
                return body.answer(response, self._timing.date())
            finally:
                await response.aclose()
        except NO_ANSWER as error:
            return failure_of(error, step, body.way.began)
        except BaseException as interruption:
            raise_bare(interruption)

    async def ask(self, step: Consult[T]) -> T:
        """Carry out one look into a store, in a thread if it can take a moment; raises ClientClosed after `close`."""
        _check_open(self._closed)
        return await ask_in_thread(self._threads, step) if step.waits else step.ask()

    async def close(self) -> None:
        """Close all connections; those of another loop that is running are closed by it, soon."""
        self._closed = True
        self._threads.shutdown(wait=False)
        await self._homes.close()

    def __del__(self) -> None:
        if not self._is_replaced and not self._closed and self._homes.are_open:
            self._network.warn_unclosed(self)


class _OnTheWay:
    """Notes when a request begins to be sent, and refuses to begin later than it may.

    A process may be frozen while it connects. What arrives after the call is over is not wanted any more, and what
    arrives later than its slot was granted for would be charged too early.
    """

    def __init__(self, clock: Callable[[], float], journey: Journey, seconds: float) -> None:
        self._clock = clock
        self._journey = journey
        self._bound = min(UPLOAD_BOUND, seconds)
        self._latest = clock() + self._bound
        self.began: float | None = None

    def note(self, event: str, _: object) -> None:
        if event.endswith("send_request_headers.started"):
            now = self._clock()
            if now > self._latest:
                raise httpx.ConnectTimeout(f"no connection within {round(self._bound, 2):g} s")
            self.began = now
            self._journey.may_have_left = True

    async def note_async(self, event: str, _: object) -> None:
        self.note(event, _)


class _TimeLeft(dict[str, float]):
    """The time-outs of a request as httpcore asks for them: whatever it waits for may take what is left of the whole.

    Making a connection may take no longer than a request is assumed to need to arrive, or the charge of its slot would
    be too early.
    """

    def __init__(self, seconds: float, clock: Callable[[], float]) -> None:
        super().__init__(dict.fromkeys(("connect", "pool", "read", "write"), seconds))
        self._clock = clock
        self._ends = clock() + seconds

    def get(self, name: str, _: object = None) -> float:
        left = max(self._ends - self._clock(), _SHORTEST)
        return min(left, UPLOAD_BOUND) if name == "connect" else left

    @property
    def is_over(self) -> bool:
        return self._clock() > self._ends


_SHORTEST: Final = 0.001


class _Body:
    """Collects an answer: no more than it may have, and no longer than it may take."""

    def __init__(self, step: Send, clock: Callable[[], float]) -> None:
        self.time = _TimeLeft(step.timeout, clock)
        self.way = _OnTheWay(clock, step.journey, step.timeout)
        self._pieces: list[bytes] = []
        self._left = step.largest_answer

    def is_full_with(self, piece: bytes) -> bool:
        if self.time.is_over:
            raise httpx.ReadTimeout("the answer came too slowly")
        self._pieces.append(piece[: max(0, self._left)])
        self._left -= len(piece)
        return self._left < 0

    def answer(self, response: httpx.Response, received: float) -> Answer:
        content = b"".join(self._pieces)
        complete, headers = self._left >= 0, dict(response.headers)
        return Answer(response.status_code, headers, content, received, complete, self.way.began)


def _request(
    http: httpx.Client | httpx.AsyncClient, step: Send, time: _TimeLeft, trace: Callable[[str, object], object]
) -> httpx.Request:
    """Sign at the last moment: from here on, frames whose locals hold key and secret are never shown."""
    headers = {**step.headers, **step.credentials.headers()}
    return http.build_request(
        step.method, step.url, headers=headers, content=step.content, extensions={"timeout": time, "trace": trace}
    )


def _check_open(closed: bool) -> None:
    if closed:
        raise ClientClosed("The client was closed: make a new one, or call it inside its with statement.")
