"""Trials in several processes."""

from collections.abc import Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from multiprocessing import get_context
from typing import TypeAlias

from tests.contract.by_hand.stage import honest
from tests.mutants.catalogue import MUTANTS
from tests.mutants.trial import Verdict, trial

# A lie, or an empty text for the honest mock, and the path that schemathesis tries. Servers do not travel.
Job: TypeAlias = tuple[str, str]


def tried(jobs: Sequence[Job], workers: int) -> Iterator[Verdict]:
    """The verdicts in the order of the jobs, each as soon as it is there."""
    with ProcessPoolExecutor(workers, mp_context=get_context("spawn")) as pool:
        yield from pool.map(_try, jobs)


def _try(job: Job) -> Verdict:
    lie, below = job
    server = next(mutant.server for mutant in MUTANTS if mutant.lie == lie) if lie else honest
    return trial(server, below)
