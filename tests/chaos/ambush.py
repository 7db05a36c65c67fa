"""Notices in the thread or task that sends a request when it is on the wire, without touching the client.

httpcore tells its log, at DEBUG. The SDK lets nothing of that through, so it is heard in front of the SDK's own filter.
"""

import logging
from collections.abc import Callable, Generator
from contextlib import contextmanager
from contextvars import ContextVar

_ON_THE_WIRE = "send_request_headers.started"
_laid: ContextVar[Callable[[], object] | None] = ContextVar("laid", default=None)


@contextmanager
def listening() -> Generator[None]:
    """Spring what a thread or task has laid, while the block lasts."""
    log = logging.getLogger("httpcore.http11")
    level = log.level
    log.setLevel(logging.DEBUG)
    log.filters.insert(0, _hear)
    try:
        yield
    finally:
        log.removeFilter(_hear)
        log.setLevel(level)


def _hear(record: logging.LogRecord) -> bool:
    spring = _laid.get()
    if spring is not None and isinstance(record.msg, str) and record.msg.startswith(_ON_THE_WIRE):
        lay(None)
        spring()
    return True


def lay(spring: Callable[[], object] | None) -> None:
    """Have something called when the next request of this thread or task is on the wire, once."""
    _laid.set(spring)
