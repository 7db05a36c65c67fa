"""The reference page over HTTP: what it answers, to whom, and what it keeps to itself."""

from __future__ import annotations

import json
import re
import subprocess
import sys
from http.client import HTTPConnection
from pathlib import Path

import pytest
import yaml

from tests.mock.caller import KEYS
from timetrack_mock import DEFAULT_KEY, DEFAULT_SECRET, Faults, Journal, Mock, MockServer, page

WRAPPERS = Path(__file__).resolve().parents[2] / "wrappers"
CONTRACT = Path("openapi/timetrack.yaml")
TYPES = {
    "/": "text/html; charset=utf-8",
    "/reference/openapi.json": "application/json",
    "/reference/page.css": "text/css; charset=utf-8",
    "/reference/page.js": "text/javascript; charset=utf-8",
    "/reference/swagger-ui.css": "text/css; charset=utf-8",
    "/reference/swagger-ui-bundle.js": "text/javascript; charset=utf-8",
}
NEIGHBOURS = (
    "/reference",
    "/reference/",
    "/reference/page.html",
    "/reference/page.js/",
    "/reference//page.js",
    "//",
    "/index.html",
    "/favicon.ico",
    "/reference/../mock.py",
    "/reference/..%2fmock.py",
    "/reference/%2e%2e/%2e%2e/etc/passwd",
    "/reference/..\\mock.py",
    "/reference/page.js%00",
    "/api/v2/ext/",
)


class Answer:
    def __init__(self, server: MockServer, path: str, method: str = "GET", keys: bool = False) -> None:
        connection = HTTPConnection("127.0.0.1", server.port, timeout=10)
        try:
            connection.request(method, path, headers=dict(KEYS) if keys else {})
            response = connection.getresponse()
            self.status, self.headers, self.body = response.status, response.headers, response.read()
        finally:
            connection.close()

    @property
    def text(self) -> str:
        return self.body.decode()


def test_the_page_and_all_that_it_names_are_there_without_keys_and_with_strict_headers() -> None:
    with MockServer() as server:
        answers = {path: Answer(server, path) for path in TYPES}
        named = set(re.findall(r'(?:href|src)="([^"]+)"', answers["/"].text))
    assert {path: answer.status for path, answer in answers.items()} == dict.fromkeys(TYPES, 200)
    assert {path: answer.headers["content-type"] for path, answer in answers.items()} == TYPES
    assert {f"/{name}" for name in named if not name.startswith("data:")} == TYPES.keys() - {"/"}
    for answer in answers.values():
        assert answer.headers["x-content-type-options"] == "nosniff"
        assert answer.headers["cache-control"] == "no-store"
        policy = dict(part.split(" ", 1) for part in answer.headers["content-security-policy"].split("; "))
        assert policy["default-src"] == "'none'"
        assert set(" ".join(policy.values()).split()) == {"'none'", "'self'", "data:"}
        assert int(answer.headers["content-length"]) == len(answer.body)


def test_the_page_shows_the_whole_contract_with_the_mock_as_its_only_server() -> None:
    with MockServer() as server:
        shown = json.loads(Answer(server, "/reference/openapi.json").body)
    written = json.loads(json.dumps(yaml.safe_load(CONTRACT.read_text("utf-8")), default=str))
    assert shown.pop("servers") == [{"url": "/api/v2/ext", "description": "This mock"}]
    assert written.pop("servers") and shown == written


def test_the_page_shows_the_contract_that_the_mock_was_given(tmp_path: Path) -> None:
    other = CONTRACT.read_text("utf-8").replace("timetrackenterprise.com/api/v2/ext", "timetrackenterprise.com")
    (tmp_path / "other.yaml").write_text(other.replace("title: TimeTrack Enterprise API", "title: Other"), "utf-8")
    with Mock(contract=tmp_path / "other.yaml") as mock, MockServer(mock) as server:
        shown = json.loads(Answer(server, "/reference/openapi.json").body)
        assert Answer(server, "/").status == 200
        assert Answer(server, "/clients", keys=True).text == "[]"
    assert (shown["info"]["title"], shown["servers"][0]["url"]) == ("Other", "/")


def test_the_page_costs_no_request_has_no_faults_and_leaves_no_trace() -> None:
    with Journal() as journal, Mock(limit=1, faults=Faults(script=("500",)), journal=journal) as mock:
        before = mock.dump()
        with MockServer(mock) as server:
            assert {Answer(server, path).status for path in TYPES} == {200}
            assert (tuple(mock.requests), journal.entries, mock.dump()) == ((), (), before)
            assert [Answer(server, "/api/v2/ext/clients", keys=True).status for _ in range(2)] == [500, 429]
            assert {Answer(server, path).status for path in TYPES} == {200}
        assert len(journal.entries) == 2


@pytest.mark.parametrize("method", ["POST", "PUT", "DELETE", "HEAD", "OPTIONS"])
def test_only_get_is_answered_by_the_page(method: str) -> None:
    with MockServer() as server:
        for path in TYPES:
            assert Answer(server, path, method).status == 401
        assert len(server.mock.requests) == len(TYPES)


def test_every_other_path_is_the_mocks_and_none_leads_to_a_file() -> None:
    with Mock(limit=None) as mock, MockServer(mock) as server:
        for path in NEIGHBOURS:
            assert Answer(server, path).status == 401, path
            answer = Answer(server, path, keys=True)
            assert (answer.status, answer.headers["content-type"]) == (404, "application/json"), path


def test_a_question_mark_behind_the_path_changes_nothing() -> None:
    with MockServer() as server:
        assert Answer(server, "/?url=http://example.com/evil.json").body == Answer(server, "/").body


def _filled_in(body: bytes) -> object:
    found = re.search(r'data-keys="([^"]*)"', body.decode())
    assert found
    return json.loads(found[1].replace("&quot;", '"'))


def test_the_keys_that_everybody_knows_are_filled_in() -> None:
    with MockServer() as server:
        answer = Answer(server, "/")
    assert _filled_in(answer.body) == {"ApiKey": DEFAULT_KEY, "ApiSecret": DEFAULT_SECRET}
    assert f"The key {DEFAULT_KEY} and the secret {DEFAULT_SECRET} are filled in" in answer.text


@pytest.mark.parametrize(
    ("key", "secret"),
    [("chosen-4711", "chosen-0815"), (DEFAULT_KEY, "chosen-0815"), ("chosen-4711", DEFAULT_SECRET)],
    ids=["both are chosen", "the secret is chosen", "the key is chosen"],
)
def test_keys_that_somebody_chose_are_told_to_nobody(key: str, secret: str) -> None:
    with Mock(key=key, secret=secret) as mock, MockServer(mock) as server:
        answers = [Answer(server, path) for path in TYPES]
    assert _filled_in(answers[0].body) == {}
    assert "enter both under Authorize" in answers[0].text
    for answer in answers:
        assert b"chosen-" not in answer.body
        assert "chosen-" not in str(answer.headers)


def test_without_swagger_ui_the_page_says_in_one_sentence_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(page, "_UI", "no_such_package")
    with MockServer() as server:
        for path in ("/", "/reference/swagger-ui-bundle.js", "/reference/swagger-ui.css"):
            answer = Answer(server, path)
            assert (answer.status, answer.headers["content-type"]) == (501, "text/plain; charset=utf-8")
            assert answer.text == (
                "The reference page needs Swagger UI; install it with: pip install 'timetrack-sdk[mock]'\n"
            )
        assert Answer(server, "/api/v2/ext/clients", keys=True).text == "[]"


@pytest.mark.parametrize(
    "code",
    [
        "from timetrack_mock import Mock, Request\nwith Mock() as mock: mock.handle(Request('GET', '/'))",
        "from timetrack_mock import MockServer\nwith MockServer(): pass",
        "from timetrack_mock.page import WithPage\nfrom timetrack_mock import Mock, Request\n"
        "assert WithPage(Mock()).handle(Request('GET', '/')).status == 200",
    ],
    ids=["a mock in process", "a server nobody looks at", "a page that is shown"],
)
def test_nothing_of_the_package_with_swagger_ui_is_ever_imported(code: str) -> None:
    command = [
        sys.executable,
        "-I",
        "-c",
        f"import sys\nsys.path.insert(0, {str(WRAPPERS)!r})\n{code}\nprint(*sys.modules)",
    ]
    done = subprocess.run(command, capture_output=True, text=True, check=True)
    assert {"flask", "flask_swagger_ui", "jinja2", "werkzeug"} & set(done.stdout.split()) == set()
    if "page" not in code:
        assert "html" not in done.stdout.split()
