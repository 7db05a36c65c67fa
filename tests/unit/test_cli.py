"""The command proves that the options work, or says in one sentence what is wrong."""

from __future__ import annotations

import runpy
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.support.fakes import FakeTime
from timetrack import TimeTrack, __version__
from timetrack.cli import main
from timetrack_mock import DEFAULT_KEY, DEFAULT_SECRET, Mock, MockServer


@pytest.fixture
def server(monkeypatch: pytest.MonkeyPatch) -> Iterator[MockServer]:
    with Mock() as mock, MockServer(mock) as running:
        monkeypatch.setenv("TIMETRACK_BASE_URL", running.url)
        monkeypatch.setenv("TIMETRACK_API_KEY", DEFAULT_KEY)
        monkeypatch.setenv("TIMETRACK_API_SECRET", DEFAULT_SECRET)
        yield running


def test_check_says_that_key_and_secret_are_accepted(server: MockServer, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["check"]) == 0
    assert capsys.readouterr().out == f"{server.url} answered, key and secret are accepted.\n"
    assert [(one.method, one.status) for one in server.mock.requests] == [("GET", 200)]


def test_check_says_that_the_secret_is_wrong(
    server: MockServer, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("TIMETRACK_API_SECRET", "canary")
    assert main(["check"], timing=FakeTime().timing) == 1
    shown = capsys.readouterr()
    assert shown.out == ""
    assert shown.err.startswith("timetrack: list_clients: the server answered 401: ")
    assert shown.err.count("\n") == 1
    assert "canary" not in shown.err


def test_check_takes_a_profile(server: MockServer, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    folder = tmp_path / "timetrack"
    folder.mkdir()
    file = folder / "config.toml"
    keys = f'key = "{DEFAULT_KEY}"\nsecret = "{DEFAULT_SECRET}"'
    file.write_text(f'[profiles.mock]\nbase_url = "{server.url}"\n{keys}\n', "utf-8")
    file.chmod(0o600)
    monkeypatch.setattr("timetrack.profiles.default_path", lambda: file)
    monkeypatch.setenv("TIMETRACK_API_KEY", "not this one")
    assert main(["check", "--profile", "mock"]) == 0
    assert main(["check", "--profile", "nobody"]) == 2


def test_ctrl_c_ends_the_command_without_a_traceback(server: MockServer, monkeypatch: pytest.MonkeyPatch) -> None:
    def interrupted(self: TimeTrack, *_: object, **__: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(TimeTrack, "call", interrupted)
    assert main(["check"]) == 130


@pytest.mark.parametrize(("argv", "status"), [(["--version"], 0), ([], 2), (["chek"], 2), (["check", "--wrong"], 2)])
def test_python_m_timetrack_is_the_command(
    argv: list[str], status: int, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(sys, "argv", ["timetrack", *argv])
    with pytest.raises(SystemExit) as caught:
        runpy.run_module("timetrack", run_name="__main__")
    assert caught.value.code == status
    shown = capsys.readouterr()
    assert (f"timetrack {__version__}" if status == 0 else "usage: timetrack") in shown.out + shown.err
