"""Checks of every moment and day that can be written: it comes back exactly, however it is written."""

from itertools import pairwise

from tests.contract.by_hand.api import Api, Record
from tests.contract.by_hand.contract import CREATORS, UPDATERS, Operation, with_format
from tests.contract.by_hand.samples import full
from tests.contract.by_hand.stage import check
from tests.contract.by_hand.wallclock import beside, moment
from tests.contract.by_hand.writes import creator_of

# Every part of a moment is at its ends somewhere, and no part is 0 everywhere.
_MOMENTS = (
    "2020-10-22T08:00:46.000Z",
    "2020-10-22T08:59:00.001Z",
    "2020-10-22T09:00:59.999Z",
    "2020-12-31T19:59:59.010Z",
    "2020-02-29T00:00:01.100Z",
)
_DAYS = ("2020-02-29", "2020-12-31", "2021-01-01", "2020-10-25")
_NOTATIONS = (".070Z", ".07Z", ".500Z", ".50Z", ".5Z", ".000Z", ".0Z", "Z")


def _spans(operation: Operation) -> list[Record]:
    """Bodies with every moment and every day that an operation writes, a few hours apart where there are several."""
    moments, days = with_format(operation, "wall-clock"), with_format(operation, "date")
    spans = [{name: beside(each, hours=4 * place) for place, name in enumerate(moments)} for each in _MOMENTS]
    return [each for each in (*spans, *(dict.fromkeys(days, day) for day in _DAYS)) if each]


def _shows(api: Api, path: str, wanted: Record, operation: Operation) -> None:
    found = api.one(path)
    assert {name: found.get(name) for name in wanted} == wanted, f"{operation.id} {wanted}"


@check()
def moments_and_days_are_kept_exactly(api: Api) -> None:
    for operation in CREATORS:
        for span in _spans(operation):
            number = api.added(operation.path, full(operation) | span)
            _shows(api, f"{operation.path}/{number}", span, operation)
    for operation in UPDATERS:
        creator = creator_of(operation)
        for span, following in pairwise(_spans(operation)):
            path = f"{creator.path}/{api.added(creator.path, full(creator) | span)}"
            api.written("PUT", path, following)
            _shows(api, path, following, operation)
            for name in span:
                alone = {name: beside(following[name], hours=-1 if name == min(span) else 1)}
                api.written("PUT", path, alone)
                _shows(api, path, following | alone, operation)
                following = following | alone


@check()
def a_moment_is_the_same_however_it_is_written(api: Api) -> None:
    """With three digits of a second, fewer or none: the contract allows each of them."""
    for operation in (*CREATORS, *UPDATERS):
        for name in with_format(operation, "wall-clock"):
            creator = creator_of(operation)
            body = full(creator)
            path = f"{creator.path}/{api.added(creator.path, body)}"
            for notation in _NOTATIONS:
                sent = f"{body[name][:17]}07{notation}"
                if operation is creator:
                    path = f"{creator.path}/{api.added(creator.path, body | {name: sent})}"
                else:
                    api.written("PUT", path, {name: sent})
                assert moment(api.one(path)[name]) == moment(sent), f"{operation.id} {name}: {sent}"
