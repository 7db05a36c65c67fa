"""Pages: where they begin, what their size means, whether they fit together."""

from collections.abc import Iterator
from typing import Any

from tests.contract.answers.exchange import Exchange
from tests.contract.findings import Finding
from tests.contract.live.ask import reading
from tests.contract.live.talk import Talk

LARGEST = 1000
PAGES = 3


def _ids(answer: Exchange) -> list[Any]:
    return [record.get("id") for record in answer.records]


def _long_list(talk: Talk) -> str | None:
    """A list of at least three records that fits into one page."""
    paths = [each.template for each in talk.lists() if each.template != "/work_reports"]
    return next((path for path in paths if len(talk.get(path).records) >= PAGES), None)


def first_page(talk: Talk) -> Iterator[Finding]:
    """E03: no page, page 0, 1 and 2, of one record each."""
    path = _long_list(talk)
    if path is None:
        yield talk.open("", "E03", "the first page is 0 or 1", "no list has three records")
        return
    without = talk.get(path, {"limit": 1})
    pages = [talk.get(path, {"limit": 1, "page_number": number}) for number in range(PAGES)]
    if len(without.records) != 1:
        did = f"{len(without.records)} records"
        yield talk.deviates(without, "E04", "`limit=1` gives one record", did)
        return
    first, zero, one, two = (_ids(each) for each in (without, *pages))
    if one == first and two not in (first, []):
        yield talk.settles(pages[1], "E03", "the first page is 0 or 1", f"it is 1; page 0 {_zero(pages[0], first)}")
    elif zero == first and one not in (first, []) and two not in (first, one, []):
        yield talk.settles(pages[0], "E03", "the first page is 0 or 1", "it is 0")
    else:
        did = "pages 0, 1 and 2 are not three pages in a row"
        yield talk.deviates(pages[1], "E03", "each page shows other records, and the first page is 0 or 1", did)


def _zero(answer: Exchange, first: list[Any]) -> str:
    if not answer.done:
        return f"is refused with {answer.status}"
    return "is answered like page 1" if _ids(answer) == first else "holds other records or none"


def limit_zero(talk: Talk) -> Iterator[Finding]:
    """E04: what a limit of 0 gives."""
    answer, whole = talk.get("/clients", {"limit": 0}), talk.get("/clients")
    count = len(answer.records)
    rows = "no records" if count == 0 else "as many records as without" if count == len(whole.records) else "some"
    did = f"it gives {rows}" if answer.done else f"it is refused with {answer.status}"
    yield talk.settles(answer, "E04", "`limit=0` is allowed; its meaning is not known", did)


def walks(talk: Talk) -> Iterator[Finding]:
    """E35: all pages in a row are the list, twice in the same order."""
    path = _long_list(talk)
    if path is None:
        yield talk.open("", "E35", "nothing about the order of lists", "no list has three records")
        return
    whole = talk.get(path, {"limit": LARGEST})
    again = talk.fresh(reading(path, {"limit": LARGEST}))
    if len(whole.records) >= LARGEST:
        yield talk.open("", "E35", "nothing about the order of lists", f"the list has {LARGEST} records or more")
        return
    size = -(-len(whole.records) // PAGES)
    joined = _pages(talk, path, size)
    if sorted(map(str, joined)) != sorted(map(str, _ids(whole))):
        yield talk.deviates(
            whole, "E03 E35", "the pages put together are the list", "records are missing or come twice"
        )
        return
    stable = _ids(again) == _ids(whole) == joined
    did = f"{_order(_ids(whole))}, {'the same' if stable else 'not the same'} in three walks"
    yield talk.settles(whole, "E35", "nothing about the order of lists", did)


def _pages(talk: Talk, path: str, size: int) -> list[Any]:
    """The ids of all pages, whether they are counted from 0 or from 1."""
    pages = [_ids(talk.get(path, {"limit": size, "page_number": number})) for number in range(PAGES + 1)]
    starts_at = 1 if pages[0] == pages[1] else 0
    return [each for page in pages[starts_at:] for each in page]


def _order(ids: list[Any]) -> str:
    numbers = [each for each in ids if isinstance(each, int)]
    if numbers == sorted(numbers):
        return "by id"
    return "by id, the newest first" if numbers == sorted(numbers, reverse=True) else "not by id"
