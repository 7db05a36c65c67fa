"""What the tests of the commands share."""

import signal
from collections.abc import Iterator

import pytest


@pytest.fixture
def kept_signals() -> Iterator[None]:
    """The command takes over a signal of the process; afterwards it is as it was."""
    before = signal.getsignal(signal.SIGTERM)
    yield
    signal.signal(signal.SIGTERM, before)
