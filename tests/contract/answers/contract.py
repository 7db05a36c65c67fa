"""The contract as the checks of an answer need it: which operation a path is, and what the ledger has to do with it."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any

from tests.contract.engine import METHODS, document


@dataclass(frozen=True, slots=True)
class Operation:
    """One operation; `parameters` are resolved, `node` is its part of the document."""

    name: str
    method: str
    template: str
    parameters: tuple[dict[str, Any], ...]
    node: dict[str, Any]

    @property
    def collection(self) -> str:
        """The path of the list that its records are in."""
        return self.template.removesuffix("/{id}")

    def fits(self, path: str) -> bool:
        """Whether a path is one of this operation; a slash at the end does not count (E15)."""
        pattern = re.sub(r"\\\{\w+\\\}", "[^/]+", re.escape(self.template))
        return re.fullmatch(pattern, path.rstrip("/")) is not None

    def body(self, status: int) -> dict[str, Any] | None:
        """What is said about an answer with this status; None if the status is not declared."""
        responses: dict[str, dict[str, Any]] = self.node["responses"]
        return responses.get(str(status)) or responses.get(f"{status // 100}XX")


class Contract:
    """The document with its references resolved on demand."""

    def __init__(self, document: dict[str, Any]) -> None:
        self.document = document
        self.operations = tuple(self._operations())

    def _operations(self) -> Iterator[Operation]:
        for path, item in self.document["paths"].items():
            for method, node in item.items():
                if method in METHODS:
                    parameters = (*item.get("parameters", ()), *node.get("parameters", ()))
                    resolved = tuple(self.resolved(each) for each in parameters)
                    yield Operation(node["operationId"], method.upper(), path, resolved, node)

    def find(self, method: str, path: str) -> Operation | None:
        """The operation of a request, if the contract has one."""
        return next((each for each in self.operations if each.method == method and each.fits(path)), None)

    def named(self, name: str) -> Operation:
        """The operation with this operationId."""
        return next(each for each in self.operations if each.name == name)

    def resolved(self, node: dict[str, Any]) -> dict[str, Any]:
        """A node, or what it refers to."""
        while "$ref" in node:
            node = self.at(node["$ref"])
        return node

    def at(self, reference: str) -> dict[str, Any]:
        """What a reference such as `#/components/schemas/Client` means."""
        node: Any = self.document
        for part in reference.removeprefix("#/").split("/"):
            node = node[int(part)] if isinstance(node, list) else node[part.replace("~1", "/")]
        return node  # type: ignore[no-any-return]

    def entries(self) -> set[str]:
        """All entries of the ledger that the contract names."""
        return set(_entries(self.document))

    def nodes_on(self, start: dict[str, Any], path: Sequence[str | int]) -> Iterator[dict[str, Any]]:
        """The nodes that a path of keywords through a schema passes, from the outside to the inside.

        References are followed on the way; the path does not mention them.
        """
        node: Any = start
        for part in (*path, None):
            if isinstance(node, dict):
                yield node
                while "$ref" in node:
                    node = self.at(node["$ref"])
                    yield node
            if part is not None:
                node = node[part]


def ledger_of(node: dict[str, Any]) -> tuple[str, ...]:
    """The entries of the ledger that a node names."""
    named: str | list[str] = node.get("x-ledger", [])
    return (named,) if isinstance(named, str) else tuple(named)


def _entries(node: object) -> Iterator[str]:
    if isinstance(node, dict):
        yield from ledger_of(node)
        node = list(node.values())
    for child in node if isinstance(node, list) else ():
        yield from _entries(child)


@cache
def contract() -> Contract:
    """The contract of this repository."""
    return Contract(document())
