"""A server that lies makes the workflows fail, and at the step that the lie is about."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from tests.spec.workflow_runs import DESCRIBED, Liar, Lie, demo, ran, records
from timetrack_mock import Mock, Readings

pytestmark = pytest.mark.npm("openapi/tools")

BOOK, ABSENCE, EXPORT = (workflow.name for workflow in DESCRIBED)

NOTHING: list[Any] = []
ENTRIES, ABSENCES, REPORTS = "/project_time_entries", "/absences", "/work_reports"


def told(lie: Lie) -> Callable[[], Mock]:
    """An honest account whose answers are changed on their way."""
    return lambda: Liar(lie)


def prepared(status: int, body: Any, to: str, times: int = 1) -> Callable[[], Mock]:
    """An account that has some answers ready, and does not carry those requests out."""

    def account() -> Mock:
        mock = demo()
        mock.answer_next(status, body, to=to, times=times)
        return mock

    return account


def read(**readings: Any) -> Callable[[], Mock]:
    """An account that reads an open question in another way than the contract assumes."""

    def account() -> Mock:
        mock = demo(readings=Readings(**readings))
        for user in ("test", "tester"):
            mock.fill("absences", [{"user": user, "from": "2026-10-13", "to": "2026-10-13", "absenceType": 1}])
        return mock

    return account


LIES: dict[str, tuple[str, Callable[[], Mock], str]] = {
    "what was booked cannot be read": (BOOK, prepared(200, NOTHING, "list_project_time_entries", 2), "read-back"),
    "the time is booked on another project": (
        BOOK,
        told(records(lambda entry: entry | {"projectName": "Another"}, ENTRIES)),
        "read-back",
    ),
    "no minutes are counted": (
        BOOK,
        told(records(lambda entry: entry | {"workedMinutes": 0}, ENTRIES)),
        "read-back",
    ),
    "the timesheet has another total": (
        BOOK,
        told(records(lambda report: report | {"workedSeconds": report["workedSeconds"] + 1}, REPORTS)),
        "total",
    ),
    "a write answers an id that is no number": (
        BOOK,
        told(records(lambda client: client | {"id": "one"}, "/clients", "POST")),
        "create-client",
    ),
    "the filter of the user is ignored": (ABSENCE, read(user_filter="ignored"), "period-is-free"),
    "a request is approved at once": (
        ABSENCE,
        told(records(lambda absence: absence | {"status": 1}, ABSENCES)),
        "see-request",
    ),
    "a request is for other days": (
        ABSENCE,
        told(records(lambda absence: absence | {"to": "2026-10-15"}, ABSENCES)),
        "see-request",
    ),
    "an approval is acknowledged but not kept": (ABSENCE, prepared(200, {"id": 2}, "update_absence"), "see-approval"),
    "lists are objects": (EXPORT, read(lists="object"), "users"),
    "only somebody with a longer name is found": (
        EXPORT,
        told(records(lambda user: user | {"username": "tester"}, "/users")),
        "users",
    ),
    "the last day is missing": (
        EXPORT,
        told(
            records(lambda day: day | {"workDate": day["workDate"].replace("2026-10-31", "2026-10-30")}, REPORTS),
        ),
        "work-reports",
    ),
    "a page never ends": (
        EXPORT,
        prepared(200, [{"id": number} for number in range(1, 1001)], "list_project_time_entries", 9),
        "nothing-is-left",
    ),
}


@pytest.mark.parametrize("lie", LIES)
def test_a_lie_is_caught_at_the_step_that_it_is_about(lie: str) -> None:
    workflow, account, step = LIES[lie]
    with account() as mock:
        outcome = ran(mock, workflow)
        mock.forget_answers()
    (run,) = outcome.workflows
    assert (outcome.status, run.passed, run.failed()[:1], run.steps[-1].name) == (1, False, (step,), step), outcome.said
