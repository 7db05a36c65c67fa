"""Every fixture of the plugin, in tests that freeze or move time: nothing hangs, and the account goes with it."""

from __future__ import annotations

from pathlib import Path

from tests.wheel.conftest import run

PROJECT = """
import asyncio
import http.client
from datetime import datetime, timedelta
from urllib.parse import urlsplit

import freezegun
import pytest
import time_machine

START = datetime(2031, 3, 3, 8)
FREEZERS = {
    "freezegun": lambda: freezegun.freeze_time(START),
    "freezegun that ticks": lambda: freezegun.freeze_time(START, tick=True),
    "freezegun in the past": lambda: freezegun.freeze_time("1999-12-31 23:59"),
    "time-machine": lambda: time_machine.travel("2031-03-03T08:00:00+00:00", tick=False),
    "time-machine that ticks": lambda: time_machine.travel("2031-03-03T08:00:00+00:00", tick=True),
}


def use_timetrack(client):
    client.clients.create(name="Acme")
    assert "Acme" in [found.name for found in client.clients.list()]


def use_async_timetrack(client):
    async def calls():
        await client.clients.create(name="Acme")
        assert "Acme" in [found.name async for found in client.clients.list()]

    asyncio.run(calls())


def use_timetrack_mock(mock):
    before = mock.clock
    mock.advance(timedelta(hours=1))
    assert timedelta(hours=1) <= mock.clock - before < timedelta(hours=1, minutes=1)


def use_timetrack_server(server):
    parts = urlsplit(server.url)
    connection = http.client.HTTPConnection(parts.hostname, parts.port, timeout=10)
    connection.request("GET", parts.path + "/clients", headers={
        "X-TimeTrack-Api-Key": "demo-key", "X-TimeTrack-Api-Secret": "demo-secret",
    })
    assert connection.getresponse().status == 200
    connection.close()


def use_timetrack_env(server):
    from timetrack import AsyncTimeTrack, TimeTrack

    with TimeTrack.from_env() as client:
        use_timetrack(client)

    async def calls():
        async with AsyncTimeTrack.from_env() as client:
            assert [found.name async for found in client.clients.list()]

    asyncio.run(calls())


def use_timetrack_options(options):
    assert options == {}


USES = {name.removeprefix("use_"): use for name, use in list(globals().items()) if name.startswith("use_")}


def test_every_fixture_is_tried():
    import timetrack_pytest

    assert set(USES) == set(timetrack_pytest.__all__)


def move(freezer):
    shift = getattr(freezer, "shift", None) or freezer.tick
    shift(timedelta(days=3))


@pytest.fixture
def frozen(request):
    with FREEZERS[request.param]() as freezer:
        yield freezer


every_fixture = pytest.mark.parametrize("name", USES)
every_way = pytest.mark.parametrize("way", FREEZERS)


@every_fixture
@every_way
def test_time_freezes_jumps_and_goes_on_within_a_test(request, name, way):
    given = request.getfixturevalue(name)
    USES[name](given)
    with FREEZERS[way]() as freezer:
        USES[name](given)
        move(freezer)
        USES[name](given)
    USES[name](given)


@every_fixture
@pytest.mark.parametrize("frozen", FREEZERS, indirect=True)
def test_time_is_frozen_before_a_fixture_begins_and_until_it_has_ended(frozen, request, name):
    given = request.getfixturevalue(name)
    USES[name](given)
    move(frozen)
    USES[name](given)


@every_fixture
@freezegun.freeze_time("2031-03-03 08:00")
def test_a_decorator_freezes_the_test_alone(request, name):
    USES[name](request.getfixturevalue(name))


@pytest.mark.parametrize("way", ["freezegun", "time-machine"])
def test_the_wall_clock_of_the_account_is_the_frozen_one_and_moves_with_it(timetrack_mock, way):
    with FREEZERS[way]() as freezer:
        assert timetrack_mock.clock == datetime(2031, 3, 3, 8)
        move(freezer)
        assert timetrack_mock.clock == datetime(2031, 3, 6, 8)


@every_way
@pytest.mark.timetrack(limit=2)
def test_a_limit_is_waited_for_on_the_clock_of_the_account(timetrack, way):
    timetrack.clients.create(name="Acme")
    with FREEZERS[way]():
        for _ in range(5):
            assert list(timetrack.clients.list())
    assert list(timetrack.clients.list())


@every_way
@pytest.mark.timetrack(latency=0.02)
def test_an_answer_that_takes_a_moment_comes(timetrack_server, way):
    with FREEZERS[way]():
        use_timetrack_server(timetrack_server)

"""


def test_no_fixture_hangs_where_a_test_freezes_time(python: str, tmp_path: Path) -> None:
    (tmp_path / "test_it.py").write_text(PROJECT, "utf-8")
    options = ("-q", "-x", "-p", "no:cacheprovider", "--strict-markers", "-W", "error")
    run(python, "-m", "pytest", *options, cwd=tmp_path, patience=90, TZ="UTC")
