"""The contract for people: how sure each statement is, said in words, and names that read well.

Only the page shows this document. It is no contract: a program reads `timetrack.yaml`.
"""

from __future__ import annotations

from collections.abc import Mapping
from copy import deepcopy
from typing import Any, Final

from generator.contract import operations
from spec.page.evidence import badges, noted, of_operation
from spec.page.introduction import introduction
from spec.samples import EXTENSION

_COLOURED_AS: Final = {"Shell": "bash", "TypeScript": "javascript"}
"""Redoc knows the words of few languages, and those of TypeScript are JavaScript's."""


def readable(document: Mapping[str, Any]) -> dict[str, Any]:
    """A copy with evidence in the descriptions, tags named for people, and an introduction to both and the samples."""
    shown = noted(dict(document))
    shown["info"]["description"] = introduction(document)
    shown["tags"] = [{**tag, "x-displayName": title(tag["name"])} for tag in document.get("tags", [])]
    for raw in operations(document):
        operation = shown["paths"][raw.path][raw.method]
        operation["description"] = of_operation(raw.node)
        operation["x-badges"] = badges(raw.node)
        for sample in operation.get(EXTENSION, []):
            sample["lang"] = _COLOURED_AS.get(sample["lang"], sample["lang"])
    return shown


def plain(document: Mapping[str, Any]) -> dict[str, Any]:
    """A copy without the samples: the contract as it is handed out."""
    copy = deepcopy(dict(document))
    for raw in operations(copy):
        copy["paths"][raw.path][raw.method].pop(EXTENSION, None)
    return copy


def title(tag: str) -> str:
    """`project_time_entries` reads as `Project time entries`."""
    return tag.replace("_", " ").capitalize()
