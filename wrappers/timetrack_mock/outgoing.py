"""Checks every answer against the contract on its way out; a wrong one is a failure of the mock, not an answer.

The same answer to the same operation is looked at once: a checked one is known by its hash from then on.
"""

import json
import re
from collections.abc import Iterator
from typing import NoReturn, cast

from timetrack_mock.contract import Contract, Declared, Operation
from timetrack_mock.message import Json, MockFailure, Response

_REMEMBERED = 20_000  # answers; some hundred kilobytes
# They follow from `security` and `x-rate-limit`, which hold for every operation and for paths that nobody knows.
_OF_EVERY_OPERATION = frozenset({401, 429})
# What an operation that does not exist can be answered with.
_WITHOUT_OPERATION = _OF_EVERY_OPERATION | {404, 405}
_MEDIA_TYPE = re.compile(r"application/json(; *charset=utf-8)?", re.IGNORECASE)


class Outgoing:
    """The check of one mock's answers. Threads may share it."""

    def __init__(self, contract: Contract) -> None:
        self._errors = contract.errors
        self._good: set[int] = set()

    def check(self, operation: Operation | None, response: Response) -> None:
        """Raise `MockFailure` unless the contract allows this answer; None stands for a path it does not know."""
        name = "no operation" if operation is None else operation.id
        known = hash((name, response.status, response.headers, response.body))
        if known in self._good:
            return
        problems = list(self._problems(operation, response))
        if problems:
            raise MockFailure(f"{name}, {response.status}: {' '.join(problems)}")
        if len(self._good) >= _REMEMBERED:
            self._good.clear()
        self._good.add(known)

    def _problems(self, operation: Operation | None, response: Response) -> Iterator[str]:
        declared = self._declared(operation, response.status)
        if declared is None:
            yield "The contract does not declare this status here."
        else:
            yield from _of_headers(declared, response)
            yield from _of_body(declared, response)

    def _declared(self, operation: Operation | None, status: int) -> Declared | None:
        general = self._errors.get(str(status))
        if operation is None:
            known = status in _WITHOUT_OPERATION
            return (general or next(iter(self._errors.values()), Declared())) if known else None
        answers = operation.answers
        found = answers.get(str(status)) or answers.get(f"{status // 100}XX") or answers.get("default")
        if found is None and (status in _OF_EVERY_OPERATION or all(each.startswith("2") for each in answers)):
            return general  # an operation without a word on errors has those of the others
        return found


def _of_headers(declared: Declared, response: Response) -> Iterator[str]:
    for name, value in response.headers:
        check = declared.headers.get(name.lower())
        if check is not None:
            yield from check.violations(int(value) if value.isdecimal() else value, f"The header {name}")


def _of_body(declared: Declared, response: Response) -> Iterator[str]:
    types = [value for name, value in response.headers if name.lower() == "content-type"]
    if declared.body is None or response.status == 204:
        if response.body or types:
            yield "The contract declares no body here."
    elif len(types) != 1 or not _MEDIA_TYPE.fullmatch(types[0]):
        yield f"The content type must be application/json, not {' and '.join(types) or 'left out'}."
    else:
        try:
            value = cast(Json, json.loads(response.body.decode(), parse_constant=_no_constant))
        except ValueError as error:
            yield f"The body is not JSON: {error}."
            return
        yield from declared.body.violations(value)
        if response.status >= 400:
            yield from _of_error(value, response.status)


def _no_constant(name: str) -> NoReturn:
    raise ValueError(f"{name} is no JSON value")


def _of_error(value: Json, status: int) -> Iterator[str]:
    """What the schema of the error body cannot say."""
    errors = value.get("errors") if isinstance(value, dict) else None
    if not isinstance(errors, list) or not errors:
        yield "The error body must hold at least one error."
    elif any(not isinstance(each, dict) or each.get("status") != status for each in errors):
        yield f"Every error must have the status {status}."
