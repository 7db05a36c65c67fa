"""Who allows it goes on alone while the shared place is away: slower, after a pause, and never without a limit."""

from __future__ import annotations

import logging
from collections.abc import Callable
from math import inf

import pytest

from tests.support.fakes import Clock, about
from tests.support.redis_server import RedisServer
from tests.throttle.places import RedisPlace
from timetrack import NotConfigured, ThrottleUnavailable
from timetrack.auth import Secret
from timetrack.throttle import Budget, Ticket, shared_budget
from timetrack.throttle.fallback import TRIED_AGAIN, FallbackStore
from timetrack.throttle.memory import MemoryStore
from timetrack.throttle.window import Holds, Terms, terms_of

WINDOW, BOUND = 60.0, 4.0
EVERYTHING = WINDOW + BOUND
THIRTY = terms_of(30, WINDOW, BOUND, None)


class Unreliable:
    """A shared place that others use as well, and that can be away; to find that out takes `fails_in` seconds."""

    waits = True
    longest_sleep = 0.5

    def __init__(self, clock: Clock) -> None:
        self.kept = MemoryStore(clock)
        self.clock = clock
        self.is_away = False
        self.fails_in = 0.0
        self.asked = 0

    def _reach(self) -> MemoryStore:
        self.asked += 1
        if self.is_away:
            self.clock.now += self.fails_in
            raise ThrottleUnavailable("the place is away.")
        return self.kept

    def reserve(self, token: str, terms: Terms, within: float = inf) -> float:
        return self._reach().reserve(token, terms)

    def settle(self, token: str, age: float, strict_age: float = 0.0, within: float = inf) -> None:
        self._reach().settle(token, age, strict_age)

    def be_strict(self, seconds: float, later: float, within: float = inf) -> bool:
        return self._reach().be_strict(seconds, later)

    def release(self, token: str, within: float = inf) -> None:
        self._reach().release(token)

    def pause(self, seconds: float, within: float = inf) -> None:
        self._reach().pause(seconds)

    def look(self, within: float = inf) -> Holds:
        return self._reach().look()

    def renew(self) -> None:
        self.kept.renew()


class Process:
    """A process that may send five requests a minute alone."""

    def __init__(self) -> None:
        self.clock = Clock()
        self.shared = Unreliable(self.clock)
        self.store = FallbackStore(self.shared, 5, self.clock)
        self._sent = 0

    def send(self) -> float:
        """Ask until there is an answer that is worth sleeping for; settle what is granted."""
        self._sent += 1
        wait = self.store.reserve(str(self._sent), THIRTY)
        if 0 < wait < 0.1:
            self.clock.now += wait
            wait = self.store.reserve(str(self._sent), THIRTY)
        if wait == 0:
            self.store.settle(str(self._sent), 0.0)
        return wait


@pytest.fixture
def process() -> Process:
    return Process()


def test_while_the_shared_place_is_there_it_alone_counts(process: Process) -> None:
    assert [process.send() for _ in range(30)] == [0] * 30
    assert process.send() == about(WINDOW)
    process.store.release("30")
    assert process.store.look().charges == tuple(map(about, process.shared.kept.look().charges))
    assert len(process.store.look().charges) == 30
    assert process.store.longest_sleep == 0.5


def test_before_it_goes_on_alone_it_pauses_until_nothing_that_the_others_were_granted_can_count(
    process: Process, caplog: pytest.LogCaptureFixture
) -> None:
    process.send()
    process.shared.is_away = True
    assert process.send() == pytest.approx(EVERYTHING, abs=0.1)
    process.clock.now += EVERYTHING - 1.0
    assert process.send() == pytest.approx(1.0, abs=0.1)
    process.clock.now += 1.0
    assert [process.send() for _ in range(5)] == [0] * 5
    assert process.send() == pytest.approx(WINDOW, abs=0.1)
    process.clock.now += WINDOW
    assert process.send() == 0
    assert caplog.messages == ["the place is away. Until then this process goes on with 5 requests a minute."]
    assert caplog.records[0].levelno == logging.WARNING


def test_back_in_the_shared_place_everybody_pauses_until_nothing_that_was_sent_alone_can_count(
    process: Process, caplog: pytest.LogCaptureFixture
) -> None:
    process.shared.is_away = True
    process.send()
    process.clock.now += EVERYTHING
    assert [process.send() for _ in range(5)] == [0] * 5
    process.shared.is_away = False
    process.clock.now += 20.0
    assert process.send() == pytest.approx(WINDOW - 20.0, abs=0.1)
    assert process.shared.kept.reserve("of another process", THIRTY) == pytest.approx(WINDOW - 20.0, abs=0.1)
    process.clock.now += WINDOW - 20.0
    assert [process.send() for _ in range(30)] == [0] * 30
    process.shared.is_away = True
    process.send()
    assert len(caplog.messages) == 2, "once for each time"


def test_a_request_that_was_still_under_way_when_the_shared_place_came_back_counts_longest(process: Process) -> None:
    process.shared.is_away = True
    process.send()
    process.clock.now += EVERYTHING
    assert process.store.reserve("a", THIRTY) == pytest.approx(0.001)
    assert process.store.reserve("a", THIRTY) == 0
    process.shared.is_away = False
    process.clock.now += TRIED_AGAIN
    assert process.send() == about(EVERYTHING - TRIED_AGAIN)


def test_who_sent_nothing_alone_or_long_ago_pauses_nobody(process: Process) -> None:
    process.shared.is_away = True
    process.send()
    process.shared.is_away = False
    process.clock.now += TRIED_AGAIN
    assert process.send() == 0
    process.shared.is_away = True
    process.send()
    process.clock.now += EVERYTHING
    assert process.send() == 0
    process.shared.is_away = False
    process.clock.now += WINDOW
    assert process.send() == 0


def test_a_place_that_takes_long_to_fail_is_looked_for_now_and_then_and_not_on_behalf_of_a_slot(
    process: Process,
) -> None:
    process.shared.is_away, process.shared.fails_in = True, 4.5
    waits, asked = [], process.clock.now
    for number in range(200):
        asked = process.clock.now
        waits.append(process.store.reserve(str(number), THIRTY))
        if waits[-1] == 0:
            assert process.clock.now - asked == about(0), "a granted slot is never old"
        process.clock.now += min(waits[-1], 0.5)
    assert waits.count(0) >= 5
    assert process.shared.asked <= 1 + (process.clock.now - 1000.0) / TRIED_AGAIN


def test_alone_it_bothers_the_shared_place_with_nothing_but_a_pause(process: Process) -> None:
    process.shared.is_away = True
    process.send()
    asked = process.shared.asked
    process.store.settle("1", 0.0)
    process.store.release("1")
    process.store.look()
    assert process.shared.asked == asked
    with pytest.raises(ThrottleUnavailable):
        process.store.pause(500.0)
    assert process.store.look().paused == about(500.0)
    assert process.send() == about(500.0)


def test_looking_at_a_place_that_has_just_gone_is_no_error(process: Process) -> None:
    process.send()
    process.shared.is_away = True
    assert process.store.look() == Holds(())


def test_a_pause_that_the_server_asked_for_holds_on_both_sides(process: Process) -> None:
    process.store.pause(100.0)
    assert process.send() == about(100.0)
    process.shared.is_away = True
    assert process.send() == pytest.approx(100.0, abs=0.1)


def test_a_shared_place_that_fails_again_at_once_leaves_the_process_alone(process: Process) -> None:
    process.shared.is_away = True
    process.send()
    process.clock.now += EVERYTHING
    assert process.send() == 0

    def pause(seconds: float, within: float = inf) -> None:
        process.shared.is_away = True

    process.shared.is_away = False
    process.shared.pause = pause  # type: ignore[method-assign]
    process.clock.now += TRIED_AGAIN
    assert [process.send() for _ in range(4)] == [0] * 4
    assert process.send() > 0


def test_a_stricter_rule_is_not_loosened(process: Process) -> None:
    terms = terms_of(30, WINDOW, BOUND, max_burst=2)
    process.shared.is_away = True
    process.store.reserve("a", terms)
    process.clock.now += EVERYTHING + TRIED_AGAIN
    process.store.reserve("a", terms)
    assert [process.store.reserve(token, terms) for token in "abc"] == [0, 0, pytest.approx(4.0)]


def test_a_forked_process_goes_on_alone_as_well(process: Process) -> None:
    process.shared.is_away = True
    process.send()
    process.store.renew()
    assert process.send() == pytest.approx(EVERYTHING, abs=0.1)


def test_a_budget_that_is_strict_stays_so_on_both_sides(process: Process) -> None:
    assert process.store.be_strict(3600.0, later=0.0)
    assert process.shared.kept.look().strict == about(3600.0)
    process.shared.is_away = True
    assert process.send() == about(WINDOW + THIRTY.late_bound)
    process.clock.now += WINDOW + THIRTY.late_bound
    process.send()
    process.shared.kept = MemoryStore(process.clock)  # it has forgotten everything
    process.shared.is_away = False
    process.clock.now += TRIED_AGAIN
    process.send()
    left = 3600.0 - WINDOW - THIRTY.late_bound - TRIED_AGAIN
    assert process.shared.kept.look().strict == pytest.approx(left, abs=0.1)


def test_who_is_found_out_to_be_late_while_alone_is_so_alone(process: Process) -> None:
    process.shared.is_away = True
    process.send()
    assert process.store.be_strict(3600.0, later=0.0)
    assert process.shared.kept.look().strict == 0


def _budget(server: RedisServer, share: str, clock: Callable[[], float]) -> Budget:
    place = Secret(f"{server.url}?protocol=2&fallback_per_minute={share}&health_check_interval=0")
    return shared_budget("https://example.com", Secret("key"), THIRTY, throttle=place, clock=clock)


def test_with_a_real_redis_that_goes_and_comes_back(redis_server: RedisServer) -> None:
    clock, everything = Clock(), WINDOW + 2 * BOUND  # a request may begin to be sent a bound after it was granted
    with RedisPlace(redis_server.url) as place:
        budget = _budget(redis_server, "3", clock)
        place.stores.append(budget.store._shared)  # type: ignore[attr-defined]
        assert budget.reserve(Ticket()) == 0
        redis_server.kill()
        assert budget.reserve(Ticket()) < 0.1
        clock.now += everything
        budget.reserve(Ticket())
        assert [budget.reserve(Ticket()) > 0 for _ in range(4)] == [False, False, False, True]
        redis_server.start()
        clock.now += TRIED_AGAIN
        assert budget.reserve(Ticket()) == everything, "it has forgotten everything"
        place.sleep(everything)
        assert budget.reserve(Ticket()) == 0
        assert budget.state().used == 1


@pytest.mark.parametrize("share", ["", "0", "-1", "1.5", "many"])
def test_a_share_that_makes_no_sense_is_refused(share: str, redis_server: RedisServer) -> None:
    with pytest.raises(NotConfigured, match="fallback_per_minute must be a whole number of requests, 1 or more"):
        _budget(redis_server, share, Clock())
