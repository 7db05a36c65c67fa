"""The documented examples as data, and how one becomes a call of the SDK. The tests use it as well as the demo."""

from __future__ import annotations

import inspect
import json
import re
from collections.abc import Callable, Mapping
from datetime import date, datetime
from pathlib import Path
from typing import Any, Final, get_args, get_type_hints

from attrs import field, frozen

from timetrack_client.api import OPERATIONS

CORPUS: Final = Path(__file__).parents[2] / "tests" / "corpus" / "documented.json"

PAGING: Final = frozenset({"page_number", "limit"})
"""Query parameters that the SDK sets by itself."""


@frozen
class Example:
    """One request that a page of the vendor or a public integration shows, and what the mock answers."""

    name: str
    evidence: str
    operation: str
    method: str
    path: str
    status: int
    before: tuple[str, ...] = field(default=(), converter=tuple)
    source: str | None = None
    query: Mapping[str, str] = field(factory=dict[str, str])
    body: Mapping[str, Any] | None = None
    records: int | None = None
    error: Mapping[str, Any] | None = None
    not_in_contract: tuple[str, ...] = field(default=(), converter=tuple)
    """Parameters that were seen but that the contract does not name, so that the SDK cannot send them."""
    sdk_path: str | None = None
    """The path that the SDK uses, where it differs."""

    @property
    def filters(self) -> dict[str, str]:
        """The query as the SDK sends it by itself: without paging and what the contract does not name."""
        return {name: text for name, text in self.query.items() if name not in {*PAGING, *self.not_in_contract}}


def load(path: Path = CORPUS) -> dict[str, Example]:
    """Read the corpus; the keys are the names of the examples."""
    examples = json.loads(path.read_text("utf-8"))["examples"]
    return {entry["name"]: Example(**entry) for entry in examples}


def preparation(examples: Mapping[str, Example], name: str) -> list[Example]:
    """Return what must be done, in order, before the example makes sense on an empty account."""
    steps: dict[str, Example] = {}
    for earlier in examples[name].before:
        steps.update({step.name: step for step in preparation(examples, earlier)})
        steps[earlier] = examples[earlier]
    return list(steps.values())


def method_of(client: object, example: Example) -> Callable[..., Any]:
    """Return the method of the SDK that carries out the example, of a blocking or an awaiting client."""
    tag, verb = OPERATIONS[example.operation]
    method: Callable[..., Any] = getattr(getattr(client, tag), verb)
    return method


def arguments(example: Example, method: Callable[..., Any]) -> tuple[list[int], dict[str, Any]]:
    """Return what to call the method with: ids by position, filters and body fields by keyword, in Python's types."""
    ids = [int(part) for part in example.path.split("/") if part.isdigit()]
    hints = get_type_hints(inspect.unwrap(method))
    given = {_python_name(name): value for name, value in {**example.filters, **(example.body or {})}.items()}
    return ids, {name: _python_value(value, hints[name]) for name, value in given.items()}


def _python_name(wire: str) -> str:
    name = re.sub(r"(?<=[a-z0-9])(?=[A-Z])", "_", wire).lower()
    return f"{name}_" if name == "from" else name


def _python_value(value: Any, hint: Any) -> Any:
    kinds = get_args(hint) or (hint,)
    if datetime in kinds:
        return datetime.fromisoformat(value.removesuffix("Z"))
    if bool in kinds and isinstance(value, int):
        return bool(value)  # the vendor's page writes yes and no as true and false or as 1 and 0
    return date.fromisoformat(value) if date in kinds else value
