"""Lies about what a stopped timer leaves behind."""

from collections.abc import Callable

from tests.contract.by_hand.api import Record
from tests.contract.by_hand.stage import Server
from tests.mutants.faults import (
    also,
    concerns,
    known,
    succeeded,
    tells_timer,
)
from tests.mutants.lies_moments import moved, to_the_minute
from tests.mutants.mutant import Mutant
from tests.mutants.servers import tampered
from timetrack_mock import Mock, Request, Response

_SAVED = "a_stopped_timer_is_saved_as_a_record"
_LISTS = {"project_timer": "/project_time_entries", "attendance_timer": "/attendances"}
_ATTENDANCE, _PROJECT = "/timers/attendance_timer", "/timers/project_timer"


def _at_stop(change: Callable[[Mock, Request, str, Record], None]) -> Server:
    """Something else happens to what a stopped timer leaves behind, given the path of its list and the record."""

    def fault(mock: Mock, request: Request) -> Response:
        path = next((path for kind, path in _LISTS.items() if concerns(request, f"/timers/{kind}")), "")
        response = mock.handle(request)
        if tells_timer(request, "stop") and succeeded(response):
            change(mock, request, path, known(mock, request, path)[-1])
        return response

    return tampered(fault)


def _thrown_away(mock: Mock, request: Request, path: str, record: Record) -> None:
    also(mock, request, "DELETE", f"{path}/{record['id']}")


def _saved_twice(mock: Mock, request: Request, path: str, record: Record) -> None:
    also(
        mock,
        request,
        "POST",
        path,
        {name: value for name, value in record.items() if value is not None} | {"username": record["user"]},
    )


def _without_breaks(mock: Mock, request: Request, path: str, record: Record) -> None:
    also(mock, request, "PUT", f"{path}/{record['id']}", {"breakMinutes": 0})


def _by_hand(mock: Mock, request: Request, path: str, record: Record) -> None:
    also(mock, request, "PUT", f"{path}/{record['id']}", {"manual": True})


def _in_full_minutes(mock: Mock, request: Request, path: str, record: Record) -> None:
    times = {name: record[name] for name in ("from", "to")}
    also(mock, request, "PUT", f"{path}/{record['id']}", moved(to_the_minute)(times))


MUTANTS = (
    Mutant("a stopped timer is not saved", _SAVED, _at_stop(_thrown_away), _ATTENDANCE),
    Mutant("a stopped timer is saved twice", _SAVED, _at_stop(_saved_twice), _PROJECT),
    Mutant("a stopped timer is saved in full minutes", _SAVED, _at_stop(_in_full_minutes), _PROJECT),
    Mutant("a stopped timer is saved without its breaks", _SAVED, _at_stop(_without_breaks), _ATTENDANCE),
    Mutant("a stopped timer is saved as typed in", _SAVED, _at_stop(_by_hand), _ATTENDANCE),
)
