"""The SDK does the same under every reading of what nobody knows: lists are complete, filters right, writes done once.

A POST beyond a limit that answers 503 is the one thing that is not done for the user: it is never repeated.
"""

from __future__ import annotations

import asyncio
from collections.abc import Iterator
from datetime import date, datetime, timedelta
from itertools import combinations
from typing import Any

import pytest

from tests.readings.every import ALONE, EVERY, TOGETHER, named, pairs
from tests.support.inprocess import async_client, client
from tests.support.thorough import some
from timetrack import NotAuthenticated, NotFound, Refused, RetryPolicy, TimeTrack
from timetrack.periods import month
from timetrack.timers import Action, carry_out
from timetrack.timing import Timing
from timetrack_client.models import AbsenceStatus
from timetrack_mock import Limit, Mock, Readings
from timetrack_mock.message import Record

NOW = datetime(2020, 10, 23, 8)
OCTOBER = month("2020-10")

pytestmark = pytest.mark.sampled
every = pytest.mark.parametrize("readings", some(EVERY, 6), ids=named)


@pytest.fixture
def mock(readings: Readings) -> Iterator[Mock]:
    with Mock(limit=None, seed="demo", clock=NOW, readings=readings) as made:
        yield made


@pytest.fixture
def tt(mock: Mock) -> Iterator[TimeTrack]:
    with client(mock, page_size=3) as made:
        yield made


def entries(mock: Mock, resource: str, number: int, **fields: Any) -> None:
    """Records of two users in turn, from one hour to the next on successive days of October."""
    starts = [datetime(2020, 10, 1, 8) + timedelta(days=n) for n in range(number)]
    mock.fill(
        resource,
        (
            {
                "user": ("test", "tester")[n % 2],
                "from": f"{start.isoformat()}.000Z",
                "to": f"{(start + timedelta(hours=1)).isoformat()}.000Z",
                "workedMinutes": 60,
                **fields,
            }
            for n, start in enumerate(starts)
        ),
    )


@every
def test_a_list_is_complete_and_has_every_record_once_however_many_there_are(mock: Mock, tt: TimeTrack) -> None:
    for records in (2, 3, 4, 5, 6, 7, 10, 12):  # on pages of three
        mock.fill("tasks", ({"name": f"Task {n}"} for n in range(len(list(tt.tasks.list())), records)))
        found = list(tt.tasks.list())
        assert sorted(one.id for one in found) == list(range(1, records + 1))
        assert {one.name for one in found} == {"Development", "Meeting", *(f"Task {n}" for n in range(2, records))}
        assert len({one.id for one in tt.tasks.list(max_items=records - 1)}) == records - 1
        assert sorted(one.id for one in tt.tasks.list(page_size=1000)) == list(range(1, records + 1))
    assert list(tt.tasks.list(max_items=0)) == []
    mock.requests.expect_none(query={"limit": 0})


@every
def test_a_filter_by_user_finds_all_that_is_his_and_nothing_else(mock: Mock, tt: TimeTrack) -> None:
    for resource in ("project_time_entries", "attendances"):
        entries(mock, resource, 11)
    mock.fill("expenses", ({"user": ("test", "tester")[n % 2], "name": f"Ticket {n}"} for n in range(11)))
    span: Record = {"from": "2020-10-05", "to": "2020-10-06"}
    mock.fill("absences", (span | {"user": ("test", "tester")[n % 2]} for n in range(11)))
    lists: dict[str, Any] = {
        "project_time_entries": tt.project_time_entries,
        "attendances": tt.attendances,
        "expenses": tt.expenses,
        "absences": tt.absences,
    }
    for resource, each in lists.items():
        everything = {one.id: one.user for one in each.list()}
        mine = {number for number, user in everything.items() if user == "test"}
        assert len(mine) >= 6, resource
        assert [*sorted(one.id for one in each.list(username="test"))] == sorted(mine), resource
    days = [report.work_date for report in tt.work_reports.list(username="test", **OCTOBER.timestamps())]
    assert sorted(day for day in days if day) == [date(2020, 10, n) for n in range(1, 32)]


@every
def test_a_record_is_created_changed_read_and_deleted(tt: TimeTrack) -> None:
    result = tt.clients.create(name="Acme GmbH", address_country="AT")
    (made,) = [one for one in tt.clients.list(name="Acme GmbH") if one.name == "Acme GmbH"]
    assert result.id in (made.id, None)
    tt.clients.update(made.id, notes="changed")
    read = tt.clients.get(made.id)
    assert (read.name, read.address_country, read.notes, read.enabled) == ("Acme GmbH", "AT", "changed", True)
    assert not read.email
    tt.clients.delete(made.id)
    with pytest.raises(NotFound):
        tt.clients.get(made.id)
    assert made.id not in [one.id for one in tt.clients.list()]


@every
def test_values_are_what_they_mean_however_they_are_written(mock: Mock, tt: TimeTrack) -> None:
    tt.project_time_entries.create(
        username="test",
        client_name="Client 006",
        project_name="Project 006_1",
        from_=datetime(2020, 10, 23, 14, 30),
        to=datetime(2020, 10, 23, 16, 0),
        billable=False,
        hour_rate=20.5,
    )
    (entry,) = [one for one in tt.project_time_entries.list() if one.hour_rate == 20.5]
    assert (entry.from_, entry.to) == (datetime(2020, 10, 23, 14, 30), datetime(2020, 10, 23, 16, 0))
    assert (entry.worked_minutes, entry.break_minutes, entry.billable) == (90, 0, False)
    assert (entry.user, entry.client_name, entry.project_name) == ("test", "Client 006", "Project 006_1")
    assert type(entry.id) is int and type(entry.billable) is bool
    same = tt.project_time_entries.get(entry.id)
    assert same.from_ == entry.from_ and same.to_dict().keys() >= {"id", "from", "to"}
    (absence,) = tt.absences.list()
    assert (absence.from_, absence.to, absence.absence_type) == (date(2020, 10, 26), date(2020, 10, 28), 1)
    assert absence.status is AbsenceStatus.NEW
    assert ("legacy_id" in entry.additional_properties) == (mock.readings.extras == "some")


@every
def test_a_month_holds_what_happened_in_it_from_its_first_to_its_last_moment(mock: Mock, tt: TimeTrack) -> None:
    moments = {
        "before": ("2020-09-30T22:00:00.000Z", "2020-09-30T23:59:59.999Z"),
        "first": ("2020-10-01T00:00:00.000Z", "2020-10-01T01:00:00.000Z"),
        "last": ("2020-10-31T10:00:00.000Z", "2020-10-31T23:59:59.000Z"),
        "after": ("2020-11-01T00:00:00.000Z", "2020-11-01T01:00:00.000Z"),
    }
    mock.fill("attendances", ({"notes": name, "from": start, "to": end} for name, (start, end) in moments.items()))
    found = {one.notes for one in tt.attendances.list(**OCTOBER.timestamps())}
    assert {"first", "last"} <= found <= {"first", "last", None, ""}
    mock.fill("expenses", ({"name": name, "date": start} for name, (start, _) in moments.items()))
    assert {one.name for one in tt.expenses.list(**OCTOBER.timestamps())} == {"first", "last", "Train ticket"}
    days = [one.work_date for one in tt.work_reports.list(username="test", **OCTOBER.timestamps())]
    assert (min(d for d in days if d), max(d for d in days if d)) == (OCTOBER.first, OCTOBER.last)


@every
def test_who_is_absent_is_found_in_a_period_that_is_wider_at_both_ends_and_then_chosen(
    mock: Mock, tt: TimeTrack
) -> None:
    spans = {
        "over all of it": ("2020-09-20", "2020-11-10"),
        "into it": ("2020-09-20", "2020-10-01"),
        "on its last day": ("2020-10-31", "2020-10-31"),
        "out of it": ("2020-10-30", "2020-11-02"),
        "before it": ("2020-09-20", "2020-09-30"),
        "after it": ("2020-11-01", "2020-11-02"),
    }
    mock.fill("absences", ({"user": name, "from": first, "to": last} for name, (first, last) in spans.items()))
    wider = OCTOBER.dates(look_back=60, look_ahead=60)
    found = {one.user for one in tt.absences.list(**wider) if OCTOBER.overlaps(one.from_, one.to)}
    assert found == {"over all of it", "into it", "on its last day", "out of it", "tester"}


@every
def test_a_timer_is_brought_through_a_day_with_every_step_taken_twice(mock: Mock, tt: TimeTrack) -> None:
    actions: tuple[Action, ...] = ("start", "pause", "resume", "stop")
    for hour, action in enumerate(actions, 8):
        fields = {"client_name": "Client 006", "project_name": "Project 006_1"} if action == "start" else {}
        for _ in range(2):
            state = carry_out(tt.project_timer, action, username="test", date=datetime(2020, 10, 23, hour), **fields)
        assert (state.playing, state.paused, state.stopped) == (
            action in ("start", "resume"),
            action == "pause",
            action == "stop",
        )
    assert (state.started_at, state.worked_seconds, state.break_seconds) == (datetime(2020, 10, 23, 8), 7200, 3600)
    assert len(mock.requests.to("start_project_timer")) == 1
    assert len([one for one in tt.project_time_entries.list() if one.from_ == datetime(2020, 10, 23, 8)]) == 1


@every
def test_what_goes_wrong_is_the_error_of_its_status_whatever_its_body(mock: Mock, tt: TimeTrack) -> None:
    with pytest.raises(NotFound) as missing:
        tt.clients.get(99)
    assert missing.value.status == 404
    with pytest.raises(Refused):
        tt.attendances.create(username="test", from_=NOW, to=NOW - timedelta(hours=1))
    with client(mock, secret="wrong") as stranger, pytest.raises(NotAuthenticated):
        next(stranger.clients.list())


def patient(mock: Mock) -> Timing:
    """Sleeping lets the time of the mock go by, and nobody's else."""

    def sleep(seconds: float, _bell: object) -> None:
        mock.advance(seconds)

    return Timing(sleep=sleep, draw=lambda: 0.5)


LIMITED = [each for each in EVERY if each.refusal != "503"]


@pytest.mark.parametrize("window", ["rolling", "fixed"])
@pytest.mark.parametrize("readings", LIMITED, ids=named)
def test_a_limit_that_the_sdk_knows_nothing_of_is_waited_for(readings: Readings, window: Any) -> None:
    with Mock(limit=Limit(3, 60, window), seed="demo", clock=NOW, readings=readings) as mock:
        mock.fill("tasks", ({"name": f"Task {n}"} for n in range(20)))
        with client(mock, page_size=3, timing=patient(mock), retry=RetryPolicy(longest_asked=300)) as tt:
            assert len({one.id for one in tt.tasks.list()}) == 22
            for number in range(5):
                tt.clients.create(name=f"New {number}")
            assert len([one for one in tt.clients.list() if one.name and one.name.startswith("New")]) == 5
        assert mock.requests.to(status=429), "or the limit would have been none"


@pytest.mark.parametrize("readings", LIMITED, ids=named)
def test_an_sdk_that_knows_the_limit_is_never_refused(readings: Readings) -> None:
    with Mock(limit=5, period=60, clock=NOW, readings=readings) as mock:
        mock.fill("tasks", ({"name": f"Task {n}"} for n in range(50)))

        def sleep(seconds: float, _bell: object) -> None:
            now[0] += seconds
            mock.advance(seconds)

        now = [0.0]
        timing = Timing(clock=lambda: now[0], sleep=sleep, draw=lambda: 0.5)
        with client(mock, page_size=3, timing=timing, limit_per_minute=5, throttle="memory:") as tt:
            assert len({one.id for one in tt.tasks.list()}) == 50
        mock.requests.expect_none(status=429)


@pytest.mark.parametrize("readings", [each for each in ALONE if each.refusal == "503"], ids=named)
def test_a_limit_that_looks_like_a_busy_server_is_waited_for_by_what_may_be_repeated(readings: Readings) -> None:
    with Mock(limit=3, seed="demo", clock=NOW, readings=readings) as mock:
        mock.fill("tasks", ({"name": f"Task {n}"} for n in range(20)))
        with client(mock, page_size=3, timing=patient(mock)) as tt:
            assert len({one.id for one in tt.tasks.list()}) == 22


@pytest.mark.parametrize("readings", some(EVERY, 6), ids=named)
def test_the_awaiting_client_does_the_same(readings: Readings) -> None:
    async def run(mock: Mock) -> None:
        async with async_client(mock, page_size=3) as tt:
            result = await tt.clients.create(name="Acme GmbH")
            (made,) = [one async for one in tt.clients.list(name="Acme GmbH") if one.name == "Acme GmbH"]
            assert result.id in (made.id, None)
            await tt.clients.delete(made.id)
            with pytest.raises(NotFound):
                await tt.clients.get(made.id)
            assert len([one async for one in tt.attendances.list(username="tester")]) == 6

    with Mock(limit=None, seed="demo", clock=NOW, readings=readings) as mock:
        entries(mock, "attendances", 10)
        asyncio.run(run(mock))


def test_every_two_readings_meet() -> None:
    met = {frozenset(pair) for readings in TOGETHER for pair in combinations(vars(readings).items(), 2)}
    assert met == pairs()
    assert len(TOGETHER) < 50
