"""The reference runner of the conformance kit: plain HTTP, nothing but the standard library of Python 3.9 or newer.

    TIMETRACK_BASE_URL=… TIMETRACK_API_KEY=… TIMETRACK_API_SECRET=… TIMETRACK_CONTROL=… python runner.py [FOLDER]

Prints one line of JSON for each scenario of the folder and ends with status 1 if one failed. A client in Python hands
`play` a `Send` of its own that carries out one request, and a `Perform` if it pages and waits by itself.
"""

from __future__ import annotations

import json
import os
import re
import sys
from collections.abc import Callable, Mapping
from itertools import groupby
from pathlib import Path
from typing import Any, NamedTuple
from urllib.error import HTTPError
from urllib.parse import urlencode
from urllib.request import ProxyHandler, Request, build_opener

NUMBERS = (int, float)
DATE, TIMESTAMP = re.compile(r"\d{4}-\d\d-\d\d\Z"), re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d")
KINDS: Mapping[str, Callable[[Any], bool]] = {
    "anything": lambda value: value is not None,
    "text": lambda value: isinstance(value, str),
    "number": lambda value: isinstance(value, NUMBERS) and not isinstance(value, bool),
    "integer": lambda value: isinstance(value, int) and not isinstance(value, bool),
    "date": lambda value: isinstance(value, str) and bool(DATE.match(value)),
    "timestamp": lambda value: isinstance(value, str) and bool(TIMESTAMP.match(value)),
}
LONGEST_PATIENCE = 10  # refusals, then the answer is the last one


class Answer(NamedTuple):
    """What came back: the status, the headers with names in lower case, and the JSON, None where there is none."""

    status: int
    headers: Mapping[str, str]
    body: Any


Step = dict[str, Any]
Send = Callable[[Step], Answer]
Control = Callable[[str, str, Any], Any]
Perform = Callable[[Step, Send, Control], Answer]


def perform(step: Step, send: Send, control: Control) -> Answer:
    """Carry out a call, with all its pages and all its waits."""
    answer = patiently(step, send, control)
    if step.get("until") != "end" or answer.status != 200 or len(answer.body) < step["query"]["limit"]:
        return answer
    # Nobody knows whether the first page is 0 or 1: ask for 1, and if that is the first page again, it is.
    records, page = answer.body, 1
    while True:
        more = patiently({**step, "query": {**step["query"], "page_number": page}}, send, control)
        if more.status != 200:
            return more
        new = [record for record in more.body if record not in records]
        records = records + new
        if len(more.body) < step["query"]["limit"] or (page > 1 and not new):
            return Answer(200, more.headers, records)
        page += 1


def patiently(step: Step, send: Send, control: Control) -> Answer:
    """Send a request, again and again if the step is patient, each time after the wait that the answer names."""
    answer = send(step)
    for _ in range(LONGEST_PATIENCE if step.get("patient") else 0):
        if answer.status != 429:
            break
        control("POST", "clock/advance", {"seconds": float(answer.headers["retry-after"])})
        answer = send(step)
    return answer


def play(scenario: Mapping[str, Any], send: Send, control: Control, perform: Perform = perform) -> None:
    """Play one scenario from its beginning; raises AssertionError with what is not as expected."""
    control("POST", "reset", {})
    kept: dict[str, Any] = {}
    for number, given in enumerate([*scenario.get("before", []), *scenario["steps"]], 1):
        step = filled(given, kept)
        if "control" in step:
            method, path = step["control"].split()
            control(method, path, step["body"])
            continue
        answer = perform(step, send, control)
        wrong = difference(step["expect"], answer)
        if wrong:
            raise AssertionError(f"step {number}, {step['operation']}: {wrong}")
        kept.update({name: at(answer.body, pointer) for name, pointer in step.get("keep", {}).items()})
    arrived = groupby((each["operation"], each["status"]) for each in control("GET", "requests", None))
    grouped = [{"operation": name, "status": status, "times": len(list(all))} for (name, status), all in arrived]
    if grouped != scenario["arrived"]:
        raise AssertionError(f"what arrived is {grouped} instead of {scenario['arrived']}")


def filled(value: Any, kept: Mapping[str, Any]) -> Any:
    """Put the values that were kept in the place of their names."""
    if is_object(value):
        return {name: filled(each, kept) for name, each in value.items()}
    if is_list(value):
        return [filled(each, kept) for each in value]
    return kept.get(value[1:-1], value) if isinstance(value, str) and re.match(r"\{\w+\}$", value) else value


def at(value: Any, pointer: str) -> Any:
    """The value that a JSON pointer names."""
    for part in pointer.split("/")[1:]:
        value = value[int(part)] if is_list(value) else value[part]
    return value


def difference(expect: Mapping[str, Any], answer: Answer) -> str:
    """What is not as expected, or nothing."""
    records: list[Any] = answer.body if is_list(answer.body) else []
    if not re.match(expect["status"].replace("XX", "..") + "$", str(answer.status)):
        return f"the status is {answer.status} instead of {expect['status']}: {answer.body}"
    if "records" in expect and len(records) != expect["records"]:
        return f"there are {len(records)} records instead of {expect['records']}"
    if "distinct" in expect and len({str(record[expect["distinct"]]) for record in records}) != len(records):
        return f"two records have the same {expect['distinct']}"
    found = [mismatch(expect["each"], record, f"[{i}]") for i, record in enumerate(records)] if "each" in expect else []
    found.append(mismatch(expect.get("headers", {}), answer.headers, "headers"))
    found.append(mismatch(expect["body"], answer.body, "the answer") if "body" in expect else "")
    return next(filter(None, found), "")


def mismatch(pattern: Any, value: Any, place: str) -> str:
    """Where a value does not match a pattern, or nothing. What is null in a pattern may be missing in the value."""
    if is_object(pattern) and "$is" in pattern:
        return "" if KINDS[pattern["$is"]](value) else f"{place} is {value!r} instead of {pattern['$is']}"
    if is_object(pattern) and is_object(value):
        found = [mismatch(each, value.get(name), f"{place}.{name}") for name, each in pattern.items()]
        return next(filter(None, found), "")
    if is_list(pattern) and is_list(value) and len(pattern) == len(value):
        found = [mismatch(each, value[i], f"{place}[{i}]") for i, each in enumerate(pattern)]
        return next(filter(None, found), "")
    same = pattern == value and isinstance(pattern, bool) == isinstance(value, bool)
    return "" if same else f"{place} is {value!r} instead of {pattern!r}"


def is_object(value: Any) -> bool:
    """Whether a value is a JSON object."""
    return isinstance(value, Mapping)


def is_list(value: Any) -> bool:
    """Whether a value is a JSON array."""
    return isinstance(value, list)


# The client under test: plain HTTP. A team in another language puts its generated client here.

KEY, SECRET = "X-TimeTrack-Api-Key", "X-TimeTrack-Api-Secret"
SENT = {"both": (KEY, SECRET), "none": (), "key": (KEY,), "secret": (SECRET,), "wrong": (KEY, SECRET)}
TRUTH: Mapping[Any, bool] = {1: True, 0: False, "1": True, "0": False}
OPENER = build_opener(ProxyHandler({}))  # the mock is on this machine, so no proxy of the environment is asked


def send(step: Step) -> Answer:
    """Carry out the call of a step."""
    return ask(request_of(step, os.environ))


def request_of(step: Step, environment: Mapping[str, str]) -> Request:
    """The request that a call describes, with the keys it names."""
    path = step["path"].replace("{id}", str(step.get("id")))
    query = "?" + urlencode(step["query"]) if step.get("query") else ""
    keys = step.get("keys", "both")
    values = {KEY: environment["TIMETRACK_API_KEY"], SECRET: environment["TIMETRACK_API_SECRET"]}
    headers = {name: "wrong" if (keys, name) == ("wrong", SECRET) else values[name] for name in SENT[keys]}
    return json_request(step["method"], environment["TIMETRACK_BASE_URL"] + path + query, headers, step.get("body"))


def json_request(method: str, url: str, headers: Mapping[str, str], body: Any) -> Request:
    """A request that carries JSON, or nothing."""
    data = None if body is None else json.dumps(body).encode()
    return Request(url, data, {**headers, "Content-Type": "application/json"}, method=method)


def ask(request: Request) -> Answer:
    """Send a request; an error status is an answer like any other."""
    try:
        response: Any = OPENER.open(request, timeout=30)
    except HTTPError as error:
        response = error
    with response:
        return Answer(response.status, {k.lower(): v for k, v in response.headers.items()}, decoded(response.read()))


def decoded(content: bytes) -> Any:
    """The JSON of a body; None where it is something else."""
    try:
        return json.loads(content.decode("utf-8"))
    except ValueError:
        return None


def control(method: str, path: str, body: Any = None) -> Any:
    """Turn the mock, or ask it what arrived."""
    answer = ask(json_request(method, os.environ["TIMETRACK_CONTROL"] + path, {}, body))
    if answer.status >= 400:
        raise AssertionError(f"{method} {path} on the control path answered {answer.status}: {answer.body}")
    return answer.body


def lenient(send: Send) -> Send:
    """Read what a server wrote otherwise, as a typed client does by its models; this one goes by what is expected."""

    def sent(step: Step) -> Answer:
        answer, expect = send(step), step["expect"]
        if answer.status >= 400 or not expect.keys() & {"body", "each", "records"}:
            return answer
        if "body" in expect:
            return answer._replace(body=meant(expect["body"], answer.body))
        inside = [each for each in answer.body.values() if is_list(each)] if is_object(answer.body) else [answer.body]
        return answer._replace(body=[meant(expect.get("each", {}), each) for each in inside[0]])

    return sent


def meant(pattern: Any, value: Any) -> Any:
    """What a value means where something like the pattern is expected."""
    if is_object(pattern) and "$is" not in pattern:
        found: Mapping[str, Any] = value[0] if is_list(value) else value
        record = {"id" if name == "ID" else name: each for name, each in found.items()}
        return {**record, **{name: meant(each, record[name]) for name, each in pattern.items() if name in record}}
    if isinstance(pattern, bool) and value in TRUTH:
        return TRUTH[value]
    if isinstance(value, str) and (isinstance(pattern, NUMBERS) or pattern in ({"$is": "number"}, {"$is": "integer"})):
        return json.loads(value)
    if isinstance(value, str) and isinstance(pattern, str) and TIMESTAMP.match(pattern):
        return value[:19] + pattern[19:]
    return None if pattern is None and value == "" else value


def plain(scenario: Mapping[str, Any]) -> None:
    """Play one scenario with this client."""
    play(scenario, lenient(send) if scenario["level"] == "lenient" else send, control)


def main(folder: Path, played: Callable[[dict[str, Any]], None] = plain) -> int:
    """Play every scenario of a folder and report each in one line."""
    failed = False
    for file in sorted(folder.glob("*.json")):
        scenario, why = json.loads(file.read_text("utf-8")), ""
        try:
            played(scenario)
        except AssertionError as wrong:
            why = str(wrong)
        except Exception as error:  # such as an answer that the client cannot read
            why = repr(error)
        failed = failed or bool(why)
        print(json.dumps({"scenario": file.stem, "passed": not why, "why": why}), flush=True)
    return int(failed)


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1]) if sys.argv[1:] else Path(__file__).parent / "scenarios"))
