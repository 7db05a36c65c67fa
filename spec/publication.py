"""The public contract: what other teams get of `openapi/timetrack.yaml`, and how it is written down.

It is the same document without the extensions that only steer our mock. Nothing else is changed, so that what is proven
about one holds for the other.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Mapping
from typing import Any, Final

import yaml

from generator.contract import is_list, is_map
from spec.refused import Refused
from spec.tools import ROOT

CONTRACT: Final = ROOT / "openapi" / "timetrack.yaml"
"""The contract as it is written by hand."""
RELEASED: Final = ROOT / "openapi" / "released"
"""The public contract of every release, under its version."""

KEPT: Final[Mapping[str, str]] = {
    "x-evidence": "how sure a statement is: documented, integration or inferred; without it, documented",
    "x-source": "where a statement comes from: a name from the list of sources in EVIDENCE.md",
    "x-ledger": "the entries of EVIDENCE.md about it: what is assumed, why, and what would settle it",
    "x-rate-limit": "how many requests are allowed in how many seconds",
    "x-extensible-enum": "the values known so far; a server may add others, so read the value as what its type says",
    "x-enum-varnames": "names for these values, in the same order",
    "x-constraints": "where a limit comes from: a source, or an entry of EVIDENCE.md; at the top, those in many places",
    "x-aliases": "other names under which a server may send the property, or know the parameter",
    "x-read-as": "the name under which the written property is read back",
    "x-alternative-path": "another path that some documentation gives: to be tried where a server lacks the first",
    "x-identity": "the properties that together tell one record of a list from another, where there is no id",
    "x-clearable": "null may empty each of its properties, although no page says so; send none for what is not given",
    "x-likely-required": "properties that a server most likely demands, although no readable page says so: send them",
}
"""What says something about the API or how sure it is, and stays."""

DROPPED: Final[Mapping[str, str]] = {
    "x-filter": "how the mock compares a query parameter; its description says the same to people",
    "x-references": "which record the mock demands for a written value; the description says the same to people",
    "x-initial": "what the mock stores for what was not given; documented are only those of `billable` and `flatRate`",
    "x-unique": "a written value that only one record may have, for the mock; the description says the same to people",
}
"""What only steers our mock, and goes."""

DATA: Final = frozenset({"example", "examples", "default", "enum"})
"""Keys whose value is data of the API and no part of the description."""
_NAMED: Final = frozenset(
    {"properties", "schemas", "parameters", "responses", "headers", "requestBodies", "securitySchemes", "links"}
    | {"callbacks", "content", "variables", "mapping", "scopes", "encoding"}
)
"""Keys below which names of the contract's own stand, which may well begin with `x-`."""

_HEAD: Final = (
    "# {title}, contract {version}. Made by machine from openapi/timetrack.yaml; timetrack.json says the same.\n"
)
_NEVER_FOLDED: Final = 100_000
_HARMLESS: Final = re.compile(r"[A-Za-z/$][^,:#\[\]{}\n]*")
_BREAKING: Final = re.compile("[\x00-\x09\x0b-\x1f\x7f-\x9f\u2028\u2029\ufeff]")
"""Characters that are line breaks to YAML 1.1 alone, or that only double quotes can show."""
_WORDS: Final = frozenset({"y", "n", "yes", "no", "on", "off", "true", "false", "null"})


def public(contract: Mapping[str, Any]) -> dict[str, Any]:
    """A deep copy without the extensions that are dropped; raises Refused for one that nobody has decided about."""
    return _without(contract)


def as_yaml(document: Mapping[str, Any]) -> str:
    """The document as YAML that versions 1.1 and 1.2 read alike; the same text for the same document."""
    info = document["info"]
    body = yaml.dump(
        document, Dumper=_Dumper, sort_keys=False, allow_unicode=True, width=_NEVER_FOLDED, default_flow_style=None
    )
    return _HEAD.format(title=info["title"], version=info["version"]) + body


def as_json(document: Mapping[str, Any]) -> str:
    """The document as JSON, in the same order."""
    return json.dumps(document, indent=2, ensure_ascii=False) + "\n"


def _without(node: Mapping[str, Any]) -> dict[str, Any]:
    return {key: _child(key, value) for key, value in node.items() if not _is_dropped(key)}


def _child(key: str, value: Any) -> Any:
    if key in DATA or key in KEPT:
        return _copy(value, lambda inner: {name: _copy(one, dict) for name, one in inner.items()})
    if key in _NAMED and is_map(value):
        return {name: _copy(one, _without) for name, one in value.items()}
    return _copy(value, _without)


def _copy(value: Any, of_map: Callable[[dict[str, Any]], Any]) -> Any:
    if is_map(value):
        return of_map(value)
    return [_copy(item, of_map) for item in value] if is_list(value) else value


def _is_dropped(key: str) -> bool:
    if not key.startswith("x-") or key in KEPT:
        return False
    if key not in DROPPED:
        raise Refused(
            f"Nobody has decided whether other teams see {key}: add it to KEPT or DROPPED in spec/publication.py."
        )
    return True


class _Dumper(yaml.SafeDumper):
    """Writes every text in quotes that any reader could take for something else, and nothing as an alias."""

    def ignore_aliases(self, data: Any) -> bool:
        return True

    def increase_indent(self, flow: bool = False, indentless: bool = False) -> None:
        super().increase_indent(flow, False)


def _text(_: yaml.SafeDumper, text: str) -> yaml.ScalarNode:
    harmless = _HARMLESS.fullmatch(text) and text.lower() not in _WORDS
    style = '"' if _BREAKING.search(text) else "|" if "\n" in text else None if harmless else '"'
    return yaml.ScalarNode("tag:yaml.org,2002:str", text, style=style)


_Dumper.add_representer(str, _text)
