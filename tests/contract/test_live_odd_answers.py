"""A live run survives whatever a server answers: odd JSON, no JSON, nothing, broken connections."""

import json
import random
import re
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import httpx
import pytest

from tests.contract.answers.contract import contract
from tests.contract.findings import Kind
from tests.contract.live.bridge import explore
from tests.contract.live.talk import Talk
from tests.contract.rig import BASE_PATH, honest, rig
from timetrack_mock import Mock, Request, Response

HALF = re.compile("[\ud800-\udfff]")
TEXTS = (
    *("\ud800", "\udfff", "\udcff", "\udcff\ud800", "\x00\x1b[31m", "\u2028|`", "a/b?c#d&e=%ff", "../.."),
    "x" * 999,
)
JUNK: tuple[Any, ...] = (
    None,
    True,
    0,
    -1,
    10**30,
    1.5,
    "",
    "x",
    "2020-10-23",
    [],
    {},
    [[]],
    [{}],
    {"id": []},
    "\ud800|`\n",
)


def junk(dice: random.Random, value: Any) -> Any:
    """A value in which some parts are something else."""
    if dice.random() < 0.15:
        return dice.choice(JUNK)
    if isinstance(value, dict):
        return {key: junk(dice, each) for key, each in value.items()}
    return [junk(dice, each) for each in value] if isinstance(value, list) else value


def odd_json(seed: int) -> Callable[[Mock, Request], Response]:
    dice = random.Random(seed)

    def fault(mock: Mock, request: Request) -> Response:
        response = mock.handle(request)
        if not response.body or not request.path.count("/") > 3:
            return response
        return replace(response, body=json.dumps(junk(dice, json.loads(response.body))).encode())

    return fault


def odd_texts(value: Any, text: str) -> Any:
    """Every text of a value is this one, and every object in it has a property of this name, too."""
    if isinstance(value, dict):
        return {**{key: odd_texts(each, text) for key, each in value.items()}, text: 1}
    if isinstance(value, list):
        return [odd_texts(each, text) for each in value]
    return text if isinstance(value, str) else value


@pytest.mark.parametrize("text", TEXTS, ids=ascii)
def test_odd_texts_end_in_a_table(tmp_path: Path, text: str) -> None:
    def odd(mock: Mock, request: Request) -> Response:
        response = mock.handle(request)
        return replace(response, body=json.dumps(odd_texts(json.loads(response.body), text)).encode())

    with rig(tmp_path, odd) as run:
        assert run.run() == 1
        explore(Talk(run.account().send, contract()), BASE_PATH, 1, examples=1, below="/users")
    halved = [row for row in run.rows(Kind.DEVIATES.value) if "whole characters" in row[2]]
    assert bool(halved) is (HALF.search(text) is not None)


@pytest.mark.parametrize("name", [text for text in TEXTS if HALF.search(text)], ids=ascii)
def test_an_odd_name_of_a_user_is_written_for_as_any_other(tmp_path: Path, name: str) -> None:
    with rig(tmp_path) as run:
        assert run.run(write=True, user=name) in (0, 1)


# 42 and 52 once gave a name of half a surrogate pair to somebody whose records are asked for.
@pytest.mark.parametrize("seed", [*range(8), 42, 52])
def test_odd_json_ends_in_a_table(tmp_path: Path, seed: int) -> None:
    with rig(tmp_path, odd_json(seed)) as run:
        before = run.records()
        assert run.run(write=True, user="test") == 1
        run.fault = honest
        run.run(tidy="timetrack-sdk-contract-test-0f1e2d3c", user="test")
        assert run.records() == before
    assert len(run.rows(Kind.DEVIATES.value)) > 5


@pytest.mark.parametrize(
    "answer",
    [
        Response(200),
        Response(204),
        Response(200, (("content-type", "text/html"),), b"<html>login</html>"),
        Response(302, (("location", "https://login.example.com/"),)),
        Response(500, (), b"\xff\xfe\x00"),
        Response(503, (("retry-after", "soon"),), b"busy"),
        Response(200, (("content-type", "application/json"),), b"[" * 100_000),
    ],
    ids=["empty", "204", "page", "redirect", "no text", "busy", "deep"],
)
def test_a_server_that_answers_everything_alike_is_no_crash(tmp_path: Path, answer: Response) -> None:
    with rig(tmp_path, lambda _mock, _request: answer) as run:
        assert run.run(write=True, user="test") == 1
    assert run.rows(Kind.DEVIATES.value)


def test_a_connection_that_breaks_now_and_then_is_noted_and_not_the_end(tmp_path: Path) -> None:
    with rig(tmp_path) as run:
        inner, count = run.transport(), iter(range(10_000))

        class Shaky(httpx.BaseTransport):
            def handle_request(self, request: httpx.Request) -> httpx.Response:
                response = inner.handle_request(request)
                if next(count) % 7 == 3:
                    raise httpx.ReadError("reset by peer", request=request)
                return response

        before = run.records()
        run.network = Shaky()
        assert run.run(write=True, user="test") == 1
        run.network = None
        run.run(tidy="timetrack-sdk-contract-test-0f1e2d3c", user="test")
        assert run.records() == before
    assert "there is an answer" in {row[2] for row in run.rows(Kind.DEVIATES.value)}
