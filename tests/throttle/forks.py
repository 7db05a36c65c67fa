"""Forks the test itself."""

from __future__ import annotations

import os
import time
import warnings
from collections.abc import Callable

import pytest


def in_a_fork(work: Callable[[], bool]) -> bool:
    """Do something in a forked process and return whether it was true there; it must not take long."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", DeprecationWarning)  # of Python 3.12: that other threads run is the point
        child = os.fork()
    if child == 0:
        try:
            os._exit(0 if work() else 1)
        finally:
            os._exit(2)
    ends = time.monotonic() + 15.0
    while True:
        done, status = os.waitpid(child, os.WNOHANG)
        if done:
            return status == 0
        if time.monotonic() > ends:
            os.kill(child, 9)
            os.waitpid(child, 0)
            pytest.fail("the forked process hangs")
        time.sleep(0.005)
