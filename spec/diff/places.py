"""What a difference is about, in words: "query parameter `limit`", "`Client.email`", "answer `200`"."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from .differences import Difference
from .tree import ABSENT, CHOICES, ENUMS, FROM, WRITTEN, is_name, is_schema

_NAMED: Final = {
    "responses": "answer",
    "headers": "header",
    "servers": "server",
    "variables": "variable",
    "links": "link",
    "tags": "tag",
    "content": "content",
    "schemas": "schema",
    "securitySchemes": "security scheme",
}
_TOLD_BY_THE_EVENT: Final = (*ENUMS, *CHOICES, "x-enum-varnames")


def subject(difference: Difference) -> str:
    """What it is about; empty for what belongs to an operation as a whole."""
    if not difference.path:
        return _operation(difference)
    if difference.inside == (FROM,):
        return f"schema `{difference.anchor.partition('/')[2]}`"
    steps = _Steps(difference)
    phrases = [*steps.phrases()]
    return ", ".join((*phrases, f"`{steps.schema.lstrip('.')}`") if steps.schema else phrases)


def _operation(difference: Difference) -> str:
    """The operation that came or went, as people know it."""
    (path, method), *_ = difference.operations
    tree = difference.after if difference.before == ABSENT else difference.before
    place = f"`{method.upper()} {path}`"
    return f"`{tree['operationId']}` ({place})" if "operationId" in tree else place


class _Steps:
    """A walk along a path, from the component in which a difference is written, or from the operation."""

    def __init__(self, difference: Difference) -> None:
        kind, _, component = difference.anchor.partition("/")
        start = len(difference.path) - len(difference.inside)
        self._path = difference.path
        self._document = difference.side == "document"
        self._begin = start if kind == "schemas" or not component else max(start - 1, 0)
        self.schema = component if kind == "schemas" else ""

    def phrases(self) -> Iterator[str]:
        head = ""
        for number in range(self._begin, len(self._path)):
            step, last = self._path[number], number + 1 == len(self._path)
            before = self._path[number - 1] if number else ""
            if is_name(step):
                yield from self._name(before, step[1:], last)
            elif step == "requestBody":
                yield "request body"
            elif step == "schema" and last and "content" in self._path[self._begin :]:
                self.schema = "body"
            elif step == "items" and is_schema(self._path[: number + 1]):
                self.schema += "[]"
            elif self._document and not last and step != WRITTEN and self._path[0] not in ("tags", "components"):
                head = f"{head}.{step}" if head else step
        if head:
            yield f"`{head}`"

    def _name(self, before: str, name: str, last: bool) -> Iterator[str]:
        if before == "properties":
            self.schema += f".{name}"
        elif before in _TOLD_BY_THE_EVENT:
            self.schema += f" ({name})" if before in CHOICES and not last else ""
        elif before == "parameters" and not self._document:
            place, _, bare = name.partition(" ")
            yield f"{place} parameter `{bare}`"
        elif self._document and self._path[0] == "components" and before not in ("schemas", "securitySchemes"):
            yield f"component `{name}` of `{before}`"
        elif before != "security" and not (before == "content" and name == "application/json" and not last):
            yield f"{_NAMED.get(before, 'security scheme')} `{name}`"
