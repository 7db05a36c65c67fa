# Generated from openapi/timetrack.yaml by `make client`. Do not edit.
"""One call as a plain value, and what the resource classes expect from whoever carries it out. Knows no network."""

from __future__ import annotations

import json
import re
from collections.abc import AsyncIterator, Awaitable, Callable, Iterator, Mapping
from datetime import datetime
from typing import Any, Generic, Protocol, Self, TypeVar

from attrs import Factory, frozen

from .errors import InvalidValue, describe

T = TypeVar("T")

REPEATABLE_METHODS = frozenset({"GET", "HEAD", "PUT", "DELETE"})


@frozen
class Paging:
    """How a list is asked for page by page, and which attributes of a record tell it from every other one.

    `equals` pairs a filter with the attribute that must then have the filter's value, so that a caller can notice a
    server that ignores the filter.
    """

    number: str = "page_number"
    size: str = "limit"
    largest: int = 1000
    identity: tuple[str, ...] = ("id",)
    equals: tuple[tuple[str, str], ...] = ()


@frozen
class Position:
    """Where a walk over pages stands. `str` gives a short text to keep, `Position.parse` reads it again.

    `page_number` is the page to ask for, None for the first; `page_size` is how many records to ask for, which becomes
    what the server gives where that is less; `skip` is how many records of the page were taken already. `first_page`
    recognises the first page when it comes back as page 1.
    """

    page_number: int | None = None
    page_size: int = 1000
    skip: int = 0
    first_page: str = ""

    def __str__(self) -> str:
        page = "" if self.page_number is None else self.page_number
        return f"page={page},size={self.page_size},skip={self.skip},first={self.first_page}"

    @classmethod
    def parse(cls, text: str) -> Self:
        """Read what `str` gave; raises `InvalidValue` for anything else."""
        found = _POSITION.fullmatch(text)
        if found is None:
            raise InvalidValue("position", f"expected the text of a Position, got {describe(text)}")
        page, size, skip, first = found.groups()
        return cls(int(page) if page else None, int(size), int(skip), first)


_POSITION = re.compile("page=([0-9]{0,18}),size=([0-9]{1,9}),skip=([0-9]{1,9}),first=([0-9a-f]*)")


@frozen
class Operation(Generic[T]):
    """Everything one request needs except where the server is and who is asking.

    `path` is below the base URL and safely quoted, `template` is the same path as the contract writes it.
    `read` takes the decoded JSON body, or None for a missing or undecodable one, and raises `UnreadableResponse`.
    `needs_body` says that success without a readable body is an error. `alternative` is the path under which some
    documentation has the same operation, to be tried where the server has nothing at `path`.
    """

    name: str
    method: str
    path: str
    template: str
    read: Callable[[object], T]
    params: Mapping[str, str | int | float] = Factory(dict[str, str | int | float])
    json: Mapping[str, Any] | None = None
    needs_body: bool = False
    paging: Paging | None = None
    alternative: str | None = None

    @property
    def repeatable(self) -> bool:
        """Whether HTTP promises that sending it twice does no more than sending it once."""
        return self.method in REPEATABLE_METHODS


class Paged(Protocol[T]):
    """Records one by one, fetched page by page while you iterate: one walk from the first to the last.

    A loop that was left can be followed by another, which goes on behind the last record that was given out. After the
    end, another loop raises RuntimeError. It has no length and no truth value: nothing is known before it is fetched.
    """

    def __iter__(self) -> Iterator[T]: ...

    def __next__(self) -> T: ...

    def pages(self) -> Iterator[list[T]]:
        """The same records, a page at a time, never an empty one."""
        ...

    @property
    def position(self) -> Position:
        """Behind the last record that was given out: hand it to `start` to go on from there later."""
        ...

    @property
    def repeated(self) -> int:
        """How many records came twice and were dropped: the list changed while it was read."""
        ...

    @property
    def foreign(self) -> int:
        """How many records were dropped because a filter should have kept them out: the server ignores it."""
        ...


class AsyncPaged(Protocol[T]):
    """Records one by one, fetched page by page while you iterate with `async for`: one walk from the first to the last.

    A loop that was left can be followed by another, which goes on behind the last record that was given out. After the
    end, another loop raises RuntimeError. It has no length and no truth value: nothing is known before it is fetched.
    """

    def __aiter__(self) -> AsyncIterator[T]: ...

    def __anext__(self) -> Awaitable[T]: ...

    def pages(self) -> AsyncIterator[list[T]]:
        """The same records, a page at a time, never an empty one."""
        ...

    @property
    def position(self) -> Position:
        """Behind the last record that was given out: hand it to `start` to go on from there later."""
        ...

    @property
    def repeated(self) -> int:
        """How many records came twice and were dropped: the list changed while it was read."""
        ...

    @property
    def foreign(self) -> int:
        """How many records were dropped because a filter should have kept them out: the server ignores it."""
        ...


class Caller(Protocol):
    """Carries out operations for the resource classes, one after the other."""

    def call(self, operation: Operation[T], /) -> T:
        """Send it and return what was read from the answer."""
        ...

    def walk(
        self,
        operation: Operation[list[T]],
        /,
        *,
        page_size: int | None,
        max_items: int | None,
        start: Position | None,
    ) -> Paged[T]:
        """Go through the pages of a list."""
        ...

    def wall_clock(self, moment: datetime, argument: str, /) -> datetime:
        """Turn the moment a caller gave for an argument into the naive wall-clock time that is sent."""
        ...


class AsyncCaller(Protocol):
    """Carries out operations for the asynchronous resource classes."""

    def call(self, operation: Operation[T], /) -> Awaitable[T]:
        """Send it and return what was read from the answer."""
        ...

    def walk(
        self,
        operation: Operation[list[T]],
        /,
        *,
        page_size: int | None,
        max_items: int | None,
        start: Position | None,
    ) -> AsyncPaged[T]:
        """Go through the pages of a list."""
        ...

    def wall_clock(self, moment: datetime, argument: str, /) -> datetime:
        """Turn the moment a caller gave for an argument into the naive wall-clock time that is sent."""
        ...


def decode(content: bytes) -> object:
    """The JSON value of a body, or None when there is none or it is something else, an HTML page for example."""
    try:
        return json.loads(content)
    except (ValueError, RecursionError):
        return None
