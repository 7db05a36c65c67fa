"""What a run leaves behind for machines and people: JUnit, and how much of the contract was exercised."""

from collections.abc import Mapping
from pathlib import Path
from typing import Any, cast

import tracecov
from schemathesis.config import SchemathesisConfig
from schemathesis.engine import events
from schemathesis.reporting.junitxml import JunitXmlWriter
from tracecov.schemathesis import group_interactions_by_method_path, to_http_interaction

from tests.contract.engine import SETTINGS, document

JUNIT = "junit.xml"
COVERAGE = "coverage.html"


class Junit:
    """Writes one test case for each operation, with what was found there; a listener of the engine."""

    def __init__(self, folder: Path) -> None:
        folder.mkdir(parents=True, exist_ok=True)
        self.output = SchemathesisConfig.from_dict(SETTINGS).output
        self.writer = JunitXmlWriter(folder / JUNIT, self.output)

    def __call__(self, event: events.EngineEvent) -> None:
        if isinstance(event, events.ScenarioFinished):
            self.writer.write(event.recorder, event.elapsed_time)
        elif isinstance(event, events.NonFatalError):
            self.writer.record_error(event.label, event.info.message)

    def close(self) -> None:
        """Write the file."""
        self.writer.close()


class Coverage:
    """Measures which keywords of the contract's schemas were tried, by valid and by invalid values."""

    def __init__(self, base_path: str) -> None:
        self.map = tracecov.CoverageMap.from_dict(document(), base_path=base_path)

    def __call__(self, event: events.EngineEvent) -> None:
        if isinstance(event, events.ScenarioFinished):
            for (method, path), group in group_interactions_by_method_path(event.recorder).items():
                batch = [to_http_interaction(method, each) for each in group]
                self.map.record_schemathesis_interactions(method, path, batch, events=False)

    def below(self, floor: Mapping[str, float]) -> set[str]:
        """Which of the dimensions (operations, parameters, keywords, examples, responses) is below its percentage."""
        reached = cast("Mapping[str, Any]", self.map.build_json_report()["summary"])
        return {dimension for dimension, least in floor.items() if reached[dimension]["percent"] < least}

    def missed(self) -> set[str]:
        """Where in the contract a keyword stands that was never tried, or never with a value it refuses."""
        return {
            gap["schema_path"]
            for gap in self.map.coverage_gaps()
            if gap["kind"] == "keyword_miss"
            or gap["kind"] == "keyword_needs_valid"
            or gap["kind"] == "keyword_needs_invalid"
        }

    def close(self, folder: Path) -> None:
        """Write the report, a page for a browser."""
        folder.mkdir(parents=True, exist_ok=True)
        self.map.save_html_report(output_file=str(folder / COVERAGE), title="Coverage of the contract")
