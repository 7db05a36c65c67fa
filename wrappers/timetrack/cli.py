"""The command `timetrack`: proves that account, key and secret work. Prints one sentence, never a traceback."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence

from timetrack._version import __version__
from timetrack.config import Options
from timetrack.errors import NotConfigured, TimeTrackError
from timetrack.session import TimeTrack
from timetrack.timing import SYSTEM_TIMING, Timing

FAILED = 1
NOT_CONFIGURED = 2


def main(argv: Sequence[str] | None = None, *, timing: Timing = SYSTEM_TIMING) -> int:
    """Run the command and return its exit status: 0 done, 1 the server said no, 2 something is missing or malformed."""
    options = _parser().parse_args(argv)
    try:
        return _check(_client(options, timing))
    except NotConfigured as error:
        return _complain(error, NOT_CONFIGURED)
    except TimeTrackError as error:
        return _complain(error, FAILED)
    except KeyboardInterrupt:
        return 130


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="timetrack",
        description="TimeTrack Enterprise from the command line.",
        epilog="Key and secret are read from TIMETRACK_API_KEY and TIMETRACK_API_SECRET, "
        "the account from TIMETRACK_ACCOUNT or TIMETRACK_BASE_URL unless it is given.",
    )
    parser.add_argument("--version", action="version", version=f"%(prog)s {__version__}")
    commands = parser.add_subparsers(metavar="COMMAND", required=True)
    check = commands.add_parser("check", help="prove that account, key and secret work, with one request that reads")
    check.add_argument("--account", help="the first label of the host you log in to")
    check.add_argument("--base-url", help="the base URL of an on-premise installation, instead of an account")
    check.add_argument("--profile", metavar="NAME", help="take account, key and secret from the configuration file")
    return parser


def _client(given: argparse.Namespace, timing: Timing) -> TimeTrack:
    options: Options = {}
    if given.account is not None:
        options["account"] = given.account
    if given.base_url is not None:
        options["base_url"] = given.base_url
    if given.profile is not None:
        return TimeTrack.from_profile(given.profile, timing=timing, **options)
    return TimeTrack.from_env(timing=timing, **options)


def _check(client: TimeTrack) -> int:
    with client as tt:
        next(tt.clients.list(max_items=1), None)
        print(f"{tt.base_url} answered, key and secret are accepted.")
    return 0


def _complain(error: TimeTrackError, status: int) -> int:
    print(f"timetrack: {error}", file=sys.stderr)
    return status
