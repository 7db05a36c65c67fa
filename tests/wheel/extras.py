"""Tries the installed SDK, or one extra of it, and nothing else: `python -I extras.py sdk|mock|redis|keyring`."""

from __future__ import annotations

import asyncio
import runpy
import subprocess
import sys
import tempfile
from collections.abc import Callable, Mapping
from importlib import import_module
from pathlib import Path
from typing import Any, Final

import httpx

from timetrack import AsyncTimeTrack, BudgetSpent, TimeTrack

_KEYS: Final[dict[str, Any]] = {"account": "acme", "key": "some-key", "secret": "some-secret"}


def sdk(*_: str) -> None:
    """Both clients and the command work without any extra."""
    with TimeTrack(**_KEYS, transport=httpx.MockTransport(_acme)) as tt:
        assert [client.name for client in tt.clients.list()] == ["Acme"]
    assert asyncio.run(_names()) == ["Acme"]
    subprocess.run([sys.executable, "-m", "timetrack", "--version"], check=True, stdout=subprocess.DEVNULL)


def mock(*_: str) -> None:
    """The mock starts, serves a client and shows its page."""
    runpy.run_path(str(Path(__file__).with_name("smoke.py")), run_name="__main__")


def redis(url: str) -> None:
    """A budget is kept in a new Redis, which grants nothing until what it may have forgotten no longer counts."""
    with TimeTrack(**_KEYS, transport=httpx.MockTransport(_acme), throttle=url, max_wait=1) as tt:
        try:
            list(tt.clients.list())
        except BudgetSpent as spent:
            assert spent.retry_after > 1
        else:
            raise AssertionError("a new Redis granted a slot")


def keyring(*_: str) -> None:
    """Key and secret come out of a keyring."""
    backend: Any = import_module("keyring.backend")

    class Held(backend.KeyringBackend):  # type: ignore[misc]
        priority: Any = 1

        def get_password(self, service: str, username: str) -> str:
            return f"{service}-{username}"

        def set_password(self, service: str, username: str, password: str) -> None:
            raise NotImplementedError

        def delete_password(self, service: str, username: str) -> None:
            raise NotImplementedError

    import_module("keyring").set_keyring(Held())
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, "config.toml")
        path.touch(0o600)
        path.write_text('[profiles.default]\naccount = "acme"\nkeyring = true\n', "utf-8")
        with TimeTrack.from_profile(path=path, transport=httpx.MockTransport(_acme)) as tt:
            assert [client.name for client in tt.clients.list()] == ["Acme"]


TRIES: Final[Mapping[str, Callable[..., None]]] = {"sdk": sdk, "mock": mock, "redis": redis, "keyring": keyring}
"""What shows that the SDK or an extra works, by its name."""


def _acme(_: httpx.Request) -> httpx.Response:
    return httpx.Response(200, json=[{"id": 1, "name": "Acme"}])


async def _names() -> list[str | None]:
    async with AsyncTimeTrack(**_KEYS, transport=httpx.MockTransport(_acme)) as tt:
        return [client.name async for client in tt.clients.list()]


if __name__ == "__main__":
    what, *arguments = sys.argv[1:]
    TRIES[what](*arguments)
