"""Key and secret: shown nowhere, pickled never, sent only as the two headers that the contract demands together."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NoReturn

from timetrack.redaction import HIDDEN, Redaction
from timetrack_client import contract


class Secret:
    """A text that `repr`, `str`, logs and tracebacks with locals show as `***`, and that cannot be pickled."""

    __slots__ = ("_text",)

    def __init__(self, text: str) -> None:
        self._text = text

    def reveal(self) -> str:
        """Return the text itself, to be sent and for nothing else."""
        return self._text

    def __repr__(self) -> str:
        return HIDDEN

    def __reduce__(self) -> NoReturn:
        raise TypeError("Key and secret are not pickled: make the client where it is used.")


class Credentials:
    """A key and its secret."""

    __slots__ = ("_key", "_redaction", "_secret")

    def __init__(self, key: Secret, secret: Secret) -> None:
        self._key = key
        self._secret = secret
        self._redaction = Redaction((key.reveal(), secret.reveal()))

    @property
    def key(self) -> Secret:
        """The key, which names a budget together with the server."""
        return self._key

    def headers(self) -> dict[str, str]:
        """Return the headers that prove who is calling (general API page, "Authentication")."""
        return dict(zip(contract.SECURITY_HEADERS, (self._key.reveal(), self._secret.reveal()), strict=True))

    def redaction(self, others: Iterable[str] = ()) -> Redaction:
        """Return the search for key and secret, and for others that must not be seen, in what a server may echo."""
        more = tuple(others)
        return Redaction((self._key.reveal(), self._secret.reveal(), *more)) if more else self._redaction

    def __repr__(self) -> str:
        return f"Credentials({HIDDEN})"
