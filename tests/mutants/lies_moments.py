"""Lies about moments and days that are written: parts of them are lost on the way into a record or out of it."""

from collections.abc import Callable
from datetime import datetime, timedelta
from typing import Any

from tests.contract.by_hand.api import Record
from tests.contract.by_hand.contract import CREATORS, UPDATERS, Operation, filters, with_format
from tests.contract.by_hand.stage import Server
from tests.mutants.faults import (
    Change,
    answering,
    answers_changed,
    asked,
    asking,
    body_of,
    concerns,
    data_of,
    is_list,
    known,
    path_of,
    records_changed,
    refused,
    requests_changed,
    sending,
    stored,
    succeeded,
)
from tests.mutants.mutant import Mutant
from tests.mutants.servers import tampered
from timetrack_mock import Mock, Request, Response
from timetrack_mock.wallclock import parse, write

_KEPT, _NOTATION = "moments_and_days_are_kept_exactly", "a_moment_is_the_same_however_it_is_written"
_BOUNDS = {
    "not_before": "a_filter_by_the_earliest_moment_includes_it",
    "not_after": "a_filter_by_the_latest_moment_includes_it",
}
_VERBS = {"POST": "create", "PUT": "update"}


def to_the_minute(moment: datetime) -> datetime:
    """A moment without its seconds."""
    return moment.replace(second=0, microsecond=0)


def moved(change: Callable[[datetime], datetime], *names: str) -> Change:
    """The moments of a record are changed, or those with the names."""

    def after(name: str, value: Any) -> Any:
        moment = parse(value) if isinstance(value, str) and (not names or name in names) else None
        return value if moment is None else write(change(moment))

    return lambda record: {name: after(name, value) for name, value in record.items()}


def _collection(operation: Operation) -> str:
    return operation.path.removesuffix("/{id}")


def _without_seconds() -> list[Mutant]:
    """One lie for every moment that the contract lets anybody write."""
    return [
        Mutant(
            f"{_VERBS[operation.method]} drops the seconds of `{name}` of {operation.tag}",
            _KEPT,
            stored(_collection(operation), moved(to_the_minute, name), operation.method),
            _collection(operation),
        )
        for operation in (*CREATORS, *UPDATERS)
        for name in with_format(operation, "wall-clock")
    ]


def _to_the_nearest_minute(moment: datetime) -> datetime:
    return to_the_minute(moment + timedelta(seconds=30))


def _to_the_second(moment: datetime) -> datetime:
    return moment.replace(microsecond=0)


def _text_changed(change: Callable[[str], str]) -> Change:
    """Texts that are moments are changed before they are understood."""
    return lambda body: {
        name: change(value) if isinstance(value, str) and parse(value) else value for name, value in body.items()
    }


def _seconds_need_milliseconds(text: str) -> str:
    return text if "." in text else f"{text[:-3]}00Z"


def _fraction_is_a_count(text: str) -> str:
    """`.5` is taken for five milliseconds."""
    whole, dot, fraction = text.removesuffix("Z").partition(".")
    return f"{whole}.{fraction.zfill(3)}Z" if dot else text


def _no_leap_day(body: Record) -> Record:
    return {name: "2020-03-01" if value == "2020-02-29" else value for name, value in body.items()}


def _no_last_day(body: Record) -> Record:
    """The year has 360 days."""
    return {name: "2020-12-30" if value == "2020-12-31" else value for name, value in body.items()}


def _with_its_times(mock: Mock, request: Request) -> Response:
    """An update writes the times as well that it was not sent, as a form with minutes does."""
    if request.method == "PUT" and concerns(request, "/attendances") and "notes" in body_of(request):
        number = path_of(request).rpartition("/")[2]
        for record in known(mock, request, "/attendances"):
            if str(record["id"]) == number:
                times = {name: record[name] for name in ("from", "to")}
                return mock.handle(sending(request, moved(to_the_minute)(times) | body_of(request)))
    return mock.handle(request)


def _listed(change: Change) -> Server:
    """Lists show something else than reads of one record."""

    def changed(response: Response) -> Response:
        return answering(response, [change(each) for each in data_of(response)])

    return tampered(answers_changed(lambda request, response: is_list(request) and succeeded(response), changed))


def _bound_cut(path: str, parameter: str, change: Callable[[datetime], datetime]) -> Server:
    """The bound of a filter is read inexactly."""

    def changed(request: Request) -> Request:
        bound = parse(asked(request).get(parameter, ""))
        return request if bound is None else asking(request, **{parameter: write(change(bound))})

    return tampered(requests_changed(lambda request: is_list(request) and concerns(request, path), changed))


def _inexact_bounds() -> list[Mutant]:
    """Two lies for every bound of a list that is a moment."""
    return [
        Mutant(
            f"the filter `{asked_for.parameter}` of {asked_for.path} counts whole {unit}",
            caught_by,
            _bound_cut(asked_for.path, asked_for.parameter, change),
            asked_for.path,
        )
        for match, caught_by in _BOUNDS.items()
        for asked_for in filters(match)
        if asked_for.kind == "wall-clock"
        for unit, change in (("minutes", to_the_minute), ("seconds", _to_the_second))
    ]


def _end_moved_to_its_start(mock: Mock, request: Request) -> Response:
    """An end that lies in the minute of its start is no end before it."""
    body = body_of(request)
    start, end = (parse(str(body.get(name))) for name in ("from", "to"))
    same = start is not None and end is not None and to_the_minute(start) == to_the_minute(end)
    return mock.handle(sending(request, body | {"to": body["from"], "breakMinutes": 0}) if same else request)


MUTANTS = (
    *_without_seconds(),
    *_inexact_bounds(),
    Mutant(
        "create rounds times to the nearest minute",
        _KEPT,
        stored("/expenses", moved(_to_the_nearest_minute), "POST"),
        "/expenses",
    ),
    Mutant("update cuts off milliseconds", _KEPT, stored("/attendances", moved(_to_the_second), "PUT"), "/attendances"),
    Mutant("a year has no 29th of February", _KEPT, stored("/absences", _no_leap_day, "POST"), "/absences"),
    Mutant("December has 30 days", _KEPT, stored("/absences", _no_last_day, "POST"), "/absences"),
    Mutant(
        "seconds without milliseconds are lost",
        _NOTATION,
        stored("/project_time_entries", _text_changed(_seconds_need_milliseconds), "POST"),
        "/project_time_entries",
    ),
    Mutant(
        "a tenth of a second is taken for a millisecond",
        _NOTATION,
        stored("/expenses", _text_changed(_fraction_is_a_count), "PUT"),
        "/expenses",
    ),
    Mutant(
        "an update of the notes drops the seconds of the times",
        "an_update_changes_what_was_sent_and_nothing_else",
        tampered(_with_its_times),
        "/attendances",
    ),
    Mutant("lists show no seconds", "a_list_shows_what_a_read_shows", _listed(moved(to_the_minute)), "/attendances"),
    Mutant(
        "an end some seconds before its start is its start",
        "an_end_before_its_start_is_refused",
        tampered(refused(422, then=_end_moved_to_its_start, path="/attendances")),
        "/attendances",
    ),
    Mutant(
        "a report begins at a full minute",
        "a_report_counts_the_work_of_the_day",
        tampered(records_changed("/work_reports", moved(to_the_minute, "workStart"))),
        "/work_reports",
    ),
    Mutant(
        "a report ends at a full minute",
        "a_report_counts_the_work_of_the_day",
        tampered(records_changed("/work_reports", moved(to_the_minute, "workEnd"))),
        "/work_reports",
    ),
)
