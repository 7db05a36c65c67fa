"""One worker process: does its duties with the SDK, sees what comes, and keeps everything that it can output."""

import asyncio
import random
import sys
from collections import deque
from pathlib import Path
from threading import Thread
from typing import Any

from tests.chaos.ambush import listening
from tests.chaos.duties import Desk
from tests.chaos.evidence import Evidence
from tests.chaos.folder import Folder
from tests.chaos.hands import Awaiting, Blocking, Chance
from tests.chaos.pacing import paced
from tests.chaos.plan import Crew, Duty, Plan
from tests.chaos.report import Report
from timetrack import AsyncTimeTrack, RetryPolicy, TimeTrack


def main(folder: Folder, number: int) -> None:
    plan = Plan.load(folder.plan)
    evidence, report = Evidence(folder.worker(number)), Report(folder.worker(number))
    evidence.plant(folder.canary("planted"))
    with listening(), paced(plan, folder.canary("place")) as pacing:
        options: dict[str, Any] = {
            "base_url": folder.url.read_text("utf-8"),
            "key": folder.canary("key"),
            "secret": folder.canary("secret"),
            "timeout": plan.timeout,
            "retry": policy(plan),
            **pacing,
        }
        Worker(plan, number, options, evidence, report).work(plan.crews[number])
    report.close()
    evidence.close()


def policy(plan: Plan) -> RetryPolicy:
    """Patient enough for calls to end well, with waits that suit a short window."""
    return RetryPolicy(
        attempts=8,
        first_wait=plan.window / 40,
        longest_wait=plan.window,
        longest_asked=plan.window * 30,
        unasked_wait=plan.window / 40,
    )


class Worker:
    """The crew of one process, its clients and its share of the duties."""

    def __init__(self, plan: Plan, number: int, options: dict[str, Any], evidence: Evidence, report: Report) -> None:
        self._plan, self._options, self._evidence, self._report = plan, options, evidence, report
        self._duties: deque[Duty] = deque(plan.duties_of(number))
        self._chance = Chance(plan, random.Random(f"{plan.seed} {number}"))

    def work(self, crew: Crew) -> None:
        """Return when all duties are done."""
        with TimeTrack(**self._options) as tt:
            self._evidence.of(tt)
            threads = [Thread(target=self._blocking(tt).work) for _ in range(crew.threads)]
            for thread in threads:
                thread.start()
            if crew.alone:
                self._blocking(tt, alone=True).work()
            if crew.tasks:
                asyncio.run(self._await(crew.tasks))
            for thread in threads:
                thread.join()
            self._evidence.of(tt.budget)

    async def _await(self, tasks: int) -> None:
        async with AsyncTimeTrack(**self._options) as tt:
            self._evidence.of(tt)
            hands = Awaiting(self._desk(tt), self._duties, self._evidence, self._chance)
            await asyncio.gather(*(hands.work() for _ in range(tasks)))

    def _blocking(self, tt: TimeTrack, *, alone: bool = False) -> Blocking:
        return Blocking(self._desk(tt), self._duties, self._evidence, self._chance, alone)

    def _desk(self, client: TimeTrack | AsyncTimeTrack) -> Desk:
        return Desk(client, self._report, self._plan.upload_bound)


if __name__ == "__main__":
    main(Folder(Path(sys.argv[1])), int(sys.argv[2]))
