"""Our own SDK as a client of the kit: a step becomes a call of its typed methods, the typed result becomes JSON again.

Nothing here knows a scenario. The SDK pages and waits in its own way; its budget is off, since the scenarios want to be
refused, and it repeats nothing unless a step is patient.
"""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from typing import Any

import httpx

from conformance.runner import Answer, Control, Perform, Send, Step
from examples.demo.corpus import Example, arguments, method_of
from timetrack import AsyncTimeTrack, RetryPolicy, StatusError, TimeTrack, Timing
from timetrack_client.api import OPERATIONS
from timetrack_client.operations import Position
from timetrack_mock import DEFAULT_KEY, DEFAULT_SECRET, Mock, inprocess

USUAL_PAGE = 50
"""How many records the contract puts on a page that names no number; the SDK always names one."""
LEFT_OUT = {
    "none": ("X-TimeTrack-Api-Key", "X-TimeTrack-Api-Secret"),
    "key": ("X-TimeTrack-Api-Secret",),
    "secret": ("X-TimeTrack-Api-Key",),
}
ONCE = RetryPolicy(attempts=1)
PATIENT = RetryPolicy(attempts=11, first_wait=0)


class Wire(inprocess.InProcess):
    """The way to the mock. The SDK refuses to go without one of its keys, so a key is taken away out here."""

    def __init__(self, mock: Mock, left_out: tuple[str, ...]) -> None:
        super().__init__(mock)
        self._left_out = left_out
        self.status = 0

    def handle_request(self, request: httpx.Request) -> httpx.Response:
        for name in self._left_out:
            del request.headers[name]
        response = super().handle_request(request)
        self.status = response.status_code
        return response

    async def handle_async_request(self, request: httpx.Request) -> httpx.Response:
        await request.aread()
        return self.handle_request(request)


def blocking(mock: Mock) -> Perform:
    """How `TimeTrack` carries out a step."""

    def perform(step: Step, _: Send, control: Control) -> Answer:
        wire = Wire(mock, LEFT_OUT.get(step.get("keys", "both"), ()))
        with TimeTrack(transport=wire, **_options(mock, step, control)) as tt:
            return _answer(wire, lambda: _called(tt, step))

    return perform


def awaiting(mock: Mock) -> Perform:
    """How `AsyncTimeTrack` carries out a step."""

    def perform(step: Step, _: Send, control: Control) -> Answer:
        async def called() -> Any:
            async with AsyncTimeTrack(transport=wire, **_options(mock, step, control)) as tt:
                return await _awaited(tt, step)

        wire = Wire(mock, LEFT_OUT.get(step.get("keys", "both"), ()))
        return _answer(wire, lambda: asyncio.run(called()))

    return perform


def _options(mock: Mock, step: Step, control: Control) -> dict[str, Any]:
    """Options of a client whose waits take no time, they move the clock of the mock."""

    def sleep(seconds: float, _: object) -> None:
        control("POST", "clock/advance", {"seconds": seconds})

    async def sleep_async(seconds: float, _: object) -> None:
        sleep(seconds, None)

    return {
        "base_url": f"http://127.0.0.1:1{mock.base_path}",
        "key": DEFAULT_KEY,
        "secret": "wrong" if step.get("keys") == "wrong" else DEFAULT_SECRET,
        "limit_per_minute": None,
        "retry": PATIENT if step.get("patient") else ONCE,
        "timing": Timing(sleep=sleep, sleep_async=sleep_async),
    }


def _called(tt: TimeTrack, step: Step) -> Any:
    method, ids, keywords = _call(tt, step)
    if not _is_list(step):
        return method(*ids, **keywords)
    listing = method(**keywords, **_paging(step))
    return list(listing) if step.get("until") else next(listing.pages())


async def _awaited(tt: AsyncTimeTrack, step: Step) -> Any:
    method, ids, keywords = _call(tt, step)
    if not _is_list(step):
        return await method(*ids, **keywords)
    listing = method(**keywords, **_paging(step))
    return [each async for each in listing] if step.get("until") else await anext(listing.pages())


def _call(tt: TimeTrack | AsyncTimeTrack, step: Step) -> tuple[Callable[..., Any], list[int], dict[str, Any]]:
    """The method, and what to give it: the documented examples are turned into calls by the same rules."""
    path = step["path"].replace("{id}", str(step.get("id")))
    query = step.get("query", {})
    example = Example("", "", step["operation"], step["method"], path, 0, query=query, body=step.get("body"))
    method = method_of(tt, example)
    return (method, *arguments(example, method))


def _is_list(step: Step) -> bool:
    return OPERATIONS[step["operation"]][1] == "list"


def _paging(step: Step) -> dict[str, Any]:
    query = step.get("query", {})
    size, number = query.get("limit", USUAL_PAGE), query.get("page_number")
    return {"page_size": size, "start": None if number is None else Position(number, size)}


def _answer(wire: Wire, call: Callable[[], Any]) -> Answer:
    """What the call gave, or the status that it raised; everything else that it raises is a scenario not passed."""
    try:
        result = call()
    except StatusError as error:
        told = {"title": error.title, "status": error.status, "code": error.code, "detail": error.detail}
        headers = error.response.headers if error.response else {}
        return Answer(error.status or 0, headers, {"errors": [told]})
    return Answer(wire.status, {}, _json(result))


def _json(result: Any) -> Any:
    if isinstance(result, list):
        return [each.to_dict() for each in result]
    return None if result is None else result.to_dict()
