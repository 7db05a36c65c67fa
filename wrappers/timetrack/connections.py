"""Which client of httpx a request goes out on: kept or fresh connections, and for each event loop some of its own.

A connection belongs to the loop that made it. Used from another one, or after its loop was closed, it ends in errors of
asyncio although the request may have been sent; so each loop has clients of its own, which are closed with it.

A connection that was idle may have been closed by the server without anybody having noticed yet. A request that may not
be repeated does not go out on such a one, because nobody could tell afterwards whether it was carried out.
"""

from __future__ import annotations

import asyncio
import threading
import warnings
from collections.abc import AsyncGenerator, Callable
from http.cookiejar import CookieJar
from typing import Final, Generic, TypeVar
from weakref import finalize

import httpx
from attrs import frozen

from timetrack.dialling import bounded, transports_of
from timetrack.errors import NotConfigured

ClientT = TypeVar("ClientT", httpx.Client, httpx.AsyncClient)

_KEPT: Final = 20
"""Connections that stay open for the next request."""


@frozen
class Network:
    """How a client uses the network.

    `environment` says whether proxies and certificates of the environment count. `connections` is how many may be open
    at once, None for as many as are needed. `owner` is the client, for who forgets to close it. `clock` is monotonic.
    """

    environment: bool
    connections: int | None
    owner: str
    clock: Callable[[], float]

    def limits(self, kept: int) -> httpx.Limits:
        """Return the same for httpx, with so many connections that stay open for the next request."""
        return httpx.Limits(max_connections=self.connections, max_keepalive_connections=kept)

    def warn_unclosed(self, source: object) -> None:
        """Tell who did not close the client."""
        sentence = f"unclosed {self.owner}: use it in a with statement, or close it."
        warnings.warn(sentence, ResourceWarning, stacklevel=3, source=source)


class _NoCookies(CookieJar):
    """Keeps no cookie and sends none: key and secret say who asks, and calls share nothing but the connections.

    The usual jar has a lock, too, which a call that is interrupted at it would keep for ever.
    """

    def extract_cookies(self, response: object, request: object) -> None:
        """Take nothing."""

    def add_cookie_header(self, request: object) -> None:
        """Add nothing."""


def open_client(kind: Callable[..., ClientT], transport: object, network: Network, limits: httpx.Limits) -> ClientT:
    """Return a new client of httpx; raises NotConfigured where the environment makes one impossible."""
    try:
        client = kind(
            transport=transport,
            follow_redirects=False,
            trust_env=network.environment,
            limits=limits,
            cookies=_NoCookies(),
        )
    except OSError:
        problem = "The file or folder that SSL_CERT_FILE or SSL_CERT_DIR names holds no certificates that can be read"
    except (ImportError, ValueError, httpx.InvalidURL):
        problem = "The address of a proxy in HTTP_PROXY, HTTPS_PROXY or ALL_PROXY is none that can be used"
    else:
        if transport is None:
            _close_with(client)
        return bounded(client, network.clock)
    raise NotConfigured(f"{problem}: mend it, or take it away.")


def _close_with(client: httpx.Client | httpx.AsyncClient) -> None:
    """Have the connections of a blocking client closed when nobody uses it any more, see `Clients.give_up`."""
    for transport in transports_of(client):
        if isinstance(transport, httpx.BaseTransport):
            finalize(client, transport.close).atexit = False


class Clients(Generic[ClientT]):
    """The clients of one owner: one that keeps connections, and one whose connections serve a single request each.

    Both are made when they are first needed. Threads may share it. Where a test replaces the network, there is one.
    """

    def __init__(self, make: Callable[[httpx.Limits], ClientT], network: Network, *, replaced: bool) -> None:
        self._make: Callable[[httpx.Limits], ClientT] = make
        self._network = network
        self._replaced = replaced
        self._made: dict[bool, ClientT] = {}
        self._lock = threading.Lock()

    def get(self, *, fresh: bool) -> ClientT:
        """Return the client for a request."""
        apart = fresh and not self._replaced
        with self._lock:
            if apart not in self._made:
                self._made[apart] = self._make(self._network.limits(0 if apart else _KEPT))
            return self._made[apart]

    def give_up(self) -> None:
        """Make new ones for later requests, because one was interrupted: it may have left a connection half used.

        Requests of other threads end on the old ones, whose connections are closed behind the last of them.
        """
        self._made = {}

    def take(self) -> list[ClientT]:
        """Return those that were made, to be closed; later requests make new ones."""
        with self._lock:
            made, self._made = list(self._made.values()), {}
        return made


class Homes:
    """The clients of every event loop in which an owner was used, one after the other or at once in several threads."""

    def __init__(self, make: Callable[[], Clients[httpx.AsyncClient]]) -> None:
        self._make = make
        self._homes: dict[asyncio.AbstractEventLoop, _Home] = {}
        self._lock = threading.Lock()

    async def here(self) -> Clients[httpx.AsyncClient]:
        """Return the clients of the loop that is running."""
        loop = asyncio.get_running_loop()
        with self._lock:
            found = self._homes.get(loop)
            if found is None:
                # Who closed a loop without its generators has left its connections to the garbage collector.
                self._homes = {each: home for each, home in self._homes.items() if not each.is_closed()}
                found = self._homes[loop] = _Home(self._make(), self._forget)
        if not found.is_settled:
            await found.settle()
        return found.clients

    async def close(self) -> None:
        """Close all connections of this loop now; those of another loop that is running are closed by it, soon."""
        with self._lock:
            homes, self._homes = self._homes, {}
        for loop, home in homes.items():
            if loop is asyncio.get_running_loop():
                await home.close()
            elif loop.is_running():
                asyncio.run_coroutine_threadsafe(home.close(), loop)

    @property
    def are_open(self) -> bool:
        """Whether there is a loop, not closed yet, in which connections may be open."""
        return any(not loop.is_closed() for loop in self._homes)

    def _forget(self, loop: asyncio.AbstractEventLoop) -> None:
        with self._lock:
            self._homes.pop(loop, None)


class _Home:
    """The clients of one event loop, which end with it.

    `asyncio.run` and its like close all asynchronous generators before they close the loop: the only moment at which a
    connection can still be closed as it should be. One generator is kept here for that alone.
    """

    def __init__(
        self, clients: Clients[httpx.AsyncClient], forget: Callable[[asyncio.AbstractEventLoop], None]
    ) -> None:
        self.clients = clients
        self.is_settled = False
        self._forget = forget
        self._stay = self._until_the_loop_ends()

    async def settle(self) -> None:
        """Begin to wait for the end of the loop."""
        self.is_settled = True
        await anext(self._stay)

    async def close(self) -> None:
        """Close all connections."""
        await self._stay.aclose()

    async def _until_the_loop_ends(self) -> AsyncGenerator[None]:
        try:
            yield
        finally:
            self._forget(asyncio.get_running_loop())
            for client in self.clients.take():
                await client.aclose()
