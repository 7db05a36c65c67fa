"""Lies about the filters of lists."""

from collections.abc import Callable
from datetime import timedelta

from tests.contract.by_hand.api import Record
from tests.contract.by_hand.contract import LISTS
from tests.contract.by_hand.stage import Server
from tests.mutants.faults import answering, asked, asking, concerns, data_of, is_list, requests_changed
from tests.mutants.mutant import Mutant
from tests.mutants.servers import REMOVED, Fault, promising, tampered
from timetrack_mock import Mock, Request, Response
from timetrack_mock.wallclock import parse, write

_TEXT, _VALUE = "a_text_filter_finds_every_part", "a_filter_by_value_finds_only_that_value"
_EARLIEST, _LATEST = "a_filter_by_the_earliest_moment_includes_it", "a_filter_by_the_latest_moment_includes_it"
_PAGING = ("limit", "page_number")


def _filter(path: str, parameter: str, change: object = REMOVED, *, what: str = "") -> Server:
    """A contract with another filter behind a parameter that belongs to one list alone; by default with none."""
    declared = next(each for each in LISTS if each.path == path).parameters
    index = [each["name"] for each in declared].index(parameter)
    return promising(" ".join(f"paths {path} get parameters {index} x-filter {what}".split()), change)


def _narrowed(path: str, parameter: str, fits: Callable[[Record, str], bool]) -> Server:
    """Of the records that a filter finds, only some are shown."""

    def fault(mock: Mock, request: Request) -> Response:
        response = mock.handle(request)
        value = asked(request).get(parameter)
        if not (value and is_list(request) and concerns(request, path) and response.status == 200):
            return response
        return answering(response, [each for each in data_of(response) if fits(each, value)])

    return tampered(fault)


def _holds(record: Record, value: str) -> bool:
    return value in record["name"]


def _begins(record: Record, value: str) -> bool:
    return str(record["name"]).lower().startswith(value.lower())


def _after(record: Record, value: str) -> bool:
    return parse(record["from"]) != parse(value)


def _before(record: Record, value: str) -> bool:
    return parse(record["date"]) != parse(value)


def _shifted(request: Request) -> Request:
    moment = parse(asked(request)["from"])
    return request if moment is None else asking(request, **{"from": write(moment - timedelta(hours=2))})


def _with_a_wildcard(request: Request) -> bool:
    return is_list(request) and any("%" in value for value in asked(request).values())


def _without_wildcards(request: Request) -> Request:
    return asking(request, **{name: value.replace("%", "") for name, value in asked(request).items()})


def _first_filter_only(request: Request) -> Request:
    return asking(request, **dict.fromkeys([name for name in asked(request) if name not in _PAGING][1:]))


def _page_first(mock: Mock, request: Request) -> Response:
    response = mock.handle(request)
    names = [name for name in asked(request) if name not in _PAGING]
    if not (names and is_list(request) and response.status == 200):
        return response
    found = data_of(mock.handle(asking(request, limit=1000, page_number=None)))
    page = data_of(mock.handle(asking(request, **dict.fromkeys(names))))
    return answering(response, [each for each in page if each in found])


def _rewriting(fits: Callable[[Request], bool], change: Callable[[Request], Request]) -> Fault:
    return requests_changed(lambda request: is_list(request) and fits(request), change)


MUTANTS = (
    Mutant("the name of a client is no filter", _TEXT, _filter("/clients", "name")),
    Mutant("a text filter compares whole texts", _TEXT, _filter("/tasks", "name", "equals", what="match"), "/tasks"),
    Mutant("a text filter finds beginnings only", _TEXT, _narrowed("/expenses", "name", _begins), "/expenses"),
    Mutant(
        "a text filter looks at another property",
        _TEXT,
        _filter("/projects", "clientName", "projectName", what="property"),
        "/projects",
    ),
    Mutant("a text filter minds case", "a_text_filter_ignores_case", _narrowed("/clients", "name", _holds)),
    Mutant(
        "a text filter takes % for anything",
        "a_text_filter_knows_no_wildcards",
        tampered(_rewriting(_with_a_wildcard, _without_wildcards)),
    ),
    Mutant("username is no filter", _VALUE, promising("components parameters Username x-filter"), "/attendances"),
    Mutant("user is no filter", _VALUE, promising("components parameters User x-filter"), "/attendances"),
    Mutant("the type of an absence is no filter", _VALUE, _filter("/absences", "absenceType"), "/absences"),
    Mutant(
        "a user is found by a part of the name",
        _VALUE,
        promising("components parameters Username x-filter match", "contains"),
        "/attendances",
    ),
    Mutant("from is no filter", _EARLIEST, _filter("/attendances", "from"), "/attendances"),
    Mutant("from leaves out the moment itself", _EARLIEST, _narrowed("/attendances", "from", _after), "/attendances"),
    Mutant(
        "from is taken for another time zone",
        _EARLIEST,
        tampered(_rewriting(lambda request: "from" in asked(request), _shifted)),
        "/attendances",
    ),
    Mutant(
        "an absence is found only if it begins in the period",
        _EARLIEST,
        _filter("/absences", "from", "from", what="property"),
        "/absences",
    ),
    Mutant("to is no filter", _LATEST, _filter("/expenses", "to"), "/expenses"),
    Mutant("to leaves out the moment itself", _LATEST, _narrowed("/expenses", "to", _before), "/expenses"),
    Mutant(
        "to looks at the end of an entry",
        _LATEST,
        _filter("/project_time_entries", "to", "to", what="property"),
        "/project_time_entries",
    ),
    Mutant(
        "only the first of several filters holds",
        "filters_hold_together",
        tampered(_rewriting(lambda request: len(asked(request)) > 1, _first_filter_only)),
        "/project_time_entries",
    ),
    Mutant(
        "pages are cut before they are filtered",
        "a_filter_comes_before_the_pages",
        tampered(_page_first),
        "/attendances",
    ),
)
