"""Calls, a network with jitter and a server that counts exactly, all in virtual time: hours pass in milliseconds."""

from __future__ import annotations

import asyncio
from collections import deque
from collections.abc import Callable
from heapq import heappop, heappush
from itertools import count
from random import Random
from typing import Any

from attrs import define, field, frozen

from tests.support.fakes import TICK
from timetrack.answers import Answer, Failure
from timetrack.auth import Credentials, Secret
from timetrack.config import Config
from timetrack.exchange import Session, exchange
from timetrack.retry import RetryPolicy
from timetrack.steps import Consult, Moment, Now, Send, Sleep, Steps
from timetrack.throttle import Budget
from timetrack_client.operations import Operation

OPERATION: Operation[object] = Operation("get_client", "GET", "/clients/1", "/clients/{id}", lambda body: body)


@frozen
class Network:
    """How long a request travels up, is worked on, and its answer travels down, in seconds; `fails` breaks it."""

    up: Callable[[Random], float]
    service: Callable[[Random], float]
    down: Callable[[Random], float]
    fails: float = 0.0
    """The share of requests that never leave, and of answers that are lost: both as often."""
    resets: float = 0.0
    """The share of connections that break at once, although their request still arrives."""
    stalls: Callable[[Random], float] = lambda _: 0.0
    """How long it takes until a request begins to be sent."""


@define
class Server:
    """Answers 429 to what comes too soon after the last `limit` requests that it accepted or refused."""

    limit: int
    window: float
    arrivals: list[float] = field(factory=list[float])
    refusals: list[float] = field(factory=list[float])
    _recent: deque[float] = field(factory=deque[float])

    @property
    def refused(self) -> int:
        """How many it answered 429 to."""
        return len(self.refusals)

    def status(self, now: float) -> int:
        """Count a request and say how it is answered."""
        while self._recent and self._recent[0] <= now - self.window:
            self._recent.popleft()
        self.arrivals.append(now)
        if len(self._recent) >= self.limit:
            self.refusals.append(now)
            return 429
        self._recent.append(now)
        return 200


@define(eq=False)
class Caller:
    """One call on its way."""

    steps: Steps[object]
    began: float
    waiting_for: int = 0
    result: object = None
    ended: float | None = None
    undo: Callable[[], None] | None = None


@define
class Simulation:
    """Runs calls until nothing is left to do, or until `until`."""

    server: Server
    network: Network
    random: Random
    now: float = 0.0
    callers: list[Caller] = field(factory=list[Caller])
    on_end: Callable[[Caller], None] = lambda _: None
    _events: list[tuple[float, int, Callable[[], None]]] = field(factory=list[Any], repr=False)
    _order: count[int] = field(factory=count, repr=False)

    def clock(self) -> float:
        """Read the virtual clock, which takes a moment."""
        self.now += TICK
        return self.now

    def session(self, budget: Budget, max_wait: float | None = None, **policy: Any) -> Session:
        """Make what a client's calls share."""
        config = Config("http://127.0.0.1:1", Credentials(Secret("key"), Secret("secret")), max_wait=max_wait)
        return Session(config, budget, RetryPolicy(**policy))

    def call(self, at: float, session: Session) -> Caller:
        """Begin a call at some time."""
        caller = Caller(exchange(OPERATION, session), at)
        self.callers.append(caller)
        self._at(at, lambda: self._go_on(caller, lambda: next(caller.steps)))
        return caller

    def cancel(self, at: float, caller: Caller) -> None:
        """Interrupt a call at some time, wherever it is then; it may still clean up."""

        def interrupt() -> None:
            if caller.ended is None and caller.began <= self.now:
                if caller.undo is not None:
                    caller.undo()
                self._go_on(caller, lambda: caller.steps.throw(asyncio.CancelledError()))

        self._at(at, interrupt)

    def run(self, until: float = float("inf")) -> None:
        """Let the time pass."""
        while self._events and self._events[0][0] <= until:
            moment, _, happen = heappop(self._events)
            self.now = max(self.now, moment)
            happen()
        if self._events:
            self.now = until

    def _at(self, moment: float, happen: Callable[[], None]) -> None:
        heappush(self._events, (max(moment, self.now), next(self._order), happen))

    def _go_on(self, caller: Caller, step: Callable[[], Any]) -> None:
        caller.waiting_for += 1
        caller.undo = None
        try:
            self._do(caller, step())
        except StopIteration as end:
            self._end(caller, end.value)
        except BaseException as error:
            self._end(caller, error)

    def _end(self, caller: Caller, result: object) -> None:
        caller.result, caller.ended = result, self.now
        self.on_end(caller)

    def _reply_at(self, moment: float, caller: Caller, reply: object) -> None:
        """Reply to what the caller waits for now, unless it was interrupted or woken in between."""
        awaited = caller.waiting_for

        def go_on() -> None:
            if caller.waiting_for == awaited and caller.ended is None:
                self._go_on(caller, lambda: caller.steps.send(reply))

        self._at(moment, go_on)

    def _do(self, caller: Caller, step: object) -> None:
        if isinstance(step, Now):
            self._reply_at(self.now, caller, Moment(self.clock(), self.random.random()))
        elif isinstance(step, Consult):
            self._consult(caller, step)
        elif isinstance(step, Sleep):
            self._sleep(caller, step)
        elif isinstance(step, Send):
            self._send(caller, step)

    def _consult(self, caller: Caller, step: Consult[Any]) -> None:
        if step.detached:
            step.ask()
            self._reply_at(self.now, caller, None)
            return
        caller.undo = step.undo
        self._reply_at(self.now, caller, step.ask())

    def _sleep(self, caller: Caller, step: Sleep) -> None:
        if step.seconds < float("inf"):
            self._reply_at(self.now + step.seconds, caller, None)
        if step.bell is not None:
            bell, awaited = step.bell, caller.waiting_for

            def wake() -> None:
                if caller.waiting_for == awaited:  # a sleep that is over does not listen any more
                    bell.ignore()
                    self._reply_at(self.now, caller, None)

            bell.listen(wake)

    def _send(self, caller: Caller, step: Send) -> None:
        chance, draw = self.random, self.random.random()
        if draw < self.network.fails / 2:
            self._reply_at(self.now + 0.01, caller, Failure("refused", sent=False))
            return
        began = self.now + self.network.stalls(chance)
        arrives = began + self.network.up(chance)
        answered = arrives + self.network.service(chance) + self.network.down(chance)
        lost = draw < self.network.fails
        resets = chance.random() < self.network.resets
        awaited = caller.waiting_for
        step.journey.may_have_left = False

        def begin() -> None:
            if caller.waiting_for != awaited:
                return  # who is interrupted before does not begin
            step.journey.may_have_left = True
            self._at(arrives, arrive)
            if resets:
                self._reply_at(began, caller, Failure("reset", sent=True, began=began))

        def arrive() -> None:
            status = self.server.status(self.now)
            reply: Answer | Failure = Failure("reset", sent=True, began=began)
            if not lost:
                reply = Answer(status, {}, b'{"id": 1}', 0.0, began=began)
            if caller.waiting_for == awaited:
                self._reply_at(answered, caller, reply)

        self._at(began, begin)
