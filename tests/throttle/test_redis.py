"""A Redis that forgets is closed until nothing from before can count; one that is away is an error without password."""

from __future__ import annotations

import asyncio
import logging
import sys
import threading
import time
import traceback
from collections.abc import Callable, Iterator
from typing import Any

import pytest

from tests.support.fakes import async_client, client, pages
from tests.support.redis_server import RedisServer
from tests.throttle.forks import in_a_fork
from tests.throttle.places import RedisPlace
from timetrack import NotConfigured, ThrottleUnavailable, TimeTrack
from timetrack.auth import Secret
from timetrack.throttle import shared
from timetrack.throttle.redis import MARK, RedisStore
from timetrack.throttle.window import Terms, terms_of
from timetrack_mock.journal import busiest

WINDOW, BOUND = 60.0, 4.0
EVERYTHING = WINDOW + BOUND
TWO = terms_of(2, WINDOW, BOUND, None)
ONE = terms_of(1, WINDOW, BOUND, None)


@pytest.fixture
def place(redis_server: RedisServer) -> Iterator[RedisPlace]:
    with RedisPlace(redis_server.url) as opened:
        yield opened


def _about(seconds: float) -> Any:
    return pytest.approx(seconds, abs=3.0)


def test_a_new_redis_grants_nothing_until_no_request_that_it_may_have_forgotten_can_count(
    place: RedisPlace, caplog: pytest.LogCaptureFixture
) -> None:
    place.client.flushall()
    one, other = place.store("one"), place.store("other")
    with caplog.at_level(logging.WARNING):
        assert one.reserve("a", TWO) == EVERYTHING
        assert one.reserve("a", TWO) == _about(EVERYTHING)
        assert other.reserve("a", TWO) == _about(EVERYTHING)
    assert other.look().paused == _about(EVERYTHING)
    place.sleep(EVERYTHING)
    assert [store.reserve("a", TWO) for store in (one, other)] == [0, 0]
    where = place.url.removeprefix("redis://").removesuffix("/0")
    sentence = f"The throttle's Redis at {where} is new, or may have forgotten what was sent: nobody sends for 64 s."
    assert caplog.messages == [sentence]


def _flush(server: RedisServer, place: RedisPlace) -> None:
    place.client.flushall()


def _restart_empty(server: RedisServer, place: RedisPlace) -> None:
    server.restart()


def _restart_from_a_snapshot(server: RedisServer, place: RedisPlace) -> None:
    """What was granted after the snapshot is lost, and everything looks as if nothing were."""
    server.restart()
    assert place.client.exists(MARK)


def _fail_over(server: RedisServer, place: RedisPlace) -> None:
    """Let it be a replica that knows all scripts, but not the latest charges."""
    for key in place.client.keys("*:slots"):
        for member, score in place.client.zscan_iter(key):
            place.client.zadd(key, {member: -1 if score < 0 else 1})


def _forget_scripts(server: RedisServer, place: RedisPlace) -> None:
    place.client.script_flush()


LOSSES = [_flush, _restart_empty, _restart_from_a_snapshot, _fail_over, _forget_scripts]


@pytest.mark.parametrize("lose", LOSSES)
def test_who_remembers_and_asks_first_closes_a_redis_that_forgot_and_then_all_goes_on(
    lose: Callable[[RedisServer, RedisPlace], None], redis_server: RedisServer, place: RedisPlace
) -> None:
    store, newcomer = place.store(), place.store()
    store.reserve("a", TWO)
    place.client.save()
    place.sleep(5.0)
    store.reserve("b", TWO)
    store.settle("b", 0.0)
    lose(redis_server, place)
    assert store.reserve("c", TWO) == EVERYTHING
    assert newcomer.reserve("d", TWO) == _about(EVERYTHING)
    place.sleep(EVERYTHING - 10.0)
    assert store.reserve("c", TWO) == _about(10.0)
    place.sleep(10.0)
    assert [each.reserve(token, TWO) for each, token in ((store, "c"), (newcomer, "d"))] == [0, 0]
    assert store.reserve("e", TWO) == _about(WINDOW)


@pytest.mark.parametrize("lose", [each for each in LOSSES if each is not _fail_over])
def test_a_newcomer_who_asks_first_is_granted_nothing_either(
    lose: Callable[[RedisServer, RedisPlace], None], redis_server: RedisServer, place: RedisPlace
) -> None:
    store = place.store()
    place.client.save()
    assert [store.reserve(token, TWO) for token in "ab"] == [0, 0]
    lose(redis_server, place)
    assert place.store().reserve("c", TWO) == EVERYTHING
    assert place.store("another budget").reserve("c", TWO) == _about(EVERYTHING)
    assert store.reserve("c", TWO) == _about(EVERYTHING)


def test_who_remembers_something_that_is_long_over_does_not_close_a_redis(place: RedisPlace) -> None:
    store = place.store()
    store.reserve("a", ONE)
    place.sleep(EVERYTHING)
    place.client.delete(store._keys[1])
    assert store.reserve("b", ONE) == 0


def test_a_redis_is_not_closed_again_while_it_is_closed(place: RedisPlace) -> None:
    stores = [place.store() for _ in range(3)]
    for number, store in enumerate(stores):
        store.reserve(str(number), terms_of(3, WINDOW, BOUND, None))
    place.client.flushall()
    waits = []
    for store in stores:
        waits.append(store.reserve("again", ONE))
        place.sleep(20.0)
    assert waits == [_about(EVERYTHING), _about(EVERYTHING - 20.0), _about(EVERYTHING - 40.0)]


def test_a_clock_that_is_set_back_frees_no_slot_early_and_stops_nobody_for_ever(place: RedisPlace) -> None:
    store = place.store()
    store.reserve("in flight", TWO)
    store.reserve("answered", TWO)
    store.settle("answered", 0.0)
    store.pause(30.0)
    place.sleep(-86_400.0)
    assert store.look().paused == _about(EVERYTHING)  # it was new when the clock was still wrong
    assert store.reserve("a", TWO) == _about(EVERYTHING)
    place.sleep(EVERYTHING)
    assert [store.reserve(token, TWO) for token in "ab"] == [0, 0]


def test_charges_of_a_clock_that_was_set_back_a_little_count_from_now(place: RedisPlace) -> None:
    store = place.store()
    place.sleep(100.0)
    store.reserve("a", ONE)
    store.settle("a", 0.0)
    place.sleep(-50.0)
    assert store.reserve("b", ONE) == _about(WINDOW)
    place.sleep(30.0)
    assert store.reserve("b", ONE) == _about(WINDOW - 30.0)
    place.sleep(30.0)
    assert store.reserve("b", ONE) == 0


def test_everything_in_a_redis_expires(place: RedisPlace) -> None:
    store = place.store()
    store.reserve("a", TWO)
    store.pause(100.0)
    store.reserve("b", TWO)
    store.look()
    left = {key.decode(): place.client.pttl(key) / 1000 for key in place.client.scan_iter()}
    mark, slots, pause, _ = store._keys
    assert set(left) >= {mark, slots, pause}
    assert (left[slots], left[pause], left[mark]) == (_about(EVERYTHING), _about(100.0), _about(40 * 86_400.0))


def test_there_is_nothing_in_a_redis_but_digests(place: RedisPlace) -> None:
    with client(pages([], first_page=0), key="canary-key", throttle=place.url) as tt:
        assert list(tt.clients.list()) == []
        tt._session.budget.pause(10.0)  # type: ignore[union-attr]
    dumped = b"".join(key + place.client.dump(key) for key in place.client.scan_iter())
    assert b"slots" in dumped
    assert b"canary" not in dumped
    assert b"127.0.0.1" not in dumped


def test_what_a_redis_answers_may_be_text(place: RedisPlace) -> None:
    store = RedisStore(Secret(f"{place.url}?decode_responses=true"), "some")
    assert store.reserve("a", ONE) == 0
    assert store.look().charges == (_about(BOUND),)


def test_a_socket_is_a_place_as_well(place: RedisPlace, redis_server: RedisServer) -> None:
    with client(pages([1], first_page=0), limit_per_minute=1, throttle=redis_server.socket) as tt:
        assert next(tt.clients.list()).id == 1
        assert tt.budget.used == 1


def test_a_forked_process_shares_the_budget_but_not_the_connection(place: RedisPlace) -> None:
    store = place.store()
    assert store.reserve("a", TWO) == 0
    assert in_a_fork(lambda: store.reserve("b", TWO) == 0)
    assert store.reserve("c", TWO) > 0
    assert in_a_fork(lambda: store.reserve("d", TWO) > 0)


def test_tasks_and_threads_share_a_redis_without_blocking_the_loop(place: RedisPlace) -> None:
    async def run() -> int:
        async with async_client(pages([1], first_page=0), throttle=place.url, key="same") as tt:
            await asyncio.gather(*(anext(tt.clients.list()) for _ in range(5)))
            return (await tt.budget).used

    with client(pages([1], first_page=0), throttle=place.url, key="same") as tt:
        next(tt.clients.list())
        assert asyncio.run(run()) == tt.budget.used == 6


SCALED: Terms = terms_of(20, 0.6, 0.2, None)


@pytest.mark.parametrize("lose", [_flush, _restart_empty, _forget_scripts])
def test_in_mid_run_a_loss_never_costs_more_than_a_pause(
    lose: Callable[[RedisServer, RedisPlace], None], redis_server: RedisServer, place: RedisPlace
) -> None:
    granted: list[float] = []
    failed: list[str] = []
    stop = threading.Event()

    def work(name: str) -> None:
        store, number = place.store(), 0
        while not stop.is_set():
            number += 1
            try:
                wait = store.reserve(f"{name} {number}", SCALED)
                if wait == 0:
                    store.settle(f"{name} {number}", 0.0)
                    granted.append(time.monotonic())
            except ThrottleUnavailable as error:
                failed.append(str(error))
                wait = 0.01
            stop.wait(min(wait, 0.05))

    threads = [threading.Thread(target=work, args=(str(number),)) for number in range(4)]
    for thread in threads:
        thread.start()
    time.sleep(0.3)
    before = len(granted)
    lose(redis_server, place)
    lost_at = time.monotonic()
    time.sleep(1.3)
    stop.set()
    for thread in threads:
        thread.join()
    assert before == 20
    assert busiest(granted, 0.6 - 0.1) <= 20  # a grant is noted a moment after it is made
    assert not [moment for moment in granted[20:] if moment < lost_at + 0.6]
    assert len(granted) >= 40
    assert set(failed) <= {str(_unavailable(redis_server.port, "ConnectionError"))}


def _unavailable(port: int, name: str) -> ThrottleUnavailable:
    return ThrottleUnavailable(
        f"the throttle's Redis at 127.0.0.1:{port} cannot be used ({name}): see to it that it runs and lets you in, or "
        "choose another place with throttle= or TIMETRACK_THROTTLE."
    )


def _everything_about(error: BaseException | None) -> str:
    """All that any frame of an error, of its cause and of its context holds, but for the test's own."""
    if error is None:
        return ""
    found = traceback.TracebackException.from_exception(error, capture_locals=True)
    frames = [(frame.locals, frame.line) for frame in found.stack if frame.filename != __file__]
    return (
        f"{error!r} {vars(error)} {frames} {_everything_about(error.__cause__)} {_everything_about(error.__context__)}"
    )


def test_a_redis_that_is_away_is_an_error_that_shows_where_and_never_the_password(redis_server: RedisServer) -> None:
    redis_server.kill()
    place = f"redis://canary-user:canary-password@127.0.0.1:{redis_server.port}/0"
    store = RedisStore(Secret(place), "some")
    for ask in (lambda: store.reserve("a", ONE), lambda: store.settle("a", 0.0), store.look, lambda: store.pause(1.0)):
        with pytest.raises(ThrottleUnavailable) as caught:
            ask()
        assert str(caught.value) == str(_unavailable(redis_server.port, "ConnectionError"))
        assert "canary" not in _everything_about(caught.value)


@pytest.mark.parametrize("make", [client, async_client])
def test_a_call_to_a_client_whose_redis_is_away_shows_no_password_either(make: Any, redis_server: RedisServer) -> None:
    redis_server.kill()
    place = Secret(f"redis://:canary-password@127.0.0.1:{redis_server.port}/0")
    tt = make(pages([], first_page=0), throttle=place)
    with pytest.raises(ThrottleUnavailable) as caught:
        list(tt.clients.list()) if isinstance(tt, TimeTrack) else asyncio.run(tt.clients.get(1))
    assert "canary" not in _everything_about(caught.value)
    assert "canary" not in repr(shared.__dict__) + repr(vars(tt)) + repr(vars(tt._session.budget.store))


def test_a_redis_that_accepts_connections_and_says_nothing_is_an_error_after_a_while(
    redis_server: RedisServer, place: RedisPlace, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("timetrack.throttle.redis._TIMEOUT", 0.05)
    connected, new = place.store(), place.store()
    connected.reserve("a", TWO)
    with redis_server.frozen():
        for store in (connected, new):
            began = time.monotonic()
            with pytest.raises(ThrottleUnavailable, match="TimeoutError"):
                store.reserve("b", TWO)
            assert time.monotonic() - began < 2.0
    assert connected.reserve("b", TWO) == 0


def test_a_wrong_password_is_an_error_that_does_not_show_it() -> None:
    server = RedisServer("--requirepass", "right")
    try:
        wrong = RedisStore(Secret(f"redis://:canary@127.0.0.1:{server.port}/0"), "some")
        with pytest.raises(ThrottleUnavailable) as caught:
            wrong.reserve("a", ONE)
        assert str(caught.value) == str(_unavailable(server.port, "AuthenticationError"))
        assert "canary" not in _everything_about(caught.value)
        right = RedisStore(Secret(f"redis://:right@127.0.0.1:{server.port}/0"), "some")
        assert right.reserve("a", ONE) == EVERYTHING
    finally:
        server.remove()


def test_an_interruption_shows_no_password_and_leaves_nothing_behind(
    place: RedisPlace, monkeypatch: pytest.MonkeyPatch
) -> None:
    class _Interrupted(BaseException):
        pass

    def interrupt(*_: Any, **__: Any) -> None:
        password = "canary"
        raise _Interrupted from ValueError(password)

    store = place.store()
    with monkeypatch.context() as patch:
        patch.setattr("redis.connection.AbstractConnection.read_response", interrupt)
        with pytest.raises(_Interrupted) as caught:
            store.reserve("a", ONE)
    assert "canary" not in _everything_about(caught.value)


@pytest.mark.parametrize(
    "url",
    [
        "redis://:canary@127.0.0.1/not-a-number",
        "redis://:canary@127.0.0.1:not-a-port/0",
        "redis://:canary@127.0.0.1:99999/0",
        "redis://:canary@[::1/0",
        "redis:///0?password=canary",
        "redis://:can/ary@127.0.0.1/0",
        "redis://:77/canary@127.0.0.1/0",
        "redis://:can#ary@127.0.0.1/0",
        "redis://user:77?canary@127.0.0.1/0",
        "redis://:can@ary@127.0.0.1/0",
        "redis://:canary@127.0.0.1/0?no_such_option=1",
        "redis://:canary@127.0.0.1/0?db=canary",
        "rediss://:canary@127.0.0.1/0?ssl_cert_reqs=canary",
        "unix://",
        "unix://:can/ary@/path",
        "unix:///path#canary",
    ],
)
def test_a_url_that_is_no_place_is_refused_without_showing_any_of_it(url: str) -> None:
    with pytest.raises(NotConfigured, match=r"^This is no place in a Redis: give one such as redis://") as caught:
        RedisStore(Secret(url), "some")
    shown = _everything_about(caught.value)
    assert not [part for part in ("can", "77") if part in str(caught.value)]
    assert "canary" not in shown


@pytest.mark.parametrize(
    ("url", "where"),
    [
        ("redis://:canary@example.com", "example.com:6379"),
        ("redis://user:canary@example.com:7000/3", "example.com:7000"),
        ("rediss://:can%40ary%2F@[::1]:7000/", "::1:7000"),
        ("unix://user:canary@/path/of/a.socket?db=1", "/path/of/a.socket"),
    ],
)
def test_of_a_url_host_and_port_are_shown(url: str, where: str) -> None:
    assert RedisStore(Secret(url), "some")._where == where


def test_without_its_package_a_redis_is_no_place_and_the_error_says_how_to_get_it(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setitem(sys.modules, "redis", None)
    with pytest.raises(NotConfigured, match=r"pip install 'timetrack-sdk\[redis\]'") as caught:
        TimeTrack(account="acme", key="key", secret="secret", throttle="redis://:canary@127.0.0.1:6379/0")
    assert "canary" not in _everything_about(caught.value)
    assert caught.value.__suppress_context__
