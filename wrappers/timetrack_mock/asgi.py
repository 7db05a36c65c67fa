"""The mock as an ASGI application, for any ASGI server or in-process test client."""

from timetrack_mock import delivery
from timetrack_mock.delivery import Message, Receive, Send
from timetrack_mock.message import Request
from timetrack_mock.mock import Mock
from timetrack_mock.reading import LARGEST_BODY


class Application:
    """Translates between ASGI and the mock; decides nothing.

    Faults that need a network happen where the server lends its connections, as `MockServer` does, and nowhere else.
    """

    def __init__(self, mock: Mock) -> None:
        self.mock = mock

    async def __call__(self, scope: Message, receive: Receive, send: Send) -> None:
        """Serve one connection."""
        if scope["type"] == "lifespan":
            await _live(receive, send)
        elif scope["type"] == "http":
            await self._answer(scope, receive, send)
        else:
            raise ValueError(f"The mock does not speak {scope['type']}.")

    async def _answer(self, scope: Message, receive: Receive, send: Send) -> None:
        arrived, transport = self.mock.monotonic(), delivery.transport_of(scope)
        body = await _body(receive)
        if body is None:  # a caller who left in the middle of the body has asked for nothing
            self.mock.abandoned(_request(scope, b""), arrived)
            return
        visit = self.mock.visit(_request(scope, body), network=transport is not None, arrived=arrived)
        if transport is None or visit.fault is None or visit.plan is None or not visit.fault.needs_network:
            await delivery.whole(visit.response, send)
        else:
            await delivery.faulty(visit.fault, visit.response, visit.plan, transport, receive, send)


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
