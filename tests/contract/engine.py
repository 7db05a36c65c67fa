"""Runs schemathesis on the contract, in process or over a port, and turns its events into a report people can read."""

import tomllib
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from copy import deepcopy
from dataclasses import dataclass, field
from datetime import datetime
from functools import cache
from pathlib import Path
from typing import Any, TypeAlias

import schemathesis
import yaml
from hypothesis import strategies as st
from schemathesis.config import SchemathesisConfig
from schemathesis.engine import events, from_schema
from schemathesis.engine.recorder import ScenarioRecorder

from timetrack_mock import Application, Mock, Request, Response
from timetrack_mock.asgi import Handler

ROOT = Path(__file__).resolve().parents[2]
CONTRACT = ROOT / "openapi" / "timetrack.yaml"
SETTINGS: dict[str, Any] = tomllib.loads((ROOT / "schemathesis.toml").read_text("utf-8"))
METHODS = ("get", "post", "put", "delete")
PHASES = ("examples", "coverage", "fuzzing", "stateful")

Listener: TypeAlias = Callable[[events.EngineEvent], None]


def _written(moment: datetime) -> str:
    return moment.isoformat(timespec="milliseconds") + "Z"


# Without this the pattern alone is obeyed, and 2020-02-31 would count as a moment that must be accepted.
schemathesis.openapi.format(
    "wall-clock", st.datetimes(min_value=datetime(2000, 1, 1), max_value=datetime(2040, 1, 1)).map(_written)
)


@dataclass
class Report:
    """What a run has done and found."""

    cases: Counter[str] = field(default_factory=Counter[str])
    statuses: Counter[int] = field(default_factory=Counter[int])
    failures: dict[str, list[str]] = field(default_factory=dict[str, list[str]])
    checks: set[str] = field(default_factory=set[str])
    troubles: list[str] = field(default_factory=list[str])
    interrupted: bool = False

    @property
    def broken(self) -> set[str]:
        """The names of the checks that failed."""
        return {line.split(":")[0] for lines in self.failures.values() for line in lines}

    def note(self, event: events.EngineEvent) -> None:
        """Take what an event of schemathesis tells."""
        if isinstance(event, events.ScenarioFinished):
            phase = event.phase.value
            self.cases[phase] += len(event.recorder.cases)
            responses = [each.response for each in event.recorder.interactions.values()]
            self.statuses.update(each.status_code for each in responses if each is not None)
            self.checks |= {check.name for checks in event.recorder.checks.values() for check in checks}
            self.failures.setdefault(phase, []).extend(_failures(event.recorder, event.label))
        elif isinstance(event, events.NonFatalError):
            self.troubles.append(f"{event.label}: {event.value!r}")
        elif isinstance(event, events.FatalError):
            self.troubles.append(repr(event.exception))
        elif isinstance(event, events.Interrupted):
            self.interrupted = True
        elif isinstance(event, events.SchemaAnalysisWarnings):
            self.troubles += [str(warning) for warning in event.warnings]


def quiet_mock() -> Mock:
    """A mock for contract tests: no throttle, a fixed clock, something of everything in it."""
    return Mock(limit=None, seed="demo", clock=lambda: datetime(2020, 10, 23, 8))


class Tampered:
    """A mock with a fault put into it."""

    def __init__(self, mock: Mock, fault: Callable[[Mock, Request], Response]) -> None:
        self._mock = mock
        self._fault = fault

    def handle(self, request: Request) -> Response:
        """Answer as the fault wants it."""
        return self._fault(self._mock, request)


def run(
    mock: Handler | None,
    *,
    phases: tuple[str, ...] = PHASES,
    below: str = "/",
    examples: int | None = None,
    methods: Sequence[str] = (),
    without: Sequence[str] = (),
    seed: int | None = None,
    seconds: int | None = None,
    url: str | None = None,
    settings: Mapping[str, Any] = SETTINGS,
    listeners: Sequence[Listener] = (),
) -> Report:
    """Run the chosen phases on the operations below a path, in process or, without a mock, at a URL.

    `methods` are those that may be called (all), `without` names checks that are left out. `seconds` bounds the run,
    which is then not repeatable. Listeners are told every event of schemathesis.
    """
    part = _part(below, {method.lower() for method in methods})
    config = SchemathesisConfig.from_dict({**settings, "seed": settings["seed"] if seed is None else seed})
    schema = schemathesis.openapi.from_dict(part, config=config)
    schema.config.phases.update(phases=list(phases))
    schema.config.checks.update(excluded_check_names=list(without))
    if methods:
        schema.config.phases.coverage.unexpected_methods = set()
    if examples is not None:
        schema.config.generation.update(max_examples=examples)
    if seconds is not None:
        schema.config.max_time = seconds
    if url is not None:
        schema.config.update(base_url=url)
    if mock is not None:
        schema.app = Application(mock)
    report = Report()
    for event in from_schema(schema).execute():
        for listen in (report.note, *listeners):
            listen(event)
    return report


@cache
def document() -> dict[str, Any]:
    """The contract as it is written; not to be changed."""
    loaded: dict[str, Any] = yaml.safe_load(CONTRACT.read_text("utf-8"))
    return loaded


def _part(below: str, methods: set[str]) -> dict[str, Any]:
    """A copy of the contract, reduced to the operations below a path with one of the methods."""
    part = deepcopy(document())
    _allow_null(part["components"]["schemas"].values())
    part["paths"] = {
        path: {key: part for key, part in item.items() if not methods or key in methods or key not in METHODS}
        for path, item in part["paths"].items()
        if path.startswith(below)
    }
    return part


def _allow_null(schemas: Iterable[dict[str, Any]]) -> None:
    """Say in the words of OpenAPI that a server may take null where an update may empty a property (E53)."""
    for schema in schemas:
        for name, property in schema["properties"].items() if schema.get("x-clearable") else ():
            if not property.get("writeOnly"):
                schema["properties"][name] = {**property, "nullable": True}


def _failures(recorder: ScenarioRecorder, label: str | None) -> Iterator[str]:
    for checks in recorder.checks.values():
        for check in checks:
            if check.failure_info is not None:
                failure = check.failure_info.failure
                text = " ".join(f"{failure.title}. {failure.message}".split())
                yield f"{check.name}: {label or 'links'}: {text}\n    {check.failure_info.code_sample}"
