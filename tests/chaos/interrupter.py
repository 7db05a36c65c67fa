"""Interrupts a thread at a chosen step of what it does, as Ctrl-C would at that very moment."""

import sys
from collections.abc import Callable
from types import FrameType
from typing import Any

_NOT_IN = ("/logging/", "/httpcore/_synchronization.py", "/tests/")
"""A logger, or httpcore's pool, that is interrupted at its lock keeps it: nothing of ours can help that."""


class Interrupter:
    """Raises KeyboardInterrupt at the step with a number; counts them all with the number 0.

    The steps are those at which Python looks for signals: the begin of a function, and the return from one in C.
    """

    def __init__(self, at: int = 0) -> None:
        self._at = at
        self.steps: list[str] = []
        """The files in which the steps were, in their order."""
        self.where = ""

    def run(self, call: Callable[[], object]) -> BaseException | None:
        """Make a call and return what it raised."""
        try:
            sys.setprofile(self._step)
            try:
                call()
            finally:
                sys.setprofile(None)
        except BaseException as error:
            return error
        return None

    def _step(self, frame: FrameType, event: str, what: Any) -> None:
        if event not in ("call", "c_return") or any(part in frame.f_code.co_filename for part in _NOT_IN):
            return
        self.steps.append(frame.f_code.co_filename)
        if len(self.steps) == self._at:
            name = getattr(what, "__name__", "")
            self.where = f"{event} {name} in {frame.f_code.co_qualname}, line {frame.f_lineno}"
            raise KeyboardInterrupt
