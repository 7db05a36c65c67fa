"""The mock as a transport of httpx, without a socket: for blocking and awaiting clients, SDK or not.

Faults of the network happen as the errors that httpx raises for them, and nothing is waited for: the time that an
answer would take goes by on the clock of the mock, and ends in a time-out where the client is less patient.
"""

import httpx

from timetrack_mock.message import Delivery, Request, Response
from timetrack_mock.mock import Mock


class InProcess(httpx.BaseTransport, httpx.AsyncBaseTransport):
    """Hands every request to a mock: `httpx.Client(transport=InProcess(mock))`, `TimeTrack(transport=InProcess(mock))`.

    Raises what httpx raises where a fault of the mock breaks the connection.
    """

    def __init__(self, mock: Mock) -> None:
        self._mock = mock

    def handle_request(self, request: httpx.Request) -> httpx.Response:
        """Answer a request of a blocking client."""
        return self._answer(request, request.read())

    async def handle_async_request(self, request: httpx.Request) -> httpx.Response:
        """Answer a request of an awaiting client."""
        return self._answer(request, await request.aread())

    def _answer(self, request: httpx.Request, body: bytes) -> httpx.Response:
        headers = tuple((name.decode("latin-1"), text.decode("latin-1")) for name, text in request.headers.raw)
        query = request.url.query.decode("ascii")
        given = self._mock.handle(Request(request.method, request.url.path, query, headers, body, network=True))
        self._arrive(given.delivery, request)
        return _response(given, request)

    def _arrive(self, delivery: Delivery, request: httpx.Request) -> None:
        patience = request.extensions.get("timeout", {}).get("read")
        takes = delivery.delay + (delivery.seconds if delivery.way == "slow" else 0.0)
        if delivery.way == "silence" or (patience is not None and takes > patience):
            self._mock.advance(patience or 0.0)
            raise httpx.ReadTimeout("The read operation timed out", request=request)
        if takes:
            self._mock.advance(takes)
        if delivery.way == "reset":
            raise httpx.ReadError("Connection reset by peer", request=request)
        if delivery.way == "truncated":
            raise httpx.RemoteProtocolError("peer closed connection before the body was complete", request=request)


def _response(given: Response, request: httpx.Request) -> httpx.Response:
    return httpx.Response(given.status, headers=list(given.headers), content=given.body, request=request)
