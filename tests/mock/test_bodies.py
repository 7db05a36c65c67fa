"""Hostile bodies: each gets a clear refusal, none a 500, and none leaves a trace."""

import pytest

from tests.mock.caller import JSON, Caller
from timetrack_mock.reading import LARGEST_BODY

BODIES: dict[str, tuple[bytes, int, str]] = {
    "empty": (b"", 400, "The body is empty"),
    "only blanks": (b" \n", 400, "The body is empty"),
    "not JSON": (b"name=x", 400, "The body is not JSON"),
    "cut off": (b'{"name": "x"', 400, "The body is not JSON"),
    "two values": (b"{}{}", 400, "The body is not JSON"),
    "a comma too many": (b'{"name": "x",}', 400, "The body is not JSON"),
    "single quotes": (b"{'name': 'x'}", 400, "The body is not JSON"),
    "NaN": (b'{"name": NaN}', 400, "NaN is no JSON value"),
    "minus infinity": (b'{"name": -Infinity}', 400, "-Infinity is no JSON value"),
    "a byte order mark": (b'\xef\xbb\xbf{"name": "x"}', 400, "The body is not JSON"),
    "not UTF-8": (b'{"name": "\xff"}', 400, "not UTF-8"),
    "UTF-16": ('{"name": "x"}'.encode("utf-16"), 400, "not UTF-8"),
    "deep lists": (b"[" * 100_000 + b"]" * 100_000, 400, "nested"),
    "deep objects": (b'{"a":' * 500 + b"1" + b"}" * 500, 400, "nested more than 64"),
    "a list": (b"[]", 422, "The body must be an object."),
    "null": (b"null", 422, "The body must be an object."),
    "a text": (b'"name"', 422, "The body must be an object."),
    "half a surrogate pair": (
        b'{"name": "\\ud800"}',
        422,
        "name must not hold a NUL character or half a surrogate pair.",
    ),
    "a NUL character": (b'{"name": "a\\u0000b"}', 422, "name must not hold a NUL character"),
    "half a surrogate pair as name": (b'{"\\udc00": 1}', 422, "a property name with"),
    "a number of 65 bits": (b'{"name": 18446744073709551616}', 422, "name is a number too large"),
    "a number of 5000 digits": (b'{"name": ' + b"9" * 5000 + b"}", 422, "name is a number too large"),
    "1e999": (b'{"name": 1e999}', 422, "name is a number too large"),
    "a nested number": (b'{"name": [1, {"x": 1e999}]}', 422, "name[1].x is a number too large"),
    "too large": (b'{"name": "' + b"x" * LARGEST_BODY + b'"}', 400, "larger than 1048576 bytes"),
}


@pytest.mark.parametrize(("body", "status", "detail"), BODIES.values(), ids=BODIES)
def test_a_hostile_body_is_refused(demo: Caller, body: bytes, status: int, detail: str) -> None:
    before = demo.mock.dump()
    answer = demo.send("POST", "/clients", body=body)
    assert answer.status == status
    assert detail in answer.detail
    assert demo.mock.dump() == before


@pytest.mark.parametrize("number", [b"1e30", b"9223372036854775807", b"-9223372036854775808", b"0.1", b"-0"])
def test_numbers_that_can_be_stored_are(demo: Caller, number: bytes) -> None:
    answer = demo.send("PUT", "/tasks/1", body=b'{"hourRate": ' + number + b"}")
    assert (answer.status, float(answer.data["hourRate"])) == (200, float(number))


def test_any_other_text_is_kept_as_it_is(demo: Caller) -> None:
    name = "Zoë 🎉 \u2028 '; DROP TABLE clients; -- \"%_\\ \x7f\x01 \U0010ffff"
    assert demo.add("/clients", name=name)["name"] == name
    assert [client["name"] for client in demo.list("/clients", name=name)] == [name]
    assert demo.add("/projects", projectName="P", clientName=name)["clientName"] == name


@pytest.mark.parametrize(
    ("headers", "detail"),
    [
        ((), "The header Content-Type must be application/json."),
        ((("Content-Type", "text/plain"),), "The header Content-Type must be application/json."),
        ((("Content-Type", "application/x-www-form-urlencoded"),), "The header Content-Type must be application/json."),
        ((("Content-Type", "application/jsonp"),), "The header Content-Type must be application/json."),
        ((JSON, JSON), "The header Content-Type must be application/json."),
        ((("Content-Type", "application/json; charset=latin-1"),), "The body must be written in UTF-8."),
    ],
)
def test_only_json_in_utf_8_is_read(demo: Caller, headers: tuple[tuple[str, str], ...], detail: str) -> None:
    answer = demo.send("POST", "/clients", body=b'{"name": "x"}', headers=headers)
    assert (answer.status, answer.detail) == (400, detail)


@pytest.mark.parametrize("value", ["application/json", "APPLICATION/JSON", 'application/json; charset="UTF-8"'])
def test_the_ways_of_saying_json(demo: Caller, value: str) -> None:
    assert demo.send("POST", "/clients", body=b'{"name": "x"}', headers=(("Content-Type", value),)).status == 200


@pytest.mark.parametrize("method", ["GET\n", "\ud800", "", "get"])
@pytest.mark.parametrize("path", ["/clients/\ud800", "/clients/\0", "/clients"])
def test_nonsense_in_method_or_path_is_answered_as_well(demo: Caller, method: str, path: str) -> None:
    assert demo.send(method, path).status in (404, 405)
