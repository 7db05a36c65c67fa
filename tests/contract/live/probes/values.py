"""What the records that were read anyway show; nothing is sent for it."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from typing import Any

from tests.contract.answers.contract import Operation
from tests.contract.answers.shape import names, shape
from tests.contract.findings import Finding
from tests.contract.live.talk import Talk

_SHAPES = (
    ("list_clients", "color", "E41", "a colour in an unknown notation"),
    ("list_project_time_entries", "from", "E11", "wall-clock time with a decorative `Z`"),
    ("list_absences", "day_segment", "E46", "a whole number of unknown meaning"),
    ("list_attendances", "manual", "E45", "true or false"),
    ("list_absences", "absenceTypeName", "E20", "the short code of a type"),
)


def notations(talk: Talk) -> Iterator[Finding]:
    """How values are written whose notation is not documented."""
    for name, key, ledger, says in _SHAPES:
        answer = talk.get(talk.contract.named(name).template)
        shapes = sorted({shape(each[key]) for each in answer.records if each.get(key) is not None})
        if shapes:
            yield talk.settles(answer, ledger, f"`{key}` is {says}", " or ".join(shapes[:3]))
        else:
            yield talk.open(name, ledger, f"`{key}` is {says}", "no record has one")


def missing_values(talk: Talk) -> Iterator[Finding]:
    """E26: what is null, and what is not there at all."""
    for operation in talk.lists():
        answer = talk.get(operation.template)
        null, absent = _empty(_declared(talk, operation), answer.records)
        did = "; ".join(f"{word}: {names(keys)}" for word, keys in (("null", null), ("missing", absent)) if keys)
        if did:
            yield talk.settles(answer, "E26", "every property but `id` may be null or missing", did)


def _empty(declared: Iterable[str], rows: Iterable[dict[str, Any]]) -> tuple[list[str], list[str]]:
    seen: dict[str, set[str]] = defaultdict(set)
    for row in rows:
        for key in declared:
            seen["missing" if key not in row else "null" if row[key] is None else ""].add(key)
    return sorted(seen["null"]), sorted(seen["missing"])


def _declared(talk: Talk, operation: Operation) -> tuple[str, ...]:
    schema = operation.node["responses"]["200"]["content"]["application/json"]["schema"]
    return tuple(talk.contract.resolved(talk.contract.resolved(schema)["items"])["properties"])


def names_of_users(talk: Talk) -> Iterator[Finding]:
    """E02, E42: under which name a user and a project are read."""
    for name, key, other, ledger in (
        ("list_project_time_entries", "user", "username", "E02"),
        ("list_projects", "projectName", "name", "E42"),
    ):
        answer = talk.get(talk.contract.named(name).template)
        if not answer.records:
            yield talk.open(name, ledger, f"it is called `{key}`", "the list is empty")
            continue
        has = {each for record in answer.records for each in record}
        did = f"it is called {names(sorted(has & {key, other}))}" if has & {key, other} else f"neither it nor `{other}`"
        yield talk.judged(key in has, answer, ledger, f"it is called `{key}`", did)
