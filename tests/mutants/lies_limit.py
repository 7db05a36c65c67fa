"""Lies about the limit of requests."""

from collections import defaultdict, deque
from collections.abc import Callable
from dataclasses import replace
from typing import Any

from tests.contract.by_hand.stage import Server
from tests.mutants.faults import answers_changed
from tests.mutants.mutant import Mutant
from tests.mutants.servers import built, counting, tampered, where
from timetrack_mock import Response


class _Rolling:
    """At most 30 requests of one kind in any minute; refused ones may count as well."""

    def __init__(self, kind: Callable[[str], str] = lambda _: "", *, all_count: bool = False) -> None:
        self._kind, self._all_count = kind, all_count
        self._seen: defaultdict[str, deque[float]] = defaultdict(deque)

    def __call__(self, path: str, now: float, /) -> float:
        seen = self._seen[self._kind(path)]
        while seen and seen[0] <= now - 60:
            seen.popleft()
        seconds = seen[0] + 60 - now if len(seen) >= 30 else 0
        if self._all_count or not seconds:
            seen.append(now)
        return seconds


class _Fixed:
    """At most 30 requests from one full minute to the next."""

    def __init__(self) -> None:
        self._minute, self._count = -1.0, 0

    def __call__(self, path: str, now: float, /) -> float:
        if now // 60 != self._minute:
            self._minute, self._count = now // 60, 0
        self._count += 1
        return 60 - now % 60 if self._count > 30 else 0


def _throttled(**options: Any) -> Server:
    return where(lambda account: account.throttled, built(**options))


def _every_429(change: Callable[[Response], Response]) -> Server:
    return tampered(answers_changed(lambda _, response: response.status == 429, change))


def _saying(value: str | None) -> Server:
    """Refusals with another wait, or with none."""
    said = () if value is None else (("retry-after", value),)
    return _every_429(
        lambda response: replace(
            response, headers=(*(pair for pair in response.headers if pair[0] != "retry-after"), *said)
        )
    )


_COUNT, _WAIT = "thirty_requests_are_answered_and_no_more", "a_429_says_how_long_to_wait"


def _mutant(lie: str, caught_by: str, server: Server) -> Mutant:
    return Mutant(lie, caught_by, server, "/users")


MUTANTS = (
    _mutant("there is no limit", _COUNT, _throttled(limit=None)),
    _mutant("one request too many is answered", _COUNT, _throttled(limit=31)),
    _mutant("one request too few is answered", _COUNT, _throttled(limit=29)),
    _mutant("the limit is counted for each path", _COUNT, counting(lambda: _Rolling(lambda path: path))),
    _mutant("the limit counts 50 seconds", "no_minute_holds_more_than_thirty", _throttled(period=50.0)),
    _mutant("the limit counts full minutes", "no_minute_holds_more_than_thirty", counting(_Fixed)),
    _mutant("refused requests count", "refused_requests_do_not_count", counting(lambda: _Rolling(all_count=True))),
    _mutant(
        "a request beyond the limit is refused but carried out",
        "a_refused_request_is_not_carried_out",
        counting(_Rolling, carried_out=True),
    ),
    _mutant("a 429 names no wait", _WAIT, _saying(None)),
    _mutant("a 429 names a wait that is too short", _WAIT, _saying("1")),
    _mutant("a 429 names a moment instead of seconds", _WAIT, _saying("Fri, 23 Oct 2020 08:01:00 GMT")),
    _mutant("a 429 has no body", _WAIT, _every_429(lambda response: replace(response, body=b""))),
)
