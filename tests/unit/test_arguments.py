"""What cannot be sent is refused by every operation, by its name in Python, and nothing leaves the program."""

from __future__ import annotations

import asyncio
import json
from collections.abc import Iterator, Mapping
from datetime import UTC, datetime
from decimal import Decimal
from typing import Any
from urllib.parse import parse_qs, urlsplit

import httpx
import pytest

from tests.support.arguments import DAY, NOON, Argument, arguments, fitting, method_of
from tests.support.fakes import async_client, client
from timetrack import CLEAR, InvalidValue
from timetrack.periods import day, month
from timetrack_client.api import OPERATIONS
from timetrack_client.models import AbsenceStatus

NAN, INFINITE = float("nan"), float("inf")


class Exactly:
    """A whole number of another library, as numpy has them."""

    def __init__(self, value: int) -> None:
        self._value = value

    def __index__(self) -> int:
        return self._value


class NotATime(datetime):
    """What pandas has where a time is missing: a datetime that is not even equal to itself."""

    def __eq__(self, other: object) -> bool:
        return False

    def __ne__(self, other: object) -> bool:
        return True

    __hash__ = datetime.__hash__


NEVER: tuple[object, ...] = (object(), b"x", [1], {"a": 1}, 1j, CLEAR)
"""Refused for every argument; CLEAR is taken for what may be empty."""
WRONG: Mapping[str, tuple[object, ...]] = {
    "text": (1, True, DAY, NOON, "\ud800"),
    "number or text": (True, NAN, INFINITE, Decimal("NaN"), Decimal("-Infinity"), DAY, "\ud800"),
    "integer or text": (1.5, True, NAN, Decimal("1.5"), DAY, 10**5000, "\ud800"),
    "integer": ("5", 1.5, True, NAN, Decimal("1.5"), Decimal("NaN"), DAY, 10**5000),
    "number": ("5", True, NAN, INFINITE, -INFINITE, Decimal("sNaN"), Decimal("Infinity"), DAY, 10**5000),
    "boolean": ("yes", 1, 0, 1.0),
    "moment": (DAY, "2026-10-01", "", 1, True, NOON.replace(tzinfo=UTC), NotATime(2026, 10, 1)),
    "day": (NOON, "2026-10-01", "", 20261001, datetime(2026, 10, 1, tzinfo=UTC), NotATime(2026, 10, 1)),
    "choice": ("approvd", "APPROVED", "", 7, "7", -1, 1.0, True),
    "id": (0, -1, "1", "../clients/1", "", 1.5, 1.0, True, 10**5000),
}
TAKEN: Mapping[str, tuple[tuple[object, object], ...]] = {
    "text": (("x y", "x y"), ("ä", "ä")),
    "number or text": ((Decimal("12.35"), Decimal("12.35")), ("12.35", "12.35"), (Exactly(7), 7)),
    "integer or text": ((Exactly(7), 7), ("A 7", "A 7")),
    "integer": ((Exactly(7), 7), (Decimal("7"), 7), (Decimal("7.0"), 7)),
    "number": (
        (Decimal("12.35"), Decimal("12.35")),
        (Decimal("0.1234567890123456789012345"), Decimal("0.1234567890123456789012345")),
        (Decimal("1E+3"), 1000),
        (12.5, Decimal("12.5")),
        (Exactly(7), 7),
    ),
    "boolean": ((True, True), (False, False)),
    "moment": ((NOON, "2026-10-01T12:00:00.000Z"),),
    "day": ((DAY, "2026-10-01"), (datetime(2026, 10, 1), "2026-10-01")),
    "choice": (("new", 0), ("approved", 1), ("disapproved", 2), (2, 2), (Exactly(2), 2)),
    "id": ((5, 5), (Exactly(7), 7), (Decimal("7"), 7)),
}

EVERY = arguments()
each_argument = pytest.mark.parametrize("argument", EVERY, ids=str)


class Server:
    """Answers everything with one record, and remembers it."""

    def __init__(self) -> None:
        self.requests: list[httpx.Request] = []

    def __call__(self, request: httpx.Request) -> httpx.Response:
        self.requests.append(request)
        return httpx.Response(200, json=[{"id": 1}])


class Blocking:
    """Carries out operations by name, from a client that blocks."""

    def __init__(self) -> None:
        self.server = Server()
        self.client = client(self.server, limit_per_minute=None)

    def call(self, operation: str, **values: Any) -> None:
        result = method_of(self.client, operation)(**values)
        if operation.startswith("list_"):
            list(result)

    def close(self) -> None:
        self.client.close()


class Awaiting:
    """The same from a client that awaits."""

    def __init__(self) -> None:
        self.server = Server()
        self._runner = asyncio.Runner()
        self.client = async_client(self.server, limit_per_minute=None)

    def call(self, operation: str, **values: Any) -> None:
        self._runner.run(self._call(operation, values))

    async def _call(self, operation: str, values: Mapping[str, Any]) -> None:
        result = method_of(self.client, operation)(**values)
        if operation.startswith("list_"):
            _ = [record async for record in result]
        else:
            await result

    def close(self) -> None:
        self._runner.run(self.client.close())
        self._runner.close()


Caller = Blocking | Awaiting


@pytest.fixture(scope="module", params=[Blocking, Awaiting])
def opened(request: pytest.FixtureRequest) -> Iterator[Caller]:
    caller: Caller = request.param()
    yield caller
    caller.close()


@pytest.fixture
def caller(opened: Caller) -> Caller:
    opened.server.requests.clear()
    return opened


def sent_value(argument: Argument, request: httpx.Request) -> object:
    if argument.place == "body":
        return json.loads(request.content, parse_float=Decimal)[argument.key]
    if argument.place == "query":
        (text,) = parse_qs(urlsplit(str(request.url)).query)[argument.key]
        return text
    return urlsplit(str(request.url)).path.rpartition("/")[2]


@each_argument
def test_a_wrong_kind_of_value_is_refused_by_the_name_of_its_argument_and_nothing_is_sent(
    argument: Argument, caller: Caller
) -> None:
    wrong = [*WRONG[argument.kind], *(one for one in NEVER if not (one is CLEAR and argument.clearable))]
    for value in [*wrong, None] if argument.required else wrong:
        with pytest.raises(InvalidValue, match=f"^{argument.name}: ") as caught:
            caller.call(argument.operation, **{**fitting(argument.operation), argument.name: value})
        assert caught.value.field == argument.name, value
        assert len(str(caught.value)) < 300
        assert "\n" not in str(caught.value)
    assert caller.server.requests == []


@each_argument
def test_every_exact_value_of_the_right_kind_is_sent_as_it_is(argument: Argument, caller: Caller) -> None:
    for value, sent in TAKEN[argument.kind]:
        caller.server.requests.clear()
        caller.call(argument.operation, **{**fitting(argument.operation), argument.name: value})
        request = caller.server.requests[0]
        assert sent_value(argument, request) == (sent if argument.place == "body" else str(sent))


@pytest.mark.parametrize("argument", [one for one in EVERY if one.clearable], ids=str)
def test_what_may_be_empty_is_emptied_by_null(argument: Argument, caller: Caller) -> None:
    caller.call(argument.operation, id=1, **{argument.name: CLEAR})
    assert json.loads(caller.server.requests[0].content) == {argument.key: None}


def test_every_property_of_every_update_that_is_read_back_may_be_empty_and_nothing_else() -> None:
    changed = {str(one) for one in EVERY if one.operation.startswith("update_") and one.place == "body"}
    assert {str(one) for one in EVERY if one.clearable} == changed - {"update_user(password)"}


@pytest.mark.parametrize("operation", [name for name in OPERATIONS if name.startswith("update_")])
def test_an_update_without_anything_to_change_is_refused_with_what_can_be_changed(
    operation: str, caller: Caller
) -> None:
    names = [one.name for one in EVERY if one.operation == operation and one.place == "body"]
    for nothing in ({}, dict.fromkeys(names)):
        with pytest.raises(InvalidValue, match=f"^{operation}: give at least one of {', '.join(names)}"):
            caller.call(operation, id=1, **nothing)
    assert caller.server.requests == []


OPEN = ["create_attendance", "update_attendance", "update_project_time_entry", "start_attendance_timer"]


@pytest.mark.parametrize("operation", OPEN)
@pytest.mark.parametrize(
    ("extra", "reason"),
    [
        ([1], "expected a dict, got a list"),
        ("x", "expected a dict, got 'x'"),
        ({1: 2}, "expected a text, got 1"),
        ({"x": float("nan")}, "expected values that JSON can hold, got nan"),
        ({"x": [{"y": NOON}]}, "expected values that JSON can hold, got datetime 2026-10-01 12:00:00"),
        ({"x": {2: 1}}, "expected a text, got 2"),
        ({"x": "\ud800"}, r"expected a text that can be encoded, got '\ud800'"),
    ],
)
def test_further_properties_are_what_json_can_hold(operation: str, extra: object, reason: str, caller: Caller) -> None:
    with pytest.raises(InvalidValue) as caught:
        caller.call(operation, **fitting(operation), extra=extra)
    assert str(caught.value) == f"extra: {reason}"
    assert caller.server.requests == []


def test_further_properties_are_written_as_exactly_as_those_of_the_contract(caller: Caller) -> None:
    extra = {"a": Decimal("0.10"), "b": [None, True, Exactly(3), 0.5, {"c": ("ä",)}], "d": {}}
    caller.call("create_attendance", extra=extra)
    content = caller.server.requests[0].content.decode()
    assert content == '{"a": 0.10, "b": [null, true, 3, 0.5, {"c": ["ä"]}], "d": {}}'


@pytest.mark.parametrize(
    ("name", "value"),
    [
        *((name, value) for name in ("page_size", "max_items") for value in ("5", -1, True, 1.5, INFINITE, NOON)),
        ("page_size", 0),
        ("page_size", 1001),
        ("start", "page=1,size=5,skip=0,first="),
        ("start", 5),
    ],
)
@pytest.mark.parametrize("operation", [name for name in OPERATIONS if name.startswith("list_")])
def test_what_a_walk_over_pages_cannot_be_told_is_refused_at_once(
    operation: str, name: str, value: object, caller: Caller
) -> None:
    with pytest.raises(InvalidValue, match=f"^{name}: "):
        caller.call(operation, **{name: value})
    assert caller.server.requests == []


def test_a_walk_takes_whole_numbers_of_other_libraries(caller: Caller) -> None:
    caller.call("list_tasks", page_size=Exactly(7), max_items=Exactly(3))
    assert caller.server.requests[0].url.params["limit"] == "3"


@pytest.mark.parametrize(
    ("call", "sentence"),
    [
        (
            ("list_attendances", month("2026-10").dates()),
            "from_: expected a datetime such as datetime(2026, 10, 1, 8), or the ends that day(...).timestamps() "
            "gives, got date 2026-10-01",
        ),
        (
            ("list_absences", month("2026-10").timestamps()),
            "to: expected a date such as date(2026, 10, 1), or the ends that day(...).dates() gives, "
            "got datetime 2026-10-31 23:59:59.999000",
        ),
        (
            ("list_attendances", {"from_": NOON.replace(tzinfo=UTC)}),
            "from_: 2026-10-01 12:00:00+00:00 has a time zone: leave it out, or give the client timezone=",
        ),
        (("get_task", {"id": "../clients/1"}), "id: expected a whole number from 1, got '../clients/1'"),
        (
            ("update_absence", {"id": 1, "status": "approvd"}),
            "status: expected one of 'new', 'approved', 'disapproved', 0, 1, 2, or a member of AbsenceStatus, "
            "got 'approvd'",
        ),
        (("list_tasks", {"name": ""}), "name: expected a text that is not empty, got ''"),
        (("create_task", {"name": None}), "name: expected a text, got None"),
        (
            ("update_task", {"id": 1, "hour_rate": None}),
            "update_task: give at least one of notes, hour_rate; None leaves one as it is, CLEAR empties it",
        ),
    ],
)
def test_the_sentence_says_what_to_give(call: tuple[str, dict[str, Any]], sentence: str, caller: Caller) -> None:
    operation, values = call
    with pytest.raises(InvalidValue) as caught:
        caller.call(operation, **values)
    assert str(caught.value) == sentence


def test_a_member_that_the_contract_does_not_name_is_sent_when_it_is_meant(caller: Caller) -> None:
    caller.call("update_absence", id=1, status=AbsenceStatus(7))
    caller.call("update_absence", id=1, status="1")
    assert [request.content for request in caller.server.requests] == [b'{"status": 7}', b'{"status": "1"}']


def test_the_ends_of_a_period_are_taken_where_they_fit(caller: Caller) -> None:
    caller.call("list_attendances", **day("2026-10-01").timestamps())
    caller.call("list_absences", **day(DAY).dates())
    assert [dict(request.url.params) for request in caller.server.requests] == [
        {"from": "2026-10-01T00:00:00.000Z", "to": "2026-10-01T23:59:59.999Z", "limit": "1000"},
        {"from": "2026-10-01", "to": "2026-10-01", "limit": "1000"},
    ]
