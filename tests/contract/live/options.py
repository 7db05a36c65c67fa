"""What was asked for, and the world a run lives in."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path

import httpx

from timetrack import Timing
from timetrack.timing import SYSTEM_TIMING


@dataclass(frozen=True, slots=True)
class Options:
    """What was asked for. `token` makes the marker of a run its own, `tidy` is the marker of an earlier run.

    `seconds` is how long schemathesis reads after the chosen requests, with `seed`.
    """

    base_url: str
    out: Path
    token: str
    seed: int
    user: str | None = None
    write: bool = False
    seconds: int = 0
    tidy: str | None = None


@dataclass(frozen=True, slots=True)
class World:
    """Where key and secret come from, where requests go, and where sentences go; tests pass their own."""

    environment: Mapping[str, str]
    tell: Callable[[str], None] = print
    network: httpx.BaseTransport | None = None
    timing: Timing = SYSTEM_TIMING
