"""The form in which contracts are compared: one self-contained tree for each operation, in which order means nothing.

References are followed, `allOf` is merged where nothing contradicts, what holds for a path or the whole document stands
in each operation, and lists whose order means nothing become maps. Names that the contract chose (of properties,
parameters, headers …) are marked with `=`, so that a property called `description` is not taken for a description.

Three keys are ours: `$from` is the component that a node was written as, `$required` stands in the property itself,
and `$written` holds the defaults of OpenAPI that the node writes out (`defaults.toml`): the rest of it is without them.
"""

from __future__ import annotations

from typing import Any, Final, TypeAlias

from generator.contract import is_list, is_map

Tree: TypeAlias = dict[str, Any]

FROM: Final = "$from"
REQUIRED: Final = "$required"
WRITTEN: Final = "$written"
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


def unwritten(node: Any) -> Any:
    """A tree without the notes of what it says although that goes without saying."""
    if is_list(node):
        return [unwritten(item) for item in node]
    return {key: unwritten(value) for key, value in node.items() if key != WRITTEN} if is_map(node) else node


def name(text: object) -> str:
    """A name that the contract chose, marked."""
    return f"={text}"


def is_name(step: str) -> bool:
    """Whether a step of a path is a name rather than a keyword."""
    return step.startswith("=")


def is_schema(path: tuple[str, ...]) -> bool:
    """Whether a schema stands at this path."""
    return bool(path) and (path[-1] in SCHEMAS or (len(path) > 1 and path[-2] in ("properties", *CHOICES)))
