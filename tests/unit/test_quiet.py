"""What is asked for stays out of the logs of the layers below, at every level; other clients of theirs log as ever."""

from __future__ import annotations

import asyncio
import gc
import logging
from functools import partial

import httpx
import pytest

from tests.chaos.interrupter import Interrupter
from tests.support.judge import Judge, Reply, judge
from timetrack import AsyncTimeTrack, TimeTrack, TimeTrackError

PERSON = "someone@example.com"


def _reply(_: object) -> Reply:
    return Reply(body=[{"id": 4711}], headers={"Location": PERSON})


def _ask(server: Judge) -> None:
    with TimeTrack(base_url=server.url, key="canary-key", secret="canary-secret", limit_per_minute=None) as tt:
        list(tt.users.list(username=PERSON))
        tt.users.get(4711)
        tt.tasks.create(name=PERSON)


def _await(server: Judge) -> None:
    async def ask() -> None:
        options = {"key": "canary-key", "secret": "canary-secret"}
        async with AsyncTimeTrack(base_url=server.url, limit_per_minute=None, **options) as tt:  # type: ignore[arg-type]
            assert [record async for record in tt.users.list(username=PERSON)]
            await tt.users.get(4711)
            await tt.tasks.create(name=PERSON)

    asyncio.run(ask())


@pytest.mark.parametrize("ask", [_ask, _await], ids=["blocking", "awaiting"])
@pytest.mark.parametrize("level", [logging.INFO, logging.DEBUG])
def test_no_filter_no_id_and_no_key_is_logged(ask: object, level: int, caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level(level)
    with judge(_reply) as server:
        ask(server)  # type: ignore[operator]
        assert len(server.journal) == 3
    for text in (PERSON, "someone", "4711", "canary"):
        assert text not in caplog.text


def test_other_clients_of_httpx_log_as_ever_also_after_a_call_of_ours_failed(caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level(logging.INFO)
    with judge(_reply) as server, TimeTrack(base_url="http://127.0.0.1:1", key="k", secret="s") as tt:
        with pytest.raises(TimeTrackError):
            tt.with_options(deadline=0.001).users.get(1)
        httpx.get(f"{server.url}/others")
    assert "/others" in caplog.text


# The connection of a call that is interrupted is left to the garbage collector.
@pytest.mark.filterwarnings("ignore::ResourceWarning", "ignore::pytest.PytestUnraisableExceptionWarning")
def test_other_clients_of_httpx_log_as_ever_also_after_a_call_of_ours_was_interrupted(
    caplog: pytest.LogCaptureFixture,
) -> None:
    caplog.set_level(logging.INFO, "httpx")
    options = {"key": "key", "secret": "secret"}
    with judge(_reply) as server, TimeTrack(base_url=server.url, limit_per_minute=None, **options) as tt:  # type: ignore[arg-type]
        tt.users.get(1)  # what is imported and connected only once
        counted = Interrupter()
        assert counted.run(partial(tt.users.get, 1)) is None
        near = [n for n, file in enumerate(counted.steps, 1) if file.endswith(("/quiet.py", "/transport.py"))]
        assert len(near) > 20
        for at in near:
            where = _interrupt(tt, at)
            caplog.clear()
            logging.getLogger("httpx").info("others")
            assert "others" in caplog.text, where
            gc.collect()


def _interrupt(tt: TimeTrack, at: int) -> str:
    """Interrupt a call at a step, and leave nothing of it in any frame."""
    interrupter = Interrupter(at)
    if not isinstance(interrupter.run(partial(tt.users.get, 1)), KeyboardInterrupt):
        raise AssertionError("nothing was interrupted")
    return interrupter.where
