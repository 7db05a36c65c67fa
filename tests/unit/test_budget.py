"""A budget serves the calls of a process in turn, and never lets the server see too many in any window."""

from __future__ import annotations

import sys
from collections.abc import Callable
from itertools import pairwise
from random import Random
from types import FrameType
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.support.fakes import Clock, about
from tests.support.simulation import Caller, Network, Server, Simulation
from tests.support.thorough import some
from timetrack.errors import BudgetSpent
from timetrack.throttle import WINDOW, Bell, Budget, BudgetState, Ticket, usual_terms
from timetrack.throttle import budget as throttle_budget
from timetrack.throttle.memory import MemoryStore
from timetrack.throttle.window import Holds, forecast, terms_of
from timetrack_mock.journal import busiest

INSTANT = lambda _: 0.001  # noqa: E731
LOOPBACK = Network(lambda _: 0.0002, lambda _: 0.001, lambda _: 0.0002)
LAN = Network(lambda draw: 0.01, lambda draw: draw.uniform(0.1, 0.5), lambda draw: 0.01)
WAN = Network(
    lambda draw: draw.lognormvariate(-2.8, 0.4) if draw.random() > 0.01 else draw.uniform(0.2, 3.0),
    lambda draw: draw.uniform(0.5, 1.5),
    lambda draw: draw.lognormvariate(-2.8, 0.4),
)


def _budget(limit: int, *, max_burst: int | None = None) -> tuple[Budget, Clock]:
    clock = Clock()
    return Budget(MemoryStore(clock), terms_of(limit, 60.0, 4.0, max_burst)), clock


def test_the_first_in_the_queue_is_the_call_that_began_first_even_if_it_joins_again_later() -> None:
    budget, _ = _budget(1)
    early, late = Ticket(), Ticket()
    budget.join(late)
    assert budget.is_first(late)
    again = Ticket(early.number)
    budget.join(again)
    assert budget.is_first(again)
    assert not budget.is_first(late)


def test_who_leaves_the_head_of_the_queue_wakes_the_next_and_nobody_else() -> None:
    budget, _ = _budget(1)
    rung: list[str] = []
    first, second, third = Ticket(), Ticket(), Ticket()
    for name, ticket in (("first", first), ("second", second), ("third", third)):
        budget.join(ticket)
        ticket.bell.listen(lambda name=name: rung.append(name))  # type: ignore[misc]
    budget.leave(third)
    assert rung == []
    budget.leave(first)
    assert rung == ["second"]


def test_a_slot_that_is_given_back_wakes_the_head_of_the_queue() -> None:
    budget, _ = _budget(1)
    running, waiting = Ticket(), Ticket()
    assert budget.reserve(running) == 0
    budget.join(waiting)
    rung: list[bool] = []
    waiting.bell.listen(lambda: rung.append(True))
    budget.release(running)
    assert rung == [True]
    assert budget.reserve(waiting) == 0


def test_a_bell_that_rang_before_anybody_listened_is_heard_and_one_that_is_ignored_is_not() -> None:
    heard: list[str] = []
    bell = Bell()
    bell.ring()
    bell.listen(lambda: heard.append("early"))
    bell.ignore()
    bell.ring()
    bell.ignore()
    bell.listen(lambda: heard.append("late"))
    assert heard == ["early"]


def test_a_request_interrupted_in_flight_is_charged_as_late_as_it_can_have_arrived() -> None:
    budget, clock = _budget(1)
    assert budget.reserve(Ticket()) == 0
    clock.now += 9
    # It may have begun to be sent four seconds after the grant, and have arrived four seconds later.
    assert budget.reserve(Ticket()) == about(59.0)


def test_a_slow_answer_is_charged_when_the_request_must_have_arrived_at_the_latest() -> None:
    budget, clock = _budget(1)
    ticket = Ticket()
    budget.reserve(ticket)
    clock.now += 20
    budget.settle(ticket, age=20.0, answered=True)
    assert budget.reserve(Ticket()) == about(44.0)


def test_a_request_whose_answer_was_lost_at_once_may_still_be_on_its_way() -> None:
    budget, clock = _budget(1)
    ticket = Ticket()
    budget.reserve(ticket)
    clock.now += 1
    budget.settle(ticket, age=1.0, answered=False)
    clock.now += 9
    assert budget.reserve(Ticket()) == about(54.0)


def test_the_state_says_what_is_used_and_when_the_next_may_go() -> None:
    budget, clock = _budget(2)
    assert budget.state() == BudgetState(2, 0, 0, 0.0, 0.0)
    for _ in range(2):
        ticket = Ticket()
        budget.reserve(ticket)
        budget.settle(ticket, age=0.0, answered=True)
    clock.now += 10
    assert budget.state() == BudgetState(2, 2, 0, about(50.0), 0.0)
    assert budget.state().remaining == 0
    waiting = Ticket()
    budget.join(waiting)
    budget.pause(70.0)
    assert budget.state() == BudgetState(2, 2, 1, about(70.0), about(70.0))


def test_a_client_without_a_limit_has_everything_left() -> None:
    assert BudgetState(limit=None).remaining == float("inf")


def test_a_forked_process_begins_with_an_empty_queue_and_keeps_what_is_charged() -> None:
    budget, _ = _budget(1)
    budget.reserve(Ticket())
    of_the_parent, mine = Ticket(), Ticket()
    budget.join(of_the_parent)
    throttle_budget._renew_all()
    budget.join(mine)
    assert budget.is_first(mine)
    assert budget.reserve(mine) == about(60.0)


def _saturate(network: Network, *, windows: int, limit: int = 30, callers: int = 40) -> Simulation:
    """Keep so many callers busy for so many windows of 60 s."""
    simulation = Simulation(Server(limit, 60.0), network, Random(1))
    budget = Budget(MemoryStore(simulation.clock), terms_of(limit, 60.02, 4.0, None))
    session = simulation.session(budget)

    def again(_: Caller) -> None:
        simulation.call(simulation.now, session)

    simulation.on_end = again
    for _ in range(callers):
        simulation.call(0.0, session)
    simulation.run(until=windows * 60.0)
    return simulation


@pytest.mark.parametrize(
    ("network", "least"), [(LOOPBACK, 0.99), (LAN, 0.99), (WAN, 0.97)], ids=["loopback", "LAN", "WAN"]
)
def test_a_saturated_budget_uses_nearly_everything_and_is_never_refused(network: Network, least: float) -> None:
    windows = 300
    simulation = _saturate(network, windows=windows)
    assert simulation.server.refused == 0
    assert busiest(simulation.server.arrivals, 60.0) <= 30
    # The first window is full at once, so that there is one more than the windows that end.
    assert len(simulation.server.arrivals) >= least * 30 * windows


@settings(max_examples=300, deadline=None, derandomize=True)
@given(
    seed=st.integers(0, 2**32),
    callers=st.integers(1, 60),
    limit=st.integers(1, 12),
    max_burst=st.none() | st.integers(1, 12),
    processes=st.integers(1, 3),
    cancelled=st.floats(0.0, 0.5),
)
def test_the_server_never_sees_more_than_the_limit_in_any_window(
    seed: int, callers: int, limit: int, max_burst: int | None, processes: int, cancelled: float
) -> None:
    network = Network(
        lambda draw: draw.choice([0.0, 0.01, 0.3, 2.0, 4.0]),
        lambda draw: draw.choice([0.0, 0.2, 6.0, 29.0]),
        lambda _: 0.0,
        fails=0.2,
        resets=0.1,
        stalls=lambda draw: draw.choice([0.0, 0.0, 0.0, 4.0]),
    )
    random = Random(seed)
    simulation = Simulation(Server(limit, 60.0), network, random)
    store = MemoryStore(simulation.clock)
    terms = terms_of(limit, 60.02, 4.0, max_burst)
    sessions = [simulation.session(Budget(store, terms), attempts=50) for _ in range(processes)]
    for _ in range(callers):
        caller = simulation.call(random.uniform(0, 60), random.choice(sessions))
        if random.random() < cancelled:
            simulation.cancel(random.uniform(0, 200), caller)
    simulation.run()
    arrivals = simulation.server.arrivals
    assert simulation.server.refused == 0
    for rule in terms_of(limit, 60.0, 4.0, max_burst).rules:
        assert busiest(arrivals, rule.seconds) <= rule.limit
    assert all(caller.ended is not None for caller in simulation.callers), "everybody is served or gone"


def test_calls_of_a_process_are_served_in_the_order_in_which_they_began() -> None:
    simulation = Simulation(Server(3, 60.0), LOOPBACK, Random(1))
    session = simulation.session(Budget(MemoryStore(simulation.clock), terms_of(3, 60.0, 4.0, None)))
    callers = [simulation.call(number * 0.1, session) for number in range(20)]
    simulation.run()
    assert callers == sorted(callers, key=lambda caller: caller.ended or 0.0)


def test_who_gives_up_lets_the_others_move_up_at_once() -> None:
    simulation = Simulation(Server(1, 60.0), LOOPBACK, Random(1))
    session = simulation.session(Budget(MemoryStore(simulation.clock), terms_of(1, 60.0, 4.0, None)))
    simulation.call(0.0, session)
    gone = [simulation.call(1.0, session) for _ in range(10)]
    last = simulation.call(2.0, session)
    for caller in gone:
        simulation.cancel(3.0, caller)
    simulation.run()
    assert last.ended == pytest.approx(60.0, abs=0.1)


def test_a_pause_that_the_server_asked_for_holds_back_every_caller() -> None:
    simulation = Simulation(Server(30, 60.0), LOOPBACK, Random(1))
    budget = Budget(MemoryStore(simulation.clock), terms_of(30, 60.0, 4.0, None))
    session = simulation.session(budget)
    budget.pause(17.0)
    for _ in range(5):
        simulation.call(1.0, session)
    simulation.run()
    assert [round(arrival) for arrival in simulation.server.arrivals] == [17] * 5


def test_a_pause_longer_than_anybody_waits_is_an_error_for_each_call_and_not_a_hang() -> None:
    simulation = Simulation(Server(30, 60.0), LOOPBACK, Random(1))
    budget = Budget(MemoryStore(simulation.clock), terms_of(30, 60.0, 4.0, None))
    budget.pause(3600.0)
    caller = simulation.call(1.0, simulation.session(budget))
    simulation.run()
    assert isinstance(caller.result, BudgetSpent)
    assert caller.ended == about(1.0)
    assert caller.result.retry_after == about(3599.0)


def test_who_waits_for_a_turn_gives_up_in_time_when_the_queue_turns_out_to_be_slower_than_it_looked() -> None:
    simulation = Simulation(Server(2, 60.0), LOOPBACK, Random(1))
    budget = Budget(MemoryStore(simulation.clock), terms_of(2, 60.0, 4.0, None))
    patient, impatient = simulation.session(budget), simulation.session(budget, max_wait=70.0)
    for _ in range(3):
        simulation.call(0.0, patient)
    caller = simulation.call(2.0, impatient)
    simulation.run(until=10.0)
    budget.pause(100.0)
    simulation.run()
    assert isinstance(caller.result, BudgetSpent)
    assert caller.ended == about(72.0)
    assert [round(arrival) for arrival in simulation.server.arrivals] == [0, 0, 110]


def test_a_call_that_is_gone_without_leaving_is_forgotten_and_the_next_one_woken() -> None:
    budget, _ = _budget(1)
    gone, next_one = Ticket(), Ticket()
    budget.join(gone)
    budget.join(next_one)
    rung: list[bool] = []
    next_one.bell.listen(lambda: rung.append(True))
    del gone
    assert rung == [True]
    assert budget.is_first(next_one)


def _steps_of(work: Callable[[], object]) -> int:
    """How many lines of the throttle are run: what work costs, without a clock."""
    lines = 0

    def trace(frame: FrameType, event: str, _: object) -> Any:
        nonlocal lines
        lines += event == "line"
        return trace if "throttle" in frame.f_code.co_filename else None

    before = sys.gettrace()
    sys.settrace(trace)
    try:
        work()
    finally:
        sys.settrace(before)
    return lines


@pytest.mark.parametrize(
    "order",
    [lambda tickets: tickets, lambda tickets: tickets[::-1], lambda tickets: Random(1).sample(tickets, len(tickets))],
    ids=["first come", "last come", "anyhow"],
)
def test_to_leave_the_queue_costs_the_same_however_many_wait(order: Callable[[list[Ticket]], list[Ticket]]) -> None:
    def cost(waiting: int) -> int:
        budget, _ = _budget(30)
        tickets = [Ticket() for _ in range(waiting)]
        for ticket in tickets:
            budget.join(ticket)

        def leave() -> None:
            for ticket in order(tickets):
                budget.leave(ticket)

        steps = _steps_of(leave)
        assert budget.waiting == 0
        return steps

    assert cost(2000) <= 2.2 * cost(1000)


def test_to_enter_the_queue_and_to_ask_for_the_wait_costs_the_same_however_many_wait() -> None:
    def cost(waiting: int) -> int:
        budget, _ = _budget(30)
        tickets = [Ticket() for _ in range(waiting)]

        def enter() -> None:
            for ticket in tickets:
                budget.join(ticket)
                budget.wait_of(ticket)

        return _steps_of(enter)

    assert cost(2000) <= 2.2 * cost(1000)


@given(st.lists(st.tuples(st.sampled_from(["join", "leave", "first", "ahead"]), st.integers(0, 9)), max_size=60))
@settings(deadline=None, derandomize=True)
def test_the_queue_is_a_sorted_list_in_whatever_order_tickets_come_and_go(actions: list[tuple[str, int]]) -> None:
    budget, waiting = _budget(1)[0], dict[int, Ticket]()
    for action, number in actions:
        if action == "join" and number not in waiting:
            waiting[number] = Ticket(number)
            budget.join(waiting[number])
        elif action == "leave" and number in waiting:
            budget.leave(waiting.pop(number))
        elif action == "ahead":
            assert budget._queue.ahead_of(number) == sum(other < number for other in waiting)
        assert budget.waiting == len(waiting)
        assert [number for number in waiting if budget.is_first(waiting[number])] == sorted(waiting)[:1]


def test_how_many_wait_before_a_call_is_counted_right_after_others_have_left() -> None:
    budget = Budget(MemoryStore(lambda: 0.0), usual_terms(1, None))
    tickets = [Ticket() for _ in range(6)]
    for ticket in tickets:
        budget.join(ticket)
    assert budget.wait_of(tickets[5]) == 5 * WINDOW
    for ticket in tickets[1:3]:
        budget.leave(ticket)
    assert [budget.wait_of(ticket) for ticket in (tickets[0], tickets[3], tickets[5])] == [0, WINDOW, 3 * WINDOW]


def test_a_forecast_for_a_server_with_a_small_bucket_obeys_both_rules() -> None:
    terms = usual_terms(30, 2)
    assert forecast(Holds(()), terms.rules, ahead=1) == 0
    assert forecast(Holds(()), terms.rules, ahead=2) == pytest.approx(terms.rules[1].seconds)
    assert forecast(Holds(()), terms.rules, ahead=30) >= terms.rules[0].seconds


HOUR = 3600.0


def _events(refusals: list[float]) -> list[float]:
    """When refusals began: what was under way when the first was noticed belongs to the same event."""
    events: list[float] = []
    for moment in refusals:
        if not events or moment - events[-1] > 60.0:
            events.append(moment)
    return events


@pytest.mark.sampled
@pytest.mark.parametrize("late", some([0.3, 3.0, 6.0, 12.0, 20.0], 4))
@pytest.mark.parametrize("uneven", [False, True], ids=["evenly", "unevenly"])
def test_a_server_that_counts_late_refuses_once_an_hour_at_most(late: float, uneven: bool) -> None:
    network = Network(
        lambda draw: draw.uniform(0.3, late) if uneven else late,
        lambda _: 0.01,
        lambda _: 0.01,
        fails=0.02,
        resets=0.02,
    )
    simulation = _saturate(network, windows=4 * 60)
    events = _events(simulation.server.refusals)
    assert [later - earlier for earlier, later in pairwise(events) if later - earlier < HOUR - 60.0] == []
    assert len(events) <= 4
    assert bool(events) is (uneven and late > 4.0)


def test_a_server_that_counts_late_now_and_then_finds_everybody_strict() -> None:
    """Two processes that share a place: what one is told holds for both."""
    simulation = Simulation(
        Server(30, 60.0), Network(lambda draw: draw.choice([0.3, 20.0]), INSTANT, INSTANT), Random(1)
    )
    store = MemoryStore(simulation.clock)
    sessions = [simulation.session(Budget(store, terms_of(30, 60.02, 4.0, None))) for _ in range(2)]

    def again(_: Caller) -> None:
        simulation.call(simulation.now, simulation.random.choice(sessions))

    simulation.on_end = again
    for number in range(80):
        simulation.call(0.0, sessions[number % 2])
    simulation.run(until=HOUR)
    assert len(_events(simulation.server.refusals)) == 1
