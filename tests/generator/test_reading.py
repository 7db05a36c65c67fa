"""Lenient reading: what is accepted, what it becomes, and what is refused with which words."""

from __future__ import annotations

import copy
import pickle
from datetime import date, datetime
from types import ModuleType
from typing import Any

import pytest

from tests.generator import small
from timetrack_client.api.absences import list_absences
from timetrack_client.api.clients import create_client, delete_client, get_client
from timetrack_client.api.project_time_entries import list_project_time_entries
from timetrack_client.errors import UnreadableResponse
from timetrack_client.models import Absence, AbsenceStatus, Client, ErrorBody, WorkReport, WriteResult

HALF_PAST_TWO = datetime(2020, 10, 23, 14, 30)
DAY = date(2020, 10, 23)

ACCEPTED: list[tuple[str, Any, Any]] = [
    ("text", "x", "x"),
    ("text", "", ""),
    ("text", 5, "5"),
    ("text", 20.5, "20.5"),
    ("text", 12345678901234567890, "12345678901234567890"),
    ("text", True, "true"),
    ("text", None, None),
    ("count", 5, 5),
    ("count", "5", 5),
    ("count", " -5 ", -5),
    ("count", 5.0, 5),
    ("count", "5.00", 5),
    ("count", "", None),
    ("count", None, None),
    ("price", 20.5, 20.5),
    ("price", "20.5", 20.5),
    ("price", "50", 50.0),
    ("price", 50, 50.0),
    ("price", "1e3", 1000.0),
    ("price", "", None),
    ("active", True, True),
    ("active", 1, True),
    ("active", 0, False),
    ("active", "1", True),
    ("active", "0", False),
    ("active", "true", True),
    ("active", "False", False),
    ("active", "", None),
    ("from", "2020-10-23T14:30:00Z", HALF_PAST_TWO),
    ("from", "2020-10-23T14:30:00.000Z", HALF_PAST_TWO),
    ("from", "2020-10-23T14:30:00.123Z", HALF_PAST_TWO.replace(microsecond=123000)),
    ("from", "2020-10-23T14:30:00.123456789Z", HALF_PAST_TWO.replace(microsecond=123456)),
    ("from", "2020-10-23T14:30:00", HALF_PAST_TWO),
    ("from", "2020-10-23T14:30", HALF_PAST_TWO),
    ("from", "2020-10-23 14:30:00", HALF_PAST_TWO),
    ("from", "2020-10-23t14:30:00z", HALF_PAST_TWO),
    ("from", "2020-10-23T14:30:00+02:00", HALF_PAST_TWO),
    ("from", "2020-10-23T14:30:00.000-1130", HALF_PAST_TWO),
    ("from", "2020-10-23", datetime(2020, 10, 23)),
    ("from", "2020-10-23T24:00:00Z", datetime(2020, 10, 24)),
    ("from", "2020-12-31T23:59:60Z", datetime(2021, 1, 1)),
    ("from", "", None),
    ("from", "0000-00-00T00:00:00Z", None),
    ("from", "0000-00-00 00:00:00", None),
    ("day", "2020-10-23", DAY),
    ("day", "2020-10-23T14:30:00.000Z", DAY),
    ("day", "0000-00-00", None),
    ("day", "", None),
    ("place", "48.2", "48.2"),
    ("place", 48.2, 48.2),
    ("tags", ["a", 5], ["a", "5"]),
    ("tags", [], []),
    ("tags", "", None),
    ("levels", ["1", 0], [1, 0]),
    ("odd", {"any": [None]}, {"any": [None]}),
    ("get", "x", "x"),
    ("list", ["x"], ["x"]),
]

REFUSED: list[tuple[str, Any, str]] = [
    ("id", None, "id: missing, but the contract requires it"),
    ("id", 90.5, "id: expected a whole number, got 90.5"),
    ("id", True, "id: expected a whole number, got true"),
    ("text", ["a"], "text: expected a text, got a list"),
    ("text", float("nan"), "text: expected a text, got nan"),
    ("count", "five", "count: expected a whole number, got 'five'"),
    ("count", "٣", "count: expected a whole number, got '٣'"),
    ("count", float("inf"), "count: expected a whole number, got inf"),
    ("price", float("nan"), "price: expected a number, got nan"),
    ("price", "NaN", "price: expected a number, got 'NaN'"),
    ("price", "20,5", "price: expected a number, got '20,5'"),
    ("price", 10**400, "price: expected a number, got a very large number"),
    ("active", 2, "active: expected true or false, got 2"),
    ("active", "yes", "active: expected true or false, got 'yes'"),
    ("from", "yesterday", "from: expected a timestamp, got 'yesterday'"),
    ("from", 1603463400, "from: expected a timestamp, got 1603463400"),
    ("from", "2020-02-30T00:00:00Z", "from: expected a timestamp, got '2020-02-30T00:00:00Z'"),
    ("from", "2020-10-23T14+01:00Z", "from: expected a timestamp, got '2020-10-23T14+01:00Z'"),
    ("from", "9999-12-31T24:00:00Z", "from: expected a timestamp, got '9999-12-31T24:00:00Z'"),
    ("day", "23.10.2020", "day: expected a date, got '23.10.2020'"),
    ("mood", [], "mood: expected a text, got a list"),
    ("level", "high", "level: expected a whole number, got 'high'"),
    ("tags", {"a": 1}, "tags: expected a list, got an object"),
    ("tags", ["a", []], "tags[1]: expected a text, got a list"),
    ("tags", [None], "tags[0]: missing, but the contract requires it"),
    ("parts", [{"id": 1}, {"id": "x"}], "parts[1].id: expected a whole number, got 'x'"),
    ("main", {}, "main.id: missing, but the contract requires it"),
    ("main", 5, "main: expected an object, got 5"),
    ("text", {"long": "x"}, "text: expected a text, got an object"),
    ("from", "x" * 100, "from: expected a timestamp, got '" + "x" * 59 + "…'"),
]

PYTHON_NAMES = {"from": "from_", "list": "list_", "class": "class_"}


@pytest.mark.parametrize(("key", "value", "wanted"), ACCEPTED, ids=lambda value: repr(value)[:40])
def test_reads(gadgets: ModuleType, key: str, value: Any, wanted: Any) -> None:
    found = getattr(small.part(gadgets, "models").Gadget.from_dict({"id": 1, key: value}), PYTHON_NAMES.get(key, key))
    assert found == wanted
    assert type(found) is type(wanted)


@pytest.mark.parametrize(("key", "value", "message"), REFUSED, ids=lambda value: repr(value)[:40])
def test_refuses(gadgets: ModuleType, key: str, value: Any, message: str) -> None:
    errors, models = small.part(gadgets, "errors"), small.part(gadgets, "models")
    with pytest.raises(errors.UnreadableResponse) as caught:
        models.Gadget.from_dict({"id": 1, key: value})
    assert str(caught.value) == message


def test_a_value_that_is_missing_is_the_same_as_null() -> None:
    assert Client.from_dict({"id": 1}) == Client.from_dict({"id": 1, "name": None}) == Client(1)


def test_an_alias_counts_only_when_the_name_is_missing() -> None:
    assert Client.from_dict({"ID": 7}).id == 7
    assert Client.from_dict({"id": 1, "ID": 7}).id == 1
    assert Client.from_dict({"ID": 7}).additional_properties == {}


def test_what_the_contract_does_not_name_stays_reachable() -> None:
    names = {"to_dict": 1, "from_dict": 2, "additional_properties": 3, "user_id": 4}
    client = Client.from_dict({"id": 1, **names})
    assert client.additional_properties == names
    assert client.to_dict()["to_dict"] == 1
    assert Client.from_dict(client.to_dict()) == client


def test_reading_does_not_touch_what_it_reads() -> None:
    row = {"id": "1", "extra": [1]}
    before = copy.deepcopy(row)
    Client.from_dict(row)
    assert row == before


def test_an_enum_value_nobody_knows_is_kept() -> None:
    nonsense: Any = "x"
    status = Absence.from_dict({"id": 1, "status": 7}).status
    assert repr(status) == "<AbsenceStatus.UNKNOWN_7: 7>"
    assert status == AbsenceStatus(7) == 7
    assert hash(status) == hash(AbsenceStatus(7))
    assert status not in list(AbsenceStatus)
    assert pickle.loads(pickle.dumps(status)) == copy.copy(status) == copy.deepcopy(status) == 7
    assert Absence.from_dict({"id": 1, "status": "1"}).status is AbsenceStatus.APPROVED
    with pytest.raises(ValueError, match="'x' is not a valid AbsenceStatus"):
        AbsenceStatus(nonsense)


def test_a_closed_enum_is_open_when_it_is_read(gadgets: ModuleType) -> None:
    mood = small.part(gadgets, "models").Gadget.from_dict({"id": 1, "mood": "so-so"}).mood
    assert (mood, mood.name) == ("so-so", "UNKNOWN_so-so")
    assert pickle.loads(pickle.dumps(mood)) == copy.deepcopy(mood) == mood


def test_an_error_names_operation_record_and_field() -> None:
    rows = [{"id": 1}, {"id": 2}, {"id": 17, "from": "yesterday"}]
    with pytest.raises(UnreadableResponse) as caught:
        list_project_time_entries.read(rows)
    problem = caught.value
    sentence = "list_project_time_entries: record 3 (id 17): from: expected a timestamp, got 'yesterday'"
    assert str(problem) == sentence
    assert (problem.operation, problem.field) == ("list_project_time_entries", "from")
    assert problem.record == (3, 17)
    assert str(pickle.loads(pickle.dumps(problem))) == sentence


@pytest.mark.parametrize(
    ("body", "message"),
    [
        (None, "list_absences: expected a list, got no JSON"),
        ("<html>", "list_absences: expected a list, got '<html>'"),
        ({"a": [], "b": []}, "list_absences: expected a list, got an object"),
        ({}, "list_absences: expected a list, got an object"),
        ([5], "list_absences: record 1: expected an object, got 5"),
        ([{"id": None}], "list_absences: record 1: id: missing, but the contract requires it"),
        ([{"ID": 4, "to": 1}], "list_absences: record 1 (id 4): to: expected a date, got 1"),
    ],
)
def test_a_list_that_is_none(body: object, message: str) -> None:
    with pytest.raises(UnreadableResponse) as caught:
        list_absences.read(body)
    assert str(caught.value) == message


@pytest.mark.parametrize("body", [[{"id": 1}], {"data": [{"id": 1}]}, {"total": 1, "rows": [{"id": "1"}]}])
def test_a_list_bare_or_as_the_only_one_of_an_object(body: object) -> None:
    assert list_absences.read(body) == [Absence(1)]


@pytest.mark.parametrize("body", [{"id": 1}, [{"id": 1}]])
def test_a_record_bare_or_in_a_list_of_one(body: object) -> None:
    assert get_client.read(body) == Client(1)


@pytest.mark.parametrize("body", [None, [], [{"id": 1}, {"id": 2}], "x", 5])
def test_a_record_that_is_none(body: object) -> None:
    with pytest.raises(UnreadableResponse, match=r"^get_client: expected an object, got "):
        get_client.read(body)


@pytest.mark.parametrize(
    ("body", "wanted"),
    [
        (None, WriteResult()),
        ("created", WriteResult()),
        ([], WriteResult()),
        ({"id": 5}, WriteResult(5)),
        ([{"ID": "5"}], WriteResult(5)),
        ({"id": 5, "name": "x"}, WriteResult(5, {"name": "x"})),
        ({"id": "abc", "name": "x"}, WriteResult(None, {"id": "abc", "name": "x"})),
        ({"ID": {}, "name": "x"}, WriteResult(None, {"ID": {}, "name": "x"})),
    ],
)
def test_the_answer_to_a_write_never_fails(body: object, wanted: WriteResult) -> None:
    before = copy.deepcopy(body)
    assert create_client.read(body) == wanted
    assert body == before


@pytest.mark.parametrize("body", [None, {"id": 1}, "<html>"])
def test_an_answer_without_meaning(body: object) -> None:
    assert delete_client.operation(1).read(body) is None


def test_the_vendor_error_body_is_read() -> None:
    body = ErrorBody.from_dict({"errors": [{"title": "No", "status": "404", "code": 15020}]})
    assert (body.errors[0].title, body.errors[0].status, body.errors[0].detail) == ("No", 404, None)


def test_times_are_naive_and_never_shifted() -> None:
    report = WorkReport.from_dict({"workStart": "2020-10-23T08:00:00.000+09:00", "workEnd": ""})
    assert report.work_start == datetime(2020, 10, 23, 8)
    assert report.work_end is None
