"""What a test expects of a request, how far a request is from it, and the sentence that says so."""

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from timetrack_mock.journal import Entry
from timetrack_mock.message import Json
from timetrack_mock.selection import Selector

_SHOWN = 20  # requests
_WIDTH = 120  # letters of a body
_NUMBERS = {1: "once", 2: "twice"}


@dataclass(frozen=True)
class Expectation:
    """Some request; what is not said about it may be anything."""

    to: Selector | None
    query: Mapping[str, object]
    body: Mapping[str, Json]
    status: int | None

    def misses(self, entry: Entry) -> list[str]:
        """What differs, one phrase each; empty for a request that is meant."""
        if self.to is not None and not self.to.matches(entry.method, entry.path, entry.operation):
            return ["it is another request", *self._details(entry)]
        return list(self._details(entry))

    def is_near(self, entry: Entry) -> bool:
        """Whether a request is meant but for its details."""
        return self.to is None or self.to.matches(entry.method, entry.path, entry.operation)

    def _details(self, entry: Entry) -> Iterator[str]:
        if self.query:
            yield from _of_query(self.query, entry.parameters)
        if self.body:
            yield from _of_body(self.body, entry.json, "")
        if self.status not in (None, entry.status):
            yield f"it was answered with {_status(entry)}"

    def __str__(self) -> str:
        parts = [self.to.shown if self.to else "request"]
        parts += [f"with the query {_json(self.query)}"] if self.query else []
        parts += [f"with the body {_json(self.body)}"] if self.body else []
        parts += [f"answered with {self.status}"] if self.status is not None else []
        return " ".join(parts)


def complaint(wanted: Expectation, times: int | None, entries: Sequence[Entry], base_path: str) -> str:
    """What was expected, what came instead, and the request that came nearest."""
    hits = [not wanted.misses(entry) for entry in entries]
    lines = [
        f"Expected {_wanted(wanted, times)}; it {f'arrived {_times(sum(hits))}' if any(hits) else 'never arrived'}."
    ]
    nearest = _nearest(wanted, entries)
    if nearest is not None and (times is None or sum(hits) < times):
        lines.append(f"Nearest is #{nearest + 1}: {'; '.join(wanted.misses(entries[nearest]))}.")
    first = max(0, len(entries) - _SHOWN)
    which = f"The last {_SHOWN} of {len(entries)}" if first else f"All {len(entries)}" if entries else "No"
    lines.append(f"{which} requests that arrived{':' if entries else '.'}")
    shown = zip(range(first, len(entries)), entries[first:], hits[first:], strict=True)
    lines += [f"  {'>' if hit else ' '} #{place + 1} {_line(entry, base_path)}" for place, entry, hit in shown]
    # Half a surrogate pair, which a broken query can hold, is nothing that a terminal can show.
    return "\n".join(lines).encode("utf-8", "backslashreplace").decode()


def _wanted(wanted: Expectation, times: int | None) -> str:
    if times == 0:
        return f"no {wanted}"
    return f"{'' if wanted.to else 'a '}{wanted} {'at least once' if times is None else _times(times)}"


def _nearest(wanted: Expectation, entries: Sequence[Entry]) -> int | None:
    """The request with the fewest differences, the latest of those, among the ones that go to the right place."""
    missed = [(len(wanted.misses(entry)), -place) for place, entry in enumerate(entries) if wanted.is_near(entry)]
    near = [each for each in missed if each[0]]
    return -min(near)[1] if near else None


def _line(entry: Entry, base_path: str) -> str:
    query = f"?{entry.query}" if entry.query else ""
    body = f" {_short(entry.body.decode(errors='replace'))}" if entry.body else ""
    fault = f", fault {entry.fault}" if entry.fault else ""
    named = f"  ({entry.operation}{fault})" if entry.operation else f"  (no operation{fault})"
    return f"{entry.method} {entry.path.removeprefix(base_path)}{query}{body} -> {_status(entry)}{named}"


def _status(entry: Entry) -> str:
    return "no answer" if entry.status is None else str(entry.status)


def _of_query(wanted: Mapping[str, object], given: Mapping[str, str]) -> Iterator[str]:
    for name, value in wanted.items():
        if value is None and name in given:
            yield f"the parameter {name} is {given[name]!r}, and should not be there"
        elif value is not None and name not in given:
            yield f"the parameter {name} is missing"
        elif value is not None and given[name] != _in_query(value):
            yield f"the parameter {name} is {given[name]!r} instead of {_in_query(value)!r}"


def _in_query(value: object) -> str:
    return json.dumps(value) if isinstance(value, bool) else str(value)


def _of_body(wanted: Mapping[str, Json], given: Json, place: str) -> Iterator[str]:
    if not isinstance(given, dict):
        yield f"{place or 'the body'} is {_json(given)}" if place or given is not None else "it has no JSON body"
        return
    for name, value in wanted.items():
        where = f"{place}.{name}" if place else f"body.{name}"
        if name not in given:
            yield f"{where} is missing"
        elif isinstance(value, dict):
            yield from _of_body(value, given[name], where)
        elif not _same(value, given[name]):
            yield f"{where} is {_json(given[name])} instead of {_json(value)}"


def _same(one: Json, other: Json) -> bool:
    """JSON tells true from 1, Python does not."""
    return one == other and isinstance(one, bool) == isinstance(other, bool)


def _json(value: object) -> str:
    return _short(json.dumps(value, ensure_ascii=False, default=str))


def _short(text: str) -> str:
    return text if len(text) <= _WIDTH else f"{text[:_WIDTH]}…"


def _times(number: int) -> str:
    return _NUMBERS.get(number, f"{number} times")
