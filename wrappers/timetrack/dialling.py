"""Makes connections in no more time than there is: look-up of the name, all addresses and the handshake together.

httpcore bounds each of them on its own, and the look-up of a blocking client not at all, so that a request could be
sent long after its call was over. Every address is given its share of what is left, so that a dead one leaves time for
the next.
"""

from __future__ import annotations

import ssl
from collections.abc import Callable, Generator, Iterable, Iterator
from contextlib import contextmanager
from math import inf
from typing import Any, Final, TypeAlias, TypeVar

import httpcore
import httpx

from timetrack.lookups import LOOKUPS, Addresses

SocketOptions: TypeAlias = Iterable[Any] | None
ClientT = TypeVar("ClientT", httpx.Client, httpx.AsyncClient)

_LAST_PORT: Final = 65535
_LEAST: Final = 0.001
"""Seconds: a socket takes 0 for something else."""


def bounded(client: ClientT, clock: Callable[[], float]) -> ClientT:
    """Return the same client, which makes its connections in the time there is, by a monotonic clock.

    httpx has no public way to name the backend of its network, and with a transport of our own it would leave the
    proxies of the environment to us.
    """
    for transport in transports_of(client):
        pool = getattr(transport, "_pool", None)
        if isinstance(pool, httpcore.ConnectionPool):
            pool._network_backend = _Blocking(pool._network_backend, clock)  # pyright: ignore[reportPrivateUsage]
        elif isinstance(pool, httpcore.AsyncConnectionPool):
            pool._network_backend = _Awaiting(pool._network_backend, clock)  # pyright: ignore[reportPrivateUsage]
    return client


def transports_of(client: httpx.Client | httpx.AsyncClient) -> Iterator[object]:
    """Go through what a client sends with: directly, and over each proxy."""
    found = (client._transport, *client._mounts.values())  # pyright: ignore[reportPrivateUsage]
    return (transport for transport in found if transport is not None)


class _End:
    """When a connection has to stand."""

    def __init__(self, timeout: float | None, clock: Callable[[], float]) -> None:
        self._clock = clock
        self._at = inf if timeout is None else clock() + timeout

    def left(self, shares: int = 1) -> float | None:
        """Return the seconds that are left, divided into so many shares; None if there is no end."""
        return None if self._at == inf else max(_LEAST, (self._at - self._clock()) / shares)

    def shares(self, addresses: Addresses) -> Iterator[tuple[str, float | None]]:
        """Go through the addresses, each with its share of what is left by then."""
        for number, address in enumerate(addresses):
            yield address, self.left(len(addresses) - number)


class _Blocking(httpcore.NetworkBackend):
    def __init__(self, network: httpcore.NetworkBackend, clock: Callable[[], float]) -> None:
        self._network = network
        self._clock = clock

    def connect_tcp(
        self,
        host: str,
        port: int,
        timeout: float | None = None,
        local_address: str | None = None,
        socket_options: SocketOptions = None,
    ) -> httpcore.NetworkStream:
        end, failed = _End(timeout, self._clock), _unreachable(host, port)
        if not 0 < port <= _LAST_PORT:
            raise failed
        with _as_httpcore_says():
            addresses = LOOKUPS.within(end.left(), host, port)
        for address, share in end.shares(addresses):
            try:
                stream = self._network.connect_tcp(address, port, share, local_address, socket_options)
            except _FAILED as error:
                failed = error
            else:
                return _BlockingStream(stream, end)
        raise failed


class _Awaiting(httpcore.AsyncNetworkBackend):
    def __init__(self, network: httpcore.AsyncNetworkBackend, clock: Callable[[], float]) -> None:
        self._network = network
        self._clock = clock

    async def connect_tcp(
        self,
        host: str,
        port: int,
        timeout: float | None = None,
        local_address: str | None = None,
        socket_options: SocketOptions = None,
    ) -> httpcore.AsyncNetworkStream:
        end, failed = _End(timeout, self._clock), _unreachable(host, port)
        if not 0 < port <= _LAST_PORT:
            raise failed
        with _as_httpcore_says():
            addresses = await LOOKUPS.within_async(end.left(), host, port)
        for address, share in end.shares(addresses):
            try:
                stream = await self._network.connect_tcp(address, port, share, local_address, socket_options)
            except _FAILED as error:
                failed = error
            else:
                return _AwaitingStream(stream, end)
        raise failed


class _BlockingStream(httpcore.NetworkStream):
    """A connection whose handshake ends in time; behind it, the stream is that of the network again."""

    def __init__(self, stream: httpcore.NetworkStream, end: _End) -> None:
        self._stream, self._end = stream, end
        self.read, self.write, self.close = stream.read, stream.write, stream.close  # type: ignore[method-assign]
        self.get_extra_info = stream.get_extra_info  # type: ignore[method-assign]

    def start_tls(
        self, ssl_context: ssl.SSLContext, server_hostname: str | None = None, timeout: float | None = None
    ) -> httpcore.NetworkStream:
        return self._stream.start_tls(ssl_context, server_hostname, _sooner(timeout, self._end.left()))


class _AwaitingStream(httpcore.AsyncNetworkStream):
    """A connection whose handshake ends in time; behind it, the stream is that of the network again."""

    def __init__(self, stream: httpcore.AsyncNetworkStream, end: _End) -> None:
        self._stream, self._end = stream, end
        self.read, self.write, self.aclose = stream.read, stream.write, stream.aclose  # type: ignore[method-assign]
        self.get_extra_info = stream.get_extra_info  # type: ignore[method-assign]

    async def start_tls(
        self, ssl_context: ssl.SSLContext, server_hostname: str | None = None, timeout: float | None = None
    ) -> httpcore.AsyncNetworkStream:
        return await self._stream.start_tls(ssl_context, server_hostname, _sooner(timeout, self._end.left()))


_FAILED: Final = (httpcore.ConnectError, httpcore.ConnectTimeout)


def _unreachable(host: str, port: int) -> Exception:
    return httpcore.ConnectError(f"{host} has no address with a port {port}")


def _sooner(one: float | None, other: float | None) -> float | None:
    return min((each for each in (one, other) if each is not None), default=None)


@contextmanager
def _as_httpcore_says() -> Generator[None]:
    try:
        yield
    except TimeoutError as error:
        raise httpcore.ConnectTimeout("the name was not looked up in time") from error
    except OSError as error:
        raise httpcore.ConnectError(str(error)) from error
