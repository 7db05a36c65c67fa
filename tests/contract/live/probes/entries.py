"""Entries of a user, written on our own client and project: what they need, and what can be changed in them."""

from collections.abc import Iterator, Mapping
from typing import Any

from tests.contract.answers.shape import names
from tests.contract.findings import Finding
from tests.contract.live.desk import DAY, Desk


def entries(desk: Desk) -> Iterator[Finding]:
    """E02, E22, E23: one entry of each kind, each of its properties changed once."""
    user = desk.user
    if user is None:
        why = "no user was named to write entries for"
        yield desk.talk.open("", "E02", "users are written as `username` and read as `user`", why)
        return
    start, end, later = (f"{DAY}T0{hour}:00:00.000Z" for hour in (1, 2, 3))
    ours = {"clientName": f"{desk.marker} client", "projectName": f"{desk.marker} project"}
    times = {"username": user, "from": start, "to": end}
    yield from _entry(desk, "/project_time_entries", {**ours, **times}, {"to": later, "details": desk.marker})
    expense = {**ours, "username": user, "name": f"{desk.marker} expense", "price": 1.5, "date": start}
    yield from _entry(desk, "/expenses", expense, {"price": 2.5, "details": desk.marker})
    yield from _entry(desk, "/attendances", {**times, "notes": desk.marker}, {"to": later, "breakMinutes": 5})


def _entry(desk: Desk, path: str, body: Mapping[str, Any], change: Mapping[str, Any]) -> Iterator[Finding]:
    created = desk.create(path, body)
    says = f"{names(body)} are enough"
    yield desk.talk.judged(created.done, created, "E22", says, f"status {created.status}")
    own = desk.made_in(path) if created.done else None
    if own is None:
        return
    read = desk.read(own)
    right = read.record.get("user") == body["username"]
    did = "it is" if right else f"there are {names(read.record)}"
    yield desk.talk.judged(right, read, "E02", "what is written as `username` is read as `user`", did)
    updated = desk.update(own, change)
    after = desk.read(own).record
    missed = [key for key, value in change.items() if after.get(key) != value]
    did = f"status {updated.status}" + (f", not changed: {names(missed)}" if missed else ", all are changed")
    yield desk.talk.judged(updated.done and not missed, updated, "E23", f"{names(change)} can be changed", did)
