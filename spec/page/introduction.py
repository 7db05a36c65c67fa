"""What a reader of the page is told first: the words of the contract as sections, then its samples and its evidence."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any, Final

from spec.page.evidence import MARKS
from spec.samples.call import headers_of

_BEFORE: Final = "# Basics"
"""The section of the menu that everything but the first paragraph is in."""
_TOPIC: Final = re.compile(r"^\*\*([^*]+)\.\*\* ", re.MULTILINE)
_LEDGER: Final = "`EVIDENCE.md`"

_TEXT: Final = """\
## Samples

Every operation has a sample for cURL (7.76 or newer), Python and TypeScript, ready to be copied. They take the address
and the keys from the environment:

```sh
export TIMETRACK_BASE_URL='{url}'
{variables}
```

The sample for Python uses `timetrack-sdk`, which reads a list to its end and keeps the limit. That for TypeScript uses
`openapi-fetch` 0.17 with types made by `npx openapi-typescript timetrack.yaml -o timetrack.ts`. TypeScript and cURL ask
once, for the first page of a list. All of them are run against a mock before this page is handed out.

## How sure a statement is

{marks}

What is not documented says so, an operation beside its name. `E22` is an entry of the evidence ledger,
[EVIDENCE.md](EVIDENCE.md), which is handed out together with this page: what is known, what is assumed, and what would
settle it. The name of an operation in other programs, its operationId, is below its description.
"""


def introduction(document: Mapping[str, Any]) -> str:
    """The description of the whole contract in Markdown; each topic of it becomes an entry of the menu."""
    told = document["info"]["description"].replace(_LEDGER, "[EVIDENCE.md](EVIDENCE.md)").rstrip()
    first, _, topics = _TOPIC.sub(r"## \1\n\n", told).partition("## ")
    sections = [f"## {topics}"] if topics else []
    return "\n\n".join([first.rstrip(), _BEFORE, *sections, _about_page(document)])


def _about_page(document: Mapping[str, Any]) -> str:
    server = document["servers"][0]
    values = {name: variable["default"] for name, variable in server.get("variables", {}).items()}
    return _TEXT.format(
        url=server["url"].format_map(values),
        variables="\n".join(f"export {variable}='…'" for variable in headers_of(document).values()),
        marks="\n".join(f"- **{mark.said}**: {mark.meaning}." for mark in MARKS.values()),
    )
