"""The reference page: the contract as one HTML file to read and search, which asks nobody for anything.

It is Redoc's own bundle with the contract beside it in the file. What it shows differs from the contract in what
readers need and programs do not: see `spec.page.readable`.
"""

from __future__ import annotations

import base64
import hashlib
import json
from collections.abc import Mapping
from html import escape
from pathlib import Path
from typing import Any, Final

from spec.page.bundle import Bundle, installed_bundle
from spec.page.inline import as_json, as_script
from spec.page.readable import plain, readable

HERE: Final = Path(__file__).parent
POLICY: Final = (
    "default-src 'none'; script-src {scripts}; style-src 'unsafe-inline'; img-src data:; worker-src blob:; "
    "base-uri 'none'; form-action 'none'"
)
"""What the browser lets the page do: run its own two scripts, and a worker that it makes itself, for the search."""


def page(document: Mapping[str, Any]) -> str:
    """The page of a public contract, with the samples that it has; the same text for the same contract.

    Raises ToolMissing without the npm packages, Refused if Redoc is not what this was made for.
    """
    return with_bundle(document, installed_bundle())


def with_bundle(document: Mapping[str, Any], bundle: Bundle) -> str:
    """The same with any bundle of Redoc."""
    scripts = [f"\n{as_script(text)}\n" for text in (bundle.script, _file("page.js"))]
    parts = {
        "policy": POLICY.format(scripts=" ".join(map(_hash, scripts))),
        "title": escape(f"{document['info']['title']} {document['info']['version']}"),
        "css": _file("page.css"),
        "icon": data_uri(_file("icon.svg")),
        "licenses": escape(bundle.licenses, quote=False),
        "contract": as_json(plain(document)),
        "shown": as_json(readable(document)),
        "options": as_json(json.loads(_file("redoc.json"))),
        "redoc": scripts[0],
        "start": scripts[1],
    }
    return filled(_file("page.html"), parts)


def filled(template: str, parts: Mapping[str, str]) -> str:
    """A template with its `{{name}}`s replaced, each once, and none that is inside of a part."""
    pieces = template.replace("{{", "}}").split("}}")
    return "".join(parts[piece] if place % 2 else piece for place, piece in enumerate(pieces))


def data_uri(svg: str) -> str:
    """A drawing as an address that holds it."""
    return f"data:image/svg+xml;base64,{base64.b64encode(svg.encode()).decode()}"


def _hash(script: str) -> str:
    return f"'sha256-{base64.b64encode(hashlib.sha256(script.encode()).digest()).decode()}'"


def _file(name: str) -> str:
    return (HERE / name).read_text("utf-8")
