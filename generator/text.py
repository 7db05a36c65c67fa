"""Untrusted text from the contract, made safe and readable: literals, docstrings, wrapped paragraphs."""

from __future__ import annotations

import re
import textwrap
import unicodedata

from openapi_python_client.strings import in_double_quote_literal, in_f_string_literal, safe_for_docstring

LINE_LENGTH = 110
HIDDEN = frozenset({"Cc", "Cf", "Cn", "Co", "Cs", "Zl", "Zp"})
NEW_ITEM = re.compile(r"(?:[-*+]|[0-9]{1,2}[.)])\s")


def literal(value: str) -> str:
    """The value as a Python string literal, quotes included."""
    return f'"{in_double_quote_literal(value)}"'


def f_string_part(value: str) -> str:
    """The value as literal text inside an f-string, without quotes."""
    return in_f_string_literal(value)


def printable(value: str) -> bool:
    """Whether the generator's filters keep every character of a name or value."""
    return not any(unicodedata.category(character) in HIDDEN for character in value)


def sentence(value: str) -> str:
    """One line that ends like a sentence; an empty text stays empty."""
    flat = " ".join(_clean(value).split())
    return flat if not flat or flat[-1] in ".!?:…" else flat + "."


def paragraphs(value: str) -> list[str]:
    """A description as blocks: blank lines part them, every bullet is a block of its own."""
    blocks: list[str] = []
    for line in _clean(value).splitlines():
        stripped = line.strip()
        if not blocks or not stripped or NEW_ITEM.match(stripped):
            blocks.append(stripped)
        else:
            blocks[-1] = f"{blocks[-1]} {stripped}".strip()
    return [block for block in blocks if block]


def wrapped(blocks: list[str], indent: int) -> list[str]:
    """Wrapped lines of several blocks, parted by empty lines except between the items of a list."""
    lines: list[str] = []
    for before, block in zip(["", *blocks], blocks, strict=False):
        if before and not (NEW_ITEM.match(before) and NEW_ITEM.match(block)):
            lines.append("")
        lines += _fold(block, indent, "  " if NEW_ITEM.match(block) else "")
    return lines


def argument(name: str, description: str, indent: int) -> list[str]:
    """One entry of an `Args:` section."""
    entry = f"{name}: {' '.join(paragraphs(description))}" if description.strip() else f"{name}:"
    return ["    " + line for line in _fold(sentence(entry), indent + 4, "    ")]


def docstring(lines: list[str], indent: int) -> str:
    """Lines as a complete docstring, to be placed behind `indent` spaces."""
    safe = [safe_for_docstring(line) if line else "" for line in lines]
    pad = "\n" + " " * indent
    body = re.sub(r"\n +(?=\n)", "\n", pad.join(safe))
    if len(safe) > 1:
        return f'"""{body}{pad}"""'
    return f'"""{body[:-1]}\\""""' if body.endswith('"') else f'"""{body}"""'


def _fold(block: str, indent: int, hanging: str) -> list[str]:
    width = max(40, LINE_LENGTH - indent)
    return textwrap.wrap(block, width, subsequent_indent=hanging, break_long_words=False, break_on_hyphens=False) or [
        ""
    ]


def _clean(value: str) -> str:
    """Without characters that are invisible or illegal in source: controls, bidi marks, lone surrogates."""
    return "".join(c for c in value if c in "\n\t" or unicodedata.category(c)[0] != "C")
