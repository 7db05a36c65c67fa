"""The commands behind `make contract` and `make drift`: `python -m tests.contract fuzz|live|drift`."""

import argparse
import logging
import os
import secrets
import signal
import sys
from collections.abc import Sequence
from pathlib import Path

from tests.contract import fuzz
from tests.contract.drift.command import drift
from tests.contract.live.command import live
from tests.contract.live.options import Options, World
from tests.contract.terminal import say

_OUT = Path("build/contract")
_SEEDS = 2**31


def main(argv: Sequence[str] | None = None) -> int:
    """Run one command and return its exit status."""
    given = _parser().parse_args(argv)
    signal.signal(signal.SIGTERM, signal.default_int_handler)  # what was made is removed in both cases
    try:
        if given.command == "drift":
            return drift(given.har, given.out / "drift", base_path=given.base_path, scrub=given.scrub, tell=say)
        seed = secrets.randbelow(_SEEDS) if given.seed is None else given.seed
        if given.command == "fuzz":
            options = fuzz.Options(
                given.seconds, seed, given.out / "fuzz", given.rounds, given.examples, below=given.below
            )
            return fuzz.fuzz(options, fuzz.World(tell=say))
        return live(_live(given, seed), World(os.environ, tell=say))
    except KeyboardInterrupt:
        return 130


def _live(given: argparse.Namespace, seed: int) -> Options:
    return Options(
        base_url=given.base_url.rstrip("/"),
        out=given.out / "live",
        token=secrets.token_hex(4),
        seed=seed,
        user=given.user or None,
        write=given.write,
        seconds=given.seconds,
        tidy=given.tidy or None,
    )


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m tests.contract", description=__doc__)
    parser.add_argument("--out", type=Path, default=_OUT, help="folder for reports (default: %(default)s)")
    commands = parser.add_subparsers(dest="command", required=True)
    _add_fuzz(commands.add_parser("fuzz", help="schemathesis against a mock on a port"))
    _add_live(
        commands.add_parser("live", help="chosen requests against a real account; the keys are in the environment")
    )
    _add_drift(commands.add_parser("drift", help="recorded traffic against the contract"))
    return parser


def _add_fuzz(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--seconds", type=float, default=300, help="about how long (default: %(default)s)")
    parser.add_argument("--seed", type=int, help="repeat a run (default: random, and printed)")
    parser.add_argument("--rounds", type=int, help="end after so many rounds")
    parser.add_argument("--examples", type=int, help="cases drawn for each operation (default: schemathesis.toml)")
    parser.add_argument("--below", default="/", help="only the operations below this path")


def _add_live(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("base_url", help="such as https://acme.timetrackenterprise.com/api/v2/ext")
    parser.add_argument("--write", action="store_true", help="also write, on records it makes itself and removes again")
    parser.add_argument("--user", help="the user name whose timers are read, and for whom --write writes entries")
    parser.add_argument("--seconds", type=int, default=0, help="let schemathesis read for so long after the plan")
    parser.add_argument("--seed", type=int, help="for schemathesis (default: random, and printed)")
    parser.add_argument("--tidy", metavar="MARKER", help="only remove what an earlier run left behind")


def _add_drift(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("har", type=_recording, help="the recording")
    parser.add_argument("--base-path", default="/api/v2/ext", help="where the API begins (default: %(default)s)")
    parser.add_argument("--scrub", type=Path, metavar="OUT.har", help="write a recording that can be shared")


def _recording(text: str) -> Path:
    if not text:
        raise argparse.ArgumentTypeError("name a recording, for example with: make drift HAR=recording.har")
    return Path(text)


if __name__ == "__main__":
    # schemathesis tries methods that no server knows; uvicorn would say so on the terminal each time.
    logging.getLogger("uvicorn.error").setLevel(logging.ERROR)
    sys.exit(main())
