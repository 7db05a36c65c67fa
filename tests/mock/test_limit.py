"""The limit of requests: exactly so many in any window, and a waiting time that is right."""

import random
from typing import Any

import pytest

from tests.mock.caller import BASE, KEYS, read
from timetrack_mock import Limit, Mock, Readings, Request
from timetrack_mock.guard import Window


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
    [{"limit": 0}, {"limit": -1}, {"period": 0.0}, {"seed": "huge"}],
    ids=["no limit", "negative", "period", "seed"],
)
def test_values_without_a_meaning_are_refused(options: dict[str, int]) -> None:
    with pytest.raises(ValueError, match="must be"):
        Mock(**options)  # type: ignore[arg-type]


def statuses(mock: Mock, number: int) -> list[int]:
    return [ask(mock)[0] for _ in range(number)]


def test_a_fixed_window_begins_with_its_first_request_and_ends_as_a_whole() -> None:
    clock = Seconds()
    with Mock(limit=Limit(3, 60, "fixed"), monotonic=clock) as mock:
        assert statuses(mock, 1) == [200]
        clock.now += 50
        assert statuses(mock, 3) == [200, 200, 429]
        assert ask(mock) == (429, 10)
        clock.now += 10
        assert statuses(mock, 4) == [200, 200, 200, 429]
        clock.now += 1000
        assert statuses(mock, 1) == [200]
        clock.now += 59.5
        assert statuses(mock, 3) == [200, 200, 429]


@pytest.mark.parametrize(("window", "admitted"), [("fixed", 59), ("rolling", 30)])
def test_where_two_fixed_windows_meet_twice_as_many_pass_as_in_a_rolling_one(window: Window, admitted: int) -> None:
    clock = Seconds()
    with Mock(limit=Limit(30, 60, window), monotonic=clock) as mock:
        statuses(mock, 1)
        clock.now += 59
        late = statuses(mock, 40)
        clock.now += 1
        assert (late + statuses(mock, 40)).count(200) == admitted


def test_refused_requests_count_where_they_are_read_so() -> None:
    clock = Seconds()
    with Mock(limit=2, monotonic=clock, readings=Readings(refused="counted")) as mock:
        assert statuses(mock, 3) == [200, 200, 429]
        clock.now += 59
        assert ask(mock) == (429, 1)
        clock.now += 1
        assert ask(mock) == (200, None), "only the one that was refused a second ago still counts"
        assert ask(mock) == (429, 60)
        clock.now += 60
        assert statuses(mock, 3) == [200, 200, 429]


def test_the_limit_is_another_from_one_request_to_the_next_and_counts_from_nothing() -> None:
    with Mock(limit=2, period=10.0, monotonic=Seconds()) as mock:
        assert statuses(mock, 3) == [200, 200, 429]
        mock.limit = 1
        assert mock.limit == Limit(1, 10.0, "rolling")
        assert statuses(mock, 2) == [200, 429]
        mock.limit = None
        assert (mock.limit, statuses(mock, 50)) == (None, [200] * 50)
        mock.limit = Limit(3, 5.0, "fixed")
        assert statuses(mock, 4) == [200, 200, 200, 429]
        mock.limit = 1
        assert mock.limit == Limit(1, 5.0, "fixed")
        mock.reset()
        assert mock.limit == Limit(2, 10.0, "rolling")
        assert statuses(mock, 3) == [200, 200, 429]


def test_a_limit_that_was_off_is_one_of_the_contract_when_it_is_switched_on_with_a_number() -> None:
    with Mock(limit=None) as mock:
        mock.limit = 7
        assert mock.limit == Limit(7, 60.0, "rolling")


def test_a_limit_may_be_larger_than_anybody_can_count() -> None:
    with Mock(limit=10**30) as mock:
        assert statuses(mock, 3) == [200] * 3


@pytest.mark.parametrize(
    ("values", "problem"),
    [((0,), "at least 1"), ((1, 0.0), "above 0"), ((1, float("inf")), "above 0"), ((1, 60.0, "square"), "rolling or")],
)
def test_a_limit_without_a_meaning_is_refused(values: tuple[Any, ...], problem: str) -> None:
    with pytest.raises(ValueError, match=problem):
        Limit(*values)
