"""The two clients: every resource of the contract as an attribute, with auth, pacing, retries and paging."""

from __future__ import annotations

import os
from abc import abstractmethod
from collections.abc import Awaitable, Mapping
from datetime import datetime, tzinfo
from pathlib import Path
from typing import TYPE_CHECKING, Any, Generic, Self, TypeVar, Unpack, cast, overload

from attrs import evolve

from timetrack.auth import Secret
from timetrack.config import (
    LARGEST_ANSWER,
    LARGEST_PAGE,
    USER_AGENT,
    Config,
    Options,
    checked,
    configure,
    from_environment,
    hidden,
    hidden_options,
    variables,
)
from timetrack.connections import Network
from timetrack.estimate import Estimate, estimate, wanted_requests
from timetrack.exchange import Session
from timetrack.listing import AsyncListing, Listing
from timetrack.paged import begin, page_of
from timetrack.pagination import Lengths, Walk
from timetrack.paths import Paths, exchange_at_either_path
from timetrack.profiles import from_profile
from timetrack.retry import DEFAULT_POLICY, RetryPolicy
from timetrack.steps import Consult
from timetrack.throttle import AUTO, MEMORY, Budget, BudgetState, shared_budget, usual_terms
from timetrack.timing import SYSTEM_TIMING, Timing
from timetrack.transport import AwaitingTransport, BlockingTransport
from timetrack.wallclock import to_wall_clock
from timetrack_client import contract
from timetrack_client.api import AsyncResources, Resources
from timetrack_client.operations import Operation, Position

if TYPE_CHECKING:
    import httpx

T = TypeVar("T")
TransportT = TypeVar("TransportT")


class _Client(Generic[TransportT]):
    """What both clients have in common: their options."""

    def __init__(
        self,
        account: str | None = None,
        key: str | Secret | None = None,
        secret: str | Secret | None = None,
        *,
        base_url: str | Secret | None = None,
        limit_per_minute: int | None = contract.REQUESTS_PER_MINUTE,
        page_size: int = LARGEST_PAGE,
        timeout: float = 30.0,
        retry: RetryPolicy = DEFAULT_POLICY,
        user_agent: str = USER_AGENT,
        timezone: str | tzinfo | None = None,
        throttle: str | Secret = AUTO,
        max_burst: int | None = None,
        max_wait: float | None = None,
        largest_answer: int = LARGEST_ANSWER,
        transport: TransportT | None = None,
        timing: Timing = SYSTEM_TIMING,
    ) -> None:
        # From here on, no local of any frame holds the texts, so that a traceback with locals cannot show them.
        key, secret, throttle = _hidden(key), _hidden(secret), _hidden(throttle)
        base_url = cast("str | Secret | None", hidden("base_url", base_url))
        config = configure(
            account=account,
            base_url=base_url,
            key=key,
            secret=secret,
            limit_per_minute=limit_per_minute,
            page_size=page_size,
            timeout=timeout,
            user_agent=user_agent,
            timezone=timezone,
            max_burst=max_burst,
            max_wait=max_wait,
            largest_answer=largest_answer,
        )
        is_real = transport is None and not config.is_loopback
        self._session = Session(config, _budget(config, throttle, timing, is_real=is_real), retry)
        # A proxy for plain http would see key and secret, which must not leave this machine unencrypted.
        is_encrypted = config.base_url.startswith("https:")
        owner = f"{type(self).__name__}({config.base_url})"
        network = Network(is_encrypted, 100 if limit_per_minute is None else None, owner, timing.clock)
        self._open(transport, timing, network)
        self._paths = Paths()
        self._lengths: dict[str, Lengths] = {}
        self._offer_resources()

    @classmethod
    def from_env(
        cls,
        env: Mapping[str, str] | None = None,
        *,
        retry: RetryPolicy = DEFAULT_POLICY,
        transport: TransportT | None = None,
        timing: Timing = SYSTEM_TIMING,
        **options: Unpack[Options],
    ) -> Self:
        """Take the options from the environment.

        `TIMETRACK_ACCOUNT` or `TIMETRACK_BASE_URL`, `TIMETRACK_API_KEY` and `TIMETRACK_API_SECRET` are needed; any
        other option can be given as `TIMETRACK_` and its name, such as `TIMETRACK_THROTTLE`. Keywords win over
        variables. Raises NotConfigured if something is missing or malformed.
        """
        options, given = hidden_options(options), variables(os.environ if env is None else env)
        del env
        merged = from_environment(given)
        merged.update(options)
        return cls(**merged, retry=retry, transport=transport, timing=timing)

    @classmethod
    def from_profile(
        cls,
        name: str = "default",
        path: Path | None = None,
        *,
        retry: RetryPolicy = DEFAULT_POLICY,
        transport: TransportT | None = None,
        timing: Timing = SYSTEM_TIMING,
        **options: Unpack[Options],
    ) -> Self:
        """Take the options from a profile of the configuration file; keywords win over the file.

        The file is `timetrack/config.toml` in the user's configuration folder unless `path` names another. Raises
        NotConfigured if it is missing, malformed or readable by others.
        """
        options = hidden_options(options)
        merged = from_profile(name, path)
        merged.update(options)
        return cls(**merged, retry=retry, transport=transport, timing=timing)

    @property
    def base_url(self) -> str:
        """Where requests go, without a slash at the end."""
        return self._session.config.base_url

    def wall_clock(self, moment: datetime, argument: str = "moment", /) -> datetime:
        """Return the naive wall-clock time that is sent for a moment.

        Raises InvalidValue, which calls it `argument`, for what is no datetime, for an aware one if the client has no
        `timezone=`, and for a naive one that the clocks skip there.
        """
        return to_wall_clock(moment, self._session.config.timezone, argument)

    def with_options(
        self,
        *,
        timeout: float | None = None,
        deadline: float | None = None,
        max_wait: float | None = None,
        retry: RetryPolicy | None = None,
        page_size: int | None = None,
    ) -> Self:
        """Return a client with other options for one call or some: `tt.with_options(deadline=5).clients.get(1)`.

        It shares connections and budget with this one, and closing either closes both. `deadline` bounds a whole call
        in seconds, waiting and all attempts together; `timeout` holds for each request, `max_wait` for the wait for a
        slot of the budget. Raises NotConfigured.
        """
        policy = retry or self._session.policy
        given = {"timeout": timeout, "page_size": page_size, "max_wait": max_wait}
        changes: dict[str, Any] = {name: value for name, value in given.items() if value is not None}
        config = checked(evolve(self._session.config, **changes))
        other = object.__new__(type(self))
        # What has no underscore is a resource that was made for this client.
        vars(other).update({name: value for name, value in vars(self).items() if name.startswith("_")})
        other._session = evolve(
            self._session, config=config, policy=policy if deadline is None else evolve(policy, deadline=deadline)
        )
        other._offer_resources()
        return other

    def _state(self) -> Consult[BudgetState]:
        budget = self._session.budget
        if budget is None:
            return Consult(lambda: BudgetState(limit=None), waits=False)
        return Consult(budget.state, waits=budget.store.waits)

    def _estimate(self, requests: int | None, records: int | None) -> Consult[Estimate]:
        budget, wanted = self._session.budget, wanted_requests(self._session.config.page_size, requests, records)
        return Consult(lambda: estimate(budget, wanted), waits=budget is not None and budget.store.waits)

    def __repr__(self) -> str:
        # A traceback with locals also shows a client whose options were refused, and that has no session.
        where = f"base_url={self.base_url!r}" if hasattr(self, "_session") else "not configured"
        return f"{type(self).__name__}({where})"

    @abstractmethod
    def _open(self, transport: TransportT | None, timing: Timing, network: Network) -> None: ...

    @abstractmethod
    def _offer_resources(self) -> None: ...

    def _begin(
        self, operation: Operation[list[T]], page_size: int | None, max_items: int | None, start: Position | None
    ) -> Walk[T]:
        size = self._session.config.page_size if page_size is None else page_size
        lengths = self._lengths.setdefault(operation.name, Lengths())
        return begin(operation, page_size=size, max_items=max_items, start=start, lengths=lengths)


class TimeTrack(_Client["httpx.BaseTransport"], Resources):
    """A client that blocks. Share one between threads; use it with `with`, or call `close()` when done.

    `account` is the first label of the host you log in to; `base_url` names an on-premise installation instead. Key and
    secret are found in the web app under Settings / General / API. `limit_per_minute` is 30 unless the operator of an
    on-premise installation changed it; None means no limit. `timeout` holds for each request, in seconds. `transport`
    replaces the network, `timing` the clock, for tests.

    Raises NotConfigured if anything is missing or malformed. Nothing is sent before the first call; every call raises
    only errors of `timetrack.errors`, and InvalidValue for an argument that cannot be sent.
    """

    def _open(self, transport: httpx.BaseTransport | None, timing: Timing, network: Network) -> None:
        self._transport = BlockingTransport(transport, timing, network)

    def _offer_resources(self) -> None:
        Resources.__init__(self, self)

    def call(self, operation: Operation[T], /) -> T:
        """Carry out one operation; the resource attributes are the comfortable way to do so."""
        return self._transport.run(exchange_at_either_path(operation, self._session, self._paths))

    def walk(
        self,
        operation: Operation[list[T]],
        /,
        *,
        page_size: int | None = None,
        max_items: int | None = None,
        start: Position | None = None,
    ) -> Listing[T]:
        """Return the records of a paged operation one by one; nothing is sent before the first is asked for."""
        walk = self._begin(operation, page_size, max_items, start)
        return Listing(operation.name, walk, lambda position: self.call(page_of(operation, position)))

    @property
    def budget(self) -> BudgetState:
        """How many requests are used and left, and when the next may be sent. Raises ThrottleUnavailable."""
        return self._transport.ask(self._state())

    def estimate(self, *, requests: int | None = None, records: int | None = None) -> Estimate:
        """Return how long work will take before it is begun: `print(tt.estimate(records=46_000))`.

        Give the number of requests, or of records that a list will have. Raises ThrottleUnavailable.
        """
        return self._transport.ask(self._estimate(requests, records))

    def close(self) -> None:
        """Close all connections."""
        self._transport.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *exc_info: object) -> None:
        self.close()


class AsyncTimeTrack(_Client["httpx.AsyncBaseTransport"], AsyncResources):
    """A client that awaits. Share one between the tasks of an event loop; use it with `async with`, or `await close()`.

    Options, errors and resources are those of `TimeTrack`; calls are awaited, lists are read with `async for`.
    """

    def _open(self, transport: httpx.AsyncBaseTransport | None, timing: Timing, network: Network) -> None:
        self._transport = AwaitingTransport(transport, timing, network)

    def _offer_resources(self) -> None:
        AsyncResources.__init__(self, self)

    async def call(self, operation: Operation[T], /) -> T:
        """Carry out one operation; the resource attributes are the comfortable way to do so."""
        return await self._transport.run(exchange_at_either_path(operation, self._session, self._paths))

    def walk(
        self,
        operation: Operation[list[T]],
        /,
        *,
        page_size: int | None = None,
        max_items: int | None = None,
        start: Position | None = None,
    ) -> AsyncListing[T]:
        """Return the records of a paged operation one by one; nothing is sent before the first is asked for."""
        walk = self._begin(operation, page_size, max_items, start)
        return AsyncListing(operation.name, walk, lambda position: self.call(page_of(operation, position)))

    @property
    def budget(self) -> Awaitable[BudgetState]:
        """How many requests are used and left, and when the next may be sent: `(await tt.budget).remaining`."""
        return self._transport.ask(self._state())

    async def estimate(self, *, requests: int | None = None, records: int | None = None) -> Estimate:
        """Return how long work will take before it is begun: `print(await tt.estimate(records=46_000))`."""
        return await self._transport.ask(self._estimate(requests, records))

    async def close(self) -> None:
        """Close all connections."""
        await self._transport.close()

    async def __aenter__(self) -> Self:
        return self

    async def __aexit__(self, *exc_info: object) -> None:
        await self.close()


def _budget(config: Config, throttle: Secret, timing: Timing, *, is_real: bool) -> Budget | None:
    """Return the budget of a client; a replaced network or a server on this machine is nobody else's business."""
    if config.limit_per_minute is None:
        return None
    place = Secret(MEMORY) if throttle.reveal() == AUTO and not is_real else throttle
    terms = usual_terms(config.limit_per_minute, config.max_burst)
    return shared_budget(config.base_url, config.credentials.key, terms, throttle=place, clock=timing.clock)


@overload
def _hidden(text: str | Secret) -> Secret: ...
@overload
def _hidden(text: str | Secret | None) -> Secret | None: ...
def _hidden(text: str | Secret | None) -> Secret | None:
    return Secret(text) if isinstance(text, str) else text
