"""What an answer becomes when a fault hits it: a pure function from the real answer to the one that is sent."""

import math
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from email.utils import format_datetime

from timetrack_mock.faults import Fault, Faults
from timetrack_mock.message import Headers, Refusal, Response

_HTML: Headers = (("content-type", "text/html"),)
_PAGE = b"<!DOCTYPE html><html><head><title>Maintenance</title></head><body><h1>We will be back soon</h1></body></html>"
_BODIES: dict[str, bytes] = {
    "garbled": b'\x1f\x8b\x00[{"id": 1, "na\xff\xfe',
    "html": _PAGE,
    "empty": b"",
}


def distorted(fault: Fault, real: Response | None, plan: Faults, now: datetime) -> Response:
    """The answer that is sent, and how; `real` is None where the request was not carried out, `now` is aware."""
    return replace(_spoilt(fault, real, plan, now), delivery=plan.delivery(fault))


def _spoilt(fault: Fault, real: Response | None, plan: Faults, now: datetime) -> Response:
    if fault.kind in _BODIES:
        body = _BODIES[fault.kind]
        status = 200 if real is None or real.status == 204 else real.status
        return Response(status, _HTML if fault.kind == "html" else (("content-type", "application/json"),), body)
    if fault.way == "whole" or real is None:
        status = int(fault.kind[:3]) if fault.way == "whole" else 500
        return _failed(status, _retry_after(fault.kind, plan.retry_after, now))
    # A body can only be late or cut short where there is one.
    return replace(real, status=200, body=b"{}") if real.status == 204 else real


def _failed(status: int, headers: Headers) -> Response:
    return Refusal(status, "This fault was injected.", headers=headers).response()


def _retry_after(kind: str, seconds: float, now: datetime) -> Headers:
    value = {
        "429": f"{seconds:g}",
        "503-wait": f"{seconds:g}",
        "429-date": _date(now, seconds),
        "429-malformed": "soon, or so",
    }.get(kind)
    return () if value is None else (("retry-after", value),)


def _date(now: datetime, seconds: float) -> str:
    """Whole seconds, like every HTTP date; those that began count, so that the wait is at least as long as asked."""
    moment = now.astimezone(UTC).replace(microsecond=0) + timedelta(seconds=math.ceil(seconds))
    return format_datetime(moment, usegmt=True)
