"""Creates records that carry a marker, and removes them again, whatever happened in between."""

from collections.abc import Mapping
from typing import Any

from tests.contract.answers.exchange import Exchange
from tests.contract.live.ask import Ask, reading
from tests.contract.live.rules import OwnRecords
from tests.contract.live.talk import Talk

MARKER = "timetrack-sdk-contract-test"
DAY = "2020-10-23"
# Where records with the marker are found when no answer told their id, those that refer to others first.
_SEARCHES: tuple[tuple[str, str], ...] = (
    ("/expenses", "name"),
    ("/expenses", "clientName"),
    ("/project_time_entries", "clientName"),
    ("/projects", "projectName"),
    ("/tasks", "name"),
    ("/clients", "name"),
)
_LARGEST = 1000


class Desk:
    """What the writing probes use. The rule of the transport decides what may be sent; this only asks.

    `user` is whom entries may be written for; None for nobody.
    """

    def __init__(self, talk: Talk, rule: OwnRecords, user: str | None = None) -> None:
        self.talk = talk
        self.rule = rule
        self.marker = rule.marker
        self.user = user

    def create(self, path: str, body: Mapping[str, Any]) -> Exchange:
        """Send a record that carries the marker, and look at it, so that the rule knows whose it is."""
        answer = self.talk.fresh(Ask("POST", path, json=body))
        number = answer.record.get("id", answer.record.get("ID"))
        if answer.done and isinstance(number, int):
            self.read(f"{path}/{number}")
        return answer

    def create_raw(self, path: str, body: str) -> Exchange:
        """Send a body that need not be JSON."""
        return self.talk.fresh(Ask("POST", path, raw=body.encode()))

    def update(self, path: str, body: Mapping[str, Any]) -> Exchange:
        """Change a record of ours."""
        return self.talk.fresh(Ask("PUT", path, json=body))

    def delete(self, path: str) -> Exchange:
        """Remove a record of ours."""
        return self.talk.fresh(Ask("DELETE", path))

    def read(self, path: str, query: Mapping[str, object] | None = None) -> Exchange:
        """Look at what has become of it."""
        return self.talk.fresh(reading(path, query))

    def made_in(self, path: str) -> str | None:
        """The newest of our records in a list; asks the server for it if no answer told its id."""
        if self._newest(path) is None:
            self._search(path)
        return self._newest(path)

    def _newest(self, path: str) -> str | None:
        mine = [each for each in self.rule.own if each.startswith(f"{path}/")]
        return mine[-1] if mine else None

    def _search(self, only: str = "") -> None:
        """Look for our records; the rule sees every answer and learns from it."""
        for path, name in _SEARCHES:
            if path.startswith(only):
                self.read(path, {name: self.marker, "limit": _LARGEST})
        if self.user is not None and "/attendances".startswith(only):
            day = {"from": f"{DAY}T00:00:00.000Z", "to": f"{DAY}T23:59:59.999Z"}
            self.read("/attendances", {"username": self.user, **day, "limit": _LARGEST})

    def clear(self) -> tuple[str, ...]:
        """Remove everything that carries the marker, also what no answer told; return the paths of what is left."""
        for path in reversed(self.rule.own):
            self.delete(path)
        self._search()
        if self.rule.own:
            for path in sorted(self.rule.own, key=_rank):
                self.delete(path)
            self._search()  # what is found once more was not deleted, whatever the server said
        return self.rule.own


def _rank(path: str) -> int:
    """What refers to others comes first."""
    collections = [collection for collection, _ in _SEARCHES]
    return next((index for index, each in enumerate(collections) if path.startswith(f"{each}/")), -1)
