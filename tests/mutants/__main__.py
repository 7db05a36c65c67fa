"""`make mutants`: tries the contract suite on every mutant, and prints which check caught which lie."""

import argparse
import os
import sys
import time
from collections.abc import Sequence

from tests.contract.terminal import say
from tests.mutants.catalogue import MUTANTS
from tests.mutants.mutant import Mutant
from tests.mutants.pool import Job, tried
from tests.mutants.table import closing, failures, head, row
from tests.mutants.trial import Verdict


def main() -> int:
    """Return 1 unless every lie is caught by the check that has to catch it, and the honest mock by none."""
    options = _options()
    mutants = [mutant for mutant in MUTANTS if options.only in mutant.lie]
    if not mutants:
        sys.exit(f"No lie holds the text {options.only!r}; give another one with --only.")
    started = time.perf_counter()
    verdicts = _tried(mutants, options.workers)
    problems = list(failures(mutants, verdicts))
    say(closing(mutants, verdicts, time.perf_counter() - started))
    for problem in problems:
        say(problem)
    return 1 if problems else 0


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m tests.mutants", description=__doc__)
    parser.add_argument("--only", default="", metavar="TEXT", help="only the lies that hold this text")
    parser.add_argument("--workers", type=int, default=os.cpu_count() or 1, help="processes (as many as processors)")
    return parser.parse_args()


def _tried(mutants: Sequence[Mutant], workers: int) -> list[Verdict]:
    """Try the mutants, print a row for each, and try the honest mock on the same paths.

    A suite that fails anyway would catch everything, so the honest mock has to pass.
    """
    paths = sorted({mutant.below for mutant in mutants})
    jobs: list[Job] = [(mutant.lie, mutant.below) for mutant in mutants] + [("", below) for below in paths]
    verdicts: list[Verdict] = []
    say(head())
    for verdict in tried(jobs, workers):
        if len(verdicts) < len(mutants):
            say(row(mutants[len(verdicts)], verdict))
        verdicts.append(verdict)
    return verdicts


if __name__ == "__main__":
    sys.exit(main())
