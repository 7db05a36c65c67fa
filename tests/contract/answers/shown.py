"""Shows a request so that nobody learns from it what is in an account."""

from tests.contract.answers.contract import Operation
from tests.contract.answers.exchange import Exchange
from tests.contract.answers.shape import name

HIDDEN = "…"
_OPEN = frozenset({"page_number", "limit"})


def shown(operation: Operation, exchange: Exchange) -> str:
    """Method, path and parameters; of their values only page numbers, limits and what the contract itself mentions."""
    examples = {each["name"]: str(each["example"]) for each in operation.parameters if "example" in each}
    query = "&".join(f"{name(key)}={_value(key, text, examples)}" for key, text in exchange.query)
    slash = "/" if exchange.path.endswith("/") else ""
    return f"{exchange.method} {operation.template}{slash}" + (f"?{query}" if query else "")


def _value(key: str, text: str, examples: dict[str, str]) -> str:
    is_number = key in _OPEN and text.removeprefix("-").isdecimal() and len(text) < 12
    return text if is_number or examples.get(key) == text else HIDDEN
