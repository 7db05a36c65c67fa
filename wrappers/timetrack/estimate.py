"""Tells before long work how long it will take."""

from __future__ import annotations

from attrs import frozen

from timetrack.throttle import Budget
from timetrack_client.errors import InvalidValue


@frozen
class Estimate:
    """So many requests, and the seconds until the last of them can be sent; `str` makes a sentence of it.

    The time is what the budget demands, if nobody else uses it and no answer takes long.
    """

    requests: int
    seconds: float

    def __str__(self) -> str:
        noun = "request" if self.requests == 1 else "requests"
        return f"{self.requests} {noun}, about {_duration(round(self.seconds))}"


def wanted_requests(page_size: int, requests: int | None, records: int | None) -> int:
    """Return a number of requests, given as such or as the records that a list will have.

    Raises InvalidValue unless exactly one of the two is given, 0 or more.
    """
    if (requests is None) == (records is None) or (requests or records or 0) < 0:
        raise InvalidValue("requests", "give either requests or records, 0 or more")
    return _pages(records or 0, page_size) if requests is None else requests


def estimate(budget: Budget | None, wanted: int) -> Estimate:
    """Return what a number of requests will take, after the calls of this process that wait already."""
    if budget is None or wanted == 0:
        return Estimate(wanted, 0.0)
    return Estimate(wanted, budget.wait_behind(budget.waiting + wanted - 1))


def _pages(records: int, page_size: int) -> int:
    """Count the requests of a walk: the last page tells by not being full that it is the last.

    A list of more than one page takes one request more where the server counts pages from 1 (ledger E03).
    """
    full = records // page_size
    return full + 1 + (full > 0)


def _duration(seconds: int) -> str:
    """Write a duration with its two largest units."""
    minutes, left = divmod(seconds, 60)
    hours, minutes_left = divmod(minutes, 60)
    if hours:
        return f"{hours} h {minutes_left} min"
    return f"{minutes} min {left} s" if minutes else f"{left} s"
