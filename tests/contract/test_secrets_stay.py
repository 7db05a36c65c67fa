"""Key and secret leave a run nowhere, whatever a server echoes; what is in an account does not get into the tables."""

import base64
import html
import json
import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import cast
from urllib.parse import quote

import pytest

from tests.contract.answers.contract import contract
from tests.contract.engine import Tampered
from tests.contract.live.ask import Ask
from tests.contract.live.bridge import explore
from tests.contract.live.talk import Talk
from tests.contract.outputs import Junit
from tests.contract.redaction import Secrets
from tests.contract.rig import BASE_PATH, KEY, SECRET, Rig, changed, rig
from timetrack_mock import Mock, MockServer, Request, Response

PERSON = "Zenzi Wurzelsepp"


def forms(text: str) -> list[str]:
    """Notations that software uses, and some of one notation within another."""
    as_json, in_url = json.dumps(text), quote(text, safe="")
    by_number = "".join(f"\\u{ord(letter):04X}" for letter in text)
    encoded = base64.b64encode(text.encode()).decode()
    in_html = html.escape(text)
    twice = [json.dumps({"error": as_json}), quote(in_url, safe=""), json.dumps(in_html), in_url.lower(), text.upper()]
    return [text, in_url, as_json, as_json.replace("/", r"\/"), by_number, encoded, in_html, *twice]


ECHO = " ".join([*forms(KEY), *forms(SECRET)])


def echoes_everything(mock: Mock, request: Request) -> Response:
    """Errors, headers, names of properties, values, and a 500 for schemathesis to complain about."""
    response = mock.handle(request)
    headers = (*response.headers, ("x-echo", ECHO), ("set-cookie", f"session={SECRET}"))
    if request.path.endswith("/users"):
        return Response(500, (("content-type", f"text/{KEY}"), *headers[1:]), ECHO.encode())
    if response.status >= 400:
        errors = [{"title": KEY, "status": ECHO, "detail": SECRET, KEY: SECRET}]
        return Response(response.status, headers, json.dumps({"errors": errors}).encode())
    if request.path.endswith("/tasks"):
        return replace(
            changed(response, lambda rows: [*rows, {SECRET: KEY, "id": KEY, "name": SECRET}]), headers=headers
        )
    return replace(response, headers=headers)


def everything_left_by(run: Rig) -> Iterator[str]:
    yield run.text
    for file in run.out.rglob("*"):
        if file.is_file():
            yield file.read_text("utf-8")


@pytest.mark.parametrize("write", [False, True])
def test_key_and_secret_are_in_nothing_that_a_run_says_or_writes(tmp_path: Path, write: bool) -> None:
    with rig(tmp_path, echoes_everything) as run:
        assert run.run(write=write, user="test") == 1
    texts = list(everything_left_by(run))
    assert len(texts) == 4
    for text in texts:
        assert "canary" not in text.lower()
        assert base64.b64encode(KEY.encode()).decode()[:12] not in text
        assert base64.b64encode(SECRET.encode()).decode()[:12] not in text
    assert "***" in "".join(texts)


def test_key_and_secret_are_in_nothing_that_schemathesis_says_or_writes(tmp_path: Path) -> None:
    with rig(tmp_path, echoes_everything) as run:
        talk, junit = Talk(run.account().send, contract()), Junit(tmp_path)
        found = explore(talk, BASE_PATH, 1, junit, examples=3, below="/users")
        junit.close()
    said = (tmp_path / "junit.xml").read_text("utf-8")
    assert {each.did for each in found} >= {"Server error", "Undocumented Content-Type"}
    assert "curl -X GET -H 'X-TimeTrack-Api-Key: [Filtered]'" in said
    for text in (said, repr(found), repr(talk.said)):
        assert "canary" not in text.lower()
        assert "***" in text or text == repr(found)


def test_what_is_in_an_account_does_not_get_into_its_tables(tmp_path: Path) -> None:
    def wrong_everywhere(mock: Mock, request: Request) -> Response:
        response = mock.handle(request)
        return changed(response, lambda value: [wrong(each) for each in value] if isinstance(value, list) else value)

    def wrong(record: dict[str, object]) -> dict[str, object]:
        return {key: [value] if key != "id" else value for key, value in record.items()} | {"extra": PERSON}

    with rig(tmp_path, wrong_everywhere) as run:
        for resource in ("clients", "tasks"):
            run.mock.fill(resource, [{"name": PERSON, "notes": PERSON}])
        run.mock.fill("project_time_entries", [{"user": PERSON, "details": PERSON, "clientName": PERSON}])
        assert run.run() == 1
    for text in everything_left_by(run):
        assert "Zenzi" not in text
        assert "Wurzelsepp" not in text


def test_an_exchange_never_holds_the_keys_even_if_they_are_echoed() -> None:
    with rig(Path(), echoes_everything) as run:
        account = run.account()
        for path in ("/users", "/tasks", "/clients/999999999"):
            assert "canary" not in repr(account.send(Ask("GET", path))).lower()


@pytest.mark.parametrize("text", [KEY, SECRET, "a", 'quote"and\\slash', "äöü"])
@pytest.mark.parametrize("form", range(12))
def test_every_notation_of_a_secret_is_hidden(text: str, form: int) -> None:
    shown = forms(text)[form]
    secrets = Secrets((text,))
    around = shown.partition(text)[0][:1]
    assert "***" in secrets.hidden(f"<{shown}>")
    assert text.lower() not in secrets.hidden(f"<{shown}>").lower() or (text == "a" and around != "")
    assert repr(secrets) == "Secrets(***)"


def test_no_secrets_hide_nothing() -> None:
    assert Secrets(()).hidden("everything stays") == "everything stays"


def test_a_process_that_is_terminated_removes_what_it_wrote_and_shows_no_key(tmp_path: Path) -> None:
    """Over a port and in a process of its own, as `make contract` does it; the server ends it at its third POST."""
    process: list[subprocess.Popen[str]] = []
    posts: list[str] = []

    def terminate(mock: Mock, request: Request) -> Response:
        response = mock.handle(request)
        if request.method == "POST" and response.status < 300:
            posts.append(request.path)
            if len(posts) == 3:
                os.kill(process[0].pid, signal.SIGTERM)
        return response

    with Mock(key=KEY, secret=SECRET, limit=None, seed="demo") as mock:
        tampered = Tampered(mock, terminate)
        tampered.base_path = mock.base_path  # type: ignore[attr-defined]
        with MockServer(cast(Mock, tampered)) as server:
            keys = {"TIMETRACK_API_KEY": KEY, "TIMETRACK_API_SECRET": SECRET, "TIMETRACK_LIMIT_PER_MINUTE": "100000"}
            command = [sys.executable, "-m", "tests.contract", "--out", str(tmp_path), "live", server.url, "--write"]
            started = subprocess.Popen(
                command, env={**os.environ, **keys}, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True
            )
            process.append(started)
            output, _ = started.communicate(timeout=60)
        left = [record for path in ("clients", "projects", "tasks") for record in records_of(mock, path)]
    assert started.returncode == 130, output
    assert "Interrupted; what was found so far:" in output
    assert "canary" not in output.lower()
    assert not [record for record in left if "timetrack-sdk-contract-test" in json.dumps(record)]


def records_of(mock: Mock, path: str) -> list[object]:
    headers = (("X-TimeTrack-Api-Key", KEY), ("X-TimeTrack-Api-Secret", SECRET))
    return cast(
        list[object], json.loads(mock.handle(Request("GET", f"{BASE_PATH}/{path}", "limit=1000", headers)).body)
    )
