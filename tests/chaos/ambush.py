"""Notices in the thread or task that sends a request when it is on the wire, without touching the client.

A handler of httpcore's log, which must be heard at DEBUG, is all it takes.
"""

import logging
from collections.abc import Callable
from contextvars import ContextVar

_ON_THE_WIRE = "send_request_headers.started"
_laid: ContextVar[Callable[[], object] | None] = ContextVar("laid", default=None)


class Ambush(logging.Handler):
    """Springs what the current thread or task has laid."""

    def emit(self, record: logging.LogRecord) -> None:
        spring = _laid.get()
        if spring is not None and isinstance(record.msg, str) and record.msg.startswith(_ON_THE_WIRE):
            lay(None)
            spring()


def lay(spring: Callable[[], object] | None) -> None:
    """Have something called when the next request of this thread or task is on the wire, once."""
    _laid.set(spring)
