"""Key and secret: both are needed, both are checked."""

from collections.abc import Iterator

from tests.contract.findings import Finding
from tests.contract.live.ask import Keys
from tests.contract.live.talk import Talk


def keys(talk: Talk) -> Iterator[Finding]:
    """Every way of being signed wrongly; all must be refused."""
    for way in Keys:
        if way is Keys.BOTH:
            continue
        answer = talk.get("/clients", {"limit": 1}, way)
        if answer.status != 401:
            yield talk.deviates(answer, "", f"status 401 for a request {way.value}", f"status {answer.status}")


def body_of_a_read(talk: Talk) -> Iterator[Finding]:
    """E16: this run sends no body with a GET."""
    answer = talk.get("/clients", {"limit": 1})
    did = "a GET without a body is answered" if answer.done else f"status {answer.status} for a GET without a body"
    yield talk.judged(answer.done, answer, "E16", "no body on GET", did)


def network(talk: Talk) -> Iterator[Finding]:
    """E34: this run verifies certificates and says who it is."""
    if talk.is_encrypted:
        answer = talk.get("/clients", {"limit": 1})
        did = "verified TLS and a plain `User-Agent` are enough"
        yield talk.judged(answer.done, answer, "E34", "neither is a problem", did)


def wrong_parameters(talk: Talk) -> Iterator[Finding]:
    """What the contract forbids; that it was accepted is noticed with every answer, not here."""
    for query in ({"limit": 1001}, {"limit": "many"}, {"page_number": -1}):
        talk.get("/clients", query)
    talk.get("/project_time_entries", {"from": "yesterday", "limit": 1})
    talk.get("/absences", {"from": "2020-02-31", "limit": 1})
    talk.get("/timers/project_timer", {"username": "nobody"})
    yield from ()
