"""Keeps httpx and httpcore from writing down what a client of ours asks for; other clients of theirs log as ever.

httpx logs the whole address of each request at INFO, with every filter in it, such as the e-mail address of a person;
httpcore logs the headers of answers at DEBUG. Whoever has switched logging on did not ask for that. A filter drops
these records, and only while a request of ours is under way in the same thread or task.

A thread makes its request in a context of its own, because Ctrl-C can come between any two steps: a mark that is set
and taken away again would stay behind, and the logs of others would be dropped from then on. A task is interrupted only
where it waits.
"""

from __future__ import annotations

import logging
from collections.abc import Callable, Generator
from contextlib import contextmanager
from contextvars import ContextVar, copy_context
from typing import Final, ParamSpec, TypeVar

P = ParamSpec("P")
T = TypeVar("T")

_LOGGERS: Final = (
    "httpx",
    *(f"httpcore.{part}" for part in ("connection", "http11", "http2", "proxy", "socks")),
)
_is_ours: ContextVar[bool] = ContextVar("timetrack_request", default=False)


def quietly(request: Callable[P, T], *args: P.args, **kwargs: P.kwargs) -> T:
    """Make a request and drop what httpx and httpcore log of it."""
    context = copy_context()
    context.run(_is_ours.set, True)
    return context.run(request, *args, **kwargs)


@contextmanager
def quiet() -> Generator[None]:
    """Drop what httpx and httpcore log of the request of a task while the block lasts."""
    token = _is_ours.set(True)
    try:
        yield
    finally:
        _is_ours.reset(token)


def _of_others(_: logging.LogRecord) -> bool:
    return not _is_ours.get()


for _name in _LOGGERS:
    logging.getLogger(_name).addFilter(_of_others)
