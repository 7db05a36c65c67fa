"""Keeps the charges of all machines that share a key in a Redis, by the Redis's own clock.

A Redis may lose everything (FLUSHALL, a restart without persistence, a failover). It is therefore marked with an epoch:
whoever finds another epoch than the one in which it was granted a slot knows that charges were lost, and pauses the
budget until none of them can still count. A Redis without an epoch grants nothing for a second, so that those who
remember come first.
"""

from __future__ import annotations

import threading
from collections.abc import Callable
from contextlib import suppress
from importlib import import_module
from typing import Any, Final
from urllib.parse import urlsplit
from uuid import uuid4

from timetrack.auth import Secret
from timetrack.errors import NotConfigured, ThrottleUnavailable
from timetrack.throttle.window import Holds, Terms

MICRO: Final = 1_000_000
REMEMBERED: Final = 86_400 * MICRO
"""How long an epoch outlives the last request, in microseconds."""

_TIMEOUT: Final = 2.0
_KEEPS_COMING: Final = 0.5
_GRACE: Final = 1.0

_NOW: Final = """
local slots, meta = KEYS[1], KEYS[2]
local time = redis.call('TIME')
local now = time[1] * 1000000 + time[2]
local last = tonumber(redis.call('HGET', meta, 'last') or '0')
if now < last then now = last end
local function whole(number) return string.format('%.0f', number) end
local function pause_until(moment)
  if moment > tonumber(redis.call('HGET', meta, 'pause') or '0') then
    redis.call('HSET', meta, 'pause', whole(moment))
  end
end
local function remember()
  redis.call('HSET', meta, 'last', whole(now))
  redis.call('PEXPIRE', meta, 86400000)
end
"""
"""The clock of the Redis in microseconds, which never goes back, and what several scripts do."""

_RESERVE: Final = (
    _NOW
    + """
local token, known, fresh = ARGV[1], ARGV[2], ARGV[3]
local upload_bound, longest, grace = tonumber(ARGV[4]), tonumber(ARGV[5]), tonumber(ARGV[6])
local epoch = redis.call('HGET', meta, 'epoch')
if not epoch then
  epoch = fresh
  redis.call('HSET', meta, 'epoch', epoch)
  pause_until(now + grace)
end
if known ~= '' and known ~= epoch and redis.call('HGET', meta, 'lost') ~= known then
  redis.call('HSET', meta, 'lost', known)
  pause_until(now + longest + upload_bound)
end
remember()
local pause = tonumber(redis.call('HGET', meta, 'pause') or '0')
if pause > now then return {epoch, whole(pause - now)} end
redis.call('ZREMRANGEBYSCORE', slots, '-inf', whole(now - longest))
local wait = 0
local blocked = false
for rule = 7, #ARGV, 2 do
  local place = tonumber(ARGV[rule]) - 1
  local charge = tonumber(redis.call('ZREVRANGE', slots, place, place, 'WITHSCORES')[2])
  if charge then
    local seconds = tonumber(ARGV[rule + 1])
    blocked = blocked or charge + seconds > now
    wait = math.max(wait, math.min(charge, now) + seconds - now)
  end
end
if blocked then return {epoch, whole(math.max(wait, 1))} end
redis.call('ZADD', slots, whole(now + upload_bound), token)
redis.call('PEXPIRE', slots, math.ceil((longest + upload_bound) / 1000))
return {epoch, '0'}
"""
)
_SETTLE: Final = _NOW + "return redis.call('ZADD', slots, 'XX', whole(now - tonumber(ARGV[2])), ARGV[1])"
_RELEASE: Final = "return redis.call('ZREM', KEYS[1], ARGV[1])"
_PAUSE: Final = _NOW + "pause_until(now + tonumber(ARGV[1])) remember()"
_LOOK: Final = (
    _NOW
    + """
local pause = tonumber(redis.call('HGET', meta, 'pause') or '0')
local charges = redis.call('ZRANGE', slots, 0, -1, 'WITHSCORES')
local found = {whole(math.max(0, pause - now))}
for place = 2, #charges, 2 do found[#found + 1] = whole(tonumber(charges[place]) - now) end
return found
"""
)


class RedisStore:
    """One budget in a Redis 5 or newer, or a Valkey; `budget` is a digest, never the key itself.

    `clock` gives monotonic seconds of this process; it only tells how fresh a memory is. Raises ThrottleUnavailable.
    """

    waits: bool = True
    longest_sleep: float = _KEEPS_COMING

    def __init__(self, url: Secret, budget: str, clock: Callable[[], float]) -> None:
        self._redis: Any = _package()
        self._where = _shown(url)
        self._client: Any = _connect(self._redis, url)
        self._clock = clock
        # The braces keep both keys on the same node of a cluster.
        self._keys = [f"timetrack:{{{budget}}}:slots", f"timetrack:{{{budget}}}:meta"]
        self._reserve, self._settle, self._release, self._pause, self._look = (
            self._client.register_script(text) for text in (_RESERVE, _SETTLE, _RELEASE, _PAUSE, _LOOK)
        )
        self._lock = threading.RLock()
        self._epoch = ""
        self._matters_until = float("-inf")

    def reserve(self, token: str, terms: Terms) -> float:
        """Take a slot and return 0, or return the seconds after which to ask again."""
        rules = [number for rule in terms.rules for number in (rule.limit, _micro(rule.seconds))]
        bounds = (_micro(terms.upload_bound), _micro(terms.longest), _micro(_GRACE))
        epoch, wait = self._run(self._reserve, token, self._known(), uuid4().hex, *bounds, *rules)
        granted = int(wait) == 0
        with self._lock:
            if granted or self._known():
                self._epoch = epoch.decode()
            if granted:
                self._matters_until = self._clock() + terms.longest + terms.upload_bound
        return int(wait) / MICRO

    def settle(self, token: str, age: float) -> None:
        """Charge a slot `age` seconds ago."""
        self._run(self._settle, token, _micro(age))

    def release(self, token: str) -> None:
        """Give a slot back."""
        self._run(self._release, token)

    def pause(self, seconds: float) -> None:
        """Grant nothing to anybody for so long."""
        self._run(self._pause, _micro(seconds))

    def look(self) -> Holds:
        """Return what is charged and paused now."""
        paused, *charges = (int(number) / MICRO for number in self._run(self._look))
        return Holds(tuple(charges), paused)

    def renew(self) -> None:
        """Drop a lock that was perhaps held when the process was forked; the client sees to its connections itself."""
        self._lock = threading.RLock()

    def _known(self) -> str:
        """Return the epoch in which slots were granted that still count."""
        with self._lock:
            return self._epoch if self._clock() < self._matters_until else ""

    def _run(self, script: Any, *values: object) -> Any:
        try:
            return script(keys=self._keys, args=list(values))
        except self._redis.RedisError as error:
            what = type(error).__name__
        # Not raised above, because frames of the package, whose locals hold a password, would come along.
        raise ThrottleUnavailable(
            f"the throttle's Redis at {self._where} cannot be used ({what}): start it, or choose another place with "
            "throttle= or TIMETRACK_THROTTLE."
        )


def _micro(seconds: float) -> int:
    return round(seconds * MICRO)


def _package() -> Any:
    try:
        return import_module("redis")
    except ModuleNotFoundError:
        raise NotConfigured(
            "A throttle in Redis needs one more package: install it with pip install 'timetrack-sdk[redis]'."
        ) from None


def _connect(redis: Any, url: Secret) -> Any:
    # An operation whose answer was lost may be carried out again: a slot keeps its token. One try more finds out that
    # a connection from before a restart is dead.
    retry = import_module("redis.retry").Retry(import_module("redis.backoff").NoBackoff(), 1)
    with suppress(ValueError):
        return redis.Redis.from_url(url.reveal(), socket_timeout=_TIMEOUT, socket_connect_timeout=_TIMEOUT, retry=retry)
    raise NotConfigured(f"{_shown(url)!r} is no place for the throttle: give one such as redis://localhost:6379/0.")


def _shown(url: Secret) -> str:
    """Return host and port; the URL itself may hold a password."""
    parts = urlsplit(url.reveal())
    return parts.netloc.rpartition("@")[2] or parts.path
