"""The mock as an ASGI application, for any ASGI server or in-process test client."""

from collections.abc import Awaitable, Callable, MutableMapping
from typing import Any

from timetrack_mock.message import Request, Response
from timetrack_mock.mock import Mock
from timetrack_mock.reading import LARGEST_BODY

Message = MutableMapping[str, Any]
Receive = Callable[[], Awaitable[Message]]
Send = Callable[[Message], Awaitable[None]]


class Application:
    """Translates between ASGI and the mock; decides nothing."""

    def __init__(self, mock: Mock) -> None:
        self.mock = mock

    async def __call__(self, scope: Message, receive: Receive, send: Send) -> None:
        """Serve one connection."""
        if scope["type"] == "lifespan":
            await _live(receive, send)
        elif scope["type"] == "http":
            body = await _body(receive)
            if body is not None:  # a caller who left in the middle of the body has asked for nothing
                await _send(self.mock.handle(_request(scope, body)), send)
        else:
            raise ValueError(f"The mock does not speak {scope['type']}.")


async def _live(receive: Receive, send: Send) -> None:
    while True:
        event = (await receive())["type"]
        await send({"type": f"{event}.complete"})
        if event == "lifespan.shutdown":
            return


async def _body(receive: Receive) -> bytes | None:
    """The whole body; of one that is too large just enough to be refused, but read to its end."""
    body, more = b"", True
    while more:
        message = await receive()
        if message["type"] == "http.disconnect":
            return None
        if len(body) <= LARGEST_BODY:
            body += message.get("body", b"")
        more = message.get("more_body", False)
    return body


def _request(scope: Message, body: bytes) -> Request:
    headers = tuple((name.decode("latin-1"), value.decode("latin-1")) for name, value in scope["headers"])
    query = scope.get("query_string", b"").decode("utf-8", "surrogateescape")
    return Request(scope["method"].upper(), scope["path"], query, headers, body)


async def _send(response: Response, send: Send) -> None:
    headers = [(name.encode("latin-1"), value.encode("latin-1")) for name, value in response.headers]
    if response.status != 204:
        headers.append((b"content-length", str(len(response.body)).encode()))
    await send({"type": "http.response.start", "status": response.status, "headers": headers})
    await send({"type": "http.response.body", "body": response.body})
