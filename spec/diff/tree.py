"""The form in which contracts are compared: one self-contained tree for each operation, in which order means nothing.

References are followed, `allOf` is merged where nothing contradicts, what holds for a path or the whole document stands
in each operation, and lists whose order means nothing become maps. Names that the contract chose (of properties,
parameters, headers …) are marked with `=`, so that a property called `description` is not taken for a description.

Two keys are ours: `$from` is the component that a node was written as, and `$required` stands in the property itself.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Final, TypeAlias

Tree: TypeAlias = dict[str, Any]

FROM: Final = "$from"
REQUIRED: Final = "$required"
ABSENT: Final = "$absent"
"""What a difference has where there is nothing; null is something."""
ENUMS: Final = ("enum", "x-extensible-enum")
CHOICES: Final = ("oneOf", "anyOf", "allOf")
SCHEMAS: Final = ("schema", "items", "not", "additionalProperties")
"""Keywords whose value is a schema."""
OPAQUE: Final = frozenset({"example", "examples", "default", "externalDocs", "callbacks", "x-codeSamples"})
"""Keywords whose value is compared as a whole."""


MAPS: Final = frozenset({"parameters", "headers", "content", "links", "tags", "servers", "properties", "variables"})
"""Keywords whose value is a map of names: a missing one is an empty one."""
_FALSE_ANYWAY: Final = ("nullable", "deprecated", "required", "readOnly", "writeOnly", "uniqueItems")


def said(node: Mapping[str, Any]) -> Tree:
    """A node without what OpenAPI takes for granted."""
    return {key: value for key, value in node.items() if not (value is False and key in _FALSE_ANYWAY)}


def name(text: object) -> str:
    """A name that the contract chose, marked."""
    return f"={text}"


def is_name(step: str) -> bool:
    """Whether a step of a path is a name rather than a keyword."""
    return step.startswith("=")


def is_schema(path: tuple[str, ...]) -> bool:
    """Whether a schema stands at this path."""
    return bool(path) and (path[-1] in SCHEMAS or (len(path) > 1 and path[-2] in ("properties", *CHOICES)))
