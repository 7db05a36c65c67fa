"""The one way to a live account: asks the rule about every request, signs it as wanted, and hands back what came
without key and secret. Whatever stands above it cannot leak them, because it never has them."""

from collections.abc import Mapping
from urllib.parse import parse_qsl, unquote

import httpx

from tests.contract.answers.exchange import Exchange
from tests.contract.live.ask import Ask, Keys
from tests.contract.live.rules import Rule
from tests.contract.redaction import Secrets
from timetrack_client.contract import SECURITY_HEADERS

KEY, SECRET = SECURITY_HEADERS
WRONG = "not-a-key-of-this-account"
_DROPPED: Mapping[Keys, tuple[str, ...]] = {Keys.NONE: (KEY, SECRET), Keys.NO_KEY: (KEY,), Keys.NO_SECRET: (SECRET,)}
_REPLACED: Mapping[Keys, str] = {Keys.WRONG_KEY: KEY, Keys.WRONG_SECRET: SECRET}


class Wire(httpx.BaseTransport):
    """Sends what the client of the SDK has paced and signed; for one thread."""

    def __init__(self, inner: httpx.BaseTransport, rule: Rule, base_path: str, secrets: Secrets) -> None:
        self._inner = inner
        self._rule = rule
        self._base_path = base_path
        self._secrets = secrets
        self._ask: Ask | None = None
        self._heard: Exchange | None = None

    def expect(self, ask: Ask) -> None:
        """Say what comes next, and forget what came last."""
        self._ask, self._heard = ask, None

    @property
    def heard(self) -> Exchange | None:
        """The last request and its answer; None if it did not get as far as the network."""
        return self._heard

    def handle_request(self, request: httpx.Request) -> httpx.Response:
        """Send a request, if the rule allows it."""
        assert self._ask is not None, "every request is announced"
        wanted = _as_wanted(request, self._ask)
        path = unquote(wanted.url.path).removeprefix(self._base_path)
        self._rule.check(wanted.method, path, wanted.content)
        silence = Exchange(wanted.method, path, tuple(parse_qsl(wanted.url.query.decode(), True)), wanted.content)
        self._heard = silence
        response = self._inner.handle_request(wanted)
        response.read()
        self._heard = self._recorded(silence, response)
        self._rule.learn(self._heard)
        return response

    def _recorded(self, asked: Exchange, response: httpx.Response) -> Exchange:
        hidden = self._secrets.hidden
        headers = tuple((name.lower(), hidden(text)) for name, text in response.headers.multi_items())
        body = self._secrets.hidden_bytes(response.content)
        return Exchange(asked.method, asked.path, asked.query, asked.sent, response.status_code, headers, body)

    def close(self) -> None:
        """Close the connections."""
        self._inner.close()


def _as_wanted(request: httpx.Request, ask: Ask) -> httpx.Request:
    headers = request.headers.copy()
    for name in _DROPPED.get(ask.keys, ()):
        del headers[name]
    if ask.keys in _REPLACED:
        headers[_REPLACED[ask.keys]] = WRONG
    headers.pop("content-length", None)
    return httpx.Request(
        request.method, request.url, headers=headers, content=ask.content, extensions=request.extensions
    )


class SystemNetwork(httpx.BaseTransport):
    """The network as the system has it set up, with its proxies and certificates."""

    def __init__(self, *, environment: bool) -> None:
        self._client = httpx.Client(follow_redirects=False, trust_env=environment)

    def handle_request(self, request: httpx.Request) -> httpx.Response:
        """Send a request."""
        return self._client.send(request, stream=True)

    def close(self) -> None:
        """Close the connections."""
        self._client.close()
