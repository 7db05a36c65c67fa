"""uvicorn's HTTP protocol, lending its transport to the application, so that faults can break a connection."""

import asyncio
from typing import Any

from uvicorn.protocols.http.h11_impl import H11Protocol

from timetrack_mock.delivery import TRANSPORT


class LendingProtocol(H11Protocol):
    """Puts the transport of a connection into the state that every request of it sees."""

    def connection_made(self, transport: asyncio.Transport) -> None:  # type: ignore[override]
        """Begin a connection."""
        state: dict[str, Any] = {**self.app_state, TRANSPORT: transport}
        self.app_state = state
        super().connection_made(transport)
