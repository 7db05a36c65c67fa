"""The time of a mocked account: a wall clock that can be held, and seconds that count up; both can be moved on."""

from collections.abc import Callable
from datetime import datetime, timedelta
from threading import Lock

from timetrack_mock.realtime import monotonic


def machine_time() -> datetime:
    """The wall-clock time of this machine, or what a test has frozen it at: looked up at every reading."""
    return datetime.now()


class Clock:
    """Threads may share it.

    `wall` is read for the wall clock, or holds it if it is a moment; wall-clock times are naive. `seconds` counts up,
    as `time.monotonic` does; where a test freezes time, the wall clock stands still with it, and the seconds go on.
    """

    def __init__(self, wall: Callable[[], datetime] | datetime, seconds: Callable[[], float] | None = None) -> None:
        """Seconds that a caller counts are the caller's to move: `advance` leaves them alone."""
        if isinstance(wall, datetime):
            _demand_naive(wall)
        self._wall = wall
        self._seconds = seconds
        self._moved = 0.0
        self._ahead = timedelta()
        self._held: datetime | None = None
        self._lock = Lock()
        self.reset()

    def reset(self) -> None:
        """Go back to the wall clock of the start; the seconds go on, since they only count up."""
        with self._lock:
            self._held = self._wall if isinstance(self._wall, datetime) else None
            self._ahead = timedelta()

    def now(self) -> datetime:
        """The wall-clock time, naive."""
        with self._lock:
            return self._running() if self._held is None else self._held

    def seconds(self) -> float:
        """Seconds that count up; only differences mean something."""
        return monotonic() + self._moved if self._seconds is None else self._seconds()

    @property
    def held(self) -> bool:
        """Whether the wall clock stands still."""
        return self._held is not None

    def set(self, moment: datetime | None) -> None:
        """Hold the wall clock at a naive moment, or let it run again at the real time; no seconds go by."""
        if moment is not None:
            _demand_naive(moment)
        with self._lock:
            self._held, self._ahead = moment, timedelta()

    def advance(self, by: timedelta | float) -> None:
        """Let time go by, given as seconds or as a timedelta: for the wall clock, held or not, and for the seconds."""
        step = _step(by)
        with self._lock:
            if self._held is not None:
                self._held = _later(self._held, step)
            else:
                _later(self._running(), step)
                self._ahead += step
            self._moved += step.total_seconds()

    def _running(self) -> datetime:
        return (machine_time() if isinstance(self._wall, datetime) else self._wall()) + self._ahead


def _step(by: timedelta | float) -> timedelta:
    try:
        step = by if isinstance(by, timedelta) else timedelta(seconds=by)
    except OverflowError:
        step = timedelta.max
    except ValueError:  # not a number
        step = timedelta.min
    if step < timedelta():
        raise ValueError("Time only goes on: give 0 seconds or more, or set the clock.")
    return step


def _later(moment: datetime, step: timedelta) -> datetime:
    try:
        return moment + step
    except OverflowError:
        raise ValueError("The clock cannot go beyond the year 9999.") from None


def _demand_naive(moment: datetime) -> None:
    if moment.tzinfo is not None:
        raise ValueError(f"{moment} has a time zone; the clock is a wall clock without one.")
