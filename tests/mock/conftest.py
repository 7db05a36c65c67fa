"""A mock without a throttle, empty or with the demo records, and its caller."""

from collections.abc import Iterator
from datetime import datetime

import pytest

from tests.mock.caller import Caller
from timetrack_mock import Mock

NOW = datetime(2020, 10, 23, 8)


@pytest.fixture
def api() -> Iterator[Caller]:
    with Mock(limit=None, clock=lambda: NOW) as mock:
        yield Caller(mock)


@pytest.fixture
def demo() -> Iterator[Caller]:
    with Mock(limit=None, seed="demo", clock=lambda: NOW) as mock:
        yield Caller(mock)
