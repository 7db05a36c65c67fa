"""Keeps the charges of all machines that share a key in a Redis, by the Redis's own clock.

A Redis may forget: everything (FLUSHALL, a restart without persistence) or the latest (a restart from an older
snapshot, a failover to a replica that lagged). It then looks like one with free slots, to newcomers above all. So
whoever finds a sign of it closes the Redis: nobody is granted anything until no request from before can still count.
The signs are that a mark is missing, which also is so in a new Redis; that a script is, which no restart survives; and
that a client knows of a later grant than the Redis does.

A clock that is set back frees nothing too early; one that is set forward does, and so does a Redis that evicts keys.
"""

from __future__ import annotations

import logging
import re
from collections.abc import Callable
from contextlib import suppress
from hashlib import sha1
from importlib import import_module
from math import inf
from typing import Any, Final, TypeVar
from urllib.parse import SplitResult, urlsplit

from timetrack.auth import Secret
from timetrack.errors import NotConfigured, ThrottleUnavailable
from timetrack.throttle.window import Holds, Terms

T = TypeVar("T")

MICRO: Final = 1_000_000
MARK: Final = "{timetrack}:closed"
"""Holds since and until when nobody is granted anything; for 40 days, so that a monthly run does not find it new."""

_TIMEOUT: Final = 2.0
_SHORTEST: Final = 0.06
_KEEPS_COMING: Final = 0.5

_log = logging.getLogger("timetrack")

_COMMON: Final = """
local mark, slots, pause, strict = KEYS[1], KEYS[2], KEYS[3], KEYS[4]
local time = redis.call('TIME')
local now = time[1] * 1000000 + time[2]
local function whole(number) return string.format('%.0f', number) end
local function keep(key, duration)
  redis.call('PEXPIRE', key, whole(math.max(redis.call('PTTL', key), math.ceil(duration / 1000) + 1000)))
end
local function begin(key, duration)
  redis.call('HSET', key, 'since', whole(now), 'until', whole(now + duration))
end
local function left(key)
  local since = tonumber(redis.call('HGET', key, 'since') or '0')
  local ends = tonumber(redis.call('HGET', key, 'until') or '0')
  if since > now then  -- the clock was set back: it begins again
    begin(key, ends - since)
    return ends - since
  end
  return math.max(0, ends - now)
end
"""
"""What several scripts do; times are in microseconds."""

# The member `latest` of the slots holds when the latest was granted, negative: it is never taken for a charge.
_RESERVE: Final = (
    _COMMON
    + """
local forgot, token, seen = ARGV[1] == '1', ARGV[2], tonumber(ARGV[3])
local upload_bound, late_bound, longest = tonumber(ARGV[4]), tonumber(ARGV[5]), tonumber(ARGV[6])
local bound = upload_bound
if left(strict) > 0 then bound = late_bound end
local everything = bound + longest
local latest = -tonumber(redis.call('ZSCORE', slots, 'latest') or '0')
local lost = forgot or (latest < seen and seen + everything > now)
-- Nothing is granted while a Redis is closed, so that nothing more can be lost then.
local closes = redis.call('EXISTS', mark) == 0 or (lost and left(mark) == 0)
if closes then begin(mark, everything) end
redis.call('PEXPIRE', mark, 3456000000)
latest = math.max(latest, seen)

-- Whoever asks again has sent nothing; but the network may bring an old question late, which must take nothing away.
local held = redis.call('ZSCORE', slots, token)
redis.call('ZREM', slots, token)
for _, early in ipairs(redis.call('ZRANGEBYSCORE', slots, '(' .. whole(now + upload_bound + late_bound), '+inf')) do
  redis.call('ZADD', slots, whole(now), early)  -- the clock was set back: now is never too early
end
local wait = math.max(left(mark), left(pause))
for rule = 7, #ARGV, 2 do
  local place, seconds = tonumber(ARGV[rule]) - 1, tonumber(ARGV[rule + 1])
  local charge = tonumber(redis.call('ZREVRANGE', slots, place, place, 'WITHSCORES')[2])
  if charge and charge + seconds > now then wait = math.max(wait, math.min(charge, now) + seconds - now) end
end
if wait == 0 then
  latest = math.max(latest + 1, now)
  redis.call('ZREMRANGEBYSCORE', slots, '0', whole(now - longest))
  redis.call('ZADD', slots, whole(now + bound), token)
elseif held then
  redis.call('ZADD', slots, held, token)
end
redis.call('ZADD', slots, whole(-latest), 'latest')
keep(slots, everything)
return {whole(wait), whole(latest), closes and 1 or 0}
"""
)
_SETTLE: Final = (
    _COMMON
    + """
local age = tonumber(ARGV[2])
if left(strict) > 0 then age = tonumber(ARGV[3]) end
redis.call('ZADD', slots, 'XX', whole(now - age), ARGV[1])
"""
)
_RELEASE: Final = "redis.call('ZREM', KEYS[2], ARGV[1])"
_PAUSE: Final = (
    _COMMON
    + """
local duration = tonumber(ARGV[1])
if duration > left(pause) then begin(pause, duration) end
keep(pause, duration)
"""
)
_STRICT: Final = (
    _COMMON
    + """
local duration, later = tonumber(ARGV[1]), tonumber(ARGV[2])
local is_new = left(strict) == 0
if is_new then
  local charges = redis.call('ZRANGEBYSCORE', slots, '0', '+inf', 'WITHSCORES')
  for place = 2, #charges, 2 do
    redis.call('ZADD', slots, whole(tonumber(charges[place]) + later), charges[place - 1])
  end
  redis.call('PEXPIRE', slots, whole(math.max(1, redis.call('PTTL', slots)) + math.ceil(later / 1000)))
end
if duration > left(strict) then begin(strict, duration) end
keep(strict, duration)
return is_new and 1 or 0
"""
)
_LOOK: Final = (
    _COMMON
    + """
local found = {whole(math.max(left(mark), left(pause))), whole(left(strict))}
local charges = redis.call('ZRANGEBYSCORE', slots, '0', '+inf', 'WITHSCORES')
for place = 2, #charges, 2 do found[#found + 1] = whole(tonumber(charges[place]) - now) end
return found
"""
)


class RedisStore:
    """One budget in a Redis 5 or newer, or a Valkey; `budget` is a digest, never the key itself.

    Raises NotConfigured if the URL is none, or the package is missing, and ThrottleUnavailable later.
    """

    waits: bool = True
    longest_sleep: float = _KEEPS_COMING

    def __init__(self, url: Secret, budget: str) -> None:
        self._where, self._clients = _open(url)
        # What the braces enclose keeps all keys on the same node of a cluster.
        self._keys = (
            MARK,
            f"{{timetrack}}:{budget}:slots",
            f"{{timetrack}}:{budget}:pause",
            f"{{timetrack}}:{budget}:strict",
        )
        self._latest = 0

    def reserve(self, token: str, terms: Terms, within: float = inf) -> float:
        """Take a slot and return 0, or return the seconds after which to ask again."""
        rules = [number for rule in terms.rules for number in (rule.limit, _micro(rule.seconds))]
        bounds = (_micro(terms.upload_bound), _micro(terms.late_bound), _micro(terms.longest))
        wait, self._latest, closed = map(int, self._do(self._reserve, within, token, self._latest, *bounds, *rules))
        if closed:
            _log.warning(
                "The throttle's Redis at %s is new, or may have forgotten what was sent: nobody sends for %.0f s.",
                self._where,
                wait / MICRO,
            )
        return wait / MICRO

    def settle(self, token: str, age: float, strict_age: float = 0.0, within: float = inf) -> None:
        """Charge a slot `age` seconds ago."""
        self._do(self._run, within, _SETTLE, token, _micro(age), _micro(strict_age))

    def release(self, token: str, within: float = inf) -> None:
        """Give a slot back."""
        self._do(self._run, within, _RELEASE, token)

    def pause(self, seconds: float, within: float = inf) -> None:
        """Grant nothing to anybody for so long."""
        self._do(self._run, within, _PAUSE, _micro(seconds))

    def be_strict(self, seconds: float, later: float, within: float = inf) -> bool:
        """Charge later for so long; return whether that is new."""
        return bool(int(self._do(self._run, within, _STRICT, _micro(seconds), _micro(later))))

    def look(self, within: float = inf) -> Holds:
        """Return what is charged and paused now."""
        paused, strict, *charges = (int(number) / MICRO for number in self._do(self._run, within, _LOOK))
        return Holds(tuple(charges), paused, strict)

    def renew(self) -> None:
        """Leave it to the client, which makes new connections in a forked process."""

    def _run(self, client: Any, script: str, *values: object) -> Any:
        return client.eval(script, len(self._keys), *self._keys, *values)

    def _reserve(self, client: Any, *values: object) -> Any:
        """Reserve by the name of the script; a Redis that was restarted since, or is another, does not know it."""
        with suppress(_package("redis.exceptions").NoScriptError):
            return client.evalsha(_RESERVE_NAME, len(self._keys), *self._keys, 0, *values)
        # Nobody but this call makes the script known, and it closes the Redis in the same moment.
        return self._run(client, _RESERVE, 1, *values)

    def _do(self, what: Callable[..., T], within: float, *values: object) -> T:
        """Do something without letting frames of the package out, whose locals hold the password."""
        client, seconds = self._clients.of(within)
        try:
            return what(client, *values)
        except Exception as error:
            name = type(error).__name__
            waited = seconds if isinstance(error, _package("redis.exceptions").TimeoutError) else None
        except BaseException as interruption:
            # A connection whose reply was not read would give it to whoever asks next.
            client.connection_pool.disconnect()
            interruption.__context__ = None
            raise interruption.with_traceback(None) from None
        unavailable = ThrottleUnavailable(
            f"the throttle's Redis at {self._where} cannot be used ({name}): see to it that it runs and lets you in, "
            "or choose another place with throttle= or TIMETRACK_THROTTLE."
        )
        unavailable.waited = waited
        raise unavailable


class _Clients:
    """Clients of one Redis by how long they wait for a reply: a client of the package waits equally long always."""

    def __init__(self, url: Secret) -> None:
        self._url = url
        self._clients: dict[float, Any] = {}

    def of(self, within: float) -> tuple[Any, float]:
        """Return the client that waits longest of those that wait no longer, and for how long it does."""
        seconds = _TIMEOUT
        while seconds > max(within, _SHORTEST):
            seconds /= 2
        # Threads that come together may make one too many, which is then thrown away.
        return self._clients.get(seconds) or self._clients.setdefault(seconds, self._made(seconds)), seconds

    def close(self) -> None:
        """Close all connections."""
        for client in self._clients.values():
            client.close()

    def _made(self, seconds: float) -> Any:
        redis, exceptions = _package("redis"), _package("redis.exceptions")
        # An operation whose answer was lost may be carried out again: a slot keeps its token. One try more finds out
        # that a connection from before a restart is dead; who says nothing at all is not asked twice.
        retry = _package("redis.retry").Retry(_package("redis.backoff").NoBackoff(), 1, (exceptions.ConnectionError,))
        timeouts = {"socket_timeout": seconds, "socket_connect_timeout": seconds}
        return redis.Redis.from_url(self._url.reveal(), **timeouts, retry=retry)


_RESERVE_NAME: Final = sha1(_RESERVE.encode(), usedforsecurity=False).hexdigest()


def _micro(seconds: float) -> int:
    return round(seconds * MICRO)


def _open(url: Secret) -> tuple[str, _Clients]:
    """Return what of a URL may be shown, and clients that have not connected yet."""
    redis, clients = _package("redis"), _Clients(url)
    with suppress(ValueError, TypeError, redis.RedisError):
        where = _where(urlsplit(url.reveal()))
        clients.of(inf)[0].connection_pool.make_connection()  # refuses options that there are not; it does not connect
        return where, clients
    raise NotConfigured(
        "This is no place in a Redis: give one such as redis://127.0.0.1:6379/0 or unix:///path/of/a/socket, with %40 "
        "for an @ in a password, and so on."
    )


def _package(name: str) -> Any:
    try:
        return import_module(name)
    except ModuleNotFoundError:
        raise NotConfigured(
            "A throttle in Redis needs one more package: install it with pip install 'timetrack-sdk[redis]'."
        ) from None


def _where(parts: SplitResult) -> str:
    """Return host and port, or the path of a socket; raise ValueError where odd signs of a password may be in them."""
    user, _, server = parts.netloc.rpartition("@")
    if "@" in f"{user}{parts.query}" or parts.fragment:
        raise ValueError
    if parts.scheme == "unix" and parts.path and not server:
        return parts.path
    if parts.scheme == "unix" or not parts.hostname or not _DATABASE.fullmatch(parts.path):
        raise ValueError
    return f"{parts.hostname}:{parts.port or 6379}"


_DATABASE: Final = re.compile(r"/?\d*")
