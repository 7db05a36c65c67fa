"""A live account behind the budget of the SDK: 30 requests a minute, and no sooner than a server asks for."""

from collections.abc import Mapping
from dataclasses import dataclass
from urllib.parse import urlsplit

import httpx

from tests.contract.answers.exchange import Exchange
from tests.contract.answers.texts import in_path, in_query
from tests.contract.live.ask import Ask
from tests.contract.live.rules import Rule
from tests.contract.live.wire import SystemNetwork, Wire
from tests.contract.redaction import Secrets
from timetrack import Estimate, RetryPolicy, TimeTrack, TimeTrackError, Timing
from timetrack.config import from_environment, variables
from timetrack.throttle.shared import default_file
from timetrack.timing import SYSTEM_TIMING
from timetrack_client.contract import REQUESTS_PER_MINUTE
from timetrack_client.operations import Operation

PATIENCE = 5
LONGEST_WAIT = 600.0
_ONCE = RetryPolicy(attempts=1, longest_asked=LONGEST_WAIT)


class Stopped(Exception):
    """The run cannot go on; the text is one sentence that says what to do."""


@dataclass(frozen=True, slots=True)
class Access:
    """Where an account is and how to get in; not shown by `repr`."""

    base_url: str
    key: str
    secret: str
    limit: int = REQUESTS_PER_MINUTE
    throttle: str | None = None

    def __repr__(self) -> str:
        return f"Access(base_url={self.base_url!r})"


def access(base_url: str, environment: Mapping[str, str]) -> Access:
    """Take key and secret, the limit and the place of its budget from the environment.

    Raises Stopped if key or secret are not there.
    """
    given = from_environment(variables(environment))
    for option in ("key", "secret"):
        if option not in given:
            variable = f"TIMETRACK_API_{option.upper()}"
            raise Stopped(f"{variable} is not set: put key and secret of the account into the environment.")
    limit = given.get("limit_per_minute", REQUESTS_PER_MINUTE)
    key, secret = (environment[f"TIMETRACK_API_{option}"] for option in ("KEY", "SECRET"))
    return Access(base_url, key, secret, limit, environment.get("TIMETRACK_THROTTLE"))


class Account:
    """Sends one request after the other and returns whatever came, as it came."""

    def __init__(
        self,
        how: Access,
        rule: Rule,
        *,
        network: httpx.BaseTransport | None = None,
        timing: Timing = SYSTEM_TIMING,
    ) -> None:
        """Raises NotConfigured for an address or keys that cannot be used."""
        self.secrets = Secrets((how.key, how.secret))
        self.base_path = urlsplit(how.base_url).path.rstrip("/")
        self.is_encrypted = how.base_url.startswith("https:")
        self.refused: list[Exchange] = []
        inner = network or SystemNetwork(environment=self.is_encrypted)
        self._wire = Wire(inner, rule, self.base_path, self.secrets)
        self._client = TimeTrack(
            base_url=how.base_url,
            key=how.key,
            secret=how.secret,
            limit_per_minute=how.limit,
            retry=_ONCE,
            transport=self._wire,
            timing=timing,
            # Other programs of this machine that use the same key share its budget.
            throttle=how.throttle or ("memory:" if network else f"sqlite:///{default_file()}"),
        )

    def send(self, ask: Ask) -> Exchange:
        """Return what came, with status 0 if nothing did.

        A refusal for the limit is waited out. Raises Stopped if that does not help, and Forbidden for what the rule
        does not allow.
        """
        for _ in range(PATIENCE):
            heard = self._once(ask)
            if heard.status != 429:
                return heard
            self.refused.append(heard)
        raise Stopped(f"The server refused {PATIENCE} times in a row with 429: try again later, or with a lower limit.")

    def _once(self, ask: Ask) -> Exchange:
        self._wire.expect(ask)
        target = in_path(ask.path) + (f"?{in_query(ask.query)}" if ask.query else "")
        operation = Operation("a request", ask.method, target, ask.path, _whatever)
        try:
            self._client.call(operation)
        except TimeTrackError as error:
            if self._wire.heard is None:
                raise Stopped(self.secrets.hidden(f"Nothing can be sent: {error}")) from None
        assert self._wire.heard is not None
        return self._wire.heard

    def estimate(self, requests: int) -> Estimate:
        """How long so many requests will take."""
        return self._client.estimate(requests=requests)

    def close(self) -> None:
        """Close the connections."""
        self._client.close()


def _whatever(body: object) -> object:
    return body
