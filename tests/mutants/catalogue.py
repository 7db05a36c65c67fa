"""All mutants, and the sample of them that runs with the tests."""

from collections.abc import Sequence

from tests.contract.by_hand.table import CHECKS
from tests.mutants import (
    lies_access,
    lies_creates,
    lies_deletes,
    lies_errors,
    lies_filters,
    lies_limit,
    lies_lists,
    lies_moments,
    lies_pages,
    lies_references,
    lies_reports,
    lies_requests,
    lies_rules,
    lies_shape,
    lies_stops,
    lies_timers,
    lies_updates,
)
from tests.mutants.mutant import Mutant

MUTANTS: tuple[Mutant, ...] = (
    *lies_access.MUTANTS,
    *lies_limit.MUTANTS,
    *lies_shape.MUTANTS,
    *lies_errors.MUTANTS,
    *lies_requests.MUTANTS,
    *lies_pages.MUTANTS,
    *lies_lists.MUTANTS,
    *lies_filters.MUTANTS,
    *lies_creates.MUTANTS,
    *lies_updates.MUTANTS,
    *lies_moments.MUTANTS,
    *lies_deletes.MUTANTS,
    *lies_references.MUTANTS,
    *lies_rules.MUTANTS,
    *lies_timers.MUTANTS,
    *lies_stops.MUTANTS,
    *lies_reports.MUTANTS,
)
BY_HAND = frozenset(check.name for check in CHECKS)


def sample() -> list[Mutant]:
    """Eight mutants that eight different checks catch: four of schemathesis, four of those by hand, evenly chosen.

    Of the mutants that one check catches, the first stands for all.
    """
    firsts = {mutant.caught_by: mutant for mutant in reversed(MUTANTS)}
    ordered = [mutant for mutant in MUTANTS if firsts[mutant.caught_by] is mutant]
    by_hand = [mutant for mutant in ordered if mutant.caught_by in BY_HAND]
    by_schemathesis = [mutant for mutant in ordered if mutant.caught_by not in BY_HAND]
    return [*_spread(by_schemathesis, 4), *_spread(by_hand, 4)]


def _spread(mutants: Sequence[Mutant], count: int) -> list[Mutant]:
    return [mutants[number * len(mutants) // count] for number in range(count)]
