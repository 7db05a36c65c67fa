"""A server that counts requests long after they arrived refuses once, and then no more; it judges by its own count."""

from __future__ import annotations

import threading
import time
from pathlib import Path
from random import Random
from typing import Any

import pytest

from tests.support.judge import Arrival, Reply, judge
from timetrack import RetryPolicy, TimeTrack

LIMIT, WINDOW, UPLOAD_BOUND, LATE, LATE_BOUND = 5, 0.5, 0.05, 0.3, 0.6
"""A hundredth of the real times, or so."""
OVER = LATE_BOUND + 2 * WINDOW
"""For how long the refusals of one event can last: until what was under way is answered, and all is free again."""


class LateCounter:
    """Counts a request when its turn comes, soon or late, and refuses what is too many in a window before that."""

    def __init__(self) -> None:
        self.counted: list[float] = []
        self.refused: list[float] = []
        self._lock = threading.Lock()
        self._random = Random(1)

    def __call__(self, _: Arrival) -> Reply:
        time.sleep(LATE if self._random.random() < 0.3 else 0.001)
        with self._lock:
            now = time.monotonic()
            if sum(moment > now - WINDOW for moment in self.counted) >= LIMIT:
                self.refused.append(now)
                return Reply(429, {})
            self.counted.append(now)
        return Reply(body={"id": 1})


@pytest.mark.parametrize("throttle", ["memory:", "sqlite:///{folder}/throttle.db"], ids=["memory", "a file"])
def test_a_server_that_counts_late_refuses_at_one_time_only(
    throttle: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name, seconds in (("WINDOW", WINDOW + 0.02), ("UPLOAD_BOUND", UPLOAD_BOUND), ("LATE_BOUND", LATE_BOUND)):
        monkeypatch.setattr(f"timetrack.throttle.{name}", seconds)
    counter = LateCounter()
    with judge(counter) as server:
        options: dict[str, Any] = {"key": "key", "secret": "secret", "throttle": throttle.format(folder=tmp_path)}
        retry = RetryPolicy(attempts=50, unasked_wait=0.01, first_wait=0.0)
        with TimeTrack(base_url=server.url, limit_per_minute=LIMIT, retry=retry, **options) as tt:
            over = time.monotonic() + 5.0

            def work() -> None:
                while time.monotonic() < over:
                    tt.clients.get(1)

            threads = [threading.Thread(target=work) for _ in range(8)]
            for thread in threads:
                thread.start()
            for thread in threads:
                thread.join()
    assert counter.refused
    assert counter.refused[-1] - counter.refused[0] < OVER, counter.refused
    assert len(counter.counted) > 15
