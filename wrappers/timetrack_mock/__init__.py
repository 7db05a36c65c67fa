"""A stand-in for the TimeTrack Enterprise API, made from its contract: for tests, demos and work offline."""

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from timetrack_mock.asgi import Application
    from timetrack_mock.company import Company
    from timetrack_mock.faults import FAULTS, Fault, Faults
    from timetrack_mock.guard import Limit
    from timetrack_mock.journal import Entry, Journal
    from timetrack_mock.message import MockFailure, Refusal, Request, Response, StartupError
    from timetrack_mock.mock import DEFAULT_KEY, DEFAULT_SECRET, Mock
    from timetrack_mock.readings import READINGS, Reading, Readings
    from timetrack_mock.requests import Requests, UnknownParameterWarning
    from timetrack_mock.server import MockServer

__all__ = [
    "DEFAULT_KEY",
    "DEFAULT_SECRET",
    "FAULTS",
    "READINGS",
    "Application",
    "Company",
    "Entry",
    "Fault",
    "Faults",
    "Journal",
    "Limit",
    "Mock",
    "MockFailure",
    "MockServer",
    "Reading",
    "Readings",
    "Refusal",
    "Request",
    "Requests",
    "Response",
    "StartupError",
    "UnknownParameterWarning",
]

_HOMES = {
    "Application": "asgi",
    "Company": "company",
    "DEFAULT_KEY": "mock",
    "DEFAULT_SECRET": "mock",
    "Entry": "journal",
    "FAULTS": "faults",
    "Fault": "faults",
    "Faults": "faults",
    "Journal": "journal",
    "Limit": "guard",
    "Mock": "mock",
    "MockFailure": "message",
    "MockServer": "server",
    "READINGS": "readings",
    "Reading": "readings",
    "Readings": "readings",
    "Refusal": "message",
    "Request": "message",
    "Requests": "requests",
    "Response": "message",
    "StartupError": "message",
    "UnknownParameterWarning": "requests",
}


def __getattr__(name: str) -> object:
    """Import on first use, so that the command can say what is missing where the extra `mock` was not installed."""
    if name not in _HOMES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(import_module(f"{__name__}.{_HOMES[name]}"), name)
