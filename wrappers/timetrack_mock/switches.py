"""What can be turned while a mock runs: limit, latency, faults, readings, the next answers and the clock."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import datetime, timedelta

from timetrack_mock.clock import Clock
from timetrack_mock.faults import Faults
from timetrack_mock.guard import Limit
from timetrack_mock.message import Json
from timetrack_mock.prepared import Prepared, prepare
from timetrack_mock.readings import Readings
from timetrack_mock.selection import select
from timetrack_mock.service import Service


class Switches:
    """The switches of one mock. Threads may turn them; what is newly set begins at its beginning."""

    def __init__(self, service: Service, clock: Clock) -> None:
        self._service = service
        self._clock = clock

    @property
    def limit(self) -> Limit | None:
        """How many requests may come, None for any number; a new limit counts from nothing.

        A number that is set keeps period and window.
        """
        return self._service.controls.limit

    @limit.setter
    def limit(self, limit: Limit | int | None) -> None:
        if isinstance(limit, int):
            limit = replace(self.limit or Limit(limit, self._service.world.contract.period), requests=limit)
        self._service.set_limit(limit)

    @property
    def latency(self) -> float:
        """Seconds by which every answer is delayed.

        A server waits them out without holding up anybody else. `Mock.handle` never waits: it says so in the answer's
        `delivery.delay`.
        """
        return self._service.controls.latency

    @latency.setter
    def latency(self, seconds: float) -> None:
        self._service.set_latency(seconds)

    @property
    def faults(self) -> Faults | None:
        """What goes wrong; a new plan starts at its beginning, None ends all faults."""
        return self._service.controls.faults

    @faults.setter
    def faults(self, plan: Faults | None) -> None:
        self._service.set_faults(plan)

    @property
    def readings(self) -> Readings:
        """How the open questions of the evidence ledger are read."""
        return self._service.controls.readings

    @readings.setter
    def readings(self, readings: Readings) -> None:
        self._service.set_readings(readings)

    def answer_next(
        self,
        status: int = 200,
        body: "Json | bytes" = None,
        *,
        headers: Mapping[str, str] | None = None,
        to: str | None = None,
        times: int = 1,
    ) -> None:
        """Give this answer to the next requests instead of carrying them out.

        `body` is a JSON value, or bytes to be sent as they are; an error without one gets the vendor's. `to` is an
        operation such as `create_client` or a method and a path such as `GET /clients/{id}`; None means any request.
        Answers for the same requests are given in the order in which they were prepared. Key and limit come first, and
        no fault hits a prepared answer. Raises ValueError for what the contract or HTTP does not know.
        """
        selector = None if to is None else select(to, self._service.world.contract)
        self._service.answers.add(prepare(status, body, headers or {}, selector, times))

    @property
    def answers(self) -> tuple[Prepared, ...]:
        """What `answer_next` has prepared and no request has had yet."""
        return self._service.answers.waiting

    def forget_answers(self) -> None:
        """Drop what `answer_next` has prepared."""
        self._service.answers.clear()

    @property
    def clock(self) -> datetime:
        """What the wall clock of the account shows."""
        return self._clock.now()

    def set_clock(self, moment: datetime | None) -> None:
        """Hold the wall clock at a naive moment, or let it run again; for the limit, no time goes by."""
        self._clock.set(moment)

    def advance(self, by: timedelta | float) -> None:
        """Let seconds or a timedelta go by, for the wall clock and for the limit (unless `monotonic` was given)."""
        self._clock.advance(by)
