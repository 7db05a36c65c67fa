"""Filters: which names they have, how they compare, and which records a period finds."""

from collections.abc import Iterator
from datetime import date, timedelta
from typing import Any

from tests.contract.answers.contract import Operation, ledger_of
from tests.contract.findings import Finding
from tests.contract.live.talk import Talk

NOBODY = "nobody-of-this-account"
_NEVER = "2199-12-31"
_POINT = "`to` is a point in time that is included, and the start decides"
_USER_FILTERS = ("username", "user")
_OF_USERS = ("/project_time_entries", "/expenses", "/attendances", "/absences")


def user_filter(talk: Talk) -> Iterator[Finding]:
    """E01: both names of the filter, for a user who has records and for one who does not exist."""
    for path in _OF_USERS:
        users = [record.get("user") for record in talk.get(path).records]
        user = next((each for each in users if isinstance(each, str) and each), None)
        for name in _USER_FILTERS:
            if user is None:
                operation = talk.contract.find("GET", path)
                named = "" if operation is None else operation.name
                yield talk.open(named, "E01", f"`{name}` filters by user", "no record names its user")
            else:
                yield _user_filter(talk, path, name, user)


def _user_filter(talk: Talk, path: str, name: str, user: str) -> Finding:
    says = f"`{name}` filters by user"
    wanted, none = talk.get(path, {name: user}), talk.get(path, {name: NOBODY})
    if not wanted.done:
        return talk.deviates(wanted, "E01", says, f"it is refused with {wanted.status}")
    if none.records:
        return talk.deviates(none, "E01", says, "it is ignored: records of others are listed")
    if not wanted.records or any(each.get("user") != user for each in wanted.records):
        return talk.deviates(wanted, "E01", says, "the user's records are not the ones that are listed")
    unknown = "nothing is found" if none.done else f"status {none.status}"
    return talk.settles(wanted, "E01", says, f"it does; for an unknown user, {unknown}")


def text_filters(talk: Talk) -> Iterator[Finding]:
    """E28: each filter by a part of a text, in the other case first."""
    for operation in talk.lists():
        for parameter in operation.parameters:
            if parameter.get("x-filter", {}).get("match") == "contains":
                yield from _text_filter(talk, operation, parameter)


def _text_filter(talk: Talk, operation: Operation, parameter: dict[str, Any]) -> Iterator[Finding]:
    name, field = parameter["name"], parameter["x-filter"]["property"]
    ledger, says = " ".join(ledger_of(parameter)), f"`{name}` finds a part of a text"
    rows = talk.get(operation.template).records
    record = next((each for each in rows if _part(each.get(field)).swapcase() != _part(each.get(field))), None)
    if record is None:
        yield talk.open(operation.name, ledger, says, "no record has such a text")
        return
    part = _part(record[field])
    other_case, same_case = talk.get(operation.template, {name: part.swapcase()}), None
    if record not in other_case.records:
        same_case = talk.get(operation.template, {name: part})
    answer = same_case or other_case
    if record not in answer.records:
        yield talk.deviates(answer, ledger, says, "a record with this part is not found")
    elif len(answer.records) == len(rows) and talk.get(operation.template, {name: NOBODY}).records:
        yield talk.deviates(answer, ledger, says, "it is ignored: records without this part are listed")
    else:
        case = "case does not matter" if same_case is None else "case matters"
        yield talk.settles(answer, ledger, says, f"it does, and {case}")


def _part(text: object) -> str:
    """The middle of a text; empty if it has none."""
    return text[1:-1].strip() if isinstance(text, str) else ""


def end_of_period(talk: Talk) -> Iterator[Finding]:
    """E12: an entry, searched at its very start, at the beginning of its day, and at its end."""
    for path in ("/project_time_entries", "/attendances"):
        record = next((each for each in talk.get(path).records if _starts_within_day(each)), None)
        if record is not None:
            yield _end_of_period(talk, path, record)
            return
    yield talk.open("", "E12", _POINT, "no entry begins within a day")


def _end_of_period(talk: Talk, path: str, record: dict[str, Any]) -> Finding:
    start, end = record["from"], record.get("to") or record["from"]
    moments = {"start": start, "day": f"{start[:10]}T00:00:00.000Z", "end": end}
    answers = {name: talk.get(path, {"from": moment, "to": moment}) for name, moment in moments.items()}
    found = {name: _has(answer.records, record) for name, answer in answers.items()}
    did = "it is included" if found["start"] else "it is not included"
    did += "; midnight means the whole day" if found["day"] else "; midnight means midnight"
    overlaps = found["end"] and end != start
    did += "; an entry that began before the period is found" if overlaps else ""
    right = found["start"] and not found["day"] and not overlaps
    return talk.judged(right, answers["start"], "E12", _POINT, did)


def _starts_within_day(record: dict[str, Any]) -> bool:
    start = record.get("from")
    return isinstance(start, str) and len(start) >= 20 and start[11:16] != "00:00"


def _has(rows: tuple[dict[str, Any], ...], record: dict[str, Any]) -> bool:
    return any(each.get("id") == record.get("id") for each in rows)


def absences_of_a_period(talk: Talk) -> Iterator[Finding]:
    """E13: an absence of three days or more, searched by its first, a middle and its last day."""
    says = "an absence is found when it overlaps the period, both ends included"
    for record in talk.get("/absences").records:
        days = _days(record)
        if days is not None:
            answers = {name: talk.get("/absences", {"from": day, "to": day}) for name, day in days.items()}
            missing = [name for name, answer in answers.items() if not _has(answer.records, record)]
            did = f"not found by its {' and '.join(missing)} day" if missing else "found by each of its days"
            yield talk.judged(not missing, answers[missing[0] if missing else "middle"], "E13", says, did)
            return
    yield talk.open("list_absences", "E13", says, "no absence lasts three days")


def other_names(talk: Talk) -> Iterator[Finding]:
    """E13: filters under the names that public code sends, for a day on which nothing is."""
    for operation in talk.lists():
        aliases = [alias for each in operation.parameters for alias in each.get("x-aliases", ())]
        says = f"{' and '.join(f'`{alias}`' for alias in aliases)} are ignored"
        if not aliases:
            continue
        if not talk.get(operation.template).records:
            yield talk.open(operation.name, "E13", says, "the list is empty")
            continue
        answer = talk.get(operation.template, dict.fromkeys(aliases, _NEVER))
        did = "they are" if answer.records else "they are not: nothing is found on a day far away"
        yield talk.judged(bool(answer.records), answer, "E13", says, did)


def _days(record: dict[str, Any]) -> dict[str, str] | None:
    try:
        first, last = (date.fromisoformat(record[end]) for end in ("from", "to"))
    except (KeyError, TypeError, ValueError):
        return None
    if last - first < timedelta(2):
        return None
    return {"first": str(first), "middle": str(first + timedelta(1)), "last": str(last)}
