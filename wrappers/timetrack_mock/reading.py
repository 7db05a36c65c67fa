"""Reads what a request brings: query parameters and JSON bodies, strictly.

Says precisely what is wrong with them, and never guesses what was meant.
"""

import json
import math
import re
from collections.abc import Mapping
from typing import cast
from urllib.parse import parse_qsl

from timetrack_mock.contract import Operation, Parameter, Writing
from timetrack_mock.message import Json, Record, Refusal, Request
from timetrack_mock.readings import Readings

LARGEST_BODY = 1_048_576  # bytes; no record of this API comes near it
_DEEPEST = 64
_USUAL_PAGE, _LARGEST_PAGE = 50, 1000
_INTEGER = re.compile(r"-?\d{1,400}", re.ASCII)
_NUMBER = re.compile(r"-?\d{1,300}(\.\d{1,300})?", re.ASCII)
_SURROGATE = re.compile("[\ud800-\udfff]")
_BOOLEANS = {"true": True, "1": True, "false": False, "0": False}  # the vendor's page allows both notations


def parameters(operation: Operation, query: str, readings: Readings) -> dict[str, Json]:
    """The query parameters that the contract names, as values of their types.

    Others are ignored: a published integration sends `page=1`, which the contract does not know.
    """
    given = _pairs(query)
    values: dict[str, Json] = {}
    problems: list[str] = []
    for parameter in operation.parameters:
        texts = [text for name in _names(parameter, readings) for text in given.get(name, ())]
        if not texts and parameter.required:
            problems.append(f"{parameter.name} is missing.")
        elif len(texts) > 1:
            problems.append(f"{parameter.name} is given {len(texts)} times; give it once.")
        elif texts:
            values[parameter.name] = _typed(parameter, texts[0])
            problems += parameter.check.violations(values[parameter.name], parameter.name)
    if problems:
        raise Refusal(422, *problems)
    return values


def unknown(operation: Operation, query: str, readings: Readings) -> tuple[str, ...]:
    """The names of the query parameters that are ignored because the contract does not know them."""
    known = {name for parameter in operation.parameters for name in _names(parameter, readings)}
    given = parse_qsl(query, keep_blank_values=True, errors="replace")
    return tuple(dict.fromkeys(name for name, _ in given if name not in known))


def _names(parameter: Parameter, readings: Readings) -> tuple[str, ...]:
    return (parameter.name, *parameter.aliases) if readings.aliases == "honoured" else (parameter.name,)


def _pairs(query: str) -> dict[str, list[str]]:
    given: dict[str, list[str]] = {}
    try:
        for name, value in parse_qsl(query, keep_blank_values=True, errors="strict"):
            given.setdefault(name, []).append(value)
    except UnicodeDecodeError:
        raise Refusal(422, "The query is not UTF-8 text.") from None
    if any(_SURROGATE.search(value) for values in given.values() for value in values):
        raise Refusal(422, "The query is not UTF-8 text.")
    return given


def _typed(parameter: Parameter, value: str) -> Json:
    if parameter.type == "integer" and _INTEGER.fullmatch(value):
        return int(value)
    if parameter.type == "number" and _NUMBER.fullmatch(value):
        return float(value)
    if parameter.type == "boolean" and value in _BOOLEANS:
        return _BOOLEANS[value]
    return value  # if another type was wanted, the check of the schema says so


def body(writing: Writing, request: Request, readings: Readings) -> Record:
    """The JSON object of a request, free of everything JSON, SQLite or the schema cannot hold."""
    if not request.body.strip() and not writing.required:
        return {}
    _demand_json(request)
    value = _parsed(request.body)
    if isinstance(value, dict) and readings.unknown_properties == "ignored":
        value = {name: each for name, each in value.items() if name in writing.read_as}
    problems = _unstorable(value) or writing.check.violations(value)
    if not problems and isinstance(value, dict) and readings.required == "likely":
        problems = [f"{name} is missing." for name in writing.likely_required if name not in value]
    if problems:
        raise Refusal(422, *problems)
    return cast(Record, value)


def _demand_json(request: Request) -> None:
    types = request.header("content-type")
    kind, _, rest = (types[0] if len(types) == 1 else "").partition(";")
    if kind.strip().lower() != "application/json":
        raise Refusal(400, "The header Content-Type must be application/json.")
    charset = rest.strip().lower().removeprefix("charset=").strip('"')
    if charset not in ("", "utf-8", "utf8"):
        raise Refusal(400, "The body must be written in UTF-8.")


def _parsed(raw: bytes) -> Json:
    if not raw.strip():
        raise Refusal(400, "The body is empty; send a JSON object.")
    try:
        return cast(Json, json.loads(raw.decode("utf-8"), parse_constant=_refuse_constant, parse_int=_integer))
    except UnicodeDecodeError:
        raise Refusal(400, "The body is not UTF-8 text.") from None
    except RecursionError:
        raise Refusal(400, "The body is nested too deeply.") from None
    except ValueError as error:
        raise Refusal(400, f"The body is not JSON: {error}.") from None


def _refuse_constant(name: str) -> Json:
    raise Refusal(400, f"The body is not JSON: {name} is no JSON value.")


def _integer(digits: str) -> int | float:
    return int(digits) if len(digits) <= 20 else float("inf")  # found and refused by `_unstorable`


def _unstorable(value: Json) -> list[str]:
    """What cannot be kept, found without recursion."""
    problems: list[str] = []
    waiting: list[tuple[str, Json, int]] = [("", value, 0)]
    while waiting:
        place, each, depth = waiting.pop()
        if depth > _DEEPEST:
            raise Refusal(400, f"The body is nested more than {_DEEPEST} levels deep.")
        if isinstance(each, dict):
            if any(_unclean(key) for key in each):
                return ["The body has a property name with a NUL character or half a surrogate pair."]
            waiting += [(f"{place}.{key}" if place else key, part, depth + 1) for key, part in each.items()]
        elif isinstance(each, list):
            waiting += [(f"{place}[{index}]", part, depth + 1) for index, part in enumerate(each)]
        elif isinstance(each, str) and _unclean(each):
            problems.append(f"{place or 'The body'} must not hold a NUL character or half a surrogate pair.")
        elif _too_large(each):
            problems.append(f"{place or 'The body'} is a number too large to be stored.")
    return problems


def _too_large(value: Json) -> bool:
    """Whole numbers have 64 bits, and 1e999 is no number at all."""
    if isinstance(value, int):
        return not -(2**63) <= value < 2**63
    return isinstance(value, float) and math.isinf(value)


def _unclean(value: str) -> bool:
    return "\0" in value or _SURROGATE.search(value) is not None


def record_id(text: str) -> int | None:
    """The id a path names, or None where it can name no record."""
    if re.fullmatch(r"[1-9][0-9]{0,18}", text) and int(text) < 2**63:
        return int(text)
    return None


def page(values: Mapping[str, Json], readings: Readings) -> tuple[int, int]:
    """Limit and offset. 50 records are the documented size of a page that names none."""
    limit = cast(int, values.get("limit", _USUAL_PAGE))
    number = cast(int, values.get("page_number", readings.first_page))
    if limit == 0:
        limit = _no_limit(readings)
    return limit, max(number - readings.first_page, 0) * limit


def _no_limit(readings: Readings) -> int:
    if readings.limit_zero == "refused":
        raise Refusal(422, "limit must be at least 1.")
    return {"nothing": 0, "default": _USUAL_PAGE, "all": _LARGEST_PAGE}[readings.limit_zero]
