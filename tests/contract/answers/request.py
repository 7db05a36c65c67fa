"""What a server accepted although the contract forbids it, or does not know it."""

from collections.abc import Iterator
from typing import Any

from tests.contract.answers.contract import Contract, Operation, ledger_of
from tests.contract.answers.exchange import NOTHING, Exchange, decoded
from tests.contract.answers.schemas import faults
from tests.contract.answers.shape import mask, name
from tests.contract.findings import Kind

_Statement = tuple[Kind, tuple[str, ...], str, str]
_ACCEPTED = "it accepts"


def accepted(contract: Contract, operation: Operation, exchange: Exchange) -> Iterator[_Statement]:
    """What is wrong with a request that was answered with success."""
    yield from _query(contract, operation, exchange)
    if exchange.sent and "requestBody" in operation.node:
        yield from _body(contract, operation, exchange.sent)


def _query(contract: Contract, operation: Operation, exchange: Exchange) -> Iterator[_Statement]:
    known = {each["name"]: each for each in operation.parameters if each["in"] == "query"}
    aliases = {alias for each in known.values() for alias in each.get("x-aliases", ())}
    given = dict(exchange.query)
    for key, parameter in known.items():
        if parameter.get("required") and key not in given:
            says = f"the parameter `{key}` is required"
            yield Kind.DEVIATES, ledger_of(parameter), says, f"{_ACCEPTED} a request without it"
    for key, text in exchange.query:
        if key in aliases:  # whether it is honoured cannot be seen in one answer
            continue
        if key not in known:
            says = f"there is no parameter `{name(key)}`"
            yield Kind.UNDECLARED, (), says, f"{_ACCEPTED} it, or ignores it"
        else:
            yield from _parameter(contract, operation, known[key], text)


def _parameter(contract: Contract, operation: Operation, parameter: dict[str, Any], text: str) -> Iterator[_Statement]:
    schema = contract.resolved(parameter["schema"])
    value = _typed(schema["type"], text)
    ledger = ledger_of(parameter)
    pointer = _pointer(contract, operation, parameter)
    for fault in faults(contract, pointer, value):
        says = fault.says.replace("the body", f"the parameter `{parameter['name']}`")
        what = fault.instead if not isinstance(value, str) else f"`{mask(text)}`"
        yield Kind.DEVIATES, ledger or fault.ledger, says, f"{_ACCEPTED} {what}"


def _typed(kind: str, text: str) -> Any:
    """A parameter as a value of its type; the text itself if it is none."""
    if kind == "integer" and text.removeprefix("-").isdecimal():
        return int(text)
    return text


def _pointer(contract: Contract, operation: Operation, parameter: dict[str, Any]) -> str:
    """Where the schema of a parameter stands in the document."""
    shared = contract.document["components"]["parameters"]
    for key, each in shared.items():
        if each is parameter:
            return f"#/components/parameters/{key}/schema"
    index = next(at for at, each in enumerate(operation.node["parameters"]) if each is parameter)
    template = operation.template.replace("/", "~1")
    return f"#/paths/{template}/{operation.method.lower()}/parameters/{index}/schema"


def _body(contract: Contract, operation: Operation, sent: bytes) -> Iterator[_Statement]:
    value = decoded(sent)
    if value is NOTHING:
        yield Kind.DEVIATES, ("E10",), "a body is JSON", f"{_ACCEPTED} one that is not"
        return
    schema = contract.resolved(operation.node["requestBody"]["content"]["application/json"]["schema"])
    if schema.get("x-clearable") and isinstance(value, dict):
        value = {name: part for name, part in value.items() if part is not None}  # null empties a property (E53)
    template = operation.template.replace("/", "~1")
    pointer = f"#/paths/{template}/{operation.method.lower()}/requestBody/content/application~1json/schema"
    for fault in faults(contract, pointer, value, writing=True):
        says = fault.says.replace("the body", "the body of the request")
        # What a create needs is a question of the operation, not of the property that is missing.
        of_operation = ledger_of(operation.node)
        ledger = of_operation if fault.keyword == "required" else fault.ledger or of_operation
        yield Kind.DEVIATES, ledger, says, f"{_ACCEPTED}: {fault.instead}"
