"""Text that can stand between <script> and </script>, whatever it says."""

from __future__ import annotations

import json
import re
from typing import Any, Final

_MARKUP: Final = re.compile("<(?=!--|/?script)", re.IGNORECASE)
_ESCAPED: Final = {"<": "\\u003c", "\u2028": "\\u2028", "\u2029": "\\u2029"}


def as_json(value: Any) -> str:
    """A value as JSON in which nothing reads like the end of the element, or like a comment."""
    text = json.dumps(value, ensure_ascii=False, separators=(",", ":"))
    return re.sub("[<\u2028\u2029]", lambda found: _ESCAPED[found[0]], text)


def as_script(code: str) -> str:
    """A script of which the same holds. Such markup stands in its texts and regular expressions only."""
    return _MARKUP.sub(r"\\x3c", code).strip()
