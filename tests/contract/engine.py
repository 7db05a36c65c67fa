"""Runs schemathesis in process against an ASGI application, and turns its events into a report people can read."""

from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path
from typing import Any

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
PHASES = ("examples", "coverage", "fuzzing", "stateful")


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
    failures: dict[str, list[str]] = field(default_factory=dict[str, list[str]])
    checks: set[str] = field(default_factory=set[str])
    troubles: list[str] = field(default_factory=list[str])

    @property
    def broken(self) -> set[str]:
        """The names of the checks that failed."""
        return {line.split(":")[0] for lines in self.failures.values() for line in lines}


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


def run(mock: Handler, *, phases: tuple[str, ...] = PHASES, below: str = "/", examples: int | None = None) -> Report:
    """Run the chosen phases on the operations below a path."""
    document: dict[str, Any] = yaml.safe_load(CONTRACT.read_text("utf-8"))
    document["paths"] = {path: item for path, item in document["paths"].items() if path.startswith(below)}
    config = SchemathesisConfig.from_str((ROOT / "schemathesis.toml").read_text("utf-8"))
    schema = schemathesis.openapi.from_dict(document, config=config)
    schema.config.phases.update(phases=list(phases))
    if examples is not None:
        schema.config.generation.update(max_examples=examples)
    schema.app = Application(mock)
    report = Report()
    for event in from_schema(schema).execute():
        _note(report, event)
    return report


def _note(report: Report, event: events.EngineEvent) -> None:
    if isinstance(event, events.ScenarioFinished):
        phase = event.phase.value
        report.cases[phase] += len(event.recorder.cases)
        report.checks |= {check.name for checks in event.recorder.checks.values() for check in checks}
        report.failures.setdefault(phase, []).extend(_failures(event.recorder, event.label))
    elif isinstance(event, events.NonFatalError):
        report.troubles.append(f"{event.label}: {event.value!r}")
    elif isinstance(event, events.FatalError):
        report.troubles.append(repr(event.exception))
    elif isinstance(event, events.SchemaAnalysisWarnings):
        report.troubles += [str(warning) for warning in event.warnings]


def _failures(recorder: ScenarioRecorder, label: str | None) -> Iterator[str]:
    for checks in recorder.checks.values():
        for check in checks:
            if check.failure_info is not None:
                failure = check.failure_info.failure
                text = " ".join(f"{failure.title}. {failure.message}".split())
                yield f"{check.name}: {label or 'links'}: {text}\n    {check.failure_info.code_sample}"
