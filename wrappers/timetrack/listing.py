"""The records of a list as iterators, blocking and awaiting."""

from __future__ import annotations

import logging
from collections.abc import AsyncIterator, Awaitable, Callable, Iterator
from typing import Final, Generic, NoReturn, Self, TypeVar

from attrs import frozen

from timetrack.pagination import Walk
from timetrack_client.operations import Position

T = TypeVar("T")

_log = logging.getLogger("timetrack")

_IS_LAZY: Final = (
    "how many records there are is not known before they are fetched; make a list of them, or ask for one with "
    "max_items=1 to see whether there is any."
)


class _Progress(Generic[T]):
    """One walk over a list: what was fetched and not yet given out, and what a listing tells about itself."""

    def __init__(self, name: str, walk: Walk[T]) -> None:
        self._name = name
        self._walk = walk
        self._page: list[T] = []
        self._given_out = 0
        self._over = False

    @property
    def position(self) -> Position:
        """Behind the last record that was given out: hand it to `start` to go on from there later, even elsewhere.

        `str` makes a short text of it that `Position.parse` reads. After a change of the list in between, a record may
        come again, or one that moved to an earlier page may be missed.
        """
        return self._walk.position(self._given_out)

    @property
    def repeated(self) -> int:
        """How many records came twice and were dropped: the list changed while it was read."""
        return self._walk.repeated

    @property
    def foreign(self) -> int:
        """How many records were dropped because a filter should have kept them out: the server ignores it."""
        return self._walk.foreign

    def __repr__(self) -> str:
        given_out = self._walk.taken - len(self._page) + self._given_out
        state = "read to its end" if self._over else "begun" if self._walk.taken else "not begun"
        return f"<{type(self).__name__} {self._name}: {state}, {given_out} given out>"

    def __bool__(self) -> NoReturn:
        raise TypeError(f"{self._name}: {_IS_LAZY}")

    def __len__(self) -> NoReturn:
        raise TypeError(f"{self._name}: {_IS_LAZY}")

    def _take(self, records: list[T]) -> None:
        """Take the answer to a request: keep what is new in it, and report once what is odd about it."""
        walk, repeated, foreign = self._walk, self._walk.repeated, self._walk.foreign
        self._page, self._given_out = walk.take(records), 0
        if walk.circling:
            _log.warning("%s: the server gives the same pages again; the list may be incomplete.", self._name)
        elif not repeated and walk.repeated:
            _log.warning("%s: records came twice and were dropped; the list changed while it was read.", self._name)
        if not foreign and walk.foreign:
            _log.warning("%s: the server ignores a filter; records it should have kept out were dropped.", self._name)
        if walk.clamped and not walk.lengths.told:
            walk.lengths.told = True
            _log.warning(
                "%s: asked for %d records a page, the server gives %d; the list is read in pages of that size.",
                *(self._name, *walk.clamped),
            )

    def _next(self) -> T:
        """Give out one record of the page at hand."""
        self._given_out += 1
        return self._page[self._given_out - 1]

    def _rest(self) -> list[T]:
        """Give out all that is left of the page at hand."""
        rest = self._page[self._given_out :]
        self._given_out = len(self._page)
        return rest

    def _is_empty(self) -> bool:
        """Whether nothing is at hand, so that the next page is needed."""
        return self._given_out == len(self._page)

    def _is_over(self) -> bool:
        """Whether there is no next page; whoever asks tells the reader so."""
        self._over = self._walk.finished
        return self._over

    def _refuse_if_over(self) -> None:
        """Refuse to be read again by somebody who was told that this is the end: nothing would come, in silence."""
        if self._over:
            raise RuntimeError(
                f"{self._name}: this list was read to its end; call the method again to read it anew, or keep its "
                "records in a list of your own."
            )


class Listing(_Progress[T], Iterator[T]):
    """The records of a list, fetched page by page while you iterate: one walk from the first record to the last.

    A loop that was left can be followed by another, which goes on behind the last record that was given out; so can
    `next` and `pages()`, in any order. After an error it can be asked again: it repeats the request that failed and
    never ends as if it were complete. Once it has ended, another loop raises RuntimeError: call the method of the
    resource again to read the list anew, or keep the records in a list of your own. It has no length and no truth value
    (TypeError), because nobody knows how many records there are before they are fetched.

    What is inserted while the list is read is noticed as far as records come twice, which are dropped and counted in
    `repeated`. What is deleted meanwhile moves later records to earlier pages that were read already: those are missed,
    and nothing shows it.
    """

    def __init__(self, name: str, walk: Walk[T], ask: Callable[[Position], list[T]]) -> None:
        super().__init__(name, walk)
        self._ask = ask

    def __iter__(self) -> Self:
        self._refuse_if_over()
        return self

    def __next__(self) -> T:
        self._fetch()
        return self._next()

    def pages(self) -> Iterator[list[T]]:
        """Return the same records a page at a time, never an empty one; what is left of a begun page comes first."""
        return _Pages(self._next_page, self._refuse_if_over)

    def _next_page(self) -> list[T]:
        self._fetch()
        return self._rest()

    def _fetch(self) -> None:
        """See to it that a record is at hand; raises StopIteration at the end."""
        while self._is_empty():
            if self._is_over():
                raise StopIteration
            self._take(self._ask(self._walk.next))


@frozen
class _Pages(Iterator[list[T]]):
    """The pages of a list. Not a generator: that would be exhausted after an error, and look complete."""

    next_page: Callable[[], list[T]]
    refuse_if_over: Callable[[], None]

    def __iter__(self) -> Self:
        self.refuse_if_over()
        return self

    def __next__(self) -> list[T]:
        return self.next_page()


class AsyncListing(_Progress[T], AsyncIterator[T]):
    """The records of a list, fetched page by page while you iterate with `async for`; see `Listing`."""

    def __init__(self, name: str, walk: Walk[T], ask: Callable[[Position], Awaitable[list[T]]]) -> None:
        super().__init__(name, walk)
        self._ask = ask

    def __aiter__(self) -> Self:
        self._refuse_if_over()
        return self

    async def __anext__(self) -> T:
        await self._fetch()
        return self._next()

    def pages(self) -> AsyncIterator[list[T]]:
        """Return the same records a page at a time, never an empty one; what is left of a begun page comes first."""
        return _AsyncPages(self._next_page, self._refuse_if_over)

    async def _next_page(self) -> list[T]:
        await self._fetch()
        return self._rest()

    async def _fetch(self) -> None:
        """See to it that a record is at hand; raises StopAsyncIteration at the end."""
        while self._is_empty():
            if self._is_over():
                raise StopAsyncIteration
            self._take(await self._ask(self._walk.next))


@frozen
class _AsyncPages(AsyncIterator[list[T]]):
    """The pages of a list, awaited; see `_Pages`."""

    next_page: Callable[[], Awaitable[list[T]]]
    refuse_if_over: Callable[[], None]

    def __aiter__(self) -> Self:
        self.refuse_if_over()
        return self

    async def __anext__(self) -> list[T]:
        return await self.next_page()
