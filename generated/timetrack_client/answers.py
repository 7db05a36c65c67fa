# Generated from openapi/timetrack.yaml by `make client`. Do not edit.
"""From the body of an answer to models: one record, a list of them, or whatever a write was answered with."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from typing import Any, TypeVar

from .errors import Record, UnreadableResponse, describe
from .types import is_list, is_object

T = TypeVar("T")


def record(operation: str, body: object, read: Callable[[Mapping[str, Any]], T]) -> T:
    """An answer that is one record: an object, or a list that holds just that."""
    row = _only(body)
    if row is None:
        raise UnreadableResponse(f"expected an object, got {_received(body)}", operation=operation)
    return _record(operation, row, read, None)


def records(operation: str, body: object, read: Callable[[Mapping[str, Any]], T]) -> list[T]:
    """An answer that is a list: bare, or as the only list of an object."""
    rows = _rows(body)
    if rows is None:
        raise UnreadableResponse(f"expected a list, got {_received(body)}", operation=operation)
    return [_record(operation, row, read, n) for n, row in enumerate(rows, 1)]


def written(operation: str, body: object, read: Callable[[Mapping[str, Any]], T]) -> T:
    """The answer to a write, whose body the vendor does not describe: what can be read is read, the rest let go.

    An unreadable property counts as unknown; its raw value stays reachable in `additional_properties`.
    """
    row = dict(_only(body) or {})
    unread: dict[str, Any] = {}
    while True:
        try:
            model = read(row)
        except UnreadableResponse as problem:
            if not row:
                raise
            top = re.split(r"[.\[]", problem.field or "")[0]
            guilty = [key for key in row if key.lower() == top.lower()] or list(row)
            unread.update((key, row.pop(key)) for key in guilty)
        else:
            getattr(model, "additional_properties", {}).update(unread)
            return model


def nothing(body: object) -> None:
    """An answer whose body, if any, means nothing."""
    del body


def _record(operation: str, row: object, read: Callable[[Mapping[str, Any]], T], n: int | None) -> T:
    try:
        if not is_object(row):
            raise UnreadableResponse(f"expected an object, got {describe(row)}")
        return read(row)
    except UnreadableResponse as problem:
        problem.operation = operation
        problem.record = Record(n, _identity(row))
        raise


def _only(body: object) -> dict[str, Any] | None:
    if is_list(body):
        body = body[0] if len(body) == 1 else None
    return body if is_object(body) else None


def _rows(body: object) -> list[Any] | None:
    if is_object(body):
        arrays = [value for value in body.values() if is_list(value)]
        return arrays[0] if len(arrays) == 1 else None
    return body if is_list(body) else None


def _identity(row: object) -> int | str | None:
    if is_object(row):
        for key, value in row.items():
            if key.lower() == "id" and isinstance(value, (int, str)):
                return value
    return None


def _received(body: object) -> str:
    return "no JSON" if body is None else describe(body)
