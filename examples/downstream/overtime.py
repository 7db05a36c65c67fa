"""Prints how many hours everybody worked more, or less, than they should have in a month."""

from __future__ import annotations

import sys
from collections import Counter
from collections.abc import Iterable

from timetrack import AsyncTimeTrack, InvalidValue, TimeTrack, TimeTrackError
from timetrack.periods import Period, month
from timetrack_client.models import WorkReport


def overtime(tt: TimeTrack, period: Period) -> Counter[str]:
    """Return the seconds of overtime of every user, negative where somebody worked too little."""
    return _sum(tt.work_reports.list(**period.timestamps()))


async def overtime_async(tt: AsyncTimeTrack, period: Period) -> Counter[str]:
    """Do the same with a client that awaits."""
    return _sum([report async for report in tt.work_reports.list(**period.timestamps())])


def _sum(reports: Iterable[WorkReport]) -> Counter[str]:
    total: Counter[str] = Counter()
    for report in reports:
        if report.username is not None:
            total[report.username] += (report.worked_seconds or 0) - (report.target_seconds or 0)
    return total


def main() -> int:
    """Print a line for every user; the month is the only argument."""
    try:
        with TimeTrack.from_env() as tt:
            for username, seconds in sorted(overtime(tt, month(sys.argv[1])).items()):
                print(f"{username:20} {seconds / 3600:+8.2f} h")
    except (TimeTrackError, InvalidValue) as error:
        print(f"overtime: {error}", file=sys.stderr)
        return 1
    return 0
