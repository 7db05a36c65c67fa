"""Lies about timers."""

from dataclasses import replace
from datetime import timedelta

from tests.contract.by_hand.api import BASE, Record
from tests.mutants.faults import (
    also,
    asked,
    asking,
    bodies_changed,
    body_of,
    concerns,
    known,
    path_of,
    records_changed,
    refused,
    sending,
    succeeded,
    tells_timer,
)
from tests.mutants.lies_moments import moved, to_the_minute
from tests.mutants.mutant import Mutant
from tests.mutants.servers import Fault, tampered
from timetrack_mock import Mock, Request, Response
from timetrack_mock.wallclock import parse, write

_STATES, _REFUSALS = "a_timer_goes_from_state_to_state", "a_timer_refuses_what_does_not_fit_its_state"
_SECONDS = "a_timer_tells_work_from_breaks"
_ATTENDANCE, _PROJECT = "/timers/attendance_timer", "/timers/project_timer"


def _timer(request: Request) -> str:
    """The path of the timer that an action moves."""
    return path_of(request).rpartition("/")[0]


def _shown(mock: Mock, request: Request) -> Response:
    parameters = {"username": body_of(request).get("username", ""), "date": "2020-10-23T08:00:00.000Z"}
    looking = replace(request, method="GET", path=BASE + _timer(request), body=b"")
    return mock.handle(asking(looking, **parameters))


def _starting_again(mock: Mock, request: Request) -> Response:
    if tells_timer(request, "start"):
        body = {name: value for name, value in body_of(request).items() if name in ("username", "date")}
        also(mock, request, "POST", f"{_timer(request)}/stop", body)
    return mock.handle(request)


def _tolerant(action: str) -> Fault:
    """An action that does not fit is answered as if it had happened."""

    def showing(mock: Mock, request: Request) -> Response:
        known_user = isinstance(body_of(request).get("username"), str) and isinstance(body_of(request).get("date"), str)
        return _shown(mock, request) if tells_timer(request, action) and known_user else mock.handle(request)

    return refused(422, then=showing, path="/timers")


def _not_pausing(mock: Mock, request: Request) -> Response:
    """A pause is answered and then taken back at once."""
    response = mock.handle(request)
    if tells_timer(request, "pause") and succeeded(response):
        also(mock, request, "POST", f"{_timer(request)}/resume", body_of(request))
    return response


def _both(record: Record) -> Record:
    return record | {"playing": record.get("playing") or record.get("paused")}


def _breaks_are_work(record: Record) -> Record:
    return record | {"workedSeconds": record["workedSeconds"] + record["breakSeconds"]}


def _own_clock(body: Record) -> Record:
    return body | {"date": "2020-10-23T08:00:00.000Z"} if "date" in body else body


def _one_user(mock: Mock, request: Request) -> Response:
    if not concerns(request, "/timers"):
        return mock.handle(request)
    if request.method == "GET":
        return mock.handle(asking(request, username="test") if asked(request).get("username") else request)
    return mock.handle(
        sending(request, body_of(request) | {"username": "test"}) if body_of(request).get("username") else request
    )


def _backwards(mock: Mock, request: Request) -> Response:
    late = sending(request, body_of(request) | {"date": "2020-10-22T23:00:00.000Z"})
    return (
        mock.handle(late) if tells_timer(request, "pause") or tells_timer(request, "resume") else mock.handle(request)
    )


def _any_project(mock: Mock, request: Request) -> Response:
    body = body_of(request)
    if tells_timer(request, "start") and all(
        isinstance(body.get(name), str) and body[name] for name in ("clientName", "projectName")
    ):
        project = known(mock, request, "/projects")[0]
        body |= {name: project[name] for name in ("clientName", "projectName")}
    return mock.handle(sending(request, body))


def _paused_by_a_look(mock: Mock, request: Request) -> Response:
    if concerns(request, "/timers", "GET"):
        also(mock, request, "POST", f"{path_of(request)}/pause", asked(request))
    return mock.handle(request)


def _within_the_minute(mock: Mock, request: Request) -> Response:
    """A moment that lies before the last one, but in the same minute, is taken for the last one."""
    moment = parse(str(body_of(request).get("date")))
    if moment is None or not tells_timer(request, "pause"):
        return mock.handle(request)
    late = to_the_minute(moment) + timedelta(seconds=59, milliseconds=999)
    return mock.handle(sending(request, body_of(request) | {"date": write(late)}))


def _full_minutes(record: Record) -> Record:
    return record | {name: record[name] // 60 * 60 for name in ("workedSeconds", "breakSeconds")}


MUTANTS = (
    Mutant("a running timer can be started", _REFUSALS, tampered(_starting_again), _ATTENDANCE),
    Mutant("a pause of a stopped timer is accepted", _REFUSALS, tampered(_tolerant("pause")), _ATTENDANCE),
    Mutant("a stop of a stopped timer is accepted", _REFUSALS, tampered(_tolerant("stop")), _PROJECT),
    Mutant("a paused timer goes on", _STATES, tampered(_not_pausing), _ATTENDANCE),
    Mutant("a paused timer also plays", _STATES, tampered(records_changed("/timers", _both)), _PROJECT),
    Mutant("a look at a timer pauses it", _STATES, tampered(_paused_by_a_look), _ATTENDANCE),
    Mutant("breaks count as work", _SECONDS, tampered(records_changed("/timers", _breaks_are_work)), _ATTENDANCE),
    Mutant(
        "a timer goes by the clock of the server",
        _SECONDS,
        tampered(bodies_changed("/timers", _own_clock, "POST")),
        _ATTENDANCE,
    ),
    Mutant(
        "a timer starts at a full minute",
        _SECONDS,
        tampered(records_changed("/timers", moved(to_the_minute, "startedAt"))),
        _PROJECT,
    ),
    Mutant("a timer counts full minutes", _SECONDS, tampered(records_changed("/timers", _full_minutes)), _ATTENDANCE),
    Mutant(
        "a timer does not see the seconds of what it is told",
        _SECONDS,
        tampered(bodies_changed("/timers", moved(to_the_minute, "date"), "POST")),
        _PROJECT,
    ),
    Mutant(
        "a timer runs backwards within a minute",
        "a_timer_does_not_run_backwards",
        tampered(refused(422, then=_within_the_minute, path="/timers")),
        _ATTENDANCE,
    ),
    Mutant("all users share one timer", "every_user_has_timers_of_his_own", tampered(_one_user), _ATTENDANCE),
    Mutant(
        "a timer runs backwards",
        "a_timer_does_not_run_backwards",
        tampered(refused(422, then=_backwards, path="/timers")),
        _ATTENDANCE,
    ),
    Mutant(
        "a timer starts on a project that does not exist",
        "a_project_timer_needs_an_existing_project",
        tampered(refused(422, then=_any_project, path=_PROJECT)),
        _PROJECT,
    ),
)
