"""Walks over pages: which page to ask for next, whether the walk is over, which records are new. Knows no network.

Whether the server counts pages from 0 or from 1 is not known (ledger E03). The walk is right under both readings: the
first request names no page; if page 1 is the first page again, the server counts from 1, else from 0; either way page 2
comes next. A page that is not full, or holds nothing new, is the last one, so that a server that ignores the page
number or repeats a page cannot keep the walk going.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Hashable, Sequence
from hashlib import sha256
from typing import Final, Generic, TypeVar

from attrs import define, field, frozen

from timetrack_client.operations import Position

T = TypeVar("T")

_REMEMBERED: Final = 20_000
_BITS: Final = 4096


class Seen:
    """Remembers names in little memory: every whole number, as one bit each, and the last 20,000 of any other names."""

    def __init__(self) -> None:
        self._blocks: dict[int, int] = {}
        self._others: set[Hashable] = set()
        self._order: deque[Hashable] = deque()

    def add(self, name: Hashable) -> bool:
        """Remember a name; return whether it is new."""
        return self._add_number(name) if isinstance(name, int) else self._add_other(name)

    def _add_number(self, number: int) -> bool:
        block, bit = divmod(number, _BITS)
        known = self._blocks.get(block, 0)
        self._blocks[block] = known | 1 << bit
        return not known >> bit & 1

    def _add_other(self, name: Hashable) -> bool:
        if name in self._others:
            return False
        self._others.add(name)
        self._order.append(name)
        if len(self._order) > _REMEMBERED:
            self._others.discard(self._order.popleft())
        return True


@frozen
class Rules(Generic[T]):
    """What a walk needs to know about a record: its name, and whether the filters of the request let it through."""

    identity: Callable[[T], Hashable]
    wanted: Callable[[T], bool]


@define
class Walk(Generic[T]):
    """The state of one walk.

    `next` is the position to ask for; its `page_number` is None to name no page, which gives the first. `max_items`
    ends the walk after so many records. `repeated` counts records that came twice, which means that the list changed
    while it was read (and that others may have been missed), `foreign` those that the filters should have kept out.
    """

    next: Position
    rules: Rules[T]
    max_items: int | None = None
    repeated: int = field(default=0, init=False)
    foreign: int = field(default=0, init=False)
    _current: Position | None = field(default=None, init=False)
    _done: bool = field(default=False, init=False)
    _taken: int = field(default=0, init=False)
    _seen: Seen = field(factory=Seen, init=False, repr=False)

    @property
    def finished(self) -> bool:
        """Whether there is nothing more to ask for."""
        return self._done or self._taken == self.max_items

    def take(self, records: Sequence[T]) -> list[T]:
        """Take the answer for the next position, decide how to go on, and return the records to give out."""
        here = self._current = self._recognised(records)
        new = [record for record in records if self._seen.add(self.rules.identity(record))]
        first_again = (
            here.page_number == 1 and bool(records) and (not new or _mark(self.rules, records) == here.first_page)
        )
        if first_again:
            new = []
        else:
            self.repeated += len(records) - len(new)
            self._done = len(records) < here.page_size or not new
        self.next = Position(
            1 if here.page_number is None else here.page_number + 1, here.page_size, 0, here.first_page
        )
        return self._given_out(new, here.skip)

    def position(self, given_out: int) -> Position:
        """Return where the walk stands after so many records of the page that was taken last."""
        here = self._current or self.next
        return Position(here.page_number, here.page_size, here.skip + given_out, here.first_page)

    def _recognised(self, records: Sequence[T]) -> Position:
        here = self.next
        first = _mark(self.rules, records) if here.page_number is None else here.first_page
        return Position(here.page_number, here.page_size, here.skip, first)

    def _given_out(self, new: list[T], skip: int) -> list[T]:
        wanted = [record for record in new if self.rules.wanted(record)]
        self.foreign += len(new) - len(wanted)
        end = None if self.max_items is None else skip + self.max_items - self._taken
        wanted = wanted[skip:end]
        self._taken += len(wanted)
        return wanted


def _mark(rules: Rules[T], records: Sequence[T]) -> str:
    return sha256(repr([rules.identity(record) for record in records]).encode()).hexdigest()[:16]
