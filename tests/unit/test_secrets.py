"""Key and secret are shown nowhere and pickled never."""

from __future__ import annotations

import copy
import pickle
import traceback
from typing import Any

import pytest

from timetrack import AsyncTimeTrack, NotConfigured, TimeTrack
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


def test_a_malformed_environment_shows_neither_in_a_traceback_with_locals() -> None:
    env = _Environment(TIMETRACK_ACCOUNT="a b", TIMETRACK_API_KEY="canary-key", TIMETRACK_API_SECRET="canary-secret")
    with pytest.raises(NotConfigured) as caught:
        TimeTrack.from_env(env)
    assert "canary" not in _ours(caught.value)


def _ours(error: Exception) -> str:
    """The traceback with locals, without the frame of the test, whose locals are not ours to hide."""
    frames = list(traceback.TracebackException.from_exception(error, capture_locals=True).stack)[1:]
    assert frames
    return str([(frame.locals, frame.line) for frame in frames])


class _Environment(dict[str, str]):
    """Like os.environ to a reader, but its repr, which is not ours to hide, shows nothing."""

    def __repr__(self) -> str:
        return "environ"


@pytest.mark.parametrize("kind", [TimeTrack, AsyncTimeTrack])
def test_a_client_shows_neither_and_cannot_be_pickled_or_copied_with_them(kind: Any) -> None:
    client = kind(account="acme", **CANARIES)
    assert "canary" not in repr(client) + str(vars(client))
    with pytest.raises(TypeError):
        pickle.dumps(client)
    with pytest.raises(TypeError):
        copy.deepcopy(client)
