"""Samples for TypeScript: calls by openapi-fetch, types by openapi-typescript."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Any, Final

from generator.contract import is_list, is_map
from spec.samples.call import WIDTH, Call, Headers, Result, Value

_IDENTIFIER: Final = re.compile(r"[A-Za-z_$][\w$]*", re.ASCII)

# The ending .js suits every setting of moduleResolution; without one, `nodenext` refuses the import.
# `response.ok` is asked, because `error` is undefined for an error whose body is empty.
_MODULE: Final = """\
import createClient from "openapi-fetch";
import type {{ paths }} from "./timetrack.js"; // made by openapi-typescript

const {{
  TIMETRACK_BASE_URL = "",
{variables}
}} = process.env;

const tt = createClient<paths>({{
  baseUrl: TIMETRACK_BASE_URL,
  headers: {{
{headers}
  }},
}});

{request}
if (!response.ok) {{
  throw new Error(`${{response.status}} ${{JSON.stringify(error)}}`);
}}
{shown}"""


def typescript(call: Call, headers: Headers) -> str:
    """A module that makes a client, sends the request and throws on every status but a success."""
    text = _MODULE.format(
        variables="\n".join(f"  {variable}," for variable in headers.values()),
        headers="\n".join(f"    {json.dumps(name)}: {variable}," for name, variable in headers.items()),
        request=_request(call),
        shown=_shown(call.result),
    )
    return text.rstrip("\n")


def _request(call: Call) -> str:
    taken = "data, error, response" if call.result.noun else "error, response"
    before = f"const {{ {taken} }} = await tt.{call.method}({json.dumps(call.path)}"
    options = _options(call)
    return f"{before}, {_literal(options, 0, len(before) + 2)});" if options else f"{before});"


def _options(call: Call) -> Mapping[str, Any]:
    groups = {"path": _object(call.segments), "query": _object(call.query)}
    params = {name: values for name, values in groups.items() if values}
    options = {"params": params, "body": _object(call.body)}
    return {name: values for name, values in options.items() if values}


def _object(values: Sequence[Value]) -> Mapping[str, Any]:
    return {one.name: one.value for one in values}


def _literal(value: Any, indent: int, column: int) -> str:
    """A value as it is written from a column on: on one line if that is long enough, else indented."""
    flat = _flat(value)
    if column + len(flat) <= WIDTH or not (is_map(value) or is_list(value)):
        return flat
    opening, closing = "{}" if is_map(value) else "[]"
    inner = " " * (indent + 2)
    lines = [f"{inner}{key}{_literal(each, indent + 2, indent + 2 + len(key))},\n" for key, each in _items(value)]
    return f"{opening}\n{''.join(lines)}{' ' * indent}{closing}"


def _flat(value: Any) -> str:
    if not (is_map(value) or is_list(value)):
        return json.dumps(value, ensure_ascii=False)
    items = ", ".join(key + _flat(each) for key, each in _items(value))
    return f"[{items}]" if is_list(value) else f"{{ {items} }}" if items else "{}"


def _items(value: dict[str, Any] | list[Any]) -> Iterator[tuple[str, Any]]:
    """What is inside, each with what stands in front of it."""
    if is_map(value):
        for name, each in value.items():
            yield (name if _IDENTIFIER.fullmatch(name) else json.dumps(name, ensure_ascii=False)) + ": ", each
    else:
        for each in value:
            yield "", each


def _shown(result: Result) -> str:
    if not result.noun:
        return ""
    if not result.is_list:
        return f"console.log({', '.join(_property('data?', name) for name in result.shown) or 'data'});"
    record = re.sub(r"_(\w)", lambda found: found[1].upper(), result.noun)
    shown = ", ".join(_property(record, name) for name in result.shown) or record
    return f"for (const {record} of data ?? []) {{\n  console.log({shown});\n}}"


def _property(owner: str, name: str) -> str:
    if _IDENTIFIER.fullmatch(name):
        return f"{owner}.{name}"
    return f"{owner}{'.' if owner.endswith('?') else ''}[{json.dumps(name, ensure_ascii=False)}]"
