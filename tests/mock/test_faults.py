"""Plans of faults: which fault hits which request, and what becomes of the answer, without a network."""

import json
from collections import Counter
from dataclasses import replace
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from typing import Any

import pytest

from tests.mock.caller import BASE, JSON, KEYS
from timetrack_mock import DEFAULT_KEY, FAULTS, Faults, Journal, Mock, Request, Response
from timetrack_mock.distortion import distorted
from timetrack_mock.faults import Course, chosen
from timetrack_mock.message import Delivery

NOW = datetime(2020, 10, 23, 8, 0, 0, 900_000, UTC)
REAL = Response(200, (("content-type", "application/json"),), b'[{"id": 1}]')


def create(mock: Mock, name: str = "A") -> Response:
    return mock.handle(Request("POST", f"{BASE}/clients", "", (*KEYS, JSON), json.dumps({"name": name}).encode()))


def clients(mock: Mock) -> int:
    mock.faults = None
    return len(json.loads(mock.handle(Request("GET", f"{BASE}/clients", "", KEYS)).body))


@pytest.mark.parametrize(
    ("kind", "status", "wait"),
    [
        ("429", 429, "1.5"),
        ("429-date", 429, "Fri, 23 Oct 2020 08:00:02 GMT"),
        ("429-bare", 429, None),
        ("429-malformed", 429, "soon, or so"),
        ("500", 500, None),
        ("500-after", 500, None),
        ("503", 503, None),
        ("503-wait", 503, "1.5"),
    ],
)
def test_a_failure_has_the_status_and_the_wait_of_its_kind(kind: str, status: int, wait: str | None) -> None:
    answer = distorted(FAULTS[kind], None, Faults(retry_after=1.5), NOW)
    assert (answer.status, dict(answer.headers).get("retry-after")) == (status, wait)
    assert json.loads(answer.body)["errors"][0]["status"] == status


def test_a_date_is_never_earlier_than_the_wait_asks_for() -> None:
    answer = distorted(FAULTS["429-date"], None, Faults(retry_after=0.1), NOW)
    date = parsedate_to_datetime(dict(answer.headers)["retry-after"])
    assert (date - NOW.replace(microsecond=0)).total_seconds() == 1


@pytest.mark.parametrize("kind", ["garbled", "html", "empty"])
@pytest.mark.parametrize("real", [REAL, Response(204), Response(404, (), b"{}")], ids=["200", "204", "404"])
def test_a_spoilt_body_is_no_json_and_keeps_the_status(kind: str, real: Response) -> None:
    answer = distorted(FAULTS[kind], real, Faults(), NOW)
    assert answer.status == (200 if real.status == 204 else real.status)
    with pytest.raises(ValueError):
        json.loads(answer.body)


@pytest.mark.parametrize(("kind", "seconds"), [("slow", 0.2), ("truncated", 0.0)])
def test_what_happens_on_the_way_leaves_the_answer_but_gives_it_a_body(kind: str, seconds: float) -> None:
    on_the_way = Delivery(FAULTS[kind].way, seconds)
    assert distorted(FAULTS[kind], REAL, Faults(), NOW) == replace(REAL, delivery=on_the_way)
    assert distorted(FAULTS[kind], Response(204), Faults(), NOW) == Response(200, (), b"{}", on_the_way)


@pytest.mark.parametrize(
    "fault", [each for each in FAULTS.values() if not each.needs_network], ids=lambda each: each.kind
)
def test_a_request_is_carried_out_only_where_the_kind_says_so(fault: Any) -> None:
    with Mock(faults=Faults(script=(fault.kind,))) as mock:
        create(mock)
        assert clients(mock) == fault.after


def test_a_script_goes_before_the_chances_and_none_means_no_fault() -> None:
    with Mock(faults=Faults(script=("500", None, "429"), chances={"503": 1.0})) as mock:
        assert [create(mock).status for _ in range(5)] == [500, 200, 429, 503, 503]


def test_a_plan_can_be_changed_at_any_time_and_starts_at_its_beginning() -> None:
    plan = Faults(script=("500",))
    with Mock() as mock:
        assert (create(mock).status, mock.faults) == (200, None)
        for _ in range(2):
            mock.faults = plan
            assert [create(mock).status for _ in range(2)] == [500, 200]
        assert mock.faults is plan
        mock.faults = None
        assert create(mock).status == 200


@pytest.mark.parametrize("draw", [0.0, 0.09, 0.1, 0.29, 0.31, 0.5, 0.999])
def test_a_number_chooses_a_fault(draw: float) -> None:
    fault = chosen({"500": 0.1, "reset-after": 0.2}, draw)
    assert (fault and fault.kind) == ("500" if draw < 0.1 else "reset-after" if draw < 0.3 else None)


def test_the_same_seed_gives_the_same_faults_in_the_promised_share() -> None:
    plan = Faults.evenly(0.2, seed=7)
    one, two = ([course.next(network=True) for _ in range(20_000)] for course in (Course(plan), Course(plan)))
    assert one == two
    hit = Counter(fault.kind for fault in one if fault)
    assert hit.keys() == FAULTS.keys()
    assert 0.19 < hit.total() / len(one) < 0.21
    assert max(hit.values()) < 1.5 * min(hit.values())


def test_a_fault_of_the_network_passes_over_in_process_and_says_so(caplog: pytest.LogCaptureFixture) -> None:
    with Mock(faults=Faults(script=("reset-before",))) as mock:
        assert create(mock).status == 200
    assert "The fault reset-before needs a server" in caplog.text


@pytest.mark.parametrize(
    ("options", "problem"),
    [
        ({"script": ("earthquake",)}, "'earthquake' is no kind of fault"),
        ({"chances": {"earthquake": 0.1}}, "'earthquake' is no kind of fault"),
        ({"chances": {"500": 0.6, "503": 0.6}}, "1 or less together"),
        ({"chances": {"500": -0.1}}, "0 or more"),
        ({"chances": {"500": float("nan")}}, "1 or less together"),
        ({"silence": -1}, "0 seconds or more"),
        ({"slowness": float("inf")}, "0 seconds or more"),
        ({"retry_after": float("nan")}, "0 seconds or more"),
    ],
)
def test_a_plan_without_a_meaning_is_refused(options: dict[str, Any], problem: str) -> None:
    with pytest.raises(ValueError, match=problem):
        Faults(**options)


def test_injected_faults_count_against_the_limit_and_a_real_refusal_is_never_masked() -> None:
    with Journal() as journal, Mock(limit=3, journal=journal, faults=Faults(chances={"429": 1.0})) as mock:
        for _ in range(5):
            create(mock)
    seen = [(entry.status, entry.fault) for entry in journal.entries]
    assert seen == [(429, "429")] * 3 + [(429, None)] * 2


def test_the_window_of_the_limit_can_be_scaled() -> None:
    clock = iter([0.0, 0.0, 0.0, 1.0, 1.0, 2.0, 2.0])
    with Mock(limit=1, period=2.0, monotonic=lambda: next(clock)) as mock:
        assert [create(mock).status for _ in range(3)] == [200, 429, 200]


def test_without_the_right_keys_no_fault_happens() -> None:
    with Mock(faults=Faults(chances={"500": 1.0})) as mock:
        assert mock.handle(Request("GET", f"{BASE}/clients")).status == 401
        assert DEFAULT_KEY not in repr(mock.requests)
