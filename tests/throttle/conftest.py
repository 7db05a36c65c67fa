from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.support.redis_server import RedisServer
from tests.throttle.places import FilePlace, MemoryPlace, Place, RedisPlace


@pytest.fixture
def redis_server() -> Iterator[RedisServer]:
    """A Redis for one test, which may stop, restart or flush it."""
    server = RedisServer()
    yield server
    server.remove()


@pytest.fixture(scope="session")
def _lasting_redis() -> Iterator[RedisServer]:
    server = RedisServer()
    yield server
    server.remove()


@pytest.fixture(params=["memory", "sqlite", "redis"])
def place(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Place]:
    """Each of the three places, empty, with a clock that the test moves."""
    if request.param == "memory":
        yield MemoryPlace()
    elif request.param == "sqlite":
        yield FilePlace(tmp_path / "throttle.db")
    else:
        with RedisPlace(request.getfixturevalue("_lasting_redis").url) as redis:
            yield redis
