"""The journal: what it remembers of a request, what it must not, and the figures taken from it."""

import itertools
import json
import random
from dataclasses import replace
from pathlib import Path
from urllib.parse import quote_plus, unquote_plus, urlencode

import pytest

from tests.mock.caller import BASE, JSON, KEYS
from timetrack_mock import DEFAULT_KEY, Entry, Faults, Journal, Mock, Request, journal


def test_an_entry_says_when_what_and_how_it_ended() -> None:
    clock = itertools.count(10.0)
    plan = Faults(script=(None, "500", "garbled"))
    with Journal() as kept, Mock(limit=None, journal=kept, faults=plan, monotonic=lambda: next(clock)) as mock:
        for path, keys in (
            ("/clients", KEYS),
            ("/clients", KEYS),
            ("/clients", KEYS),
            ("/clients/9", KEYS),
            ("/x", ()),
        ):
            mock.handle(Request("GET", BASE + path, "", keys))
    key = journal.digest(DEFAULT_KEY)
    assert kept.entries == (
        Entry(10.0, "GET", f"{BASE}/clients", key, 200, True, None, "list_clients", "", b""),
        Entry(11.0, "GET", f"{BASE}/clients", key, 500, False, "500", "list_clients", "", b""),
        Entry(12.0, "GET", f"{BASE}/clients", key, 200, True, "garbled", "list_clients", "", b""),
        Entry(13.0, "GET", f"{BASE}/clients/9", key, 404, False, None, "get_client", "", b""),
        Entry(14.0, "GET", f"{BASE}/x", "", 401, False, None, None, "", b""),
    )


def test_a_file_holds_every_entry_without_its_query_and_body(tmp_path: Path) -> None:
    file = tmp_path / "journal.jsonl"
    with Journal(file, size=2) as kept, Mock(limit=None, journal=kept) as mock:
        for name in "abcde":
            mock.handle(Request("POST", f"{BASE}/clients", f"note={name}", (*KEYS, JSON), b'{"name": "Private"}'))
        assert [entry.parameters for entry in kept.entries] == [{"note": "d"}, {"note": "e"}]
        assert journal.read(file)[-2:] == [replace(entry, query="", body=None, unknown=()) for entry in kept.entries]
        assert len(journal.read(file)) == 5
    assert "Private" not in file.read_text("utf-8") and "note" not in file.read_text("utf-8")


KEY, SECRET = 'key-with-"quotes"', "s3cret/with+odd=signs&%"
SMUGGLED: list[tuple[str, str, bytes]] = [
    (f"/clients/{SECRET}", "", b""),
    ("/clients", urlencode({"name": f"a{SECRET}b", KEY: "1"}), b""),
    ("/clients", f"name={KEY}", b""),
    ("/clients", "name=" + "".join(f"%{ord(letter):02x}" for letter in SECRET) + "&limit=5", b""),
    ("/clients", "", json.dumps({"name": KEY, SECRET: [{"deep": SECRET}]}).encode()),
    ("/clients", "", b'{"name": "' + "".join(f"\\u{ord(letter):04x}" for letter in KEY).encode() + b'"}'),
    ("/clients", "", f"not JSON {SECRET}".encode()),
    ("/clients", "", f"not JSON \\ {SECRET}".encode()),
    ("/clients", "", b"\xff" + SECRET.encode()),
    ("/clients", "", json.dumps({"name": SECRET * 10_000}).encode()),
    ("/clients", f"a=\udcff&name={KEY}%2b", b""),
]


@pytest.mark.parametrize(("path", "query", "body"), SMUGGLED)
def test_nothing_remembers_key_or_secret_wherever_a_request_puts_them(
    path: str, query: str, body: bytes, tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    file = tmp_path / "journal.jsonl"
    with Journal(file) as kept, Mock(key=KEY, secret=SECRET, journal=kept) as mock:
        keys = (("X-TimeTrack-Api-Key", KEY), ("X-TimeTrack-Api-Secret", SECRET))
        mock.handle(Request("POST", BASE + path, query, (*keys, JSON), body))
        (entry,) = mock.requests
        with pytest.raises(AssertionError) as unmet:
            mock.requests.expect("list_clients")
        text = str(unmet.value)
    decoded = (entry.path, dict(entry.parameters), entry.json, entry.body, entry.query, unquote_plus(entry.query))
    everything = "".join([repr(decoded), repr(mock.requests), text, file.read_text("utf-8"), caplog.text])
    for secret in (KEY, SECRET):
        for shape in (secret, json.dumps(secret)[1:-1], repr(secret)[1:-1], quote_plus(secret)):
            assert shape not in everything


def test_what_is_no_secret_is_kept_as_it_was_sent() -> None:
    body = b'{"name":  "Zo\\u00eb \\n", "notes": "***"}'
    with Mock(key="k", secret="abc") as mock:
        keys = (("X-TimeTrack-Api-Key", "k"), ("X-TimeTrack-Api-Secret", "abc"))
        mock.handle(Request("POST", f"{BASE}/clients", "a=%20k&b=abc", (*keys, JSON), body))
        (entry,) = mock.requests
    assert (entry.query, entry.parameters) == ("a=%20k&b=abc", {"a": " k", "b": "abc"})
    assert entry.json == {"name": "Zo\u00eb \n", "notes": "***"}


def test_a_body_that_is_too_large_or_no_json_is_no_json() -> None:
    with Mock() as mock:
        for body in (b"", b"no", b'{"name": "' + b"x" * 70_000 + b'"}', b"[" * 100_000, b'["\\' + b"[" * 50_000):
            mock.handle(Request("POST", f"{BASE}/clients", "", (*KEYS, JSON), body))
        assert [entry.json for entry in mock.requests] == [None] * 5
        assert [entry.body is None for entry in mock.requests] == [False, False, True, True, True]


def test_a_closed_journal_goes_on_in_memory(tmp_path: Path) -> None:
    with Journal(tmp_path / "journal.jsonl") as kept:
        pass
    with Mock(journal=kept) as mock:
        mock.handle(Request("GET", f"{BASE}/clients", "", KEYS))
    assert len(kept.entries) == 1
    assert journal.read(tmp_path / "journal.jsonl") == []


@pytest.mark.parametrize(
    ("arrivals", "busiest", "excess"),
    [
        ([], 0, 0),
        ([1.0], 1, 0),
        ([0.0, 1.0, 2.0], 2, 0),
        ([0.0, 1.0, 1.999], 3, 1),
        ([1.999, 0.0, 1.0], 3, 1),
        ([0.0, 0.0, 0.0, 0.0, 5.0], 4, 2),
    ],
)
def test_the_busiest_window_excludes_its_end(arrivals: list[float], busiest: int, excess: int) -> None:
    assert journal.busiest(arrivals, 2.0) == busiest
    assert journal.excess(arrivals, 2, 2.0) == excess


def test_both_figures_agree_with_a_plain_count() -> None:
    dice = random.Random(3)
    for _ in range(50):
        arrivals = [dice.choice([0.0, 0.5, 1.0]) * dice.randint(0, 9) for _ in range(30)]
        plain = max(sum(1 for each in arrivals if start <= each < start + 2) for start in arrivals)
        assert journal.busiest(arrivals, 2.0) == plain
        assert (journal.excess(arrivals, plain, 2.0), journal.excess(arrivals, plain - 1, 2.0) > 0) == (0, True)


def test_a_large_account_is_filled_in_one_go() -> None:
    with Mock(limit=None) as mock:
        mock.fill("clients", ({"name": f"Client {number}"} for number in range(1000)))
        answer = mock.handle(Request("GET", f"{BASE}/clients", "limit=1000", KEYS))
    assert answer.body.count(b'"name"') == 1000
