"""What is wrong with a JSON value by a schema of the contract, without showing the value."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime
from functools import cache
from typing import Any

from jsonschema import FormatChecker, ValidationError  # type: ignore[import-untyped]
from openapi_schema_validator import OAS30ReadValidator, OAS30WriteValidator, oas30_format_checker
from referencing import Registry
from referencing.jsonschema import DRAFT4

from tests.contract.answers.contract import Contract, ledger_of
from tests.contract.answers.shape import name, shape

_HOME = "urn:timetrack"
_WALL_CLOCK = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d{1,3})?Z", re.ASCII)
_FORMATS = {"wall-clock": "a wall-clock time with a `Z`", "date": "a date"}
_WORDS = {
    "array": "a list",
    "object": "an object",
    "string": "a text",
    "integer": "a whole number",
    "number": "a number",
    "boolean": "true or false",
}


@dataclass(frozen=True, slots=True)
class Fault:
    """One thing that is wrong: by which keyword, what the schema says and what is there instead.

    `depth` is 0 for the value as a whole. `ledger` is what the part of the schema names.
    """

    keyword: str
    says: str
    instead: str
    depth: int
    ledger: tuple[str, ...]


@cache
def _validator(contract: Contract, pointer: str, writing: bool) -> Any:
    document: Any = contract.document
    registry: Registry[Any] = Registry().with_resource(_HOME, DRAFT4.create_resource(document))
    kind = OAS30WriteValidator if writing else OAS30ReadValidator
    return kind({"$ref": _HOME + pointer}, registry=registry, format_checker=_formats())


@cache
def _formats() -> FormatChecker:
    checker = FormatChecker(formats=())
    checker.checkers = {**oas30_format_checker.checkers}
    checker.checks("wall-clock")(_is_wall_clock)
    return checker


def _is_wall_clock(value: object) -> bool:
    if not isinstance(value, str):
        return True
    try:
        datetime.fromisoformat(value)
    except ValueError:
        return False
    return _WALL_CLOCK.fullmatch(value) is not None


def faults(contract: Contract, pointer: str, value: Any, *, writing: bool = False) -> Iterator[Fault]:
    """Everything that is wrong with a value by the schema at a pointer such as `#/components/schemas/Client`."""
    seen: set[tuple[object, ...]] = set()
    for error in _validator(contract, pointer, writing).iter_errors(value):
        place = (*error.absolute_path, error.validator)
        if place not in seen:
            seen.add(place)
            yield from _faults(contract, contract.at(pointer), error)


def _faults(contract: Contract, start: dict[str, Any], error: ValidationError) -> Iterator[Fault]:
    nodes = list(contract.nodes_on(start, list(error.absolute_schema_path)[:-1]))
    place, depth, keyword = place_of(error.absolute_path), len(error.absolute_path), str(error.validator)
    if keyword == "required":
        for missing in [each for each in error.validator_value if each not in error.instance]:
            whole = [*nodes, nodes[-1].get("properties", {}).get(missing, {})]
            yield Fault(keyword, f"{_dotted(place, missing)} is there", "it is missing", depth + 1, _nearest(whole))
    elif keyword == "additionalProperties":
        known = nodes[-1].get("properties", {})
        for extra in [each for each in error.instance if each not in known]:
            says = f"there is no {_dotted(place, name(extra))}"
            yield Fault(keyword, says, shape(error.instance[extra]), depth + 1, _nearest(nodes))
    else:
        says = f"{place} is {_wanted(contract, nodes[-1], keyword, error.validator_value)}"
        yield Fault(keyword, says, shape(error.instance), depth, _nearest(nodes))


def _nearest(nodes: list[dict[str, Any]]) -> tuple[str, ...]:
    return next((named for node in reversed(nodes) if (named := ledger_of(node))), ())


def _wanted(contract: Contract, node: dict[str, Any], keyword: str, value: Any) -> str:
    """What a keyword asks for, in words."""
    if keyword == "type":
        return _WORDS[value] + (" or null" if node.get("nullable") else "")
    if keyword in ("oneOf", "anyOf"):
        return " or ".join(_WORDS[contract.resolved(each)["type"]] for each in value)
    if keyword == "format":
        return _FORMATS.get(value, f"a {value}")
    if keyword == "enum":
        return f"one of {', '.join(str(each) for each in value)}"
    return f"of {keyword} `{value}`"


def place_of(path: Iterable[str | int]) -> str:
    """Which part of a body a path leads to, in words; what does not look like a name is masked."""
    text = "".join("[]" if isinstance(part, int) else f".{name(part)}" for part in path)
    return f"`{text.removeprefix('.')}`" if text else "the body"


def _dotted(place: str, key: str) -> str:
    return f"`{key}`" if place == "the body" else f"`{place.strip('`')}.{key}`"


def undeclared(contract: Contract, pointer: str, value: Any) -> Iterator[tuple[str, str]]:
    """The properties of one or more records that a schema allows but does not know, and what is there."""
    schema = contract.resolved(contract.at(pointer))
    rows: list[Any] = value if isinstance(value, list) else [value]
    place = "[]." if isinstance(value, list) else ""
    known = contract.resolved(schema.get("items", schema)).get("properties", {})
    for row in rows:
        for key in row if isinstance(row, dict) else ():
            if key not in known:
                yield f"`{place}{name(key)}`", "an object" if isinstance(row[key], dict) else shape(row[key])
