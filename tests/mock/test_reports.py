"""Work reports: one for each user and day, computed from what is stored."""

from datetime import date, datetime
from typing import Any

import pytest

from tests.mock.caller import Caller
from timetrack_mock import Mock

FRIDAY = {"username": "tester", "from": "2020-10-23T00:00:00Z", "to": "2020-10-23T23:59:59.999Z"}


def reports(api: Caller, **parameters: Any) -> list[Any]:
    return api.list("/work_reports", **parameters)


def test_a_day_with_an_attendance(demo: Caller) -> None:
    assert reports(demo, **FRIDAY) == [
        {
            "username": "tester",
            "workDate": "2020-10-23",
            "workStart": "2020-10-23T08:00:00.000Z",
            "workEnd": "2020-10-23T16:30:00.000Z",
            "targetSeconds": 28800,
            "workedSeconds": 28800,
            "workTargetDifference": 0,
            "breakSeconds": 1800,
            "breakTimes": None,
            "surchargeSeconds": 0,
            "holidaySeconds": 0,
            "absence1Seconds": 0,
            "absence1ShortName": None,
            "absence2Seconds": 0,
            "absence2ShortName": None,
            "absence3Seconds": 0,
            "absence3ShortName": None,
            "weekday": 5,
            "holiday": False,
        }
    ]


def test_project_time_counts_only_on_days_without_attendance(demo: Caller) -> None:
    times = {"from": "2020-10-23T09:00:00Z", "to": "2020-10-23T10:00:00Z"}
    assert [day["workedSeconds"] for day in reports(demo, **FRIDAY | {"username": "test"})] == [5400]
    demo.add("/attendances", username="test", **times)
    assert [day["workedSeconds"] for day in reports(demo, **FRIDAY | {"username": "test"})] == [3600]


def test_several_entries_of_a_day_are_put_together(demo: Caller) -> None:
    demo.add("/attendances", username="tester", **{"from": "2020-10-23T06:00:00Z", "to": "2020-10-23T07:00:00Z"})
    (day,) = reports(demo, **FRIDAY)
    assert (day["workStart"], day["workEnd"]) == ("2020-10-23T06:00:00.000Z", "2020-10-23T16:30:00.000Z")
    assert (day["workedSeconds"], day["workTargetDifference"]) == (32400, 3600)


@pytest.mark.parametrize(
    ("parameters", "days"),
    [
        ({}, ("2020-10-01", "2020-10-31")),
        ({"from": "2020-10-20T00:00:00Z"}, ("2020-10-20", "2020-10-31")),
        ({"to": "2020-02-10T23:59:59.999Z"}, ("2020-02-01", "2020-02-10")),
        ({"from": "2020-10-01T00:00:00Z", "to": "2020-10-31T00:00:00Z"}, ("2020-10-01", "2020-10-31")),
        ({"from": "2020-10-23T23:59:59Z", "to": "2020-10-23T00:00:00Z"}, ("2020-10-23", "2020-10-23")),
    ],
)
def test_the_period_is_inclusive_and_by_default_the_month(
    demo: Caller, parameters: dict[str, str], days: tuple[str, str]
) -> None:
    found = [day["workDate"] for day in reports(demo, username="test", **parameters)]
    assert (found[0], found[-1]) == days
    assert len(found) == (date.fromisoformat(days[1]) - date.fromisoformat(days[0])).days + 1


def test_without_a_user_name_all_users_follow_each_other(demo: Caller) -> None:
    rows = [(day["username"], day["workDate"]) for day in reports(demo, limit=1000)]
    assert rows == sorted(rows)
    assert [name for name, _ in rows] == ["test"] * 31 + ["tester"] * 31


def test_only_the_wanted_page_is_computed(demo: Caller) -> None:
    period = {"from": "2015-01-01T00:00:00Z", "to": "2024-12-31T00:00:00Z"}
    whole: list[Any] = []
    for number in range(8):
        whole += reports(demo, **period, limit=1000, page_number=number)
    assert len(whole) == 2 * 3653
    assert reports(demo, **period, limit=3, page_number=1217) == whole[3651:3654]


def test_an_unknown_user_has_no_reports(demo: Caller) -> None:
    assert reports(demo, username="nobody") == []


def test_a_period_that_ends_before_it_begins_is_empty(demo: Caller) -> None:
    assert reports(demo, **{"from": "2020-10-23T00:00:00Z", "to": "2020-10-22T00:00:00Z"}) == []


@pytest.mark.parametrize(("last", "status"), [("2030-01-07", 200), ("2030-01-08", 422)])
def test_a_period_of_more_than_ten_years_is_refused(demo: Caller, last: str, status: int) -> None:
    answer = demo.get("/work_reports", **{"from": "2020-01-01T00:00:00Z", "to": f"{last}T00:00:00Z"})
    assert answer.status == status


def test_approved_absences_fill_their_columns_on_working_days(demo: Caller) -> None:
    period = {"username": "tester", "from": "2020-10-23T00:00:00Z", "to": "2020-10-27T00:00:00Z"}
    demo.add("/absences", username="tester", absenceType=2, status=1, **{"from": "2020-10-23", "to": "2020-10-27"})
    rows = [(day["absence1Seconds"], day["absence1ShortName"]) for day in reports(demo, **period)]
    assert rows == [(14400, "VAC½"), (0, None), (0, None), (14400, "VAC½"), (14400, "VAC½")]
    demo.put("/absences/1", status=1)
    monday = reports(demo, **period)[3]
    assert [monday[f"absence{number}ShortName"] for number in (1, 2, 3)] == ["VAC", "VAC½", None]
    assert [monday[f"absence{number}Seconds"] for number in (1, 2, 3)] == [28800, 14400, 0]
    demo.put("/absences/2", status=2)
    assert reports(demo, **period)[0]["absence1Seconds"] == 0


def test_a_holiday_is_the_eighth_weekday_and_has_no_target() -> None:
    days = [date(2020, 10, 26), date(2020, 10, 25)]
    with Mock(limit=None, holidays=days, clock=lambda: datetime(2020, 10, 1)) as mock:
        found = Caller(mock).list("/work_reports", username="test")
    monday, sunday, tuesday = found[25], found[24], found[26]
    assert (monday["weekday"], monday["holiday"], monday["targetSeconds"], monday["holidaySeconds"]) == (
        8,
        True,
        0,
        28800,
    )
    assert (sunday["weekday"], sunday["holiday"], sunday["targetSeconds"], sunday["holidaySeconds"]) == (8, True, 0, 0)
    assert (tuesday["weekday"], tuesday["holiday"]) == (2, False)


@pytest.mark.parametrize("parameters", [{"from": "0001-01-01T00:00:00Z"}, {"to": "9999-12-31T00:00:00Z"}])
def test_the_ends_of_the_calendar_do_no_harm(demo: Caller, parameters: dict[str, str]) -> None:
    assert demo.get("/work_reports", username="test", **parameters).status == 200


def test_the_clock_decides_the_month_and_can_be_moved(demo: Caller) -> None:
    demo.mock.set_clock(datetime(2021, 2, 14))
    assert reports(demo, username="test")[-1]["workDate"] == "2021-02-28"
    demo.mock.set_clock(None)
    assert reports(demo, username="test")[-1]["workDate"] == "2020-10-31"
