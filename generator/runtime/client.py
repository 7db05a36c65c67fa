"""The plain client: sends an operation once, as it is. Pacing, retries and error types are the SDK's business."""

from __future__ import annotations

from collections.abc import Mapping
from types import TracebackType
from typing import Any, Self, TypeVar

import httpx
from attrs import define, field

from .bodies import encoded
from .operations import Operation, decode
from .types import Response

T = TypeVar("T")


@define(eq=False)
class Client:
    """Sends operations with httpx, blocking (`send`) or awaited (`asend`).

    Headers carry the key and the secret and are therefore never part of the `repr`.
    """

    base_url: str
    headers: Mapping[str, str] = field(factory=dict[str, str], repr=False, kw_only=True)
    timeout: float | httpx.Timeout | None = field(default=30.0, kw_only=True)
    httpx_args: Mapping[str, Any] = field(factory=dict[str, Any], repr=False, kw_only=True)
    _client: httpx.Client | None = field(default=None, init=False, repr=False)
    _async_client: httpx.AsyncClient | None = field(default=None, init=False, repr=False)

    def send(self, operation: Operation[T]) -> Response[T]:
        """Send one operation and wait for its answer."""
        if self._client is None:
            self._client = httpx.Client(**self._settings())
        return _answer(operation, self._client.request(**self._request(operation)))

    async def asend(self, operation: Operation[T]) -> Response[T]:
        """Send one operation and await its answer."""
        if self._async_client is None:
            self._async_client = httpx.AsyncClient(**self._settings())
        return _answer(operation, await self._async_client.request(**self._request(operation)))

    def close(self) -> None:
        """Close the connections of `send`."""
        if self._client is not None:
            self._client.close()
            self._client = None

    async def aclose(self) -> None:
        """Close the connections of `asend`."""
        if self._async_client is not None:
            await self._async_client.aclose()
            self._async_client = None

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    async def __aenter__(self) -> Self:
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        await self.aclose()

    def _settings(self) -> dict[str, Any]:
        return {"headers": dict(self.headers), "timeout": self.timeout, **self.httpx_args}

    def _request(self, operation: Operation[Any]) -> dict[str, Any]:
        return {
            "method": operation.method,
            "url": self.base_url.rstrip("/") + operation.path,
            "params": operation.params or None,
            "content": None if operation.json is None else encoded(operation.json),
            "headers": None if operation.json is None else {"Content-Type": "application/json"},
        }


def _answer(operation: Operation[T], answer: httpx.Response) -> Response[T]:
    success = 200 <= answer.status_code < 300
    parsed = operation.read(decode(answer.content)) if success else None
    return Response(int(answer.status_code), answer.content, dict(answer.headers), parsed)
