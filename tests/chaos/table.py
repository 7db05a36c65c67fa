"""What a run has shown, as a small table."""

from collections import Counter
from collections.abc import Iterator

from tests.chaos.verdict import Facts, findings
from timetrack_mock.journal import busiest

_SHOWN = 5


def table(facts: Facts) -> Iterator[str]:
    """The lines of the table: what must be 0, and how much was tried."""
    yield from _figures(facts)
    yield ""
    for name, found in findings(facts).items():
        yield f"{name:<30} {len(found):>7}"
        yield from (f"    {each}" for each in found[:_SHOWN])


def _figures(facts: Facts) -> Iterator[str]:
    plan, entries, claims = facts.plan, facts.entries, facts.claims
    arrivals = [entry.arrived for entry in entries]
    seconds = max(arrivals, default=0.0) - min(arrivals, default=0.0)
    hit = Counter(entry.fault for entry in entries)
    yield f"{'seed, throttle':<30} {plan.seed}, {plan.throttle}"
    yield f"{'limit':<30} {plan.limit} in any {plan.window:g} s"
    yield f"{'records read, written':<30} {sum(map(len, claims.walks.values()))}, {len(claims.written)}"
    yield f"{'seconds':<30} {seconds:>7.1f}"
    yield f"{'requests':<30} {len(entries):>7}"
    yield f"{'most in a window':<30} {busiest(arrivals, plan.window):>7}"
    yield f"{'throughput of the limit':<30} {len(entries) / max(seconds, plan.window) * plan.window / plan.limit:>7.0%}"
    yield f"{'faults':<30} {len(entries) - hit[None]:>7}"
    yield from (f"    {kind:<26} {times:>7}" for kind, times in sorted(hit.items(), key=str) if kind is not None)
    yield f"{'exceptions that were searched':<30} {claims.errors.total():>7}"
    yield from (f"    {name:<26} {times:>7}" for name, times in sorted(claims.errors.items()))
