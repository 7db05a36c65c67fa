"""Ways to carry out a call that are wrong: lists that are not read to their end, waits that are not waited."""

from __future__ import annotations

from typing import Any

from conformance import runner
from conformance.runner import Answer, Control, Perform, Send, Step


def first_page_only(step: Step, send: Send, control: Control) -> Answer:
    """Stops after the first page."""
    return runner.patiently(step, send, control)


def counting_from(first: int, *, notice: bool) -> Perform:
    """Counts pages from a number; may notice that a page came already, and take that for the end."""

    def perform(step: Step, send: Send, control: Control) -> Answer:
        if step.get("until") != "end":
            return runner.perform(step, send, control)
        records: list[Any] = []
        for page in range(first, first + 50):
            answer = runner.patiently({**step, "query": {**step["query"], "page_number": page}}, send, control)
            if notice and any(record in records for record in answer.body):
                break
            records += answer.body
            if len(answer.body) < step["query"]["limit"]:
                break
        return Answer(200, {}, records)

    return perform


def until_empty(step: Step, send: Send, control: Control) -> Answer:
    """Goes on until a page is empty, and asks for one page more than it needs."""
    answer = runner.perform(step, send, control)
    if step.get("until") == "end" and len(answer.body) % step["query"]["limit"]:
        send({**step, "query": {**step["query"], "page_number": 99}})
    return answer


def at_once(step: Step, send: Send, control: Control) -> Answer:
    """Asks again at once after a refusal, and waits only then."""

    def sent(step: Step) -> Answer:
        answer = send(step)
        return send(step) if answer.status == 429 and step.get("patient") else answer

    return runner.perform(step, sent, control)


def insisting(step: Step, send: Send, control: Control) -> Answer:
    """Sends again what was answered with 500."""
    answer = runner.perform(step, send, control)
    return runner.perform(step, send, control) if answer.status == 500 else answer
