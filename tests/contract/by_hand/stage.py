"""Where the hand-written checks play: the accounts they begin with, and the check itself.

A check sees a server only through its answers, so that an honest mock and a lying one can be put in front of it.
"""

from collections.abc import Callable, Mapping, Sequence
from contextlib import AbstractContextManager
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any, TypeAlias

from tests.contract.by_hand.api import Api, Record
from tests.contract.by_hand.clock import Clock
from timetrack_mock import Mock
from timetrack_mock.asgi import Handler

NOW = datetime(2020, 10, 23, 8)


@dataclass(frozen=True)
class Account:
    """What a check finds when it begins: options of the mock, and records beside those of the seed `demo`."""

    name: str
    options: Mapping[str, Any] = field(default_factory=dict[str, Any])
    records: Mapping[str, Sequence[Record]] = field(default_factory=dict[str, Sequence[Record]])

    @property
    def throttled(self) -> bool:
        return self.options.get("limit") is not None

    def opened(self, clock: Clock, **changes: Any) -> Mock:
        """A fresh mock of this account."""
        usual: dict[str, Any] = {"seed": "demo", "limit": None, "clock": lambda: NOW, "monotonic": clock}
        mock = Mock(**usual | dict(self.options) | changes)
        for resource, records in self.records.items():
            mock.fill(resource, records)
        return mock


DEMO = Account("demo")
THROTTLED = Account("throttled", {"limit": "contract"})

Server: TypeAlias = Callable[[Account, Clock], AbstractContextManager[Handler]]


def honest(account: Account, clock: Clock) -> AbstractContextManager[Handler]:
    """The mock as it is."""
    return account.opened(clock)


@dataclass(frozen=True)
class Check:
    """A named check: it raises if a server does not keep the contract, on each of its accounts."""

    body: Callable[[Api], None]
    accounts: tuple[Account, ...]

    @property
    def name(self) -> str:
        return self.body.__name__

    def perform(self, server: Server, account: Account) -> None:
        """Run on one account."""
        clock = Clock()
        with server(account, clock) as handler:
            self.body(Api(handler, clock))


def check(*accounts: Account) -> Callable[[Callable[[Api], None]], Check]:
    """Make a check of a function; without an account, it plays on the demo account."""
    return lambda body: Check(body, accounts or (DEMO,))
