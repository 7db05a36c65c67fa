"""Checks of lists and their pages."""

from collections.abc import Iterator
from datetime import date, timedelta
from typing import Any

from tests.contract.by_hand.api import Api, Record
from tests.contract.by_hand.contract import LISTS, OPERATIONS
from tests.contract.by_hand.stage import Account, check
from timetrack_mock import Readings

_TYPES = ("VAC", "VAC½", "SPL")


def _day(number: int) -> str:
    return (date(2020, 9, 28) + timedelta(days=number // 2)).isoformat()


def _work(number: int) -> Record:
    """From one hour to another, on a day of its own for every two numbers, and not at full minutes."""
    start = 8 + number % 5
    times = {"from": f"{_day(number)}T{start:02}:00:46.500Z", "to": f"{_day(number)}T{start + 2:02}:30:46.500Z"}
    return {"user": ("test", "tester", "testers")[number % 3], **times, "workedMinutes": 150}


def _of_project(number: int) -> Record:
    return {"clientName": f"Client {number % 4:03}", "projectName": f"Project {number % 5:03}_{number % 2}"}


def _absence(number: int) -> Record:
    span = {"from": _day(number), "to": _day(number + number % 4 * 2)}
    kind = {"absenceType": 1 + number % 3, "absenceTypeName": _TYPES[number % 3]}
    return {"user": ("test", "tester")[number % 2], **span, **kind, "status": number % 3}


def _numbered(count: int, *parts: Any) -> list[Record]:
    return [{name: value for part in parts for name, value in part(number).items()} for number in range(count)]


_RECORDS: dict[str, list[Record]] = {
    "clients": _numbered(
        24, lambda number: {"name": ("Client", "CLIENT", "Öl & Gas", "50% off")[number % 4] + f" {number:03}"}
    ),
    "projects": _numbered(24, _of_project),
    "tasks": _numbered(60, lambda number: {"name": f"{('Task', 'task', 'Test_run')[number % 3]} {number}"}),
    "project_time_entries": _numbered(26, _work, _of_project),
    "expenses": _numbered(
        26,
        _of_project,
        lambda number: {
            "user": ("test", "tester")[number % 2],
            "name": ("Train ticket", "Hotel", "train & bus")[number % 3],
            "date": f"{_day(number)}T12:00:{number:02}.{number % 2 * 5}00Z",
        },
    ),
    "attendances": _numbered(26, _work),
    "absences": _numbered(26, _absence),
    "absence_types": _numbered(6, lambda number: {"name": f"Type {number}", "shortName": f"T{number}"}),
    "users": _numbered(5, lambda number: {"username": f"user{number:02}"}),
}
BUSY = Account("busy", records=_RECORDS)
BUSY_FROM_1 = Account("busy, pages from 1", {"readings": Readings(first_page=1)}, _RECORDS)
LARGE = Account("large", records={"tasks": _numbered(1100, lambda number: {"name": f"Task {number}"})})


def _pages(api: Api, path: str, limit: int, **parameters: Any) -> Iterator[list[Record]]:
    """The pages as a client walks them that does not know the number of the first one (E03)."""
    yield (page := api.records(path, limit=limit, **parameters))
    number = 1
    while page and number < 200:
        page = api.records(path, limit=limit, page_number=number, **parameters)
        yield page
        number += 1


def _size(whole: list[Record]) -> int:
    """A page size that does not divide the list evenly."""
    return next(size for size in (7, 5, 4, 3, 2) if len(whole) > 2 * size and len(whole) % size)


@check(BUSY)
def the_pages_of_a_list_put_together_are_the_list(api: Api) -> None:
    for operation in LISTS:
        whole = api.records(operation.path, limit=1000)
        size = _size(whole)
        pages = list(_pages(api, operation.path, size))
        assert [each for page in pages for each in page] == whole, operation.id
        assert [len(page) for page in pages[:-2]] == [size] * (len(pages) - 2), operation.id


@check(BUSY_FROM_1)
def the_first_page_is_the_first_under_each_name(api: Api) -> None:
    """Where pages are counted from 1, page 0 most likely is page 1, and both are the page without a number."""
    for operation in LISTS:
        whole = api.records(operation.path, limit=1000)
        size = _size(whole)
        pages = [api.records(operation.path, limit=size, page_number=number) for number in (0, 1, 2)]
        assert pages == [whole[:size], whole[:size], whole[size : 2 * size]], operation.id


@check(BUSY)
def a_page_holds_as_many_records_as_asked_for(api: Api) -> None:
    for operation in LISTS:
        whole = api.records(operation.path, limit=1000)
        for limit in (0, 1, 2, len(whole) - 1, len(whole), len(whole) + 1):
            assert api.records(operation.path, limit=limit) == whole[:limit], f"{operation.id} {limit}"


@check(LARGE)
def a_page_is_50_records_unless_asked_otherwise(api: Api) -> None:
    assert len(api.records("/tasks")) == 50
    assert api.records("/tasks", page_number=1) == api.records("/tasks", limit=1000)[50:100]


@check(LARGE)
def a_page_may_hold_1000_records(api: Api) -> None:
    assert len(api.records("/tasks", limit=1000)) == 1000


@check(BUSY)
def a_page_beyond_the_end_is_empty(api: Api) -> None:
    for operation in LISTS:
        for number in (100, 10**6, 10**12):
            assert api.records(operation.path, limit=7, page_number=number) == [], operation.id


@check(BUSY)
def a_list_keeps_its_order(api: Api) -> None:
    """Walks over several pages are right only if nothing moves meanwhile."""
    before = api.records("/clients", limit=1000)
    assert api.records("/clients", limit=1000) == before
    api.put("/clients/2", {"notes": "Changed"})
    api.post("/clients", {"name": "AAA"})
    api.delete("/clients/1")
    assert [each["id"] for each in api.records("/clients", limit=1000)][:-1] == [each["id"] for each in before[1:]]


@check(BUSY)
def a_list_shows_what_a_read_shows(api: Api) -> None:
    api.put("/clients/2", {"notes": "Changed"})
    for operation in OPERATIONS:
        path, _, last = operation.path.rpartition("/")
        if operation.method == "GET" and last == "{id}":
            for each in api.records(path, limit=1000):
                assert api.one(f"{path}/{each['id']}") == each, operation.id
