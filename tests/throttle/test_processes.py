"""Threads, tasks and processes together, on a real server: it never refuses, and is used to the full."""

from __future__ import annotations

import logging
import signal
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from attrs import define

from tests.support.redis_server import RedisServer
from tests.throttle.children import Child, saturate, started
from tests.throttle.counting import CountingServer, counting
from tests.throttle.places import RedisPlace
from timetrack.throttle.sqlite import SqliteStore
from timetrack_mock.journal import busiest

MARGIN = 0.02
LIMIT = 20
LONGEST_WAY = 0.2
BOUND = 1.5
"""Much more than the longest way, because a busy machine adds to it."""


@pytest.fixture(params=["sqlite", "redis"])
def shared_place(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[str]:
    """A place that several processes can share."""
    if request.param == "sqlite":
        yield f"sqlite:///{tmp_path}/throttle.db"
        return
    server: RedisServer = request.getfixturevalue("redis_server")
    with RedisPlace(server.url):
        yield server.url


@define
class Run:
    """Processes that saturate a server together; times in seconds."""

    limit: int
    window: float
    server: CountingServer
    children: list[Child]
    lag: Callable[[], float]

    @property
    def arrivals(self) -> list[float]:
        return self.server.server.arrivals

    def wait_for(self, arrivals: int) -> None:
        """Return when so many requests have arrived."""
        _wait_for(self.server, arrivals)

    def is_enough(self, *, least: float, fair: bool = True) -> bool:
        """Wait for the end; nothing was refused, and perhaps nearly all was used, and everybody had a share."""
        results = [child.result() for child in self.children if child.process.poll() in (None, 0)]
        used, lag, most = self._used(), self.lag(), busiest(self.arrivals, self.window)
        processes = [sum(result["answered"]) for result in results]
        workers = [each for result in results for each in result["answered"]]
        report = (
            f"{len(self.arrivals)} requests, {self.server.server.refused} refused, at most {most} in a window, "
            f"{used:.1%} of the possible, lag {lag * 1000:.2f} ms; each process {processes}, each worker "
            f"{min(workers)} to {max(workers)}"
        )
        logging.getLogger(__name__).info(report)
        assert [result["errors"] for result in results] == [[]] * len(results)
        assert self.server.server.refused == 0, report
        assert most <= self.limit, report
        # In a process one is granted a slot after the other, each a little later than it should wake up.
        least -= self.limit * lag / self.window
        in_turn = all(max(result["answered"]) <= 2 * min(result["answered"]) + 2 for result in results)
        return used >= least and min(processes) > 0 and (not fair or (in_turn and _is_fair(processes)))

    def _used(self) -> float:
        """How much was used of the limit in the window that the clients know, which is a little longer."""
        gaps = [late - early for early, late in zip(self.arrivals, self.arrivals[self.limit :], strict=False)]
        return (self.window + MARGIN) * len(gaps) / sum(gaps)


@contextmanager
def _saturated(
    place: str, processes: int, *, limit: int = 60, window: float, seconds: float, threads: int, tasks: int
) -> Iterator[Run]:
    terms = {"limit": limit, "window": window + MARGIN, "bound": BOUND}
    with counting(limit=limit, window=window, longest_way=LONGEST_WAY) as server, _measured_lag() as lag:
        workers = {"base_url": server.base_url, "threads": threads, "tasks": tasks, "seconds": seconds}
        with started(saturate, [{"place": place, **workers, **terms}] * processes) as children:
            yield Run(limit, window, server, children, lag)


@contextmanager
def _measured_lag() -> Iterator[Callable[[], float]]:
    lags: list[float] = []
    over = threading.Event()

    def measure() -> None:
        while not over.is_set():
            wanted = time.monotonic() + 0.005
            time.sleep(0.005)
            lags.append(time.monotonic() - wanted)

    thread = threading.Thread(target=measure)
    thread.start()
    try:
        yield lambda: sum(lags) / len(lags)
    finally:
        over.set()
        thread.join()


def _is_fair(shares: list[int]) -> bool:
    mean = sum(shares) / len(shares)
    return all(mean / 2 <= share <= mean * 2 for share in shares)


def _once_in_three(attempt: Callable[[], bool]) -> bool:
    """Whether one of three attempts succeeds: this machine may be busy. What must never happen fails each of them."""
    return any(attempt() for _ in range(3))


def test_four_processes_use_the_whole_limit_fairly_and_never_more(shared_place: str) -> None:
    def attempt() -> bool:
        with _saturated(shared_place, 4, window=2.0, seconds=8.4, threads=4, tasks=20) as run:
            return run.is_enough(least=0.95)

    assert _once_in_three(attempt)


@pytest.mark.thorough
def test_one_process_uses_the_whole_limit_fairly_and_never_more() -> None:
    def attempt() -> bool:
        with _saturated("memory:", 1, limit=30, window=2.0, seconds=4.6, threads=8, tasks=200) as run:
            return run.is_enough(least=0.95)

    assert _once_in_three(attempt)


@pytest.mark.thorough
def test_neither_a_killed_process_nor_one_that_stood_still_harms_the_others(shared_place: str) -> None:
    def attempt() -> bool:
        with _saturated(shared_place, 3, window=1.0, seconds=4.0, threads=2, tasks=5) as run:
            killed, stopped, _ = (child.process for child in run.children)
            run.wait_for(60)
            time.sleep(0.3)  # all are answered, and all wait for the next window
            stopped.send_signal(signal.SIGSTOP)
            run.wait_for(90)
            killed.kill()
            killed.wait()
            time.sleep(BOUND)
            stopped.send_signal(signal.SIGCONT)
            return run.is_enough(least=0.7, fair=False)

    assert _once_in_three(attempt)


@pytest.mark.thorough
@pytest.mark.parametrize(
    "deleted",
    ["throttle.db", "throttle.db-*", "throttle.db*"],
    ids=["the file alone", "its -wal and -shm", "all of it"],
)
def test_who_begins_after_a_file_was_deleted_counts_what_others_had_sent_before(deleted: str, tmp_path: Path) -> None:
    options = {"place": f"sqlite:///{tmp_path}/throttle.db", "threads": 2, "tasks": 2}
    scale = {"limit": LIMIT, "window": 3.0 + MARGIN, "bound": BOUND, "seconds": 3.5}
    with counting(limit=LIMIT, window=3.0, longest_way=0.02) as server:
        with started(saturate, [{"base_url": server.base_url, **options, **scale}]):
            _wait_for(server, LIMIT)
            for found in tmp_path.glob(deleted):
                found.unlink()
            time.sleep(SqliteStore.longest_sleep + 0.1)  # who waits looks as often as that
            with started(saturate, [{"base_url": server.base_url, **options, **scale}]) as (newcomer,):
                assert newcomer.result()["errors"] == []
        assert server.server.refused == 0
        assert len(server.server.arrivals) > 1.5 * LIMIT  # of twice as many; a busy machine is late
        assert busiest(server.server.arrivals, 3.0) <= LIMIT


def _wait_for(server: CountingServer, arrivals: int) -> None:
    ends = time.monotonic() + 20.0
    while len(server.server.arrivals) < arrivals:
        assert time.monotonic() < ends
        time.sleep(0.01)
