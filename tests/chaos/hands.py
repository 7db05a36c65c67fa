"""Who carries duties out: a blocking and an awaiting pair of hands, which are interrupted now and then.

An interruption comes at any moment, or within moments of the request being on the wire.
"""

import asyncio
import random
import signal
import time
from collections import deque
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

from tests.chaos.ambush import lay
from tests.chaos.duties import Ask, Desk, Outcome, Pause
from tests.chaos.evidence import Evidence
from tests.chaos.plan import Duty, Plan

_SOON = 0.008
"""Seconds in which many answers come and some do not yet."""


@dataclass(frozen=True)
class Interruption:
    """Comes after so many seconds, counted from the begin of the call or from when its request is on the wire."""

    seconds: float
    on_the_wire: bool
    as_timeout: bool


@dataclass
class Chance:
    """Decides which calls are interrupted."""

    plan: Plan
    dice: random.Random

    def draw(self) -> Interruption | None:
        if self.dice.random() >= self.plan.interrupted:
            return None
        on_the_wire, as_timeout = self.dice.random() < 0.7, self.dice.random() < 0.3
        return Interruption(self.dice.random() * (_SOON if on_the_wire else self.plan.window), on_the_wire, as_timeout)


@dataclass
class Hands:
    """What both kinds of hands have: duties that they share with others, and a place for what they see."""

    desk: Desk
    duties: deque[Duty]
    evidence: Evidence
    chance: Chance

    def next_duty(self) -> Duty | None:
        try:
            return self.duties.popleft()
        except IndexError:
            return None

    def saw(self, error: BaseException) -> Outcome:
        """Keep an exception that reached the worker."""
        self.evidence.of_error(error)
        self.desk.report.error(type(error).__name__)
        return Outcome(error=type(error))


@dataclass
class Blocking(Hands):
    """Works in a thread. Only one that is `alone` in the main thread can be interrupted, by a signal."""

    alone: bool = False
    _armed: bool = field(default=False, init=False)

    def work(self) -> None:
        if self.alone:
            signal.signal(signal.SIGALRM, self._interrupt)
        while (duty := self.next_duty()) is not None:
            try:
                self._carry_out(duty)
            except AssertionError as error:
                self.desk.report.check(False, f"{duty}: {error}")

    def _carry_out(self, duty: Duty) -> None:
        steps, outcome = self.desk.steps(duty), None
        try:
            while True:
                step = next(steps) if outcome is None else steps.send(outcome)
                outcome = self._step(step)
        except StopIteration:
            pass

    def _step(self, step: Ask | Pause) -> Outcome:
        if isinstance(step, Pause):
            time.sleep(step.seconds)
            return Outcome()
        try:
            try:
                self._arm()
                return Outcome(step.call())
            finally:  # where it may still strike
                self._disarm()
        except BaseException as error:  # even what is no Exception is a thing to learn from here
            self._disarm()
            return self.saw(error)

    def _arm(self) -> None:
        interruption = self.chance.draw() if self.alone else None
        if interruption is None:
            return
        self._armed = True
        if interruption.on_the_wire:
            lay(lambda: self._set_alarm(interruption.seconds))
        else:
            self._set_alarm(interruption.seconds)

    def _disarm(self) -> None:
        self._armed = False
        if self.alone:
            lay(None)
            signal.setitimer(signal.ITIMER_REAL, 0)

    def _set_alarm(self, seconds: float) -> None:
        signal.setitimer(signal.ITIMER_REAL, max(seconds, 1e-6))

    def _interrupt(self, _number: int, _frame: object) -> None:
        if self._armed:  # a late alarm is nobody's any more
            raise KeyboardInterrupt


@dataclass
class Awaiting(Hands):
    """Works in a task; its calls are cancelled, or run into a time-out of asyncio."""

    async def work(self) -> None:
        while (duty := self.next_duty()) is not None:
            try:
                await self._carry_out(duty)
            except AssertionError as error:
                self.desk.report.check(False, f"{duty}: {error}")

    async def _carry_out(self, duty: Duty) -> None:
        steps, outcome = self.desk.steps(duty), None
        try:
            while True:
                step = next(steps) if outcome is None else steps.send(outcome)
                outcome = await self._step(step)
        except StopIteration:
            pass

    async def _step(self, step: Ask | Pause) -> Outcome:
        if isinstance(step, Pause):
            await asyncio.sleep(step.seconds)
            return Outcome()
        interruption = self.chance.draw()
        if interruption is not None and interruption.as_timeout:
            return await asyncio.create_task(self._timed(step.call, interruption))
        return await asyncio.create_task(self._cancelled(step.call, interruption))

    async def _cancelled(self, call: Callable[[], Any], interruption: Interruption | None) -> Outcome:
        task, loop = asyncio.current_task(), asyncio.get_running_loop()
        assert task is not None
        if interruption is not None:
            _lie_in_wait(interruption, lambda: loop.call_later(interruption.seconds, task.cancel))
        try:
            return Outcome(await call())
        except BaseException as error:
            return self.saw(error)

    async def _timed(self, call: Callable[[], Any], interruption: Interruption) -> Outcome:
        loop = asyncio.get_running_loop()
        try:
            async with asyncio.timeout(None) as limit:
                _lie_in_wait(interruption, lambda: limit.reschedule(loop.time() + interruption.seconds))
                return Outcome(await call())
        except BaseException as error:
            return self.saw(error)


def _lie_in_wait(interruption: Interruption, spring: Callable[[], object]) -> None:
    if interruption.on_the_wire:
        lay(spring)
    else:
        spring()
