"""What the shape of the paths means: which behaviour answers an operation, and which records are stored for it.

Looks at names and shapes only; reading the document is done elsewhere.
"""

from collections.abc import Iterator

from timetrack_mock.contract import ContractError, Operation, Property, Resource
from timetrack_mock.schema import Schema

_COLLECTION = {"get": "list", "post": "create"}
_RECORD = {"get": "get", "put": "update", "patch": "update", "delete": "delete"}
_TIMER_ACTIONS = [("post", 3, (action,)) for action in ("start", "pause", "resume", "stop")]


def behaviour(path: tuple[str, ...], method: str, read: Schema) -> str | None:
    """Which part of the mock answers a method on a path; None where there is none."""
    if path[0] == "timers":
        shape = (method, len(path), path[2:])
        return "timer" if shape == ("get", 2, ()) or shape in _TIMER_ACTIONS else None
    if len(path) == 1 and method == "get" and "x-identity" in read:
        # A record without an id is computed, and computing is the one thing the YAML cannot describe.
        return "report" if path[0] == "work_reports" else None
    if len(path) == 1:
        return _COLLECTION.get(method)
    if len(path) == 2 and path[1].startswith("{"):
        return _RECORD.get(method)
    return None


def resources(operations: tuple[Operation, ...]) -> dict[str, Resource]:
    """The kinds of record that the operations read and write."""
    found: dict[str, dict[str, Property]] = {}
    for operation in operations:
        if operation.behaviour in ("list", "get"):
            found.setdefault(operation.subject, {}).update(operation.properties)
    indexed = set(_looked_up(operations))
    for operation in operations:
        if operation.behaviour in ("create", "update", "delete") and operation.subject not in found:
            raise ContractError(f"{operation.id} writes records that no operation of the contract reads.")
    unknown = sorted({name for name, _ in indexed if name not in found})
    if unknown:
        raise ContractError(f"The contract refers to records of {unknown[0]}, which no operation of it reads.")
    return {
        name: Resource(name, properties, frozenset(each for resource, each in indexed if resource == name))
        for name, properties in found.items()
    }


def _looked_up(operations: tuple[Operation, ...]) -> Iterator[tuple[str, str]]:
    """Which properties of which resource are searched by value, and so deserve an index."""
    for operation in operations:
        for reference in operation.writing.references if operation.writing else ():
            yield reference.resource, reference.target
        for parameter in operation.parameters:
            if operation.behaviour == "list" and parameter.filter and parameter.filter.match != "contains":
                yield operation.subject, parameter.filter.property
