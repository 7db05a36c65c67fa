"""Chooses the store that a text such as `sqlite:///…` names, and gives all clients of a server and key one budget."""

from __future__ import annotations

import logging
import os
import threading
from collections.abc import Callable
from contextlib import suppress
from hashlib import sha256
from pathlib import Path
from typing import Final
from urllib.parse import unquote

import platformdirs

from timetrack.auth import Secret
from timetrack.errors import NotConfigured, ThrottleUnavailable
from timetrack.throttle.budget import Budget
from timetrack.throttle.fallback import FallbackStore
from timetrack.throttle.memory import MemoryStore
from timetrack.throttle.redis import RedisStore
from timetrack.throttle.sqlite import SqliteStore
from timetrack.throttle.store import Store
from timetrack.throttle.window import Terms

AUTO: Final = "auto"
MEMORY: Final = "memory:"
FALLBACK: Final = "fallback_per_minute"
"""The option of a Redis URL that allows so many requests a minute to each process while the Redis is away."""

Clock = Callable[[], float]

_log = logging.getLogger("timetrack")
_budgets: Final[dict[tuple[str, str, Clock], Budget]] = {}
_budgets_lock: Final = threading.Lock()


def default_file() -> Path:
    """Return the file that the processes of a user share, such as `~/.cache/timetrack/throttle.sqlite3`."""
    return platformdirs.user_cache_path("timetrack", appauthor=False) / "throttle.sqlite3"


def shared_budget(base_url: str, key: Secret, terms: Terms, *, throttle: Secret, clock: Clock) -> Budget:
    """Return the budget of this server and key, the same object for every client in the process.

    Where clients name different limits, the smallest hold for all. The key itself is not kept, only a digest. Raises
    NotConfigured if `throttle` names no place for it, and ThrottleUnavailable if a file cannot be used.
    """
    name = sha256(f"{base_url.lower()}\n{key.reveal()}".encode()).hexdigest()
    place = sha256(throttle.reveal().encode()).hexdigest()
    with _budgets_lock:
        budget = _budgets.get((place, name, clock))
        if budget is None:
            budget = _budgets[place, name, clock] = Budget(_store(throttle, name, clock), terms)
    budget.tighten(terms)
    return budget


def _store(throttle: Secret, name: str, clock: Clock) -> Store:
    if throttle.reveal() == MEMORY:
        return MemoryStore(clock)
    if throttle.reveal() == AUTO:
        return _own_file(name, clock)
    if throttle.reveal().startswith("sqlite:"):
        return _file(_path(throttle), name, clock)
    if throttle.reveal().startswith(_REDIS):
        return _redis(throttle, name, clock)
    # It is not shown: a password may be in it.
    raise NotConfigured("throttle must be auto, memory:, sqlite:///path/of/a/file or redis://host:port/number.")


def _own_file(name: str, clock: Clock) -> Store:
    try:
        return _file(default_file(), name, clock)
    except ThrottleUnavailable as error:
        _log.warning("Other processes are not taken into account: %s", error)
        return MemoryStore(clock)


def _file(path: Path, name: str, clock: Clock) -> Store:
    store = SqliteStore(path, name, clock)
    store.open()
    return store


def _path(throttle: Secret) -> Path:
    """Read `sqlite:///relative` and `sqlite:////absolute`, as others write them; `~` is the user's home."""
    place, text = throttle.reveal().removeprefix("sqlite://"), ""
    if place.startswith("/") and not set("?#") & set(place):
        text = unquote(place[1:])
    with suppress(RuntimeError):  # there is no such user
        if text:
            return Path(text).expanduser().absolute()
    raise NotConfigured("A throttle in a file is written sqlite:///relative/path or sqlite:////absolute/path.")


def _redis(throttle: Secret, name: str, clock: Clock) -> Store:
    url, share = _without_fallback(throttle)
    shared = RedisStore(url, name)
    if share is None:
        return shared
    if not share.isdecimal() or int(share) < 1:
        raise NotConfigured(f"{FALLBACK} must be a whole number of requests, 1 or more.")
    return FallbackStore(shared, int(share), clock)


def _without_fallback(throttle: Secret) -> tuple[Secret, str | None]:
    """Take our own option out of a URL; the rest is left as it is, for the package to read."""
    url, _, query = throttle.reveal().partition("?")
    options = query.split("&") if query else []
    others = [option for option in options if option.partition("=")[0] != FALLBACK]
    share = next((option.partition("=")[2] for option in options if option not in others), None)
    return Secret("?".join((url, "&".join(others))) if others else url), share


with suppress(AttributeError):  # Windows does not fork
    # A forked process would wait for ever for a lock that another thread of its parent held.
    os.register_at_fork(
        before=_budgets_lock.acquire, after_in_parent=_budgets_lock.release, after_in_child=_budgets_lock.release
    )

_REDIS: Final = ("redis://", "rediss://", "unix://")
