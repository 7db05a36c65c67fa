"""The limit of requests: exactly so many in any window, and a waiting time that is right."""

import random

import pytest

from tests.mock.caller import BASE, KEYS, read
from timetrack_mock import Mock, Request


class Seconds:
    """A clock that stands still until it is moved."""

    def __init__(self) -> None:
        self.now = 1000.0

    def __call__(self) -> float:
        return self.now


def ask(mock: Mock, path: str = "/clients") -> tuple[int, int | None]:
    answer = read(mock.handle(Request("GET", BASE + path, "", KEYS)))
    wait = answer.headers.get("retry-after")
    return answer.status, None if wait is None else int(wait)


def test_thirty_requests_a_minute_by_the_contract() -> None:
    with Mock(monotonic=Seconds()) as mock:
        assert [ask(mock)[0] for _ in range(32)] == [200] * 30 + [429] * 2


def test_retry_after_is_right_to_the_second() -> None:
    clock = Seconds()
    with Mock(limit=2, monotonic=clock) as mock:
        ask(mock)
        clock.now += 10.5
        ask(mock)
        assert ask(mock) == (429, 50)
        clock.now += 49.4
        assert ask(mock) == (429, 1)
        clock.now += 0.1
        assert ask(mock) == (200, None)
        assert ask(mock) == (429, 11)


def test_every_authenticated_request_counts_but_the_refused_ones() -> None:
    clock = Seconds()
    with Mock(limit=3, monotonic=clock) as mock:
        assert [ask(mock, path)[0] for path in ("/nowhere", "/clients/9", "/clients", "/clients")] == [
            404,
            404,
            200,
            429,
        ]
        clock.now += 60
        assert [ask(mock)[0] for _ in range(4)] == [200, 200, 200, 429]


@pytest.mark.parametrize("limit", [1, 7, 30])
def test_no_window_of_a_minute_ever_holds_more(limit: int) -> None:
    clock, dice, admitted = Seconds(), random.Random(limit), list[float]()
    with Mock(limit=limit, monotonic=clock) as mock:
        for _ in range(1000):
            clock.now += dice.choice([0.0, 0.125, 1.0, 4.0])
            if ask(mock)[0] == 200:
                admitted.append(clock.now)
    busiest = max(sum(1 for each in admitted if start <= each < start + 60) for start in admitted)
    assert busiest == limit


def test_waiting_as_told_is_always_enough() -> None:
    clock, dice = Seconds(), random.Random(1)
    with Mock(limit=5, monotonic=clock) as mock:
        for _ in range(300):
            clock.now += dice.random()
            status, wait = ask(mock)
            if status == 429:
                assert wait is not None
                clock.now += wait
                assert ask(mock)[0] == 200


def test_none_switches_the_limit_off() -> None:
    with Mock(limit=None, monotonic=Seconds()) as mock:
        assert {ask(mock)[0] for _ in range(200)} == {200}


@pytest.mark.parametrize(
    "options",
    [{"limit": 0}, {"limit": -1}, {"first_page": 2}, {"seed": "huge"}],
    ids=["no limit", "negative", "page", "seed"],
)
def test_values_without_a_meaning_are_refused(options: dict[str, int]) -> None:
    with pytest.raises(ValueError, match="must be"):
        Mock(**options)  # type: ignore[arg-type]
