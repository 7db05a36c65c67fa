"""What the probes of a live account use: asking, remembering, and saying what was found."""

from collections.abc import Callable, Iterator, Mapping

from tests.contract.answers.check import findings
from tests.contract.answers.contract import Contract, Operation, ledger_of
from tests.contract.answers.exchange import Exchange
from tests.contract.answers.shown import shown
from tests.contract.findings import Finding, Kind
from tests.contract.live.ask import Ask, Keys, reading

Send = Callable[[Ask], Exchange]
_USER_KEYS = ("user", "username")


class Talk:
    """Asks an account, the same question only once, and keeps everything that was said."""

    def __init__(self, send: Send, contract: Contract, user: str | None = None, *, is_encrypted: bool = False) -> None:
        self._send = send
        self._known: dict[Ask, Exchange] = {}
        self.contract = contract
        self.is_encrypted = is_encrypted
        self._user = user
        self.said: list[Exchange] = []
        self._found: list[tuple[Finding, ...]] = []

    @property
    def user(self) -> str | None:
        """The user name to ask for: the given one, or the first that an answer showed; None if none is known."""
        if self._user is None:
            shown = (record.get(key) for answer in self.said for key in _USER_KEYS for record in answer.records)
            self._user = next((name for name in shown if isinstance(name, str) and name), None)
        return self._user

    def get(self, path: str, query: Mapping[str, object] | None = None, keys: Keys = Keys.BOTH) -> Exchange:
        """Read something; what was read before is not asked for again."""
        ask = reading(path, query, keys)
        if ask not in self._known:
            self._known[ask] = self.fresh(ask)
        return self._known[ask]

    def fresh(self, ask: Ask) -> Exchange:
        """Send a request, whether it was sent before or not."""
        exchange = self._send(ask)
        self.said.append(exchange)
        self._found.append(findings(self.contract, exchange))
        return exchange

    def found(self, since: int = 0) -> Iterator[Finding]:
        """What the answers from a certain one on say about the contract by themselves."""
        yield from (each for found in self._found[since:] for each in found)

    def lists(self) -> tuple[Operation, ...]:
        """The operations that list records."""
        return tuple(each for each in self.contract.operations if each.name.startswith("list_"))

    def readable(self) -> tuple[Operation, ...]:
        """The operations that read one record by its id."""
        gets = [each for each in self.contract.operations if each.method == "GET"]
        return tuple(each for each in gets if each.template.endswith("/{id}"))

    def deviates(self, exchange: Exchange, ledger: str, says: str, did: str) -> Finding:
        """The server does not do what the contract says."""
        return self._finding(Kind.DEVIATES, exchange, ledger, says, did)

    def settles(self, exchange: Exchange, ledger: str, says: str, did: str) -> Finding:
        """The server showed what the contract leaves open."""
        return self._finding(Kind.SETTLES, exchange, ledger, says, did)

    def judged(self, right: bool, exchange: Exchange, ledger: str, says: str, did: str) -> Finding:
        """One of the two, depending on whether the contract was right."""
        return self._finding(Kind.SETTLES if right else Kind.DEVIATES, exchange, ledger, says, did)

    def open(self, name: str, ledger: str, says: str, why: str) -> Finding:
        """A question that this account cannot answer."""
        return Finding(Kind.OPEN, name, (ledger,), says, why)

    def _finding(self, kind: Kind, exchange: Exchange, ledger: str, says: str, did: str) -> Finding:
        operation = self.contract.find(exchange.method, exchange.path)
        if operation is None:
            return Finding(kind, "", _entries(ledger), says, did, f"{exchange.method} {exchange.path}")
        return Finding(kind, operation.name, _entries(ledger), says, did, shown(operation, exchange))


def _entries(ledger: str) -> tuple[str, ...]:
    return tuple(ledger.split())


def of_operation(operation: Operation) -> str:
    """The entries that the contract names for an operation as a whole."""
    return " ".join(ledger_of(operation.node))
