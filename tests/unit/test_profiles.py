"""A profile gives options from a file that only its owner can read; every refusal is one sentence without a secret."""

from __future__ import annotations

import sys
import traceback
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest

from timetrack import AsyncTimeTrack, NotConfigured, TimeTrack
from timetrack.profiles import default_path, from_profile

FILE = """
[profiles.default]
account = "acme"
key = "canary-key"
secret = "canary-secret"
timeout = 5
timezone = "Europe/Vienna"

[profiles.on-premise]
base_url = "https://tt.example.com/api"
key = "canary-key"
secret = "canary-secret"
limit_per_minute = 600
page_size = 100

[profiles.ring]
account = "acme"
keyring = true

[profiles.typo]
acount = "acme"
key = "canary-key"

[profiles.kind]
account = 5
key = "canary-key"

[profiles.flag]
account = "acme"
limit_per_minute = true
"""


@pytest.fixture
def file(tmp_path: Path) -> Path:
    place = tmp_path / "config.toml"
    place.write_text(FILE, "utf-8")
    place.chmod(0o600)
    return place


@pytest.mark.parametrize("kind", [TimeTrack, AsyncTimeTrack])
@pytest.mark.parametrize(
    ("name", "url"),
    [
        ("default", "https://acme.timetrackenterprise.com/api/v2/ext"),
        ("on-premise", "https://tt.example.com/api"),
    ],
)
def test_a_profile_makes_a_client(kind: Any, name: str, url: str, file: Path) -> None:
    assert kind.from_profile(name, file).base_url == url


def test_keywords_win_over_the_file(file: Path) -> None:
    with TimeTrack.from_profile("default", file, base_url="https://elsewhere.example") as tt:
        assert tt.base_url == "https://elsewhere.example"


def test_the_file_is_looked_for_in_the_configuration_folder_of_the_user(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("XDG_CONFIG_HOME", "/nowhere")
    if sys.platform == "linux":
        assert default_path() == Path("/nowhere/timetrack/config.toml")
    with pytest.raises(NotConfigured, match=r"config\.toml cannot be read: No such file"):
        TimeTrack.from_profile()


@pytest.mark.parametrize("mode", [0o644, 0o640, 0o604, 0o620])
def test_a_file_that_others_can_read_is_refused(mode: int, file: Path) -> None:
    file.chmod(mode)
    with pytest.raises(NotConfigured) as caught:
        from_profile("default", file)
    assert str(caught.value) == f"{file} holds a secret and others may read it: run chmod 600 {file}."


@pytest.mark.parametrize(
    ("name", "sentence"),
    [
        ("nobody", "has no profile 'nobody'; it has: default, flag, kind, on-premise, ring, typo."),
        ("typo", "'acount' of profile 'typo' is unknown or of the wrong type."),
        ("kind", "'account' of profile 'kind' is unknown or of the wrong type."),
        ("flag", "'limit_per_minute' of profile 'flag' is unknown or of the wrong type."),
    ],
)
def test_a_profile_that_cannot_be_used_is_refused_without_a_secret_in_the_traceback(
    name: str, sentence: str, file: Path
) -> None:
    with pytest.raises(NotConfigured) as caught:
        from_profile(name, file)
    assert sentence in str(caught.value)
    assert "canary" not in _ours(caught.value)


@pytest.mark.parametrize(
    ("content", "sentence"),
    [
        (b'[profiles.default]\nkey = "canary-key', "is not valid TOML"),
        (b"\xff\xfe", "is not valid TOML"),
        (b"", "has no profile 'default'; it has: none."),
        (b"profiles = 5", "has no profile 'default'; it has: none."),
        (b"[profiles]\ndefault = 5", "No account"),
    ],
)
def test_a_file_that_cannot_be_read_is_refused_in_one_sentence(content: bytes, sentence: str, file: Path) -> None:
    file.write_bytes(content)
    with pytest.raises(NotConfigured) as caught:
        TimeTrack.from_profile("default", file)
    assert sentence in str(caught.value)
    assert "\n" not in str(caught.value)
    assert "canary" not in _ours(caught.value)


class _Ring(ModuleType):
    """Stands for the package `keyring`."""

    def __init__(self, held: dict[str, str] | None) -> None:
        super().__init__("keyring")
        self._held = held

    def get_password(self, service: str, user: str) -> str | None:
        if self._held is None:
            raise RuntimeError("locked")
        return self._held.get(f"{service} {user}")


def test_key_and_secret_come_from_the_keyring_where_the_profile_says_so(
    file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    held = {"timetrack-sdk ring/key": "ring-key", "timetrack-sdk ring/secret": "ring-secret"}
    monkeypatch.setitem(sys.modules, "keyring", _Ring(held))
    with TimeTrack.from_profile("ring", file) as tt:
        assert list(tt._session.config.credentials.headers().values()) == ["ring-key", "ring-secret"]


@pytest.mark.parametrize(
    ("ring", "sentence"),
    [
        (None, "install it with pip install 'timetrack-sdk[keyring]'"),
        (_Ring({}), "The keyring holds nothing for 'ring/key': run keyring set timetrack-sdk ring/key."),
        (_Ring(None), "The keyring cannot be read (RuntimeError)"),
    ],
)
def test_a_keyring_that_cannot_help_is_one_sentence(
    ring: ModuleType | None, sentence: str, file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, "keyring", ring)
    with pytest.raises(NotConfigured) as caught:
        from_profile("ring", file)
    assert sentence in str(caught.value)


def _ours(error: Exception) -> str:
    return str(
        [frame.locals for frame in traceback.TracebackException.from_exception(error, capture_locals=True).stack][1:]
    )
