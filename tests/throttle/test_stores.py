"""What every place keeps its promises about: memory, a file and a Redis pass the same table."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from typing import Any

import pytest

from tests.throttle.places import Place
from timetrack.throttle.budget import stricter
from timetrack.throttle.store import Store
from timetrack.throttle.window import Terms, terms_of

WINDOW, BOUND = 60.0, 4.0
TWO = terms_of(2, WINDOW, BOUND, None)
ONE = terms_of(1, WINDOW, BOUND, None)


def _send(store: Store, token: str, terms: Terms = TWO) -> float:
    """Reserve a slot, and settle it as if the answer came at once."""
    wait = store.reserve(token, terms)
    store.settle(token, 0.0)
    return wait


def _seconds(place: Place, seconds: float) -> Any:
    """About so many: the clock of a Redis moves by itself as well."""
    return pytest.approx(seconds - place.slack / 2, abs=place.slack / 2 + 1e-6)


def test_slots_are_granted_up_to_the_limit_and_then_the_wait_is_exact(place: Place) -> None:
    store = place.store()
    assert _send(store, "a") == 0
    place.sleep(10.0)
    assert _send(store, "b") == 0
    assert store.reserve("c", TWO) == _seconds(place, 50.0)
    place.sleep(40.0)
    assert store.reserve("c", TWO) == _seconds(place, 10.0)
    place.sleep(10.0)
    assert _send(store, "c") == 0
    assert store.reserve("d", TWO) == _seconds(place, 10.0)


def test_a_request_in_flight_is_never_announced_to_be_free_later_than_if_it_were_answered_now(place: Place) -> None:
    store = place.store()
    store.reserve("a", ONE)
    assert store.reserve("b", ONE) == _seconds(place, WINDOW)
    place.sleep(3.0)
    assert store.reserve("b", ONE) == _seconds(place, WINDOW)


def test_a_slot_that_is_never_settled_counts_as_if_the_request_took_the_longest_to_arrive(place: Place) -> None:
    store = place.store()
    store.reserve("a", ONE)
    place.sleep(WINDOW + BOUND - 2.0)
    assert store.reserve("b", ONE) == _seconds(place, 2.0)
    place.sleep(2.0)
    assert store.reserve("b", ONE) == 0


@pytest.mark.parametrize(
    ("taken", "age", "charged_at"),
    [(2.0, 0.0, 2.0), (2.0, 0.5, 1.5), (20.0, 16.0, 4.0), (0.0, 0.0, 0.0)],
    ids=["its answer", "some time ago", "when it must have arrived", "at once"],
)
def test_settling_charges_a_slot_when_it_says(place: Place, taken: float, age: float, charged_at: float) -> None:
    store = place.store()
    store.reserve("a", ONE)
    place.sleep(taken)
    store.settle("a", age)
    assert store.reserve("b", ONE) == _seconds(place, WINDOW - taken + charged_at)


def test_a_slot_that_is_given_back_is_free_at_once_and_cannot_be_settled_any_more(place: Place) -> None:
    store = place.store()
    assert store.reserve("a", ONE) == 0
    store.release("a")
    store.settle("a", 0.0)
    assert store.reserve("b", ONE) == 0


def test_settling_and_releasing_what_nobody_holds_changes_nothing(place: Place) -> None:
    store = place.store()
    store.settle("nobody", 0.0)
    store.release("nobody")
    assert store.look().charges == ()
    assert store.reserve("a", ONE) == 0


def test_what_is_settled_or_released_after_its_window_changes_nothing(place: Place) -> None:
    store = place.store()
    for token in ("late", "later"):
        store.reserve(token, TWO)
    place.sleep(WINDOW + BOUND + 1.0)
    assert store.reserve("a", ONE) == 0
    store.settle("late", 0.0)
    store.release("later")
    assert len(store.look().charges) == 1


def test_a_call_that_asks_again_because_it_lost_the_answer_holds_one_slot(place: Place) -> None:
    store = place.store()
    assert [store.reserve("a", ONE) for _ in range(3)] == [0, 0, 0]
    assert len(store.look().charges) == 1
    assert store.reserve("b", ONE) == _seconds(place, WINDOW)


def test_an_old_question_that_arrives_late_takes_no_charge_away(place: Place) -> None:
    store = place.store()
    assert [_send(store, token) for token in "ab"] == [0, 0]
    place.sleep(10.0)
    store.pause(20.0)
    store.reserve("a", TWO)
    place.sleep(20.0)
    store.reserve("a", ONE)
    assert store.look().charges == (_seconds(place, -30.0), _seconds(place, -30.0))
    assert store.reserve("c", TWO) == _seconds(place, 30.0)


def test_a_pause_holds_everybody_and_ends(place: Place) -> None:
    store, same = place.store(), place.store()
    store.pause(17.0)
    assert same.reserve("a", ONE) == _seconds(place, 17.0)
    place.sleep(15.0)
    assert same.reserve("a", ONE) == _seconds(place, 2.0)
    place.sleep(2.0)
    assert same.reserve("a", ONE) == 0


def test_a_shorter_pause_does_not_end_a_longer_one_and_a_longer_one_prolongs_it(place: Place) -> None:
    store = place.store()
    store.pause(20.0)
    store.pause(5.0)
    assert store.look().paused == _seconds(place, 20.0)
    place.sleep(10.0)
    store.pause(5.0)
    assert store.look().paused == _seconds(place, 10.0)
    store.pause(30.0)
    assert store.look().paused == _seconds(place, 30.0)


@pytest.mark.parametrize("seconds", [0.0, 1e-6])
def test_a_pause_of_nothing_is_none(place: Place, seconds: float) -> None:
    store = place.store()
    store.pause(seconds)
    place.sleep(2e-6)
    assert store.reserve("a", ONE) == 0


@pytest.mark.parametrize("years", [1, 100])
def test_a_huge_pause_is_kept_to_its_end(place: Place, years: int) -> None:
    store, seconds = place.store(), years * 365 * 86_400.0
    store.pause(seconds)
    assert store.reserve("a", ONE) == _seconds(place, seconds)
    place.sleep(seconds - 10.0)
    assert store.look().paused == _seconds(place, 10.0)
    place.sleep(10.0)
    assert store.reserve("a", ONE) == 0


def test_looking_tells_charges_and_pause_in_seconds_from_now_and_takes_nothing(place: Place) -> None:
    store = place.store()
    assert store.look().charges == ()
    assert store.look().paused == 0
    _send(store, "a")
    place.sleep(10.0)
    store.reserve("b", TWO)
    store.pause(5.0)
    for _ in range(2):
        holds = store.look()
        assert holds.charges == (_seconds(place, -10.0), _seconds(place, BOUND))
        assert holds.paused == _seconds(place, 5.0)


def test_of_several_rules_each_holds_and_the_longer_wait_is_told(place: Place) -> None:
    store, terms = place.store(), terms_of(4, WINDOW, BOUND, max_burst=2)
    assert [_send(store, token, terms) for token in "ab"] == [0, 0]
    assert store.reserve("c", terms) == _seconds(place, 30.0)
    place.sleep(30.0)
    assert [_send(store, token, terms) for token in "cd"] == [0, 0]
    assert store.reserve("e", terms) == _seconds(place, 30.0)
    place.sleep(28.0)
    assert store.reserve("e", terms) == _seconds(place, 2.0)
    place.sleep(2.0)
    assert _send(store, "e", terms) == 0


def test_two_budgets_of_one_place_do_not_touch_each_other(place: Place) -> None:
    one, other = place.store("one"), place.store("other")
    assert _send(one, "a", ONE) == 0
    one.pause(100.0)
    assert other.look().charges == ()
    assert other.look().paused == 0
    assert other.reserve("a", ONE) == 0
    other.release("a")
    assert len(one.look().charges) == 1


def test_whoever_obeys_stricter_terms_counts_what_was_granted_under_looser_ones(place: Place) -> None:
    store = place.store()
    _send(store, "a")
    place.sleep(10.0)
    _send(store, "b")
    assert store.reserve("c", stricter(TWO, ONE)) == _seconds(place, WINDOW)
    place.sleep(50.0)
    assert store.reserve("c", ONE) == _seconds(place, 10.0)
    assert store.reserve("c", TWO) == 0


def test_many_who_ask_at_once_are_granted_exactly_the_limit(place: Place) -> None:
    terms = terms_of(50, WINDOW, BOUND, None)
    stores = [place.store() for _ in range(8)]

    def ask(number: int) -> bool:
        return stores[number % 8].reserve(f"call {number}", terms) == 0

    with ThreadPoolExecutor(8) as threads:
        assert sum(threads.map(ask, range(200))) == 50
    assert len(stores[0].look().charges) == 50


def test_a_forked_process_goes_on_with_what_is_charged(place: Place) -> None:
    store = place.store()
    _send(store, "a", ONE)
    store.renew()
    assert store.reserve("b", ONE) == _seconds(place, WINDOW)


def test_a_store_says_whether_it_waits_and_how_long_it_may_be_left_alone(place: Place) -> None:
    store = place.store()
    assert store.waits == (store.longest_sleep < float("inf"))
    assert store.longest_sleep > 0


def test_a_strict_budget_charges_at_the_answer_and_what_is_lost_as_late_as_can_be_for_all_who_share_it(
    place: Place,
) -> None:
    store, same, terms = place.store(), place.store(), terms_of(9, WINDOW, BOUND, None)
    for token in ("answered", "lost", "answered in time", "never settled"):
        store.reserve(token, terms)
    place.sleep(10.0)
    store.settle("answered in time", 6.0)
    assert same.be_strict(100.0, later=0.0)
    store.reserve("later", terms)
    store.settle("answered", 6.0, 0.0)
    store.settle("lost", 6.0, -20.0)
    expected = [_seconds(place, moment) for moment in (-6.0, -6.0, 0.0, 20.0, 30.0)]
    assert sorted(store.look().charges) == expected
    assert same.look().strict == _seconds(place, 100.0)


def test_a_budget_that_becomes_strict_charges_later_what_it_has_charged_and_only_then(place: Place) -> None:
    store = place.store()
    _send(store, "a")
    store.reserve("in flight", TWO)
    assert [store.be_strict(100.0, later=30.0) for _ in range(2)] == [True, False]
    assert store.look().charges == (_seconds(place, 30.0), _seconds(place, 30.0 + BOUND))
    place.sleep(30.0)
    assert store.reserve("b", TWO) == _seconds(place, WINDOW)
    place.sleep(WINDOW + place.slack)
    assert store.reserve("b", TWO) == 0


def test_a_budget_is_strict_until_the_longest_that_was_asked_for_is_over(place: Place) -> None:
    store, other = place.store(), place.store("other")
    assert store.be_strict(100.0, later=0.0)
    assert not store.be_strict(20.0, later=0.0)
    assert other.look().strict == 0.0
    place.sleep(90.0)
    assert store.look().strict == _seconds(place, 10.0)
    place.sleep(10.0)
    assert store.look().strict == 0.0
    store.reserve("a", TWO)
    store.settle("a", 3.0, 0.0)
    assert store.look().charges == (_seconds(place, -3.0),)
    assert store.be_strict(20.0, later=0.0)
