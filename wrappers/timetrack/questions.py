"""Asks a store of slots in a thread, for a task that waits no longer than it may; a reply that comes late is undone."""

from __future__ import annotations

import asyncio
import threading
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from math import inf
from typing import Final, Generic, TypeVar, cast

from timetrack.errors import ThrottleUnavailable, TimeTrackError
from timetrack.steps import Consult

T = TypeVar("T")


async def ask_in_thread(threads: ThreadPoolExecutor, step: Consult[T]) -> T:
    """Ask in a thread, for no longer than the step allows; a reply to somebody who has gone by then is undone."""
    question = _Question(step)
    asked = threads.submit(question)
    if step.detached:
        return cast("T", None)
    reply = asyncio.wrap_future(asked)
    try:
        await asyncio.wait([reply], timeout=None if step.within == inf else step.within + _GRACE)
    except BaseException:
        _abandon(question, reply, threads)
        raise
    if reply.done():
        return reply.result()
    _abandon(question, reply, threads)
    late = ThrottleUnavailable(f"the throttle did not reply within {step.within:.1f} s: try again later.")
    late.waited = step.within
    raise late


def _abandon(question: _Question[T], reply: asyncio.Future[T], threads: ThreadPoolExecutor) -> None:
    question.abandon(threads)
    if not reply.cancel() and not reply.cancelled():
        reply.exception()  # nobody else will ask for it


_GRACE: Final = 0.05
"""Seconds that a store has to say by itself that it waited long enough."""


class _Question(Generic[T]):
    """What a thread asks of a store; who asked may go away meanwhile."""

    def __init__(self, step: Consult[T]) -> None:
        self._step = step
        self._lock = threading.Lock()
        self._is_replied = False
        self._is_abandoned = False

    def __call__(self) -> T:
        reply = self._step.ask()
        with self._lock:
            self._is_replied, is_abandoned = True, self._is_abandoned
        if is_abandoned:
            self._undo()
        return reply

    def abandon(self, threads: ThreadPoolExecutor) -> None:
        """Have the reply undone as soon as there is one."""
        with self._lock:
            self._is_abandoned, is_replied = True, self._is_replied
        if is_replied:
            with suppress(RuntimeError):  # the client was closed: what was granted is charged as late as can be
                threads.submit(self._undo)

    def _undo(self) -> None:
        if self._step.undo is not None:
            with suppress(TimeTrackError):
                self._step.undo()
