"""What was found out about a server, as rows that can be pasted into the evidence ledger."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from enum import Enum


class Kind(Enum):
    """What a finding means for the contract; the value is the heading of its table."""

    DEVIATES = "The server does not do what the contract says"
    UNDECLARED = "The contract does not know it"
    SETTLES = "Settled: the contract leaves it open or assumes it, and this is what the server does"
    OPEN = "Not settled by this run"


@dataclass(frozen=True, slots=True)
class Finding:
    """One row: what the contract says, what the server did, and a request that shows it, without secrets.

    `ledger` names entries of openapi/EVIDENCE.md. `times` is how often it was seen.
    """

    kind: Kind
    operation: str
    ledger: tuple[str, ...]
    says: str
    did: str
    example: str = ""
    times: int = 1


def merged(findings: Iterable[Finding]) -> tuple[Finding, ...]:
    """Each finding once, with the first example and the number of times it was seen, in the order of their kinds."""
    firsts: dict[Finding, str] = {}
    times: Counter[Finding] = Counter()
    for each in findings:
        same = replace(each, example="", times=1)
        firsts.setdefault(same, each.example)
        times[same] += each.times
    whole = [replace(same, example=example, times=times[same]) for same, example in firsts.items()]
    order = list(Kind)
    return tuple(sorted(whole, key=lambda each: order.index(each.kind)))


def deviates(findings: Iterable[Finding]) -> bool:
    """Whether a server did what the contract forbids."""
    return any(each.kind is Kind.DEVIATES for each in findings)


def markdown(findings: Sequence[Finding]) -> str:
    """The tables, one for each kind; a sentence where there is nothing to show."""
    tables = [_table(kind, [each for each in findings if each.kind is kind]) for kind in Kind]
    return "\n".join(tables)


def _table(kind: Kind, rows: Sequence[Finding]) -> str:
    if not rows:
        return "" if kind is not Kind.DEVIATES else f"### {kind.value}\n\nNothing was found.\n"
    head = ("operation", "ledger", "contract says", "server did", "example")
    lines = [head, ("---",) * len(head), *(_cells(each) for each in rows)]
    text = "\n".join(f"| {' | '.join(cells)} |" for cells in lines)
    return f"### {kind.value}\n\n{text}\n"


def _cells(row: Finding) -> tuple[str, ...]:
    did = row.did if row.times == 1 else f"{row.did} ({row.times} times)"
    example = f"`{row.example}`" if row.example else ""
    return tuple(_cell(text) for text in (row.operation, ", ".join(row.ledger), row.says, did, example))


def _cell(text: str) -> str:
    visible = "".join(letter if letter.isprintable() else "?" for letter in " ".join(text.split()))
    return visible.replace("|", r"\|")
