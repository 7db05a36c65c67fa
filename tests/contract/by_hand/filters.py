"""Checks of the filters of lists: the whole list, filtered here, is what the server must answer."""

from collections.abc import Callable
from typing import Any, TypeAlias

from tests.contract.by_hand.api import Api, Record
from tests.contract.by_hand.contract import Filter, filters
from tests.contract.by_hand.lists import BUSY
from tests.contract.by_hand.stage import check
from tests.contract.by_hand.wallclock import beside

Fits: TypeAlias = Callable[[Any], bool]


def _holding(part: str) -> Fits:
    return lambda text: part.lower() in text.lower()


def _equal_to(value: Any) -> Fits:
    return lambda found: bool(found == value)


def _not_before(bound: str) -> Fits:
    return lambda found: bool(found >= _moment(bound))


def _not_after(bound: str) -> Fits:
    return lambda found: bool(found <= _moment(bound))


def _moment(bound: str) -> str:
    """A bound in the notation of the records, whose texts sort like moments."""
    return bound if "." in bound or "T" not in bound else bound.replace("Z", ".000Z")


def _expect(api: Api, asked: Filter, value: Any, fits: Fits) -> None:
    """The list with a filter must be the part of the whole list that fits."""
    whole = api.records(asked.path, limit=1000)
    wanted = [each["id"] for each in whole if each[asked.property] is not None and fits(each[asked.property])]
    found = [each["id"] for each in api.records(asked.path, limit=1000, **{asked.parameter: value})]
    assert found == wanted, f"{asked.path}?{asked.parameter}={value}"


def _values(api: Api, asked: Filter) -> list[Any]:
    whole = api.records(asked.path, limit=1000)
    return sorted({each[asked.property] for each in whole if each[asked.property] is not None})


@check(BUSY)
def a_text_filter_finds_every_part(api: Api) -> None:
    for asked in filters("contains"):
        for value in _values(api, asked)[::5]:
            for part in (value, value[:3], value[-3:], value[1:-1]):
                _expect(api, asked, part, _holding(part))


@check(BUSY)
def a_text_filter_ignores_case(api: Api) -> None:
    for asked in filters("contains"):
        value = _values(api, asked)[0]
        for part in (value.upper(), value.lower()):
            _expect(api, asked, part, _holding(part))


@check(BUSY)
def a_text_filter_knows_no_wildcards(api: Api) -> None:
    for asked in filters("contains"):
        for part in ("%", "_", "*", ".", "Client%", "T_s", "' OR 1=1 --"):
            _expect(api, asked, part, _holding(part))


@check(BUSY)
def a_filter_by_value_finds_only_that_value(api: Api) -> None:
    for asked in filters("equals"):
        for value in _values(api, asked):
            _expect(api, asked, value, _equal_to(value))
        unused: Any = "tes" if asked.property == "user" else 6
        _expect(api, asked, unused, lambda _: False)


def _bounds(api: Api, asked: Filter) -> list[str]:
    """Bounds that fall on a record, and for moments a millisecond and a second beside it."""
    values = _values(api, asked)
    middle = [values[len(values) // 3], values[len(values) // 2]]
    if asked.kind == "date":
        return middle
    around = [beside(each, milliseconds=distance) for each in middle for distance in (-1000, -1, 0, 1, 1000)]
    return [*around, *(each.replace(".000Z", "Z") for each in around if each.endswith(".000Z"))]


@check(BUSY)
def a_filter_by_the_earliest_moment_includes_it(api: Api) -> None:
    for asked in filters("not_before"):
        for bound in _bounds(api, asked):
            _expect(api, asked, bound, _not_before(bound))


@check(BUSY)
def a_filter_by_the_latest_moment_includes_it(api: Api) -> None:
    for asked in filters("not_after"):
        for bound in _bounds(api, asked):
            _expect(api, asked, bound, _not_after(bound))


@check(BUSY)
def filters_hold_together(api: Api) -> None:
    whole = api.records("/project_time_entries", limit=1000)
    asked = {
        "username": "test",
        "clientName": "client 000",
        "from": "2020-09-30T00:00:00Z",
        "to": "2020-10-08T23:59:59.999Z",
    }

    def fits(entry: Record) -> bool:
        named = entry["user"] == "test" and "Client 000" in entry["clientName"]
        return bool(named and "2020-09-30" <= entry["from"][:10] <= "2020-10-08")

    wanted = [each for each in whole if fits(each)]
    assert wanted, "no entry fits, so nothing would be proved"
    assert api.records("/project_time_entries", limit=1000, **asked) == wanted


@check(BUSY)
def a_filter_comes_before_the_pages(api: Api) -> None:
    wanted = api.records("/attendances", username="tester", limit=1000)
    pages = [api.records("/attendances", username="tester", limit=4, page_number=number) for number in range(4)]
    assert [each for page in pages for each in page] == wanted
    assert len(wanted) > 8
