"""Takes what must be seen nowhere out of the texts of others: of a server that echoes, of a library that complains.

A secret that is echoed need not stand there letter by letter: JSON escapes its quotes, a query its plus signs, a page
its ampersands, a `repr` its backslashes, and who quotes a quotation does so twice. All of these forms are known
beforehand, so that one search finds them; of a secret of letters and digits, nearly all are the same.
"""

from __future__ import annotations

import json
import re
from base64 import b64encode, urlsafe_b64encode
from collections.abc import Iterable, Iterator
from html import escape
from typing import Final, NoReturn
from urllib.parse import quote, quote_plus

HIDDEN: Final = "***"
_OF_BROWSERS: Final = "!'()*~"
"""What a browser leaves in a query as it is."""
_PERCENT: Final = re.compile("%[0-9A-F]{2}")
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
            try:
                self._pattern = _search(self._secrets)
            except BaseException as interruption:
                raise_bare(interruption)
        return self._pattern.sub(HIDDEN, text)

    def __repr__(self) -> str:
        return f"Redaction({HIDDEN})"

    def __reduce__(self) -> NoReturn:
        raise TypeError("A redaction knows the secrets, and is not pickled.")


def raise_bare(interruption: BaseException) -> NoReturn:
    """Raise without what it passed on the way here: frames whose locals hold secrets, and what was handled in them."""
    interruption.__context__ = interruption.__cause__ = None
    raise interruption.with_traceback(None)


def _search(secrets: Iterable[str]) -> re.Pattern[str]:
    forms = {form for secret in secrets if secret for form in _forms(secret)}
    # The longest first: a short secret may be a part of a long one.
    alternatives = [_alternative(form) for form in sorted(forms, key=lambda form: (-len(form), form))]
    return re.compile("|".join(alternatives) or _NOTHING)


def _forms(secret: str) -> Iterator[str]:
    quoted = {secret, *_quoted(secret)}
    yield from quoted
    for form in quoted:
        yield from _quoted(form)
    raw = secret.encode("utf-8", "surrogatepass")
    for encoded in (b64encode(raw).decode(), urlsafe_b64encode(raw).decode()):
        yield from (encoded, encoded.rstrip("="), quote(encoded, safe=""))
    yield raw.hex()


def _quoted(text: str) -> Iterator[str]:
    for ascii_only in (True, False):
        written = json.dumps(text, ensure_ascii=ascii_only)[1:-1]
        yield from (written, written.replace("/", "\\/"))
    yield repr(text)[1:-1]
    yield repr(f"'{text}")[2:-1]
    page = escape(text)
    yield from (page, page.replace("&#x27;", "&apos;"), page.replace("&#x27;", "&#39;"), escape(text, quote=False))
    raw = text.encode("utf-8", "surrogatepass")
    yield from (repr(raw)[2:-1], repr(b"'" + raw)[3:-1])
    for query in (quote(raw, safe=""), quote(raw), quote(raw, safe=_OF_BROWSERS), quote_plus(raw)):
        yield from (query, _PERCENT.sub(lambda found: found[0].lower(), query))


def _alternative(form: str) -> str:
    return re.escape(form) if len(form) >= _SHORTEST else rf"(?<!\w){re.escape(form)}(?!\w)"
