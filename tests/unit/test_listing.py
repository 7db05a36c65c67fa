"""A listing tells where it stands and can be resumed, notices drift and ignored filters, and stays small in memory."""

from __future__ import annotations

import asyncio
import logging
import tracemalloc
from collections.abc import Callable, Iterable
from itertools import islice
from typing import Any

import httpx
import pytest

from tests.support.fakes import Script, answer, async_client, client, pages
from timetrack import InvalidValue, Position, RetryPolicy, ServerFailed
from timetrack.pagination import Rules, Seen, Walk

RECORDS = 10


@pytest.mark.parametrize("first_page", [0, 1])
@pytest.mark.parametrize("stop_after", range(RECORDS + 1))
def test_a_walk_that_stopped_anywhere_goes_on_behind_its_last_record(stop_after: int, first_page: int) -> None:
    handler = pages(range(1, RECORDS + 1), first_page=first_page)
    with client(handler, page_size=3, limit_per_minute=None) as tt:
        listing = tt.clients.list()
        before = [next(listing).id for _ in range(stop_after)]
        kept = str(listing.position)
    with client(handler, limit_per_minute=None) as later:
        after = [one.id for one in later.clients.list(start=Position.parse(kept))]
    assert before + after == list(range(1, RECORDS + 1))


def test_an_asynchronous_walk_and_its_pages_can_be_resumed_too() -> None:
    async def run() -> list[int]:
        async with async_client(pages(range(1, 8), first_page=1), page_size=3, limit_per_minute=None) as tt:
            listing = tt.clients.list()
            found = [(await anext(listing)).id for _ in range(2)]
            resumed = tt.clients.list(start=listing.position)
            async for page in resumed.pages():
                found += [one.id for one in page]
                break
            rest = [page async for page in tt.clients.list(start=resumed.position).pages()]
            return found + [one.id for page in rest for one in page]

    assert asyncio.run(run()) == list(range(1, 8))


def test_pages_can_be_resumed_behind_the_last_page() -> None:
    with client(pages(range(7), first_page=0), page_size=3) as tt:
        listing = tt.clients.list()
        first = next(listing.pages())
        rest = list(tt.clients.list(start=listing.position))
    assert [one.id for one in [*first, *rest]] == list(range(7))


def test_a_position_survives_as_a_short_text() -> None:
    position = Position(page_number=12, page_size=500, skip=37, first_page="ab12")
    assert str(position) == "page=12,size=500,skip=37,first=ab12"
    assert Position.parse(str(position)) == position
    assert Position.parse(str(Position())) == Position()


@pytest.mark.parametrize("text", ["", "page=1", "page=x,size=1,skip=0,first=", "page=1,size=1,skip=-1,first=", "{}"])
def test_a_text_that_is_no_position_is_refused(text: str) -> None:
    with pytest.raises(InvalidValue, match="position: expected the text of a Position"):
        Position.parse(text)


def test_a_position_with_a_page_size_that_no_server_accepts_is_refused() -> None:
    with client(pages([], first_page=0)) as tt, pytest.raises(InvalidValue, match="page_size"):
        tt.clients.list(start=Position(page_size=5000))


def test_drift_is_counted_and_reported_once(caplog: pytest.LogCaptureFixture) -> None:
    answers = iter([[1, 2], [2, 3], [3, 4], [5]])
    with client(lambda _: _ids(next(answers)), page_size=2) as tt, caplog.at_level(logging.WARNING, "timetrack"):
        listing = tt.clients.list()
        assert [one.id for one in listing] == [1, 2, 3, 4, 5]
    assert listing.repeated == 2
    assert caplog.messages == ["list_clients: records came twice and were dropped; the list changed while it was read."]


@pytest.mark.parametrize("records", [0, 2, 3, 8, 9, 10, 20])
@pytest.mark.parametrize("page_size", [3, 1000])
@pytest.mark.parametrize("first_page", [0, 1])
def test_a_quiet_list_is_not_reported_as_drift(
    first_page: int, page_size: int, records: int, caplog: pytest.LogCaptureFixture
) -> None:
    with client(pages(range(records), first_page=first_page), page_size=page_size) as tt:
        listing = tt.clients.list()
        assert len(list(listing)) == records
    assert (listing.repeated, listing.foreign, caplog.messages) == (0, 0, [])


def test_a_server_that_ignores_the_user_filter_is_noticed_and_rows_of_others_are_dropped(
    caplog: pytest.LogCaptureFixture,
) -> None:
    rows = [{"id": 1, "user": "test"}, {"id": 2, "user": "other"}, {"id": 3, "user": "Test"}, {"id": 4}]
    with client(lambda _: httpx.Response(200, json=rows)) as tt:
        listing = tt.project_time_entries.list(username="test")
        assert [one.id for one in listing] == [1, 3, 4]
        assert [one.id for one in tt.project_time_entries.list()] == [1, 2, 3, 4]
    assert listing.foreign == 1
    assert caplog.messages == [
        "list_project_time_entries: the server ignores a filter; records it should have kept out were dropped."
    ]


def test_pages_full_of_other_peoples_rows_do_not_end_the_walk() -> None:
    answers = iter([[(1, "b"), (2, "b")], [(3, "b"), (4, "a")], [(5, "a")]])

    def handle(_: httpx.Request) -> httpx.Response:
        return httpx.Response(200, json=[{"id": number, "user": user} for number, user in next(answers)])

    with client(handle, page_size=2) as tt:
        assert [one.id for one in tt.expenses.list(username="a")] == [4, 5]


def test_an_absence_type_filter_is_checked_as_a_number() -> None:
    rows = [{"id": 1, "absenceType": 2}, {"id": 2, "absenceType": "2"}, {"id": 3, "absenceType": 12}]
    with client(lambda _: httpx.Response(200, json=rows)) as tt:
        assert [one.id for one in tt.absences.list(absence_type=2)] == [1, 2]


def test_a_server_that_answers_more_than_was_asked_for_loses_no_record_and_ends() -> None:
    with client(lambda _: _ids(range(7)), page_size=2) as tt:
        assert [one.id for one in tt.clients.list()] == list(range(7))


@pytest.mark.thorough
def test_a_walk_over_a_million_records_needs_little_memory() -> None:
    rules: Rules[int] = Rules(lambda record: record, lambda _: True)
    walk = Walk(Position(page_size=1000), rules)
    tracemalloc.start()
    try:
        total = sum(len(walk.take(range(page * 1000, page * 1000 + 1000))) for page in range(1000))
        _, peak = tracemalloc.get_traced_memory()
    finally:
        tracemalloc.stop()
    assert total == 1_000_000
    assert peak < 2 * 1024 * 1024


@pytest.mark.parametrize(
    ("names", "fresh"),
    [
        ([1, 2, 1, 2**70, 2**70, -5, -5, 0], [True, True, False, True, False, True, False, True]),
        (["a", "b", "a", ("a", 1), ("a", 1)], [True, True, False, True, False]),
    ],
)
def test_names_are_remembered_exactly(names: list[object], fresh: list[bool]) -> None:
    seen = Seen()
    assert [seen.add(name) for name in names] == fresh


def test_of_names_that_are_no_numbers_the_last_20_000_are_remembered() -> None:
    seen = Seen()
    assert all(seen.add(f"name {number}") for number in range(30_000))
    assert not seen.add("name 29999")
    assert not seen.add("name 10000")
    assert seen.add("name 9999")


def _ids(ids: Iterable[int]) -> httpx.Response:
    return httpx.Response(200, json=[{"id": number} for number in ids])


@pytest.mark.parametrize("by_page", [False, True])
def test_a_listing_that_failed_can_be_asked_again_and_never_ends_as_if_it_were_complete(by_page: bool) -> None:
    script = Script(_ids([1, 2]), answer(500), _ids([3, 4]), _ids([5]))
    with client(script, page_size=2, retry=RetryPolicy(attempts=1)) as tt:
        listing = tt.clients.list()
        source = listing.pages() if by_page else listing
        before = [next(source) for _ in range(1 if by_page else 2)]
        with pytest.raises(ServerFailed):
            next(source)
        found = [*before, *source]
    assert len(found) == (3 if by_page else 5)


@pytest.mark.parametrize("by_page", [False, True])
def test_an_awaiting_listing_that_failed_can_be_asked_again_too(by_page: bool) -> None:
    async def run() -> int:
        script = Script(_ids([1, 2]), answer(500), _ids([3, 4]), _ids([5]))
        async with async_client(script, page_size=2, retry=RetryPolicy(attempts=1)) as tt:
            listing = tt.clients.list()
            source = listing.pages() if by_page else listing
            found = [await anext(source) for _ in range(1 if by_page else 2)]
            with pytest.raises(ServerFailed):
                await anext(source)
            return len(found) + len([one async for one in source])

    assert asyncio.run(run()) == (3 if by_page else 5)


Step = Callable[[Any], object]

LEFT: list[tuple[str, list[Step]]] = [
    ("one record", [next]),
    ("a whole page", [next, next, next]),
    ("a loop that was left", [lambda it: list(islice(it, 4))]),
    ("a page", [lambda it: next(it.pages())]),
    ("one record, then a page", [next, lambda it: next(it.pages())]),
    ("a page, then one record", [lambda it: next(it.pages()), next]),
]


@pytest.mark.parametrize("first_page", [0, 1])
@pytest.mark.parametrize("by_page", [False, True])
@pytest.mark.parametrize(("_", "steps"), LEFT, ids=[name for name, _ in LEFT])
def test_whoever_goes_on_with_a_list_that_was_left_gets_the_rest(
    _: str, steps: list[Step], by_page: bool, first_page: int
) -> None:
    with client(pages(range(10), first_page=first_page), page_size=3, limit_per_minute=None) as tt:
        listing = tt.clients.list()
        before = [one for step in steps for one in _flat(step(listing))]
        after = _flat(list(listing.pages() if by_page else listing))
        assert [one.id for one in [*before, *after]] == list(range(10))


def _flat(found: object) -> list[Any]:
    return [one for each in found for one in _flat(each)] if isinstance(found, list) else [found]


USED_UP = (
    "list_clients: this list was read to its end; call the method again to read it anew, or keep its records in a list "
    "of your own."
)


@pytest.mark.parametrize("records", [0, 5])
@pytest.mark.parametrize("first_by_page", [False, True])
@pytest.mark.parametrize("then_by_page", [False, True])
def test_a_list_that_was_read_to_its_end_says_so_when_it_is_read_again(
    first_by_page: bool, then_by_page: bool, records: int
) -> None:
    with client(pages(range(records), first_page=0), page_size=3) as tt:
        listing = tt.clients.list()
        assert len(_flat(list(listing.pages() if first_by_page else listing))) == records
        with pytest.raises(RuntimeError) as caught:
            list(listing.pages() if then_by_page else listing)
        assert str(caught.value) == USED_UP
        assert next(listing, None) is None, "an iterator that has ended stays so"
        assert next(listing.pages(), None) is None


@pytest.mark.parametrize("first_by_page", [False, True])
@pytest.mark.parametrize("then_by_page", [False, True])
def test_an_awaiting_list_goes_on_where_it_was_left_and_says_so_when_it_was_read(
    first_by_page: bool, then_by_page: bool
) -> None:
    async def run() -> None:
        async with async_client(pages(range(8), first_page=0), page_size=3) as tt:
            listing = tt.clients.list()
            found = _flat(await anext(listing.pages() if first_by_page else listing))
            async for each in listing.pages() if then_by_page else listing:
                found += _flat(each)
            assert [one.id for one in found] == list(range(8))
            with pytest.raises(RuntimeError) as caught:
                async for _ in listing.pages() if then_by_page else listing:
                    raise AssertionError
            assert str(caught.value) == USED_UP

    asyncio.run(run())


def test_the_only_record_may_be_taken_before_a_loop_over_the_rest() -> None:
    with client(pages(range(1), first_page=0)) as tt:
        listing = tt.clients.list()
        assert next(listing).id == 0
        assert list(listing) == []


@pytest.mark.parametrize("make", [client, async_client])
@pytest.mark.parametrize("ask", [bool, len])
def test_a_list_has_no_length_and_no_truth_because_nothing_was_fetched(
    make: Callable[..., Any], ask: Callable[[object], object]
) -> None:
    sentence = (
        "list_clients: how many records there are is not known before they are fetched; make a list of them, or ask "
        "for one with max_items=1 to see whether there is any."
    )
    with pytest.raises(TypeError) as caught:
        ask(make(pages([], first_page=0)).clients.list())
    assert str(caught.value) == sentence


def test_a_list_shows_what_it_is_and_how_far_it_was_read_and_no_filter() -> None:
    with client(pages(range(5), first_page=0), page_size=3) as tt:
        listing = tt.clients.list(name="secret")
        shown = [repr(listing)]
        for number in (1, 2, 2):
            list(islice(listing, number))
            shown.append(repr(listing))
        assert next(listing, None) is None
        assert [*shown, repr(listing)] == [
            "<Listing list_clients: not begun, 0 given out>",
            "<Listing list_clients: begun, 1 given out>",
            "<Listing list_clients: begun, 3 given out>",
            "<Listing list_clients: begun, 5 given out>",
            "<Listing list_clients: read to its end, 5 given out>",
        ]
    assert repr(async_client(pages([], first_page=0)).clients.list()).startswith(
        "<AsyncListing list_clients: not begun"
    )


@pytest.mark.parametrize("first_page", [0, 1])
def test_no_page_is_empty(first_page: int) -> None:
    with client(pages(range(6), first_page=first_page), page_size=3, limit_per_minute=None) as tt:
        assert [len(page) for page in tt.clients.list().pages()] == [3, 3]
