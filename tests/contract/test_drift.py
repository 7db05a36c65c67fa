"""`make drift`: recorded traffic is held against the contract, and can be shared without what is personal in it."""

import base64
import json
from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import pytest

from tests.contract.__main__ import main
from tests.contract.by_hand.contract import OPERATIONS
from tests.contract.drift.command import drift
from tests.contract.findings import Kind
from tests.contract.outputs import COVERAGE, JUNIT
from tests.contract.rig import BASE_PATH, KEY, SECRET, changed, rows
from timetrack_mock import Mock, Request, Response

DEVIATES, UNDECLARED = Kind.DEVIATES.value, Kind.UNDECLARED.value
ACCOUNT = "https://muster-ag.timetrackenterprise.com"
PERSON = "Zenzi Wurzelsepp"
JSON = ("Content-Type", "application/json")
Lie = Callable[[Request, Response], Response]


@dataclass(frozen=True)
class Call:
    """One request of a recording."""

    method: str
    path: str
    query: str = ""
    body: Any = None


DAY: tuple[Call, ...] = (
    Call("GET", "/clients"),
    Call("GET", "/clients", "limit=2&page_number=1"),
    Call("POST", "/clients", body={"name": PERSON, "addressCountry": "AT", "email": "zenzi@example.com"}),
    Call("GET", "/clients/4"),
    Call("PUT", "/clients/4", body={"notes": f"calls back, {KEY}"}),
    Call("GET", "/project_time_entries", "username=test&from=2020-10-01T00:00:00.000Z&to=2020-10-31T00:00:00.000Z"),
    Call("GET", "/absences", "username=Zenzi+Wurzelsepp"),
    Call("GET", "/work_reports", "username=test&from=2020-10-01T00:00:00Z&to=2020-10-31T00:00:00Z"),
    Call("GET", "/users"),
    Call("POST", "/tasks", body={"name": ""}),
    Call("DELETE", "/clients/4"),
    Call("GET", "/clients/4"),
)


def true(_: Request, response: Response) -> Response:
    return response


def recorded(path: Path, calls: tuple[Call, ...] = DAY, lie: Lie = true, **more: Any) -> Path:
    """Write what a browser would have recorded: far more than what is needed, with the keys in many places."""
    with Mock(key=KEY, secret=SECRET, limit=None, seed="demo") as mock:
        entries = [entry(mock, call, lie) for call in calls]
    login = {"request": {"method": "POST", "url": f"{ACCOUNT}/login", "headers": []}, "response": {"status": 200}}
    log = {"version": "1.2", "creator": {"name": PERSON}, "pages": [{"title": PERSON}], "entries": [*entries, login]}
    path.write_text(json.dumps({"log": log | more}), "utf-8")
    return path


def entry(mock: Mock, call: Call, lie: Lie) -> dict[str, Any]:
    keys = (("X-TimeTrack-Api-Key", KEY), ("x-timetrack-api-secret", SECRET))
    body = b"" if call.body is None else json.dumps(call.body).encode()
    request = Request(call.method, BASE_PATH + call.path, call.query, (*keys, JSON), body)
    response = lie(request, mock.handle(request))
    headers = (
        *request.headers,
        ("Cookie", f"session={PERSON.encode().hex()}; theme=dark"),
        ("Authorization", "Bearer tok3n-of-zenzi"),
    )
    question = f"?{call.query}" if call.query else ""
    return {
        "startedDateTime": "2026-03-04T09:15:00.123+01:00",
        "time": 41.5,
        "serverIPAddress": "192.0.2.77",
        "_initiator": {"type": PERSON},
        "comment": KEY,
        "request": {
            "method": call.method,
            "url": f"{ACCOUNT}{request.path}{question}",
            "headers": named(headers),
            "cookies": named((("session", PERSON),)),
            "postData": {"mimeType": JSON[1], "text": body.decode()} if body else {},
        },
        "response": {
            "status": response.status,
            "headers": named((*response.headers, ("set-cookie", f"session={SECRET}"), ("x-trace", KEY))),
            "content": content(response),
        },
    }


def named(pairs: tuple[tuple[str, str], ...]) -> list[dict[str, str]]:
    return [{"name": name, "value": value} for name, value in pairs]


def content(response: Response) -> dict[str, Any]:
    """Every other recorder writes bodies in base 64."""
    if len(response.body) % 2:
        return {"text": base64.b64encode(response.body).decode(), "encoding": "base64"}
    return {"text": response.body.decode(), "mimeType": "application/json"}


@dataclass(frozen=True)
class Drift:
    """What the command did."""

    status: int
    text: str
    table: str

    def rows(self, heading: str) -> set[tuple[str, ...]]:
        return rows(self.table, heading)


def run(har: Path, out: Path, **options: Any) -> Drift:
    said: list[str] = []
    status = drift(har, out, base_path=BASE_PATH, tell=said.append, **options)
    table = out / "findings.md"
    return Drift(status, "\n".join(said), table.read_text("utf-8") if table.exists() else "")


def test_a_recording_of_a_server_that_does_what_the_contract_says_shows_no_drift(tmp_path: Path) -> None:
    seen = run(recorded(tmp_path / "day.har"), tmp_path)
    assert seen.status == 0
    assert f"12 of 10 operations (the contract has {len(OPERATIONS)}), 1 that are unanswered" in seen.text
    assert seen.rows(DEVIATES) == seen.rows(UNDECLARED) == set()
    assert (tmp_path / JUNIT).exists()
    assert "work_reports" in (tmp_path / COVERAGE).read_text("utf-8")


def only(path: str, change: Callable[[Any], Any]) -> Lie:
    """Change the successful answers of one path."""
    return lambda request, response: changed(response, change) if request.path == BASE_PATH + path else response


def each(change: Callable[[dict[str, Any]], dict[str, Any]]) -> Callable[[Any], Any]:
    return lambda value: [change(record) for record in value]


def limit_is_reached(request: Request, response: Response) -> Response:
    if not request.path.endswith("/users"):
        return response
    return Response(429, (("retry-after", "Wed, 04 Mar 2026 09:16:00 GMT"), JSON), b'{"message": "slow down"}')


def empty_names_are_accepted(request: Request, response: Response) -> Response:
    refused = request.method == "POST" and response.status == 422
    return replace(response, status=200, body=b'{"id": 9}') if refused else response


TEXT = "a text such as "
LIES: list[tuple[str, Lie, set[tuple[str, ...]], set[tuple[str, ...]]]] = [
    (
        "numbers are texts and a field is new",
        only("/work_reports", each(lambda day: day | {"workedSeconds": "3600", "site": PERSON})),
        {
            (
                "list_work_reports",
                "E27",
                "`[].workedSeconds` is a whole number or null",
                "a text such as `9999` (31 times)",
            )
        },
        {("list_work_reports", "E25", "nothing about `[].site`", "a text such as `Aaaaa Aaaaaaaaaa` (31 times)")},
    ),
    (
        "the limit is answered in another way",
        limit_is_reached,
        {
            (
                "list_users",
                "E09",
                "the header Retry-After is a whole number of at least 0",
                "a text such as `Aaa, 99 Aaa 9999 99:99:99 AAA`",
            ),
            ("list_users", "E10", "`errors` is there", "it is missing"),
        },
        set(),
    ),
    (
        "a write is answered with a page",
        lambda request, response: (
            Response(200, (("content-type", "text/html; charset=utf-8"),), PERSON.encode())
            if request.method == "PUT"
            else response
        ),
        {
            ("update_client", "E07", "the body is application/json", "text/html"),
            ("update_client", "E07", "the body is JSON", "it is not"),
        },
        set(),
    ),
    (
        "what the contract forbids is accepted",
        lambda request, response: (
            replace(response, status=200, body=b'{"id": 9}')
            if request.method == "POST" and response.status == 422
            else response
        ),
        {("create_task", "E55", "`name` is of minLength `1`", "it accepts: an empty text")},
        set(),
    ),
]


@pytest.mark.parametrize(
    ("lie", "deviating", "undeclared"), [case[1:] for case in LIES], ids=[case[0] for case in LIES]
)
@pytest.mark.parametrize("shared", [False, True], ids=["recorded", "scrubbed"])
def test_drift_is_the_only_thing_in_the_table_and_scrubbing_does_not_change_it(
    tmp_path: Path, lie: Lie, deviating: set[tuple[str, ...]], undeclared: set[tuple[str, ...]], shared: bool
) -> None:
    har = recorded(tmp_path / "day.har", lie=lie)
    if shared:
        run(har, tmp_path, scrub=tmp_path / "shared.har")
        har = tmp_path / "shared.har"
    seen = run(har, tmp_path / "second")
    assert seen.status == 1
    assert seen.rows(DEVIATES) == deviating
    assert seen.rows(UNDECLARED) == undeclared


def gives_everything_away(request: Request, response: Response) -> Response:
    """A server that echoes keys and persons wherever it can."""
    if request.path.endswith("/users"):
        return Response(500, (("content-type", f"text/html; {SECRET}"),), f"{KEY} {PERSON}".encode())
    change = {PERSON: [PERSON], "note": KEY, "nested": {PERSON: {"name": PERSON}}, SECRET: SECRET}
    return changed(
        response, lambda value: [row | change for row in value] if isinstance(value, list) else value | change
    )


def test_nothing_personal_and_no_secret_is_in_what_is_shown_or_shared(tmp_path: Path) -> None:
    shared = tmp_path / "shared.har"
    seen = run(recorded(tmp_path / "day.har", lie=gives_everything_away), tmp_path / "out", scrub=shared)
    texts = [seen.text, shared.read_text("utf-8")]
    texts += [file.read_text("utf-8") for file in (tmp_path / "out").iterdir()]
    assert len(texts) == 5
    personal = ("zenzi", "wurzelsepp", "tina", "tester", "muster-ag", "example.com", "calls back", "192.0.2", "ticket")
    for text in texts:
        for word in ("canary", "tok3n", PERSON.encode().hex(), *personal):
            assert word not in text.lower(), word


def test_a_shared_recording_keeps_what_tells_something_about_the_server(tmp_path: Path) -> None:
    shared = tmp_path / "shared.har"
    run(recorded(tmp_path / "day.har"), tmp_path / "out", scrub=shared)
    log = json.loads(shared.read_text("utf-8"))["log"]
    assert [each["request"]["method"] for each in log["entries"]] == [call.method for call in DAY]
    assert [each["response"]["status"] for each in log["entries"]] == [200] * 9 + [422, 204, 404]
    assert {each["startedDateTime"] for each in log["entries"]} == {"2020-10-23T00:00:00+00:00"}
    paged, created, read = (log["entries"][at] for at in (1, 2, 3))
    assert paged["request"]["url"].endswith("/api/v2/ext/clients?limit=2&page_number=1")
    assert {header["name"] for header in paged["response"]["headers"]} == {"content-type"}
    sent, got = json.loads(created["request"]["postData"]["text"]), json.loads(read["response"]["content"]["text"])
    assert sent["name"] == got["name"], "the same text became two"
    assert (got["id"], sent["addressCountry"].isupper(), "@" in sent["email"]) == (4, True, True)
    entries = json.loads(log["entries"][5]["response"]["content"]["text"])
    assert {row["from"] for row in entries} == {"2020-10-23T11:11:11.111Z"}
    assert {row["billable"] for row in entries} == {True}


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        (None, "cannot be read: No such file or directory."),
        ("", "is not a HAR file: export one"),
        ("[]", "is not a HAR file: export one"),
        ('{"log": {}}', "is not a HAR file: export one"),
    ],
)
def test_what_is_no_recording_is_one_sentence(tmp_path: Path, text: str | None, sentence: str) -> None:
    har = tmp_path / "day.har"
    if text is not None:
        har.write_text(text, "utf-8")
    seen = run(har, tmp_path)
    assert seen.status == 2
    assert seen.text.startswith("drift: ")
    assert sentence in seen.text


@pytest.mark.parametrize(
    "broken",
    [
        {},
        {"request": None},
        {"request": {"url": 7, "method": None}, "response": []},
        {"request": {"url": f"{ACCOUNT}{BASE_PATH}/clients"}},
        {"request": {"url": f"{ACCOUNT}{BASE_PATH}/clients", "method": "GET"}, "response": {"status": "no"}},
        {"request": {"url": f"{ACCOUNT}{BASE_PATH}/clients", "method": "GET"}, "response": {"status": 0}},
        {"request": {"url": "http://[", "method": "GET"}},
        {
            "request": {"url": f"{ACCOUNT}{BASE_PATH}/clients", "method": "GET"},
            "response": {"status": 200, "content": {"text": "%", "encoding": "base64"}},
        },
    ],
)
def test_an_entry_that_cannot_be_read_is_counted_and_not_the_end(tmp_path: Path, broken: dict[str, Any]) -> None:
    har = tmp_path / "day.har"
    har.write_text(json.dumps({"log": {"entries": [broken]}}), "utf-8")
    seen = run(har, tmp_path, scrub=tmp_path / "shared.har")
    assert seen.status == 0
    assert "1 requests are recorded: 0 of 0 operations" in seen.text
    assert json.loads((tmp_path / "shared.har").read_text("utf-8"))["log"]["entries"] == []


def test_the_command_checks_a_recording(tmp_path: Path, capsys: pytest.CaptureFixture[str], kept_signals: None) -> None:
    har, shared = recorded(tmp_path / "day.har"), tmp_path / "shared.har"
    assert main(["--out", str(tmp_path), "drift", str(har), "--scrub", str(shared)]) == 0
    assert "Nothing was found." in capsys.readouterr().out
    assert shared.exists()
    assert (tmp_path / "drift" / "findings.md").exists()


def test_another_base_path_is_another_recording(tmp_path: Path) -> None:
    said: list[str] = []
    assert drift(recorded(tmp_path / "day.har"), tmp_path, base_path="/elsewhere/", tell=said.append) == 0
    assert "13 requests are recorded: 0 of 0 operations" in said[0]
