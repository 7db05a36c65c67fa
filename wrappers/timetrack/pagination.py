"""Walks over pages: which page to ask for next, whether the walk is over, which records are new. Knows no network.

Whether the server counts pages from 0 or from 1 is not known (ledger E03). The walk is right under both readings: the
first request names no page; if the answer to page 1 holds only records of the first answer, the server counts from 1,
else from 0; either way page 2 comes next. A page that is not full, or holds nothing new, is the last one, so that a
server that ignores the page number or repeats a page cannot keep the walk going.
"""

from __future__ import annotations

from collections.abc import Callable, Hashable, Sequence
from typing import Generic, TypeVar

from attrs import define, field

T = TypeVar("T")


@define
class Walk(Generic[T]):
    """The state of one walk.

    `page_size` is the number of records asked for at once. `identity` names a record, so that one seen twice is
    dropped. `max_items` ends the walk after so many records.
    """

    page_size: int
    identity: Callable[[T], Hashable]
    max_items: int | None = None
    page_number: int | None = field(default=None, init=False)
    """The page to ask for next; None means to name no page, which gives the first."""
    _done: bool = field(default=False, init=False)
    _taken: int = field(default=0, init=False)
    _seen: set[Hashable] = field(factory=set[Hashable], init=False, repr=False)

    @property
    def finished(self) -> bool:
        """Whether there is nothing more to ask for."""
        return self._done or self._taken == self.max_items

    def take(self, records: Sequence[T]) -> list[T]:
        """Take the answer for the current page, decide how to go on, and return the records that are new."""
        new = [record for record in records if self._is_new(record)]
        counts_from_one = self.page_number == 1 and not new and len(records) > 0
        self._done = not counts_from_one and (len(records) < self.page_size or not new)
        self.page_number = 1 if self.page_number is None else self.page_number + 1
        if self.max_items is not None:
            new = new[: self.max_items - self._taken]
        self._taken += len(new)
        return new

    def _is_new(self, record: T) -> bool:
        known = len(self._seen)
        self._seen.add(self.identity(record))
        return len(self._seen) > known
