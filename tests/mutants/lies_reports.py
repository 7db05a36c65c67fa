"""Lies about work reports."""

from collections.abc import Callable
from datetime import date
from typing import Any

from tests.contract.by_hand.api import Record
from tests.contract.by_hand.stage import Server
from tests.mutants.faults import answering, asked, asking, concerns, data_of, known, requests_changed
from tests.mutants.mutant import Mutant
from tests.mutants.servers import tampered
from timetrack_mock import Mock, Request, Response

_ONE_EACH, _WORK, _HOLIDAY = (
    "there_is_one_report_for_each_user_and_day",
    "a_report_counts_the_work_of_the_day",
    "a_public_holiday_is_no_working_day",
)
_WEEKDAYS, _ABSENCES = "weekdays_are_counted_from_1_and_a_holiday_is_the_eighth", "only_approved_absences_are_reported"
_FULL_DAY = 8 * 3600


def _asks(request: Request) -> bool:
    return concerns(request, "/work_reports", "GET")


def _list(change: Callable[[list[Record]], list[Record]]) -> Server:
    """The list of reports is changed."""

    def fault(mock: Mock, request: Request) -> Response:
        response = mock.handle(request)
        return answering(response, change(data_of(response))) if _asks(request) and response.status == 200 else response

    return tampered(fault)


def _each(change: Callable[[Record], dict[str, Any]], fits: Callable[[Record], bool] = lambda _: True) -> Server:
    """Some properties of the reports that fit are changed; what follows from worked and target seconds follows."""

    def changed(report: Record) -> Record:
        found = report | change(report) if fits(report) else report
        return found | {"workTargetDifference": found["workedSeconds"] - found["targetSeconds"]}

    return _list(lambda reports: [changed(each) for each in reports])


def _is_holiday(report: Record) -> bool:
    return bool(report["holiday"])


def _opposite(report: Record) -> Record:
    return report | {"workTargetDifference": report["targetSeconds"] - report["workedSeconds"]}


def _doubled_on_mondays(report: Record) -> dict[str, Any]:
    return {"workedSeconds": report["workedSeconds"] * 2}


def _is_monday(report: Record) -> bool:
    return date.fromisoformat(report["workDate"]).isoweekday() == 1


def _first_entered(mock: Mock, request: Request) -> Response:
    """The start of a day is that of the attendance that was entered first."""
    response = mock.handle(request)
    if not (_asks(request) and response.status == 200):
        return response
    starts: dict[tuple[str, str], str] = {}
    for each in known(mock, request, "/attendances"):
        starts.setdefault((each["user"], str(each["from"])[:10]), each["from"])
    reports = [
        each | {"workStart": starts.get((each["username"], each["workDate"]), each["workStart"])}
        for each in data_of(response)
    ]
    return answering(response, reports)


def _any_absence(mock: Mock, request: Request) -> Response:
    """Absences are reported whatever their status is."""
    response = mock.handle(request)
    if not (_asks(request) and response.status == 200):
        return response
    reports = data_of(response)
    for away in known(mock, request, "/absences"):
        for each in reports:
            if (
                each["username"] == away["user"]
                and away["from"] <= each["workDate"] <= away["to"]
                and each["targetSeconds"]
            ):
                each |= {"absence1ShortName": away["absenceTypeName"], "absence1Seconds": each["targetSeconds"]}
    return answering(response, reports)


def _without_the_last_day(reports: list[Record]) -> list[Record]:
    last = max((each["workDate"] for each in reports), default="")
    return [each for each in reports if each["workDate"] != last or each["workDate"] == reports[0]["workDate"]]


def _without_weekends(reports: list[Record]) -> list[Record]:
    return [each for each in reports if date.fromisoformat(each["workDate"]).isoweekday() <= 5]


def _anybody(request: Request) -> Request:
    return asking(request, username=None)


def _mutant(lie: str, caught_by: str, server: Server) -> Mutant:
    return Mutant(lie, caught_by, server, "/work_reports")


MUTANTS = (
    _mutant("weekends are not reported", _ONE_EACH, _list(_without_weekends)),
    _mutant(
        "the user of a report is no filter",
        _ONE_EACH,
        tampered(requests_changed(lambda request: _asks(request) and "username" in asked(request), _anybody)),
    ),
    _mutant("the last day of a period is left out", "a_report_covers_the_days_asked_for", _list(_without_the_last_day)),
    _mutant(
        "the difference has the wrong sign",
        "a_report_adds_up",
        _list(lambda reports: [_opposite(each) for each in reports]),
    ),
    _mutant("the work of Mondays is counted twice", _WORK, _each(_doubled_on_mondays, _is_monday)),
    _mutant(
        "reports count breaks as work",
        _WORK,
        _each(lambda report: {"workedSeconds": report["workedSeconds"] + report["breakSeconds"]}),
    ),
    _mutant("a day begins with what was entered first", _WORK, tampered(_first_entered)),
    _mutant("a holiday has a target", _HOLIDAY, _each(lambda _: {"targetSeconds": _FULL_DAY}, _is_holiday)),
    _mutant("a holiday saves no working time", _HOLIDAY, _each(lambda _: {"holidaySeconds": 0}, _is_holiday)),
    _mutant("a holiday is not marked", _HOLIDAY, _each(lambda _: {"holiday": False}, _is_holiday)),
    _mutant("a holiday is a weekday like any other", _WEEKDAYS, _each(lambda _: {"weekday": 1}, _is_holiday)),
    _mutant("weekdays are counted from 0", _WEEKDAYS, _each(lambda report: {"weekday": report["weekday"] - 1})),
    _mutant("absences are reported before they are approved", _ABSENCES, tampered(_any_absence)),
    _mutant("absences last no time", _ABSENCES, _each(lambda _: {"absence1Seconds": 0})),
)
