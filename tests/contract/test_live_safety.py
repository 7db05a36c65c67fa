"""What a run against a live account must never do: write unasked, touch what is not its own, send too fast."""

from collections import Counter
from collections.abc import Callable
from pathlib import Path

import httpx
import pytest

from tests.contract.answers.contract import contract
from tests.contract.findings import Kind
from tests.contract.live.account import Access, Account
from tests.contract.live.ask import Ask
from tests.contract.live.bridge import explore
from tests.contract.live.command import live
from tests.contract.live.desk import MARKER
from tests.contract.live.options import Options, World
from tests.contract.live.rules import Forbidden, OwnRecords, ReadOnly
from tests.contract.live.talk import Talk
from tests.contract.outputs import JUNIT
from tests.contract.rig import BASE_PATH, KEY, LIMIT, SECRET, changed, honest, rig
from tests.support.fakes import FakeTime
from tests.support.inprocess import HOST
from timetrack_mock import Faults, Mock, Request, Response
from timetrack_mock.journal import busiest, excess
from timetrack_mock.readings import Readings

MARKED = f"{MARKER}-0f1e2d3c"
SETTLES = Kind.SETTLES.value


def test_a_run_only_reads_unless_it_is_told_to_write(tmp_path: Path) -> None:
    with rig(tmp_path) as run:
        before = run.mock.dump()
        run.run(user="test", seconds=1)
        explore(Talk(run.account().send, contract()), BASE_PATH, 1, examples=3, below="/clients")
        assert {each.method for each in run.mock.requests} == {"GET"}
        assert run.mock.dump() == before
    assert run.said[0] == "This run only reads."
    assert "After that schemathesis reads for 1 s, seed 1." in run.said
    assert (tmp_path / "schemathesis" / JUNIT).exists()


@pytest.mark.parametrize("method", ["POST", "PUT", "DELETE", "PATCH", "HEAD", "OPTIONS", "TRACE"])
def test_the_transport_of_a_reading_run_sends_nothing_but_get(method: str) -> None:
    sent: list[httpx.Request] = []

    def note(request: httpx.Request) -> httpx.Response:
        sent.append(request)
        return httpx.Response(200, json={})

    how = Access(HOST + BASE_PATH, KEY, SECRET)
    account = Account(how, ReadOnly(), network=httpx.MockTransport(note), timing=FakeTime().timing)
    with pytest.raises(Forbidden, match=f"{method} /clients was not sent: this run only reads"):
        account.send(Ask(method, "/clients"))
    with pytest.raises(Forbidden, match="GET /clients was not sent"):
        account.send(Ask("GET", "/clients", raw=b"{}"))
    account.send(Ask("GET", "/clients"))
    assert [request.method for request in sent] == ["GET"]


@pytest.mark.parametrize(
    ("method", "path", "body"),
    [
        ("POST", "/clients", b'{"name": "Somebody"}'),
        ("POST", "/timers/project_timer/start", f'{{"note": "{MARKED}"}}'.encode()),
        ("PUT", "/clients/1", f'{{"name": "{MARKED}"}}'.encode()),
        ("DELETE", "/clients/1", b""),
        ("DELETE", "/clients", b""),
        ("PATCH", "/clients/7", f'{{"name": "{MARKED}"}}'.encode()),
    ],
)
def test_the_rule_of_a_writing_run_refuses_what_is_not_its_own(method: str, path: str, body: bytes) -> None:
    with pytest.raises(Forbidden, match=f"{method} {path} was not sent: it is not about a record with the marker"):
        OwnRecords(MARKED).check(method, path, body)


@pytest.mark.parametrize("marked", [True, False])
def test_only_what_the_server_shows_with_the_marker_may_be_deleted(tmp_path: Path, marked: bool) -> None:
    with rig(tmp_path) as run:
        if marked:
            keys = (("X-TimeTrack-Api-Key", KEY), ("X-TimeTrack-Api-Secret", SECRET))
            headers = (*keys, ("Content-Type", "application/json"))
            body = f'{{"name": "{MARKED} left"}}'.encode()
            run.mock.handle(Request("POST", f"{BASE_PATH}/clients", "", headers, body))
        count = len(run.records()["clients"])
        assert run.run(tidy=MARKED) == 0
        assert len(run.records()["clients"]) == count - marked
        deleted = [each for each in run.mock.requests if each.method == "DELETE"]
    assert len(deleted) == marked
    assert run.said == [f"Nothing named {MARKED} is left."]


@pytest.mark.parametrize("text", ["", "timetrack", MARKER, f"{MARKER}-", "Client"])
def test_tidying_needs_a_whole_marker(tmp_path: Path, text: str) -> None:
    with rig(tmp_path) as run:
        assert run.run(tidy=text) == 2
        assert list(run.mock.requests) == []
    assert run.said[0].startswith("contract: TIDY must be the marker of an earlier run")


@pytest.mark.parametrize("write", [False, True])
def test_no_window_of_a_minute_holds_more_requests_than_the_limit(tmp_path: Path, write: bool) -> None:
    with rig(tmp_path) as run:
        run.run(write=write, user="test")
        statuses = Counter(each.status for each in run.mock.requests)
    assert len(run.journal.entries) > 3 * LIMIT
    everything = [entry.arrived for entry in run.journal.entries]
    assert busiest(everything, 60.0) == LIMIT
    assert excess(everything, LIMIT, 60.0) == 0
    assert statuses[429] == 0
    assert run.time.now - 1000.0 < 60.1 * (len(everything) // LIMIT)


def test_the_length_of_a_run_is_told_before_it_starts(tmp_path: Path) -> None:
    with rig(tmp_path) as run:
        run.run(write=True, user="test")
    sent = len(run.journal.entries)
    assert run.said[0] == f"This run writes records named {MARKED}."
    assert run.said[1].startswith(f"It takes {sent} requests, about {(sent - 1) // LIMIT} min 0 s, more or less")


@pytest.mark.parametrize(
    ("fault", "wait"), [("429", 1.0), ("429-bare", 15.0)], ids=["with Retry-After", "without Retry-After"]
)
def test_a_refusal_for_the_limit_is_waited_out_and_noted(tmp_path: Path, fault: str, wait: float) -> None:
    with rig(tmp_path, faults=Faults(script=(None, None, fault))) as run:
        assert run.run() == 0
    refused = next(at for at, entry in enumerate(run.journal.entries) if entry.status == 429)
    times = [entry.arrived for entry in run.journal.entries]
    assert times[refused + 1] - times[refused] >= wait
    assert run.journal.entries[refused].path == run.journal.entries[refused + 1].path
    words = "429 with Retry-After" if fault == "429" else "429 without Retry-After"
    assert words in {row[3] for row in run.rows(SETTLES) if row[1] == "E09"}


def test_a_server_that_keeps_refusing_ends_the_run(tmp_path: Path) -> None:
    with rig(tmp_path, faults=Faults(chances={"429": 1.0}, seed=1)) as run:
        assert run.run() == 2
    assert run.said[-1].startswith("contract: The server refused 5 times in a row with 429: try again later")
    assert len(run.journal.entries) == 5


def test_what_a_run_wrote_is_gone_when_it_ends(tmp_path: Path) -> None:
    with rig(tmp_path) as run:
        before = run.records()
        assert run.run(write=True, user="test") == 0
        assert run.records() == before
        methods = Counter(each.method for each in run.mock.requests)
    assert methods["POST"] > 8
    assert methods["PUT"] > 4
    assert methods["DELETE"] > 4


def at_the_answer_to(method: str, path: str, action: Callable[[], None]) -> Callable[[Mock, Request], Response]:
    """Carry a request out, then do something instead of answering; once."""
    done: list[str] = []

    def fault(mock: Mock, request: Request) -> Response:
        response = mock.handle(request)
        if not done and (request.method, request.path) == (method, BASE_PATH + path) and response.status < 300:
            done.append("once")
            action()
        return response

    return fault


def interrupt() -> None:
    raise KeyboardInterrupt


@pytest.mark.parametrize(
    ("method", "path"),
    [
        ("POST", "/clients"),
        ("POST", "/projects"),
        ("POST", "/tasks"),
        ("POST", "/project_time_entries"),
        ("POST", "/expenses"),
        ("POST", "/attendances"),
    ],
)
@pytest.mark.parametrize("writes", ["record", "empty"])
def test_what_an_interrupted_run_wrote_is_removed_even_if_the_answer_was_lost(
    tmp_path: Path, method: str, path: str, writes: str
) -> None:
    with rig(tmp_path, readings=Readings.parse([f"writes={writes}"])) as run:
        before = run.records()
        run.fault = at_the_answer_to(method, path, interrupt)
        assert run.run(write=True, user="test") == 130
        run.fault = honest
        assert run.records() == before
    assert "removing what was made" in run.said
    assert "Interrupted; what was found so far:" in run.said
    assert (tmp_path / "findings.md").exists()


def deletes_are_interrupted(mock: Mock, request: Request) -> Response:
    if request.method == "DELETE":
        raise KeyboardInterrupt
    return mock.handle(request)


def test_a_second_interruption_leaves_records_behind_and_says_how_to_remove_them(tmp_path: Path) -> None:
    with rig(tmp_path) as run:
        before = run.records()
        run.fault = deletes_are_interrupted
        assert run.run(write=True, user="test") == 130
        assert run.records() != before
        (said,) = [text for text in run.said if text.startswith("Left behind: ")]
        assert f"make contract BASE_URL=… TIDY={MARKED} ACCOUNT_USER=test" in said
        run.fault = honest
        assert run.run(tidy=MARKED, user="test") == 0
        assert run.records() == before


def test_records_that_cannot_be_deleted_are_named(tmp_path: Path) -> None:
    def deletes_are_forbidden(mock: Mock, request: Request) -> Response:
        return Response(403) if request.method == "DELETE" else mock.handle(request)

    with rig(tmp_path, deletes_are_forbidden) as run:
        assert run.run(write=True) == 1
    (said,) = [text for text in run.said if text.startswith("Left behind: ")]
    assert "clients/" in said
    assert "projects/" in said
    assert "tasks/" in said


@pytest.mark.parametrize(
    "lie",
    [
        lambda record: {"id": 1},
        lambda record: record | {"id": 1},
        lambda record: record | {"client": {"id": 1, "name": f"{MARKED} client"}},
        lambda record: {"data": record | {"id": 1}, "user": {"id": 1, "name": MARKED}},
    ],
    ids=["only a wrong id", "a wrong id", "an id within", "an envelope"],
)
def test_a_server_that_tells_a_wrong_id_does_not_make_us_delete_records_of_others(
    tmp_path: Path, lie: Callable[[dict[str, object]], object]
) -> None:
    def wrong_ids(mock: Mock, request: Request) -> Response:
        response = mock.handle(request)
        return changed(response, lie) if request.method == "POST" else response

    with rig(tmp_path, wrong_ids) as run:
        before = run.records()
        run.run(write=True, user="test")
        run.fault = honest
        after = run.records()
        assert {path: [row for row in rows if MARKED not in str(row)] for path, rows in after.items()} == before
        run.run(tidy=MARKED, user="test")
        assert run.records() == before


def test_a_delete_that_does_not_delete_is_found_and_named(tmp_path: Path) -> None:
    def deletes_do_nothing(mock: Mock, request: Request) -> Response:
        return Response(204) if request.method == "DELETE" else mock.handle(request)

    with rig(tmp_path, deletes_do_nothing) as run:
        assert run.run(write=True) == 1
    assert ("get_task", "E37", "a deleted record answers 404", "status 200, without a code") in run.rows(
        Kind.DEVIATES.value
    )
    assert any("Left behind: " in text and "/tasks/" in text for text in run.said)


@pytest.mark.parametrize(
    ("fault", "sentence"),
    [
        (lambda mock, request: Response(401), "contract: The server refuses key or secret: check both in the web app"),
        (None, "contract: The server cannot be reached: check the base URL and your network."),
    ],
    ids=["wrong key", "no network"],
)
def test_what_cannot_work_is_one_sentence(
    tmp_path: Path, fault: Callable[[Mock, Request], Response] | None, sentence: str
) -> None:
    def unreachable(request: httpx.Request) -> httpx.Response:
        raise httpx.ConnectError("no route to host", request=request)

    with rig(tmp_path, fault or honest) as run:
        run.network = None if fault else httpx.MockTransport(unreachable)
        assert run.run() == 2
    assert run.said[-1].startswith(sentence)


def test_missing_keys_are_named_and_nothing_is_sent(tmp_path: Path) -> None:
    said: list[str] = []
    options = Options(HOST + BASE_PATH, tmp_path, "0f1e2d3c", 1)
    assert live(options, World({"TIMETRACK_API_KEY": KEY}, said.append)) == 2
    assert said == [
        "contract: TIMETRACK_API_SECRET is not set: put key and secret of the account into the environment."
    ]


def test_a_base_url_without_encryption_is_refused(tmp_path: Path) -> None:
    with rig(tmp_path) as run:
        assert run.run(base_url=f"http://timetrack.example.com{BASE_PATH}") == 2
        assert list(run.mock.requests) == []
    assert "must begin with https" in run.text
