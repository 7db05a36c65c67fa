"""The three places where charges are kept, each with a clock that tests move."""

from __future__ import annotations

from math import copysign
from pathlib import Path
from typing import Any, Protocol, Self

import redis

from tests.support.fakes import Clock
from timetrack.auth import Secret
from timetrack.throttle.memory import MemoryStore
from timetrack.throttle.redis import MARK, MICRO, RedisStore
from timetrack.throttle.sqlite import SqliteStore
from timetrack.throttle.store import Store
from timetrack.throttle.window import terms_of


class Place(Protocol):
    """Where stores of several budgets are; `slack` is how many seconds may pass although nobody moved the clock."""

    slack: float

    def store(self, budget: str = "some") -> Store: ...

    def sleep(self, seconds: float) -> None: ...


class MemoryPlace:
    slack = 0.001

    def __init__(self) -> None:
        self._clock = Clock()
        self._stores: dict[str, MemoryStore] = {}

    def store(self, budget: str = "some") -> Store:
        return self._stores.setdefault(budget, MemoryStore(self._clock))

    def sleep(self, seconds: float) -> None:
        self._clock.now += seconds


class FilePlace:
    """Every store is another connection to the same file."""

    slack = 0.001

    def __init__(self, path: Path) -> None:
        self._path = path
        self._clock = Clock()

    def store(self, budget: str = "some") -> Store:
        return SqliteStore(self._path, budget, self._clock)

    def sleep(self, seconds: float) -> None:
        self._clock.now += seconds


class RedisPlace:
    """A Redis whose clock cannot be moved: everything that it remembers is made older instead, which is the same."""

    slack = 3.0

    def __init__(self, url: str) -> None:
        self.url = url
        self.client: Any = redis.Redis.from_url(url)
        self.stores: list[RedisStore] = []

    def __enter__(self) -> Self:
        self.client.flushall()
        self.client.script_flush()
        closed_for = self.store("of nobody").reserve("a call", terms_of(1, 60.0, 4.0, None))
        self.sleep(closed_for)
        return self

    def __exit__(self, *_: object) -> None:
        for store in self.stores:
            store._clients.close()
        self.client.close()

    def store(self, budget: str = "some") -> RedisStore:
        self.stores.append(RedisStore(Secret(self.url), budget))
        return self.stores[-1]

    def sleep(self, seconds: float) -> None:
        age = round(seconds * MICRO)
        for key in self.client.keys("*:slots"):
            for member, score in self.client.zscan_iter(key):
                self.client.zadd(key, {member: score - copysign(1, score) * age})
        lasting = (*self.client.keys("*:pause"), *self.client.keys("*:strict"))
        for key in {MARK.encode(), *lasting} & set(self.client.keys()):
            for name in ("since", "until"):
                self.client.hincrby(key, name, -age)
        for store in self.stores:
            store._latest -= age
