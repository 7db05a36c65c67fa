"""What only writing can settle; every record carries the marker and is removed at the end."""

from collections.abc import Iterator, Mapping
from typing import Any

from tests.contract.answers.exchange import NOTHING, Exchange
from tests.contract.answers.shape import names
from tests.contract.findings import Finding
from tests.contract.live.desk import Desk

_LONGEST_TEXT = 200


def clients(desk: Desk) -> Iterator[Finding]:
    """E07, E24: a client created, read back, and changed in part."""
    created = desk.create("/clients", {"name": f"{desk.marker} client", "field1": desk.marker})
    yield _answer(desk, created)
    path = desk.made_in("/clients")
    if path is None:
        return
    yield from _reads_back(desk, path, {"name": f"{desk.marker} client", "field1": desk.marker})
    updated = desk.update(path, {"field2": desk.marker})
    yield _answer(desk, updated)
    after = desk.read(path)
    kept = after.record.get("field1") == desk.marker and after.record.get("field2") == desk.marker
    did = "they stay" if kept else "they do not, or the change is not there"
    yield desk.talk.judged(kept, updated, "E24", "properties that are not sent stay as they are", did)
    desk.update(path, {"name": f"{desk.marker} renamed"})
    name = desk.read(path).record.get("name")
    if name != f"{desk.marker} client":
        yield desk.talk.deviates(updated, "", "the name of a client cannot be changed", "it was changed")


def tasks(desk: Desk) -> Iterator[Finding]:
    """E07, E53: a task created, changed, and a property of it emptied."""
    yield _answer(desk, desk.create("/tasks", {"name": f"{desk.marker} task", "hourRate": 1}))
    path = desk.made_in("/tasks")
    if path is not None:
        yield _answer(desk, desk.update(path, {"hourRate": 2}))
        yield from _reads_back(desk, path, {"hourRate": 2})
        yield _emptied(desk, path)


def _emptied(desk: Desk, path: str) -> Finding:
    sent = desk.update(path, {"hourRate": None})
    rate = desk.read(path).record.get("hourRate")
    did = f"status {sent.status}, and it is {'empty' if rate in (None, '') else 'not empty'}"
    return desk.talk.judged(sent.done and rate in (None, ""), sent, "E53", "null empties a property", did)


def projects(desk: Desk) -> Iterator[Finding]:
    """E43: a project of our client, and one of a client that does not exist."""
    right = {"projectName": f"{desk.marker} project", "clientName": f"{desk.marker} client"}
    yield _answer(desk, desk.create("/projects", right))
    wrong = {"projectName": f"{desk.marker} orphan", "clientName": f"{desk.marker} nobody"}
    refused = desk.create("/projects", wrong)
    is_refused = 400 <= refused.status <= 499
    did = f"status {refused.status}"
    if not is_refused:
        found = desk.read("/clients", {"name": f"{desk.marker} nobody"})
        did += ", and the client was created" if found.records else ", without a client"
    yield desk.talk.judged(is_refused, refused, "E43", "a project of an unknown client is refused with 422", did)


def refusals(desk: Desk) -> Iterator[Finding]:
    """E10, E22, E49: a body that is no JSON, records with hardly anything in them, and one with too much."""
    broken = desk.create_raw("/clients", f'{{"name": "{desk.marker} broken"')
    yield desk.talk.settles(broken, "E10", "status 400 for a body that is no JSON", f"status {broken.status}")
    for path, body in (
        ("/project_time_entries", {"details": desk.marker}),
        ("/expenses", {"details": desk.marker}),
        ("/attendances", {"notes": desk.marker}),
    ):
        answer = desk.create(path, body)
        did = f"status {answer.status}{_text(answer)}"
        yield desk.talk.settles(answer, "E22", "which properties are required is not known", did)

    unknown = desk.create("/tasks", {"name": f"{desk.marker} odd task", "noSuchProperty": desk.marker})
    is_refused = 400 <= unknown.status <= 499
    says = "a property that does not exist is refused with 422"
    yield desk.talk.judged(is_refused, unknown, "E49", says, f"status {unknown.status}{_text(unknown)}")


def _text(answer: Exchange) -> str:
    """What the server says is wrong with a record that holds nothing but our marker."""
    errors = answer.record.get("errors")
    items = [item for item in errors if isinstance(item, dict)] if isinstance(errors, list) else []
    texts = [str(item.get("detail") or item.get("title")) for item in items]
    return f": {' '.join(texts)[:_LONGEST_TEXT]}" if texts else ""


def _answer(desk: Desk, exchange: Exchange) -> Finding:
    """E07: what a write is answered with."""
    did = f"status {exchange.status}, {_body(exchange)}"
    return desk.talk.judged(exchange.done, exchange, "E07", "any status from 200 to 299, with or without a body", did)


def _body(exchange: Exchange) -> str:
    if not exchange.body:
        return "without a body"
    if exchange.value is NOTHING:
        return "a body that is no JSON"
    return f"an object with {names(exchange.record)}" if exchange.record else "some other JSON"


def _reads_back(desk: Desk, path: str, sent: Mapping[str, Any]) -> Iterator[Finding]:
    read = desk.read(path)
    changed = [key for key, value in sent.items() if read.record.get(key) != value]
    if changed:
        yield desk.talk.deviates(read, "", "what was written is read back", f"not the same: {names(changed)}")
