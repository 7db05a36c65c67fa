"""The server's process: a mock with a large account, faults, a limit and a journal, until its standard input ends.

Prints its URL first. Writes down in the end what exists.
"""

import json
import logging
import sqlite3
import sys
from contextlib import closing
from pathlib import Path

from tests.chaos.folder import Folder
from tests.chaos.plan import ACCOUNT, WRITTEN, Plan
from timetrack_mock import FAULTS, Faults, Journal, Mock, MockServer


def main(folder: Folder) -> None:
    logging.basicConfig(level=logging.INFO)
    plan = Plan.load(folder.plan)
    with Journal(folder.journal) as journal, _mock(folder, plan, journal) as mock:
        mock.fill(ACCOUNT, ({"user": f"user{n % 7}", "details": f"entry {n}"} for n in range(plan.account)))
        with MockServer(mock) as server:
            sys.stdout.write(f"{server.url}\n")
            sys.stdout.flush()
            sys.stdin.read()
        folder.records.write_text(json.dumps({name: records(mock, name) for name in (ACCOUNT, WRITTEN)}), "utf-8")


def _mock(folder: Folder, plan: Plan, journal: Journal) -> Mock:
    return Mock(
        key=folder.canary("key").reveal(),
        secret=folder.canary("secret").reveal(),
        limit=plan.limit,
        period=plan.window,
        faults=faults(plan),
        journal=journal,
    )


def faults(plan: Plan) -> Faults:
    """The share of faults that the plan wants; the script sees to it that each kind comes early, if only once."""
    script: list[str | None] = [*FAULTS, *[None] * round(len(FAULTS) * (1 / plan.faulty - 1))]
    plan.dice.shuffle(script)
    return Faults(
        script=tuple(script),
        chances={kind: plan.faulty / len(FAULTS) for kind in FAULTS},
        seed=plan.seed,
        retry_after=plan.window / 10,
        silence=plan.timeout * 2,
        slowness=plan.timeout / 6,
    )


def records(mock: Mock, resource: str) -> list[tuple[str, bool]]:
    """Everything that was ever stored: its JSON text, and whether it was deleted."""
    with closing(sqlite3.connect(":memory:")) as copy:
        copy.executescript(mock.dump())
        rows = copy.execute(f"SELECT body, deleted FROM records_{resource} ORDER BY id").fetchall()
    return [(body, bool(deleted)) for body, deleted in rows]


if __name__ == "__main__":
    main(Folder(Path(sys.argv[1])))
