"""Deleting, at the end of a run that writes: what others refer to, and what becomes of a deleted record."""

from collections.abc import Iterator

from tests.contract.answers.exchange import Exchange
from tests.contract.findings import Finding
from tests.contract.live.desk import Desk


def client_in_use(desk: Desk) -> Iterator[Finding]:
    """E37: our client while our project still refers to it."""
    client, project = desk.made_in("/clients"), desk.made_in("/projects")
    if client is None or project is None:
        yield desk.talk.open("delete_client", "E37", "whether it can be deleted is not known", "none could be created")
        return
    answer = desk.delete(client)
    did = f"status {answer.status}"
    if answer.done:
        did += f"; its project then answers {desk.read(project).status}"
    yield desk.talk.settles(answer, "E37", "whether a client with a project can be deleted is not known", did)


def deletes(desk: Desk) -> Iterator[Finding]:
    """E07, E17, E37: one record of each kind, without a body, and a look at where it was."""
    for kind in ("/expenses", "/project_time_entries", "/attendances", "/projects", "/tasks"):
        own = desk.made_in(kind)
        if own is None:
            continue
        answer = desk.delete(own)
        body = "with a body" if answer.body else "without a body"
        did = f"status {answer.status}, {body}"
        yield desk.talk.judged(answer.done, answer, "E07 E17", "a DELETE without a body is answered with 2xx", did)
        if answer.done:
            after = desk.read(own)
            did = f"status {after.status}, {_code(after)}"
            yield desk.talk.judged(after.status == 404, after, "E37", "a deleted record answers 404", did)


def _code(answer: Exchange) -> str:
    """The vendor's number of the error."""
    errors = answer.record.get("errors")
    codes = [each.get("code") for each in errors if isinstance(each, dict)] if isinstance(errors, list) else []
    numbers = [str(code) for code in codes if isinstance(code, int)]
    return f"code {numbers[0]}" if numbers else "without a code"
