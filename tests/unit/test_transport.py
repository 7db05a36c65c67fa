"""Answers are read within bounds of size and time, and what interrupts a call carries nothing out of it."""

from __future__ import annotations

import asyncio
import socket
import ssl
import threading
import traceback
from collections.abc import AsyncIterator, Callable, Iterator
from math import inf
from pathlib import Path
from typing import Any

import httpx
import pytest
import trustme

from tests.support.fakes import FakeTime, about, async_client, client, pages
from tests.support.judge import Reply, judge
from timetrack import (
    AnswerTooLarge,
    AsyncTimeTrack,
    ClientClosed,
    ConnectionFailed,
    OutcomeUnknown,
    RetryPolicy,
    ServerFailed,
    TimeTrack,
    TimeTrackError,
    Timing,
)
from timetrack.throttle import UPLOAD_BOUND, Bell
from timetrack.timing import SYSTEM_TIMING
from timetrack_mock import DEFAULT_KEY, DEFAULT_SECRET, MockServer

ONCE = RetryPolicy(attempts=1)


class Pieces(httpx.SyncByteStream, httpx.AsyncByteStream):
    """A body that comes in pieces, each of which takes its time; counts the pieces that were asked for."""

    def __init__(self, *pieces: bytes, time: FakeTime | None = None, seconds: float = 0.0) -> None:
        self._pieces = pieces
        self._time = time
        self._seconds = seconds
        self.asked = 0
        self.closed = False

    def __iter__(self) -> Iterator[bytes]:
        for piece in self._pieces:
            self.asked += 1
            if self._time is not None:
                self._time.now += self._seconds
            yield piece

    async def __aiter__(self) -> AsyncIterator[bytes]:
        for piece in self:
            yield piece

    def close(self) -> None:
        self.closed = True

    async def aclose(self) -> None:
        self.close()


def _get(body: Pieces, *, status: int = 200, time: FakeTime | None = None, **options: Any) -> object:
    """Read one record with a blocking client."""
    with client(lambda _: httpx.Response(status, stream=body), time, retry=ONCE, **options) as tt:
        return tt.clients.get(1)


def _get_async(body: Pieces, *, status: int = 200, time: FakeTime | None = None, **options: Any) -> object:
    """Read one record with an awaiting client."""

    async def run() -> object:
        async with async_client(lambda _: httpx.Response(status, stream=body), time, retry=ONCE, **options) as tt:
            return await tt.clients.get(1)

    return asyncio.run(run())


BOTH = pytest.mark.parametrize("get", [_get, _get_async], ids=["blocking", "awaiting"])


@BOTH
def test_an_answer_as_large_as_allowed_is_read(get: Callable[..., Any]) -> None:
    assert get(Pieces(b'{"id"', b": 1}"), largest_answer=9).id == 1


@BOTH
def test_a_larger_answer_is_an_error_and_not_read_to_its_end(get: Callable[..., Any]) -> None:
    body = Pieces(*[b"[" * 10] * 1000)
    with pytest.raises(AnswerTooLarge, match="larger than 25 bytes: ask for smaller pages or raise largest_answer"):
        get(body, largest_answer=25)
    assert (body.asked, body.closed) == (3, True)


@BOTH
def test_an_error_of_any_size_is_still_that_error(get: Callable[..., Any]) -> None:
    body = Pieces(*[b"x" * 10] * 1000)
    with pytest.raises(ServerFailed):
        get(body, status=500, largest_answer=25)
    assert body.asked == 3


def test_a_write_succeeded_however_much_the_server_says_about_it() -> None:
    with client(lambda _: httpx.Response(200, stream=Pieces(b"x" * 100)), largest_answer=25) as tt:
        assert tt.clients.create(name="Acme").id is None


@BOTH
def test_an_answer_that_drips_is_given_up_when_the_time_for_it_is_over(get: Callable[..., Any]) -> None:
    time = FakeTime()
    body = Pieces(*[b"["] * 1000, time=time, seconds=4.0)
    with pytest.raises(OutcomeUnknown, match="did not answer within 10 s"):
        get(body, time=time, timeout=10)
    assert (body.asked, body.closed) == (3, True)


def test_a_deadline_bounds_the_answer_as_well() -> None:
    time = FakeTime()
    body = Pieces(*[b"["] * 1000, time=time, seconds=4.0)
    with (
        client(lambda _: httpx.Response(200, stream=body), time, retry=RetryPolicy(attempts=1, deadline=5)) as tt,
        pytest.raises(OutcomeUnknown, match="did not answer within 5 s"),
    ):
        tt.clients.get(1)


def test_every_step_of_a_request_may_take_what_is_left_and_connecting_no_longer_than_a_slot_allows() -> None:
    time, seen = FakeTime(), []

    def handle(request: httpx.Request) -> httpx.Response:
        limits = request.extensions["timeout"]
        seen.append([limits.get(name) for name in ("connect", "pool", "write", "read")])
        time.now += 29
        seen.append([limits.get(name) for name in ("connect", "pool", "write", "read")])
        time.now += 29
        seen.append([limits.get("read")])
        return httpx.Response(200, json={"id": 1})

    with client(handle, time, timeout=30, retry=ONCE) as tt, pytest.raises(OutcomeUnknown):
        tt.clients.get(1)
    assert seen == [[UPLOAD_BOUND, *[about(30)] * 3], [about(1)] * 4, [0.001]]


@pytest.mark.parametrize("awaiting", [False, True], ids=["blocking", "awaiting"])
def test_a_cookie_that_a_server_sets_is_not_sent_back(awaiting: bool) -> None:
    options: dict[str, Any] = {"key": "key", "secret": "secret", "limit_per_minute": None}

    async def ask(url: str) -> None:
        async with AsyncTimeTrack(base_url=url, **options) as tt:
            await tt.clients.get(1)
            await tt.clients.get(1)

    with judge(lambda _: Reply(body={"id": 1}, headers={"Set-Cookie": "session=1; Path=/"})) as server:
        if awaiting:
            asyncio.run(ask(server.url))
        else:
            with TimeTrack(base_url=server.url, **options) as tt:
                tt.clients.get(1)
                tt.clients.get(1)
    assert len(server.journal) == 2
    assert not [each for each in server.journal if "cookie" in each.headers]


def test_a_closed_client_says_so_and_sends_nothing() -> None:
    tt = client(pages([1], first_page=0))
    tt.close()
    with pytest.raises(ClientClosed, match="make a new one"):
        tt.clients.get(1)

    async def run() -> None:
        later = async_client(pages([1], first_page=0))
        await later.close()
        with pytest.raises(ClientClosed):
            await later.clients.get(1)

    asyncio.run(run())


SOON, NEVER = 0.01, inf


@pytest.mark.parametrize(
    ("seconds", "ring"),
    [(SOON, None), (SOON, "no"), (60, "before"), (NEVER, "before"), (60, "meanwhile"), (NEVER, "meanwhile")],
)
def test_a_sleep_ends_in_time_or_when_its_bell_rings(seconds: float, ring: str | None) -> None:
    class RungMeanwhile(Bell):
        def listen(self, wake: Callable[[], None]) -> None:
            super().listen(wake)
            threading.Thread(target=self.ring).start()

    class RungBefore(Bell):
        def listen(self, wake: Callable[[], None]) -> None:
            self.ring()
            super().listen(wake)

    bell = {None: lambda: None, "no": Bell, "before": RungBefore, "meanwhile": RungMeanwhile}[ring]()
    SYSTEM_TIMING.sleep(seconds, bell)
    asyncio.run(asyncio.wait_for(_awaited(seconds, bell), 10))


async def _awaited(seconds: float, bell: Bell | None) -> None:
    await SYSTEM_TIMING.sleep_async(seconds, bell)


def test_a_bell_that_rings_for_a_loop_that_is_closed_harms_nobody() -> None:
    heard: list[Callable[[], None]] = []

    class Kept(Bell):
        def listen(self, wake: Callable[[], None]) -> None:
            heard.append(wake)

    asyncio.run(_awaited(SOON, Kept()))
    heard[0]()


def test_a_program_that_ends_while_the_store_is_asked_ends(tmp_path: Path) -> None:
    async def run() -> None:
        async with async_client(pages([1], first_page=0), throttle=f"sqlite:///{tmp_path}/some.db") as tt:
            budget = tt._session.budget
            assert budget is not None
            asked, may_go_on = threading.Event(), threading.Event()

            def slowly(*_: object) -> float:
                asked.set()
                may_go_on.wait(10)
                return 0.0

            with pytest.MonkeyPatch.context() as patch:
                patch.setattr(budget.store, "reserve", slowly)
                task = asyncio.ensure_future(tt.clients.get(1))
                await asyncio.to_thread(asked.wait, 10)
                for each in asyncio.all_tasks() - {asyncio.current_task()}:
                    each.cancel()
                may_go_on.set()
                with pytest.raises(asyncio.CancelledError):
                    await task

    asyncio.run(run())


@pytest.mark.parametrize("throttle", ["memory:", "sqlite"])
def test_a_call_that_waits_for_a_slot_while_the_client_is_closed_says_so(throttle: str, tmp_path: Path) -> None:
    place = f"sqlite:///{tmp_path}/some.db" if throttle == "sqlite" else throttle

    async def run() -> None:
        time = FakeTime()

        async def sleep(_: float, __: Bell | None) -> None:
            await tt.close()
            time.now += 60.02

        timing = Timing(time.timing.clock, sleep_async=sleep)
        tt = async_client(pages([1], first_page=0), limit_per_minute=1, throttle=place, timing=timing)
        assert (await anext(tt.clients.list())).id == 1
        with pytest.raises(ClientClosed):
            await anext(tt.clients.list())

    asyncio.run(run())


CANARIES: dict[str, Any] = {"key": "canary-key", "secret": "canary-secret"}


def _with_locals(error: BaseException | None) -> str:
    """Everything that a traceback with locals shows below the frame of the test, of the error and what is behind it."""
    shown = ""
    while error is not None:
        frames = traceback.TracebackException(type(error), error, error.__traceback__, capture_locals=True).stack[1:]
        shown += str([(frame.name, frame.locals) for frame in frames])
        error = error.__cause__ or error.__context__
    return shown


def test_a_call_interrupted_from_the_keyboard_shows_no_key_in_a_traceback_with_locals() -> None:
    def interrupted(request: httpx.Request) -> httpx.Response:
        headers = dict(request.headers)
        try:
            raise ValueError(str(headers))
        except ValueError:
            raise KeyboardInterrupt from None

    with client(interrupted, **CANARIES) as tt:
        try:
            tt.clients.get(1)
        except KeyboardInterrupt as error:
            shown = _with_locals(error)
        else:
            pytest.fail("not interrupted")
    assert "_send" in shown
    assert "canary" not in shown


def test_a_call_that_is_cancelled_on_the_network_shows_no_key_in_a_traceback_with_locals() -> None:
    class Hanging(httpx.AsyncBaseTransport):
        async def handle_async_request(self, request: httpx.Request) -> httpx.Response:
            headers = dict(request.headers)
            await asyncio.sleep(60)
            raise AssertionError(headers)

    async def run() -> str:
        async with async_client(pages([], first_page=0), **CANARIES) as tt:
            (await tt._transport._homes.here()).get(fresh=False)._transport = Hanging()
            task = asyncio.ensure_future(tt.clients.get(1))
            await asyncio.sleep(0.01)
            task.cancel()
            try:
                await task
            except asyncio.CancelledError as error:
                return _with_locals(error)
        raise AssertionError("not cancelled")

    shown = asyncio.run(run())
    assert "_send" in shown
    assert "canary" not in shown


@pytest.mark.parametrize("trusted", [False, True], ids=["of nobody we know", "of an authority that the user added"])
def test_a_server_is_sent_nothing_before_its_certificate_is_proven(
    trusted: bool, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    authority, seen = trustme.CA(), list[bytes]()
    context = ssl.create_default_context(ssl.Purpose.CLIENT_AUTH)
    authority.issue_cert("127.0.0.1").configure_cert(context)
    if trusted:
        authority.cert_pem.write_to_path(tmp_path / "authority.pem")
        monkeypatch.setenv("SSL_CERT_FILE", str(tmp_path / "authority.pem"))
    with socket.create_server(("127.0.0.1", 0)) as listener:
        thread = threading.Thread(target=_answer_once, args=(listener, context, seen))
        thread.start()
        url = f"https://127.0.0.1:{listener.getsockname()[1]}"
        with TimeTrack(base_url=url, **CANARIES, retry=ONCE) as tt:
            if trusted:
                assert tt.clients.get(1).id == 1
            else:
                with pytest.raises(ConnectionFailed, match=r"a certificate that is not trusted here .* SSL_CERT_FILE"):
                    tt.clients.get(1)
        thread.join()
    assert (b"canary-key" in b"".join(seen)) is trusted


def _answer_once(listener: socket.socket, context: ssl.SSLContext, seen: list[bytes]) -> None:
    connection, _ = listener.accept()
    try:
        with context.wrap_socket(connection, server_side=True) as encrypted:
            seen.append(encrypted.recv(65536))
            encrypted.sendall(b"HTTP/1.1 200 OK\r\nContent-Length: 9\r\n\r\n" + b'{"id": 1}')
    except ssl.SSLError:
        connection.close()


def test_a_proxy_of_the_environment_never_sees_what_stays_on_this_machine(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("http_proxy", "http://127.0.0.1:1")
    with (
        MockServer() as server,
        TimeTrack(base_url=server.url, key=DEFAULT_KEY, secret=DEFAULT_SECRET, retry=ONCE) as tt,
    ):
        assert list(tt.clients.list()) == []


def test_a_proxy_of_the_environment_is_used_for_a_real_server(monkeypatch: pytest.MonkeyPatch) -> None:
    with socket.create_server(("127.0.0.1", 0)) as listener:
        seen: list[bytes] = []

        def proxy() -> None:
            connection, _ = listener.accept()
            with connection:
                seen.append(connection.recv(4096))
                connection.sendall(b"HTTP/1.1 502 Bad Gateway\r\n\r\n")

        thread = threading.Thread(target=proxy)
        thread.start()
        monkeypatch.setenv("https_proxy", f"http://127.0.0.1:{listener.getsockname()[1]}")
        with (
            TimeTrack(account="acme", **CANARIES, retry=ONCE, throttle="memory:") as tt,
            pytest.raises(TimeTrackError, match="cannot be reached"),
        ):
            tt.clients.get(1)
        thread.join()
    assert seen[0].startswith(b"CONNECT acme.timetrackenterprise.com:443")
    assert b"canary" not in seen[0]
