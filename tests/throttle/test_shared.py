"""A text names the place of a budget, and all clients of a server, key and place have the same one."""

from __future__ import annotations

import logging
import threading
from pathlib import Path
from typing import Any

import pytest

from tests.support.fakes import Clock
from tests.support.redis_server import RedisServer
from tests.throttle.forks import in_a_fork
from timetrack import NotConfigured, ThrottleUnavailable
from timetrack.auth import Secret
from timetrack.throttle import AUTO, MEMORY, Budget, shared, shared_budget, usual_terms
from timetrack.throttle.fallback import FallbackStore
from timetrack.throttle.memory import MemoryStore
from timetrack.throttle.redis import RedisStore
from timetrack.throttle.sqlite import SqliteStore


def _budget(place: str, *, key: str = "key", limit: int = 30, clock: Any = None) -> Budget:
    terms = usual_terms(limit, None)
    return shared_budget("https://example.com", Secret(key), terms, throttle=Secret(place), clock=clock or Clock())


@pytest.mark.parametrize(
    ("place", "kind"),
    [
        (MEMORY, MemoryStore),
        (AUTO, SqliteStore),
        ("sqlite:///some.db", SqliteStore),
        ("sqlite:///{folder}/some%20file.db", SqliteStore),
        ("redis://127.0.0.1:{port}", RedisStore),
        ("redis://127.0.0.1:{port}/0?protocol=3", RedisStore),
        ("{socket}", RedisStore),
        ("rediss://127.0.0.1:{port}/0", RedisStore),
        ("redis://127.0.0.1:{port}/0?fallback_per_minute=5", FallbackStore),
        ("{socket}&fallback_per_minute=5&protocol=3", FallbackStore),
    ],
)
def test_a_text_names_a_place(
    place: str, kind: type, redis_server: RedisServer, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    named = place.format(folder=tmp_path, port=redis_server.port, socket=redis_server.socket)
    budget = _budget(named, key=place)
    assert type(budget.store) is kind
    if not place.startswith("rediss"):
        assert budget.state().used == 0


@pytest.mark.parametrize(
    ("place", "path"),
    [
        ("sqlite:///relative/some.db", "{here}/relative/some.db"),
        ("sqlite:////{folder}/absolute.db", "{folder}/absolute.db"),
        ("sqlite:///{folder}/%23%3F%20.db", "{folder}/#? .db"),
        ("sqlite:///~/home.db", "{home}/home.db"),
    ],
)
def test_a_path_is_relative_or_absolute_and_stays_where_it_is_when_the_process_goes_elsewhere(
    place: str, path: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("HOME", str(tmp_path / "home"))
    (tmp_path / "here").mkdir()
    monkeypatch.chdir(tmp_path / "here")
    folders = {"here": tmp_path / "here", "home": tmp_path / "home", "folder": tmp_path}
    budget = _budget(place.format(folder=tmp_path), key=place)
    monkeypatch.chdir(tmp_path)
    assert budget.state().used == 0
    assert Path(path.format(**folders)).is_file()


@pytest.mark.parametrize(
    ("place", "sentence"),
    [
        (
            "postgres://canary@db",
            "throttle must be auto, memory:, sqlite:///path/of/a/file or redis://host:port/number.",
        ),
        ("canary@db:6379", "throttle must be auto, memory:, sqlite:///path/of/a/file or redis://host:port/number."),
        ("", "throttle must be auto, memory:, sqlite:///path/of/a/file or redis://host:port/number."),
        ("sqlite:", "A throttle in a file is written sqlite:///relative/path or sqlite:////absolute/path."),
        ("sqlite:///", "A throttle in a file is written sqlite:///relative/path or sqlite:////absolute/path."),
        ("sqlite://host/path", "A throttle in a file is written sqlite:///relative/path or sqlite:////absolute/path."),
        (
            "sqlite:///path?mode=ro",
            "A throttle in a file is written sqlite:///relative/path or sqlite:////absolute/path.",
        ),
        ("sqlite:///path#1", "A throttle in a file is written sqlite:///relative/path or sqlite:////absolute/path."),
        (
            "sqlite:///~no_such_user/path",
            "A throttle in a file is written sqlite:///relative/path or sqlite:////absolute/path.",
        ),
        ("redis://[canary/0", "This is no place in a Redis: give one such as redis://127.0.0.1:6379/0 or unix://"),
    ],
)
def test_any_other_text_is_refused_and_not_shown(place: str, sentence: str) -> None:
    with pytest.raises(NotConfigured) as caught:
        _budget(place)
    assert str(caught.value).startswith(sentence)
    assert "canary" not in str(caught.value)


def test_a_file_that_is_named_must_be_one_that_can_be_used(tmp_path: Path) -> None:
    with pytest.raises(ThrottleUnavailable, match="cannot be used"):
        _budget(f"sqlite:///{tmp_path}")


def test_where_the_users_own_file_cannot_be_used_this_process_counts_alone_and_says_so(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    (tmp_path / "file").write_text("")
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "file"))
    with caplog.at_level(logging.WARNING):
        budget = _budget(AUTO, key="nowhere to keep it")
    assert type(budget.store) is MemoryStore
    assert caplog.messages[0].startswith("Other processes are not taken into account: the throttle's file ")


def test_clients_of_one_server_key_place_and_clock_share_a_budget_and_the_smallest_limit() -> None:
    clock = Clock()
    one = _budget(MEMORY, key="shared", limit=60, clock=clock)
    assert _budget(MEMORY, key="shared", limit=20, clock=clock) is one
    assert _budget(MEMORY, key="shared", limit=30, clock=clock) is one
    assert one.terms.rules[0].limit == 20
    for other in (_budget(MEMORY, key="another", clock=clock), _budget(MEMORY, key="shared", clock=Clock())):
        assert other is not one


def test_a_process_forked_while_another_thread_makes_a_client_can_make_one_as_well() -> None:
    makes, made = threading.Event(), threading.Event()

    def make() -> None:
        with shared._budgets_lock:
            makes.set()
            made.wait(0.1)

    thread = threading.Thread(target=make)
    thread.start()
    makes.wait()
    assert in_a_fork(lambda: _budget(MEMORY, key="of a forked process").state().used == 0)
    thread.join()
