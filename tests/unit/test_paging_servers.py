"""Lists are complete and end at servers that clamp, repeat, or are written to meanwhile; their own journal judges."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Callable, Iterable, Iterator
from itertools import count
from typing import Any

import pytest
from attrs import define

from tests.support.judge import Arrival, Judge, Reply, judge
from timetrack import AsyncTimeTrack, Position, TimeTrack
from timetrack.pagination import ROUND_LENGTHS, Lengths, Rules, Walk


@define
class Shelf:
    """A list on a server: its records, where it begins to count, and what it does with the size that is asked for."""

    records: list[int]
    first_page: int = 0
    largest: int = 1000
    counts_what_was_asked: bool = False
    """Whether page 1 begins behind as many records as were asked for, rather than as many as are given."""
    otherwise: int | None = None
    """What a size beyond the largest gives, if not the largest."""

    def __call__(self, arrival: Arrival) -> Reply:
        asked = int(arrival.query.get("limit", 50))
        given = asked if asked <= self.largest else self.otherwise or self.largest
        page = max(int(arrival.query.get("page_number", self.first_page)) - self.first_page, 0)
        start = page * (asked if self.counts_what_was_asked else given)
        return Reply(body=[{"id": number} for number in self.records[start : start + given]])


def options(server: Judge, **more: Any) -> dict[str, Any]:
    return {"base_url": server.url, "key": "key", "secret": "secret", "limit_per_minute": None, **more}


def ids(records: Iterable[Any]) -> list[int]:
    return [one.id for one in records]


CLAMPS: dict[str, dict[str, Any]] = {
    "the largest size": {"largest": 100},
    "the largest size, counted in what was asked": {"largest": 100, "counts_what_was_asked": True},
    "its usual size": {"largest": 200, "otherwise": 50},
}


@pytest.mark.parametrize("first_page", [0, 1])
@pytest.mark.parametrize("records", [99, 100, 101, 199, 200, 250, 300])
@pytest.mark.parametrize("clamp", CLAMPS)
def test_a_list_is_complete_although_the_server_clamps_the_page_in_silence(
    clamp: str, records: int, first_page: int
) -> None:
    everything = list(range(1, records + 1))
    with judge(Shelf(everything, first_page, **CLAMPS[clamp])) as server, TimeTrack(**options(server)) as tt:
        assert ids(tt.tasks.list()) == everything
        assert server.journal[0].query == {"limit": "1000"}, "the first request asks for as much as ever"
        assert ids(tt.tasks.list(page_size=500)) == everything
        assert ids(tt.tasks.list(max_items=records - 20)) == everything[:-20]


def test_the_awaiting_client_reads_it_too() -> None:
    async def run(server: Judge) -> list[int]:
        async with AsyncTimeTrack(**options(server)) as tt:
            return [one.id async for one in tt.tasks.list()]

    with judge(Shelf(list(range(250)), largest=100)) as server:
        assert asyncio.run(run(server)) == list(range(250))
        assert [each.query.get("page_number") for each in server.journal] == [None, "1", "2"]


def test_what_the_server_gives_is_learned_by_the_client_and_its_copies_for_each_list_and_told_once(
    caplog: pytest.LogCaptureFixture,
) -> None:
    shelf = Shelf(list(range(250)), largest=100)
    with judge(shelf) as server, TimeTrack(**options(server)) as tt:
        first = ids(tt.tasks.list(name="a secret name"))
        assert (len(first), len(server.journal)) == (250, 3)
        shelf.records = shelf.records[:50]
        server.journal.clear()
        ids(tt.tasks.list())
        ids(tt.with_options(timeout=9).tasks.list())
        assert len(server.journal) == 2, "50 are fewer than the 100 that this server gives"
        server.journal.clear()
        ids(tt.clients.list())
        assert len(server.journal) == 2, "another list may be clamped to another length"
        shelf.records = list(range(250))
        ids(tt.tasks.list())
    assert caplog.record_tuples == [
        (
            "timetrack",
            logging.WARNING,
            "list_tasks: asked for 1000 records a page, the server gives 100; the list is read in pages of that size.",
        )
    ]


@pytest.mark.parametrize("first_page", [0, 1])
@pytest.mark.parametrize("stop_after", [0, 1, 99, 100, 101, 150, 200, 201, 249, 250])
def test_a_walk_in_clamped_pages_goes_on_elsewhere_behind_its_last_record(stop_after: int, first_page: int) -> None:
    with judge(Shelf(list(range(250)), first_page, largest=100)) as server:
        with TimeTrack(**options(server)) as tt:
            listing = tt.tasks.list()
            before = [next(listing).id for _ in range(stop_after)]
            kept = str(listing.position)
        with TimeTrack(**options(server)) as later:
            assert [*before, *ids(later.tasks.list(start=Position.parse(kept)))] == list(range(250))


def test_a_clamp_to_a_length_that_is_not_round_is_taken_for_the_end_unless_that_size_is_asked_for() -> None:
    with judge(Shelf(list(range(250)), largest=77)) as server, TimeTrack(**options(server)) as tt:
        assert len(ids(tt.tasks.list())) == 77, "docs/lists.md says so"
        assert len(ids(tt.tasks.list(page_size=77))) == 250


@pytest.mark.parametrize(("first_page", "more"), [(0, 1), (1, 2)])
def test_an_honest_server_is_asked_once_more_for_a_first_page_of_a_round_length_and_never_otherwise(
    first_page: int, more: int
) -> None:
    cost = {
        size: _requests(size, first_page) - (1 if size < 1000 else 2 + first_page) for size in range(1001)
    }  # above one request, or those that a full page needs
    assert {size: extra for size, extra in cost.items() if extra} == dict.fromkeys(ROUND_LENGTHS, more)


def test_a_longer_page_of_the_same_list_and_size_shows_that_a_round_length_is_the_end() -> None:
    lengths = Lengths()
    lengths.learn(1000, 120)
    lengths.learn(1000, 30)
    assert {size for size in range(1001) if lengths.may_be_clamped(1000, size)} == {200, 250, 500}
    assert {size for size in range(900) if lengths.may_be_clamped(900, size)} == ROUND_LENGTHS


def _requests(records: int, first_page: int) -> int:
    """How many requests a walk over so many records takes at an honest server."""
    walk = _walk(1000)
    for request in count(1):
        asked = walk.next
        page = 0 if asked.page_number is None else max(asked.page_number - first_page, 0)
        walk.take(range(records)[page * asked.page_size :][: asked.page_size])
        if walk.finished:
            return request
    raise AssertionError


def _walk(size: int) -> Walk[int]:
    rules: Rules[int] = Rules(lambda record: record, lambda _: True)
    return Walk(Position(page_size=size), rules, None, Lengths())


@define
class Written(Shelf):
    """A list of which so many new records are put in front before the request of that number is answered."""

    before: int = 2
    inserted: int = 0

    def __call__(self, arrival: Arrival) -> Reply:
        if arrival.number == self.before:
            self.records = [*range(1000, 1000 + self.inserted), *self.records]
        return Shelf.__call__(self, arrival)


@pytest.mark.parametrize("first_page", [0, 1])
@pytest.mark.parametrize("before", [2, 3, 4, 5, 6])
@pytest.mark.parametrize("inserted", [1, 9, 10, 11, 20])
def test_no_record_that_was_there_is_lost_when_pages_of_new_ones_are_inserted(
    inserted: int, before: int, first_page: int, caplog: pytest.LogCaptureFixture
) -> None:
    there = list(range(65))
    shelf = Written(there, first_page, before=before, inserted=inserted)
    with judge(shelf) as server, TimeTrack(**options(server, page_size=10)) as tt:
        found = ids(tt.tasks.list())
    assert set(there) <= set(found)
    assert len(found) == len(set(found))
    assert len(server.journal) <= 8 + inserted // 10 + 1 + first_page
    assert "the list may be incomplete" not in caplog.text


Answer = Callable[[int | None], Iterable[int]]


def _shuffled(page: int | None) -> list[int]:
    """Known records from page 3 on, on no two pages the same."""
    number = page or 0
    return [*range(number * 10, number * 10 + 10)] if number < 3 else [*range(number % 20, number % 20 + 10)]


ENDLESS: dict[str, tuple[Answer, int, int]] = {
    # the records of a page, how many records there are, how many requests are sent
    "ignores the page number": (lambda _: range(10), 10, 4),
    "repeats its last page": (lambda page: range(10 * min(page or 0, 4), 10 * min(page or 0, 4) + 10), 50, 7),
    "begins again": (lambda page: range((page or 0) % 4 * 10, (page or 0) % 4 * 10 + 10), 40, 9),
    "gives known records in ever new order": (_shuffled, 30, 7),
}


@pytest.mark.parametrize("server_that", ENDLESS)
def test_a_server_that_repeats_itself_for_ever_ends_the_walk_and_that_is_told(
    server_that: str, caplog: pytest.LogCaptureFixture
) -> None:
    answer, records, requests = ENDLESS[server_that]

    def reply(arrival: Arrival) -> Reply:
        page = arrival.query.get("page_number")
        return Reply(body=[{"id": number} for number in answer(None if page is None else int(page))])

    with judge(reply) as server, TimeTrack(**options(server, page_size=10)) as tt:
        assert sorted(ids(tt.tasks.list())) == list(range(records))
    assert len(server.journal) == requests
    assert caplog.messages[-1] == "list_tasks: the server gives the same pages again; the list may be incomplete."


def test_a_record_that_is_deleted_meanwhile_lets_another_be_missed_which_nothing_shows() -> None:
    records: Iterator[list[int]] = iter([[1, 2], [4, 5], []])  # 1 was deleted: 3 moved to the first page
    with judge(lambda _: Reply(body=[{"id": number} for number in next(records)])) as server:
        with TimeTrack(**options(server, page_size=2)) as tt:
            listing = tt.tasks.list()
            assert ids(listing) == [1, 2, 4, 5], "docs/lists.md says so"
        assert listing.repeated == 0
