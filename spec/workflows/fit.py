"""Whether a workflow fits the contract: operations, parameters, bodies, and the names that it reads in answers.

The linters look at the workflows alone; neither reads the contract for what a step sends and expects.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any, Final, cast

import openapi_schema_validator

from generator.contract import Node, RawOperation, is_map, operations, resolved, success
from generator.contract import load as load_contract
from spec.workflows.description import Step, Workflow, load, source, texts, workflows
from spec.workflows.samples import EXPRESSION, Unknown, pointed, sample

_VALIDATOR: Final = cast(Any, openapi_schema_validator).OAS30WriteValidator
"""Draft 4 as OpenAPI 3.0 changes it; the package does not tell its type."""


def fit(path: Path) -> str:
    """What does not fit between a description and the contract that it names, one sentence a line, or nothing."""
    document = load(path)
    return "\n".join(misfits(document, load_contract(path.parent / source(document))))


def misfits(document: Node, contract: Node) -> Iterator[str]:
    """Everything that does not fit, step by step, in the order of the description."""
    known = {one.node["operationId"]: one for one in operations(contract)}
    for workflow in workflows(document):
        yield from (f"{workflow.name}: {sentence}" for sentence in _inputs(workflow))
        for step in workflow.steps:
            findings = _Fit(workflow, step, known, contract).findings()
            yield from (f"{workflow.name}, {step.name}: {sentence}" for sentence in findings)


def _inputs(workflow: Workflow) -> Iterator[str]:
    written = texts([[[*step.parameters], step.payload, [*step.conditions]] for step in workflow.steps])
    used = {found["input"] for text in written for found in EXPRESSION.finditer(text)}
    yield from (f"the input {name} is used nowhere." for name in workflow.inputs if name not in used)


class _Fit:
    """One step beside the operation that it calls."""

    def __init__(self, workflow: Workflow, step: Step, known: Mapping[str, RawOperation], contract: Node) -> None:
        self._workflow, self._step, self._known, self._contract = workflow, step, known, contract

    def findings(self) -> Iterator[str]:
        operation = self._known.get(self._step.operation)
        if operation is None:
            yield f"the contract has no operation {self._step.operation}."
            return
        yield from self._parameters(operation)
        yield from self._body(operation)
        yield from self._names(operation)
        yield from self._conditions()

    def _parameters(self, operation: RawOperation) -> Iterator[str]:
        schemes = self._contract["components"]["securitySchemes"].values()
        headers: list[Node] = [{**one, "required": True, "schema": {"type": "string"}} for one in schemes]
        declared = {(one["in"], one["name"]): one for one in (*headers, *operation.parameters)}
        given = {(one.get("in", "nowhere"), one["name"]): one["value"] for one in self._step.parameters}
        for (place, name), value in given.items():
            if (place, name) in declared:
                yield from self._value(f"the parameter {name}", value, declared[place, name]["schema"])
            else:
                yield f"{operation} has no parameter {name} in {place}."
        for key, node in declared.items():
            if node.get("required") and key not in given:
                yield f"{operation} needs the parameter {key[1]}."

    def _body(self, operation: RawOperation) -> Iterator[str]:
        content = operation.node.get("requestBody", {}).get("content", {}).get("application/json")
        if content is None or self._step.payload is None:
            if content is not None or self._step.payload is not None:
                yield f"{operation} {'takes no' if content is None else 'needs a'} body."
            return
        yield from self._value("the body", self._step.payload, content["schema"])
        likely = resolved(self._contract, content["schema"]).get("x-likely-required", [])
        sent = self._step.payload if is_map(self._step.payload) else {}
        yield from (f"the body most likely needs {name}." for name in likely if name not in sent)

    def _value(self, what: str, value: object, schema: Node) -> Iterator[str]:
        try:
            shown = sample(value, self._workflow, self._known)
        except Unknown as unknown:
            yield f"{what} cannot be told: {unknown}"
            return
        whole = {"allOf": [schema], "components": self._contract["components"]}
        yield from (f"{what} is wrong: {error.message}." for error in _VALIDATOR(whole).iter_errors(shown))

    def _conditions(self) -> Iterator[str]:
        for condition in self._step.conditions:
            for found in EXPRESSION.finditer(condition):
                try:
                    sample(found[0], self._workflow, self._known)
                except Unknown as unknown:
                    yield f"the condition {condition} cannot be told: {unknown}"

    def _names(self, operation: RawOperation) -> Iterator[str]:
        """What the step reads in the answer and the contract does not know."""
        answer = success(operation.node).get("content", {}).get("application/json", {}).get("schema", {})
        for text in (*self._step.conditions, *self._step.outputs.values()):
            for way in pointed(text):
                if self._reached(answer, way) is None:
                    yield f"the answer of {operation} has no /{'/'.join(way)}."
            record = self._reached(answer, ["0"]) or answer
            for name in re.findall(r"@[.](\w+)", text):
                if self._reached(record, [name]) is None:
                    yield f"the records of {operation} have no {name}."

    def _reached(self, schema: Node, way: list[str]) -> Node | None:
        """The schema of what a JSON pointer leads to."""
        here: Node | None = resolved(self._contract, schema)
        for part in way:
            inner = (here or {}).get("items") if part.isdigit() else (here or {}).get("properties", {}).get(part)
            here = None if inner is None else resolved(self._contract, inner)
        return here
