"""Generated companies as accounts: what they hold could have come by requests, and everything agrees with it."""

from collections import defaultdict
from collections.abc import Callable, Iterator
from copy import deepcopy
from datetime import date, datetime
from functools import lru_cache
from pathlib import Path
from typing import Any

import pytest
import yaml

from tests.mock.caller import Caller
from tests.support.document import contract_document
from timetrack_mock import Company, Mock, loading
from timetrack_mock.company.calendar import public_holidays
from timetrack_mock.contract import Contract, Operation
from timetrack_mock.schema import Check

CONTRACT = Path(__file__).resolve().parents[2] / "openapi" / "timetrack.yaml"
END = date(2026, 9, 30)
SMALL = Company(people=3, months=2, number=5, end=END)
READ = {
    "users": "User",
    "clients": "Client",
    "projects": "Project",
    "tasks": "Task",
    "absence_types": "AbsenceType",
    "project_time_entries": "ProjectTimeEntry",
    "expenses": "Expense",
    "attendances": "Attendance",
    "absences": "Absence",
}


@pytest.fixture(scope="module")
def company() -> Iterator[Caller]:
    """An account that no test changes."""
    with Mock(seed=SMALL, limit=None, clock=lambda: datetime(2026, 10, 1, 8)) as mock:
        yield Caller(mock)


@lru_cache
def document() -> dict[str, Any]:
    """The contract; read only."""
    found: dict[str, Any] = contract_document()
    return found


def everything(api: Caller, path: str, **parameters: Any) -> list[dict[str, Any]]:
    """All pages of a list."""
    found: list[dict[str, Any]] = []
    while page := api.list(path, limit=1000, page_number=len(found) // 1000, **parameters):
        found += page
        if len(page) < 1000:
            break
    return found


@pytest.mark.parametrize("resource", READ)
def test_every_record_obeys_the_contract_and_has_all_of_its_properties(company: Caller, resource: str) -> None:
    schemas = document()["components"]["schemas"]
    check = Check({"$ref": f"#/components/schemas/{READ[resource]}"}, schemas)
    properties = schemas[READ[resource]]["properties"]
    found = everything(company, f"/{resource}")
    assert len(found) > 2
    for number, record in enumerate(found, 1):
        assert check.violations(record) == []
        assert record["id"] == number
        assert set(record) == set(properties)


# What a server works out itself, and so is not sent.
DERIVED = {"absences": set[str](), "project_time_entries": {"hourRate"}}


def creations(contract: Contract) -> dict[str, Operation]:
    return {each.subject: each for each in contract.operations if each.behaviour == "create"}


def body(operation: Operation, record: dict[str, Any]) -> dict[str, Any]:
    """What a caller sends to get a record."""
    assert operation.writing is not None
    sent: dict[str, Any] = dict.fromkeys(operation.writing.hidden, "written-never-read")
    sent |= {name: record[read] for name, read in operation.writing.read_as.items() if record.get(read) is not None}
    return {name: value for name, value in sent.items() if name not in DERIVED.get(operation.subject, ())}


def test_requests_alone_would_have_made_the_same_account(company: Caller) -> None:
    creates = creations(loading.load(CONTRACT))
    with Mock(limit=None, contract=CONTRACT) as mock:
        other = Caller(mock)
        before = len(everything(other, "/users"))
        for resource in ("users", *(each for each in creates if each != "users")):
            for record in everything(company, f"/{resource}"):
                made = other.add(f"/{resource}", **body(creates[resource], record))
                for number in {"user_id", "id" if resource == "users" else "user_id"} & made.keys():
                    made[number] -= before
                assert made == record
                assert list(made) == list(record)
        assert len(everything(other, "/users")) == before + len(everything(company, "/users"))


FILTERS: list[tuple[str, dict[str, str], Callable[[dict[str, Any]], bool]]] = [
    ("project_time_entries", {"clientName": "GMBH"}, lambda each: "gmbh" in each["clientName"].lower()),
    ("project_time_entries", {"clientName": ""}, lambda each: True),
    ("project_time_entries", {"clientName": "no such"}, lambda each: False),
    (
        "project_time_entries",
        {"clientName": "lindenhof", "projectName": "e"},
        lambda each: each["clientName"].startswith("Lindenhof") and "e" in each["projectName"].lower(),
    ),
    ("project_time_entries", {"from": "2026-09-29T00:00:00Z"}, lambda each: each["from"] >= "2026-09-29"),
    (
        "project_time_entries",
        {"projectName": "I", "from": "2026-08-10T00:00:00Z", "to": "2026-08-20T23:59:59.999Z"},
        lambda each: "i" in each["projectName"].lower() and "2026-08-10" <= each["from"] < "2026-08-21",
    ),
    ("attendances", {"to": "2026-08-20T23:59:59.999Z"}, lambda each: each["from"] < "2026-08-21"),
    (
        "absences",
        {"from": "2026-08-10", "to": "2026-09-20"},
        lambda each: each["to"] >= "2026-08-10" and each["from"] <= "2026-09-20",
    ),
    ("absences", {"absenceType": "4"}, lambda each: each["absenceType"] == 4),
    ("clients", {"name": "LIND"}, lambda each: "lind" in each["name"].lower()),
]


@pytest.mark.parametrize(
    ("resource", "parameters", "wanted"), FILTERS, ids=[f"{each} {given}" for each, given, _ in FILTERS]
)
def test_a_filtered_list_has_the_same_records_as_a_look_at_all_of_them(
    company: Caller, resource: str, parameters: dict[str, str], wanted: Callable[[dict[str, Any]], bool]
) -> None:
    expected = [each for each in everything(company, f"/{resource}") if wanted(each)]
    assert everything(company, f"/{resource}", **parameters) == expected
    user = everything(company, "/users")[0]["username"]
    if resource != "clients":
        mine = [each for each in expected if each["user"] == user]
        assert everything(company, f"/{resource}", username=user, **parameters) == mine


def test_the_work_reports_add_up_to_what_is_stored(company: Caller) -> None:
    attended: dict[tuple[str, str], int] = defaultdict(int)
    booked: dict[tuple[str, str], int] = defaultdict(int)
    for resource, found in (("/attendances", attended), ("/project_time_entries", booked)):
        for each in everything(company, resource):
            found[each["user"], each["from"][:10]] += 60 * each["workedMinutes"]
    period = {"from": "2026-08-01T00:00:00Z", "to": "2026-09-30T23:59:59Z"}
    reports = everything(company, "/work_reports", **period)
    assert len(reports) == 61 * len(everything(company, "/users"))
    for report in reports:
        day = report["username"], report["workDate"]
        assert report["workedSeconds"] == attended.get(day, booked.get(day, 0)), day
        assert report["workTargetDifference"] == report["workedSeconds"] - report["targetSeconds"], day
        attended.pop(day, None), booked.pop(day, None)
    assert not attended and not booked


def test_the_reports_know_the_holidays_and_the_approved_absences(company: Caller) -> None:
    period = {"from": "2026-08-01T00:00:00Z", "to": "2026-12-31T23:59:59Z"}
    reports = everything(company, "/work_reports", **period)
    assert {each["workDate"] for each in reports if each["holiday"]} == {
        day.isoformat() for day in public_holidays(2026, 2026) if day >= date(2026, 8, 1)
    }
    named = {(each["username"], each["workDate"]): each["absence1ShortName"] for each in reports}
    approved = [each for each in everything(company, "/absences") if each["status"] == 1]
    assert len(approved) > 10
    for absence in approved:
        assert named[absence["user"], absence["from"]] == absence["absenceTypeName"]


@pytest.mark.parametrize("now", [datetime(1999, 12, 31, 23), datetime(2031, 7, 1)])
def test_the_clock_does_not_matter_where_the_end_is_given(company: Caller, now: datetime) -> None:
    with Mock(seed=SMALL, limit=None, clock=lambda: now) as mock:
        assert mock.dump() == company.mock.dump()


def test_an_open_end_is_yesterday_on_the_clock_of_the_mock(company: Caller) -> None:
    seed = Company(people=3, months=2, number=5)
    with Mock(seed=seed, limit=None, clock=lambda: datetime(2026, 10, 1, 0, 30)) as mock:
        assert mock.dump() == company.mock.dump()


def test_a_reset_gives_the_same_company_whatever_day_it_is_by_then() -> None:
    with Mock(seed=Company(people=2, months=1), limit=None, clock=lambda: datetime(2026, 10, 1)) as mock:
        before = mock.dump()
        Caller(mock).delete("/project_time_entries/3")
        mock.set_clock(datetime(2027, 1, 1))
        mock.reset()
        assert mock.dump() == before


def test_a_file_holds_the_same_as_memory_and_is_not_made_twice(company: Caller, tmp_path: Path) -> None:
    file = tmp_path / "company.db"
    with Mock(seed=SMALL, limit=None, database=file) as mock:
        assert mock.dump() == company.mock.dump()
        Caller(mock).delete("/clients/2")
        before = mock.dump()
    with Mock(seed=SMALL, limit=None, database=file) as mock:
        assert mock.dump() == before
        assert Caller(mock).get("/clients/2").status == 404
        holiday = {"from": "2026-08-15T00:00:00Z", "to": "2026-08-15T00:00:00Z"}
        assert {each["weekday"] for each in Caller(mock).list("/work_reports", **holiday)} == {8}


def test_new_records_get_the_next_ids(company: Caller) -> None:
    last = len(everything(company, "/attendances"))
    with Mock(seed=SMALL, limit=None) as mock:
        made = Caller(mock).add("/tasks", name="New")
        assert made["id"] == len(everything(company, "/tasks")) + 1
        times = {"from": "2026-10-02T08:00:00Z", "to": "2026-10-02T09:00:00Z"}
        user = everything(company, "/users")[0]["username"]
        assert Caller(mock).add("/attendances", username=user, **times)["id"] == last + 1


def test_holidays_of_the_caller_come_on_top() -> None:
    with Mock(seed=SMALL, limit=None, holidays=[date(2026, 9, 24)]) as mock:
        day = {"from": "2026-09-24T00:00:00Z", "to": "2026-09-24T00:00:00Z"}
        assert {each["holiday"] for each in Caller(mock).list("/work_reports", **day)} == {True}


def test_a_contract_that_knows_less_gets_what_it_knows(company: Caller, tmp_path: Path) -> None:
    known = deepcopy(document())
    known["paths"] = {
        path: item for path, item in known["paths"].items() if "expense" not in path and "absence" not in path
    }
    del known["components"]["schemas"]["Attendance"]["properties"]["notes"]
    file = tmp_path / "less.yaml"
    file.write_text(yaml.safe_dump(known), "utf-8")
    with Mock(seed=SMALL, limit=None, contract=file) as mock:
        less = Caller(mock)
        assert less.get("/expenses").status == 404
        assert everything(less, "/project_time_entries") == everything(company, "/project_time_entries")
        without = [
            {name: each[name] for name in each if name != "notes"} for each in everything(company, "/attendances")
        ]
        assert everything(less, "/attendances") == without


def test_an_unknown_seed_is_refused() -> None:
    with pytest.raises(ValueError, match="seed must be one of empty, demo, or a Company"):
        Mock(seed="big")
