"""Whatever comes back becomes a result or one error of the tree; nothing of httpx or json reaches a user."""

from __future__ import annotations

import asyncio
import pickle
import traceback
from collections.abc import Callable
from datetime import datetime
from typing import Any

import httpx
import pytest

import timetrack
from tests.support.fakes import BASE_URL, FakeTime, Script, answer, async_client, client
from timetrack import errors

VENDOR_BODY = {
    "errors": [
        {
            "title": "TimeEntry exist but it is deleted",
            "status": 404,
            "code": 15020,
            "detail": "TimeEntry is deleted and can not be used.",
        }
    ]
}

STATUSES = [
    (400, errors.BadRequest),
    (401, errors.NotAuthenticated),
    (403, errors.NotAllowed),
    (404, errors.NotFound),
    (405, errors.NotOffered),
    (422, errors.Refused),
    (429, errors.RateLimited),
    (500, errors.ServerFailed),
    (503, errors.ServerFailed),
    (520, errors.ServerFailed),
    (599, errors.ServerFailed),
    (301, errors.Redirected),
    (302, errors.Redirected),
    (418, errors.UnexpectedStatus),
    (600, errors.UnexpectedStatus),
]


def _raised(*steps: httpx.Response | Exception, **options: Any) -> errors.TimeTrackError:
    retry = timetrack.RetryPolicy(attempts=1)
    with client(Script(*steps), retry=retry, **options) as tt, pytest.raises(errors.TimeTrackError) as caught:
        tt.clients.get(7)
    return caught.value


@pytest.mark.parametrize(("status", "kind"), STATUSES)
def test_each_status_has_its_error_class(status: int, kind: type[errors.StatusError]) -> None:
    error = _raised(answer(status, VENDOR_BODY))
    assert type(error) is kind
    assert (error.status, error.operation) == (status, "get_client")


@pytest.mark.parametrize(("status", "kind"), STATUSES)
def test_the_asynchronous_client_raises_the_same(status: int, kind: type[errors.StatusError]) -> None:
    async def run() -> None:
        async with async_client(Script(answer(status, VENDOR_BODY)), retry=timetrack.RetryPolicy(attempts=1)) as tt:
            await tt.clients.get(7)

    with pytest.raises(kind):
        asyncio.run(run())


def test_an_error_carries_all_that_the_server_said() -> None:
    error = _raised(answer(404, VENDOR_BODY))
    assert str(error) == (
        "get_client: the server answered 404: TimeEntry exist but it is deleted: "
        "TimeEntry is deleted and can not be used."
    )
    assert (error.code, error.title) == (15020, "TimeEntry exist but it is deleted")
    assert error.detail == "TimeEntry is deleted and can not be used."
    assert "15020" in (error.text or "")


@pytest.mark.parametrize(
    ("body", "sentence"),
    [
        ("<html><h1>Bad\n gateway</h1></html>", "'<html><h1>Bad gateway</h1></html>'"),
        (None, "an empty body"),
        ("x" * 500, repr("x" * 200 + "…")),
        ([], "'[]'"),
        ({"errors": []}, "'{\"errors\": []}'"),
        ({"errors": ["no"]}, '\'{"errors": ["no"]}\''),
        ({"errors": {"0": {}}}, '\'{"errors": {"0": {}}}\''),
        ({"message": "no"}, '\'{"message": "no"}\''),
        ({"errors": [{"title": 5, "code": "x", "detail": True}]}, None),
        ("[" * 100_000, None),
    ],
)
def test_an_error_body_of_any_shape_makes_one_sentence(body: object, sentence: str | None) -> None:
    error = _raised(answer(500, body))
    assert "\n" not in str(error)
    assert len(str(error)) < 300
    assert (error.code, error.title, error.detail) == (None, None, None)
    if sentence:
        assert str(error) == f"get_client: the server answered 500: {sentence}"


@pytest.mark.parametrize(
    ("body", "kind"),
    [
        (None, errors.EmptyAnswer),
        (" \n ", errors.EmptyAnswer),
        ("<html>login</html>", errors.HtmlAnswer),
        ("<!DOCTYPE html>", errors.HtmlAnswer),
        ('{"id": 1', errors.TruncatedAnswer),
        ('{"id": 1, "name": "Cli', errors.TruncatedAnswer),
        ('{"id": 1, ', errors.TruncatedAnswer),
        ('{"id":', errors.TruncatedAnswer),
        ("[1, 2", errors.TruncatedAnswer),
        ("{", errors.TruncatedAnswer),
        ('{"id": 1} garbage', errors.NotJson),
        ("\x00\xff", errors.NotJson),
        ("id=1", errors.NotJson),
        ("[" * 100_000, errors.NotJson),
        ("null", errors.WrongShape),
        ("5", errors.WrongShape),
        ('"text"', errors.WrongShape),
        ("[]", errors.WrongShape),
        ("[1]", errors.WrongShape),
        ('[{"id":1},{"id":2}]', errors.WrongShape),
        ("{}", errors.WrongShape),
        ('{"id": "one"}', errors.WrongShape),
        ('{"id": null}', errors.WrongShape),
        ('{"id": NaN}', errors.WrongShape),
    ],
)
def test_success_without_the_promised_record_has_the_class_of_what_came_instead(
    body: str | None, kind: type[errors.UnreadableAnswer]
) -> None:
    error = _raised(answer(200, body))
    assert type(error) is kind
    assert str(error).startswith("get_client: ")
    assert "\n" not in str(error)
    assert (error.status, error.text) == (200, (body or "")[:10_000])


def test_a_web_page_is_told_by_its_content_type_as_well() -> None:
    assert type(_raised(answer(200, "Please log in", Content_Type="text/html; charset=utf-8"))) is errors.HtmlAnswer


@pytest.mark.parametrize(
    "body",
    [{"errors": [{"title": "canary-key", "detail": "canary-secret"}]}, "canary-key canary-secret", "<p>canary-key"],
)
@pytest.mark.parametrize("status", [200, 401, 500])
def test_a_server_that_echoes_key_and_secret_does_not_get_them_into_an_error(status: int, body: object) -> None:
    error = _raised(answer(status, body, Date="canary-secret"), key="canary-key", secret="canary-secret")
    shown = [str(error), repr(error), error.__dict__, error.text, error.title, error.detail, error.response]
    assert "canary" not in str(shown)


def test_an_error_shows_what_was_sent_and_received_without_a_header_that_could_hold_a_secret() -> None:
    script = Script(answer(422, VENDOR_BODY, Set_Cookie="session=1", Content_Type="application/json"))
    with client(script) as tt, pytest.raises(errors.Refused) as caught:
        tt.clients.create(name="x")
    error = caught.value
    assert error.request == errors.SentRequest("POST", f"{BASE_URL}/clients", '{"name": "x"}')
    assert error.response is not None
    assert set(error.response.headers) == {"content-type", "content-length"}
    assert error.response.status == 422


def test_only_the_beginning_of_a_long_text_is_kept() -> None:
    assert len(_raised(answer(500, "x" * 50_000)).text or "") == 10_000


def test_an_unreadable_record_is_named_with_its_field() -> None:
    page = [{"id": 17}, {"id": 18, "from": "yesterday"}]
    with client(Script(answer(200, page))) as tt, pytest.raises(errors.UnreadableAnswer) as caught:
        list(tt.project_time_entries.list())
    assert "list_project_time_entries: record 2 (id 18): from: " in str(caught.value)
    assert "'yesterday'" in str(caught.value)


@pytest.mark.parametrize("status", [200, 201, 202, 204, 299])
@pytest.mark.parametrize(
    ("body", "new_id"),
    [
        ({"id": 5, "name": "x"}, 5),
        ([{"id": 5}], 5),
        ({"ID": "5"}, 5),
        (None, None),
        ("OK", None),
        ([], None),
        ("null", None),
        ("true", None),
        ({"ok": True}, None),
        ({"id": "no"}, None),
    ],
)
def test_any_2xx_is_success_for_a_write_whatever_its_body(status: int, body: object, new_id: int | None) -> None:
    with client(Script(answer(status, body), answer(status, body))) as tt:
        assert tt.clients.create(name="x").id == new_id
        tt.clients.delete(1)


PAGES = [
    ("<html><h1>Log in</h1></html>", "text/html; charset=utf-8"),
    ("  <!DOCTYPE html>", "application/json"),
    ("Please log in", "text/html"),
    ("<?xml version='1.0'?><maintenance/>", ""),
]


@pytest.mark.parametrize(("page", "kind"), PAGES)
@pytest.mark.parametrize("status", [200, 201, 299])
def test_a_write_that_is_answered_with_a_web_page_never_counts_as_done(page: str, kind: str, status: int) -> None:
    writes: list[Callable[[timetrack.TimeTrack], object]] = [
        lambda tt: tt.clients.create(name="x"),
        lambda tt: tt.clients.update(1, notes="x"),
        lambda tt: tt.clients.delete(1),
        lambda tt: tt.attendance_timer.pause(username="test", date=datetime(2026, 10, 1, 12)),
    ]
    for write in writes:
        script = Script(*[answer(status, page, Content_Type=kind)] * 4)
        with client(script) as tt, pytest.raises(errors.OutcomeUnknown) as caught:
            write(tt)
        assert "is a web page and not from the API" in str(caught.value)
        assert "look whether the request was carried out." in str(caught.value)
        assert caught.value.status == status
        assert len(script.requests) == (1 if script.requests[0].method == "POST" else 4)


def test_an_empty_body_or_json_is_success_for_a_write_whatever_its_type_says() -> None:
    steps = [answer(200, "", Content_Type="text/html"), answer(200, {"id": 5}, Content_Type="text/html")]
    with client(Script(*steps)) as tt:
        assert [tt.clients.create(name="x").id for _ in steps] == [None, 5]


def test_a_web_page_that_is_too_large_to_be_read_is_no_success_of_a_write_either() -> None:
    script = Script(answer(200, "<html>" + "x" * 1000), answer(200, "[" + "1," * 1000))
    with client(script, largest_answer=100) as tt:
        with pytest.raises(errors.OutcomeUnknown):
            tt.clients.create(name="x")
        assert tt.clients.create(name="x").id is None


NO_PATH = "https://timetrack.example.com"
MISSING = "does not end in /api/v2/ext, which is most likely missing."


@pytest.mark.parametrize(
    ("base_url", "status", "body", "call", "told"),
    [
        (NO_PATH, 404, "", lambda tt: list(tt.clients.list()), MISSING),
        (NO_PATH, 404, VENDOR_BODY, lambda tt: list(tt.clients.list()), MISSING),
        (f"{NO_PATH}/api", 404, "<html>", lambda tt: tt.clients.get(7), MISSING),
        (NO_PATH, 404, VENDOR_BODY, lambda tt: tt.clients.get(7), "TimeEntry is deleted and can not be used."),
        (f"{NO_PATH}/api/v2/ext", 404, "", lambda tt: list(tt.clients.list()), "answered 404: an empty body"),
        (NO_PATH, 403, "", lambda tt: list(tt.clients.list()), "answered 403: an empty body"),
    ],
)
def test_a_base_url_without_its_path_is_told(
    base_url: str, status: int, body: object, call: Callable[[timetrack.TimeTrack], object], told: str
) -> None:
    with client(Script(answer(status, body)), base_url=base_url) as tt, pytest.raises(errors.StatusError) as caught:
        call(tt)
    assert str(caught.value).endswith(told)
    if told == MISSING:
        assert f"; the base URL {base_url} does not end" in str(caught.value)


@pytest.mark.parametrize(
    ("location", "told"),
    [
        ("https://login.example.com/sso?session=canary-secret#there", "https://login.example.com/sso"),
        ("/canary-secret/login", "/***/login"),
        ("", "nowhere"),
        ("?canary-secret", "nowhere"),
    ],
)
def test_a_redirect_says_where_it_points_to_without_a_query_or_a_secret(location: str, told: str) -> None:
    error = _raised(answer(301, "", Location=location), secret="canary-secret")
    assert f"answered 301: an empty body; it points to {told}, so check the base URL {BASE_URL}." in str(error)
    assert "canary" not in str(error)


def test_an_array_of_one_counts_as_a_single_record_and_one_array_in_an_object_as_a_list() -> None:
    with client(Script(answer(200, [{"id": 5}]), answer(200, {"data": [{"id": 6}], "total": 1}))) as tt:
        assert tt.clients.get(5).id == 5
        assert [found.id for found in tt.clients.list()] == [6]


@pytest.mark.parametrize(
    ("raised", "kind", "sentence"),
    [
        (httpx.ConnectError("refused"), errors.ConnectionFailed, "127.0.0.1:1 cannot be reached (refused)"),
        (httpx.ConnectTimeout(""), errors.ConnectionFailed, "127.0.0.1:1 cannot be reached (ConnectTimeout)"),
        (httpx.PoolTimeout("busy"), errors.ConnectionFailed, "127.0.0.1:1 cannot be reached (busy)"),
        (httpx.ProxyError("502"), errors.ConnectionFailed, "127.0.0.1:1 cannot be reached (502)"),
        (httpx.UnsupportedProtocol("gopher"), errors.ConnectionFailed, "127.0.0.1:1 cannot be reached (gopher)"),
        (httpx.LocalProtocolError("header"), errors.ConnectionFailed, "127.0.0.1:1 cannot be reached (header)"),
        (httpx.ReadTimeout("slow"), errors.OutcomeUnknown, "did not answer within 30 s"),
        (httpx.WriteTimeout("slow"), errors.OutcomeUnknown, "did not answer within 30 s"),
        (httpx.ReadError("reset"), errors.OutcomeUnknown, "broke (reset)"),
        (httpx.RemoteProtocolError("cut"), errors.OutcomeUnknown, "broke (cut)"),
        (httpx.DecodingError("gzip"), errors.OutcomeUnknown, "broke (gzip)"),
    ],
)
def test_a_network_failure_says_whether_the_request_may_have_been_carried_out(
    raised: httpx.HTTPError, kind: type[errors.TimeTrackError], sentence: str
) -> None:
    error = _raised(raised)
    assert type(error) is kind
    assert sentence in str(error)
    assert error.operation == "get_client"


@pytest.mark.parametrize(
    ("headers", "seconds"),
    [
        ({"Retry_After": "17"}, 17.0),
        ({"Retry_After": "1.5"}, 1.5),
        ({"Retry_After": "Sat, 24 Oct 2020 12:00:30 GMT", "Date": "Sat, 24 Oct 2020 12:00:00 GMT"}, 30.0),
        ({"Retry_After": "Sat, 24 Oct 2020 11:00:00 GMT", "Date": "Sat, 24 Oct 2020 12:00:00 GMT"}, 0.0),
        ({"Retry_After": "soon"}, None),
        ({"Retry_After": "-5"}, None),
        ({"Retry_After": "1.2.3"}, None),
        ({"Retry_After": "\u0665"}, None),
        ({"Retry_After": "Fri, 23 Oct 2020 10:30:30 GMT"}, 30.0),
        ({"Retry_After": "Fri, 23 Oct 2020 10:30:30 -0000", "Date": "midday"}, 30.0),
        ({}, None),
    ],
)
def test_retry_after_is_read_as_seconds_or_as_a_date(headers: dict[str, str], seconds: float | None) -> None:
    error = _raised(answer(429, VENDOR_BODY, **headers))
    assert isinstance(error, errors.RateLimited)
    assert error.retry_after == seconds


def test_errors_survive_a_pickle_and_a_copy_with_all_their_parts() -> None:
    error = _raised(answer(429, VENDOR_BODY, Retry_After="3"))
    revived = pickle.loads(pickle.dumps(error))
    assert (type(revived), str(revived), revived.__dict__) == (type(error), str(error), error.__dict__)


def test_every_error_class_of_the_tree_is_public_and_drawn_in_the_documentation() -> None:
    def tree(cls: type[errors.TimeTrackError]) -> set[type[errors.TimeTrackError]]:
        return {cls}.union(*(tree(child) for child in cls.__subclasses__()))

    for kind in tree(errors.TimeTrackError):
        assert getattr(timetrack, kind.__name__) is kind
        assert f" {kind.__name__} " in f"{errors.__doc__} ".replace("\n", " ")


def test_neither_key_nor_secret_is_shown_by_client_configuration_or_request() -> None:
    seen: list[object] = []
    with client(Script(answer(500)), key="canary-key", secret="canary-secret", retry=_once()) as tt:
        with pytest.raises(errors.ServerFailed) as caught:
            tt.clients.get(1)
        seen += [repr(tt), repr(tt._session), str(caught.value), repr(caught.value), caught.value.__dict__]
        seen += traceback.TracebackException.from_exception(caught.value, capture_locals=True).format()
    assert "canary" not in str(seen)


def _once() -> timetrack.RetryPolicy:
    return timetrack.RetryPolicy(attempts=1)


def test_every_request_is_signed_with_both_headers_and_says_who_asks() -> None:
    script = Script(answer(200, []), answer(200, {}))
    with client(script, key="the-key", secret="the-secret") as tt:
        list(tt.absences.list(username="Zoë & Co"))
        tt.clients.create(name="Grün / 50 %")
    read, write = script.requests
    for request in (read, write):
        assert request.headers["X-TimeTrack-Api-Key"] == "the-key"
        assert request.headers["X-TimeTrack-Api-Secret"] == "the-secret"
        assert request.headers["Content-Type"] == "application/json"
        assert request.headers["User-Agent"].startswith("timetrack-sdk/")
    assert read.content == b""
    assert dict(read.url.params) == {"username": "Zoë & Co", "limit": "1000"}
    assert write.content.decode() == '{"name": "Grün / 50 %"}'


def test_a_redirect_is_not_followed_so_that_the_headers_go_nowhere_else() -> None:
    time, script = FakeTime(), Script(answer(302, "", Location="https://evil.example/"))
    with client(script, time) as tt, pytest.raises(errors.Redirected):
        tt.clients.get(1)
    assert len(script.requests) == 1


def test_a_host_name_that_no_address_can_have_is_a_failed_connection() -> None:
    with client(Script(), base_url="https://xn--a/api") as tt, pytest.raises(errors.ConnectionFailed):
        tt.clients.get(1)
