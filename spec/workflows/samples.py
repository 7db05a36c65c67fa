"""What expressions of a workflow stand for, by example: its inputs, and answers as the contract shows them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Any, Final

from generator.contract import RawOperation, is_list, is_map, success
from spec.workflows.description import Workflow

EXPRESSION: Final = re.compile(
    r"[$](?:workflows[.](?P<workflow>[\w-]+)[.])?inputs[.](?P<input>\w+)"
    r"|[$]steps[.](?P<step>[\w-]+)[.]outputs[.](?P<output>\w+)"
)
"""An expression that stands for a value known before the call."""

_EMBEDDED: Final = re.compile(r"[{]([$][^{}]+)[}]")
_BODY: Final = "$response.body"


class Unknown(Exception):
    """An expression stands for nothing; the text says why."""


def sample(value: object, workflow: Workflow, operations: Mapping[str, RawOperation]) -> Any:
    """The value with every expression in it replaced by an example; raises Unknown."""
    if is_map(value):
        return {name: sample(one, workflow, operations) for name, one in value.items()}
    if is_list(value):
        return [sample(one, workflow, operations) for one in value]
    if not isinstance(value, str):
        return value
    if value.startswith("$"):
        return _meaning(value, workflow, operations)
    return _EMBEDDED.sub(lambda found: str(_meaning(found[1], workflow, operations)), value)


def pointed(text: str) -> Iterator[list[str]]:
    """The way of every JSON pointer into the answer in a text, part by part."""
    for found in re.finditer(r"[$]response[.]body#((?:/[\w-]+)+)", text):
        yield found[1].split("/")[1:]


def _meaning(expression: str, workflow: Workflow, operations: Mapping[str, RawOperation]) -> Any:
    found = EXPRESSION.fullmatch(expression)
    if found is None:
        raise Unknown(f"{expression} is not known before the call.")
    return _input(found, workflow) if found["input"] else _output(found, workflow, operations)


def _input(found: re.Match[str], workflow: Workflow) -> Any:
    if found["input"] not in workflow.inputs or found["workflow"] not in (None, workflow.name):
        raise Unknown(f"{found[0]} is no input of {workflow.name}.")
    return workflow.examples().get(found["input"], "secret")


def _output(found: re.Match[str], workflow: Workflow, operations: Mapping[str, RawOperation]) -> Any:
    outputs = {step.name: (step.operation, step.outputs) for step in workflow.steps}
    operation, declared = outputs.get(found["step"], ("", {}))
    expression = declared.get(found["output"], "")
    if not expression.startswith(_BODY) or operation not in operations:
        raise Unknown(f"{found[0]} stands for nothing.")
    content = success(operations[operation].node).get("content", {}).get("application/json", {})
    value: Any = content.get("example")
    for part in next(pointed(expression), ()):
        try:
            value = value[int(part) if is_list(value) else part]
        except (LookupError, TypeError, ValueError):
            raise Unknown(f"{found[0]} is nothing that the example of {operation} has.") from None
    return value
