"""Walks over pages: which page to ask for next, whether the walk is over, which records are new. Knows no network.

Numbering. Whether the server counts pages from 0 or from 1 is not known (ledger E03). The walk is right under both: the
first request names no page; if page 1 is the first page again, the server counts from 1, else from 0; either way page 2
comes next.

The end. A page with fewer records than were asked for is the last one, unless the server gives fewer to everybody: some
clamp the size of a page in silence, to a round number. So a short first page of a round length ends the walk only if a
longer page of this list is known; otherwise the walk goes on in pages of that length. It asks for that length from then
on, which is right whether such a server counts its pages in what it gives or in what it was asked for, and costs an
honest server one request (two if it counts from 1). A clamp to another number cannot be told from the end.

Repeats. A page of nothing but known records is no end either: so many records may have been inserted meanwhile. It is
one if the server goes round: the same page came before since the last new record, or more such pages came than can have
been pushed along, which is as many as were read. That ends the walk at a server that repeats a page or all of them, or
ignores the page number.
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
ROUND_LENGTHS: Final = frozenset({10, 20, 25, 50, 100, 200, 250, 500})
"""To how many records servers clamp a page."""


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
class Lengths:
    """The longest page that one list was seen to give, by how many records were asked for; shared by all its walks.

    A server that clamps one list may not clamp another, and may answer a size beyond its own with its usual one, so
    neither lists nor sizes vouch for each other. `told` is whether somebody was told that the server clamps.
    """

    told: bool = False
    _longest: dict[int, int] = field(factory=dict[int, int], init=False)

    def learn(self, asked: int, given: int) -> None:
        """Remember a page of so many records."""
        self._longest[asked] = max(given, self._longest.get(asked, 0))

    def may_be_clamped(self, asked: int, given: int) -> bool:
        """Whether a first page with fewer records than asked for may have more behind it."""
        return given in ROUND_LENGTHS and given >= self._longest.get(asked, 0)


@define
class Walk(Generic[T]):
    """The state of one walk.

    `next` is the position to ask for; its `page_number` is None to name no page, which gives the first. `max_items`
    ends the walk after so many records. `repeated` counts records that came twice, which means that the list changed
    while it was read (and that others may have been missed), `foreign` those that the filters should have kept out.
    `clamped` is how many records were asked for and how many given, once it is known that there were more. `circling`
    is whether the walk ended because the server repeats itself.
    """

    next: Position
    rules: Rules[T]
    max_items: int | None = None
    lengths: Lengths = field(factory=Lengths)
    repeated: int = field(default=0, init=False)
    foreign: int = field(default=0, init=False)
    clamped: tuple[int, int] | None = field(default=None, init=False)
    circling: bool = field(default=False, init=False)
    taken: int = field(default=0, init=False)
    _current: Position | None = field(default=None, init=False)
    _asked_at_first: int = field(default=0, init=False)
    _ended: bool = field(default=False, init=False)
    _fruitful: int = field(default=0, init=False)
    _barren: set[str] = field(factory=set[str], init=False, repr=False)
    _seen: Seen = field(factory=Seen, init=False, repr=False)

    @property
    def finished(self) -> bool:
        """Whether there is nothing more to ask for."""
        return self._ended or self.taken == self.max_items

    def take(self, records: Sequence[T]) -> list[T]:
        """Take the answer for the next position, decide how to go on, and return the records to give out."""
        here = self._current = self._recognised(records)
        new = [record for record in records if self._seen.add(self.rules.identity(record))]
        size = self._size_from_here(here, len(records))
        if self._is_first_again(here, records, new):
            new = []
        else:
            self.repeated += len(records) - len(new)
            is_last = len(records) < size
            self.circling = not is_last and self._goes_round(records, new)
            self._ended = is_last or self.circling
        if new and here.page_size < self._asked_at_first:
            self.clamped = self._asked_at_first, here.page_size
        self.next = Position(1 if here.page_number is None else here.page_number + 1, size, 0, here.first_page)
        return self._given_out(new, here.skip)

    def position(self, given_out: int) -> Position:
        """Return where the walk stands after so many records of the page that was taken last."""
        here = self._current or self.next
        return Position(here.page_number, here.page_size, here.skip + given_out, here.first_page)

    def _recognised(self, records: Sequence[T]) -> Position:
        here = self.next
        first = _mark(self.rules, records) if here.page_number is None else here.first_page
        return Position(here.page_number, here.page_size, here.skip, first)

    def _size_from_here(self, here: Position, given: int) -> int:
        """Return how many records to ask for from now on; a page with fewer is the last one."""
        size = here.page_size
        if here.page_number is None and given < size and self.lengths.may_be_clamped(size, given):
            self._asked_at_first, size = size, given
        self.lengths.learn(here.page_size, given)
        return size

    def _is_first_again(self, here: Position, records: Sequence[T], new: Sequence[T]) -> bool:
        """Whether page 1 is the first page again, which means that the server counts from 1."""
        if here.page_number != 1 or not records:
            return False
        return not new or _mark(self.rules, records) == here.first_page

    def _goes_round(self, records: Sequence[T], new: Sequence[T]) -> bool:
        """Whether the server repeats itself; see the head of this module."""
        if new:
            self._fruitful += 1
            self._barren.clear()
            return False
        mark, pushed_along = _mark(self.rules, records), len(self._barren)
        goes_round = mark in self._barren or pushed_along >= self._fruitful
        self._barren.add(mark)
        return goes_round

    def _given_out(self, new: list[T], skip: int) -> list[T]:
        wanted = [record for record in new if self.rules.wanted(record)]
        self.foreign += len(new) - len(wanted)
        end = None if self.max_items is None else skip + self.max_items - self.taken
        wanted = wanted[skip:end]
        self.taken += len(wanted)
        return wanted


def _mark(rules: Rules[T], records: Sequence[T]) -> str:
    return sha256(repr([rules.identity(record) for record in records]).encode()).hexdigest()[:16]
