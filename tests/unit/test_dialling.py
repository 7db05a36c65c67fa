"""A connection is made in the time there is, whatever a name, an address or a handshake takes; else nothing is sent."""

from __future__ import annotations

import asyncio
import pkgutil
import socket
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import httpcore
import pytest

from tests.chaos.evidence import everything
from tests.support.fakes import Clock, about
from tests.support.judge import Judge, Reply, judge
from timetrack import (
    AsyncTimeTrack,
    ConnectionFailed,
    DeadlineExceeded,
    NotConfigured,
    RetryPolicy,
    TimeTrack,
    TimeTrackError,
    Timing,
)
from timetrack.lookups import Lookups

DEADLINE = 0.3
SLACK = 0.35
"""What a busy machine may add, in seconds."""
OPTIONS: dict[str, Any] = {"key": "key", "secret": "secret", "limit_per_minute": None, "retry": RetryPolicy(attempts=1)}
BACKENDS = ("httpcore._backends.sync.SyncBackend", "httpcore._backends.auto.AutoBackend")


def _get(deadline: float | None = None, **options: Any) -> object:
    with TimeTrack(**OPTIONS, **options) as tt:
        return tt.with_options(deadline=deadline).clients.get(1)


def _get_async(deadline: float | None = None, **options: Any) -> object:
    async def run() -> object:
        async with AsyncTimeTrack(**OPTIONS, **options) as tt:
            return await tt.with_options(deadline=deadline).clients.get(1)

    return asyncio.run(run())


Get = Callable[..., object]
either = pytest.mark.parametrize("get", [_get, _get_async], ids=["blocking", "awaiting"])


def _failed(get: Get, deadline: float | None = DEADLINE, **options: Any) -> tuple[TimeTrackError, float]:
    """Return the error of a call and how long it took, with the end of its event loop."""
    began = time.monotonic()
    with pytest.raises(TimeTrackError) as raised:
        get(deadline, **options)
    return raised.value, time.monotonic() - began


@pytest.fixture
def server() -> Iterator[Judge]:
    with judge(lambda _: Reply(body={"id": 1})) as running:
        yield running


def _named(server: Judge) -> str:
    return server.url.replace("127.0.0.1", "localhost")


@contextmanager
def _names(monkeypatch: pytest.MonkeyPatch, look_up: Callable[[str], list[str]]) -> Iterator[None]:
    """Have the system look names up so, in the block."""
    real = socket.getaddrinfo

    def getaddrinfo(host: str, port: int, *args: Any, **kwargs: Any) -> list[Any]:
        if host == "127.0.0.1":
            return real(host, port, *args, **kwargs)
        return [(socket.AF_INET, socket.SOCK_STREAM, 6, "", (address, port)) for address in look_up(host)]

    with monkeypatch.context() as patch:
        patch.setattr(socket, "getaddrinfo", getaddrinfo)
        yield


@either
def test_a_name_that_is_looked_up_for_too_long_ends_the_call_on_time_and_nothing_is_sent(
    get: Get, server: Judge, monkeypatch: pytest.MonkeyPatch
) -> None:
    known, looked_up = threading.Event(), threading.Event()

    def look_up(_: str) -> list[str]:
        known.wait(10)
        looked_up.set()
        return ["127.0.0.1"]

    with _names(monkeypatch, look_up):
        error, took = _failed(get, base_url=_named(server))
        known.set()
        assert looked_up.wait(5)
        # Who still waited for the name would send now, before this one.
        assert get(base_url=server.url)
    assert isinstance(error, ConnectionFailed | DeadlineExceeded)
    assert took < DEADLINE + SLACK
    assert len(server.journal) == 1


@either
def test_a_name_nobody_knows_cannot_be_reached(get: Get, monkeypatch: pytest.MonkeyPatch) -> None:
    def look_up(host: str) -> list[str]:
        raise socket.gaierror(socket.EAI_NONAME, "Name or service not known")

    with _names(monkeypatch, look_up):
        error, _ = _failed(get, base_url="http://localhost:1")
    assert isinstance(error, ConnectionFailed)
    assert "localhost:1 cannot be reached" in str(error)
    assert "Name or service not known" in str(error)


@either
def test_a_name_without_any_address_cannot_be_reached(get: Get, monkeypatch: pytest.MonkeyPatch) -> None:
    with _names(monkeypatch, lambda _: []):
        error, _ = _failed(get, base_url="http://localhost:1")
    assert isinstance(error, ConnectionFailed)
    assert "has no address" in str(error)


@either
def test_a_second_address_is_tried_when_the_first_is_closed(
    get: Get, server: Judge, monkeypatch: pytest.MonkeyPatch
) -> None:
    with _names(monkeypatch, lambda _: ["127.0.0.2", "127.0.0.1"]):
        assert get(base_url=_named(server))
    assert len(server.journal) == 1


@either
def test_an_address_that_says_nothing_leaves_time_for_the_next(
    get: Get, server: Judge, monkeypatch: pytest.MonkeyPatch
) -> None:
    shares: list[float] = []

    def refuse(_: object, host: str, port: int, timeout: float, *more: Any) -> None:
        shares.append(timeout)
        raise httpcore.ConnectTimeout("dead")

    async def refuse_async(*args: Any) -> None:
        refuse(*args)

    monkeypatch.setattr(f"{BACKENDS[0]}.connect_tcp", refuse)
    monkeypatch.setattr(f"{BACKENDS[1]}.connect_tcp", refuse_async)
    with _names(monkeypatch, lambda _: ["127.0.0.2", "127.0.0.3", "127.0.0.4"]):
        error, _ = _failed(get, base_url=_named(server), timing=Timing(clock=Clock()))
    assert isinstance(error, ConnectionFailed | DeadlineExceeded)
    assert shares == [about(share) for share in (0.1, 0.15, 0.3)]


@either
def test_a_handshake_has_only_what_the_name_left_of_the_time(get: Get, monkeypatch: pytest.MonkeyPatch) -> None:
    def look_up(_: str) -> list[str]:
        threading.Event().wait(DEADLINE * 0.8)
        return ["127.0.0.1"]

    with socket.create_server(("127.0.0.1", 0)) as silent, _names(monkeypatch, look_up):
        error, took = _failed(get, base_url=f"https://timetrack.localhost:{silent.getsockname()[1]}")
    assert isinstance(error, ConnectionFailed | DeadlineExceeded)
    assert took < DEADLINE + SLACK * 0.6


@either
def test_a_server_that_never_shakes_hands_ends_the_call_on_time(get: Get) -> None:
    with socket.create_server(("127.0.0.1", 0)) as silent:
        error, took = _failed(get, 1.0, base_url=f"https://127.0.0.1:{silent.getsockname()[1]}")
    assert isinstance(error, ConnectionFailed | DeadlineExceeded)
    assert took < 1.0 + SLACK


@either
@pytest.mark.parametrize("deadline", [None, 20.0], ids=["without a deadline", "with a deadline"])
def test_a_process_that_is_frozen_while_it_connects_sends_nothing_too_late(
    get: Get, deadline: float | None, server: Judge, monkeypatch: pytest.MonkeyPatch
) -> None:
    clock = Clock()

    def leap(*_: object) -> None:
        clock.now += 60

    monkeypatch.setattr(f"{BACKENDS[0]}.connect_tcp", _before(f"{BACKENDS[0]}.connect_tcp", leap))
    monkeypatch.setattr(f"{BACKENDS[1]}.connect_tcp", _before(f"{BACKENDS[1]}.connect_tcp", leap))
    error, _ = _failed(get, deadline, base_url=server.url, timeout=10.0, timing=Timing(clock=clock))
    assert isinstance(error, ConnectionFailed | DeadlineExceeded)
    assert "no connection within 4 s" in f"{error} {error.__cause__}"
    assert server.journal == []


def _before(name: str, first: Callable[..., None]) -> Callable[..., Any]:
    """Return a function that does something before it does what it did."""
    real = pkgutil.resolve_name(name)

    def both(*args: Any) -> Any:
        first(*args)
        return real(*args)

    return both


def test_a_name_is_looked_up_once_for_all_who_wait_for_it_and_who_gives_up_takes_it_from_nobody(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    asked, known = list[str](), threading.Event()

    def look_up(host: str) -> list[str]:
        asked.append(host)
        known.wait(10)
        return ["127.0.0.1", "127.0.0.1", "127.0.0.2"]

    async def run(lookups: Lookups) -> list[list[str]]:
        waiting = [asyncio.create_task(lookups.within_async(10, "a.localhost", 1)) for _ in range(3)]
        await asyncio.sleep(0)
        waiting[0].cancel()
        with pytest.raises(TimeoutError):
            await lookups.within_async(0.01, "a.localhost", 1)
        known.set()
        return await asyncio.gather(*waiting[1:])

    with _names(monkeypatch, look_up):
        assert asyncio.run(run(Lookups())) == [["127.0.0.1", "127.0.0.2"]] * 2
    assert asked == ["a.localhost"]


def test_a_connection_without_any_time_out_is_made(server: Judge) -> None:
    with TimeTrack(**OPTIONS, base_url=server.url) as tt:
        http = tt._transport._clients.get(fresh=False)
        assert http.get(f"{server.url}/clients/1", timeout=None).status_code == 200


@either
@pytest.mark.parametrize(
    ("variable", "value"),
    [
        ("SSL_CERT_FILE", __file__),
        ("HTTPS_PROXY", "hop://user:canary@proxy.example"),
        ("HTTPS_PROXY", "http://user:canary@proxy.example:port"),
        ("ALL_PROXY", "socks5://user:canary@proxy.example"),
    ],
)
def test_an_environment_that_makes_a_connection_impossible_is_named_and_shows_no_password(
    get: Get, variable: str, value: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("HTTP_PROXY", "HTTPS_PROXY", "ALL_PROXY", "http_proxy", "https_proxy", "all_proxy", "NO_PROXY"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv(variable, value)
    error, _ = _failed(get, base_url="https://timetrack.localhost")
    assert isinstance(error, NotConfigured)
    assert variable in str(error)
    assert "canary" not in everything(error)


@either
def test_a_proxy_whose_port_is_none_cannot_be_reached(get: Get, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HTTPS_PROXY", "http://localhost:99999999")
    error, _ = _failed(get, base_url="https://timetrack.localhost")
    assert isinstance(error, ConnectionFailed)


def test_a_client_behind_a_proxy_of_the_environment_dials_it_in_the_time_there_is(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    known = threading.Event()
    monkeypatch.setenv("HTTPS_PROXY", "http://proxy.localhost:1")

    def look_up(host: str) -> list[str]:
        assert host == "proxy.localhost"
        known.wait(10)
        return ["127.0.0.1"]

    with _names(monkeypatch, look_up):
        error, took = _failed(_get, base_url="https://timetrack.localhost")
        known.set()
    assert isinstance(error, ConnectionFailed | DeadlineExceeded)
    assert took < DEADLINE + SLACK
