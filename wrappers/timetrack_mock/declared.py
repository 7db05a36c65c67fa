"""Reads which answers the contract declares for an operation, and compiles what they must look like.

Answers are compiled strictly: the schemas welcome properties they do not name, for readers; the mock sends none.
"""

import json
from collections.abc import Callable, Iterable, Mapping

from timetrack_mock.closing import closed, opened, properties
from timetrack_mock.contract import Declared, Document, Operation
from timetrack_mock.schema import Check, Schema

Resolve = Callable[[Document], Document]
_JSON = "application/json"


class Answers:
    """The declared answers of one document; equal schemas are compiled once."""

    def __init__(self, document: Document, resolve: Resolve) -> None:
        self._resolve = resolve
        self._shared: Mapping[str, Schema] = document["components"]["schemas"]
        self._opened = {name: opened(part, self._shared) for name, part in self._shared.items()}
        self._compiled: dict[str, Check] = {}
        self._records: dict[str, dict[str, Schema]] = {}
        for path, item in document["paths"].items():
            if "get" in item:
                self._records.setdefault(_subject(path), {}).update(self._record(item["get"]))

    def _record(self, operation: Document) -> dict[str, Schema]:
        """The properties that an operation reads."""
        content = self._resolve(operation["responses"].get("200", {})).get("content", {})
        schema: Schema = self._resolve(content[_JSON]["schema"]) if _JSON in content else {}
        return properties(schema.get("items", schema), self._shared)

    def of(self, path: str, method: str, operation: Document) -> dict[str, Declared]:
        """The answers of an operation, by their status as the contract writes it."""
        # What a write answers is not documented (E07). The mock answers the record: as it is read, or a part of it.
        record = {} if method == "get" else self._records.get(_subject(path), {})
        return {
            str(status): self._declared(self._resolve(answer), record if str(status).startswith("2") else {})
            for status, answer in operation["responses"].items()
        }

    def _declared(self, answer: Document, record: Mapping[str, Schema]) -> Declared:
        headers = {name.lower(): self._resolve(each) for name, each in answer.get("headers", {}).items()}
        body = answer["content"][_JSON]["schema"] if answer.get("content") else None
        if body is not None and record:
            body = {"allOf": [body, {"properties": record}]}
        return Declared(
            body=None if body is None else self._check(body),
            headers={name: self._check(each["schema"]) for name, each in headers.items()},
        )

    def _check(self, schema: Schema) -> Check:
        key = json.dumps(schema, sort_keys=True, default=str)
        if key not in self._compiled:
            self._compiled[key] = Check(closed(schema, self._shared), self._opened)
        return self._compiled[key]


def errors(operations: Iterable[Operation]) -> dict[str, Declared]:
    """The error answers that any operation declares, by their status; where they differ, the first counts."""
    found: dict[str, Declared] = {}
    for operation in operations:
        for status, declared in operation.answers.items():
            if not status.startswith("2"):
                found.setdefault(status, declared)
    return found


def _subject(path: str) -> str:
    """What a path is about: a resource, or one kind of timer."""
    first, _, rest = path.strip("/").partition("/")
    return f"{first}/{rest.partition('/')[0]}" if first == "timers" else first
