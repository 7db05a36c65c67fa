"""`make drift HAR=…`: what the contract says against what a recording shows."""

from collections import defaultdict
from collections.abc import Callable, Sequence
from pathlib import Path

from tests.contract.answers.check import findings
from tests.contract.answers.contract import contract
from tests.contract.answers.exchange import Exchange
from tests.contract.drift.har import Recorded, Unreadable, read
from tests.contract.drift.scrub import scrubbed
from tests.contract.findings import Finding, deviates, markdown, merged
from tests.contract.reporting import write, write_coverage

CLEAN, DEVIATES, STOPPED = 0, 1, 2


def drift(
    har: Path, out: Path, *, base_path: str, scrub: Path | None = None, tell: Callable[[str], None] = print
) -> int:
    """Check a recording and report; returns the exit status: 0 nothing deviates, 1 something does, 2 unreadable."""
    base_path = base_path.rstrip("/")
    try:
        recording = read(har, base_path)
    except Unreadable as error:
        tell(f"drift: {error}")
        return STOPPED
    known = _known(recording)
    tell(_summary(recording, known))
    found: dict[str, list[Finding]] = defaultdict(list)
    for name, exchange in known:
        found[name].extend(findings(contract(), exchange))
    table = merged(each for listed in found.values() for each in listed)
    path = write(out, markdown(table), found.items())
    write_coverage(out, [exchange for _, exchange in known], base_path)
    if scrub is not None:
        scrub.write_text(scrubbed(recording, contract(), base_path), "utf-8")
        tell(f"A recording that can be shared was written to {scrub}.")
    tell(markdown(table))
    tell(f"Written to {path} and beside it.")
    return DEVIATES if deviates(table) else CLEAN


def _known(recording: Sequence[Recorded]) -> list[tuple[str, Exchange]]:
    """The answered requests of operations, each with the name of its operation."""
    heard = [each.exchange for each in recording if each.exchange is not None and each.exchange.status]
    pairs = [(contract().find(each.method, each.path), each) for each in heard]
    return [(operation.name, each) for operation, each in pairs if operation is not None]


def _summary(recording: Sequence[Recorded], known: Sequence[tuple[str, Exchange]]) -> str:
    names = {name for name, _ in known}
    others = len(recording) - len(known)
    operations = len(contract().operations)
    return (
        f"{len(recording)} requests are recorded: {len(known)} of {len(names)} operations (the contract has"
        f" {operations}), {others} that are unanswered or about something else."
    )
