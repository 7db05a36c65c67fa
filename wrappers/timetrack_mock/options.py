"""The options of `timetrack-mock`: what they are called, what they may be, and what they mean."""

import argparse
from collections.abc import Callable
from pathlib import Path
from typing import Any, NoReturn

from timetrack_mock import arguments
from timetrack_mock.company import Company
from timetrack_mock.contract import Contract
from timetrack_mock.faults import FAULTS, Faults
from timetrack_mock.guard import WINDOWS, Limit
from timetrack_mock.mock import DEFAULT_KEY, DEFAULT_SECRET
from timetrack_mock.readings import READINGS, Readings
from timetrack_mock.seeding import SEEDS

ANY = "any"


class Parser(argparse.ArgumentParser):
    """Says what is wrong in one sentence instead of the whole usage."""

    def error(self, message: str) -> NoReturn:
        """End with status 2."""
        self.exit(2, f"{self.prog}: {message}; see {self.prog} --help.\n")


def parser() -> Parser:
    """Every option, in groups."""
    made = Parser(prog="timetrack-mock", description="A stand-in for the TimeTrack Enterprise API.")
    made.add_argument("--version", action="store_true", help="show the version of the contract and exit")
    for title, add_options in _GROUPS.items():
        add_options(made.add_argument_group(title).add_argument)
    return made


def _account(add: Callable[..., Any]) -> None:
    add("--seed", choices=SEEDS, help="what a fresh account holds (default: empty)")
    add("--seed-company", type=int, metavar="PEOPLE", help="make a realistic company of that many people")
    add("--months", type=int, metavar="N", help="how much of its history (default: 24)")
    add("--seed-number", type=int, metavar="N", help="another number, another company (default: 1)")
    add(
        "--seed-end",
        type=arguments.day,
        metavar="DATE",
        help="its last day of work (default: the day before the clock's)",
    )
    add("--database", type=Path, metavar="FILE", help="keep the records in this file (default: in memory)")
    add("--clock", type=arguments.moment, metavar="TIME", help="hold the clock, at 2020-10-23T08:00:00 for example")
    add("--key", default=DEFAULT_KEY, help="the app key to be accepted (default: %(default)s)")
    add("--secret", default=DEFAULT_SECRET, help="the app secret to be accepted (default: %(default)s)")
    add("--contract", type=Path, metavar="PATH", help="another timetrack.yaml")


def _server(add: Callable[..., Any]) -> None:
    add("--host", default="127.0.0.1", help="address to listen on (default: %(default)s)")
    add("--port", type=arguments.port, default=0, metavar="N", help="port; 0 takes a free one (default)")
    add("--control", action="store_true", help="let requests below /_mock/ turn all of this while it runs")
    add("--journal", type=Path, metavar="FILE", help="write a line of JSON for each request into this file")


def _limit(add: Callable[..., Any]) -> None:
    add("--limit", type=arguments.requests, metavar="N|off", help="requests in a period (default: 30)")
    add("--period", type=float, metavar="SECONDS", help="how long a period is (default: 60)")
    add("--window", choices=WINDOWS, default="rolling", help="how periods are counted (default: %(default)s)")


def _trouble(add: Callable[..., Any]) -> None:
    add("--latency", type=float, default=0.0, metavar="SECONDS", help="delay every answer (default: 0)")
    add(
        "--fault",
        type=arguments.chance,
        action="append",
        default=[],
        metavar="KIND=SHARE",
        help="hit this share of the requests, 500=0.1 for example; any=0.2 means all kinds equally often",
    )
    add(
        "--fault-script",
        type=arguments.script,
        default=(),
        metavar="KIND,KIND",
        help="what happens to the first requests, 429,-,reset-after for example; - means nothing",
    )
    add("--fault-seed", type=int, default=0, metavar="N", help="another number, other faults (default: 0)")


def _questions(add: Callable[..., Any]) -> None:
    add(
        "--reading",
        action="append",
        default=[],
        metavar="NAME=VALUE",
        help="read an open question of the ledger otherwise, first_page=1 for example",
    )
    add("--readings", action="store_true", help="list the open questions and exit")


_GROUPS = {
    "account": _account,
    "server": _server,
    "limit": _limit,
    "trouble": _trouble,
    "open questions": _questions,
}


def seed(options: argparse.Namespace) -> str | Company:
    """What a fresh account holds. Raises ValueError."""
    about = {"months": options.months, "number": options.seed_number, "end": options.seed_end}
    given = {name: value for name, value in about.items() if value is not None}
    if options.seed_company is not None and options.seed is None:
        return Company(options.seed_company, **given)
    if given or options.seed_company is not None:
        raise ValueError("--months, --seed-number and --seed-end belong to --seed-company, and --seed does not.")
    return options.seed or "empty"


def limit(options: argparse.Namespace, contract: Contract) -> Limit | None:
    """The limit that the options name; the contract says what they leave open. Raises ValueError."""
    if options.limit == 0:
        return None
    requests = contract.limit if options.limit is None else options.limit
    return Limit(requests, contract.period if options.period is None else options.period, options.window)


def faults(options: argparse.Namespace) -> Faults | None:
    """The plan of faults that the options name, if they name one. Raises ValueError."""
    chances: dict[str, float] = {}
    for kind, share in options.fault:
        for each in FAULTS if kind == ANY else (kind,):
            chances[each] = chances.get(each, 0.0) + (share / len(FAULTS) if kind == ANY else share)
    if not chances and not options.fault_script:
        return None
    return Faults(script=options.fault_script, chances=chances, seed=options.fault_seed)


def readings(options: argparse.Namespace) -> Readings:
    """The readings that the options name. Raises ValueError."""
    return Readings.parse(options.reading)


def questions() -> str:
    """The open questions as a table: each with its values, the usual one first."""
    rows = [(each.name, "|".join(map(str, each.choices)), each.ledger, each.question) for each in READINGS]
    widths = [max(len(row[column]) for row in rows) for column in range(3)]
    return "\n".join(
        "  ".join([*(cell.ljust(width) for cell, width in zip(row, widths, strict=False)), row[3]]) for row in rows
    )
