"""The lines of generated code that move one value between JSON and Python."""

from __future__ import annotations

from .shapes import Shape


def reading(shape: Shape, local: str, keys: tuple[str, ...], needed: bool) -> tuple[str, ...]:
    """Straight-line reading of a property into a local name; the reader runs only for what is not already right."""
    key, *aliases = keys
    lines = [f"{local} = get({key})"]
    for alias in aliases:
        lines += [f"if {local} is None:", f"    {local} = get({alias})"]
    careful = _read(shape, local, key)
    if shape.kind == "anything":
        return (*lines, f"reading.required({local}, {key})") if needed else tuple(lines)
    condition = "" if needed else f"{local} is not None"
    if shape.exact:
        condition = " and ".join(part for part in (condition, f"type({local}) is not {shape.exact}") if part)
    statement = f"{local} = reading.required({careful}, {key})" if needed else f"{local} = {careful}"
    return (*lines, f"if {condition}:", f"    {statement}") if condition else (*lines, statement)


def _read(shape: Shape, local: str, key: str) -> str:
    if shape.item is not None and shape.item.kind == "anything":
        return f"reading.array({local}, {key})"
    if shape.item is not None:
        return f"reading.items({local}, {key}, {_reader(shape.item)})"
    if shape.kind in {"choice", "choice_or_text"}:
        return f"reading.{shape.kind}({local}, {key}, {shape.class_name})"
    if shape.kind == "nested":
        return f"reading.nested({local}, {key}, {shape.class_name}.from_dict)"
    return f"reading.{shape.kind}({local}, {key})"


def _reader(shape: Shape) -> str:
    if shape.kind in {"choice", "choice_or_text", "nested", "items"}:
        return f"lambda value, field: {_read(shape, 'value', 'field')}"
    return f"reading.{shape.kind}"


QUERY = {"boolean": "flag", "number": "digits", "text": "filter_text"}
"""Kinds that a query writes in another way than a body does."""


def writing(shape: Shape, value: str, argument: str, *, query: bool = False, hidden: bool = False) -> str:
    """The expression that turns a Python value into what is sent; `argument` is what a refusal calls it."""
    if hidden and shape.kind == "text":
        return f"writing.hidden_text({value}, {argument})"
    if shape.kind == "anything":
        return value
    if shape.item is not None and shape.item.kind == "anything":
        return f"list(writing.items({value}, {argument}))"
    if shape.item is not None:
        return f"[{writing(shape.item, 'item', argument)} for item in writing.items({value}, {argument})]"
    if shape.kind in {"choice", "choice_or_text"}:
        return f"writing.{shape.kind}({value}, {argument}, {shape.class_name})"
    if shape.kind == "nested":
        return f"{value}.to_dict()"
    return f"writing.{QUERY.get(shape.kind, shape.kind) if query else shape.kind}({value}, {argument})"


def part_of_path(shape: Shape, value: str, argument: str) -> str:
    """The expression that turns a parameter of a path into its part of the path."""
    return f"writing.{'identifier' if shape.kind == 'integer' else 'segment'}({value}, {argument})"
