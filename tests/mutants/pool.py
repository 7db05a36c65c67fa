"""Trials in several processes."""

import tempfile
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
    with (
        tempfile.TemporaryDirectory(prefix="timetrack-mutants-") as folder,
        ProcessPoolExecutor(workers, get_context("spawn"), initializer=_write_into, initargs=(folder,)) as pool,
    ):
        yield from pool.map(_try, jobs)


def _write_into(folder: str) -> None:
    """Processes of a pool end without tidying up, so what they write goes where their parent tidies up."""
    tempfile.tempdir = folder


def _try(job: Job) -> Verdict:
    lie, below = job
    server = next(mutant.server for mutant in MUTANTS if mutant.lie == lie) if lie else honest
    return trial(server, below)
