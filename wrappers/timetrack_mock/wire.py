"""uvicorn's HTTP protocol, lending its transport to the application, so that faults can break a connection."""

import asyncio
from typing import Any, cast

from timetrack_mock.delivery import TRANSPORT


class _Lending:
    """Puts the transport of a connection into the state that every request of it sees."""

    app_state: dict[str, Any]

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        """Begin a connection."""
        self.app_state = {**self.app_state, TRANSPORT: transport}
        cast(asyncio.Protocol, super()).connection_made(transport)


def fastest() -> type[Any]:
    """The protocol of httptools, which is about twice as fast; where that is not installed, the one of h11 serves."""
    try:
        from uvicorn.protocols.http.httptools_impl import HttpToolsProtocol
    except ImportError:
        from uvicorn.protocols.http.h11_impl import H11Protocol

        return H11Protocol
    return HttpToolsProtocol


def lending_protocol() -> type[asyncio.Protocol]:
    """The protocol of a server that lends its connections."""
    return cast(type[asyncio.Protocol], type("LendingProtocol", (_Lending, fastest()), {}))
