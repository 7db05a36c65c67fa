"""A comparison as text for a terminal, as Markdown for the changelog, and as JSON for machines."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any, Final

from .differences import Key
from .finding import Comparison, Finding
from .opinions import CLASSES

_MOST: Final = 8
_SIDES: Final = {"request": "in requests of", "response": "in answers of", "operation": "of", "document": "of"}


def text(comparison: Comparison) -> str:
    """Three groups, each change with the operations that it touches and why it is in this group."""
    blocks: list[str] = []
    for group, found in _groups(comparison):
        lines = [f"{group.capitalize()} ({len(found)})"]
        for finding in found:
            lines.append(f"  - {headline(finding, comparison)}")
            lines.extend(f"      {line}" for line in _details(finding, comparison))
        blocks.append("\n".join(lines))
    return "\n\n".join(blocks) or "Nothing changed."


def markdown(comparison: Comparison) -> str:
    """Three lists under headings, for the changelog."""
    blocks: list[str] = []
    for group, found in _groups(comparison):
        lines = [f"### {group.capitalize()}", ""]
        for finding in found:
            details = "; ".join(_details(finding, comparison, because=False))
            lines.append(f"- {headline(finding, comparison)}{f' ({details})' if details else ''}")
        blocks.append("\n".join(lines))
    return "\n\n".join(blocks) or "Nothing changed."


def as_json(comparison: Comparison, fits: bool, sentence: str) -> str:
    """All of it: each finding with its class, words, operations, rule, and what the tools said."""
    document: dict[str, Any] = {
        "base": comparison.base.version,
        "revision": comparison.revision.version,
        "class": comparison.group or None,
        "fits": fits,
        "sentence": sentence,
        "findings": [_plain(finding, comparison) for finding in comparison.findings],
    }
    return json.dumps(document, indent=2, ensure_ascii=False)


def headline(finding: Finding, comparison: Comparison) -> str:
    """What changed, in one line."""
    subjects = [subject for subject in finding.subjects if subject]
    if finding.quiet:
        owners = [_called(key, comparison) for key in finding.operations]
        everyone = len(owners) > 1 and _all(finding, comparison)
        listed = _listed([*subjects, *([f"all {len(owners)} operations"] if everyone else owners)])
        return f"{finding.event}: {listed}" if listed else finding.event
    return f"{_listed(subjects)}{_plural(finding.event) if len(subjects) > 1 else finding.event}"


def _plural(event: str) -> str:
    if event.startswith(" was "):
        return event.replace(" was ", " were ", 1).replace(", is now ", ", are now ", 1)
    return event.replace(" is ", " are ", 1) if event.startswith(" is ") else event


def _groups(comparison: Comparison) -> Iterator[tuple[str, list[Finding]]]:
    for group in reversed(CLASSES):
        if found := [finding for finding in comparison.findings if finding.group == group]:
            yield group, found


def _details(finding: Finding, comparison: Comparison, because: bool = True) -> Iterator[str]:
    if finding.quiet:
        return
    if finding.operations and not finding.whole:
        # A schema is used on both sides; a parameter or an answer says by itself which one it is.
        side = _SIDES[finding.side] if finding.subjects[0].startswith(("`", "schema")) else "of"
        yield f"{side} {_operations(finding, comparison)}"
    if because:
        yield f"because {finding.reason}"


def _operations(finding: Finding, comparison: Comparison) -> str:
    names = [_called(key, comparison) for key in finding.operations]
    if _all(finding, comparison) and len(names) > 1:
        return f"all {len(names)} operations"
    return f"{len(names)} operations: {_listed(names)}" if len(names) > 2 else " and ".join(names)


def _all(finding: Finding, comparison: Comparison) -> bool:
    return set(finding.operations) >= set(comparison.base.operations) & set(comparison.revision.operations)


def _listed(names: list[str]) -> str:
    rest = len(names) - _MOST
    return ", ".join(names) if rest <= 1 else f"{', '.join(names[:_MOST])} and {rest} more"


def _called(key: Key, comparison: Comparison) -> str:
    owner = comparison.base if key in comparison.base.operations else comparison.revision
    return f"`{owner.called(key)}`"


def _plain(finding: Finding, comparison: Comparison) -> dict[str, Any]:
    return {
        "class": finding.group,
        "text": headline(finding, comparison),
        "side": finding.side,
        "operations": [f"{method.upper()} {path}" for path, method in finding.operations],
        "reason": finding.reason,
        "rule": finding.rule or None,
        "checks": [opinion.check for opinion in finding.checks],
        "overruled": [opinion.check for opinion in finding.overruled],
    }
