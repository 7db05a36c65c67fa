"""Reading a contract from a file."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import yaml

from generator.contract import METHODS, is_map


class Unreadable(Exception):
    """A file that is no contract; the text says which and why."""


def read(path: Path) -> dict[str, Any]:
    """The OpenAPI document in a YAML or JSON file; raises Unreadable."""
    try:
        document = yaml.safe_load(path.read_text(encoding="utf-8"))
    except (OSError, UnicodeDecodeError) as error:
        raise Unreadable(f"{path} cannot be read: {getattr(error, 'strerror', None) or error}.") from error
    except yaml.YAMLError as error:
        mark = getattr(error, "problem_mark", None)
        place = f" at line {mark.line + 1}" if mark else ""
        raise Unreadable(f"{path} is no YAML{place}: {getattr(error, 'problem', None) or error}.") from error
    if not is_map(document) or not is_map(document.get("paths")):
        raise Unreadable(f"{path} is no OpenAPI document: it has no `paths`.")
    for place, item in document["paths"].items():
        operations = [item.get(method, {"responses": {}}) for method in METHODS] if is_map(item) else [None]
        if not all(is_map(operation) and is_map(operation.get("responses")) for operation in operations):
            raise Unreadable(f"{path} is no OpenAPI document: `{place}` has an operation without `responses`.")
    return document
