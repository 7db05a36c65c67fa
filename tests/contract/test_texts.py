"""Any text that a server may answer can be sent back to it, written down, and shown on any terminal."""

import io
import json
from pathlib import Path
from typing import Any
from urllib.parse import parse_qsl

import httpx
import pytest

from tests.contract.answers.check import findings
from tests.contract.answers.contract import contract
from tests.contract.answers.exchange import Exchange
from tests.contract.answers.texts import halves, in_path, in_query, whole
from tests.contract.drift.command import drift
from tests.contract.live.account import Account
from tests.contract.live.ask import Ask
from tests.contract.rig import BASE_PATH, rig
from tests.contract.terminal import say

HIGH, LOW, ESCAPED = "\ud800", "\udfff", "\udcff"
JSON = (("content-type", "application/json"),)


@pytest.mark.parametrize(
    ("text", "in_url"),
    [
        ("plain", "plain"),
        ("ä", "%C3%A4"),
        ("\U0001f600", "%F0%9F%98%80"),
        (HIGH, "%ED%A0%80"),
        (LOW, "%ED%BF%BF"),
        (ESCAPED, "%FF"),
        (ESCAPED + HIGH, "%ED%B3%BF%ED%A0%80"),
        ("a/b?c=1&d", "a%2Fb%3Fc%3D1%26d"),
    ],
)
def test_any_text_can_stand_in_a_url(text: str, in_url: str) -> None:
    assert in_query([(text, text)]) == f"{in_url}={in_url}"
    assert in_path(f"/{text}") == f"/{in_url}".replace("%2F", "/")


@pytest.mark.parametrize("query", ["a=%FF", "a=%ED%A0%80", "%ED%BF%BF=%C3%A4", "a=%FF%ED%A0%80"])
def test_what_came_out_of_a_url_goes_back_as_it_was(query: str) -> None:
    assert in_query(parse_qsl(query, errors="surrogateescape")) == query


@pytest.mark.parametrize("text", [HIGH, LOW, ESCAPED, ESCAPED + HIGH, "\x00", "ä"])
def test_any_text_is_sent_in_path_query_and_body(tmp_path: Path, text: str) -> None:
    sent: list[httpx.Request] = []

    class Noting(httpx.BaseTransport):
        def handle_request(self, request: httpx.Request) -> httpx.Response:
            sent.append(request)
            return httpx.Response(200, json=[])

    class Anything:
        def check(self, method: str, path: str, body: bytes) -> None: ...
        def learn(self, exchange: Exchange) -> None: ...

    with rig(tmp_path) as run:
        account = Account(run.access(), Anything(), network=Noting(), timing=run.time.timing)
        account.send(Ask("POST", f"/clients/{text}", (("name", text),), json={"name": text}))
    assert json.loads(sent[0].content) == {"name": text}
    assert (
        sent[0].url.raw_path == f"{BASE_PATH}{in_path(f'/clients/{text}')}?name={in_query([('', text)])[1:]}".encode()
    )


@pytest.mark.parametrize(
    ("value", "places"),
    [
        ("plain", []),
        (HIGH, [()]),
        ([{"name": "\U0001f600", "user": LOW}], [(0, "user")]),
        ({f"a{HIGH}": [1, None, HIGH]}, [(f"a{HIGH}",), (f"a{HIGH}", 2)]),
    ],
)
def test_half_a_surrogate_pair_is_found_and_replaced(value: Any, places: list[tuple[str | int, ...]]) -> None:
    body = json.dumps(value).encode()
    assert list(halves(value)) == places
    assert not list(halves(json.loads(whole(body))))
    assert (whole(body) == body) is (not places)


def test_what_is_no_json_stays_as_it_is() -> None:
    assert whole(b"\xff no JSON") == b"\xff no JSON"


@pytest.mark.parametrize(
    ("records", "place"),
    [([{"id": 1, "username": HIGH}], "`[].username`"), ([{"id": 1, f"x{HIGH}": 1}], "`[].a?`")],
    ids=["value", "name of a property"],
)
def test_half_a_surrogate_pair_is_a_row(records: Any, place: str) -> None:
    found = findings(contract(), Exchange("GET", "/users", (), b"", 200, JSON, json.dumps(records).encode()))
    assert f"{place} is of whole characters" in {each.says for each in found}


def test_a_recording_with_half_a_surrogate_pair_anywhere_is_a_table(tmp_path: Path) -> None:
    url = f"https://acme.timetrackenterprise.com{BASE_PATH}/users?username={HIGH}&{LOW}=1"
    headers = [{"name": f"x{HIGH}", "value": HIGH}, {"name": "content-type", "value": f"application/{LOW}"}]
    body = json.dumps([{"id": 1, "username": HIGH, LOW: HIGH}])
    entry = {
        "startedDateTime": HIGH,
        "request": {"method": "GET", "url": url, "headers": headers, "postData": {"text": HIGH}},
        "response": {"status": 200, "headers": headers, "content": {"text": body, "mimeType": HIGH}},
    }
    har, scrub, said = tmp_path / "in.har", tmp_path / "out.har", list[str]()
    har.write_text(json.dumps({"log": {"entries": [entry, entry]}}), "utf-8")
    assert drift(har, tmp_path, base_path=BASE_PATH, scrub=scrub, tell=said.append) == 1
    assert "`[].username` is of whole characters" in "".join(said)
    assert not list(halves(json.loads(scrub.read_text("utf-8"))))


@pytest.mark.parametrize("encoding", ["ascii", "cp1252", "utf-8", "utf-16"])
def test_any_text_can_be_said_on_any_terminal(monkeypatch: pytest.MonkeyPatch, encoding: str) -> None:
    terminal = io.TextIOWrapper(io.BytesIO(), encoding)
    monkeypatch.setattr("sys.stdout", terminal)
    say(f"“…” ä {HIGH}{ESCAPED}")
    terminal.seek(0)
    shown = terminal.read()
    assert r"\ud800\udcff" in shown
    assert ("…" in shown) is (encoding != "ascii")
