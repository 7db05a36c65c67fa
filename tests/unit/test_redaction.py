"""Secrets that others echo are found however they are written, and stay out of everything that an error holds."""

from __future__ import annotations

import asyncio
import base64
import html
import json
import pickle
import re
import traceback
from collections.abc import Callable
from typing import Any
from urllib.parse import quote, quote_plus

import httpx
import pytest

from tests.support.fakes import Script, answer, async_client, client
from timetrack import InvalidValue, RetryPolicy, TimeTrack, TimeTrackError, redaction
from timetrack.redaction import Redaction
from timetrack_client.api.users import create_user
from timetrack_client.models import UserCreate

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
    "in base64 for addresses": lambda secret: base64.urlsafe_b64encode(secret.encode()).decode().rstrip("="),
    "in hexadecimal": lambda secret: secret.encode().hex(),
    "in JSON, in JSON": lambda secret: json.dumps(json.dumps(secret)),
    "in JSON, in a page": lambda secret: html.escape(json.dumps(secret)),
    "in a page, in JSON": lambda secret: json.dumps(html.escape(secret)),
    "in XML": lambda secret: html.escape(secret).replace("&#x27;", "&apos;"),
    "in a query, small letters": lambda secret: re.sub("%..", lambda found: found[0].lower(), quote(secret, safe="")),
    "in a query, by a browser": lambda secret: quote(secret, safe="!'()*~"),
    "in a query, in a query": lambda secret: quote(quote(secret, safe=""), safe=""),
    "in JSON, in a query": lambda secret: quote(json.dumps(secret), safe=""),
}


@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize("secret", [KEY, SECRET, "kä🔑y"])
def test_a_secret_is_found_however_it_is_written(form: str, secret: str) -> None:
    written = FORMS[form](secret)
    hidden = Redaction([secret])(f"before {written} after")
    assert "***" in hidden
    assert hidden.startswith("before ") and hidden.endswith(" after")
    # Left over are only the signs that stood around it, of which an escape may be one.
    left = hidden.removeprefix("before ").removesuffix(" after").replace("***", "")
    assert written not in hidden and len(left) <= len(FORMS[form]("")) + 1, left


def test_an_interruption_while_the_search_is_prepared_shows_no_secret(monkeypatch: pytest.MonkeyPatch) -> None:
    def interrupt(*_: object) -> str:
        raise KeyboardInterrupt

    monkeypatch.setattr(redaction, "escape", interrupt)
    with pytest.raises(KeyboardInterrupt) as caught:
        Redaction(["canary-secret"])("text")
    frames = [frame for frame, _ in traceback.walk_tb(caught.value.__traceback__)]
    assert not any("canary" in repr(value) for frame in frames[1:] for value in frame.f_locals.values())


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
    "a redirect that is cut off": answer(301, "", Location=f"https://login.example.com/{html.escape(KEY)}"),
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
        frames = traceback.TracebackException.from_exception(one, capture_locals=True).stack
        # Lines of the test name the canary, and its lambdas hold nothing of ours.
        seen += [one.args, vars(one), repr(one), [frame.locals for frame in frames if frame.filename != __file__]]
        seen.append(pickle.dumps(one).decode("latin-1"))
    return repr(seen) + str(seen)


PASSWORD = 'canary "pass\\word" ä'
PERSON: dict[str, Any] = {"username": "anna", "first_name": "A", "last_name": "H", "email": "a@example.com"}
ANSWERS: dict[str, httpx.Response | Exception] = {
    "a vendor's error": answer(422, {"errors": [{"title": f"not {PASSWORD}", "detail": PASSWORD, "status": 422}]}),
    "an error that repeats the request": answer(500, json.dumps({"password": PASSWORD})),
    "a page": answer(200, f"<p>{html.escape(PASSWORD)}</p>"),
    "a broken status line": httpx.RemoteProtocolError(f"illegal status line: {bytearray(PASSWORD.encode())!r}"),
}
WAYS: dict[str, Callable[[TimeTrack], object]] = {
    "create": lambda tt: tt.users.create(**PERSON, password=PASSWORD),
    "update": lambda tt: tt.users.update(1, password=PASSWORD),
}
REFUSED: dict[str, Callable[[TimeTrack], object]] = {
    "another argument of create": lambda tt: tt.users.create(**PERSON, password=PASSWORD, admin="yes"),  # type: ignore[arg-type]
    "what is beyond the contract": lambda tt: tt.users.create(**PERSON, password=PASSWORD, extra={"x": object()}),
    "another argument of update": lambda tt: tt.users.update(1, password=PASSWORD, language=5),  # type: ignore[arg-type]
    "the id": lambda tt: tt.users.update(0, password=PASSWORD),
    "bytes": lambda tt: tt.users.create(**PERSON, password=PASSWORD.encode()),  # type: ignore[arg-type]
    "a list": lambda tt: tt.users.update(1, password=[PASSWORD]),  # type: ignore[arg-type]
    "the password itself": lambda tt: tt.users.create(**PERSON, password="canary \ud800"),
}


@pytest.mark.parametrize("way", WAYS)
@pytest.mark.parametrize("answered", ANSWERS)
def test_a_password_is_sent_and_is_in_no_part_of_an_error(
    way: str, answered: str, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level("DEBUG")
    script = Script(ANSWERS[answered])
    with client(script, retry=RetryPolicy(attempts=1)) as tt, pytest.raises(TimeTrackError) as caught:
        WAYS[way](tt)
    assert json.loads(script.requests[0].content)["password"] == PASSWORD
    assert caught.value.request is not None
    assert '"password": "***"' in (caught.value.request.body or "")
    assert "canary" not in _everything(caught.value) + caplog.text


@pytest.mark.parametrize("way", WAYS)
def test_a_task_that_awaits_shows_no_password_either(way: str) -> None:
    async def run() -> None:
        async with async_client(Script(answer(500, {"said": PASSWORD})), retry=RetryPolicy(attempts=1)) as tt:
            call: Any = WAYS[way]
            await call(tt)

    with pytest.raises(TimeTrackError) as caught:
        asyncio.run(run())
    assert "canary" not in _everything(caught.value)


@pytest.mark.parametrize("refused", REFUSED)
def test_a_password_is_shown_by_no_refusal_of_what_is_given_with_it(refused: str) -> None:
    script = Script()
    with client(script) as tt, pytest.raises(InvalidValue) as caught:
        REFUSED[refused](tt)
    assert script.requests == []
    assert "canary" not in _everything(caught.value)


def test_a_model_shows_no_password_and_is_not_pickled_with_it() -> None:
    made = UserCreate(**PERSON, password=PASSWORD)
    assert made.to_dict()["password"] == PASSWORD
    assert "canary" not in repr(made) + repr(made.to_dict())
    assert "canary" not in repr(create_user.operation(body=made))
    with pytest.raises(TypeError, match="not pickled"):
        pickle.dumps(made)
