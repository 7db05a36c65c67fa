"""Every documented example, raw against the mock and through both clients, which send exactly what is documented."""

from __future__ import annotations

import asyncio
import json
from collections.abc import Iterator
from typing import Any
from urllib.parse import urlencode

import httpx
import pytest

from examples.demo.corpus import PAGING, Example, load, preparation
from examples.demo.replay import call, call_async
from tests.support.document import contract_document
from tests.support.inprocess import HOST, InProcess
from timetrack import AsyncTimeTrack, NotFound, TimeTrack
from timetrack_client.api import OPERATIONS
from timetrack_mock import DEFAULT_KEY, DEFAULT_SECRET, Mock, Request

EXAMPLES = load()
HEADERS = {
    "X-TimeTrack-Api-Key": DEFAULT_KEY,
    "X-TimeTrack-Api-Secret": DEFAULT_SECRET,
    "Content-Type": "application/json",
}

each_example = pytest.mark.parametrize("example", EXAMPLES.values(), ids=list(EXAMPLES))


@pytest.fixture
def transport() -> Iterator[InProcess]:
    with Mock(limit=None) as mock:
        yield InProcess(mock)


def _prepare(transport: InProcess, example: Example) -> None:
    for step in preparation(EXAMPLES, example.name):
        assert _raw(transport, step).status_code == step.status, step.name
    transport.requests.clear()


def _raw(transport: InProcess, example: Example) -> httpx.Response:
    with httpx.Client(transport=transport) as http:
        query = f"?{urlencode(example.query)}" if example.query else ""
        content = None if example.body is None else json.dumps(example.body)
        url = f"{HOST}{transport.mock.base_path}{example.path}{query}"
        return http.request(example.method, url, content=content, headers=HEADERS)


@each_example
def test_the_example_as_it_is_documented_gets_the_expected_status_from_the_mock(
    example: Example, transport: InProcess
) -> None:
    _prepare(transport, example)
    answer = _raw(transport, example)
    assert answer.status_code == example.status
    if example.records is not None:
        assert len(answer.json()) == example.records
    if example.error is not None:
        assert answer.json() == {"errors": [example.error]}


@each_example
def test_the_example_with_an_empty_object_as_body_works_where_the_vendor_sends_one(
    example: Example, transport: InProcess
) -> None:
    if example.body is not None:
        return
    _prepare(transport, example)
    with httpx.Client(transport=transport) as http:
        url = f"{HOST}{transport.mock.base_path}{example.path}"
        answer = http.request(example.method, url, params=dict(example.query), content="{}", headers=HEADERS)
    assert answer.status_code == example.status


@each_example
def test_the_blocking_client_sends_the_example_and_reads_every_value_of_the_answer(
    example: Example, transport: InProcess
) -> None:
    _prepare(transport, example)
    with TimeTrack(transport=transport, **_options(transport)) as tt:
        if example.error is not None:
            with pytest.raises(NotFound) as caught:
                call(tt, example)
            assert (caught.value.code, caught.value.detail) == (example.error["code"], example.error["detail"])
            return
        result = call(tt, example)
    _assert_sent(example, transport)
    _assert_read(example, result, transport)


@each_example
def test_the_awaiting_client_sends_the_example_and_reads_every_value_of_the_answer(
    example: Example, transport: InProcess
) -> None:
    async def run() -> Any:
        async with AsyncTimeTrack(transport=transport, **_options(transport)) as tt:
            return await call_async(tt, example)

    _prepare(transport, example)
    if example.error is not None:
        with pytest.raises(NotFound):
            asyncio.run(run())
        return
    result = asyncio.run(run())
    _assert_sent(example, transport)
    _assert_read(example, result, transport)


def _options(transport: InProcess) -> dict[str, Any]:
    base_url = HOST + transport.mock.base_path
    return {"base_url": base_url, "key": DEFAULT_KEY, "secret": DEFAULT_SECRET, "limit_per_minute": None}


def _assert_sent(example: Example, transport: InProcess) -> None:
    (request,) = transport.requests
    assert request.method == example.method
    assert request.url.path == transport.mock.base_path + (example.sdk_path or example.path)
    sent = {name: text for name, text in request.url.params.items() if name not in PAGING}
    assert {name: _wall_clock(text) for name, text in sent.items()} == {
        name: _wall_clock(text) for name, text in example.filters.items()
    }
    assert (json.loads(request.content) if request.content else None) == example.body
    for name, value in HEADERS.items():
        assert request.headers[name] == value


def _wall_clock(text: str) -> str:
    """Write a timestamp without milliseconds like one with them: both are documented."""
    return f"{text[:19]}.000Z" if text.endswith("Z") and len(text) == len("2020-10-23T14:30:00Z") else text


def _assert_read(example: Example, result: Any, transport: InProcess) -> None:
    """Nothing that the server said is lost or changed: the records of the SDK give the same JSON again."""
    body = transport.mock.handle(_as_asked(transport)).body if example.method == "GET" else b""
    if not body:
        return
    told = json.loads(body)
    read = [record.to_dict() for record in result] if example.records is not None else result.to_dict()
    assert _without_null(read) == _without_null(told)


def _as_asked(transport: InProcess) -> Request:
    (request,) = transport.requests
    headers = tuple(request.headers.items())
    return Request(request.method, request.url.path, request.url.query.decode(), headers)


def _without_null(value: Any) -> Any:
    if isinstance(value, dict):
        return {name: _without_null(part) for name, part in value.items() if part is not None}
    return [_without_null(part) for part in value] if isinstance(value, list) else value


def test_the_corpus_has_an_example_of_every_operation_of_the_contract() -> None:
    assert {example.operation for example in EXAMPLES.values()} == set(OPERATIONS)


def test_every_example_names_its_source_and_uses_method_and_path_of_its_operation() -> None:
    paths = contract_document()["paths"]
    places = {
        operation["operationId"]: (method.upper(), path)
        for path, item in paths.items()
        for method, operation in item.items()
        if method != "parameters"
    }
    for example in EXAMPLES.values():
        assert example.evidence == "prepared" or example.source, example.name
        template = "/".join("{id}" if part.isdigit() else part for part in example.path.rstrip("/").split("/"))
        assert places[example.operation] == (example.method, template), example.name
