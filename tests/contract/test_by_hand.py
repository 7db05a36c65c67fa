"""What schemathesis cannot see, checked on the mock as it is; tests/mutants checks the same on mocks that lie."""

import pytest

from tests.contract.by_hand.stage import Account, Check, honest
from tests.contract.by_hand.table import CHECKS

CASES = [
    pytest.param(check, account, id=f"{check.name}-{account.name}") for check in CHECKS for account in check.accounts
]


@pytest.mark.parametrize(("check", "account"), CASES)
def test_the_honest_mock_passes(check: Check, account: Account) -> None:
    check.perform(honest, account)
