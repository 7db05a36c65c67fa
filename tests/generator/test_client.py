"""The plain client and the functions beside it, against a transport that answers without a network."""

from __future__ import annotations

import asyncio
import subprocess
import sys
from collections.abc import Callable

import httpx
import pytest

from generator.__main__ import OUTPUT
from timetrack_client import UnreadableResponse, contract
from timetrack_client.api.clients import create_client, delete_client, get_client, list_clients
from timetrack_client.client import Client
from timetrack_client.models import Client as ClientModel
from timetrack_client.models import ClientCreate, WriteResult

Answer = Callable[[httpx.Request], httpx.Response]


def client(answer: Answer, **options: object) -> Client:
    headers = {"X-TimeTrack-Api-Key": "key-1", "X-TimeTrack-Api-Secret": "secret-1"}
    return Client(
        "https://host/api/", headers=headers, httpx_args={"transport": httpx.MockTransport(answer), **options}
    )


def always(status: int, content: bytes | str = b"") -> Answer:
    return lambda request: httpx.Response(status, content=content)


def test_the_request_is_the_operation() -> None:
    seen: list[httpx.Request] = []

    def answer(request: httpx.Request) -> httpx.Response:
        seen.append(request)
        return httpx.Response(201, json={"id": 9})

    with client(answer) as plain:
        assert create_client.sync(client=plain, body=ClientCreate(name="ä")) == WriteResult(9)
        list_clients.sync_detailed(client=client(always(200, b"[]")), name="x")
    assert str(seen[0].url) == "https://host/api/clients"
    assert seen[0].content == '{"name": "ä"}'.encode()
    assert seen[0].headers["x-timetrack-api-secret"] == "secret-1"


def test_both_ways_of_calling_give_the_same() -> None:
    async def awaited() -> ClientModel | None:
        async with client(always(200, b'{"id": 1}')) as plain:
            return await get_client.asyncio(1, client=plain)

    with client(always(200, b'{"id": 1}')) as plain:
        assert get_client.sync(1, client=plain) == asyncio.run(awaited()) == ClientModel(1)


@pytest.mark.parametrize("status", [301, 400, 401, 404, 429, 500, 520, 599, 999])
def test_no_status_and_no_error_page_crashes_it(status: int) -> None:
    with client(always(status, "<html>\udcffdown</html>".encode("utf-8", "replace"))) as plain:
        answer = get_client.sync_detailed(1, client=plain)
        assert (answer.status_code, answer.parsed) == (status, None)
        assert type(answer.status_code) is int
        assert b"down" in answer.content
        assert get_client.sync(1, client=plain) is None


def test_success_with_a_body_that_is_none() -> None:
    with client(always(200, b"<html>")) as plain, pytest.raises(UnreadableResponse, match="got no JSON"):
        get_client.sync(1, client=plain)
    with client(always(204)) as plain:
        assert delete_client.sync_detailed(1, client=plain).status_code == 204
        assert create_client.sync(client=plain, body=ClientCreate(name="x")) == WriteResult()


def test_it_waits_thirty_seconds_unless_told_otherwise() -> None:
    seen: list[object] = []

    def answer(request: httpx.Request) -> httpx.Response:
        seen.append(request.extensions["timeout"])
        return httpx.Response(200, json=[])

    with client(answer) as plain:
        list_clients.sync(client=plain)
    assert seen == [{"connect": 30.0, "read": 30.0, "write": 30.0, "pool": 30.0}]


def test_key_and_secret_are_not_shown() -> None:
    plain = client(always(200, b"[]"))
    list_clients.sync(client=plain)
    assert "key-1" not in repr(plain)
    assert "secret-1" not in repr(plain)
    plain.close()


def test_the_facts_of_the_contract() -> None:
    assert contract.SERVER_TEMPLATE == "https://{account}.timetrackenterprise.com/api/v2/ext"
    assert list(contract.SERVER_VARIABLES) == ["account"]
    assert contract.SECURITY_HEADERS == ("X-TimeTrack-Api-Key", "X-TimeTrack-Api-Secret")
    assert (contract.RATE_LIMIT_REQUESTS, contract.RATE_LIMIT_SECONDS, contract.REQUESTS_PER_MINUTE) == (30, 60, 30)


@pytest.mark.parametrize(
    "statement",
    [
        "import timetrack_client",
        "import timetrack_client.contract",
        "from timetrack_client.api import Resources; Resources(None).clients.list",
        "from timetrack_client.models import Client",
        "from timetrack_client.api.clients import list_clients; list_clients.operation()",
    ],
)
def test_httpx_is_only_imported_by_the_plain_client(statement: str) -> None:
    code = f"{statement}; import sys; sys.exit('httpx' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], cwd=OUTPUT.parent, check=False).returncode == 0


def test_every_public_name_can_be_imported_and_no_other() -> None:
    import timetrack_client
    from timetrack_client import models

    for package in (timetrack_client, models):
        assert {name for name in package.__all__ if getattr(package, name)} >= set(package.__all__) - {"CLEAR", "UNSET"}
        assert set(package.__all__) <= set(dir(package))
        with pytest.raises(AttributeError, match="has no attribute 'Nothing'"):
            package.Nothing  # noqa: B018
