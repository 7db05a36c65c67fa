"""The verdict finds what it is there to find: facts with one thing wrong each."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from tests.chaos.evidence import everything, leaks
from tests.chaos.plan import Crew, Plan, Walk, Write, full, short
from tests.chaos.report import Claims, Report
from tests.chaos.table import table
from tests.chaos.verdict import Facts, Record, findings
from timetrack_mock import FAULTS, Entry

PLAN = replace(short(1, "memory"), account=3, walks=1, writes=10, limit=8, window=2.0, crews=(Crew(share=1),))


def entries() -> list[Entry]:
    """A run that met every fault once among many requests, eight in two seconds."""
    faults = [*FAULTS, *[None] * (4 * len(FAULTS))]
    return [Entry(n * 0.25, "GET", "/clients", "k", 200, True, fault) for n, fault in enumerate(faults)]


def right() -> Facts:
    """A run without a flaw."""
    writes = [duty for duty in PLAN.duties() if isinstance(duty, Write)]
    claims = Claims()
    claims.walks = {duty.name: [1, 2, 3] for duty in PLAN.duties() if isinstance(duty, Walk)}
    claims.attempts = {f"{duty.marker}/1": "success" for duty in writes}
    claims.written = {duty.marker: duty.then for duty in writes}
    claims.errors["CancelledError"] = 1
    records = [record(duty) for duty in writes]
    return Facts(plan=PLAN, entries=entries(), account={1, 2, 3}, records=records, claims=claims)


def record(duty: Write, number: int = 1) -> Record:
    notes = f"changed {duty.marker}" if duty.then == "update" else None
    return Record(number, duty.marker, f"{duty.marker}/1", notes, duty.then == "delete")


def wrong(facts: Facts) -> set[str]:
    return {name for name, found in findings(facts).items() if found}


def first(facts: Facts, then: str) -> int:
    return next(n for n, each in enumerate(facts.records) if facts.claims.written[each.name or ""] == then)


def changed(then: str, **values: Any) -> Callable[[Facts], None]:
    def spoil(facts: Facts) -> None:
        at = first(facts, then)
        facts.records[at] = replace(facts.records[at], **values)

    return spoil


def no_such_record(facts: Facts) -> None:
    facts.records.pop()


def one_record_more(facts: Facts) -> None:
    facts.records.append(replace(facts.records[0], id=99))


def a_second_attempt_made_a_second_record(facts: Facts) -> None:
    facts.records.append(replace(facts.records[0], id=99, tag="another/2"))


def a_walk_missed_one(facts: Facts) -> None:
    facts.claims.walks["walk 0"] = [1, 3]


def a_walk_gave_one_out_twice(facts: Facts) -> None:
    facts.claims.walks["walk 0"] = [1, 2, 2, 3]


def a_walk_never_ended(facts: Facts) -> None:
    facts.claims.walks.clear()


def a_write_never_ended(facts: Facts) -> None:
    facts.claims.written.popitem()


def not_carried_out_and_there(facts: Facts) -> None:
    facts.claims.attempts[str(facts.records[0].tag)] = "not carried out"


def one_request_too_early(facts: Facts) -> None:
    facts.entries.append(replace(facts.entries[50], fault=None))


def the_server_refused_one(facts: Facts) -> None:
    facts.entries[-1] = replace(facts.entries[-1], status=429)


def a_kind_of_fault_never_came(facts: Facts) -> None:
    facts.entries[0] = replace(facts.entries[0], fault="503")


def hardly_any_faults(facts: Facts) -> None:
    facts.entries.extend(Entry(1000 + n, "GET", "/clients", "k", 200, True, None) for n in range(100))


def nobody_was_interrupted(facts: Facts) -> None:
    facts.claims.errors.clear()


def the_limit_was_hardly_felt(facts: Facts) -> None:
    facts.entries[:] = [replace(entry, arrived=entry.arrived * 2) for entry in facts.entries]


@pytest.mark.parametrize(
    ("spoil", "row"),
    [
        (no_such_record, "records lost"),
        (a_walk_missed_one, "records lost"),
        (a_walk_gave_one_out_twice, "records lost"),
        (a_walk_never_ended, "records lost"),
        (a_write_never_ended, "records lost"),
        (changed("update", notes=None), "records lost"),
        (changed("nothing", deleted=True), "records lost"),
        (changed("delete", deleted=False), "records lost"),
        (one_record_more, "records written twice"),
        (a_second_attempt_made_a_second_record, "records written twice"),
        (one_request_too_early, "requests above the limit"),
        (the_server_refused_one, "429 that was not injected"),
        (lambda facts: facts.leaks.append("stderr"), "secrets leaked"),
        (not_carried_out_and_there, "what the SDK said was wrong"),
        (lambda facts: facts.claims.complaints.append("x"), "what the SDK said was wrong"),
        (lambda facts: facts.failures.append("worker 0 ended with 1"), "the run itself"),
        (a_kind_of_fault_never_came, "the run itself"),
        (hardly_any_faults, "the run itself"),
        (nobody_was_interrupted, "the run itself"),
        (the_limit_was_hardly_felt, "the run itself"),
    ],
)
def test_a_flaw_is_found_in_its_row_and_nowhere_else(spoil: Callable[[Facts], None], row: str) -> None:
    facts = right()
    spoil(facts)
    assert wrong(facts) == {row}


def test_a_run_without_a_flaw_has_no_findings_and_a_table() -> None:
    assert wrong(right()) == set()
    assert "records lost                         0" in list(table(right()))


@pytest.mark.parametrize("make", [short, full])
@pytest.mark.parametrize("throttle", ["memory", "sqlite"])
def test_the_workers_share_all_duties_and_a_plan_survives_its_file(
    make: Callable[[int, str], Plan], throttle: str, tmp_path: Path
) -> None:
    plan = make(7, throttle)
    shared = [duty for worker in range(len(plan.crews)) for duty in plan.duties_of(worker)]
    assert shared == plan.duties()
    assert len(set(shared)) == len(shared)
    plan.save(tmp_path / "plan.json")
    assert Plan.load(tmp_path / "plan.json") == plan


def test_the_full_plan_reads_100000_records_and_writes_2000() -> None:
    plan = full(1, "sqlite")
    assert plan.account * plan.walks == 100_000
    assert sum(isinstance(duty, Write) and duty.then != "delete" for duty in plan.duties()) == 2_000
    assert (sum(crew.threads for crew in plan.crews), sum(crew.tasks for crew in plan.crews)) == (8, 200)


CANARY = "canary-key-0123456789abcdef01234567"


@pytest.mark.parametrize(
    ("text", "found"),
    [(f"x\n{CANARY}", True), ("abcdef01234567", True), ("0123456789ab…", True), ("canary-key-", False), ("", False)],
)
def test_a_canary_is_found_even_by_half(text: str, found: bool, tmp_path: Path) -> None:
    (tmp_path / "worker").mkdir()
    (tmp_path / "worker" / "stderr").write_text(text, "utf-8")
    assert bool(leaks(tmp_path, CANARY)) is found


def _fails(hidden: str) -> None:
    try:
        raise ValueError
    except ValueError:
        raise OSError("no") from None


class Unshowable:
    def __repr__(self) -> str:
        raise AttributeError("half made")


@pytest.mark.parametrize("beside", ["something", Unshowable()], ids=["shown", "half made"])
def test_the_locals_of_every_frame_are_evidence(beside: object) -> None:
    try:
        _fails(CANARY)
    except OSError as error:
        assert CANARY in everything(error)
    assert beside is not None


def test_a_report_is_read_as_it_was_written(tmp_path: Path) -> None:
    report = Report(tmp_path)
    report.walk("walk 0", [1, 2])
    report.attempt("a/1", "unknown")
    report.written("a", "get")
    report.error("OutcomeUnknown")
    report.check(True, "never said")
    report.check(False, "said")
    report.close()
    claims = Claims()
    claims.read(tmp_path)
    assert claims == Claims({"walk 0": [1, 2]}, {"a/1": "unknown"}, {"a": "get"}, claims.errors, ["said"])
    assert dict(claims.errors) == {"OutcomeUnknown": 1}
