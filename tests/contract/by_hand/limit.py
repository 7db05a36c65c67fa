"""Checks of the limit: 30 requests in any minute, counted together, refused politely."""

from itertools import cycle, islice

from tests.contract.by_hand.api import Api
from tests.contract.by_hand.contract import DOCUMENT
from tests.contract.by_hand.stage import THROTTLED, check

LIMIT: int = DOCUMENT["x-rate-limit"]["requests"]
PERIOD: int = DOCUMENT["x-rate-limit"]["seconds"]
# The limit holds for all requests together, so the checks mix them, failing ones included.
_REQUESTS = (("GET", "/clients"), ("POST", "/tasks"), ("GET", "/users"), ("PUT", "/tasks/1"), ("GET", "/clients/999"))


def _statuses(api: Api, count: int) -> list[int]:
    return [
        api.send(method, path, body={"name": "A task"} if method == "POST" else {"notes": "Noted"}).status
        for method, path in islice(cycle(_REQUESTS), count)
    ]


@check(THROTTLED)
def thirty_requests_are_answered_and_no_more(api: Api) -> None:
    assert 429 not in _statuses(api, LIMIT)
    assert set(_statuses(api, len(_REQUESTS))) == {429}


@check(THROTTLED)
def no_minute_holds_more_than_thirty(api: Api) -> None:
    for pause in (0, PERIOD - 5, 4.5):
        api.wait(pause)
        _statuses(api, LIMIT // 2)
    assert _statuses(api, 1) == [429]
    api.wait(1)  # the first half is a minute old by now
    assert _statuses(api, LIMIT // 2 + 1).count(429) == 1


@check(THROTTLED)
def refused_requests_do_not_count(api: Api) -> None:
    _statuses(api, LIMIT)
    api.wait(PERIOD / 2)
    assert set(_statuses(api, 20)) == {429}
    api.wait(PERIOD / 2)
    assert 429 not in _statuses(api, LIMIT)


@check(THROTTLED)
def a_refused_request_is_not_carried_out(api: Api) -> None:
    _statuses(api, LIMIT - 1)
    before = api.records("/tasks")
    assert api.post("/tasks", {"name": "One too many"}).status == 429
    api.wait(PERIOD)
    assert api.records("/tasks") == before


@check(THROTTLED)
def a_429_says_how_long_to_wait(api: Api) -> None:
    _statuses(api, LIMIT)
    api.wait(PERIOD / 3)
    refused = api.get("/clients")
    assert refused.status == 429
    assert refused.headers.get("retry-after", "").isdigit(), refused.headers
    assert refused.errors
    seconds = int(refused.headers["retry-after"])
    assert 1 <= seconds <= PERIOD
    api.wait(seconds)
    assert api.get("/clients").status == 200
