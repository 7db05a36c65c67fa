"""What can go wrong, as a table; plans of what shall go wrong, as plain data; and the decision which fault comes next.

Carries nothing out.
"""

import logging
import random
from collections import deque
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from math import inf
from typing import Self

from timetrack_mock.message import Delivery, Way

_log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Fault:
    """One kind of fault.

    `after` says that the request is carried out first, so that only its answer suffers. `way` is what happens to the
    answer on its way; anything but `whole` needs a network, and so a server.
    """

    kind: str
    after: bool = False
    way: Way = "whole"

    @property
    def needs_network(self) -> bool:
        """Whether only a server can carry it out."""
        return self.way != "whole"


_ALL = (
    Fault("429"),  # with Retry-After in seconds
    Fault("429-date"),  # with Retry-After as an HTTP date
    Fault("429-bare"),  # without Retry-After
    Fault("429-malformed"),  # with a Retry-After that means nothing
    Fault("500"),
    Fault("500-after", after=True),  # the change is made, then the server fails
    Fault("503"),
    Fault("503-wait"),  # with Retry-After in seconds
    Fault("reset-before", way="reset"),
    Fault("reset-after", after=True, way="reset"),
    Fault("silence-before", way="silence"),  # no answer until the client gives up
    Fault("silence-after", after=True, way="silence"),
    Fault("truncated", after=True, way="truncated"),  # half of the body that Content-Length announces
    Fault("garbled", after=True),  # bytes that are no JSON
    Fault("html", after=True),
    Fault("empty", after=True),
    Fault("slow", after=True, way="slow"),  # the right body, in pieces
)
FAULTS: Mapping[str, Fault] = {fault.kind: fault for fault in _ALL}
"""Every fault under its name."""


@dataclass(frozen=True, kw_only=True)
class Faults:
    """A plan of faults: first the `script`, one entry for each request with None for no fault, then by `chances`.

    `chances` gives each kind its probability, drawn with `seed`. `retry_after` is what the faults that name a wait ask
    for; after `silence` seconds a client that does not give up is cut off; `slowness` is how long slow bytes take.
    """

    script: tuple[str | None, ...] = ()
    chances: Mapping[str, float] = field(default_factory=dict[str, float])
    seed: int = 0
    retry_after: float = 1.0
    silence: float = 5.0
    slowness: float = 0.2

    def __post_init__(self) -> None:
        for kind in (*filter(None, self.script), *self.chances):
            if kind not in FAULTS:
                raise ValueError(f"{kind!r} is no kind of fault; there are {', '.join(FAULTS)}.")
        if not (all(each >= 0 for each in self.chances.values()) and sum(self.chances.values()) <= 1 + 1e-9):
            raise ValueError("The chances must be 0 or more, and 1 or less together.")
        if not all(0 <= each < inf for each in (self.retry_after, self.silence, self.slowness)):
            raise ValueError("Times must be 0 seconds or more.")

    @classmethod
    def evenly(cls, share: float, *, kinds: Iterable[str] = tuple(FAULTS), seed: int = 0) -> Self:
        """Hit this share of all requests, with every kind equally often."""
        chosen = tuple(kinds)
        return cls(chances={kind: share / len(chosen) for kind in chosen}, seed=seed)

    def delivery(self, fault: Fault) -> Delivery:
        """How an answer travels that the fault hits."""
        return Delivery(fault.way, {"slow": self.slowness, "silence": self.silence}.get(fault.way, 0.0))


def chosen(chances: Mapping[str, float], draw: float) -> Fault | None:
    """The fault that a number from 0 to 1 means."""
    for kind, chance in chances.items():
        draw -= chance
        if draw < 0:
            return FAULTS[kind]
    return None


class Course:
    """Follows a plan from its start; threads may share it."""

    def __init__(self, plan: Faults) -> None:
        self.plan = plan
        self._script = deque(plan.script)
        self._dice = random.Random(plan.seed)

    def next(self, *, network: bool) -> Fault | None:
        """What hits the next request; a fault that needs a network passes over where there is none."""
        fault = self._drawn()
        if fault is not None and fault.needs_network and not network:
            _log.warning("The fault %s needs a server; a request in process cannot have it", fault.kind)
            return None
        return fault

    def _drawn(self) -> Fault | None:
        try:
            kind = self._script.popleft()
        except IndexError:
            return chosen(self.plan.chances, self._dice.random()) if self.plan.chances else None
        return None if kind is None else FAULTS[kind]
