"""Scenarios without a socket: the account they begin with, a handler as what the runner asks, and the control path."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any
from urllib import request as urllib
from urllib.parse import urlsplit

from conformance.playing import NOW
from conformance.runner import Answer, Control, Send, Step, decoded, json_request, request_of
from tests.contract.by_hand.clock import Clock
from tests.contract.by_hand.stage import Account, Server, honest
from timetrack_mock import DEFAULT_KEY, DEFAULT_SECRET, Mock, Request
from timetrack_mock.asgi import Handler
from timetrack_mock.control import BASE, WithControl

FOLDER = Path("conformance/scenarios")
SCENARIOS: Mapping[str, dict[str, Any]] = {
    file.stem: json.loads(file.read_text("utf-8")) for file in sorted(FOLDER.glob("*.json"))
}
HOST = "http://127.0.0.1"


@dataclass(frozen=True)
class KitAccount(Account):
    """The account of the kit, which keeps the mocks that it opens, so that they can be turned behind a lie."""

    opened_mocks: list[Mock] = field(default_factory=list[Mock])

    def opened(self, clock: Clock, **changes: Any) -> Mock:
        """A fresh mock of this account."""
        mock = super().opened(clock, **changes)
        self.opened_mocks.append(mock)
        return mock


@dataclass(frozen=True)
class Rig:
    """A server in process, honest or not, and the control path of the mock behind it."""

    handler: Handler
    mock: Mock

    @property
    def environment(self) -> Mapping[str, str]:
        """What the runner of a client finds in its environment."""
        return {
            "TIMETRACK_BASE_URL": HOST + self.mock.base_path,
            "TIMETRACK_API_KEY": DEFAULT_KEY,
            "TIMETRACK_API_SECRET": DEFAULT_SECRET,
        }

    @property
    def control(self) -> Control:
        """Turns the mock."""

        def control(method: str, path: str, body: Any = None) -> Any:
            answer = self.ask(json_request(method, HOST + BASE + path, {}, body))
            assert answer.status < 400, f"{method} {path} on the control path: {answer.body}"
            return answer.body

        return control

    @property
    def send(self) -> Send:
        """The plain client of the reference runner."""

        def send(step: Step) -> Answer:
            return self.ask(request_of(step, self.environment))

        return send

    def ask(self, request: urllib.Request) -> Answer:
        """Carry out a request of urllib."""
        place = urlsplit(request.full_url)
        headers = (*request.header_items(), ("Host", place.netloc))
        body = request.data if isinstance(request.data, bytes) else b""
        asked = Request(request.get_method(), place.path, place.query, headers, body)
        answer = WithControl(self.mock, self.handler).handle(asked)
        return Answer(answer.status, {name.lower(): text for name, text in answer.headers}, decoded(answer.body))


@contextmanager
def opened(server: Server = honest) -> Iterator[Rig]:
    """A server with an account of its own."""
    account = KitAccount("kit", {"clock": NOW, "limit": "contract", "monotonic": None})
    with server(account, Clock()) as handler:
        yield Rig(handler, account.opened_mocks[-1])
