"""The requests of a journal as a test looks at them: to be filtered, counted and expected."""

from collections.abc import Iterator, Mapping, Sequence
from typing import overload

from timetrack_mock.contract import Contract
from timetrack_mock.expectation import Expectation, complaint
from timetrack_mock.journal import Entry, Journal
from timetrack_mock.message import Json
from timetrack_mock.selection import select


class UnknownParameterWarning(UserWarning):
    """A request had a query parameter that the contract does not know; the mock ignored it."""


class Requests(Sequence[Entry]):
    """The requests that a mock has answered, oldest first; what arrives later is in it, too.

    `to` is an operation such as `create_client`, a method and a path such as `POST /clients` or `GET /clients/{id}`,
    or None for any request; ValueError is raised for what the contract does not know. `query` and `body` name what
    must be among the parameters and the properties (whatever else there is); a parameter of None must not be given.
    `status` is the status that was answered.
    """

    def __init__(self, journal: Journal, contract: Contract, chosen: Sequence[Entry] | None = None) -> None:
        self._journal = journal
        self._contract = contract
        self._chosen = chosen

    def expect(
        self,
        to: str | None = None,
        *,
        times: int | None = None,
        query: Mapping[str, object] | None = None,
        body: Mapping[str, Json] | None = None,
        status: int | None = None,
    ) -> "Requests":
        """Raise AssertionError unless such requests arrived, exactly so many `times` or at least once; return them."""
        __tracebackhide__ = True
        wanted = self._expectation(to, query, body, status)
        entries = self._entries()
        found = [entry for entry in entries if not wanted.misses(entry)]
        if len(found) != times if times is not None else not found:
            raise AssertionError(complaint(wanted, times, entries, self._contract.base_path))
        return Requests(self._journal, self._contract, found)

    def expect_none(
        self,
        to: str | None = None,
        *,
        query: Mapping[str, object] | None = None,
        body: Mapping[str, Json] | None = None,
        status: int | None = None,
    ) -> None:
        """Raise AssertionError if such a request arrived."""
        __tracebackhide__ = True
        self.expect(to, times=0, query=query, body=body, status=status)

    def to(
        self,
        to: str | None = None,
        *,
        query: Mapping[str, object] | None = None,
        body: Mapping[str, Json] | None = None,
        status: int | None = None,
    ) -> "Requests":
        """Return such requests, as many or as few as have arrived until now."""
        wanted = self._expectation(to, query, body, status)
        chosen = [entry for entry in self._entries() if not wanted.misses(entry)]
        return Requests(self._journal, self._contract, chosen)

    @property
    def operations(self) -> list[str | None]:
        """The operationIds in the order of arrival, None for what the contract does not know."""
        return [entry.operation for entry in self._entries()]

    @property
    def unknown(self) -> dict[str, list[str]]:
        """The parameters that the contract does not know and the mock ignored, by the operation they were sent to."""
        found: dict[str, list[str]] = {}
        for entry in self._entries():
            for name in entry.unknown:
                names = found.setdefault(entry.operation or "", [])
                if name not in names:
                    names.append(name)
        return found

    def clear(self) -> None:
        """Forget all requests that have arrived until now."""
        self._journal.clear()

    def _expectation(
        self,
        to: str | None,
        query: Mapping[str, object] | None,
        body: Mapping[str, Json] | None,
        status: int | None,
    ) -> Expectation:
        selector = None if to is None else select(to, self._contract)
        return Expectation(selector, query or {}, body or {}, status)

    def _entries(self) -> Sequence[Entry]:
        return self._journal.entries if self._chosen is None else self._chosen

    @overload
    def __getitem__(self, index: int) -> Entry: ...
    @overload
    def __getitem__(self, index: slice) -> Sequence[Entry]: ...
    def __getitem__(self, index: int | slice) -> Entry | Sequence[Entry]:
        return self._entries()[index]

    def __len__(self) -> int:
        return len(self._entries())

    def __iter__(self) -> Iterator[Entry]:
        return iter(self._entries())

    def __repr__(self) -> str:
        return f"Requests({list(self._entries())!r})"
