"""`make demo`: the whole idea on an embedded mock. Exits with 1 if anything differs from what is expected."""

from __future__ import annotations

import asyncio
import sys
from collections.abc import Iterable
from time import perf_counter
from typing import Final

from examples.demo.month import MONTH, table, work
from examples.demo.replay import Outcome, replay, replay_async
from timetrack import AsyncTimeTrack, TimeTrack
from timetrack.config import Options
from timetrack_mock import DEFAULT_KEY, DEFAULT_SECRET, Mock, MockServer

LIMIT: Final = 6000
"""Requests a minute, as an on-premise operator may set it: at the documented 30 the demo would take ten minutes."""


def main() -> int:
    """Run the demo and return its exit status."""
    begun = perf_counter()
    with Mock(limit=LIMIT) as mock, MockServer(mock) as server:
        print(f"The mock serves {server.url}, limit {LIMIT} requests a minute.")
        failures = _replay(mock, server) + _month(mock, server)
    print(f"\nDone in {perf_counter() - begun:.1f} s: {failures or 'no'} difference{'' if failures == 1 else 's'}.")
    return 1 if failures else 0


def _replay(mock: Mock, server: MockServer) -> int:
    print("\nEvery documented example through the SDK, blocking:")
    with TimeTrack(**_options(server)) as tt:
        failures = _show(replay(tt, mock.reset))

    async def run() -> list[Outcome]:
        async with AsyncTimeTrack(**_options(server)) as att:
            return [outcome async for outcome in replay_async(att, mock.reset)]

    print("\nEvery documented example through the SDK, awaiting:")
    return failures + _show(asyncio.run(run()))


def _show(outcomes: Iterable[Outcome]) -> int:
    failures = 0
    for outcome in outcomes:
        example = outcome.example
        request = f"{example.method} {example.path}"
        print(f"  {'FAIL' if outcome.wrong else 'ok':<5}{request:<38}{example.name:<60}{outcome.result}")
        if outcome.wrong:
            failures += 1
            print(f"       {outcome.wrong}")
    return failures


def _month(mock: Mock, server: MockServer) -> int:
    mock.reset()
    before = len(mock.requests)
    with TimeTrack(**_options(server)) as tt:
        result = work(tt)
    print(f"\nOne month of one person, {MONTH.first:%B %Y}:\n")
    print("\n".join(f"  {line}" for line in table(result)))
    print(f"\n  It took {len(mock.requests) - before} requests.")
    for difference in result.wrong:
        print(f"  FAIL {difference}")
    return len(result.wrong)


def _options(server: MockServer) -> Options:
    return {"base_url": server.url, "key": DEFAULT_KEY, "secret": DEFAULT_SECRET, "limit_per_minute": LIMIT}


if __name__ == "__main__":
    sys.exit(main())
