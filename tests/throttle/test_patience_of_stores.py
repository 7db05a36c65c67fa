"""A place that is slow to reply: who asked gets away in time, and what comes afterwards is taken back."""

from __future__ import annotations

import asyncio
import sqlite3
import threading
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from tests.support.fakes import Clock, async_client, client, pages
from tests.throttle.test_fallback import THIRTY, Unreliable
from timetrack import ThrottleUnavailable
from timetrack.steps import Consult
from timetrack.throttle import file as files
from timetrack.throttle.fallback import FallbackStore
from timetrack.throttle.sqlite import SqliteStore


class Hasty(Unreliable):
    """It had no time to reply, which says nothing about the place."""

    def _reach(self) -> Any:
        error = ThrottleUnavailable("no reply yet.")
        error.waited = 0.01
        raise error


def test_who_has_no_patience_for_the_shared_place_does_not_send_it_away_for_all() -> None:
    store = FallbackStore(Hasty(Clock()), 5, Clock())
    with pytest.raises(ThrottleUnavailable, match="no reply yet"):
        store.reserve("a", THIRTY, within=0.01)
    with pytest.raises(ThrottleUnavailable, match="no reply yet"):
        store.look(within=0.01)


def test_who_has_no_patience_does_not_wait_behind_another_thread() -> None:
    store = FallbackStore(Unreliable(Clock()), 5, Clock())
    held, done = threading.Event(), threading.Event()

    def hold() -> None:
        with store._lock:
            held.set()
            done.wait(10)

    thread = threading.Thread(target=hold)
    thread.start()
    assert held.wait(10)
    with pytest.raises(ThrottleUnavailable, match="has not replied to another thread yet") as caught:
        store.reserve("a", THIRTY, within=0.01)
    assert caught.value.waited == 0.01
    done.set()
    thread.join()


def test_a_file_that_was_exchanged_while_it_was_opened_is_opened_again(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    made, seen = files._made, list[object]()

    def exchanged(path: Path) -> tuple[int, int] | None:
        seen.append(found := made(path))
        return found if len(seen) > 1 else (0, 0)

    monkeypatch.setattr(files, "_made", exchanged)
    store = SqliteStore(tmp_path / "throttle.db", "some", Clock())
    assert store.reserve("a", THIRTY) == 0
    assert len(seen) == 2


def test_a_file_that_is_exchanged_again_and_again_is_given_up(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    made = files._made

    def exchanged(path: Path) -> tuple[int, int]:
        made(path)
        return 0, 0

    monkeypatch.setattr(files, "_made", exchanged)
    store = SqliteStore(tmp_path / "throttle.db", "some", Clock())
    with pytest.raises(ThrottleUnavailable, match="it is deleted again and again"):
        store.reserve("a", THIRTY)
    assert isinstance(files.failure("x", sqlite3.SQLITE_IOERR), sqlite3.Error)


def test_what_was_granted_in_a_file_that_is_gone_is_asked_for_again(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    store = SqliteStore(tmp_path / "throttle.db", "some", Clock())
    assert store.reserve("a", THIRTY) == 0
    elsewhere = iter([False, True, False, False])
    monkeypatch.setattr(store._file, "is_elsewhere", lambda: next(elsewhere, False))
    assert store.reserve("b", THIRTY) == 0
    assert len(store.look().charges) == 2


def _interrupted() -> int:
    raise KeyboardInterrupt


@pytest.mark.parametrize("undo", [False, True], ids=["nothing to take back", "something to take back"])
def test_who_is_interrupted_while_the_place_replies_takes_back_what_it_may_have_granted(undo: bool) -> None:
    undone: list[str] = []
    with client(pages([], first_page=0)) as tt, pytest.raises(KeyboardInterrupt):
        tt._transport.ask(Consult(_interrupted, waits=True, undo=(lambda: undone.append("x")) if undo else None))
    assert undone == ["x"] * undo


def _slow(gate: threading.Event) -> Callable[[], int]:
    def ask() -> int:
        gate.wait(10)
        return 1

    return ask


@pytest.mark.parametrize("undo", [False, True], ids=["nothing to take back", "something to take back"])
def test_a_reply_that_comes_too_late_is_an_error_in_time_and_taken_back_afterwards(undo: bool) -> None:
    async def run() -> None:
        gate, undone = threading.Event(), threading.Event()
        async with async_client(pages([], first_page=0)) as tt:
            question = Consult(_slow(gate), waits=True, within=0.01, undo=undone.set if undo else None)
            with pytest.raises(ThrottleUnavailable, match=r"did not reply within 0\.0 s") as caught:
                await tt._transport.ask(question)
            assert caught.value.waited == 0.01
            gate.set()
            if undo:
                assert await asyncio.to_thread(undone.wait, 10)

    asyncio.run(run())


def test_a_reply_that_is_there_when_its_asker_is_cancelled_is_taken_back() -> None:
    async def run() -> None:
        replied, undone = threading.Event(), threading.Event()

        def ask() -> int:
            replied.set()
            return 1

        async with async_client(pages([], first_page=0)) as tt:
            task = asyncio.ensure_future(tt._transport.ask(Consult(ask, waits=True, undo=undone.set)))
            await asyncio.sleep(0)
            assert replied.wait(
                10
            )  # the loop is held up, so that it cannot take the reply before the task is cancelled
            task.cancel()
            with pytest.raises(asyncio.CancelledError):
                await task
            assert await asyncio.to_thread(undone.wait, 10)

    asyncio.run(run())


def test_a_refusal_that_comes_when_nobody_waits_any_more_is_nobodys_surprise() -> None:
    async def run() -> None:
        def ask() -> int:
            refused.set()
            raise ThrottleUnavailable("away.")

        refused = threading.Event()
        async with async_client(pages([], first_page=0)) as tt:
            task = asyncio.ensure_future(tt._transport.ask(Consult(ask, waits=True)))
            await asyncio.sleep(0)
            assert refused.wait(10)
            task.cancel()
            with pytest.raises((asyncio.CancelledError, ThrottleUnavailable)):
                await task

    asyncio.run(run())
