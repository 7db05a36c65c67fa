"""What a comparison finds: each change once, with its class, its words, and why it is in that class."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from attrs import evolve, frozen

from .contract import Contract
from .differences import Key
from .opinions import CLASSES, Opinion


@frozen
class Finding:
    """One change as it is reported."""

    group: str
    """breaking, additive or editorial."""
    subjects: tuple[str, ...]
    """What it is about; an operation as a whole has none."""
    event: str
    side: str
    operations: tuple[Key, ...]
    reason: str
    rule: str = ""
    """The rule of the table that spoke; empty if none did."""
    checks: tuple[Opinion, ...] = ()
    """What the tools said, and was not overruled."""
    overruled: tuple[Opinion, ...] = ()
    quiet: bool = False
    """Harmless, and told by its kind: "other `description`"."""
    whole: bool = False
    """Whether an operation came or went; it is the subject, then."""


@frozen
class Comparison:
    """Two contracts and all that differs between them."""

    base: Contract
    revision: Contract
    findings: tuple[Finding, ...]

    @property
    def group(self) -> str:
        """The worst class; empty if nothing differs."""
        found = {finding.group for finding in self.findings}
        return next((group for group in reversed(CLASSES) if group in found), "")


def merged(found: list[Finding]) -> tuple[Finding, ...]:
    """The same change of many operations, and of many things at once, said once; the worst class first."""
    of_operations = _joined(found, lambda one: (one.group, one.subjects, one.event, one.side))
    of_subjects = _joined(
        of_operations,
        # Harmless things are told by what they are about; all others keep their operations.
        lambda one: (one.group, one.event, one.reason, () if one.group == "editorial" else (one.operations, one.side)),
    )
    return tuple(sorted(of_subjects, key=lambda one: -CLASSES.index(one.group)))


def _joined(found: Iterable[Finding], alike: Callable[[Finding], object]) -> list[Finding]:
    said: dict[object, Finding] = {}
    for one in found:
        known = said.get(alike(one))
        said[alike(one)] = one if known is None else _both(known, one)
    return list(said.values())


def _both(one: Finding, other: Finding) -> Finding:
    return evolve(
        one,
        side=one.side if one.side == other.side else "operation",
        subjects=tuple(dict.fromkeys((*one.subjects, *other.subjects))),
        operations=tuple(dict.fromkeys((*one.operations, *other.operations))),
        checks=tuple(dict.fromkeys((*one.checks, *other.checks))),
        overruled=tuple(dict.fromkeys((*one.overruled, *other.overruled))),
    )
