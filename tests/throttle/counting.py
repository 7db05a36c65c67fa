"""A server that answers slowly and unevenly, and counts exactly: 429 above its limit in any rolling window."""

from __future__ import annotations

import asyncio
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from random import Random
from typing import Final

from attrs import define, field

from tests.support.simulation import Server

_ANSWERS: Final = {200: b'{"id": 1}', 429: b"{}"}


@define
class CountingServer:
    """Counts a request some time after it arrived, and answers it some time after that; times in seconds."""

    server: Server
    longest_way: float
    """How long a request takes to be counted, once in fifty; otherwise a twentieth of it, at most."""
    port: int = 0
    _random: Random = field(factory=lambda: Random(1))

    @property
    def base_url(self) -> str:
        """Where it is, for a client."""
        return f"http://127.0.0.1:{self.port}/api/v2/ext"

    async def answer(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        """Answer the requests of one connection."""
        with suppress(asyncio.IncompleteReadError, ConnectionError, asyncio.CancelledError):
            while await reader.readuntil(b"\r\n\r\n"):
                share = 1.0 if self._random.random() < 0.02 else 0.05
                await asyncio.sleep(self._random.uniform(0.0, share * self.longest_way))
                status = self.server.status(time.monotonic())
                await asyncio.sleep(self._random.uniform(0.0, 0.02))
                body = _ANSWERS[status]
                head = f"HTTP/1.1 {status} X\r\nContent-Type: application/json\r\nContent-Length: {len(body)}\r\n\r\n"
                writer.write(head.encode() + body)
                await writer.drain()
        writer.close()


@contextmanager
def counting(*, limit: int, window: float, longest_way: float) -> Iterator[CountingServer]:
    """Serve on a free port of this machine, in a thread."""
    server = CountingServer(Server(limit, window), longest_way)
    loop = asyncio.new_event_loop()
    started, stop = threading.Event(), asyncio.Event()

    async def serve() -> None:
        connections: set[asyncio.Task[None]] = set()

        async def connected(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
            connections.add(asyncio.current_task())  # type: ignore[arg-type]
            await server.answer(reader, writer)

        listening = await asyncio.start_server(connected, "127.0.0.1", 0)
        server.port = listening.sockets[0].getsockname()[1]
        started.set()
        await stop.wait()
        listening.close()
        for task in connections:
            task.cancel()
        await asyncio.gather(*connections, return_exceptions=True)

    thread = threading.Thread(target=loop.run_until_complete, args=(serve(),))
    thread.start()
    try:
        assert started.wait(10)
        yield server
    finally:
        loop.call_soon_threadsafe(stop.set)
        thread.join()
        loop.close()
