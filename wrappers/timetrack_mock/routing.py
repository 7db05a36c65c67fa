"""Finds the operation that a method and a path mean."""

from collections.abc import Iterable, Mapping

from timetrack_mock.contract import Contract, Operation
from timetrack_mock.message import Refusal

_Methods = dict[str, Operation]


class Routes:
    """The paths of a contract, or the alternative ones where it has them. Fixed paths come before those with an id."""

    def __init__(self, contract: Contract, *, alternative: bool = False) -> None:
        self._base = contract.base_path
        self._fixed: dict[str, _Methods] = {}
        self._by_id: dict[str, _Methods] = {}
        for operation in contract.operations:
            segments = (operation.alternative if alternative else None) or operation.path
            has_id = segments[-1].startswith("{")
            table = self._by_id if has_id else self._fixed
            path = "/".join(segments[:-1] if has_id else segments)
            table.setdefault(path, {})[operation.method] = operation

    def known(self, method: str, path: str) -> Operation | None:
        """The operation, if there is one."""
        methods, _ = self._methods(path)
        return None if methods is None else methods.get(method)

    def find(self, method: str, path: str) -> tuple[Operation, str]:
        """The operation and the id in the path (or an empty text); raises 404 or 405."""
        methods, captured = self._methods(path)
        if methods is None:
            raise Refusal(404, f"There is nothing at the path {path!a}.")
        if method not in methods:
            raise _not_allowed(method, methods)
        return methods[method], captured

    def _methods(self, path: str) -> tuple[Mapping[str, Operation] | None, str]:
        if not path.startswith(self._base + "/"):
            return None, ""
        # The vendor's examples write some paths with a slash at the end (E15).
        below = path[len(self._base) + 1 :].removesuffix("/")
        if below in self._fixed:
            return self._fixed[below], ""
        parent, _, last = below.rpartition("/")
        return self._by_id.get(parent), last


def _not_allowed(method: str, allowed: Iterable[str]) -> Refusal:
    names = ", ".join(sorted(allowed))
    return Refusal(405, f"{method} is not allowed here; allowed: {names}.", headers=(("allow", names),))
