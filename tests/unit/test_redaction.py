"""Secrets that others echo are found however they are written, and stay out of everything that an error holds."""

from __future__ import annotations

import base64
import html
import json
import pickle
import traceback
from collections.abc import Callable
from typing import Any
from urllib.parse import quote, quote_plus

import httpx
import pytest

from tests.support.fakes import Script, answer, client
from timetrack import RetryPolicy, TimeTrack, TimeTrackError
from timetrack.redaction import Redaction

KEY = "canary/key+\"with\\quotes'&<more>%"
SECRET = "canary-secret"

FORMS: dict[str, Callable[[str], str]] = {
    "as it is": str,
    "in JSON": lambda secret: json.dumps({"said": secret}),
    "in JSON with escaped slashes": lambda secret: json.dumps({"said": secret}).replace("/", "\\/"),
    "in a repr": repr,
    "in a repr beside another quote": lambda secret: repr(f"it's {secret}"),
    "in the repr of bytes": lambda secret: repr(bytearray(b"HTTP/1.1 " + secret.encode())),
    "in a page": html.escape,
    "in a page, quotes as they are": lambda secret: html.escape(secret, quote=False),
    "in a path": lambda secret: quote(secret),
    "in a query": lambda secret: quote(secret, safe=""),
    "in a form": quote_plus,
    "in base64": lambda secret: base64.b64encode(secret.encode()).decode(),
}


@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize("secret", [KEY, SECRET, "kä🔑y"])
def test_a_secret_is_found_however_it_is_written(form: str, secret: str) -> None:
    written = FORMS[form](secret)
    hidden = Redaction([secret])(f"before {written} after")
    assert "***" in hidden
    assert hidden.startswith("before ") and hidden.endswith(" after")
    assert written not in hidden
    for part in ("canary", "🔑"):
        assert part not in hidden


@pytest.mark.parametrize("secrets", [[], [""]])
def test_nothing_is_hidden_where_there_is_no_secret(secrets: list[str]) -> None:
    assert Redaction(secrets)("a text") == "a text"


def test_a_short_secret_is_hidden_where_it_stands_alone_and_blots_out_no_letters_of_words() -> None:
    assert Redaction(["s"])("localhost says s, 's' and \"s\"") == "localhost says ***, '***' and \"***\""


def test_of_two_secrets_that_overlap_the_longer_one_is_hidden_whole() -> None:
    assert Redaction(["abcd", "abcdefgh"])("abcdefgh abcd") == "*** ***"


def test_a_redaction_shows_no_secret_and_is_not_pickled() -> None:
    hiding = Redaction([SECRET])
    assert "canary" not in repr(hiding)
    with pytest.raises(TypeError):
        pickle.dumps(hiding)


ECHOES: dict[str, httpx.Response | Exception] = {
    "a vendor's error": answer(422, {"errors": [{"title": f"a {KEY}", "detail": f"b {SECRET}", "status": 422}]}),
    "an error of another shape": answer(500, {"message": [KEY, SECRET]}),
    "a page": answer(502, f"<p>{html.escape(KEY)}</p>{SECRET}"),
    "a success that breaks off": answer(200, json.dumps([{"name": KEY + SECRET}])[:-3]),
    "a success that is no JSON": answer(200, f"{SECRET} {KEY}"),
    "a success of the wrong shape": answer(200, [{"id": 1, "enabled": SECRET}, {"id": KEY}]),
    "a header": answer(200, "no", Date=SECRET, Location=SECRET, X_Request_Id=SECRET),
    "a redirect": answer(301, "", Location=f"https://login.example.com/{SECRET}"),
    "a broken status line": httpx.RemoteProtocolError(f"illegal status line: {bytearray(KEY.encode())!r} {SECRET}"),
    "a failed connection": httpx.ConnectError(f"no route to {SECRET!r} for {KEY!r}"),
}


@pytest.mark.parametrize("echo", ECHOES)
@pytest.mark.parametrize("write", [False, True], ids=["read", "write"])
def test_what_a_server_echoes_is_in_no_part_of_an_error(echo: str, write: bool) -> None:
    with client(Script(ECHOES[echo]), key=KEY, secret=SECRET, retry=RetryPolicy(attempts=1)) as tt:
        error = _error(tt, write)
    if error is not None:
        assert "canary" not in _everything(error)


def _error(tt: TimeTrack, write: bool) -> TimeTrackError | None:
    try:
        _ = tt.clients.create(name="x") if write else list(tt.clients.list())
    except TimeTrackError as error:
        return error
    assert write, "a read of this has to fail"
    return None


def _everything(error: BaseException) -> str:
    """All that a debugger, a log or a report could show of an error, and of what it came from, suppressed or not."""
    seen: list[Any] = []
    waiting: list[BaseException | None] = [error]
    while waiting:
        one = waiting.pop()
        if one is None:
            continue
        waiting += [one.__cause__, one.__context__]
        # The first frame is that of the test, whose locals are not ours to hide.
        frames = traceback.TracebackException.from_exception(one, capture_locals=True).stack[1:]
        seen += [one.args, vars(one), repr(one), [(frame.locals, frame.line) for frame in frames]]
        seen.append(pickle.dumps(one).decode("latin-1"))
    return repr(seen) + str(seen)
