"""From a request to its answer, in the order in which the real service most likely decides, and what can be turned.

Keys, limit, then the call itself. Prepared answers and faults come in between, so that every request counts.
"""

import logging
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from datetime import UTC, datetime

from timetrack_mock import presentation, reading, records, reports, timers
from timetrack_mock.clock import Clock
from timetrack_mock.contract import Operation
from timetrack_mock.distortion import distorted
from timetrack_mock.faults import Course, Faults
from timetrack_mock.guard import Counter, Keys, Limit
from timetrack_mock.message import MockFailure, Refusal, Request, Response
from timetrack_mock.outgoing import Outgoing
from timetrack_mock.prepared import Answers
from timetrack_mock.readings import USUAL, Readings
from timetrack_mock.routing import Routes
from timetrack_mock.world import Call, World

_log = logging.getLogger(__name__)
_BEHAVIOURS: Mapping[str, Callable[[World, Call], Response]] = {
    "list": records.list_records,
    "get": records.get_record,
    "create": records.create_record,
    "update": records.update_record,
    "delete": records.delete_record,
    "timer": timers.answer_timer,
    "report": reports.list_reports,
}


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of a request; `fault` is the kind of the injected fault."""

    response: Response
    carried_out: bool = False
    fault: str | None = None


@dataclass(frozen=True, kw_only=True)
class Controls:
    """What can be turned while a mock runs; `latency` is in seconds."""

    limit: Limit | None
    latency: float = 0.0
    faults: Faults | None = None
    readings: Readings = USUAL

    def __post_init__(self) -> None:
        if not 0 <= self.latency < float("inf"):
            raise ValueError("latency must be 0 seconds or more.")


class Service:
    """Answers requests; threads may share it. What is newly set begins at its beginning."""

    def __init__(self, world: World, keys: Keys, clock: Clock, controls: Controls) -> None:
        self.world = world
        self.answers = Answers()
        self._keys = keys
        self._clock = clock
        self._outgoing = Outgoing(world.contract)
        self._moments = presentation.moments(world.contract)
        self.controls = controls

    @property
    def controls(self) -> Controls:
        """What is set at the moment."""
        return self._controls

    @controls.setter
    def controls(self, controls: Controls) -> None:
        self._controls = controls
        self.set_limit(controls.limit)
        self.set_faults(controls.faults)
        self.set_readings(controls.readings)

    def set_limit(self, limit: Limit | None) -> None:
        """Count from nothing against another limit, or against none."""
        self._controls = replace(self._controls, limit=limit)
        self._counter = None if limit is None else Counter(limit, self._clock.seconds)

    def set_latency(self, seconds: float) -> None:
        """Delay every answer by so many seconds."""
        self._controls = replace(self._controls, latency=seconds)

    def set_faults(self, plan: Faults | None) -> None:
        """Follow another plan of faults from its start, or none."""
        self._controls = replace(self._controls, faults=plan)
        self._course = None if plan is None else Course(plan)

    def set_readings(self, readings: Readings) -> None:
        """Read the open questions otherwise."""
        known = USUAL if readings == USUAL else readings  # so that the usual way costs nothing
        self._controls = replace(self._controls, readings=known)
        self.world = replace(self.world, readings=known)
        self._routes = Routes(self.world.contract, alternative=known.timer_path == "plain")

    def operation(self, request: Request) -> Operation | None:
        """The operation that a request means, if it means one."""
        return self._routes.known(request.method, request.path)

    def outcome(self, request: Request, operation: Operation | None) -> Outcome:
        """Answer a request; raises MockFailure if the mock breaks down or contradicts the contract."""
        outcome, latency = self._outcome(request, operation), self._controls.latency
        if not latency:
            return outcome
        late = replace(outcome.response.delivery, delay=latency)
        return replace(outcome, response=replace(outcome.response, delivery=late))

    def _outcome(self, request: Request, operation: Operation | None) -> Outcome:
        refused = self._refused(request, operation)
        if refused is not None:
            return Outcome(refused)
        prepared = self.answers.next(request, operation)
        if prepared is not None:
            return Outcome(prepared)
        course = self._course
        fault = None if course is None else course.next(network=request.network)
        if course is None or fault is None:
            real = self._real(request, operation)
            return Outcome(real, real.status < 300)
        spoilt = self._real(request, operation) if fault.after else None
        carried_out = spoilt is not None and spoilt.status < 300
        return Outcome(distorted(fault, spoilt, course.plan, datetime.now(UTC)), carried_out, fault.kind)

    def _refused(self, request: Request, operation: Operation | None) -> Response | None:
        """The answer to who may not ask, or not yet."""
        try:
            self._keys.check(request)
        except Refusal as refusal:
            return self._error(refusal, operation)
        counter, readings = self._counter, self._controls.readings
        if counter is None:
            return None
        wait = counter.admit(count_refused=readings.refused == "counted")
        if not wait:
            return None
        response = presentation.beyond(counter.limit, wait, readings, datetime.now(UTC))
        if readings is USUAL:
            self._outgoing.check(operation, response)
        return response

    def _real(self, request: Request, operation: Operation | None) -> Response:
        try:
            return self._performed(request)
        except Refusal as refusal:
            return self._error(refusal, operation)
        except MockFailure:
            raise
        except Exception as error:
            raise MockFailure(f"{error!r}") from error

    def _error(self, refusal: Refusal, operation: Operation | None) -> Response:
        response = refusal.response()
        self._outgoing.check(operation, response)
        return presentation.error(response, self._controls.readings)

    def _performed(self, request: Request) -> Response:
        operation, captured = self._routes.find(request.method, request.path)
        world = self.world
        call = _understood(operation, captured, request, world.readings)
        with world.store.transaction():
            response = _BEHAVIOURS[operation.behaviour](world, call)
            self._outgoing.check(operation, response)  # in here, so that a wrong answer leaves no trace
        if world.readings is USUAL:
            return response
        return presentation.presented(response, operation, captured, world.readings, self._moments)


def _understood(operation: Operation, captured: str, request: Request, readings: Readings) -> Call:
    parameters = reading.parameters(operation, request.query, readings)
    if operation.writing and len(request.body) > reading.LARGEST_BODY:
        raise Refusal(400, f"The body must not be larger than {reading.LARGEST_BODY} bytes.")
    # A body of GET and DELETE is ignored: the vendor's examples send an empty object there (E16, E17).
    body = reading.body(operation.writing, request, readings) if operation.writing else {}
    return Call(operation, captured, parameters, body)
