"""Names that would not survive the way into Python are refused here, each with a sentence."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Mapping
from keyword import iskeyword
from typing import Any

from openapi_python_client.strings import PythonIdentifier, pascal_case, snake_case

from .contract import RawOperation, operations
from .problem import Problem
from .text import printable

OPERATION_ID = re.compile(r"([a-z][a-z0-9]*)((?:_[a-z0-9]+)+)")
TAG = re.compile(r"[a-z][a-z0-9]*(?:_[a-z0-9]+)*")
METHODS_OF_MODELS = frozenset({"to_dict", "from_dict", "additional_properties"})
LOCALS_OF_FUNCTIONS = frozenset(
    {"body", "params", "answers", "writing", "read", "plain", "operation", "extra", "page_size", "max_items", "start"}
    | {"given", "given_or_clear", "bodies", "builtins", "client", "models"}
)
HIDDEN_BUILTINS = frozenset({"str", "int", "float", "bool", "dict"})
CLASSES_OF_RUNTIME = frozenset(
    {"Any", "Mapping", "Self", "Operation", "Paging", "Paged", "AsyncPaged", "Caller", "AsyncCaller", "Response"}
    | {"Unset", "UNSET", "OpenIntEnum", "OpenStrEnum", "Factory", "TYPE_CHECKING", "KNOWN", "PAGING"}
    | {"Field", "Clear", "CLEAR", "Decimal", "Literal"}
    | {"Resources", "AsyncResources"}
)


def check(document: Mapping[str, Any]) -> None:
    """Look at every operation and tag of the contract."""
    _check_tags([str(tag.get("name")) for tag in document.get("tags", [])])
    declared = {str(tag.get("name")) for tag in document.get("tags", [])}
    seen: dict[str, RawOperation] = {}
    verbs: dict[tuple[str, str], str] = {}
    for operation in operations(document):
        name = _checked_id(operation)
        if name in seen:
            raise Problem(f"{operation} and {seen[name]} have the same operationId {name!r}.")
        seen[name] = operation
        tags = operation.node.get("tags", [])
        if len(tags) != 1 or tags[0] not in declared:
            raise Problem(f"{name}: an operation has exactly one tag, which is one of the root's tags.")
        verb = verb_of(name)
        if (tags[0], verb) in verbs:
            raise Problem(f"{name} and {verbs[tags[0], verb]} both become the method {tags[0]}.{verb}.")
        verbs[tags[0], verb] = name


def verb_of(operation_id: str) -> str:
    """The method's name."""
    return operation_id.partition("_")[0]


def check_enum(node: Mapping[str, Any]) -> None:
    """The parser loses members whose names become the same; say so instead."""
    values: list[Any] = [value for value in node["enum"] if value is not None]
    names: list[Any] = node.get("x-enum-varnames", values)
    label = f"the enum {values!r}"
    if not all(printable(value) for value in values if isinstance(value, str)):
        raise Problem(f"{label} has a value with invisible characters.")
    if len(names) != len(values):
        raise Problem(f"{label} has {len(values)} values but {len(names)} x-enum-varnames.")
    if names is values and all(type(value) is int for value in values):
        return
    spelled = [snake_case(str(name)).upper() for name in names]
    repeated = [name for name, count in Counter(spelled).items() if count > 1]
    if repeated:
        raise Problem(f"{label} has two names that both become {repeated[0]!r}; give them other x-enum-varnames.")
    for name in spelled if names is not values else ():
        if not name.isidentifier():
            raise Problem(f"{label} has the name {name!r}, which is no Python name.")


def check_fields(place: str, names: Iterable[tuple[str, str]]) -> None:
    """Property names of one model, as (JSON name, Python name)."""
    for key, name in names:
        if name in METHODS_OF_MODELS:
            raise Problem(f"{place}: the property {key!r} would replace the method {name} of the model.")
        if not printable(key):
            raise Problem(f"{place}: the property {key!r} has invisible characters in its name.")


def check_parameters(place: str, names: list[tuple[str, str]], modules: Iterable[str]) -> None:
    """Every keyword of one operation, path, query and body together."""
    taken = LOCALS_OF_FUNCTIONS | set(modules)
    seen: set[str] = set()
    for key, name in names:
        if name in taken:
            raise Problem(f"{place}: the generated function needs the name {name!r} of the parameter {key!r} itself.")
        if name in seen:
            raise Problem(f"{place}: two parameters become the keyword {name!r}.")
        if not printable(key):
            raise Problem(f"{place}: the parameter {key!r} has invisible characters in its name.")
        seen.add(name)


def check_classes(models: Iterable[str]) -> None:
    """Class names of models and enums, which stand beside those of the runtime."""
    for name in models:
        if name in CLASSES_OF_RUNTIME:
            raise Problem(f"the schema {name} has the name of a class that the generated client needs itself.")


def class_name(tag: str) -> str:
    """`project_time_entries` becomes `ProjectTimeEntries`."""
    return pascal_case(tag)


def _checked_id(operation: RawOperation) -> str:
    name = str(operation.node.get("operationId", ""))
    match = OPERATION_ID.fullmatch(name)
    if match is None:
        raise Problem(f"{operation}: the operationId {name!r} is not verb_noun in snake_case, such as list_clients.")
    if iskeyword(match[1]) or match[1] in HIDDEN_BUILTINS:
        raise Problem(f"{operation}: the verb {match[1]!r} of {name!r} cannot be the name of a method.")
    return name


def _check_tags(tags: list[str]) -> None:
    for tag in tags:
        if not TAG.fullmatch(tag) or PythonIdentifier(tag, prefix="tag") != tag:
            raise Problem(f"the tag {tag!r} is not snake_case or is a word that Python needs.")
    for what, names in (("tags", tags), ("tags of the class", [class_name(tag) for tag in tags])):
        repeated = [name for name, count in Counter(names).items() if count > 1]
        if repeated:
            raise Problem(f"there are two {what} {repeated[0]!r}.")
