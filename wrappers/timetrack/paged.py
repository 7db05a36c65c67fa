"""How a list of the contract is asked for page by page: where a walk begins, what a request is, which records count."""

from __future__ import annotations

import json
from collections.abc import Hashable
from typing import Any, TypeVar, cast

from attrs import evolve, frozen

from timetrack.pagination import Lengths, Rules, Walk
from timetrack_client.errors import InvalidValue, shown
from timetrack_client.operations import Operation, Paging, Position
from timetrack_client.writing import integer

T = TypeVar("T")


def begin(
    operation: Operation[list[T]],
    *,
    page_size: int,
    max_items: int | None,
    start: Position | None,
    lengths: Lengths,
) -> Walk[T]:
    """Return the walk over the pages of an operation, from its first page or from a position.

    `lengths` is what is known about the pages of this list. Raises InvalidValue if a number is one that no server
    accepts, or a value is of another kind.
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
    return Walk(first, rules, max_items, lengths)


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
