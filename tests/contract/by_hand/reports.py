"""Checks of the work reports: one for each user and day, and everything in it follows from what is stored."""

from datetime import date, timedelta
from itertools import pairwise

from tests.contract.by_hand.api import Api, Record
from tests.contract.by_hand.stage import Account, check

_HOLIDAY = date(2020, 10, 26)  # a Monday


def _work(day: str, start: str, end: str, minutes: int, pause: int, user: str = "tester") -> Record:
    times = {"from": f"{day}T{start}:46.125Z", "to": f"{day}T{end}:46.125Z"}
    return {"user": user, **times, "workedMinutes": minutes, "breakMinutes": pause}


REPORTED = Account(
    "reported",
    {"holidays": [_HOLIDAY]},
    {
        "attendances": [
            _work("2020-10-12", "13:00", "18:00", 280, 20),
            _work("2020-10-12", "07:00", "12:00", 290, 10),
            _work("2020-10-13", "08:00", "16:00", 450, 30),
            _work("2020-10-31", "10:00", "11:00", 60, 0),
            _work("2020-10-13", "08:00", "09:00", 60, 0, "test"),
        ],
        "project_time_entries": [
            _work("2020-10-14", "09:00", "10:30", 85, 5),
            _work("2020-10-13", "09:00", "10:00", 60, 0),
        ],
        "absences": [
            {
                "user": "tester",
                "from": "2020-10-15",
                "to": "2020-10-16",
                "status": 1,
                "absenceType": 1,
                "absenceTypeName": "VAC",
            },
            {
                "user": "tester",
                "from": "2020-10-19",
                "to": "2020-10-19",
                "status": 0,
                "absenceType": 1,
                "absenceTypeName": "VAC",
            },
            {
                "user": "tester",
                "from": "2020-10-20",
                "to": "2020-10-20",
                "status": 2,
                "absenceType": 1,
                "absenceTypeName": "VAC",
            },
        ],
    },
)


def _reports(api: Api, first: str = "2020-10-12", last: str = "2020-10-31", **more: str) -> list[Record]:
    period = {"from": f"{first}T00:00:00.000Z", "to": f"{last}T00:00:00.000Z"}
    return api.records("/work_reports", limit=1000, **period, **more)


def _of_tester(api: Api) -> dict[str, Record]:
    return {each["workDate"]: each for each in _reports(api, username="tester")}


@check(REPORTED)
def there_is_one_report_for_each_user_and_day(api: Api) -> None:
    days = [(date(2020, 10, 12) + timedelta(days=number)).isoformat() for number in range(20)]
    for user in ("test", "tester"):
        found = [(each["username"], each["workDate"]) for each in _reports(api, username=user)]
        assert found == [(user, day) for day in days]
    assert _reports(api) == [each for user in ("test", "tester") for each in _reports(api, username=user)]
    assert _reports(api, username="nobody") == []


@check(REPORTED)
def a_report_covers_the_days_asked_for(api: Api) -> None:
    for first, last in (("2020-10-12", "2020-10-13"), ("2020-10-13", "2020-10-13"), ("2020-09-29", "2020-10-02")):
        found = _reports(api, first, last, username="tester")
        assert (found[0]["workDate"], found[-1]["workDate"]) == (first, last)


@check(REPORTED)
def a_report_adds_up(api: Api) -> None:
    found = _reports(api)
    assert {each["workedSeconds"] > each["targetSeconds"] for each in found} == {True, False}
    for each in found:
        assert each["workTargetDifference"] == each["workedSeconds"] - each["targetSeconds"], each


@check(REPORTED)
def a_report_counts_the_work_of_the_day(api: Api) -> None:
    """Working time without a project goes first; a day without any is made of its project time."""
    sources = [
        [each for each in api.records(path) if each["user"] == "tester"]
        for path in ("/attendances", "/project_time_entries")
    ]
    for day, report in _of_tester(api).items():
        of_day = [[each for each in source if each["from"].startswith(day)] for source in sources]
        work = of_day[0] or of_day[1]
        assert report["workedSeconds"] == 60 * sum(each["workedMinutes"] for each in work), day
        assert report["breakSeconds"] == 60 * sum(each["breakMinutes"] for each in work), day
        assert report["workStart"] == min((each["from"] for each in work), default=None), day
        assert report["workEnd"] == max((each["to"] for each in work), default=None), day


@check(REPORTED)
def a_public_holiday_is_no_working_day(api: Api) -> None:
    found = _of_tester(api)
    holiday, monday = found[_HOLIDAY.isoformat()], found["2020-10-19"]
    assert monday["targetSeconds"] > 0
    assert (holiday["holiday"], holiday["targetSeconds"]) == (True, 0)
    assert holiday["holidaySeconds"] == monday["targetSeconds"]
    for day, report in found.items():
        if day != _HOLIDAY.isoformat():
            assert (report["holiday"], report["holidaySeconds"]) == (False, 0), day


@check(REPORTED)
def weekdays_are_counted_from_1_and_a_holiday_is_the_eighth(api: Api) -> None:
    """Which day is the first is not known (E48), but the days follow each other."""
    found = [each["weekday"] for each in _reports(api, username="tester")]
    assert found[14] == 8
    assert sorted(found[:7]) == list(range(1, 8))
    assert all(later == earlier % 7 + 1 for earlier, later in pairwise(found[:14]))


@check(REPORTED)
def only_approved_absences_are_reported(api: Api) -> None:
    away = {day: report for day, report in _of_tester(api).items() if report["absence1ShortName"] is not None}
    assert sorted(away) == ["2020-10-15", "2020-10-16"]
    for report in away.values():
        assert (report["absence1ShortName"], report["absence1Seconds"]) == ("VAC", report["targetSeconds"])
        assert report["absence2ShortName"] is report["absence3ShortName"] is None
