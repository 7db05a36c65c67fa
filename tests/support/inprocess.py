"""Runs the SDK against the mock without a socket, and remembers what went over the wire."""

from __future__ import annotations

from typing import Any

import httpx

from timetrack import AsyncTimeTrack, TimeTrack
from timetrack_mock import DEFAULT_KEY, DEFAULT_SECRET, Mock, inprocess

HOST = "http://127.0.0.1:1"


class InProcess(inprocess.InProcess):
    """The transport that users have, with a memory; serves blocking and awaiting clients."""

    def __init__(self, mock: Mock) -> None:
        super().__init__(mock)
        self.mock = mock
        self.requests: list[httpx.Request] = []

    def handle_request(self, request: httpx.Request) -> httpx.Response:
        self.requests.append(request)
        return super().handle_request(request)

    async def handle_async_request(self, request: httpx.Request) -> httpx.Response:
        return self.handle_request(request)


def client(mock: Mock, **options: Any) -> TimeTrack:
    """Make a blocking client of the mock, without a limit."""
    return TimeTrack(transport=InProcess(mock), **_options(mock, options))


def async_client(mock: Mock, **options: Any) -> AsyncTimeTrack:
    """Make an awaiting client of the mock, without a limit."""
    return AsyncTimeTrack(transport=InProcess(mock), **_options(mock, options))


def _options(mock: Mock, options: dict[str, Any]) -> dict[str, Any]:
    usual = {"key": DEFAULT_KEY, "secret": DEFAULT_SECRET, "limit_per_minute": None}
    return {"base_url": HOST + mock.base_path, **usual, **options}
