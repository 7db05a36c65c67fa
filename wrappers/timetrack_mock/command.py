"""Serves one mocked account until it is told to stop: the options of `timetrack-mock` and what they do."""

import argparse
import signal
import sys
from collections.abc import Sequence
from datetime import datetime
from pathlib import Path
from threading import Event
from typing import NoReturn

from timetrack_mock import loading
from timetrack_mock.message import StartupError
from timetrack_mock.mock import DEFAULT_KEY, DEFAULT_SECRET, Mock
from timetrack_mock.seeding import SEEDS
from timetrack_mock.server import MockServer


class _Parser(argparse.ArgumentParser):
    def error(self, message: str) -> NoReturn:
        """One sentence instead of the whole usage."""
        self.exit(2, f"{self.prog}: {message}; see {self.prog} --help.\n")


def run(argv: Sequence[str] | None = None) -> int:
    """Serve until Ctrl-C or SIGTERM: 0. What cannot be started: 2. A server that breaks down: 1."""
    options = _parser().parse_args(argv)
    try:
        if options.version:
            print(f"timetrack-mock {loading.load(options.contract).version}")
            return 0
        with _mock(options) as mock, MockServer(mock, host=options.host, port=options.port) as server:
            print(f"{server.url}  key {options.key}  secret {options.secret}", flush=True)
            return _wait(server)
    except (StartupError, ValueError) as error:
        print(f"timetrack-mock: {error}", file=sys.stderr)
        return 2


def _mock(options: argparse.Namespace) -> Mock:
    frozen: datetime | None = options.clock
    mock = Mock(
        contract=options.contract,
        database=options.database,
        key=options.key,
        secret=options.secret,
        limit="contract" if options.limit is None else options.limit or None,
        first_page=options.first_page,
        seed=options.seed,
    )
    mock.set_clock(frozen)
    return mock


def _wait(server: MockServer) -> int:
    told_to_stop = Event()

    def stop(_number: int, _frame: object) -> None:
        told_to_stop.set()

    for number in (signal.SIGINT, signal.SIGTERM):
        signal.signal(number, stop)
    while not told_to_stop.wait(0.5):
        if not server.running:
            print("timetrack-mock: The server broke down; start it again.", file=sys.stderr)
            return 1
    return 0


def _parser() -> _Parser:
    parser = _Parser(prog="timetrack-mock", description="A stand-in for the TimeTrack Enterprise API.")
    add = parser.add_argument
    add("--version", action="store_true", help="show the version of the contract and exit")
    add("--host", default="127.0.0.1", help="address to listen on (default: %(default)s)")
    add("--port", type=_port, default=0, metavar="N", help="port; 0 takes a free one (default)")
    add("--database", type=Path, metavar="FILE", help="keep the records in this file (default: in memory)")
    add("--key", default=DEFAULT_KEY, help="the app key to be accepted (default: %(default)s)")
    add("--secret", default=DEFAULT_SECRET, help="the app secret to be accepted (default: %(default)s)")
    add("--limit", type=_limit, metavar="N|off", help="requests a minute (default: 30)")
    add("--clock", type=_moment, metavar="TIME", help="hold the clock, at 2020-10-23T08:00:00 for example")
    add("--first-page", type=int, choices=(0, 1), default=0, help="number of the first page (default: %(default)s)")
    add("--contract", type=Path, metavar="PATH", help="another timetrack.yaml")
    add("--seed", choices=SEEDS, default="empty", help="what a fresh account holds (default: %(default)s)")
    return parser


def _port(text: str) -> int:
    if not (text.isascii() and text.isdigit() and int(text) <= 65535):
        raise argparse.ArgumentTypeError(f"{text!r} is not a port from 0 to 65535")
    return int(text)


def _limit(text: str) -> int:
    """The number of requests; 0 is what `off` becomes, since None means that nothing was said."""
    if text == "off":
        return 0
    if not (text.isascii() and text.isdigit() and int(text[:9]) > 0):
        raise argparse.ArgumentTypeError(f"{text!r} is neither a number of requests nor off")
    return int(text[:9])


def _moment(text: str) -> datetime:
    try:
        moment = datetime.fromisoformat(text)
    except ValueError:
        raise argparse.ArgumentTypeError(f"{text!r} is not a time such as 2020-10-23T08:00:00") from None
    if moment.tzinfo is not None:
        raise argparse.ArgumentTypeError(f"{text!r} has a time zone; the clock is a wall clock without one")
    return moment
