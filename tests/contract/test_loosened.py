"""What schemathesis.toml loosens has to be loosened: the honest mock refuses requests that fit the schema."""

import json
import re
from typing import Any
from urllib.parse import parse_qsl

import pytest

from tests.contract.answers.check import findings
from tests.contract.answers.contract import contract
from tests.contract.answers.exchange import Exchange
from tests.contract.engine import METHODS, SETTINGS, document, quiet_mock, run
from timetrack_mock import DEFAULT_KEY, DEFAULT_SECRET, Request

BASE_PATH = "/api/v2/ext"
HEADERS = (
    ("X-TimeTrack-Api-Key", DEFAULT_KEY),
    ("X-TimeTrack-Api-Secret", DEFAULT_SECRET),
    ("Content-Type", "application/json"),
)
STRICT = {key: value for key, value in SETTINGS.items() if key != "operations"}
NOW = {"username": "test", "date": "2020-10-23T15:00:00Z"}
EARLIER = {"to": "2020-10-01T00:00:00Z"}
LONG = "from=2001-01-01T00:00:00Z&to=2020-01-01T00:00:00Z"

# A request that fits the schema, and that a server may refuse all the same: it names nobody, ends before it begins, or
# is out of turn.
REFUSED: dict[str, tuple[str, str, dict[str, Any] | None]] = {
    "POST /projects": ("/projects", "", {"projectName": "x", "clientName": "nobody"}),
    "PUT /projects/{id}": ("/projects/1", "", {"clientName": "nobody"}),
    "POST /project_time_entries": ("/project_time_entries", "", {}),
    "PUT /project_time_entries/{id}": ("/project_time_entries/1", "", EARLIER),
    "POST /expenses": ("/expenses", "", {"clientName": "nobody"}),
    "PUT /expenses/{id}": ("/expenses/1", "", {"clientName": "nobody"}),
    "POST /attendances": ("/attendances", "", {}),
    "PUT /attendances/{id}": ("/attendances/1", "", EARLIER),
    "POST /absences": (
        "/absences",
        "",
        {"username": "test", "absenceType": 999, "from": "2020-10-26", "to": "2020-10-26"},
    ),
    "POST /users": (
        "/users",
        "",
        {"username": "test", "firstName": "T", "lastName": "T", "email": "t@example.com", "password": "taken"},
    ),
    "POST /timers/project_timer/start": (
        "/timers/project_timer/start",
        "",
        {**NOW, "clientName": "nobody", "projectName": "nothing"},
    ),
    "POST /timers/attendance_timer/start": ("/timers/attendance_timer/start", "", NOW),
    **{
        f"POST /timers/{kind}/{action}": (f"/timers/{kind}/{action}", "", NOW)
        for kind in ("project_timer", "attendance_timer")
        for action in ("pause", "resume", "stop")
    },
    "GET /work_reports": ("/work_reports", LONG, None),
}


def loosened() -> set[str]:
    """The operations that the settings name, such as `POST /projects`."""
    return {
        f"{method.upper()} {path}"
        for path, item in document()["paths"].items()
        for method in item
        if method in METHODS and any(_fits(entry, f"{method.upper()} {path}") for entry in SETTINGS["operations"])
    }


def _fits(entry: dict[str, Any], operation: str) -> bool:
    """One key alone chooses operations: schemathesis joins two of them with "or"."""
    (key,) = (key for key in entry if key != "checks")
    if key == "include-name":
        return bool(operation == entry[key])
    assert key == "include-name-regex"
    return re.search(entry[key], operation) is not None


def test_only_one_check_is_loosened_and_only_by_one_status() -> None:
    acceptance = {"positive_data_acceptance": {"expected-statuses": ["2xx", "401", "403", "404", "422"]}}
    assert [entry["checks"] for entry in SETTINGS["operations"]] == [acceptance] * len(SETTINGS["operations"])


def test_exactly_the_operations_that_need_it_are_loosened() -> None:
    assert loosened() == set(REFUSED)


@pytest.mark.parametrize("operation", REFUSED)
def test_the_mock_refuses_a_request_that_fits_the_schema(operation: str) -> None:
    method, (path, query, body) = operation.partition(" ")[0], REFUSED[operation]
    content = b"" if body is None else json.dumps(body).encode()
    with quiet_mock() as mock:
        request = Request(method, BASE_PATH + path, query, HEADERS, content)
        mock.handle(request)  # a timer that runs already cannot be started
        answer = mock.handle(request)
    assert answer.status == 422
    accepted = Exchange(method, path, tuple(parse_qsl(query)), content, 299, (), b"")
    found = [each for each in findings(contract(), accepted) if "it accepts" in each.did]
    assert found == [], "it does not fit the schema"


def test_schemathesis_would_complain_if_it_were_not_loosened() -> None:
    with quiet_mock() as mock:
        report = run(mock, settings=STRICT, phases=("examples",), below="/projects")
    assert report.broken == {"positive_data_acceptance"}
