"""What every answer of a run had in common, where the contract assumes it for all operations at once; asks nothing."""

from collections.abc import Iterable, Iterator

from tests.contract.answers.exchange import Exchange
from tests.contract.findings import Finding, Kind
from tests.contract.live.talk import Talk


def shapes(talk: Talk) -> Iterator[Finding]:
    """E05, E06, E14: lists, single records and ids."""
    lists, singles = _answers(talk, "list_"), _answers(talk, "get_")
    rows = [record for answer in lists for record in answer.records if answer.path != "/work_reports"]
    yield from _all(talk, lists, "E05", "lists are bare arrays", (isinstance(each.value, list) for each in lists))
    yield from _all(talk, singles, "E06", "a record is the object itself", (bool(each.record) for each in singles))
    if rows:
        yield from _all(talk, lists, "E14", "the id is called `id`", ("id" in row and "ID" not in row for row in rows))


def _answers(talk: Talk, verb: str) -> list[Exchange]:
    """The successful reads of operations whose name begins with a verb."""
    pairs = [(talk.contract.find(each.method, each.path), each) for each in talk.said if each.method == "GET"]
    return [each for operation, each in pairs if operation and operation.name.startswith(verb) and each.done]


def _all(talk: Talk, answers: list[Exchange], entry: str, says: str, holds: Iterable[bool]) -> Iterator[Finding]:
    """Settled if it held every time; where it did not, the check of the answer has said so."""
    if answers and all(holds):
        yield talk.settles(answers[0], entry, says, "so it is in every answer")


def errors(talk: Talk) -> Iterator[Finding]:
    """E10: the statuses that came with the documented body."""
    refused = [each for each in talk.said if each.status >= 400 and talk.contract.find(each.method, each.path)]
    statuses = sorted({each.status for each in refused})
    if refused and not _blamed(talk, "E10"):
        did = f"it is the documented one, with status {', '.join(map(str, statuses))}"
        yield talk.settles(refused[0], "E10", "the body of an error is the documented one, where there is one", did)


def fields(talk: Talk) -> Iterator[Finding]:
    """E25, E27: fields that nobody knows, and values in other clothes."""
    read = [each for each in _answers(talk, "list_") if each.records]
    if read and not _blamed(talk, "E25"):
        yield talk.settles(read[0], "E25", "answers may hold further fields", "no answer did")
    if read and not _blamed(talk, "E27"):
        did = "they are plain in every answer"
        yield talk.settles(read[0], "E27", "numbers and booleans may come in other clothes", did)


def _blamed(talk: Talk, entry: str) -> bool:
    return any(entry in each.ledger for each in talk.found() if each.kind in (Kind.DEVIATES, Kind.UNDECLARED))
