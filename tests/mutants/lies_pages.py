"""Lies about the pages of lists."""

from collections.abc import Callable
from typing import TypeAlias

from tests.contract.by_hand.api import Record
from tests.contract.by_hand.stage import Server
from tests.mutants.faults import (
    answering,
    answers_changed,
    asked,
    asking,
    data_of,
    is_list,
    requests_changed,
)
from tests.mutants.mutant import Mutant
from tests.mutants.servers import Fault, built, tampered, where
from timetrack_mock import Mock, Readings, Refusal, Request, Response

_PAGES, _SIZE = "the_pages_of_a_list_put_together_are_the_list", "a_page_is_50_records_unless_asked_otherwise"
_LIMIT = "a_page_holds_as_many_records_as_asked_for"
Cut: TypeAlias = Callable[[list[Record], int, int], list[Record]]


def _numbers(request: Request) -> tuple[int, int]:
    given = asked(request)
    return int(given.get("limit", 50)), int(given.get("page_number", 0))


def _cut(cut: Cut) -> Fault:
    """Pages are cut out of the whole list in another way, given the limit and the number of a page."""

    def fault(mock: Mock, request: Request) -> Response:
        response = mock.handle(request)
        if not (is_list(request) and response.status == 200):
            return response
        whole = data_of(mock.handle(asking(request, limit=1000, page_number=None)))
        return answering(response, cut(whole, *_numbers(request)))

    return fault


def _overlapping(whole: list[Record], limit: int, number: int) -> list[Record]:
    start = max(number * limit - 1, 0)
    return whole[start : start + limit]


def _skipping(whole: list[Record], limit: int, number: int) -> list[Record]:
    start = number * (limit + 1)
    return whole[start : start + limit]


def _too_many(whole: list[Record], limit: int, number: int) -> list[Record]:
    return whole[number * limit : (number + 1) * limit + 1]


def _too_few(whole: list[Record], limit: int, number: int) -> list[Record]:
    return whole[number * limit : max((number + 1) * limit - 1, number * limit)]


def _never_ending(whole: list[Record], limit: int, number: int) -> list[Record]:
    last = max((len(whole) - 1) // limit, 0) if limit else 0
    start = min(number, last) * limit
    return whole[start : start + limit]


def _no_limit_at_0(whole: list[Record], limit: int, number: int) -> list[Record]:
    return whole[number * limit : (number + 1) * limit] if limit else whole


def _by_default(size: int) -> Fault:
    return requests_changed(
        lambda request: is_list(request) and "limit" not in asked(request), lambda request: asking(request, limit=size)
    )


def _at_most_100(mock: Mock, request: Request) -> Response:
    response = mock.handle(request)
    return answering(response, data_of(response)[:100]) if is_list(request) and response.status == 200 else response


def _missing_beyond_the_end(mock: Mock, request: Request) -> Response:
    response = mock.handle(request)
    beyond = is_list(request) and response.status == 200 and _numbers(request)[1] > 0 and data_of(response) == []
    return Refusal(404).response() if beyond else response


def _page_0_is_empty(request: Request, response: Response) -> bool:
    return is_list(request) and response.status == 200 and asked(request).get("page_number") == "0"


def _from_0(server: Server) -> Server:
    return where(lambda account: "readings" not in account.options, server)


def _mutant(lie: str, caught_by: str, server: Server) -> Mutant:
    return Mutant(lie, caught_by, server, "/users")


MUTANTS = (
    _mutant("pages overlap by one record", _PAGES, _from_0(tampered(_cut(_overlapping)))),
    _mutant("pages skip a record", _PAGES, _from_0(tampered(_cut(_skipping)))),
    _mutant("pages are counted from 1 where they should be from 0", _PAGES, built(readings=Readings(first_page=1))),
    _mutant(
        "page 0 is empty where pages are counted from 1",
        "the_first_page_is_the_first_under_each_name",
        where(
            lambda account: "readings" in account.options,
            tampered(answers_changed(_page_0_is_empty, lambda response: answering(response, []))),
        ),
    ),
    _mutant(
        "a page holds one record too many",
        _LIMIT,
        _from_0(tampered(_cut(_too_many))),
    ),
    _mutant(
        "a page holds one record too few",
        _LIMIT,
        _from_0(tampered(_cut(_too_few))),
    ),
    _mutant("a limit of 0 is no limit", _LIMIT, _from_0(tampered(_cut(_no_limit_at_0)))),
    _mutant("a page is 100 records when nothing is asked", _SIZE, tampered(_by_default(100))),
    _mutant("a page is 25 records when nothing is asked", _SIZE, tampered(_by_default(25))),
    _mutant("a page never holds more than 100 records", "a_page_may_hold_1000_records", tampered(_at_most_100)),
    _mutant(
        "the last page comes again and again", "a_page_beyond_the_end_is_empty", _from_0(tampered(_cut(_never_ending)))
    ),
    _mutant("a page beyond the end is missing", "a_page_beyond_the_end_is_empty", tampered(_missing_beyond_the_end)),
)
