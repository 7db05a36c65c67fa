"""The published importer of billable time into GrandTotal, as the facts describe it (source GT), against the mock.

It sends one request: GET without a body, the secret before the key, a content type all the same, `limit=1000&page=1`,
no slash at the end. From each entry it takes the client, project, task, user and details as they are, the start without
`.000Z` as local time, the minutes, hourRate / 60 * workedMinutes as the cost, the tags where they are a text, and the
id for a name of its own. It keeps an entry only if `billable` is a JSON boolean, and true.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime
from typing import Any

import pytest

from tests.integrations.raw import KEY, SECRET, Answer, get
from timetrack_mock import Mock, MockServer, Readings

TARGET = "/project_time_entries?limit=1000&page=1"
HEADERS = (
    SECRET,
    KEY,
    "content-type: application/json",
    "Accept: */*",
    "Accept-Language: de-DE,de;q=0.9",
    "Accept-Encoding: gzip, deflate",
    "Connection: keep-alive",
)
WORK: dict[str, Any] = {
    "user": "test",
    "clientName": "Client 006",
    "projectName": "Project 006_1",
    "task": "Development",
    "hourRate": 80,
    "billable": True,
    "details": "First draft",
    "tags": "#web",
    "from": "2020-10-23T14:30:00.000Z",
    "to": "2020-10-23T16:00:00.000Z",
    "workedMinutes": 90,
    "breakMinutes": 0,
}


@pytest.fixture
def server() -> Iterator[MockServer]:
    with Mock() as mock, MockServer(mock) as server:
        yield server


def ask(server: MockServer) -> Answer:
    return get(server, TARGET, *HEADERS)


def invoiced(entries: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """What the importer makes of an answer; it raises where the importer would break down or count nonsense."""
    return [_item(entry) for entry in entries if entry["billable"] is True]


def _item(entry: dict[str, Any]) -> dict[str, Any]:
    item = {
        "client": entry["clientName"],
        "project": entry["projectName"],
        "category": entry["task"],
        "start": datetime.fromisoformat(entry["from"].removesuffix(".000Z")),
        "minutes": entry["workedMinutes"],
        "cost": entry["hourRate"] / 60 * entry["workedMinutes"],
        "notes": entry["details"],
        "user": entry["user"],
        "id": entry["id"],
    }
    return item | {"label": entry["tags"]} if isinstance(entry.get("tags"), str) else item


def test_the_request_of_the_importer_is_answered_with_a_bare_array(server: MockServer) -> None:
    server.mock.fill("project_time_entries", [WORK])
    answer = ask(server)
    assert (answer.status, answer.headers["content-type"]) == (200, "application/json")
    assert "content-encoding" not in answer.headers
    assert answer.text.startswith("[{")
    server.mock.requests.expect("list_project_time_entries", query={"limit": "1000", "page": "1"}, status=200, times=1)


def test_the_importer_finds_everything_that_it_writes_on_an_invoice(server: MockServer) -> None:
    server.mock.fill("project_time_entries", [WORK])
    assert invoiced(ask(server).data) == [
        {
            "client": "Client 006",
            "project": "Project 006_1",
            "category": "Development",
            "start": datetime(2020, 10, 23, 14, 30),
            "minutes": 90,
            "cost": pytest.approx(120),
            "notes": "First draft",
            "user": "test",
            "label": "#web",
            "id": 1,
        }
    ]


def test_the_time_on_the_invoice_is_the_local_time_that_was_booked(server: MockServer) -> None:
    server.mock.fill("project_time_entries", [WORK | {"from": f"2020-{month:02}-15T00:00:00.000Z"} for month in (1, 7)])
    assert [item["start"] for item in invoiced(ask(server).data)] == [datetime(2020, 1, 15), datetime(2020, 7, 15)]


@pytest.mark.parametrize(
    ("changed", "items", "total"),
    [
        ({}, 1, 120),
        ({"billable": False}, 0, 0),
        ({"hourRate": 20.5, "workedMinutes": 45}, 1, 15.375),
        ({"workedMinutes": 0}, 1, 0),
        ({"flatRate": True}, 1, 120),
    ],
    ids=["billable", "not billable", "a rate with a fraction", "nothing worked", "a flat rate, which it overlooks"],
)
def test_the_importer_sums_up_what_is_billable(
    server: MockServer, changed: dict[str, Any], items: int, total: float
) -> None:
    server.mock.fill("project_time_entries", [WORK | changed])
    costs = [item["cost"] for item in invoiced(ask(server).data)]
    assert (len(costs), sum(costs)) == (items, pytest.approx(total))


def test_time_without_tags_has_no_label(server: MockServer) -> None:
    server.mock.fill("project_time_entries", [WORK | {"tags": None}])
    assert ask(server).data[0]["tags"] is None
    assert "label" not in invoiced(ask(server).data)[0]


def test_time_that_was_booked_over_the_api_reaches_the_invoice() -> None:
    with Mock(seed="demo") as mock, MockServer(mock) as demo:
        (item,) = invoiced(ask(demo).data)
    assert (item["client"], item["category"], item["minutes"]) == ("Client 006", "Development", 90)
    assert item["cost"] == pytest.approx(45)  # the rate of the task


@pytest.mark.parametrize("first_page", [0, 1])
def test_the_importer_gets_the_first_thousand_wherever_pages_begin(first_page: Any) -> None:
    with Mock(readings=Readings(first_page=first_page)) as mock, MockServer(mock) as server:
        mock.fill("project_time_entries", [WORK | {"details": str(number)} for number in range(1001)])
        items = invoiced(ask(server).data)
    assert [item["notes"] for item in items] == [str(number) for number in range(1000)]


@pytest.mark.parametrize(
    ("readings", "seen"),
    [
        (Readings(), True),
        (Readings(booleans="number"), False),
        (Readings(booleans="text"), False),
    ],
    ids=["true and false", "1 and 0", "'1' and '0'"],
)
def test_the_importer_needs_yes_and_no_to_be_json_booleans(readings: Readings, seen: bool) -> None:
    with Mock(readings=readings) as mock, MockServer(mock) as server:
        mock.fill("project_time_entries", [WORK])
        assert bool(invoiced(ask(server).data)) is seen


def test_a_wrong_secret_is_refused_in_a_way_the_importer_can_show(server: MockServer) -> None:
    wrong = tuple(header.replace(SECRET, "X-TimeTrack-Api-Secret: old") for header in HEADERS)
    answer = get(server, TARGET, *wrong)
    assert (answer.status, answer.data["errors"][0]["status"]) == (401, 401)
