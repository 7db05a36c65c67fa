"""What every resource must do: list, read one, and say that a record is not there."""

from collections.abc import Iterator

from tests.contract.answers.contract import Operation
from tests.contract.answers.exchange import Exchange
from tests.contract.answers.shape import names
from tests.contract.findings import Finding
from tests.contract.live.talk import Talk, of_operation

NO_RECORD = 999_999_999
USUAL_PAGE = 50


def every_list(talk: Talk) -> Iterator[Finding]:
    """Each list without parameters."""
    for operation in talk.lists():
        answer = talk.get(operation.template)
        yield from _answered(talk, operation, answer)
        if len(answer.records) > USUAL_PAGE:
            did = f"{len(answer.records)} records"
            yield talk.deviates(answer, "E04", f"{USUAL_PAGE} records when `limit` is left out", did)


def documented_examples(talk: Talk) -> Iterator[Finding]:
    """Each list with the parameters that the vendor's examples give."""
    for operation in talk.lists():
        examples = {each["name"]: each["example"] for each in operation.parameters if "example" in each}
        if not examples:
            continue
        answer = talk.get(operation.template, examples)
        if answer.status and not answer.done:
            why = f"status {answer.status}, perhaps because this account has no such names"
            yield talk.open(operation.name, of_operation(operation), "the vendor's example is answered", why)


def _answered(talk: Talk, operation: Operation, answer: Exchange) -> Iterator[Finding]:
    """Every list is answered with records, even the ones whose path is guessed."""
    if answer.status == 403:
        yield talk.open(operation.name, of_operation(operation), "the list can be read", "this key may not (403)")
    elif answer.status and not answer.done:
        yield talk.deviates(answer, of_operation(operation), "status 200", f"status {answer.status}")


def one_record(talk: Talk) -> Iterator[Finding]:
    """One record of each resource by its id."""
    for operation in talk.readable():
        ids = [each["id"] for each in talk.get(operation.collection).records if isinstance(each.get("id"), int)]
        if not ids:
            yield talk.open(operation.name, "E06", "the answer is the record itself", "the list is empty")
            continue
        answer = talk.get(f"{operation.collection}/{ids[0]}")
        if not answer.done:
            yield talk.deviates(answer, of_operation(operation), "status 200", f"status {answer.status}")
        elif answer.record.get("id") not in (ids[0], None):
            yield talk.deviates(answer, "", "the record with the id that was asked for", "another record")


def missing_records(talk: Talk) -> Iterator[Finding]:
    """An id that nobody has."""
    for operation in talk.readable():
        answer = talk.get(f"{operation.collection}/{NO_RECORD}")
        if answer.status not in (404, 403):
            yield talk.deviates(answer, "", "status 404 for a record that does not exist", f"status {answer.status}")


def trailing_slash(talk: Talk) -> Iterator[Finding]:
    """E15: a list with a slash at its end."""
    plain, slash = talk.get("/clients"), talk.get("/clients/")
    same = plain.status == slash.status and plain.value == slash.value
    did = "both are answered alike" if same else f"status {plain.status} without, {slash.status} with it"
    yield talk.settles(slash, "E15", "no slash; a server may accept one", did)


def users(talk: Talk) -> Iterator[Finding]:
    """E30: what a user record holds."""
    answer = talk.get("/users")
    if not answer.records:
        yield talk.open("list_users", "E30", "there is a list of users", f"status {answer.status}, no records")
        return
    has = {key for record in answer.records for key in record}
    yield talk.settles(answer, "E30", "which properties a user has is not known in full", f"{names(sorted(has))}")
