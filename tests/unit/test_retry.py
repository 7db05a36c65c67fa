"""What was surely not carried out is repeated for every method, what may have been only for repeatable ones."""

from __future__ import annotations

import asyncio
from collections.abc import Callable

import httpx
import pytest

from tests.support.fakes import FakeTime, Script, about, answer, async_client, client
from timetrack import (
    ConnectionFailed,
    DeadlineExceeded,
    NotConfigured,
    NotFound,
    OutcomeUnknown,
    RateLimited,
    RetryPolicy,
    ServerFailed,
    TimeTrack,
    TimeTrackError,
    UnreadableAnswer,
)


def read(tt: TimeTrack) -> object:
    return tt.clients.get(1)


def create(tt: TimeTrack) -> object:
    return tt.clients.create(name="x")


def update(tt: TimeTrack) -> object:
    return tt.clients.update(1, notes="x")


def delete(tt: TimeTrack) -> object:
    tt.clients.delete(1)
    return None


OK = {"id": 1}
OVER = "Thu, 01 Oct 2015 07:28:00 GMT"
REFUSED, RESET, SLOW = httpx.ConnectError("refused"), httpx.ReadError("reset"), httpx.ReadTimeout("slow")


@pytest.mark.parametrize("call", [read, create, update, delete])
@pytest.mark.parametrize("trouble", [REFUSED, answer(429)], ids=["refused", "429"])
def test_what_was_surely_not_carried_out_is_repeated_for_every_method(
    call: Callable[[TimeTrack], object], trouble: httpx.Response | Exception
) -> None:
    script = Script(trouble, trouble, answer(200, OK))
    with client(script) as tt:
        call(tt)
    assert len(script.requests) == 3


@pytest.mark.parametrize("call", [read, update, delete])
@pytest.mark.parametrize("trouble", [RESET, SLOW, answer(500), answer(503)], ids=["reset", "slow", "500", "503"])
def test_what_may_have_been_carried_out_is_repeated_for_methods_that_may_run_twice(
    call: Callable[[TimeTrack], object], trouble: httpx.Response | Exception
) -> None:
    script = Script(trouble, answer(200, OK))
    with client(script) as tt:
        call(tt)
    assert len(script.requests) == 2


@pytest.mark.parametrize(
    ("trouble", "kind"),
    [(RESET, OutcomeUnknown), (SLOW, OutcomeUnknown), (answer(500), ServerFailed), (answer(503), ServerFailed)],
    ids=["reset", "slow", "500", "503"],
)
def test_a_create_is_never_repeated_when_it_may_have_been_carried_out(
    trouble: httpx.Response | Exception, kind: type[TimeTrackError]
) -> None:
    script = Script(trouble)
    with client(script) as tt, pytest.raises(kind):
        create(tt)
    assert len(script.requests) == 1


def test_an_error_that_will_not_go_away_is_not_repeated() -> None:
    script = Script(answer(404))
    with client(script) as tt, pytest.raises(NotFound):
        read(tt)
    assert len(script.requests) == 1


def test_after_four_attempts_the_last_error_is_raised_and_the_waits_have_doubled() -> None:
    time, script = FakeTime(draw=1.0), Script(*[REFUSED] * 4)
    with client(script, time) as tt, pytest.raises(ConnectionFailed):
        read(tt)
    assert time.slept == [0.5, 1.0, 2.0]


def test_waits_are_drawn_between_zero_and_the_doubled_wait() -> None:
    time, script = FakeTime(draw=0.25), Script(*[REFUSED] * 3, answer(200, OK))
    with client(script, time) as tt:
        read(tt)
    assert time.slept == [0.125, 0.25, 0.5]


def test_a_wait_that_the_server_asks_for_is_never_shortened_and_holds_for_all_callers() -> None:
    time, script = FakeTime(draw=0.0), Script(answer(429, Retry_After="50"), answer(200, OK), answer(200, OK))
    with client(script, time) as tt:
        read(tt)
        assert time.now == pytest.approx(1050.0)


def test_others_of_the_same_key_wait_as_well_after_a_429() -> None:
    time = FakeTime(draw=0.0)
    no_retry = RetryPolicy(attempts=1)
    script = Script(answer(429, Retry_After="50"), answer(200, OK))
    with client(script, time, key="paused", retry=no_retry) as one, client(script, time, key="paused") as other:
        with pytest.raises(RateLimited):
            read(one)
        read(other)
    assert time.slept == [pytest.approx(50.0)]


def test_a_wait_beyond_the_longest_is_not_waited_for_but_raised_with_its_seconds() -> None:
    time, script = FakeTime(), Script(answer(429, Retry_After="3600"))
    with client(script, time) as tt, pytest.raises(RateLimited) as caught:
        read(tt)
    assert caught.value.retry_after == 3600
    assert time.slept == []


def test_the_asynchronous_client_repeats_in_the_same_way() -> None:
    time, script = FakeTime(), Script(REFUSED, answer(429, Retry_After="2"), answer(503), answer(200, OK))

    async def run() -> int:
        async with async_client(script, time) as tt:
            return (await tt.clients.get(1)).id

    assert asyncio.run(run()) == 1
    assert len(script.requests) == 4


def test_repeated_attempts_spend_the_same_budget() -> None:
    time, script = FakeTime(draw=0.0), Script(REFUSED, answer(500), answer(500), answer(200, OK))
    with client(script, time, limit_per_minute=2) as tt:
        read(tt)
    assert sum(time.slept) == pytest.approx(60.02)


def test_a_lost_answer_is_not_forgotten_because_of_what_happened_after_it() -> None:
    with client(Script(answer(500), answer(429), answer(404))) as tt:
        tt.clients.delete(1)


def test_a_delete_that_finds_nothing_after_a_lost_answer_counts_as_done() -> None:
    for trouble in (RESET, SLOW, answer(503)):
        script = Script(trouble, answer(404))
        with client(script) as tt:
            tt.clients.delete(1)
        assert len(script.requests) == 2


@pytest.mark.parametrize("trouble", [REFUSED, answer(429)], ids=["refused", "429"])
def test_a_delete_that_finds_nothing_although_nothing_was_carried_out_before_is_not_found(
    trouble: httpx.Response | Exception,
) -> None:
    with client(Script(trouble, answer(404))) as tt, pytest.raises(NotFound):
        tt.clients.delete(1)


@pytest.mark.parametrize("body", ["", "<html>", '{"id": 1', "garbage"])
def test_a_read_whose_answer_is_not_json_is_repeated(body: str) -> None:
    script = Script(answer(200, body), answer(200, OK))
    with client(script) as tt:
        read(tt)
    assert len(script.requests) == 2


def test_a_read_of_the_wrong_shape_is_not_repeated() -> None:
    script = Script(answer(200, {"id": "one"}))
    with client(script) as tt, pytest.raises(UnreadableAnswer):
        read(tt)
    assert len(script.requests) == 1


def test_a_429_that_names_no_wait_waits_longer_each_time_and_holds_back_everybody() -> None:
    time, script = FakeTime(draw=0.0), Script(answer(429), answer(429, Retry_After="soon"), answer(200, OK))
    with client(script, time) as tt:
        read(tt)
    assert time.slept == [15.0, 30.0]


@pytest.mark.parametrize(
    ("asked", "waits"),
    [("0", [15.0, 30.0]), ("0.0", [15.0, 30.0]), (OVER, [15.0, 30.0]), ("0.2", [1.0, 1.0]), ("1", [1.0, 1.0])],
    ids=["nothing", "nothing with a point", "a date that is over", "less than a second", "a second"],
)
def test_a_429_that_asks_for_hardly_any_wait_is_not_asked_again_at_once(asked: str, waits: list[float]) -> None:
    time = FakeTime(draw=0.0)
    script = Script(answer(429, Retry_After=asked), answer(429, Retry_After=asked), answer(200, OK))
    with client(script, time) as tt:
        read(tt)
    assert time.slept == [about(wait) for wait in waits]


def test_a_503_that_asks_for_no_wait_is_repeated_as_any_other(caplog: pytest.LogCaptureFixture) -> None:
    time = FakeTime(draw=0.5)
    with client(Script(answer(503, Retry_After="0"), answer(200, OK)), time) as tt:
        read(tt)
    assert time.slept == [0.25]


@pytest.mark.parametrize(
    ("asked", "told"),
    [("301", "301"), ("9" * 400, "31622400"), ("Fri, 31 Dec 9999 23:59:59 GMT", "31622400")],
    ids=["a little too long", "of 400 digits", "until the end of time"],
)
def test_nobody_pauses_for_longer_than_five_minutes_whatever_a_server_asks_for_and_the_log_tells(
    asked: str, told: str, caplog: pytest.LogCaptureFixture
) -> None:
    with client(Script(answer(429, Retry_After=asked))) as tt:
        with pytest.raises(RateLimited) as caught:
            read(tt)
        assert caught.value.retry_after == float(told)
        assert tt.budget.paused == about(300.0)
    sentence = (
        f"get_client: the server asks for a pause of {told} s; nobody sends for 300 s, and then it is asked again."
    )
    assert caplog.messages[1:] == [sentence]


@pytest.mark.parametrize("status", [429, 503])
def test_a_wait_that_a_429_or_503_asks_for_is_kept_and_jitter_only_adds_to_it(status: int) -> None:
    time, script = FakeTime(draw=1.0), Script(answer(status, Retry_After="20"), answer(200, OK))
    with client(script, time) as tt:
        read(tt)
    assert sum(time.slept) == pytest.approx(20.5)


def test_a_deadline_ends_the_call_at_once_when_the_next_attempt_would_begin_after_it() -> None:
    time, script = FakeTime(draw=1.0), Script(REFUSED, REFUSED, REFUSED)
    policy = RetryPolicy(attempts=9, deadline=2.0)
    with client(script, time, retry=policy) as tt, pytest.raises(DeadlineExceeded) as caught:
        read(tt)
    assert time.slept == [0.5, 1.0]
    assert isinstance(caught.value.__cause__, ConnectionFailed)
    assert str(caught.value).startswith("get_client: the deadline does not allow another attempt after: get_client: ")


@pytest.mark.parametrize(
    "wrong",
    [{"attempts": 0}, {"first_wait": -1.0}, {"longest_asked": -0.1}, {"deadline": 0.0}, {"deadline": float("nan")}],
)
def test_a_policy_that_could_never_work_is_refused(wrong: dict[str, float]) -> None:
    with pytest.raises(NotConfigured):
        RetryPolicy(**wrong)  # type: ignore[arg-type]


def test_after_a_429_that_our_own_count_cannot_explain_a_slot_is_charged_at_the_answer_and_the_log_says_so_once(
    caplog: pytest.LogCaptureFixture,
) -> None:
    time = FakeTime(draw=0.0)

    def slowly(request: httpx.Request) -> httpx.Response:
        time.now += 25.0
        return script(request)

    script = Script(answer(200, OK), answer(429), answer(200, OK), answer(429), answer(200, OK))
    with client(slowly, time) as tt:
        read(tt)
        assert tt.budget.used == 1
        began = time.now
        read(tt)
        late = tt._session.budget.store.look()  # type: ignore[union-attr]
        assert late.strict == about(3600.0 - (time.now - began) + 25.0)
        assert late.charges[-1] == about(0.0)
        read(tt)
    sentence = (
        "get_client: the server refused a request for which a slot was free: it counts late, or somebody else uses the "
        "key. For an hour, a slot is charged when the answer comes and never earlier."
    )
    assert caplog.messages == [sentence]


def test_a_429_without_a_limit_of_ours_is_no_surprise(caplog: pytest.LogCaptureFixture) -> None:
    with client(Script(answer(429), answer(200, OK)), limit_per_minute=None) as tt:
        read(tt)
    assert caplog.messages == []
