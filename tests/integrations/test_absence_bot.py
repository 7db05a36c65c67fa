"""The chat bot that tells who is absent today, as the facts describe it (source BOT), against the mock.

It asks for the absences with `startDate` of today and `endDate` of tomorrow, which the vendor does not document, then
for all users, and for the projects in another answer: GET without a body, no slash at the end, both keys, a content
type, an `Accept` and a `User-Agent` of a browser. It joins `user_id` of an absence with `id` of a user, and shows first
and last name, the short code of the type and both dates. It compares no dates itself.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from typing import Any

import pytest

from tests.integrations.raw import KEY, SECRET, Answer, get
from timetrack_mock import Mock, MockServer, Readings

TODAY = date(2020, 10, 27)
BROWSER = (
    "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/120.0.0.0 Safari/537.36"
)
HEADERS = (
    "Accept: application/json, text/plain, */*",
    "Content-Type: application/json",
    SECRET,
    KEY,
    f"User-Agent: {BROWSER}",
    "Accept-Encoding: gzip, compress, deflate, br",
    "Connection: close",
)
ABSENCES = f"/absences?startDate={TODAY}&endDate={TODAY + timedelta(days=1)}"


def away(first: date, last: date, user: str = "tester", user_id: int = 2) -> dict[str, Any]:
    kind = {"absenceType": 1, "absenceTypeName": "VAC", "color": "#2e86de", "is_plannable": True}
    return {"user": user, "user_id": user_id, "from": str(first), "to": str(last), "status": 1, **kind}


YESTERDAY, TOMORROW = TODAY - timedelta(days=1), TODAY + timedelta(days=1)
LAST_YEAR = TODAY - timedelta(days=365)


@pytest.fixture
def server() -> Iterator[MockServer]:
    with Mock() as mock, MockServer(mock) as server:
        yield server


def ask(server: MockServer, target: str) -> Answer:
    answer = get(server, target, *HEADERS)
    assert (answer.status, answer.headers["content-type"]) == (200, "application/json")
    return answer


def lines(absences: list[dict[str, Any]], users: list[dict[str, Any]]) -> list[str]:
    """What the bot says: one line for each absence, under the user name if nobody has the id."""
    names = {user["id"]: f"{user['firstName']} {user['lastName']}" for user in users}
    return [
        f"{names.get(each['user_id'], each['user'])}: {each['absenceTypeName']} {each['from']} - {each['to']}"
        for each in absences
    ]


def today(absences: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """Those that are absent today, by the dates in the answer."""
    return [each for each in absences if each["from"] <= str(TODAY) <= each["to"]]


def test_the_two_requests_of_the_bot_are_answered_with_bare_arrays(server: MockServer) -> None:
    server.mock.fill("absences", [away(YESTERDAY, TOMORROW)])
    absences, users = ask(server, ABSENCES).data, ask(server, "/users").data
    assert lines(absences, users) == ["Tom Tester: VAC 2020-10-26 - 2020-10-28"]
    assert server.mock.requests.operations == ["list_absences", "list_users"]
    server.mock.requests.expect("list_absences", query={"startDate": "2020-10-27", "endDate": "2020-10-28"}, times=1)


def test_an_absence_has_the_types_that_the_bot_has_seen() -> None:
    with Mock(seed="demo") as mock, MockServer(mock) as server:
        (absence,) = ask(server, ABSENCES).data
    seen = {name: type(absence[name]) for name in absence if absence[name] is not None}
    assert seen == {
        "id": int,
        "user": str,
        "user_id": int,
        "from": str,
        "to": str,
        "status": int,
        "absenceType": int,
        "absenceTypeName": str,
        "color": str,
        "is_plannable": bool,
        "working_time_strategies": list,
    }
    assert absence.keys() - seen == {"day_segment"}


@pytest.mark.parametrize(
    ("first", "last", "absent"),
    [
        (YESTERDAY, TOMORROW, True),
        (TODAY, TODAY, True),
        (LAST_YEAR, TODAY, True),
        (TODAY, TOMORROW, True),
        (YESTERDAY, YESTERDAY, False),
        (TOMORROW, TOMORROW, False),
    ],
    ids=["around today", "today alone", "since last year", "from today", "until yesterday", "from tomorrow"],
)
def test_who_is_absent_today_is_in_the_answer(server: MockServer, first: date, last: date, absent: bool) -> None:
    server.mock.fill("absences", [away(first, last)])
    assert bool(today(ask(server, ABSENCES).data)) is absent


def test_the_dates_of_the_bot_filter_nothing_and_the_documented_ones_do(server: MockServer) -> None:
    """Its names are not documented, so the mock promises nobody that they work (E13)."""
    server.mock.fill("absences", [away(LAST_YEAR, LAST_YEAR), away(YESTERDAY, TOMORROW), away(TOMORROW, TOMORROW)])
    assert len(ask(server, ABSENCES).data) == 3
    documented = ask(server, f"/absences?from={TODAY}&to={TODAY}").data
    assert documented == today(ask(server, ABSENCES).data) != []


@pytest.mark.parametrize(("order", "found"), [("oldest", False), ("newest", True)])
def test_behind_fifty_absences_the_bot_finds_today_only_if_the_newest_come_first(order: Any, found: bool) -> None:
    """It asks for one page and names no limit: which absences are on it decides what the bot says (E35)."""
    with Mock(readings=Readings(order=order)) as mock, MockServer(mock) as server:
        mock.fill("absences", [away(LAST_YEAR, LAST_YEAR)] * 50 + [away(TODAY, TODAY)])
        assert bool(today(ask(server, ABSENCES).data)) is found


def test_an_absence_of_somebody_who_has_left_is_told_under_the_user_name(server: MockServer) -> None:
    server.mock.fill("absences", [away(TODAY, TODAY, user="gone", user_id=99)])
    told = lines(ask(server, ABSENCES).data, ask(server, "/users").data)
    assert told == ["gone: VAC 2020-10-27 - 2020-10-27"]


def test_nobody_absent_is_an_empty_array(server: MockServer) -> None:
    assert ask(server, ABSENCES).text == "[]"


def test_the_projects_are_answered_but_not_under_the_name_the_bot_reads() -> None:
    """It reads `name`, where the vendor's table says `projectName`."""
    with Mock(seed="demo") as mock, MockServer(mock) as server:
        projects = ask(server, "/projects").data
    assert [project["projectName"] for project in projects] == ["Project 006_1", "Test project 001"]
    assert not any("name" in project for project in projects)


@pytest.mark.parametrize(("errors", "message"), [("documented", None), ("message", str)])
def test_a_refusal_has_the_message_the_bot_looks_for_only_in_one_reading(errors: Any, message: type | None) -> None:
    with Mock(readings=Readings(errors=errors)) as mock, MockServer(mock) as server:
        answer = get(server, "/users", *(header for header in HEADERS if header != KEY))
    assert answer.status == 401
    assert isinstance(answer.data.get("message"), message or type(None))
