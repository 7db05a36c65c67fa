"""pytest fixtures for projects that use the SDK: a mocked account of their own for every test, and clients of it.

pytest loads this module in every run of an environment that has the SDK, so nothing but pytest is imported before a
fixture is used.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

import pytest

if TYPE_CHECKING:
    from timetrack import AsyncTimeTrack, TimeTrack, Timing
    from timetrack.throttle import Bell
    from timetrack_mock import Mock, MockServer

__all__ = [
    "async_timetrack",
    "timetrack",
    "timetrack_env",
    "timetrack_mock",
    "timetrack_options",
    "timetrack_server",
]

MARKER = (
    "timetrack(**options): options of the mocked account of a test, such as seed='demo', limit=30 or faults=Faults(…)"
)


def pytest_configure(config: pytest.Config) -> None:
    """Make the marker known."""
    config.addinivalue_line("markers", MARKER)


@pytest.fixture
def timetrack_mock(request: pytest.FixtureRequest) -> Iterator[Mock]:
    """A mocked account that no other test shares: prepare it, turn it, and look at what arrived (`.requests`).

    It takes its options from `@pytest.mark.timetrack(...)`, those of `timetrack_mock.Mock`; the nearest marker wins,
    option by option. Unless told otherwise it has no limit.
    """
    from timetrack_mock import Mock

    options: dict[str, Any] = {"limit": None, **_marked(request)}
    with Mock(**options) as mock:
        yield mock
        _warn_of_ignored_parameters(mock)


def _warn_of_ignored_parameters(mock: Mock) -> None:
    """One warning a test: a filter under a wrong name lets everything through, and nothing else would tell."""
    import warnings

    from timetrack_mock import UnknownParameterWarning

    told = [f"{', '.join(names)} of {operation}" for operation, names in mock.requests.unknown.items()]
    if told:
        sentence = f"The contract does not know these parameters, and the mock ignored them: {'; '.join(told)}."
        warnings.warn(sentence, UnknownParameterWarning, stacklevel=2)


def _marked(request: pytest.FixtureRequest) -> dict[str, Any]:
    options: dict[str, Any] = {}
    for marker in request.node.iter_markers("timetrack"):
        options = {**marker.kwargs, **options}
    return options


@pytest.fixture
def timetrack_options() -> dict[str, Any]:
    """More options for the clients of a test; override this fixture to give some, such as `{"page_size": 100}`."""
    return {}


@pytest.fixture
def timetrack(
    request: pytest.FixtureRequest, timetrack_mock: Mock, timetrack_options: dict[str, Any]
) -> Iterator[TimeTrack]:
    """A client of the mocked account, without a socket; its waits take no time, they move the clock of the account."""
    from timetrack import TimeTrack

    with TimeTrack(**_in_process(timetrack_mock, _keys(request)) | timetrack_options) as client:
        yield client


@pytest.fixture
def async_timetrack(
    request: pytest.FixtureRequest, timetrack_mock: Mock, timetrack_options: dict[str, Any]
) -> AsyncTimeTrack:
    """The same for code that awaits, with any plugin that runs coroutines, or `asyncio.run` in the test."""
    from timetrack import AsyncTimeTrack

    # Never closed: without a socket there is nothing to close, and the loop of the test may be gone by then.
    return AsyncTimeTrack(**_in_process(timetrack_mock, _keys(request)) | timetrack_options)


@pytest.fixture
def timetrack_server(timetrack_mock: Mock) -> Iterator[MockServer]:
    """The mocked account on a free port of this machine: see `.url`."""
    from timetrack_mock import MockServer

    with MockServer(timetrack_mock) as server:
        yield server


@pytest.fixture
def timetrack_env(
    request: pytest.FixtureRequest, timetrack_server: MockServer, monkeypatch: pytest.MonkeyPatch
) -> MockServer:
    """The same, with the environment set so that `TimeTrack.from_env()` in the code under test finds it."""
    limit = timetrack_server.mock.limit
    options = {
        **_keys(request),
        "base_url": timetrack_server.url,
        "limit_per_minute": _WITHOUT_LIMIT if limit is None else limit.requests,
    }
    for option, variable in _VARIABLES.items():
        monkeypatch.setenv(variable, str(options[option]))
    return timetrack_server


_WITHOUT_LIMIT = 1_000_000
_VARIABLES = {
    "base_url": "TIMETRACK_BASE_URL",
    "key": "TIMETRACK_API_KEY",
    "secret": "TIMETRACK_API_SECRET",
    "limit_per_minute": "TIMETRACK_LIMIT_PER_MINUTE",
}


def _keys(request: pytest.FixtureRequest) -> dict[str, str]:
    from timetrack_mock import DEFAULT_KEY, DEFAULT_SECRET

    marked = _marked(request)
    return {"key": marked.get("key", DEFAULT_KEY), "secret": marked.get("secret", DEFAULT_SECRET)}


def _in_process(mock: Mock, keys: dict[str, str]) -> dict[str, Any]:
    from timetrack_mock.inprocess import InProcess

    return {
        **keys,
        "base_url": f"http://127.0.0.1:1{mock.base_path}",
        "limit_per_minute": None if mock.limit is None else mock.limit.requests,
        "transport": InProcess(mock),
        "timing": _timing_of(mock),
    }


def _timing_of(mock: Mock) -> Timing:
    """Time that passes only when somebody waits, and then for the mocked account as well."""
    from math import inf

    from timetrack import Timing
    from timetrack.timing import SYSTEM_TIMING

    passed = 0.0

    def sleep(seconds: float, bell: Bell | None) -> None:
        nonlocal passed
        if seconds == inf:  # it ends with its bell alone
            SYSTEM_TIMING.sleep(seconds, bell)
            return
        passed += seconds
        mock.advance(seconds)

    async def sleep_async(seconds: float, bell: Bell | None) -> None:
        if seconds == inf:
            await SYSTEM_TIMING.sleep_async(seconds, bell)
            return
        await SYSTEM_TIMING.sleep_async(0, None)
        sleep(seconds, bell)

    return Timing(clock=lambda: passed, sleep=sleep, sleep_async=sleep_async)
