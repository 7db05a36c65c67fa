"""Gives the templates their words: docstrings and statements made of the surface's values."""

from __future__ import annotations

import ast
from collections.abc import Callable

from . import statements
from .fields import Field, Model
from .surface import OperationCode, Resource, Surface
from .text import argument, docstring, literal, paragraphs, sentence, wrapped

LOCALS_OF_FROM_DICT = frozenset({"get", "src", "cls", "reading", "extra"})

PAGE_SIZE = "How many records one request asks for, at most {}."
MAX_ITEMS = "Stop after so many records."
START = "Go on from the `position` of an earlier walk with the same filters."
CLEARS = "None leaves a property as it is, and `CLEAR` empties it, if the server does so."
EXTRA = "Further properties to send, by the API's own names."

# Ruff clears unused imports everywhere but in an __init__.py, so a resource module asks only for what it needs.
IMPORTS = {
    "Any": "from typing import Any",
    "AsyncCaller": "from ...operations import AsyncCaller",
    "AsyncPaged": "from ...operations import AsyncPaged",
    "Caller": "from ...operations import Caller",
    "Clear": "from ...types import Clear",
    "Decimal": "from decimal import Decimal",
    "Literal": "from typing import Literal",
    "Mapping": "from collections.abc import Mapping",
    "Paged": "from ...operations import Paged",
    "Position": "from ...operations import Position",
    "bodies": "from ... import bodies",
    "builtins": "import builtins",
    "datetime": "import datetime",
    "given": "from ...types import given",
    "hidden": "from ...types import hidden",
    "given_or_clear": "from ...types import given_or_clear",
    "models": "from ... import models",
}


def helpers() -> dict[str, Callable[..., object]]:
    """The functions that templates may call."""
    return {
        "allowed_changes": allowed_changes,
        "block": block,
        "local": local,
        "imports_of": imports_of,
        "literal": literal,
        "method_doc": method_doc,
        "model_module_doc": model_module_doc,
        "operation_doc": operation_doc,
        "operation_module_doc": operation_module_doc,
        "package_doc": package_doc,
        "read": read,
        "resource_doc": resource_doc,
        "resource_module_doc": resource_module_doc,
        "sentence": sentence,
        "write": write,
        "write_query": write_query,
    }


def block(text: str, indent: int, otherwise: str = "") -> str:
    """A description as a docstring."""
    found = paragraphs(text) or [otherwise]
    return docstring(wrapped([*found[:-1], sentence(found[-1])], indent), indent)


def imports_of(code: str) -> list[str]:
    """The imports that rendered classes need."""
    used = {node.id for node in ast.walk(ast.parse(code)) if isinstance(node, ast.Name)}
    return [line for name, line in IMPORTS.items() if name in used]


def local(field: Field) -> str:
    """The name of a property inside from_dict, where some short names are already in use."""
    return f"{field.name}_value" if field.name in LOCALS_OF_FROM_DICT else field.name


def read(field: Field) -> tuple[str, ...]:
    """The statements of from_dict for one property."""
    keys = (field.key, *(literal(alias) for alias in field.aliases))
    return statements.reading(field.shape, local(field), keys, field.needed and not field.nullable)


def write(field: Field, *, writes: bool) -> tuple[str, ...]:
    """The statements of to_dict for one property."""
    value = f"self.{field.name}"
    sent = statements.writing(field.shape, value, field.argument, hidden=field.hidden)
    may_be_none = field.nullable or not (writes or field.needed)
    if may_be_none and field.shape.kind != "anything":
        sent = f"None if {value} is None else {sent}"
    assignment = f"fields[{field.key}] = {sent}"
    if writes and not field.needed:
        return (f"if {value} is not UNSET:", f"    {assignment}")
    return (assignment,)


def write_query(field: Field) -> tuple[str, ...]:
    """The statements that put one parameter into the query."""
    assignment = f"params[{field.key}] = {statements.writing(field.shape, field.name, field.argument, query=True)}"
    return (assignment,) if field.needed else (f"if {field.name} is not None:", f"    {assignment}")


def package_doc(surface: Surface) -> str:
    """What the package says about itself."""
    return docstring([sentence(f"The typed client of the {surface.title}, version {surface.version}")], 0)


def model_module_doc(model: Model) -> str:
    """The first line of a model's module."""
    return docstring([f"The model `{model.name}`, which is {'sent' if model.writes else 'received'}."], 0)


def resource_module_doc(resource: Resource) -> str:
    """The first line of a tag's package."""
    return docstring([f"The resource classes of `{resource.tag}`: they make operations and hand them to a caller."], 0)


def operation_module_doc(operation: OperationCode) -> str:
    """The first line of an operation's module."""
    return docstring([f"`{operation.method} {operation.template[1:-1]}`: {sentence(operation.summary)}"], 0)


def operation_doc(operation: OperationCode, indent: int) -> str:
    """What the function `operation` of a module says about itself."""
    arguments = [argument(field.name, field.doc, indent) for field in (*operation.path_parameters, *operation.query)]
    if operation.body:
        arguments.append(argument("body", operation.body.doc, indent))
    return _documented(operation, [], arguments, [], indent)


def method_doc(operation: OperationCode, indent: int) -> str:
    """What the method of a resource class says about itself."""
    fields = (*operation.path_parameters, *operation.keywords)
    arguments = [argument(field.name, field.doc, indent) for field in fields]
    if operation.paging:
        arguments.append(argument("page_size", PAGE_SIZE.format(operation.paging.largest), indent))
        arguments.append(argument("max_items", MAX_ITEMS, indent))
        arguments.append(argument("start", START, indent))
    if operation.body and operation.body.open:
        arguments.append(argument("extra", EXTRA, indent))
    notes = [CLEARS] if any(field.can_be_cleared for field in operation.body_parameters) else []
    return _documented(operation, notes, arguments, _returned(operation), indent)


def allowed_changes(operation: OperationCode) -> str:
    """What an update can change, as a refusal of one that changes nothing says it."""
    names = [field.name for field in operation.body_parameters]
    return ", ".join([*names, "extra"] if operation.body and operation.body.open else names)


def resource_doc(resource: Resource, indent: int) -> str:
    """What a resource class says about itself."""
    return block(resource.doc, indent, resource.tag.replace("_", " ").capitalize())


def _documented(
    operation: OperationCode, notes: list[str], arguments: list[list[str]], returned: list[str], indent: int
) -> str:
    summary = sentence(operation.summary or operation.name.replace("_", " ").capitalize())
    lines = wrapped([summary], indent)
    if blocks := [*paragraphs(operation.description), *notes]:
        lines += ["", *wrapped(blocks, indent)]
    if arguments:
        lines += ["", "Args:", *(line for entry in arguments for line in entry)]
    if returned:
        lines += ["", "Returns:", *("    " + line for line in wrapped(returned, indent + 4))]
    return docstring(lines, indent)


def _returned(operation: OperationCode) -> list[str]:
    shape = operation.result.shape
    if shape is None:
        return []
    if operation.paging and shape.item:
        return [f"The `{shape.item.python}` records one by one; further pages are fetched while you iterate."]
    if shape.item:
        return [f"A list of `{shape.item.python}` records."]
    if not operation.result.needs_body:
        return [f"What the server told about the result, as a `{shape.python}`; all of it may be missing."]
    return [f"The `{shape.python}`."]
