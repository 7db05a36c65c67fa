"""One call as a plain value, and what the resource classes expect from whoever carries it out. Knows no network."""

from __future__ import annotations

import json
from collections.abc import AsyncIterator, Awaitable, Callable, Iterator, Mapping
from datetime import datetime
from typing import Any, Generic, Protocol, TypeVar

from attrs import Factory, frozen

T = TypeVar("T")

REPEATABLE_METHODS = frozenset({"GET", "HEAD", "PUT", "DELETE"})


@frozen
class Paging:
    """How a list is asked for page by page, and which attributes of a record tell it from every other one."""

    number: str = "page_number"
    size: str = "limit"
    largest: int = 1000
    identity: tuple[str, ...] = ("id",)


@frozen
class Operation(Generic[T]):
    """Everything one request needs except where the server is and who is asking.

    `path` is below the base URL and safely quoted, `template` is the same path as the contract writes it.
    `read` takes the decoded JSON body, or None for a missing or undecodable one, and raises `UnreadableResponse`.
    `needs_body` says that success without a readable body is an error.
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

    @property
    def repeatable(self) -> bool:
        """Whether HTTP promises that sending it twice does no more than sending it once."""
        return self.method in REPEATABLE_METHODS


class Paged(Protocol[T]):
    """Records one by one, fetched page by page while you iterate."""

    def __iter__(self) -> Iterator[T]: ...

    def __next__(self) -> T: ...

    def pages(self) -> Iterator[list[T]]:
        """The same records, a page at a time."""
        ...


class AsyncPaged(Protocol[T]):
    """Records one by one, fetched page by page while you iterate with `async for`."""

    def __aiter__(self) -> AsyncIterator[T]: ...

    def __anext__(self) -> Awaitable[T]: ...

    def pages(self) -> AsyncIterator[list[T]]:
        """The same records, a page at a time."""
        ...


class Caller(Protocol):
    """Carries out operations for the resource classes, one after the other."""

    def call(self, operation: Operation[T], /) -> T:
        """Send it and return what was read from the answer."""
        ...

    def walk(self, operation: Operation[list[T]], /, *, page_size: int | None, max_items: int | None) -> Paged[T]:
        """Go through the pages of a list."""
        ...

    def wall_clock(self, moment: datetime, /) -> datetime:
        """Turn the moment a caller gave into the naive wall-clock time that is sent."""
        ...


class AsyncCaller(Protocol):
    """Carries out operations for the asynchronous resource classes."""

    def call(self, operation: Operation[T], /) -> Awaitable[T]:
        """Send it and return what was read from the answer."""
        ...

    def walk(self, operation: Operation[list[T]], /, *, page_size: int | None, max_items: int | None) -> AsyncPaged[T]:
        """Go through the pages of a list."""
        ...

    def wall_clock(self, moment: datetime, /) -> datetime:
        """Turn the moment a caller gave into the naive wall-clock time that is sent."""
        ...


def decode(content: bytes) -> object:
    """The JSON value of a body, or None when there is none or it is something else, an HTML page for example."""
    try:
        return json.loads(content)
    except (ValueError, RecursionError):
        return None
