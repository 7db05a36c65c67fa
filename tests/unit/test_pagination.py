"""The paging walk finds every record once, whichever way the server counts, and always ends."""

from __future__ import annotations

import asyncio

import httpx
import pytest

from tests.support.fakes import async_client, client, pages
from timetrack import InvalidValue

SIZES = [0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 3000]


@pytest.mark.parametrize("first_page", [0, 1])
@pytest.mark.parametrize("records", SIZES)
def test_every_record_comes_once_and_in_order_whether_the_server_counts_from_0_or_1(
    records: int, first_page: int
) -> None:
    with client(pages(range(1, records + 1), first_page=first_page), page_size=3, limit_per_minute=None) as tt:
        assert [found.id for found in tt.clients.list()] == list(range(1, records + 1))


@pytest.mark.parametrize("first_page", [0, 1])
@pytest.mark.parametrize("records", SIZES)
def test_the_asynchronous_walk_finds_the_same(records: int, first_page: int) -> None:
    async def walk() -> list[int]:
        handler = pages(range(1, records + 1), first_page=first_page)
        async with async_client(handler, page_size=3, limit_per_minute=None) as tt:
            return [found.id async for found in tt.clients.list()]

    assert asyncio.run(walk()) == list(range(1, records + 1))


@pytest.mark.parametrize(
    ("records", "first_page", "requests"),
    [(0, 0, 1), (2, 0, 1), (3, 0, 2), (4, 0, 2), (6, 0, 3), (0, 1, 1), (2, 1, 1), (3, 1, 3), (4, 1, 3), (6, 1, 4)],
)
def test_counting_from_1_costs_one_request_more_and_a_short_page_ends_the_walk(
    records: int, first_page: int, requests: int
) -> None:
    served: list[dict[str, str]] = []
    with client(pages(range(records), first_page=first_page, served=served), page_size=3) as tt:
        list(tt.clients.list())
    assert len(served) == requests
    assert served[0] == {"limit": "3"}, "the first request names no page"


def test_a_page_holds_1000_records_unless_told_otherwise() -> None:
    served: list[dict[str, str]] = []
    with client(pages(range(5), first_page=0, served=served)) as tt:
        list(tt.clients.list(name="x"))
        list(tt.clients.list(page_size=7))
    assert served == [{"name": "x", "limit": "1000"}, {"limit": "7"}]


def test_nothing_is_sent_before_the_first_record_is_asked_for_and_no_page_ahead() -> None:
    served: list[dict[str, str]] = []
    with client(pages(range(9), first_page=0, served=served), page_size=3) as tt:
        listing = tt.clients.list()
        assert served == []
        assert [next(listing).id for _ in range(3)] == [0, 1, 2]
        assert len(served) == 1


@pytest.mark.parametrize(("wanted", "requests"), [(0, 0), (1, 1), (3, 1), (4, 2), (100, 4)])
def test_max_items_ends_the_walk_without_a_needless_request(wanted: int, requests: int) -> None:
    served: list[dict[str, str]] = []
    with client(pages(range(10), first_page=0, served=served), page_size=3) as tt:
        assert len(list(tt.clients.list(max_items=wanted))) == min(wanted, 10)
    assert len(served) == requests


def test_the_pages_of_a_list_can_be_had_one_by_one() -> None:
    with client(pages(range(7), first_page=0), page_size=3) as tt:
        assert [[one.id for one in page] for page in tt.clients.list().pages()] == [[0, 1, 2], [3, 4, 5], [6]]


def test_a_record_that_moves_to_the_next_page_while_walking_comes_once() -> None:
    answers = iter([[{"id": 1}, {"id": 2}], [{"id": 2}, {"id": 3}], [{"id": 4}]])
    with client(lambda _: httpx.Response(200, json=next(answers)), page_size=2) as tt:
        assert [one.id for one in tt.clients.list()] == [1, 2, 3, 4]


def test_a_server_that_repeats_the_same_page_for_ever_ends_the_walk() -> None:
    with client(lambda _: httpx.Response(200, json=[{"id": 1}, {"id": 2}]), page_size=2) as tt:
        assert [one.id for one in tt.clients.list()] == [1, 2]


def test_work_reports_without_an_id_are_told_apart_by_user_and_day() -> None:
    days = [{"username": "test", "workDate": f"2020-10-0{day}"} for day in (1, 2, 2, 3)]
    with client(lambda _: httpx.Response(200, json=days)) as tt:
        assert [str(report.work_date) for report in tt.work_reports.list()] == [
            "2020-10-01",
            "2020-10-02",
            "2020-10-03",
        ]


def test_reports_that_name_neither_user_nor_day_are_told_apart_by_their_content() -> None:
    with client(lambda _: httpx.Response(200, json=[{"weekday": 1}, {"weekday": 2}, {"weekday": 1}])) as tt:
        assert [report.weekday for report in tt.work_reports.list()] == [1, 2]


@pytest.mark.parametrize(
    ("page_size", "max_items", "sentence"),
    [
        (0, None, "page_size: must be from 1 to 1000"),
        (1001, None, "page_size: must be from 1 to 1000"),
        (1, -1, "max_items: must be 0 or more"),
    ],
)
def test_a_page_size_that_no_server_accepts_is_refused_at_once(
    page_size: int, max_items: int | None, sentence: str
) -> None:
    with client(pages([], first_page=0)) as tt, pytest.raises(InvalidValue) as caught:
        tt.clients.list(page_size=page_size, max_items=max_items)
    assert str(caught.value) == sentence
