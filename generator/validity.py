"""Whether the document has the form of an OpenAPI document, and our own extensions the form the generator reads."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from typing import Any

from openapi_python_client.schema import OpenAPI
from pydantic import ValidationError

from .contract import is_list, is_map
from .problem import Problem


def check(document: Mapping[str, Any]) -> None:
    """Refuse what later steps would stumble over."""
    try:
        OpenAPI.model_validate(document)
    except ValidationError as error:
        first = error.errors(include_url=False, include_input=False)[0]
        place = ".".join(str(part) for part in first["loc"])
        raise Problem(f"the contract is not valid OpenAPI at {place or 'its root'}: {first['msg']}.") from None
    _check_extensions(document, "")


def _check_extensions(node: Any, place: str) -> None:
    if is_list(node):
        for index, item in enumerate(node):
            _check_extensions(item, f"{place}[{index}]")
    elif is_map(node):
        for key, value in node.items():
            where = f"{place}.{key}" if place else key
            if key in EXTENSIONS and not EXTENSIONS[key](value):
                raise Problem(f"{where} has to be {EXPECTED[key]}.")
            _check_extensions(value, where)


def _texts(value: object) -> bool:
    return is_list(value) and all(isinstance(item, str) for item in value)


def _values(value: object) -> bool:
    return is_list(value) and bool(value) and all(type(item) in (str, int) for item in value)


def _plain_path(value: object) -> bool:
    return isinstance(value, str) and re.fullmatch(r"(/[A-Za-z0-9_-]+)+", value) is not None


def _rate(value: object) -> bool:
    numbers = [value.get("requests"), value.get("seconds")] if is_map(value) else []
    return bool(numbers) and all(type(number) is int and number > 0 for number in numbers)


EXTENSIONS: Mapping[str, Callable[[object], bool]] = {
    "x-aliases": _texts,
    "x-alternative-path": _plain_path,
    "x-clearable": lambda value: value is True,
    "x-enum-varnames": _texts,
    "x-extensible-enum": _values,
    "x-identity": _texts,
    "x-rate-limit": _rate,
}
EXPECTED = {
    "x-aliases": "a list of names",
    "x-alternative-path": "a path without parameters",
    "x-clearable": "true, or left out",
    "x-enum-varnames": "a list of names",
    "x-extensible-enum": "a list of whole numbers or texts",
    "x-identity": "a list of property names",
    "x-rate-limit": "two positive whole numbers, requests and seconds",
}
