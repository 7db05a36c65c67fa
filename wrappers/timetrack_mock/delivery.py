"""Brings an answer to the client, or fails to: what faults of the network do to an answer, on a real connection.

A reset is a TCP reset and a truncated body ends with the connection; uvicorn is made to lend its transport for that.
"""

import asyncio
import socket
import struct
from collections.abc import Awaitable, Callable, MutableMapping
from typing import Any, cast

from timetrack_mock.message import Response

Message = MutableMapping[str, Any]
Receive = Callable[[], Awaitable[Message]]
Send = Callable[[Message], Awaitable[None]]

TRANSPORT = "timetrack_mock.transport"
"""Under this name a server that can break connections lends its transport, in the ASGI scope's `state`."""

_PIECES = 8
_LINGER_NOT = struct.pack("ii", 1, 0)


def transport_of(scope: Message) -> asyncio.Transport | None:
    """The connection of a request, if the server lends it."""
    return cast("asyncio.Transport | None", scope.get("state", {}).get(TRANSPORT))


async def deliver(response: Response, transport: asyncio.Transport | None, receive: Receive, send: Send) -> None:
    """Send an answer when and how it is to travel; without a transport, it travels whole."""
    way = response.delivery.way
    if response.delivery.delay:
        await asyncio.sleep(response.delivery.delay)
    if way == "nobody":
        return
    if transport is None or way == "whole":
        await _whole(response, send)
    elif way == "slow":
        await _slowly(response, send)
    elif way == "truncated":
        await _truncated(response, transport, receive, send)
    else:
        if way == "silence":
            await _given_up(receive, response.delivery.seconds)
        await _reset(transport, receive)


async def _start(response: Response, send: Send, length: int) -> None:
    headers = [(name.encode("latin-1"), value.encode("latin-1")) for name, value in response.headers]
    if response.status != 204:
        headers.append((b"content-length", str(length).encode()))
    await send({"type": "http.response.start", "status": response.status, "headers": headers})


async def _whole(response: Response, send: Send) -> None:
    await _start(response, send, len(response.body))
    await send({"type": "http.response.body", "body": response.body})


async def _slowly(response: Response, send: Send) -> None:
    await _start(response, send, len(response.body))
    size = max(1, -(-len(response.body) // _PIECES))
    for begin in range(0, len(response.body), size):
        await asyncio.sleep(response.delivery.seconds / _PIECES)
        piece = response.body[begin : begin + size]
        await send({"type": "http.response.body", "body": piece, "more_body": True})
    await send({"type": "http.response.body", "body": b""})


async def _truncated(response: Response, transport: asyncio.Transport, receive: Receive, send: Send) -> None:
    length = max(2, len(response.body))
    await _start(response, send, length)
    await send({"type": "http.response.body", "body": response.body[: length // 2], "more_body": True})
    transport.close()  # what was written still gets through
    await _disconnected(receive)


async def _reset(transport: asyncio.Transport, receive: Receive) -> None:
    if not transport.is_closing():  # the client may have been faster
        transport.get_extra_info("socket").setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, _LINGER_NOT)
        transport.abort()
    await _disconnected(receive)  # an application that returns earlier would be answered for by the server


async def _given_up(receive: Receive, seconds: float) -> None:
    try:
        async with asyncio.timeout(seconds):
            await _disconnected(receive)
    except TimeoutError:
        pass


async def _disconnected(receive: Receive) -> None:
    while (await receive())["type"] != "http.disconnect":
        pass
