"""Takes key and secret out of whatever a server may have echoed, in every notation it may have echoed them in."""

import base64
import html
import re
from collections.abc import Iterable, Iterator

HIDDEN = "***"


class Secrets:
    """Texts that nobody may see; not shown by `repr`."""

    __slots__ = ("_pattern",)

    def __init__(self, texts: Iterable[str]) -> None:
        longest_first = sorted({text for text in texts if text}, key=len, reverse=True)
        patterns = [pattern for text in longest_first for pattern in _patterns(text)]
        self._pattern = re.compile("|".join(patterns) or r"(?!)", re.IGNORECASE)

    def hidden(self, text: str) -> str:
        """A text without them."""
        return self._pattern.sub(HIDDEN, text)

    def hidden_bytes(self, content: bytes) -> bytes:
        """The same for bytes, whatever they mean."""
        return self.hidden(content.decode("latin-1")).encode("latin-1")

    def __repr__(self) -> str:
        return f"Secrets({HIDDEN})"


def _patterns(text: str) -> Iterator[str]:
    """What a text looks like in URLs, JSON, HTML and base 64, also within each other."""
    for each in {text, text.encode("utf-8", "surrogatepass").decode("latin-1")}:
        yield r"\\*".join(_letter(letter) for letter in each)
        encoded = base64.b64encode(each.encode("latin-1", "ignore")).decode().rstrip("=")
        yield re.escape(encoded)
        yield re.escape(encoded.translate(str.maketrans("+/", "-_")))


def _letter(letter: str) -> str:
    """One letter: as it is, as a reference of JSON or of HTML, or in percent."""
    number, named = ord(letter), html.escape(letter)
    forms = {re.escape(letter), re.escape(named), rf"u{number:04x}", rf"&#0*{number};", rf"&#x0*{number:x};"}
    percent = "".join(f"%(?:25)*{byte:02x}" for byte in letter.encode("utf-8", "surrogatepass"))
    return f"(?:{'|'.join((*sorted(forms, key=len, reverse=True), percent))})"
