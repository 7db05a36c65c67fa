"""Key and secret are shown nowhere and pickled never."""

from __future__ import annotations

import copy
import json
import pickle
import traceback
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from timetrack import AsyncTimeTrack, NotConfigured, TimeTrack, config
from timetrack.auth import Credentials, Secret

CANARIES = {"key": "canary-key", "secret": "canary-secret"}


@pytest.mark.parametrize("show", [repr, str, "{!r:>40}".format, "{}".format, "%s".__mod__, lambda it: f"{it}"])
def test_a_secret_shows_stars(show: Any) -> None:
    assert "canary" not in show(Secret("canary"))
    assert "canary" not in show(Credentials(Secret("canary"), Secret("canary")))


def test_a_secret_has_no_attributes_to_list_and_cannot_be_pickled_or_copied_into_a_file() -> None:
    assert not hasattr(Secret("canary"), "__dict__")
    for hidden in (Secret("canary"), Credentials(Secret("canary"), Secret("canary"))):
        with pytest.raises(TypeError):
            pickle.dumps(hidden)


@pytest.mark.parametrize("kind", [TimeTrack, AsyncTimeTrack])
@pytest.mark.parametrize(
    "wrong",
    [{"account": "evil.example/#"}, {"account": None}, {"page_size": 0}, {"timeout": -1}, {"key": "canary key"}],
)
def test_a_refused_configuration_shows_neither_even_in_a_traceback_with_locals(
    kind: Any, wrong: dict[str, Any]
) -> None:
    options = {"account": "acme", **CANARIES, **wrong}
    try:
        kind(**options)
    except NotConfigured as error:
        assert "canary" not in _ours(error)
        assert "canary" not in str(error)
    else:
        pytest.fail("not refused")


COMPLETE = {"account": "acme", "key": "canary-key", "secret": "canary-secret", "throttle": "memory:"}
REFUSED: list[tuple[str, str]] = [
    ("account", "a b"),
    ("base_url", "https://canary-user:canary-password@timetrack.example.com/api"),
    ("base_url", "https://timetrack.example.com/api?key=canary-key"),
    ("base_url", "no address"),
    ("key", "canary key"),
    ("secret", "canary\nsecret"),
    ("limit_per_minute", "thirty"),
    ("limit_per_minute", "0"),
    ("page_size", "1.5"),
    ("page_size", "5000"),
    ("timeout", "30s"),
    ("timeout", "-1"),
    ("timezone", "Mars/Olympus"),
    ("throttle", "redis:/canary-password@cache"),
    ("max_burst", "all"),
    ("max_burst", "0"),
    ("max_wait", "long"),
    ("max_wait", "-1"),
    ("largest_answer", "64M"),
    ("largest_answer", "0"),
]


def test_every_option_of_the_environment_is_refused_below_in_some_way() -> None:
    assert {option for option, _ in REFUSED} == set(config._VARIABLES)


@pytest.mark.parametrize("kind", [TimeTrack, AsyncTimeTrack])
@pytest.mark.parametrize("real", [True, False], ids=["the real environment", "a mapping"])
@pytest.mark.parametrize(("option", "wrong"), REFUSED)
def test_a_malformed_environment_shows_no_secret_in_a_traceback_with_locals(
    kind: Any, real: bool, option: str, wrong: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    env = {config._VARIABLES[name][0]: text for name, text in {**COMPLETE, option: wrong}.items()}
    for variable, text in env.items():
        monkeypatch.setenv(variable, text)
    # The mapping is made in the call, so that the frame of the test does not hold it.
    error = _refusal(lambda: kind.from_env(None if real else dict(env)))
    assert "canary" not in _ours(error) + _contexts(error)


@pytest.mark.parametrize("kind", [TimeTrack, AsyncTimeTrack])
@pytest.mark.parametrize(("option", "wrong"), [*REFUSED, ("keyy", "canary-key")])
def test_keywords_beside_an_environment_or_a_profile_show_no_secret_either(
    kind: Any, option: str, wrong: str, tmp_path: Path
) -> None:
    given = {**COMPLETE, option: wrong}
    file = tmp_path / "config.toml"
    file.write_text("[profiles.default]\n")
    file.chmod(0o600)
    for call in (lambda: kind.from_env({}, **given), lambda: kind.from_profile("default", file, **given)):
        error = _refusal(call)
        assert "canary" not in _ours(error) + _contexts(error)


@pytest.mark.parametrize(("option", "wrong"), [*REFUSED, ("keyy", "canary-key"), ("", 'key = "canary')])
def test_a_malformed_profile_shows_no_secret_in_a_traceback(option: str, wrong: str, tmp_path: Path) -> None:
    options = {**COMPLETE, option: wrong} if option else COMPLETE
    lines = [f"{name} = {json.dumps(text)}" for name, text in options.items()]
    file = tmp_path / "config.toml"
    file.write_text("\n".join(["[profiles.default]", *lines, *([] if option else [wrong])]))
    file.chmod(0o600)
    error = _refusal(lambda: TimeTrack.from_profile("default", file))
    assert "canary" not in _ours(error) + _contexts(error)


def _refusal(call: Callable[[], object]) -> Exception:
    try:
        call()
    except (NotConfigured, TypeError) as error:
        return error
    raise AssertionError("not refused")


def _contexts(error: BaseException) -> str:
    """What the error came from, even where it is not shown by default."""
    shown = ""
    for context in (error.__cause__, error.__context__):
        if context is not None:
            frames = traceback.TracebackException.from_exception(context, capture_locals=True).stack
            shown += str([(frame.locals, frame.line) for frame in frames]) + repr(context) + str(vars(context))
            shown += _contexts(context)
    return shown


def _ours(error: Exception) -> str:
    """The traceback with locals, without the frames of the test, whose locals are not ours to hide."""
    found = traceback.TracebackException.from_exception(error, capture_locals=True).stack
    frames = [frame for frame in found if frame.filename != __file__]
    return str([(frame.locals, frame.line) for frame in frames])


@pytest.mark.parametrize("kind", [TimeTrack, AsyncTimeTrack])
def test_a_client_shows_neither_and_cannot_be_pickled_or_copied_with_them(kind: Any) -> None:
    client = kind(account="acme", **CANARIES)
    assert "canary" not in repr(client) + str(vars(client))
    with pytest.raises(TypeError):
        pickle.dumps(client)
    with pytest.raises(TypeError):
        copy.deepcopy(client)
