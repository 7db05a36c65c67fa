"""How sure the contract is of a statement, in words such as: inferred, see E22 and E38."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from typing import Any, Final

from attrs import frozen

from generator.contract import Node, is_list, is_map
from spec.publication import DATA


@frozen
class Mark:
    """A mark of `x-evidence`: how people say it, what it means, and the colour of its badge, if it has one."""

    said: str
    meaning: str
    colour: str = ""


DOCUMENTED: Final = "documented"
MARKS: Final[Mapping[str, Mark]] = {
    DOCUMENTED: Mark("documented", "a page of the vendor about the API says so"),
    "integration": Mark("seen in public code", "public code that calls the API does so", "#1f6feb"),
    "inferred": Mark("inferred", "it follows by analogy, or from the vendor's help about the app", "#9a6700"),
}

LIKELY_REQUIRED: Final = "*Most likely required.*"


def noted(node: Node) -> dict[str, Any]:
    """A deep copy in which each description ends with how sure it is, if that is not `documented`, and the ledger."""
    copy: dict[str, Any] = {key: value if key in DATA else _copied(value) for key, value in node.items()}
    if "$ref" not in node and isinstance(text := node.get("description"), str):
        copy["description"] = _joined(text, _sentence(node, text))
    for name in node.get("x-likely-required", ()):
        inner = copy["properties"][name]
        inner["description"] = _joined(inner.get("description", ""), LIKELY_REQUIRED)
    return copy


def of_operation(node: Node) -> str:
    """The description of an operation, and below it the name that clients know it by, with its evidence."""
    mark = _mark(node)
    source = f" ({node['x-source']})" if "x-source" in node and not mark.colour else ""
    told = [f"`{node['operationId']}`", f"**{mark.said}**" if mark.colour else mark.said + source, *_see(_ledger(node))]
    return f"{node.get('description', '').rstrip()}\n\n{' · '.join(told)}"


def badges(node: Node) -> list[dict[str, str]]:
    """A coloured word beside the name of an operation that is not documented."""
    mark = _mark(node)
    return [{"name": mark.said, "color": mark.colour, "position": "after"}] if mark.colour else []


def _mark(node: Node) -> Mark:
    return MARKS[node.get("x-evidence", DOCUMENTED)]


def _copied(value: Any) -> Any:
    if is_map(value):
        return noted(value)
    return [_copied(item) for item in value] if is_list(value) else value


def _sentence(node: Node, text: str) -> str:
    """What is added to a description; entries that it names itself are not named again."""
    mark, named = _mark(node), _named(text)
    said = [mark.said] if mark.colour else []
    told = ", ".join(said + _see(entry for entry in _ledger(node) if entry not in named))
    return f"*{told[0].upper()}{told[1:]}.*" if told else ""


def _ledger(node: Node) -> list[str]:
    entries: Any = node.get("x-ledger", [])
    return list(entries) if is_list(entries) else [entries]


def _see(entries: Iterable[str]) -> list[str]:
    *before, last = ["", *entries]
    return [f"see {' and '.join(filter(None, (', '.join(before[1:]), last)))}"] if last else []


def _named(text: str) -> set[str]:
    return set(re.findall(r"\bE[0-9]{2}\b", text))


def _joined(text: str, sentence: str) -> str:
    """A text without a full stop gets one if something follows."""
    text = text.rstrip()
    if not text or not sentence:
        return text or sentence
    return f"{text}{'' if text.rstrip('*')[-1] in '.:!?)' else '.'} {sentence}"
