"""The arithmetic of rolling windows."""

from __future__ import annotations

import pytest

from timetrack.throttle.budget import stricter
from timetrack.throttle.window import Holds, Rule, Terms, forecast, terms_of, used, wait_for_slot

TWO_A_MINUTE = (Rule(2, 60.0),)
AND_ONE_IN_TEN = (Rule(2, 60.0), Rule(1, 10.0))


@pytest.mark.parametrize(
    ("charges", "rules", "now", "wait"),
    [
        ([], TWO_A_MINUTE, 100.0, 0.0),
        ([90.0], TWO_A_MINUTE, 100.0, 0.0),
        ([80.0, 90.0], TWO_A_MINUTE, 100.0, 40.0),
        ([40.0, 90.0], TWO_A_MINUTE, 100.0, 0.0),
        ([10.0, 80.0, 90.0], TWO_A_MINUTE, 100.0, 40.0),
        ([99.0, 104.0], TWO_A_MINUTE, 100.0, 59.0),
        ([103.0, 104.0], TWO_A_MINUTE, 100.0, 60.0),
        ([95.0], AND_ONE_IN_TEN, 100.0, 5.0),
        ([60.0, 95.0], AND_ONE_IN_TEN, 100.0, 20.0),
        ([104.0], AND_ONE_IN_TEN, 100.0, 10.0),
    ],
    ids=[
        "nothing charged",
        "one slot left",
        "both taken",
        "a charge exactly one window old is free",
        "only the newest count",
        "the older of an answered request and one in flight",
        "requests in flight count as if they were answered now, which is the earliest they can be",
        "a burst is over",
        "both rules, the longer wait",
        "a burst in flight",
    ],
)
def test_a_request_waits_until_every_rule_lets_it_through(
    charges: list[float], rules: tuple[Rule, ...], now: float, wait: float
) -> None:
    assert wait_for_slot(charges, rules, now) == wait


@pytest.mark.parametrize(
    ("holds", "ahead", "wait"),
    [
        (Holds(()), 0, 0.0),
        (Holds(()), 1, 0.0),
        (Holds(()), 2, 60.0),
        (Holds(()), 5, 120.0),
        (Holds((-50.0, -10.0)), 0, 10.0),
        (Holds((-50.0, -10.0)), 1, 50.0),
        (Holds((-50.0, -10.0)), 2, 70.0),
        (Holds((3.0, 4.0)), 0, 60.0),
        (Holds((), paused=15.0), 1, 15.0),
        (Holds((-50.0,), paused=15.0), 2, 75.0),
    ],
)
def test_a_forecast_says_when_a_place_in_the_queue_has_its_turn(holds: Holds, ahead: int, wait: float) -> None:
    assert forecast(holds, TWO_A_MINUTE, ahead) == wait


def test_charges_older_than_the_window_are_not_used() -> None:
    assert used(Holds((-61.0, -60.0, -59.0, 3.0)), TWO_A_MINUTE[0]) == 2


@pytest.mark.parametrize(
    ("max_burst", "rules"),
    [
        (None, (Rule(30, 60.0),)),
        (30, (Rule(30, 60.0),)),
        (100, (Rule(30, 60.0),)),
        (10, (Rule(30, 60.0), Rule(10, 20.0))),
        (1, (Rule(30, 60.0), Rule(1, 2.0))),
    ],
)
def test_a_burst_may_come_again_when_the_server_has_refilled_its_bucket(
    max_burst: int | None, rules: tuple[Rule, ...]
) -> None:
    assert terms_of(30, 60.0, 4.0, max_burst) == Terms(rules, 4.0)


def test_clients_that_name_different_limits_obey_the_strictest_of_each() -> None:
    one, other = terms_of(30, 60.0, 4.0, 10), terms_of(60, 60.0, 5.0, 1)
    assert stricter(one, other) == stricter(other, one)
    assert stricter(one, other) == Terms((Rule(30, 60.0), Rule(10, 20.0), Rule(1, 1.0)), 5.0)
