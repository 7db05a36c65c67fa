"""Our own SDK as a client of the kit: a step becomes a call of its typed methods, the typed result becomes JSON again.

Nothing here knows a scenario. The SDK pages and waits in its own way; its budget is off, since the scenarios want to be
refused, and it repeats nothing unless a step is patient.
"""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Mapping
from typing import Any, Final

import httpx
from attrs import frozen

from conformance.runner import Answer, Control, Perform, Send, Step, is_list
from examples.demo.corpus import Example, arguments, method_of
from timetrack import AsyncTimeTrack, RetryPolicy, StatusError, TimeTrack, Timing
from timetrack_client.api import OPERATIONS
from timetrack_client.operations import Position

USUAL_PAGE = 50
"""How many records the contract puts on a page that names no number; the SDK always names one."""
LEFT_OUT = {
    "none": ("X-TimeTrack-Api-Key", "X-TimeTrack-Api-Secret"),
    "key": ("X-TimeTrack-Api-Secret",),
    "secret": ("X-TimeTrack-Api-Key",),
}
ONCE = RetryPolicy(attempts=1)
PATIENT = RetryPolicy(attempts=11, first_wait=0)


Way = httpx.BaseTransport | httpx.AsyncBaseTransport
"""A transport, of the kind that the client needs."""


@frozen
class Account:
    """Where the SDK plays, as whom, and how a request gets there, which is a transport of its own for each step."""

    url: str
    key: str
    secret: str
    way: Callable[[], Way]


class Wire(httpx.BaseTransport, httpx.AsyncBaseTransport):
    """The way to the mock. The SDK refuses to go without one of its keys, so a key is taken away out here."""

    def __init__(self, way: Way, step: Step) -> None:
        self._way = way
        self._left_out = LEFT_OUT.get(step.get("keys", "both"), ())
        self.status = 0

    def handle_request(self, request: httpx.Request) -> httpx.Response:
        """Carry out a request of a blocking client."""
        assert isinstance(self._way, httpx.BaseTransport)
        return self._answered(self._way.handle_request(self._without(request)))

    async def handle_async_request(self, request: httpx.Request) -> httpx.Response:
        """Carry out a request of an awaiting client."""
        assert isinstance(self._way, httpx.AsyncBaseTransport)
        return self._answered(await self._way.handle_async_request(self._without(request)))

    def close(self) -> None:
        """Give up the connections of a blocking client."""
        assert isinstance(self._way, httpx.BaseTransport)
        self._way.close()

    async def aclose(self) -> None:
        """Give up the connections of an awaiting client."""
        assert isinstance(self._way, httpx.AsyncBaseTransport)
        await self._way.aclose()

    def _without(self, request: httpx.Request) -> httpx.Request:
        for name in self._left_out:
            del request.headers[name]
        return request

    def _answered(self, response: httpx.Response) -> httpx.Response:
        self.status = response.status_code
        return response


def blocking(account: Account) -> Perform:
    """How `TimeTrack` carries out a step."""

    def perform(step: Step, _: Send, control: Control) -> Answer:
        wire = Wire(account.way(), step)
        with TimeTrack(transport=wire, **_options(account, step, control)) as tt:
            return _answer(wire, lambda: _called(tt, step))

    return perform


def awaiting(account: Account) -> Perform:
    """How `AsyncTimeTrack` carries out a step."""

    def perform(step: Step, _: Send, control: Control) -> Answer:
        async def called() -> Any:
            async with AsyncTimeTrack(transport=wire, **_options(account, step, control)) as tt:
                return await _awaited(tt, step)

        wire = Wire(account.way(), step)
        return _answer(wire, lambda: asyncio.run(called()))

    return perform


def _options(account: Account, step: Step, control: Control) -> dict[str, Any]:
    """Options of a client whose waits take no time, they move the clock of the mock."""

    def sleep(seconds: float, _: object) -> None:
        control("POST", "clock/advance", {"seconds": seconds})

    async def sleep_async(seconds: float, _: object) -> None:
        sleep(seconds, None)

    return {
        "base_url": account.url,
        "key": account.key,
        "secret": "wrong" if step.get("keys") == "wrong" else account.secret,
        "limit_per_minute": None,
        "retry": PATIENT if step.get("patient") else ONCE,
        "timing": Timing(sleep=sleep, sleep_async=sleep_async),
    }


_NOTHING: Final[list[Any]] = []
"""What a list without records gives, which has no page."""


def _called(tt: TimeTrack, step: Step) -> Any:
    method, ids, keywords = _call(tt, step)
    if not _is_list(step):
        return method(*ids, **keywords)
    listing = method(**keywords, **_paging(step))
    return list(listing) if step.get("until") else next(listing.pages(), _NOTHING)


async def _awaited(tt: AsyncTimeTrack, step: Step) -> Any:
    method, ids, keywords = _call(tt, step)
    if not _is_list(step):
        return await method(*ids, **keywords)
    listing = method(**keywords, **_paging(step))
    return [each async for each in listing] if step.get("until") else await anext(listing.pages(), _NOTHING)


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
        headers: Mapping[str, str] = error.response.headers if error.response else {}
        return Answer(error.status or 0, headers, {"errors": [told]})
    return Answer(wire.status, {}, _json(result))


def _json(result: Any) -> Any:
    if is_list(result):
        return [each.to_dict() for each in result]
    return None if result is None else result.to_dict()
