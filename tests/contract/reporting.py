"""Writes what a run found: a table for the ledger, JUnit for machines, and how much of the contract was seen."""

from collections.abc import Iterable, Sequence
from pathlib import Path

from schemathesis.core.failures import Failure
from schemathesis.engine.statistic import GroupedFailures
from tracecov import HttpInteraction, HttpRequest, HttpResponse

from tests.contract.answers.contract import contract
from tests.contract.answers.exchange import Exchange
from tests.contract.answers.texts import in_path, in_query
from tests.contract.findings import Finding, Kind
from tests.contract.outputs import Coverage, Junit

TABLE = "findings.md"


def write(folder: Path, table: str, cases: Iterable[tuple[str, Sequence[Finding]]]) -> Path:
    """Write table and JUnit, one test case for each title; return the path of the table."""
    junit = Junit(folder)
    for title, findings in cases:
        failures = [_failure(each) for each in findings if each.kind is Kind.DEVIATES]
        junit.writer.record_scenario(title, 0.0, failures, None, junit.output)
    junit.close()
    path = folder / TABLE
    path.write_text(table, "utf-8")
    return path


def _failure(finding: Finding) -> GroupedFailures:
    message = f"contract says: {finding.says}\nserver did: {finding.did}"
    failure = Failure(operation=finding.operation, title=", ".join(finding.ledger) or "Contract", message=message)
    return GroupedFailures(None, finding.example, [failure], None)


def write_coverage(folder: Path, exchanges: Iterable[Exchange], base_path: str) -> Coverage:
    """Write which schemas and keywords of the contract the exchanges touched."""
    coverage = Coverage(base_path)
    for each in exchanges:
        operation = contract().find(each.method, each.path)
        if operation is not None and each.status:
            template = f"{base_path}{operation.template}"
            coverage.map.record_schemathesis_interactions(each.method, template, [_interaction(each, base_path)])
    coverage.close(folder)
    return coverage


def _interaction(each: Exchange, base_path: str) -> HttpInteraction:
    sent = {"content-type": "application/json"} if each.sent else {}
    url = f"http://127.0.0.1{base_path}{in_path(each.path)}?{in_query(each.query)}"
    return HttpInteraction(
        request=HttpRequest(each.method, url.removesuffix("?"), each.sent or None, sent),
        response=HttpResponse(each.status, 0.0, each.body, dict(each.headers)),
        timestamp=0.0,
    )
