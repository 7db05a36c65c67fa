"""Whatever a server answers, a caller gets a result or an error of this package; nothing else ever comes out."""

from __future__ import annotations

import json
from collections.abc import Callable
from datetime import datetime

import httpx
from hypothesis import example, given, settings
from hypothesis import strategies as st

from tests.support.fakes import client
from timetrack import RetryPolicy, TimeTrack, TimeTrackError

DAY = datetime(2020, 10, 23, 8)
CALLS: list[Callable[[TimeTrack], object]] = [
    lambda tt: tt.clients.get(1),
    lambda tt: list(tt.clients.list(max_items=5)),
    lambda tt: list(tt.work_reports.list(username="test")),
    lambda tt: list(tt.absences.list(max_items=5).pages()),
    lambda tt: tt.clients.create(name="Acme"),
    lambda tt: tt.clients.update(1, notes="x"),
    lambda tt: tt.clients.delete(1),
    lambda tt: tt.project_timer.get(username="test", date=DAY),
    lambda tt: tt.project_timer.stop(username="test", date=DAY),
]
NAMES = st.sampled_from(["id", "name", "errors", "title", "status", "code", "detail", "from", "workDate"]) | st.text(
    max_size=5
)
VALUES = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=20),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(NAMES, inner, max_size=6),
    max_leaves=20,
)
TEXTS = VALUES.map(lambda value: json.dumps(value).encode())
BODIES = (
    TEXTS | TEXTS.map(lambda text: text[: len(text) // 2]) | st.binary(max_size=60) | st.just(b"<html>Log in</html>")
)
HEADERS = st.dictionaries(
    st.sampled_from(["content-type", "retry-after", "date", "location", "content-encoding"]),
    st.sampled_from(
        ["application/json", "text/html", "gzip", "17", "-1", "1e999", "9" * 400, "Fri, 31 Feb 2020", "\xff", ""]
    ),
)


@settings(max_examples=400, deadline=None, derandomize=True)
@given(call=st.sampled_from(CALLS), status=st.integers(200, 599), headers=HEADERS, body=BODIES)
@example(call=CALLS[0], status=520, headers={}, body=b"")
@example(call=CALLS[0], status=200, headers={"content-encoding": "gzip"}, body=b"not gzip")
@example(call=CALLS[1], status=200, headers={}, body=b"[" * 100_000)
@example(call=CALLS[2], status=429, headers={"retry-after": "9" * 400}, body=b"{}")
def test_every_answer_is_a_result_or_an_error_of_this_package(
    call: Callable[[TimeTrack], object], status: int, headers: dict[str, str], body: bytes
) -> None:
    def handle(_: httpx.Request) -> httpx.Response:
        raw = [(name.encode(), text.encode("latin-1")) for name, text in headers.items()]
        return httpx.Response(status, headers=raw, stream=httpx.ByteStream(body))

    with client(handle, limit_per_minute=None, retry=RetryPolicy(attempts=2)) as tt:
        try:
            call(tt)
        except TimeTrackError as error:
            assert "\n" not in str(error)
            assert error.operation is not None
