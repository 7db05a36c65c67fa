"""Replays every documented example through the SDK, blocking and awaiting, each on an empty account of the mock."""

from __future__ import annotations

from collections.abc import AsyncIterator, Callable, Iterator
from typing import Any

from attrs import frozen

from examples.demo.corpus import Example, arguments, load, method_of, preparation
from timetrack import AsyncTimeTrack, TimeTrack, TimeTrackError


@frozen
class Outcome:
    """How one example went: what came of it, and what is wrong with that, if anything."""

    example: Example
    result: str
    wrong: str | None


def replay(tt: TimeTrack, fresh: Callable[[], None]) -> Iterator[Outcome]:
    """Run every example with the blocking client; `fresh` empties the account."""
    examples = load()
    for example in examples.values():
        fresh()
        for step in preparation(examples, example.name):
            call(tt, step)
        try:
            yield _judged(example, call(tt, example))
        except TimeTrackError as error:
            yield _judged(example, error)


async def replay_async(tt: AsyncTimeTrack, fresh: Callable[[], None]) -> AsyncIterator[Outcome]:
    """Run every example with the awaiting client."""
    examples = load()
    for example in examples.values():
        fresh()
        for step in preparation(examples, example.name):
            await call_async(tt, step)
        try:
            yield _judged(example, await call_async(tt, example))
        except TimeTrackError as error:
            yield _judged(example, error)


def call(tt: TimeTrack, example: Example) -> Any:
    """Carry out one example with the blocking client; a list is read to its end."""
    method = method_of(tt, example)
    ids, keywords = arguments(example, method)
    answer = method(*ids, **keywords)
    return list(answer) if example.records is not None else answer


async def call_async(tt: AsyncTimeTrack, example: Example) -> Any:
    """Carry out one example with the awaiting client; a list is read to its end."""
    method = method_of(tt, example)
    ids, keywords = arguments(example, method)
    answer = method(*ids, **keywords)
    return [record async for record in answer] if example.records is not None else await answer


def _judged(example: Example, answer: Any) -> Outcome:
    if isinstance(answer, TimeTrackError):
        expected = example.error is not None and (answer.status, answer.code) == (example.status, example.error["code"])
        return Outcome(example, f"{answer.status}, code {answer.code}", None if expected else str(answer))
    if example.error is not None:
        return Outcome(example, "success", f"expected status {example.status}")
    if example.records is not None:
        wrong = None if len(answer) == example.records else f"expected {example.records} records"
        return Outcome(example, f"{len(answer)} record{'' if len(answer) == 1 else 's'}", wrong)
    return Outcome(example, "done" if answer is None else type(answer).__name__, None)
