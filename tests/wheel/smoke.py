"""Tries the installed distribution without the checkout: imports, commands, types marker, contract, one round trip."""

from __future__ import annotations

import subprocess
import sys
from http.client import HTTPConnection
from importlib.metadata import entry_points, version
from importlib.resources import files
from pathlib import Path

import timetrack
import timetrack_client
import timetrack_mock
from timetrack import TimeTrack
from timetrack_mock import DEFAULT_KEY, DEFAULT_SECRET, Mock, MockServer


def main() -> None:
    """Fail with a traceback if anything of the wheel is missing."""
    for package in (timetrack, timetrack_client, timetrack_mock):
        folder = Path(package.__file__ or "").parent
        assert "site-packages" in folder.parts, f"{package.__name__} is not the installed one: {folder}"
        assert (folder / "py.typed").is_file(), f"{package.__name__} has no py.typed"
    assert files("timetrack_mock").joinpath("timetrack.yaml").is_file(), "the mock has no contract"
    assert version("timetrack-sdk") == timetrack.__version__
    assert {"timetrack", "timetrack-mock"} <= {command.name for command in entry_points(group="console_scripts")}
    for module in ("timetrack", "timetrack_mock"):
        subprocess.run([sys.executable, "-m", module, "--version"], check=True, stdout=subprocess.DEVNULL)
    with (
        Mock() as mock,
        MockServer(mock) as server,
        TimeTrack(base_url=server.url, key=DEFAULT_KEY, secret=DEFAULT_SECRET) as tt,
    ):
        made = tt.clients.create(name="Client Test")
        assert [found.id for found in tt.clients.list(name="test")] == [made.id]
        assert _status(server, "/") == _status(server, "/reference/page.js") == 200, "the reference page is incomplete"
    sys.stdout.write(f"timetrack-sdk {timetrack.__version__} works from its wheel\n")


def _status(server: MockServer, path: str) -> int:
    connection = HTTPConnection("127.0.0.1", server.port, timeout=10)
    connection.request("GET", path)
    status = connection.getresponse().status
    connection.close()
    return status


if __name__ == "__main__":
    main()
