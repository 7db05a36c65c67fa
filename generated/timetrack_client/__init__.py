# Generated from openapi/timetrack.yaml by `make client`. Do not edit.
"""The typed client of the TimeTrack Enterprise API, version 0.2.0."""

from __future__ import annotations

from collections.abc import Mapping
from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from .api import AsyncResources, Resources
    from .client import Client
    from .errors import InvalidValue, UnreadableResponse
    from .operations import Operation, Paging, Position
    from .types import CLEAR, UNSET, Clear, Response, Unset

__all__ = (
    "AsyncResources",
    "CLEAR",
    "Clear",
    "Client",
    "InvalidValue",
    "Operation",
    "Paging",
    "Position",
    "Resources",
    "Response",
    "UNSET",
    "UnreadableResponse",
    "Unset",
)

_MODULES: Mapping[str, str] = {
    "AsyncResources": "api",
    "CLEAR": "types",
    "Clear": "types",
    "Client": "client",
    "InvalidValue": "errors",
    "Operation": "operations",
    "Paging": "operations",
    "Position": "operations",
    "Resources": "api",
    "Response": "types",
    "UNSET": "types",
    "UnreadableResponse": "errors",
    "Unset": "types",
}


def __getattr__(name: str) -> Any:
    if name not in _MODULES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    found = globals()[name] = getattr(import_module(f".{_MODULES[name]}", __name__), name)
    return found


def __dir__() -> list[str]:
    return sorted({*globals(), *__all__})
