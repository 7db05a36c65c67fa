"""What happened to something, in words: " is gone", ": `maximum` was `1000`, is now `500`"."""

from __future__ import annotations

import json
from typing import Any, Final

from generator.contract import is_map

from .differences import Difference
from .places import subject
from .tree import ABSENT, CHOICES, ENUMS, FROM, REQUIRED, WRITTEN, Tree, is_name

_LONGEST: Final = 80
_WHOLE: Final = ("", "requestBody")


def event(difference: Difference) -> str:
    """What happened; put after the subject as it is."""
    step, before, after = (difference.path or ("",))[-1], difference.before, difference.after
    owner = difference.path[-2] if len(difference.path) > 1 else ""
    if owner == WRITTEN:
        return f": {_default(step, before, after)}"
    if owner in (*ENUMS, *CHOICES, "x-enum-varnames"):
        return f": {_member(owner, step, before, after)}"
    if step in ENUMS and ABSENT in (before, after):
        return f" {_values(difference)}"
    if step == "security":
        return f"`security` demanded {_ways(before)}, now it demands {_ways(after)}"
    if step == "server":
        return f"the first server was `{before}`, is now `{after}`"
    if step == FROM:
        return _named(before, after)
    if difference.change == "respelled":
        kinds = [next(kind for kind in CHOICES if kind in schema) for schema in (before, after)]
        return f": `{kinds[0]}` is now `{kinds[1]}`"
    if difference.change in ("widened", "narrowed", "reshaped"):
        return f" was `{shape(before)}`, is now `{shape(after)}`"
    return _state(step, before, after) or _keyword(difference, step, before, after)


def short_event(difference: Difference) -> str:
    """What happened where the values do not matter: "other `description`"."""
    if WRITTEN in difference.path:
        return _default(difference.path[-1], difference.before, difference.after)
    change = {"added": "new", "removed": "no longer any"}.get(difference.change, "other")
    return f"{change} `{difference.path[-1]}`"


def shape(schema: Tree) -> str:
    """What kind of value a schema describes: "string", "number or string"."""
    kinds: list[Tree] = [schema[kind] for kind in CHOICES if kind in schema]
    choices = [shape(choice) for kind in kinds for choice in kind.values()]
    return " or ".join(dict.fromkeys(choices)) or str(schema.get("type", "anything"))


def gist(value: Any) -> str:
    """A value as it is shown: short, on one line."""
    text = value if isinstance(value, str) else json.dumps(value, ensure_ascii=False, default=str)
    text = " ".join(text.split())
    return text if len(text) <= _LONGEST else f"{text[: _LONGEST - 1]}…"


def _default(step: str, before: Any, after: Any) -> str:
    if ABSENT in (before, after):
        new = before == ABSENT
        said = gist(after if new else before)
        return f"the default `{step}: {said}` is {'' if new else 'no longer '}written out"
    return f"the default `{step}: {gist(before)}` is written as `{gist(after)}`"


def _state(step: str, before: Any, after: Any) -> str:
    if step in (REQUIRED, "required"):
        return " is now required" if after is True else " is now optional"
    if step == "nullable":
        return " may now be null" if after is True else " can no longer be null"
    if not is_name(step) and step not in _WHOLE:
        return ""
    if before == ABSENT:
        return " is new and required" if _is_required(after) else " is new"
    return " is gone" if after == ABSENT else " is used by no operation any more" if before is True else ""


def _is_required(value: Any) -> bool:
    return is_map(value) and (value.get(REQUIRED) is True or value.get("required") is True)


def _member(owner: str, step: str, before: Any, after: Any) -> str:
    state = "new" if before == ABSENT else "gone"
    value = step[1:].strip('"')
    if owner == "x-enum-varnames":
        if ABSENT not in (before, after):
            return f"the name of the value `{value}` was `{before}`, is now `{after}`"
        return f"the name `{after if before == ABSENT else before}` of the value `{value}` is {state}"
    return f"the {'alternative' if owner in CHOICES else 'value'} `{value}` is {state}"


def _values(difference: Difference) -> str:
    new = difference.before == ABSENT
    members: Any = difference.after if new else difference.before
    listed = ", ".join(f"`{value[1:].strip(chr(34))}`" for value in members)
    if difference.path[-1] == "x-extensible-enum":
        return f"{'lists' if new else 'no longer lists'} the known values {listed}"
    return f"is {'now one of' if new else 'no longer limited to'} {listed}"


def _ways(ways: Tree) -> str:
    return " or ".join(f"`{way[1:]}`" for way in ways)


def _named(before: Any, after: Any) -> str:
    if ABSENT in (before, after):
        return " is now written once, as a component" if before == ABSENT else " is written out where it was used"
    return f" is now `{str(after).partition('/')[2]}`"


def _keyword(difference: Difference, step: str, before: Any, after: Any) -> str:
    colon = ": " if subject(difference) else ""
    if ABSENT in (before, after):
        new = before == ABSENT
        return f"{colon}`{step}: {gist(after if new else before)}` is {'new' if new else 'gone'}"
    return f"{colon}`{step.lstrip('=')}` was `{gist(before)}`, is now `{gist(after)}`"
