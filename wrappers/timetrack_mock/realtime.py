"""Seconds that go by whatever a test does with time.

Libraries that freeze time replace the functions of the module `time`, for all threads and at any moment. A socket, a
sleep and the wait of an event loop take real seconds all the same: measured by a clock that stands still they never
end, and by one that jumps back they end years later. So this is the clock of a copy of that module, as the interpreter
makes it, which nobody else has seen.
"""

from importlib.machinery import BuiltinImporter
from importlib.util import module_from_spec
from types import ModuleType

__all__ = ["monotonic"]


def _untouched(name: str) -> ModuleType:
    spec = BuiltinImporter.find_spec(name)
    assert spec is not None and spec.loader is not None
    module = module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


_time = _untouched("time")


def monotonic() -> float:
    """Return the seconds of `time.monotonic` as if nobody had replaced it."""
    seconds: float = _time.monotonic()
    return seconds
