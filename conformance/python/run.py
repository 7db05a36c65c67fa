"""The runner of our own SDK over the network: every scenario once with `TimeTrack` and once with `AsyncTimeTrack`."""

from __future__ import annotations

import os
import ssl
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import httpx

from conformance.python.client import Account, Way, awaiting, blocking
from conformance.runner import control, main, play, send

CERTIFICATES = ssl.create_default_context()
"""Read once, since every step has a transport of its own."""


def played(scenario: dict[str, Any]) -> None:
    """Play one scenario with both clients; raises AssertionError with what is not as expected."""
    play(scenario, send, control, blocking(_account(lambda: httpx.HTTPTransport(verify=CERTIFICATES))))
    play(scenario, send, control, awaiting(_account(lambda: httpx.AsyncHTTPTransport(verify=CERTIFICATES))))


def _account(way: Callable[[], Way]) -> Account:
    given = os.environ
    return Account(given["TIMETRACK_BASE_URL"], given["TIMETRACK_API_KEY"], given["TIMETRACK_API_SECRET"], way)


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1]), played))
