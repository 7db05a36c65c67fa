"""What a run has proved: pure functions from what the server knows, and what the workers claim, to what is wrong."""

import json
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cached_property

from tests.chaos.plan import Plan, Walk, Write
from tests.chaos.report import Claims
from timetrack_mock import FAULTS, Entry
from timetrack_mock.journal import busiest, excess


@dataclass(frozen=True)
class Record:
    """A record as the server knows it."""

    id: int
    name: str | None
    tag: str | None
    notes: str | None
    deleted: bool

    @classmethod
    def of(cls, text: str, deleted: bool) -> "Record":
        """Read what the server wrote down."""
        body = json.loads(text)
        return cls(body["id"], body.get("name"), body.get("field1"), body.get("notes"), deleted)


@dataclass(frozen=True, kw_only=True)
class Facts:
    """A finished run. `entries` are the requests with the right key, `account` the ids that were to be read."""

    plan: Plan
    entries: list[Entry]
    account: set[int]
    records: list[Record]
    claims: Claims
    leaks: list[str] = field(default_factory=list[str])
    failures: list[str] = field(default_factory=list[str])

    @cached_property
    def by_name(self) -> Counter[str | None]:
        """How many records have a name, deleted ones included."""
        return Counter(record.name for record in self.records)

    @cached_property
    def by_tag(self) -> Counter[str | None]:
        """How many records an attempt has made, deleted ones included."""
        return Counter(record.tag for record in self.records)


def findings(facts: Facts) -> dict[str, list[str]]:
    """What must be empty, under the names of the table."""
    return {
        "records lost": [*_lost_reads(facts), *_lost_writes(facts), *_lost_changes(facts)],
        "records written twice": list(_doubled(facts)),
        "requests above the limit": _above_the_limit(facts),
        "429 that was not injected": _refused(facts),
        "secrets leaked": facts.leaks,
        "what the SDK said was wrong": [*_wrong_answers(facts), *facts.claims.complaints],
        "the run itself": [*facts.failures, *_missing_chaos(facts)],
    }


def _lost_reads(facts: Facts) -> Iterator[str]:
    for duty in facts.plan.duties():
        if isinstance(duty, Walk):
            read = Counter(facts.claims.walks.get(duty.name, []))
            yield from (f"{duty.name} missed record {number}" for number in sorted(facts.account - read.keys()))
            yield from (f"{duty.name} gave out record {number} twice" for number, times in read.items() if times > 1)


def _lost_writes(facts: Facts) -> Iterator[str]:
    for duty in facts.plan.duties():
        if isinstance(duty, Write):
            if duty.marker not in facts.claims.written:
                yield f"{duty.marker} was not brought to an end"
            if not facts.by_name[duty.marker]:
                yield f"{duty.marker} does not exist"
    for tag, knowledge in facts.claims.attempts.items():
        if knowledge == "success" and not facts.by_tag[tag]:
            yield f"{tag} was a success and does not exist"


def _lost_changes(facts: Facts) -> Iterator[str]:
    for record in facts.records:
        then = facts.claims.written.get(record.name or "")
        if then is None:
            continue
        if record.deleted != (then == "delete"):
            yield f"{record.name} was {'' if then == 'delete' else 'not '}to be deleted"
        if then == "update" and record.notes != f"changed {record.name}":
            yield f"{record.name} was to be changed"


def _doubled(facts: Facts) -> Iterator[str]:
    for name, times in facts.by_name.items():
        if times > 1:
            yield f"{name} exists {times} times"
    for tag, times in facts.by_tag.items():
        if times > 1:
            yield f"{tag} was sent once and exists {times} times"


def _above_the_limit(facts: Facts) -> list[str]:
    arrivals = [entry.arrived for entry in facts.entries]
    return ["a request came too early"] * excess(arrivals, facts.plan.limit, facts.plan.window)


def _refused(facts: Facts) -> list[str]:
    refused = [entry for entry in facts.entries if entry.status == 429 and entry.fault is None]
    return [f"{entry.method} {entry.path} was refused" for entry in refused]


def _wrong_answers(facts: Facts) -> Iterator[str]:
    for tag, knowledge in facts.claims.attempts.items():
        if knowledge == "not carried out" and facts.by_tag[tag]:
            yield f"{tag} was not carried out, said the SDK, and exists"


def _missing_chaos(facts: Facts) -> Iterator[str]:
    """A run without trouble proves nothing."""
    plan, hit = facts.plan, Counter(entry.fault for entry in facts.entries)
    for kind in FAULTS:
        if not hit[kind]:
            yield f"no request met the fault {kind}"
    share = 1 - hit[None] / max(1, len(facts.entries))
    if not 0.6 * plan.faulty < share < 1.4 * plan.faulty:
        yield f"faults hit {share:.0%} of the requests instead of {plan.faulty:.0%}"
    if not facts.claims.errors.keys() & {"CancelledError", "KeyboardInterrupt"}:
        yield "nobody was interrupted"
    most = busiest([entry.arrived for entry in facts.entries], plan.window)
    if most < 0.8 * plan.limit:
        yield f"the limit was hardly felt: at most {most} requests in a window, of {plan.limit}"
