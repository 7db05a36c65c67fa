"""The journal: what it remembers of a request, what it must not, and the figures taken from it."""

import itertools
import random
from pathlib import Path

import pytest

from tests.mock.caller import BASE, KEYS
from timetrack_mock import DEFAULT_KEY, DEFAULT_SECRET, Entry, Faults, Journal, Mock, Request, journal


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
        Entry(10.0, "GET", f"{BASE}/clients", key, 200, True, None),
        Entry(11.0, "GET", f"{BASE}/clients", key, 500, False, "500"),
        Entry(12.0, "GET", f"{BASE}/clients", key, 200, True, "garbled"),
        Entry(13.0, "GET", f"{BASE}/clients/9", key, 404, False, None),
        Entry(14.0, "GET", f"{BASE}/x", "", 401, False, None),
    )


def test_the_file_holds_every_entry_and_no_secret(tmp_path: Path) -> None:
    file = tmp_path / "journal.jsonl"
    with Journal(file, size=2) as kept, Mock(journal=kept) as mock:
        for _ in range(5):
            mock.handle(Request("GET", f"{BASE}/clients", f"name={DEFAULT_SECRET}", KEYS))
        assert journal.read(file)[-2:] == list(kept.entries)
        assert len(journal.read(file)) == 5
    text = file.read_text("utf-8")
    assert DEFAULT_KEY not in text and DEFAULT_SECRET not in text


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
