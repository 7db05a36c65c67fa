"""Clients that are wrong in one way each: the plain client of the reference runner with one thing changed."""

from __future__ import annotations

import json
import unicodedata
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any, TypeAlias
from urllib.parse import quote, unquote_plus
from urllib.request import Request

from conformance import runner
from conformance.runner import Answer, Perform, Send, Step, request_of
from tests.conformance.rig import Rig

StepChange: TypeAlias = Callable[[Step], Step]
AnswerChange: TypeAlias = Callable[[Step, Answer], Answer]
Record: TypeAlias = dict[str, Any]


@dataclass(frozen=True)
class WrongClient:
    """What is wrong, the scenario that must not pass, and words of the reason that it must give."""

    what: str
    scenario: str
    because: str
    step: StepChange = lambda step: step
    request: Callable[[Request], Request] = lambda request: request
    answer: AnswerChange = lambda step, answer: answer
    perform: Perform = runner.perform

    def send(self, rig: Rig) -> Send:
        """The client in front of a server."""

        def send(step: Step) -> Answer:
            changed = self.step(step)
            return self.answer(step, rig.ask(self.request(request_of(changed, rig.environment))))

        return send


def _part(name: str, change: Callable[[Record], Record]) -> StepChange:
    return lambda step: {**step, name: change(step[name])} if name in step else step


def body(change: Callable[[Record], Record]) -> StepChange:
    """What is written is changed."""
    return _part("body", change)


def query(change: Callable[[Record], Record]) -> StepChange:
    """The parameters are changed."""
    return _part("query", change)


def renamed(**names: str) -> Callable[[Record], Record]:
    """Some properties have other names."""
    return lambda record: {names.get(name, name): value for name, value in record.items()}


def each_value(change: Callable[[Any], Any]) -> Callable[[Record], Record]:
    """Every value is changed."""
    return lambda record: {name: change(value) for name, value in record.items()}


def read(change: Callable[[Record], Record]) -> AnswerChange:
    """Every record that was read is changed."""

    def changed(_: Step, answer: Answer) -> Answer:
        rows = [change(row) for row in answer.body] if isinstance(answer.body, list) else answer.body
        return answer._replace(body=change(rows) if isinstance(rows, dict) else rows)

    return changed


def answered(status: int, otherwise: Answer) -> AnswerChange:
    """A status is taken for something else."""
    return lambda _, answer: otherwise if answer.status == status else answer


def shifted(hours: int) -> Callable[[Any], Any]:
    """A moment is shifted as if its Z were UTC; anything else stays."""

    def change(value: Any) -> Any:
        if not (isinstance(value, str) and runner.TIMESTAMP.match(value)):
            return value
        moment = datetime.fromisoformat(value.removesuffix("Z")) + timedelta(hours=hours)
        return f"{moment.isoformat(timespec='milliseconds')}Z"

    return change


def with_nulls(step: Step) -> Step:
    """Whoever writes all properties of a model writes those that nobody gave, too."""
    return (
        step if step["method"] == "GET" or "clients" not in step["path"] else body(lambda b: {"email": None, **b})(step)
    )


def with_blanks(step: Step) -> Step:
    """The same with empty texts, in a change."""
    return body(lambda given: {"email": "", "phone": "", **given})(step) if step["method"] == "PUT" else step


def of_day(value: Any) -> Any:
    """A date becomes a moment."""
    return f"{value}T00:00:00.000Z" if isinstance(value, str) and runner.DATE.match(value) else value


def encoded(encode: Callable[[str], str]) -> Callable[[Request], Request]:
    """The query is encoded in another way."""

    def change(request: Request) -> Request:
        place, found, given = request.full_url.partition("?")
        if not found:
            return request
        pairs = [pair.partition("=") for pair in given.split("&")]
        request.full_url = f"{place}?" + "&".join(f"{name}={encode(unquote_plus(text))}" for name, _, text in pairs)
        return request

    return change


def in_latin_1(request: Request) -> Request:
    """The body is written in another encoding."""
    if isinstance(request.data, bytes):
        request.data = json.dumps(json.loads(request.data), ensure_ascii=False).encode("latin-1", "replace")
    return request


def strict(known: Mapping[str, frozenset[str]], *, exactly: bool) -> AnswerChange:
    """Properties that are not known, or all of which have to be there, are an error."""

    def check(step: Step, answer: Answer) -> Answer:
        names = known.get(step["operation"], frozenset())
        rows = answer.body if isinstance(answer.body, list) else [answer.body]
        for row in rows if answer.status == 200 and names else []:
            if exactly and names - row.keys():
                raise TypeError(f"missing property {min(names - row.keys())}")
            if not exactly and row.keys() - names:
                raise TypeError(f"unknown property {min(row.keys() - names)}")
        return answer

    return check


def demanding(fits: Callable[[Answer], bool]) -> AnswerChange:
    """An answer without a body is an error."""

    def check(_: Step, answer: Answer) -> Answer:
        if fits(answer) and answer.body is None:
            raise ValueError(f"no JSON in {answer.status}")
        return answer

    return check


def raw(text: str) -> str:
    """Only blanks are encoded."""
    return text.replace(" ", "%20")


def twice(text: str) -> str:
    """Encoded twice."""
    return quote(quote(text, safe=""), safe="")


def composed(value: Any) -> Any:
    """A text in another normal form."""
    return unicodedata.normalize("NFC", value) if isinstance(value, str) else value
