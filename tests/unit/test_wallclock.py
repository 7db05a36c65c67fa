"""Times without a zone are never shifted; times with one are converted to the client's zone, or refused without it."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta, timezone, tzinfo
from typing import Any

import httpx
import pytest

from tests.support.fakes import Script, answer, client
from timetrack import InvalidValue, NotConfigured, TimeTrack
from timetrack.wallclock import to_wall_clock, zone_of

VIENNA = zone_of("Europe/Vienna")


@pytest.mark.parametrize(
    ("moment", "wall_clock"),
    [
        (datetime(2026, 7, 1, 8), datetime(2026, 7, 1, 8)),
        (datetime(2026, 7, 1, 6, tzinfo=UTC), datetime(2026, 7, 1, 8)),
        (datetime(2026, 1, 1, 7, tzinfo=UTC), datetime(2026, 1, 1, 8)),
        (datetime(2026, 7, 1, 8, tzinfo=VIENNA), datetime(2026, 7, 1, 8)),
        (datetime(2026, 7, 1, 1, tzinfo=timezone(timedelta(hours=-5))), datetime(2026, 7, 1, 8)),
        (datetime(2026, 12, 31, 23, 30, tzinfo=UTC), datetime(2027, 1, 1, 0, 30)),
        # the night of 29 March: 01:00 UTC is when the clocks go from 02:00 to 03:00
        (datetime(2026, 3, 29, 0, 59, tzinfo=UTC), datetime(2026, 3, 29, 1, 59)),
        (datetime(2026, 3, 29, 1, 0, tzinfo=UTC), datetime(2026, 3, 29, 3, 0)),
        # the night of 25 October has the hour from 02:00 to 03:00 twice: both moments have the same wall-clock time
        (datetime(2026, 10, 25, 0, 30, tzinfo=UTC), datetime(2026, 10, 25, 2, 30)),
        (datetime(2026, 10, 25, 1, 30, tzinfo=UTC), datetime(2026, 10, 25, 2, 30)),
        (datetime(2026, 10, 25, 2, 30), datetime(2026, 10, 25, 2, 30)),
    ],
)
def test_a_moment_becomes_the_wall_clock_time_of_the_zone(moment: datetime, wall_clock: datetime) -> None:
    assert to_wall_clock(moment, VIENNA, "from_") == wall_clock
    assert to_wall_clock(moment, VIENNA, "from_").tzinfo is None


def test_a_time_that_the_clocks_skip_in_spring_is_refused_where_the_zone_is_known() -> None:
    skipped = datetime(2026, 3, 29, 2, 30)
    with pytest.raises(InvalidValue, match=r"^to: .* does not exist in the client's time zone"):
        to_wall_clock(skipped, VIENNA, "to")
    assert to_wall_clock(skipped, None, "to") == skipped


@pytest.mark.parametrize("moment", [datetime.min, datetime.min.replace(tzinfo=UTC), datetime.max.replace(tzinfo=UTC)])
@pytest.mark.parametrize("zone", ["Europe/Vienna", "America/New_York"])
def test_the_ends_of_the_calendar_are_converted_or_refused_and_nothing_else(moment: datetime, zone: str) -> None:
    try:
        assert to_wall_clock(moment, zone_of(zone), "from_").tzinfo is None
    except InvalidValue as problem:
        assert str(problem).startswith("from_: ")
        assert str(problem).endswith("too early or too late to be converted between time zones")


@pytest.mark.parametrize("given", [date(2026, 7, 1), "2026-07-01T08:00:00", None, 0])
@pytest.mark.parametrize("zone", [VIENNA, None])
def test_what_is_no_moment_is_refused_whatever_the_zone(given: Any, zone: tzinfo | None) -> None:
    with pytest.raises(InvalidValue, match=r"^date: expected a datetime such as"):
        to_wall_clock(given, zone, "date")


def test_the_clients_own_method_says_moment_unless_it_is_told_a_name() -> None:
    with client(Script()) as tt, pytest.raises(InvalidValue, match=r"^moment: "):
        tt.wall_clock(datetime(2026, 7, 1, 8, tzinfo=UTC))


def test_a_moment_with_a_zone_is_refused_by_a_client_without_one() -> None:
    with client(Script()) as tt, pytest.raises(InvalidValue, match=r"^from_: .* give the client timezone="):
        tt.attendances.create(from_=datetime(2026, 7, 1, 8, tzinfo=UTC))


def test_what_is_sent_is_the_wall_clock_time_of_the_client() -> None:
    script = Script(answer(200, {}), answer(200, []))
    moment = datetime(2026, 7, 1, 6, tzinfo=UTC)
    with client(script, timezone="Europe/Vienna") as tt:
        tt.attendances.create(from_=moment)
        list(tt.attendances.list(from_=moment))
    assert script.requests[0].content == b'{"from": "2026-07-01T08:00:00.000Z"}'
    assert script.requests[1].url.params["from"] == "2026-07-01T08:00:00.000Z"


@pytest.mark.parametrize("read", ["2026-07-01T08:00:00Z", "2026-07-01T08:00:00.000Z", "2026-07-01T08:00:00+05:00"])
def test_what_is_read_is_never_shifted_whatever_the_zone(read: str) -> None:
    handler = lambda _: httpx.Response(200, json={"id": 1, "from": read})  # noqa: E731
    with client(handler, timezone="America/New_York") as tt:
        assert tt.attendances.get(1).from_ == datetime(2026, 7, 1, 8)


@pytest.mark.parametrize(
    "name", ["", "Vienna", "Europe/Nowhere", "../../etc/passwd", "/etc/localtime", "Europe/../UTC"]
)
def test_a_zone_that_does_not_exist_is_refused(name: str) -> None:
    options: dict[str, Any] = {"account": "acme", "key": "k", "secret": "s", "timezone": name}
    with pytest.raises(NotConfigured, match="is not a time zone: give a name such as Europe/Vienna"):
        TimeTrack(**options)
