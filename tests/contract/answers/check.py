"""Holds one request and its answer against the contract: the one check of live accounts and of recorded traffic."""

import re
from collections.abc import Iterator
from typing import Any

from tests.contract.answers.contract import Contract, Operation, ledger_of
from tests.contract.answers.exchange import NOTHING, Exchange
from tests.contract.answers.request import accepted
from tests.contract.answers.schemas import Fault, faults, place_of, undeclared
from tests.contract.answers.shape import mask, shape
from tests.contract.answers.shown import shown
from tests.contract.answers.texts import halves
from tests.contract.findings import Finding, Kind

JSON = "application/json"
_MEDIA_TYPE = re.compile(r"[a-z]+/[a-z0-9.+-]+")

# Statements that the contract makes for all operations at once, in its first lines, and so at no place of their own.
_LIST, _RECORD, _WRITE = "E05", "E06", "E07"
_LIMIT, _ERRORS = "E09", "E10"
_EXTRA, _NULL, _CLOTHES = "E25", "E26", "E27"

_Statement = tuple[Kind, tuple[str, ...], str, str]


def findings(contract: Contract, exchange: Exchange) -> tuple[Finding, ...]:
    """What one answer says about the contract; nothing for a request of no operation.

    A request that the contract forbids counts when the server accepted it.
    """
    operation = contract.find(exchange.method, exchange.path)
    if operation is None:
        return ()
    statements = _statements(contract, operation, exchange)
    example = shown(operation, exchange)
    return tuple(Finding(kind, operation.name, ledger, says, did, example) for kind, ledger, says, did in statements)


def _statements(contract: Contract, operation: Operation, exchange: Exchange) -> Iterator[_Statement]:
    if exchange.status == 0:
        yield Kind.DEVIATES, (), "there is an answer", "there was none"
        return
    response = operation.body(exchange.status)
    if response is None:
        declared = ", ".join(operation.node["responses"])
        yield Kind.DEVIATES, (_ERRORS,), f"the status is one of {declared}", f"status {exchange.status}"
    else:
        yield from _headers(contract, contract.resolved(response), exchange)
        yield from _body(contract, operation, contract.resolved(response), exchange)
    if exchange.done:
        yield from accepted(contract, operation, exchange)


def _headers(contract: Contract, response: dict[str, Any], exchange: Exchange) -> Iterator[_Statement]:
    for header, reference in response.get("headers", {}).items():
        text = exchange.header(header.lower())
        declared = contract.resolved(reference)
        if text and declared["schema"]["type"] == "integer" and not text.isdecimal():
            says = f"the header {header} is a whole number of at least {declared['schema']['minimum']}"
            yield Kind.DEVIATES, ledger_of(declared), says, f"a text such as `{mask(text)}`"


def _body(
    contract: Contract, operation: Operation, response: dict[str, Any], exchange: Exchange
) -> Iterator[_Statement]:
    if JSON not in response.get("content", {}):
        return
    general = _general(operation, exchange)
    if not exchange.body:
        if not _may_be_empty(operation, exchange):
            yield Kind.DEVIATES, general, f"status {exchange.status} has a body", "it is empty"
        return
    value = exchange.value
    if exchange.media_type != JSON:
        yield Kind.DEVIATES, general, f"the body is {JSON}", _kind(exchange)
    if value is NOTHING:
        yield Kind.DEVIATES, general, "the body is JSON", "it is not"
        return
    yield from _values(contract, operation, exchange, value)


def _kind(exchange: Exchange) -> str:
    kind = exchange.media_type
    return (kind if _MEDIA_TYPE.fullmatch(kind) else mask(kind)) or "no content type"


def _values(contract: Contract, operation: Operation, exchange: Exchange, value: Any) -> Iterator[_Statement]:
    for way in halves(value):
        yield Kind.DEVIATES, (), f"{place_of(way)} is of whole characters", "half a surrogate pair is in it"
    pointer = _pointer(contract, operation, exchange.status)
    wrong = tuple(faults(contract, pointer, value))
    for fault in wrong:
        yield Kind.DEVIATES, fault.ledger or _entry(operation, exchange, fault), fault.says, fault.instead
    is_whole = all(fault.depth > 0 for fault in wrong)
    if is_whole and exchange.done and operation.method == "GET":
        for place, kind in undeclared(contract, pointer, value):
            yield Kind.UNDECLARED, (_EXTRA,), f"nothing about {place}", kind


def _pointer(contract: Contract, operation: Operation, status: int) -> str:
    """Where the schema of an answer stands."""
    key = str(status) if str(status) in operation.node["responses"] else f"{status // 100}XX"
    node = operation.node["responses"][key]
    if "$ref" in node:
        return f"{node['$ref']}/content/application~1json/schema"
    template = operation.template.replace("/", "~1")
    return f"#/paths/{template}/{operation.method.lower()}/responses/{key}/content/application~1json/schema"


def _may_be_empty(operation: Operation, exchange: Exchange) -> bool:
    """Whether a body may be missing: that of a write (E07), and that of a refusal for the limit (E09)."""
    return (exchange.done and operation.method != "GET") or exchange.status == 429


def _general(operation: Operation, exchange: Exchange) -> tuple[str, ...]:
    if exchange.status == 429:
        return (_LIMIT,)
    if not exchange.done:
        return (_ERRORS,)
    return (_WRITE,) if operation.method != "GET" else (_LIST if operation.name.startswith("list_") else _RECORD,)


def _entry(operation: Operation, exchange: Exchange, fault: Fault) -> tuple[str, ...]:
    if fault.depth == 0 or not exchange.done:
        return _general(operation, exchange)
    if fault.keyword == "required" or fault.instead in (shape(None), shape("")):
        return (_NULL,)
    return (_CLOTHES,) if fault.keyword in ("type", "oneOf", "anyOf") else ledger_of(operation.node)
