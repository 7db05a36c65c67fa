"""The mock as an ASGI application, for any ASGI server or in-process test client."""

from typing import Protocol

from timetrack_mock.delivery import Message, Receive, Send, deliver, transport_of
from timetrack_mock.message import MockFailure, Request, Response
from timetrack_mock.reading import LARGEST_BODY


class Handler(Protocol):
    """Whatever answers requests as a `Mock` does; a mock with something changed about it, for example."""

    def handle(self, request: Request, /) -> Response:
        """Answer a request, whatever it holds; raises only `MockFailure`."""
        ...


class Application:
    """Translates between ASGI and the mock; decides nothing.

    Faults that need a network happen where the server lends its connections, as `MockServer` does, and nowhere else.
    A failure of the mock is answered with 500 and a text that nobody takes for an answer of the API. Then it is raised,
    for test clients in process; a server that lends its connections finds the first one in `failure` instead.
    """

    def __init__(self, mock: Handler) -> None:
        self.mock = mock
        self.failure: MockFailure | None = None

    async def __call__(self, scope: Message, receive: Receive, send: Send) -> None:
        """Serve one connection."""
        if scope["type"] == "lifespan":
            await _live(receive, send)
        elif scope["type"] == "http":
            await self._serve(scope, receive, send)
        else:
            raise ValueError(f"The mock does not speak {scope['type']}.")

    async def _serve(self, scope: Message, receive: Receive, send: Send) -> None:
        transport = transport_of(scope)
        request = await _request(scope, receive, network=transport is not None)
        try:
            response = self.mock.handle(request)
        except MockFailure as failure:
            await deliver(failure.response(), transport, receive, send)
            if transport is None:
                raise
            self.failure = self.failure or failure
        else:
            await deliver(response, transport, receive, send)


async def _live(receive: Receive, send: Send) -> None:
    while True:
        event = (await receive())["type"]
        await send({"type": f"{event}.complete"})
        if event == "lifespan.shutdown":
            return


async def _request(scope: Message, receive: Receive, *, network: bool) -> Request:
    headers = tuple((name.decode("latin-1"), value.decode("latin-1")) for name, value in scope["headers"])
    query = scope.get("query_string", b"").decode("utf-8", "surrogateescape")
    body = await _body(receive)
    complete = body is not None
    return Request(scope["method"].upper(), scope["path"], query, headers, body or b"", network, complete)


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
