"""The records of a list as iterators, and the rules by which the pages behind them are walked."""

from __future__ import annotations

import json
import logging
from collections.abc import AsyncIterator, Awaitable, Callable, Hashable, Iterator
from typing import Any, Generic, TypeVar, cast

from attrs import evolve, frozen

from timetrack.pagination import Rules, Walk
from timetrack_client.errors import InvalidValue, shown
from timetrack_client.operations import Operation, Paging, Position
from timetrack_client.writing import integer

T = TypeVar("T")

_log = logging.getLogger("timetrack")


class _Progress(Generic[T]):
    """What a listing tells about itself while it is read."""

    def __init__(self, name: str, walk: Walk[T]) -> None:
        self._name = name
        self.walk = walk
        self._given_out = 0

    @property
    def position(self) -> Position:
        """Behind the last record that was given out: hand it to `start` to go on from there later, even elsewhere.

        `str` makes a short text of it that `Position.parse` reads. After a change of the list in between, a record may
        come again, or one that moved to an earlier page may be missed.
        """
        return self.walk.position(self._given_out)

    @property
    def repeated(self) -> int:
        """How many records came twice and were dropped: the list changed while it was read."""
        return self.walk.repeated

    @property
    def foreign(self) -> int:
        """How many records were dropped because a filter should have kept them out: the server ignores it."""
        return self.walk.foreign

    def take(self, records: list[T]) -> list[T]:
        """Take the answer to a request; return what is new in it, and report once what is odd about it."""
        repeated, foreign = self.walk.repeated, self.walk.foreign
        page = self.walk.take(records)
        if not repeated and self.walk.repeated:
            _log.warning("%s: records came twice and were dropped; the list changed while it was read.", self._name)
        if not foreign and self.walk.foreign:
            _log.warning("%s: the server ignores a filter; records it should have kept out were dropped.", self._name)
        self._given_out = len(page)
        return page


class Listing(_Progress[T], Iterator[T]):
    """The records of a list, fetched page by page while you iterate. Use it once: either the records or `pages()`.

    After an error it can be asked again: it repeats the request that failed and never ends as if it were complete.
    """

    def __init__(self, name: str, walk: Walk[T], ask: Callable[[Position], list[T]]) -> None:
        super().__init__(name, walk)
        self._ask = ask
        self._page: Iterator[T] = iter(())

    def __next__(self) -> T:
        while True:
            for record in self._page:
                self._given_out += 1
                return record
            page = self._next_page()
            if page is None:
                raise StopIteration
            self._page, self._given_out = iter(page), 0

    def pages(self) -> Iterator[list[T]]:
        """Return the same records, a page at a time."""
        # Not a generator: that would be exhausted after an error, and look complete.
        return iter(self._next_page, None)

    def _next_page(self) -> list[T] | None:
        if self.walk.finished:
            return None
        return self.take(self._ask(self.walk.next))


class AsyncListing(_Progress[T], AsyncIterator[T]):
    """The records of a list, fetched page by page while you iterate. Use it once: either the records or `pages()`.

    After an error it can be asked again: it repeats the request that failed and never ends as if it were complete.
    """

    def __init__(self, name: str, walk: Walk[T], ask: Callable[[Position], Awaitable[list[T]]]) -> None:
        super().__init__(name, walk)
        self._pages = _AsyncPages(self, ask)
        self._page: Iterator[T] = iter(())

    async def __anext__(self) -> T:
        while True:
            for record in self._page:
                self._given_out += 1
                return record
            self._page = iter(await anext(self._pages))
            self._given_out = 0

    def pages(self) -> AsyncIterator[list[T]]:
        """Return the same records, a page at a time."""
        return self._pages


class _AsyncPages(AsyncIterator[list[T]]):
    """The pages of a list. Not a generator: that would be exhausted after an error, and look complete."""

    def __init__(self, progress: _Progress[T], ask: Callable[[Position], Awaitable[list[T]]]) -> None:
        self._progress = progress
        self._ask = ask

    async def __anext__(self) -> list[T]:
        if self._progress.walk.finished:
            raise StopAsyncIteration
        return self._progress.take(await self._ask(self._progress.walk.next))


def begin(operation: Operation[list[T]], *, page_size: int, max_items: int | None, start: Position | None) -> Walk[T]:
    """Return the walk over the pages of an operation, from its first page or from a position.

    Raises InvalidValue if a number is one that no server accepts, or a value is of another kind.
    """
    paging = operation.paging or Paging()
    if not isinstance(cast(object, start), Position | None):
        raise InvalidValue("start", f"expected a Position, such as Position.parse(text) gives, got {shown(start)}")
    size = integer(page_size, "page_size") if start is None else start.page_size
    max_items = None if max_items is None else integer(max_items, "max_items")
    if not 1 <= size <= paging.largest:
        raise InvalidValue("page_size", f"must be from 1 to {paging.largest}")
    if max_items is not None and max_items < 0:
        raise InvalidValue("max_items", "must be 0 or more")
    first = Position(page_size=min(size, max_items or size)) if start is None else start
    rules: Rules[T] = Rules(_Identity(paging.identity), _Wanted.by(operation, paging))
    return Walk(first, rules, max_items)


def page_of(operation: Operation[list[T]], position: Position) -> Operation[list[T]]:
    """Return the operation that asks for one page."""
    paging = operation.paging or Paging()
    asked: dict[str, str | int | float] = {**operation.params, paging.size: position.page_size}
    if position.page_number is not None:
        asked[paging.number] = position.page_number
    return evolve(operation, params=asked)


@frozen
class _Identity:
    """Names a record by the attributes that the contract says identify it, or by its whole content without them."""

    attributes: tuple[str, ...]

    def __call__(self, record: Any) -> Hashable:
        name = tuple(getattr(record, attribute, None) for attribute in self.attributes)
        if None in name or not name:
            return json.dumps(record.to_dict(), sort_keys=True)
        return name[0] if len(name) == 1 else name


@frozen
class _Wanted:
    """Whether the filters of the request let a record through; one that does not tell is given the benefit of doubt."""

    equals: tuple[tuple[str, str], ...]

    @classmethod
    def by(cls, operation: Operation[Any], paging: Paging) -> _Wanted:
        asked = operation.params
        return cls(tuple((name, str(asked[key]).casefold()) for key, name in paging.equals if key in asked))

    def __call__(self, record: Any) -> bool:
        values = ((getattr(record, name, None), wanted) for name, wanted in self.equals)
        return all(value is None or str(value).casefold() == wanted for value, wanted in values)
