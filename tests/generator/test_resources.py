"""Resource classes: plain methods that make the right operation and hand it to whoever they were given."""

from __future__ import annotations

import asyncio
import inspect
from collections.abc import Coroutine, Iterator
from datetime import UTC, date, datetime, timedelta
from decimal import Decimal
from types import ModuleType
from typing import Any, TypeVar

import pytest

import timetrack_client
from generator.__main__ import CONTRACT
from generator.contract import load, operations
from tests.generator import small
from timetrack_client.api import OPERATIONS, AsyncResources, Resources
from timetrack_client.models import AbsenceStatus
from timetrack_client.operations import AsyncCaller, AsyncPaged, Caller, Operation, Paged, Paging
from timetrack_client.types import CLEAR

T = TypeVar("T")
NOON = datetime(2020, 10, 23, 12)
DAY = date(2020, 10, 23)


class Recorder:
    """Keeps what it is asked to do; shifts nothing but aware times."""

    def __init__(self) -> None:
        self.seen: list[Operation[Any]] = []
        self.options: list[dict[str, int | None]] = []

    def call(self, operation: Operation[Any]) -> Any:
        self.seen.append(operation)
        return "answer"

    def walk(self, operation: Operation[Any], *, page_size: int | None, max_items: int | None, start: Any) -> Any:
        self.seen.append(operation)
        self.options.append({"page_size": page_size, "max_items": max_items, "start": start})
        return "pages"

    def wall_clock(self, moment: datetime, argument: str) -> datetime:
        assert argument.isidentifier()
        return moment.replace(tzinfo=None) if moment.tzinfo else moment


class AsyncRecorder(Recorder):
    async def call(self, operation: Operation[Any]) -> Any:
        return super().call(operation)


def run(result: Coroutine[Any, Any, T] | T) -> T:
    return asyncio.run(result) if isinstance(result, Coroutine) else result


@pytest.fixture(params=["sync", "async"])
def made(request: pytest.FixtureRequest) -> Iterator[tuple[Any, Recorder]]:
    if request.param == "sync":
        recorder = Recorder()
        yield Resources(recorder), recorder
    else:
        recorder = AsyncRecorder()
        yield AsyncResources(recorder), recorder


def test_every_operation_of_the_contract_is_a_method(made: tuple[Any, Recorder]) -> None:
    names = {raw.node["operationId"] for raw in operations(load(CONTRACT))}
    assert OPERATIONS.keys() == names
    for name, (tag, verb) in OPERATIONS.items():
        method = getattr(getattr(made[0], tag), verb)
        assert inspect.getdoc(method), name


def test_every_method_says_what_each_parameter_is_for(made: tuple[Any, Recorder]) -> None:
    for tag, verb in OPERATIONS.values():
        method = getattr(getattr(made[0], tag), verb)
        for parameter in inspect.signature(method).parameters.values():
            assert f"{parameter.name}: " in (inspect.getdoc(method) or ""), f"{tag}.{verb}"


def test_a_list_is_walked(made: tuple[Any, Recorder]) -> None:
    tt, recorder = made
    pages = tt.project_time_entries.list(username="test", from_=NOON.replace(tzinfo=UTC), page_size=7, max_items=3)
    assert pages == "pages"
    operation = recorder.seen[0]
    assert (operation.name, operation.method, operation.path) == (
        "list_project_time_entries",
        "GET",
        "/project_time_entries",
    )
    assert operation.params == {"username": "test", "from": "2020-10-23T12:00:00.000Z"}
    assert operation.paging == Paging(identity=("id",), equals=(("username", "user"), ("user", "user")))
    assert (operation.json, operation.needs_body, operation.repeatable) == (None, True, True)
    assert recorder.options == [{"page_size": 7, "max_items": 3, "start": None}]


def test_records_without_id_are_told_apart_by_what_the_contract_says(made: tuple[Any, Recorder]) -> None:
    tt, recorder = made
    tt.work_reports.list()
    assert recorder.seen[0].paging == Paging(identity=("username", "work_date"), equals=(("username", "username"),))


def test_create_sends_a_body(made: tuple[Any, Recorder]) -> None:
    tt, recorder = made
    day = date(2020, 10, 26)
    answer = run(tt.absences.create(username="t", absence_type=1, from_=day, to=day, status=AbsenceStatus.NEW))
    assert answer == "answer"
    operation = recorder.seen[0]
    assert (operation.name, operation.method, operation.path) == ("create_absence", "POST", "/absences")
    assert operation.json == {"username": "t", "absenceType": 1, "from": "2020-10-26", "to": "2020-10-26", "status": 0}
    assert (operation.needs_body, operation.repeatable, operation.paging) == (False, False, None)


def test_update_sends_what_is_given(made: tuple[Any, Recorder]) -> None:
    tt, recorder = made
    run(tt.clients.update(5, email="", field2="x"))
    operation = recorder.seen[0]
    assert (operation.method, operation.path, operation.template) == ("PUT", "/clients/5", "/clients/{id}")
    assert operation.json == {"email": "", "field2": "x"}
    assert operation.repeatable


def test_an_open_body_takes_further_properties(made: tuple[Any, Recorder]) -> None:
    tt, recorder = made
    extra = {"customField": 1}
    run(tt.project_time_entries.create(username="t", from_=NOON, to=NOON + timedelta(hours=1), extra=extra))
    assert recorder.seen[0].json == {
        "username": "t",
        "from": "2020-10-23T12:00:00.000Z",
        "to": "2020-10-23T13:00:00.000Z",
        "customField": 1,
    }
    assert extra == {"customField": 1}


def test_delete_returns_nothing(made: tuple[Any, Recorder]) -> None:
    tt, recorder = made
    assert run(tt.tasks.delete(3)) is None
    assert (recorder.seen[0].method, recorder.seen[0].path, recorder.seen[0].json) == ("DELETE", "/tasks/3", None)


def test_a_timer_has_verbs_of_its_own(made: tuple[Any, Recorder]) -> None:
    tt, recorder = made
    run(tt.project_timer.start(username="t", client_name="c", project_name="p", date=NOON))
    run(tt.project_timer.get(username="t", date=NOON))
    assert [operation.path for operation in recorder.seen] == ["/timers/project_timer/start", "/timers/project_timer"]
    assert recorder.seen[1].params == {"username": "t", "date": "2020-10-23T12:00:00.000Z"}


def test_a_resource_is_made_once_and_named_like_its_tag(made: tuple[Any, Recorder]) -> None:
    assert made[0].clients is made[0].clients
    assert not hasattr(made[0].clients, "__dict__")


def test_lists_without_pages_and_null_in_a_body(gadgets: ModuleType) -> None:
    api, recorder = small.part(gadgets, "api"), Recorder()
    tt = api.Resources(recorder)
    assert tt.parts.list() == "answer"
    assert tt.parts.report() == "pages"
    clear = small.part(gadgets, "types").CLEAR
    tt.gadgets.update("a/b", text=clear)
    tt.gadgets.update("a", text=None, count=1)
    tt.gadgets.update("a", count=clear, mood=clear, since=clear, pin="x")
    tt.gadgets.create(text="x", from_=NOON, label=None, until=None)
    tt.gadgets.create(text="x", from_=NOON, label=None, until=clear, extra={"more": 1})
    assert [operation.json for operation in recorder.seen[2:]] == [
        {"text": None},
        {"count": 1},
        {"count": None, "mood": None, "since": None, "pin": "x"},
        {"text": "x", "from": "2020-10-23T12:00:00.000Z", "label": None},
        {"text": "x", "from": "2020-10-23T12:00:00.000Z", "label": None, "until": None, "more": 1},
    ]


def test_the_types_are_exact() -> None:
    """Checked by mypy, which calls an ignored line wrong if it is right; never run."""

    def check(tt: Resources, att: AsyncResources, caller: Caller, async_caller: AsyncCaller) -> None:
        tt.absences.update(1, status="approved")
        tt.absences.update(1, status=AbsenceStatus.APPROVED)
        tt.absences.update(1, status="1")
        tt.absences.update(1, status="approvd")  # type: ignore[arg-type]
        tt.projects.create(project_name="p", client_name="c", hour_rate=Decimal("12.35"), budget_estimated=1)
        tt.tasks.update(1, hour_rate=CLEAR)
        tt.attendances.update(1, from_=CLEAR, to=NOON)
        tt.tasks.create(name="t", hour_rate=CLEAR)  # type: ignore[arg-type]
        tt.attendances.update(1, from_=DAY)  # type: ignore[arg-type]
        clients: Paged[timetrack_client.models.Client] = tt.clients.list()
        more: AsyncPaged[timetrack_client.models.Client] = att.clients.list()
        name: str | None = tt.clients.get(1).name
        for page in clients.pages():
            names: list[str | None] = [client.name for client in page]
            del names
        del more, name, caller, async_caller

    assert callable(check)


def test_operations_with_the_same_words_are_equal() -> None:
    recorder = Recorder()
    Resources(recorder).clients.get(1)
    Resources(recorder).clients.get(1)
    assert recorder.seen[0] == recorder.seen[1]
    with pytest.raises(AttributeError):
        recorder.seen[0].name = "x"  # type: ignore[misc]
