"""Serves one mocked account until it is told to stop: what `timetrack-mock` does."""

import argparse
import signal
import sys
from collections.abc import Sequence
from threading import Event

from timetrack_mock import loading, options
from timetrack_mock.clock import machine_time
from timetrack_mock.company import Company
from timetrack_mock.journal import Journal
from timetrack_mock.message import MockFailure, StartupError
from timetrack_mock.mock import REMEMBERED_REQUESTS, Mock
from timetrack_mock.server import MockServer


def run(argv: Sequence[str] | None = None) -> int:
    """Serve until Ctrl-C or SIGTERM: 0. What cannot be started: 2. A server that breaks down, or a mock that has: 1."""
    given = options.parser().parse_args(argv)
    try:
        if given.version:
            print(f"timetrack-mock {loading.load(given.contract).version}")
            return 0
        if given.readings:
            print(options.questions())
            return 0
        return _serve(given)
    except (StartupError, ValueError) as error:
        print(f"timetrack-mock: {error}", file=sys.stderr)
        return 2
    except MockFailure as failure:  # told to whoever asked when it happened; and to whoever looks at the end
        print(f"timetrack-mock: {failure}", file=sys.stderr)
        return 1


def _serve(given: argparse.Namespace) -> int:
    with (
        _journal(given) as journal,
        _mock(given, journal) as mock,
        MockServer(mock, host=given.host, port=given.port, control=given.control) as server,
    ):
        told_to_stop = _stop_signals()  # before anybody can read the line and answer it with one
        print(f"{server.url}  key {given.key}  secret {given.secret}", flush=True)
        if server.control_url is not None:
            print(f"{server.control_url}  control", flush=True)
        return _wait(server, told_to_stop)


def _seed(given: argparse.Namespace) -> str | Company:
    seed = options.seed(given)
    if isinstance(seed, Company) and not (given.database and given.database.exists()):
        size = f"people: {seed.people}, months: {seed.months}"
        print(f"timetrack-mock: Making a company ({size}); a million records take half a minute.", file=sys.stderr)
    return seed


def _journal(given: argparse.Namespace) -> Journal:
    try:
        return Journal(given.journal, size=REMEMBERED_REQUESTS)
    except OSError as error:
        raise StartupError(f"The journal {given.journal} cannot be written: {error.strerror}.") from None


def _mock(given: argparse.Namespace, journal: Journal) -> Mock:
    return Mock(
        contract=given.contract,
        database=given.database,
        key=given.key,
        secret=given.secret,
        limit=options.limit(given, loading.load(given.contract)),
        clock=given.clock or machine_time,
        latency=given.latency,
        readings=options.readings(given),
        seed=_seed(given),
        faults=options.faults(given),
        journal=journal,
    )


def _stop_signals() -> Event:
    told_to_stop = Event()

    def stop(_number: int, _frame: object) -> None:
        told_to_stop.set()

    for number in (signal.SIGINT, signal.SIGTERM):
        signal.signal(number, stop)
    return told_to_stop


def _wait(server: MockServer, told_to_stop: Event) -> int:
    while not told_to_stop.wait(0.5):
        if not server.running:
            print("timetrack-mock: The server broke down; start it again.", file=sys.stderr)
            return 1
    return 0
