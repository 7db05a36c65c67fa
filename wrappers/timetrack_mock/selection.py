"""Which requests are meant, in the words of the contract: an operation, or a method and a path."""

from collections.abc import Sequence
from dataclasses import dataclass
from difflib import get_close_matches

from timetrack_mock.contract import Contract


@dataclass(frozen=True, slots=True)
class Selector:
    """Some of all requests; `text` is how a person named them, `shown` says the same more completely."""

    text: str
    shown: str
    operation: str | None
    method: str | None = None
    path: tuple[str, ...] = ()
    base: str = ""

    def matches(self, method: str, path: str, operation: str | None) -> bool:
        """Whether a request is meant, given its method, its path, and the id of the operation that those mean."""
        if self.operation is not None:
            return operation == self.operation
        return self.method in (None, method) and self._is_at(path)

    def _is_at(self, path: str) -> bool:
        parts = _parts(path, self.base)
        return len(parts) == len(self.path) and all(
            wanted.startswith("{") or wanted == given for wanted, given in zip(self.path, parts, strict=True)
        )


def select(text: str, contract: Contract) -> Selector:
    """Read `create_client`, `POST /clients`, `GET /clients/{id}` or `/clients`; raises ValueError for anything else.

    Paths begin behind the base path of the API, `{…}` stands for any id, and a path alone is meant with every method.
    """
    for operation in contract.operations:
        if operation.id == text:
            shown = f"{text} ({operation.method} /{'/'.join(operation.path)})"
            return Selector(text, shown, operation.id)
    method, _, path = text.rpartition(" ")
    if path.startswith("/") and (not method or method.isalpha()):
        parts = _parts(path, contract.base_path)
        return Selector(text, text, None, method.upper() or None, parts, contract.base_path)
    raise ValueError(_unknown(text, [operation.id for operation in contract.operations]))


def _parts(path: str, base: str) -> tuple[str, ...]:
    return tuple(path.removeprefix(base).strip("/").split("/"))


def _unknown(text: str, known: Sequence[str]) -> str:
    near = get_close_matches(text, known, 1)
    hint = f"did you mean {near[0]!r}?" if near else "give a method and a path, such as 'POST /clients'."
    return f"{text!r} is no operation of the contract; {hint}"
