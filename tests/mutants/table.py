"""The table of lies and of the checks that caught them, as text."""

from collections import Counter
from collections.abc import Iterator, Sequence

from tests.mutants.catalogue import BY_HAND
from tests.mutants.mutant import Mutant
from tests.mutants.trial import Verdict

_LIE, _CHECK = 66, 58


def head() -> str:
    """The first line."""
    return f"{'lie':{_LIE}} {'caught by':{_CHECK}} and by"


def row(mutant: Mutant, verdict: Verdict) -> str:
    """One mutant: the check that had to catch it, and how many others did."""
    caught = mutant.caught_by if verdict.catches(mutant) else f"NOT BY {mutant.caught_by}"
    others = verdict.broken - {mutant.caught_by}
    by_hand = len(others & BY_HAND)
    return f"{mutant.lie:{_LIE}} {caught:{_CHECK}} {by_hand} by hand, {len(others) - by_hand} of schemathesis"


def failures(mutants: Sequence[Mutant], verdicts: Sequence[Verdict]) -> Iterator[str]:
    """A sentence for every mutant that the wrong check caught, or none, and for checks that the honest mock fails.

    The verdicts on the honest mock come behind those on the mutants.
    """
    for mutant, verdict in zip(mutants, verdicts, strict=False):
        if verdict.crashes:
            yield f"The mutant “{mutant.lie}” crashed: {verdict.crashes[0]}; repair it."
        elif not verdict.catches(mutant):
            found = ", ".join(sorted(verdict.broken)) or "nothing"
            yield f"The lie “{mutant.lie}” was to be caught by {mutant.caught_by}; it was caught by {found}."
    for verdict in verdicts[len(mutants) :]:
        if verdict.broken or verdict.crashes:
            yield f"The honest mock fails: {', '.join(sorted(verdict.broken)) or verdict.crashes[0]}; repair it first."


def closing(mutants: Sequence[Mutant], verdicts: Sequence[Verdict], seconds: float) -> str:
    """The last line."""
    caught = Counter(m.caught_by for m, verdict in zip(mutants, verdicts, strict=False) if verdict.catches(m))
    by_hand = len(caught.keys() & BY_HAND)
    return (
        f"\n{caught.total()} of {len(mutants)} lies were caught by the check that has to, in {seconds:.0f} s; "
        f"{by_hand} checks by hand and {len(caught) - by_hand} of schemathesis caught at least one."
    )
