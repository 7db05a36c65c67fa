"""Where samples are run: a mock on a port, put back before each, and asked afterwards what arrived."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from datetime import datetime
from typing import Any

import pytest
from attrs import evolve, field, frozen

from examples.demo.corpus import Example, arguments, load, method_of, preparation
from tests.support.document import contract_document
from timetrack import TimeTrack
from timetrack_mock import MockServer
from timetrack_mock.hiding import HIDDEN

CONTRACT: dict[str, Any] = contract_document()
EXAMPLES = load()
TIMERS = "/timers/"
"""Below this path something has to be under way; nearly everything else is in the seed `demo`."""
NOT_IN_SEED = {"list_attendances": "create an attendance", "list_absences": "request an absence"}
"""Lists whose example asks for a user who has none there."""

REFUSED = {
    "an error": b'{"errors": [{"title": "Action not allowed", "status": 403}]}',
    "an error without a body": b"",
}
NEVER_READ = {
    name
    for schema in CONTRACT["components"]["schemas"].values()
    for name, each in schema.get("properties", {}).items()
    if each.get("writeOnly")
}
TIMESTAMP = re.compile(r"\d{4}-\d\d-\d\dT.*Z")

Run = Callable[[str], str]
"""Runs the source of a sample to its end and gives what it printed; raises what the sample raises."""


@frozen
class Wanted:
    """The request that the examples of an operation describe, read without the code that makes the samples."""

    id: str
    path: str
    query: Mapping[str, Any]
    body: Mapping[str, Any] | None


def wanted() -> Iterator[Wanted]:
    """One for every operation of the contract."""
    for path, item in CONTRACT["paths"].items():
        for method, node in item.items():
            if method != "parameters":
                parameters = [_resolved(one) for one in [*item.get("parameters", []), *node.get("parameters", [])]]
                given = {place: _examples(parameters, place) for place in ("path", "query")}
                content = node.get("requestBody", {}).get("content", {}).get("application/json", {})
                yield Wanted(
                    node["operationId"], path.format_map(given["path"]), given["query"], content.get("example")
                )


def _examples(parameters: list[dict[str, Any]], place: str) -> dict[str, Any]:
    return {one["name"]: one["example"] for one in parameters if one["in"] == place and "example" in one}


def _resolved(node: dict[str, Any]) -> dict[str, Any]:
    found: Any = CONTRACT if "$ref" in node else node
    for part in node.get("$ref", "#").split("/")[1:]:
        found = found[part]
    return dict(found)


@frozen
class Stage:
    """A server, and what a sample finds in its environment."""

    server: MockServer
    environment: Mapping[str, str] = field()

    @environment.default
    def _environment(self) -> Mapping[str, str]:
        keys = {"TIMETRACK_API_KEY": "demo-key", "TIMETRACK_API_SECRET": "demo-secret"}
        # All samples of our SDK run in one process and share one budget, which would pace them.
        return {"TIMETRACK_BASE_URL": self.server.url, "TIMETRACK_LIMIT_PER_MINUTE": "100000", **keys}

    def play(self, wanted: Wanted, source: str, run: Run, added: Mapping[str, str] | None = None) -> str:
        """Run a sample on a fresh account; the one request that arrives is the wanted one, with the added query."""
        mock = self.server.mock
        mock.reset()
        self._prepare(wanted)
        mock.requests.clear()
        printed = run(source)
        arrived = [(entry.operation, (entry.status or 0) // 100) for entry in mock.requests]
        assert arrived == [(wanted.id, 2)], f"what arrived is {arrived}"
        entry = mock.requests[0]
        sent = (entry.path.removeprefix(mock.base_path), meant(entry.parameters), meant(entry.json))
        example = (wanted.path, meant({**wanted.query, **(added or {})}), meant(shown(wanted.body)))
        assert sent == example, f"{sent} was sent instead of {example}"
        return printed

    def fails(self, source: str, run: Run, body: bytes) -> str:
        """What a sample raises, or its program says, when the answer is 403."""
        self.server.mock.reset()
        self.server.mock.answer_next(403, body, headers={"Content-Type": "application/json"})
        with pytest.raises(Exception) as raised:
            run(source)
        assert not self.server.mock.answers, "nothing was asked"
        return str(raised.value)

    def _prepare(self, wanted: Wanted) -> None:
        with TimeTrack.from_env(self.environment) as tt:
            for step in before(wanted):
                method = method_of(tt, step)
                ids, keywords = arguments(step, method)
                method(*ids, **keywords)


def before(wanted: Wanted) -> Iterator[Example]:
    """What has to be done first, by the user whom the operation asks for, so that there is something to be seen."""
    steps: list[Example] = []
    if wanted.path.startswith(TIMERS):
        name = next(name for name, example in EXAMPLES.items() if example.operation == wanted.id)
        steps = [step for step in preparation(EXAMPLES, name) if step.path.startswith(TIMERS)]
    if wanted.id in NOT_IN_SEED:
        steps = [EXAMPLES[NOT_IN_SEED[wanted.id]]]
    for step in steps:
        yield evolve(step, body={**(step.body or {}), "username": {**wanted.query, **(wanted.body or {})}["username"]})


def shown(body: Mapping[str, Any] | None) -> Mapping[str, Any] | None:
    """A body as the journal of the mock shows it: what is written and never read is blotted out."""
    return body and {name: HIDDEN if name in NEVER_READ else value for name, value in body.items()}


def meant(value: Any) -> Any:
    """A value without the freedom that its writer has: a timestamp with or without milliseconds is the same."""
    if isinstance(value, Mapping):
        return {name: meant(each) for name, each in value.items()}
    if isinstance(value, str) and TIMESTAMP.fullmatch(value):
        return datetime.fromisoformat(value)
    return value
