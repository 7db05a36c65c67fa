"""The verdict on each difference: what the table of rules and the tools say together."""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from typing import Any, Final

from attrs import evolve, frozen

from .contract import Contract, contract
from .differences import Difference, Key, differences
from .finding import Comparison, Finding, merged
from .isolated import Pair, pairs
from .opinions import CLASSES, Opinion, opinions, whole
from .places import subject
from .rules import Rule, rule_for
from .tree import FROM, is_name
from .words import event, short_event

NOBODY: Final = "nobody could judge it: neither the table of rules nor oasdiff nor Redocly says anything about it"
_TOOLS: Final = {"oasdiff": "oasdiff", "redocly": "Redocly"}


@frozen
class Question:
    """The differences of two contracts, and what is to be asked about each."""

    base: Contract
    revision: Contract
    differences: tuple[tuple[Difference, tuple[Pair, ...]], ...]
    rearranged: bool
    """Whether the documents differ although nothing in them does."""


def question(base: dict[str, Any], revision: dict[str, Any]) -> Question:
    """What has to be asked to compare two documents."""
    before, after = contract(base), contract(revision)
    found = tuple((one, tuple(pairs(one, before))) for one in differences(before, after))
    return Question(before, after, found, rearranged=not found and _text(base) != _text(revision))


def compare(base: dict[str, Any], revision: dict[str, Any]) -> Comparison:
    """Compare two documents; raises ToolMissing and ToolFailed."""
    return confirmed(compare_all([question(base, revision)])[0], whole(base, revision))


def compare_all(questions: Sequence[Question]) -> list[Comparison]:
    """Compare many documents, and ask each tool once for all of them."""
    heard = iter(opinions([pair for each in questions for _, every in each.differences for pair in every]))
    return [answer(each, [[next(heard) for _ in every] for _, every in each.differences]) for each in questions]


def confirmed(comparison: Comparison, said: Iterable[tuple[Key, Opinion]]) -> Comparison:
    """A comparison, and what oasdiff finds breaking in the documents as they are although nothing was found there.

    That would be a mistake of ours: a difference that got lost when the documents were taken apart.
    """
    known: dict[Key, set[str]] = {}
    for finding in comparison.findings:
        for key in finding.operations:
            heard = [opinion.check for opinion in (*finding.checks, *finding.overruled)]
            known.setdefault(key, set()).update(heard, ["breaking"] if finding.group == "breaking" else [])
    lost = [
        Finding("breaking", ("",), opinion.text, "operation", (key,), _reason("breaking", None, (opinion,)))
        for key, opinion in said
        if opinion.group == "breaking" and not {opinion.check, "breaking"} & known.get(key, set())
    ]
    return evolve(comparison, findings=(*merged(lost), *comparison.findings))


def judge(difference: Difference, heard: Iterable[Opinion]) -> Finding:
    """The verdict on one difference; the worst one that is not overruled."""
    rule, said = rule_for(difference), tuple(dict.fromkeys(heard))
    overruled = tuple(opinion for opinion in said if rule and rule.knows_better(opinion.check))
    checks = tuple(opinion for opinion in said if opinion not in overruled)
    verdicts = [opinion.group for opinion in checks] + ([rule.group] if rule else [])
    group = max(verdicts, key=CLASSES.index, default="breaking")
    last = difference.path[-1] if difference.path else "="
    quiet = group == "editorial" and not is_name(last) and last != FROM
    about = subject(difference)
    return Finding(
        group=group,
        subjects=(about,),
        event=short_event(difference) if quiet else event(difference),
        side=difference.side,
        operations=() if quiet and about else difference.operations,
        reason=_reason(group, rule, checks),
        rule=rule.id if rule else "",
        checks=checks,
        overruled=overruled,
        quiet=quiet,
        whole=not difference.path,
    )


def answer(asked: Question, heard: Sequence[Iterable[tuple[Opinion, ...]]]) -> Comparison:
    """The comparison, given what was heard about each pair of each difference."""
    found = [
        judge(one, [opinion for each in said for opinion in each])
        for (one, _), said in zip(asked.differences, heard, strict=True)
    ]
    if asked.rearranged:
        found = [_REARRANGED]
    return Comparison(asked.base, asked.revision, merged(found))


def _reason(group: str, rule: Rule | None, checks: tuple[Opinion, ...]) -> str:
    if rule and rule.group == group:
        return rule.reason
    ids: dict[str, list[str]] = {}
    for tool, _, check in (opinion.check.partition(":") for opinion in checks if opinion.group == group):
        ids.setdefault(tool, []).append(check)
    said = [f"{_TOOLS[tool]} ({', '.join(dict.fromkeys(ids[tool]))})" for tool in _TOOLS if tool in ids]
    return f"{' and '.join(said)} {'say' if len(said) > 1 else 'says'} so" if said else NOBODY


def _text(document: dict[str, Any]) -> str:
    return json.dumps({**document, "info": {**document.get("info", {}), "version": ""}}, default=str)


_REARRANGED = Finding(
    "editorial",
    ("",),
    "the document is written in another order or form, and says the same",
    "document",
    (),
    "operations and schemas are the same when references are followed",
)
