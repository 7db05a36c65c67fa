"""Reads an Arazzo description: its workflows and steps, with everything that they share put in its place."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any, Final

from attrs import frozen
from ruamel.yaml import YAML

from generator.contract import is_list, is_map, resolved
from spec.tools import ROOT

WORKFLOWS: Final = ROOT / "openapi" / "workflows" / "timetrack.arazzo.yaml"

Node = Mapping[str, Any]


@frozen
class Step:
    """One call of a workflow; `parameters` has those of the workflow, too, and `conditions` those of its actions."""

    name: str
    operation: str
    parameters: tuple[Node, ...]
    payload: object
    """The body as it is written, with expressions in it; None if the step sends none."""
    conditions: tuple[str, ...]
    outputs: Mapping[str, str]


@frozen
class Workflow:
    """The steps in the order of the document, and the JSON schema of each input."""

    name: str
    inputs: Mapping[str, Node]
    steps: tuple[Step, ...]

    def examples(self) -> dict[str, Any]:
        """The first example of each input that has one; secrets have none."""
        return {name: schema["examples"][0] for name, schema in self.inputs.items() if schema.get("examples")}


def load(path: Path) -> dict[str, Any]:
    """Read the YAML (1.2, safe)."""
    reader: Any = YAML(typ="safe")
    document: dict[str, Any] = reader.load(path.read_text("utf-8"))
    return document


def source(document: Node) -> str:
    """Where the contract is, relative to the description."""
    return str(document["sourceDescriptions"][0]["url"])


def workflows(document: Node) -> tuple[Workflow, ...]:
    """Every workflow of a description that the linters had nothing to say about."""
    return tuple(_workflow(document, node) for node in document["workflows"])


def texts(node: object) -> Iterator[str]:
    """Every text in a piece of the document, keys left out."""
    if isinstance(node, str):
        yield node
    elif is_map(node):
        for value in node.values():
            yield from texts(value)
    elif is_list(node):
        for value in node:
            yield from texts(value)


def _workflow(document: Node, node: Node) -> Workflow:
    inputs = {name: resolved(document, one) for name, one in node.get("inputs", {}).get("properties", {}).items()}
    shared = [_shared(document, one) for one in node.get("parameters", [])]
    return Workflow(node["workflowId"], inputs, tuple(_step(document, step, shared) for step in node["steps"]))


def _step(document: Node, node: Node, shared: list[Node]) -> Step:
    parameters = [*shared, *(_shared(document, one) for one in node.get("parameters", []))]
    criteria = [*node.get("successCriteria", [])]
    for action in (*node.get("onSuccess", []), *node.get("onFailure", [])):
        criteria += _shared(document, action).get("criteria", [])
    return Step(
        name=node["stepId"],
        operation=node["operationId"],
        parameters=tuple(parameters),
        payload=node.get("requestBody", {}).get("payload"),
        conditions=tuple(str(one["condition"]) for one in criteria),
        outputs=node.get("outputs", {}),
    )


def _shared(document: Node, node: Node) -> Node:
    """The node itself, or the component that it names."""
    if "reference" not in node:
        return node
    _, kind, name = str(node["reference"]).split(".")
    component: Node = document["components"][kind][name]
    return component
