"""Samples for a shell: what curl is told, with the keys from the environment."""

from __future__ import annotations

import json
from urllib.parse import quote

from spec.samples.call import WIDTH, Call, Headers, Value


def curl(call: Call, headers: Headers) -> str:
    """One command of curl 7.76 or newer, which fails on an error status and still prints the answer."""
    method = {"GET": "-G" if call.query else "", "POST": ""}.get(call.method, f"-X {call.method}")
    command, place = f"curl -sS --fail-with-body {method}".rstrip(), f'"$TIMETRACK_BASE_URL{_path(call)}"'
    parts = [f"{command} {place}"] if len(command + place) < WIDTH else [command, place]
    parts += [f'-H "{name}: ${variable}"' for name, variable in headers.items()]
    parts += [f"--data-urlencode {_quoted(f'{one.name}={_text(one)}')}" for one in call.query]
    if call.body:
        parts += ["-H 'Content-Type: application/json'", f"-d {_quoted(_body(call))}"]
    return " \\\n  ".join(parts)


def _path(call: Call) -> str:
    path = call.path
    for one in call.segments:
        path = path.replace(f"{{{one.name}}}", quote(_text(one), safe=""))
    return path


def _body(call: Call) -> str:
    body = {one.name: one.value for one in call.body}
    short = json.dumps(body, ensure_ascii=False)
    if len(short) <= WIDTH - len("  -d ''"):
        return short
    return json.dumps(body, ensure_ascii=False, indent=2).replace("\n", "\n  ")


def _text(one: Value) -> str:
    return one.value if isinstance(one.value, str) else json.dumps(one.value)


def _quoted(text: str) -> str:
    """Text in single quotes, in which a shell leaves everything alone but the quote."""
    return "'" + text.replace("'", "'\\''") + "'"
