"""Proof that the contract tests can fail: a sample of mocks that lie, and the check that must catch each."""

import pytest

from tests.contract.by_hand.clock import Clock
from tests.contract.by_hand.stage import DEMO, Check, honest
from tests.contract.by_hand.table import CHECKS
from tests.contract.engine import run
from tests.mutants.catalogue import BY_HAND, MUTANTS, sample
from tests.mutants.mutant import Mutant
from tests.mutants.trial import broken_by_hand, trial

# What these look for does not occur in the contract, so no server can break them: no header but the keys is required,
# and there is only one identity.
CANNOT_FAIL = {"missing_required_header", "object_level_authorization"}
NAMES = [mutant.lie for mutant in MUTANTS]


@pytest.mark.parametrize("mutant", sample(), ids=lambda mutant: mutant.lie)
def test_a_lie_is_caught_by_the_check_that_has_to(mutant: Mutant) -> None:
    verdict = trial(mutant.server, mutant.below)
    assert verdict.crashes == ()
    assert mutant.caught_by in verdict.broken


def test_the_honest_mock_is_caught_by_no_check() -> None:
    verdict = trial(honest, "/clients")
    assert (verdict.broken, verdict.crashes) == (frozenset(), ())


@pytest.mark.parametrize("check", CHECKS, ids=lambda check: check.name)
def test_a_check_by_hand_catches_its_lies(check: Check) -> None:
    lies = [mutant for mutant in MUTANTS if mutant.caught_by == check.name]
    assert lies
    for mutant in lies:
        broken, crashes = broken_by_hand(mutant.server, lambda each: each is check)
        assert (broken, crashes) == ({check.name}, []), mutant.lie


def test_every_check_of_schemathesis_has_a_lie_to_catch() -> None:
    with honest(DEMO, Clock()) as mock:
        checks = run(mock, phases=("coverage",), below="/users").checks
    assert {mutant.caught_by for mutant in MUTANTS} - BY_HAND == checks - CANNOT_FAIL


def test_the_sample_is_eight_lies_for_eight_checks() -> None:
    assert len({mutant.caught_by for mutant in sample()}) == 8


def test_every_lie_has_a_sentence_of_its_own() -> None:
    assert len(set(NAMES)) == len(NAMES) >= 40
