"""How an answer looks under readings other than the usual ones: pure functions from one answer to another.

What is answered was decided before, and checked against the contract; the shapes made here are those that nobody knows
to be wrong.
"""

import json
import math
from datetime import UTC, datetime, timedelta
from email.utils import format_datetime
from typing import cast

from timetrack_mock import wallclock
from timetrack_mock.contract import Contract, Operation
from timetrack_mock.guard import Limit
from timetrack_mock.message import JSON_TYPE, Headers, Json, Record, Refusal, Response, answer, text
from timetrack_mock.readings import Readings

_PAGE = b"<!DOCTYPE html><html><head><title>Error</title></head><body><h1>Something went wrong</h1></body></html>"
_HTML: Headers = (("content-type", "text/html"),)
_EXTRAS: Record = {"createdAt": "2020-01-01 00:00:00", "_meta": {"version": 2, "marks": ["a", None]}, "legacy_id": None}


def presented(
    response: Response, operation: Operation, captured: str, readings: Readings, names: frozenset[str]
) -> Response:
    """A success; `captured` is the id in the path, `names` are the properties that hold moments."""
    if operation.behaviour == "delete":
        return _deleted(response, captured, readings)
    value = cast(Json, json.loads(response.body))
    if isinstance(value, list):
        rows: Json = [_record(cast(Record, row), readings, names) for row in value]
        return answer(200, rows if readings.lists == "array" else {"count": len(value), "data": rows})
    record = _record(cast(Record, value), readings, names)
    if operation.writing is not None:
        return _written(response, record, operation, readings)
    return _one(response.status, record, readings)


def moments(contract: Contract) -> frozenset[str]:
    """The names of all properties that hold a moment."""
    declared = (each for operation in contract.operations for each in operation.properties.values())
    return frozenset(each.name for each in declared if each.format == "wall-clock")


def error(response: Response, readings: Readings) -> Response:
    """An error under these readings."""
    if readings.errors == "documented":
        return response
    others = tuple(pair for pair in response.headers if pair[0] != "content-type")
    if readings.errors == "html":
        return Response(response.status, _HTML + others, _PAGE)
    if readings.errors == "empty":
        return Response(response.status, others)
    told = json.loads(response.body)["errors"][0]
    body: Json = {"message": told.get("detail") or told["title"]}
    return Response(response.status, JSON_TYPE + others, text(body).encode())


def beyond(limit: Limit, wait: float, readings: Readings, now: datetime) -> Response:
    """The answer beyond the limit, when a request could pass after `wait` seconds; `now` is aware."""
    seconds = max(1, math.ceil(wait))
    status = 503 if readings.refusal == "503" else 429
    detail = f"At most {limit.requests} requests in {limit.period:g} seconds; wait {seconds} s."
    if readings.refusal == "empty":
        return Response(status)
    headers: Headers = (("retry-after", str(seconds)),)
    if readings.refusal == "date":
        # The second that has begun comes on top, so that whoever waits for the date has waited long enough.
        until = now.astimezone(UTC).replace(microsecond=0) + timedelta(seconds=seconds + 1)
        headers = (("retry-after", format_datetime(until, usegmt=True)),)
    elif readings.refusal == "bare":
        headers = ()
    return error(Refusal(status, detail, headers=headers).response(), readings)


def _deleted(response: Response, captured: str, readings: Readings) -> Response:
    if readings.deletes == "204":
        return response
    if readings.deletes == "empty":
        return Response(200)
    return answer(200, {readings.id_name: int(captured)} if readings.deletes == "id" else {})


def _written(response: Response, record: Record, operation: Operation, readings: Readings) -> Response:
    if readings.writes in ("empty", "204"):
        return Response(204 if readings.writes == "204" else response.status)
    if readings.writes == "id":
        record = {name: value for name, value in record.items() if name == readings.id_name}
    created = readings.writes == "created" and operation.behaviour == "create"
    return _one(201 if created else response.status, record, readings)


def _one(status: int, record: Record, readings: Readings) -> Response:
    return answer(status, [record] if readings.records == "array" else record)


def _record(record: Record, readings: Readings, names: frozenset[str]) -> Record:
    shown: Record = {}
    for name, value in record.items():
        if value is None and readings.absent == "missing":
            continue
        name = readings.id_name if name == "id" else name
        shown[name] = _moment(value, readings) if name in names else _value(value, readings)
    return shown | _EXTRAS if readings.extras == "some" else shown


def _moment(value: Json, readings: Readings) -> Json:
    moment = wallclock.parse(value) if isinstance(value, str) else None
    if moment is None:
        return _value(value, readings)
    whole = moment.isoformat(timespec="seconds")
    written = {
        "milliseconds": wallclock.write(moment),
        "seconds": f"{whole}Z",
        "offset": f"{whole}+02:00",
        "bare": whole,
    }
    return written[readings.timestamps]


def _value(value: Json, readings: Readings) -> Json:
    if value is None:
        return "" if readings.absent == "empty" else None
    if isinstance(value, bool):
        shown: dict[str, Json] = {"boolean": value, "number": int(value), "text": str(int(value))}
        return shown[readings.booleans]
    if isinstance(value, int | float) and readings.numbers == "text":
        return text(value)
    return value
