"""What holds for all tests: nothing is kept in the user's own folders, and what cannot run here is left out aloud."""

import os
from collections.abc import Iterator
from pathlib import Path

import pytest

from spec.tools import ToolMissing, node, packages
from tests.support.thorough import THOROUGH

_LEFT_OUT = pytest.StashKey[dict[str, int]]()


@pytest.fixture(scope="session", autouse=True)
def _own_folders(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("XDG_CACHE_HOME", str(tmp_path_factory.mktemp("cache")))
        yield


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Leave out the tests marked `npm` where their packages are not installed; with LEFT_OUT=fail, refuse to."""
    left_out: dict[str, int] = {}
    why = {item: reason for item in items if (mark := item.get_closest_marker("npm")) and (reason := _missing(mark))}
    for reason in why.values():
        left_out[reason] = left_out.get(reason, 0) + 1
    if left_out and os.environ.get("LEFT_OUT") == "fail":
        raise pytest.UsageError(*_lines(left_out))
    config.stash[_LEFT_OUT] = left_out
    later = [item for item in items if not THOROUGH and item not in why and item.get_closest_marker("thorough")]
    gone = {*why, *later}
    config.hook.pytest_deselected(items=list(gone))
    items[:] = [item for item in items if item not in gone]


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter, config: pytest.Config) -> None:
    """Say what was left out, and what to install."""
    for line in _lines(config.stash.get(_LEFT_OUT, {})):
        terminalreporter.write_line(line, yellow=True)


def _missing(mark: pytest.Mark) -> str:
    try:
        node()
        packages(Path(mark.args[0]).absolute())
    except ToolMissing as missing:
        return str(missing)
    return ""


def _lines(left_out: dict[str, int]) -> list[str]:
    return [f"left out: {count} tests. {reason}" for reason, count in left_out.items()]
