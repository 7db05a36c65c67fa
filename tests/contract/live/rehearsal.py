"""Counts the requests of a run by carrying it out against a mock first, in a moment."""

from functools import cache

from tests.contract.live.account import Access, Account
from tests.contract.live.desk import MARKER
from tests.contract.live.run import Outcome, Wish, run
from tests.support.fakes import FakeTime
from tests.support.inprocess import HOST, InProcess
from timetrack_mock import DEFAULT_KEY, DEFAULT_SECRET, Mock

_USER = "test"
_NO_LIMIT = 1_000_000


def requests_of(wish: Wish) -> int:
    """How many requests a run takes; an account that holds other records may need a few more or less."""
    return _counted(wish.user is not None, wish.marker is not None)


@cache
def _counted(has_user: bool, writes: bool) -> int:
    rehearsed = Wish(_USER if has_user else None, MARKER if writes else None)
    rule = rehearsed.rule()
    with Mock(limit=None, seed="demo") as mock:
        how = Access(HOST + mock.base_path, DEFAULT_KEY, DEFAULT_SECRET, _NO_LIMIT)
        account = Account(how, rule, network=InProcess(mock), timing=FakeTime().timing)
        return len(run(account, rule, rehearsed, Outcome(), tell=lambda _: None).said)
