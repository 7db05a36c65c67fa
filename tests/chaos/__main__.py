"""`make chaos`: the SDK against a server that fails often, from many threads, tasks and processes at once."""

import argparse
import random
import sys
import tempfile
from pathlib import Path

from tests.chaos import plan as plans
from tests.chaos.run import run
from tests.chaos.table import table
from tests.chaos.verdict import findings


def main() -> int:
    options = _options()
    make = plans.short if options.short else plans.full
    plan = make(random.randrange(2**32) if options.seed is None else options.seed, options.throttle)
    print(f"Seed {plan.seed}; the same again with --seed {plan.seed}.", flush=True)
    if options.keep is not None:
        options.keep.mkdir(parents=True)
        facts = run(plan, options.keep)
    else:
        with tempfile.TemporaryDirectory() as folder:
            facts = run(plan, Path(folder))
    print("\n".join(table(facts)))
    return 1 if any(findings(facts).values()) else 0


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m tests.chaos", description=__doc__)
    add = parser.add_argument
    add("--seed", type=int, help="chance (default: another one each time)")
    add("--short", action="store_true", help="a run of some seconds instead of some minutes")
    add("--throttle", default="sqlite", metavar="PLACE", help="sqlite (default), redis, memory or a URL")
    add("--keep", type=Path, metavar="FOLDER", help="a new folder that keeps everything the run has written")
    return parser.parse_args()


if __name__ == "__main__":
    sys.exit(main())
