"""Takes what must be seen nowhere out of the texts of others: of a server that echoes, of a library that complains.

A secret that is echoed need not stand there letter by letter: JSON escapes its quotes, a query its plus signs, a page
its ampersands, and a `repr` its backslashes. All of these forms are known beforehand, so that one search finds them.
"""

from __future__ import annotations

import json
import re
from base64 import b64encode
from collections.abc import Iterable, Iterator
from html import escape
from typing import Final, NoReturn
from urllib.parse import quote, quote_plus

HIDDEN: Final = "***"
_NOTHING: Final = "(?!)"
_SHORTEST: Final = 4
"""A shorter secret is found in every other word, so only where it stands alone is it taken for one."""


class Redaction:
    """Some secrets, and the search for them, which is made when it is first needed. Its own `repr` shows none."""

    __slots__ = ("_pattern", "_secrets")

    def __init__(self, secrets: Iterable[str]) -> None:
        self._secrets = tuple(secrets)
        self._pattern: re.Pattern[str] | None = None

    def __call__(self, text: str) -> str:
        """Return a text in which `***` stands for each secret, however it is written."""
        if self._pattern is None:
            self._pattern = _search(self._secrets)
        return self._pattern.sub(HIDDEN, text)

    def __repr__(self) -> str:
        return f"Redaction({HIDDEN})"

    def __reduce__(self) -> NoReturn:
        raise TypeError("A redaction knows the secrets, and is not pickled.")


def _search(secrets: Iterable[str]) -> re.Pattern[str]:
    forms = {form for secret in secrets if secret for form in _forms(secret)}
    # The longest first: a short secret may be a part of a long one.
    alternatives = [_alternative(form) for form in sorted(forms, key=lambda form: (-len(form), form))]
    return re.compile("|".join(alternatives) or _NOTHING)


def _forms(secret: str) -> Iterator[str]:
    yield secret
    for ascii_only in (True, False):
        yield json.dumps(secret, ensure_ascii=ascii_only)[1:-1]
        yield json.dumps(secret, ensure_ascii=ascii_only)[1:-1].replace("/", "\\/")
    yield repr(secret)[1:-1]
    yield repr(f"'{secret}")[2:-1]
    yield escape(secret)
    yield escape(secret, quote=False)
    raw = secret.encode("utf-8", "surrogatepass")
    yield from (repr(raw)[2:-1], repr(b"'" + raw)[3:-1])
    yield from (quote(raw, safe=""), quote(raw), quote_plus(raw))
    yield b64encode(raw).decode()


def _alternative(form: str) -> str:
    return re.escape(form) if len(form) >= _SHORTEST else rf"(?<!\w){re.escape(form)}(?!\w)"
