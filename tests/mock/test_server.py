"""The server: a real socket, opened and closed without a trace, in a thread and as a program."""

import json
import os
import signal
import socket
import subprocess
import sys
import threading
from collections.abc import Generator
from contextlib import contextmanager
from http.client import HTTPConnection
from pathlib import Path
from urllib.parse import urlsplit

import pytest

from tests.mock.caller import KEYS
from timetrack_mock import Mock, MockServer, StartupError, loading
from timetrack_mock.cli import main

WRAPPERS = Path(__file__).resolve().parents[2] / "wrappers"


def get(url: str, path: str = "/clients", keys: tuple[tuple[str, str], ...] = KEYS) -> tuple[int, str]:
    parts = urlsplit(url)
    assert parts.hostname is not None
    connection = HTTPConnection(parts.hostname, parts.port, timeout=10)
    try:
        connection.request("GET", parts.path + path, headers=dict(keys))
        response = connection.getresponse()
        return response.status, response.read().decode()
    finally:
        connection.close()


def test_a_server_in_a_thread_answers_and_ends(recwarn: pytest.WarningsRecorder) -> None:
    threads = threading.active_count()
    with MockServer() as server:
        assert server.url == f"http://127.0.0.1:{server.port}/api/v2/ext"
        assert get(server.url) == (200, "[]")
        assert get(server.url, keys=())[0] == 401
        assert [each.status for each in server.mock.requests] == [200, 401]
    assert threading.active_count() == threads
    assert not server.running
    with pytest.raises(ConnectionRefusedError):
        socket.create_connection(("127.0.0.1", server.port), timeout=5)
    assert list(recwarn) == []


def test_a_given_mock_stays_open_and_can_be_served_again() -> None:
    with Mock(limit=None, seed="demo") as mock:
        for _ in range(2):
            with MockServer(mock) as server:
                assert len(json.loads(get(server.url)[1])) == 3


def test_many_servers_run_side_by_side() -> None:
    with MockServer() as one, MockServer() as two:
        assert one.port != two.port
        assert get(one.url)[0] == get(two.url)[0] == 200


def test_a_connection_that_is_kept_open_does_not_hold_up_the_end() -> None:
    with MockServer() as server:
        connection = HTTPConnection("127.0.0.1", server.port, timeout=10)
        connection.request("GET", "/api/v2/ext/clients", headers=dict(KEYS))
        assert connection.getresponse().read() == b"[]"
    connection.close()


def test_threads_call_a_server_in_parallel() -> None:
    with Mock(limit=None) as mock, MockServer(mock) as server:
        results: list[int] = []
        callers = [threading.Thread(target=lambda: results.append(get(server.url)[0])) for _ in range(16)]
        for caller in callers:
            caller.start()
        for caller in callers:
            caller.join()
    assert results == [200] * 16


def test_a_port_in_use_and_a_strange_host_are_refused() -> None:
    refusal = pytest.raises(StartupError, match=r"cannot listen on 127.0.0.1:\d+: Address already in use")
    with MockServer() as server, refusal:
        MockServer(port=server.port)
    for host in ("not a host", "", "x" * 300):
        with pytest.raises(StartupError, match=f"The host {host} is not known"):
            MockServer(host=host)


def program(*options: str) -> subprocess.Popen[str]:
    command = [sys.executable, "-W", "error", "-m", "timetrack_mock", *options]
    environment = os.environ | {"PYTHONPATH": str(WRAPPERS)}
    return subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, env=environment)


@contextmanager
def running(*options: str) -> Generator[tuple[subprocess.Popen[str], str]]:
    process = program(*options)
    assert process.stdout is not None
    try:
        yield process, process.stdout.readline()
    finally:
        process.kill()
        process.communicate()


def test_the_program_can_be_stopped_as_soon_as_it_has_said_where_it_is() -> None:
    for _ in range(3):
        with running("--seed", "empty") as (process, line):
            process.send_signal(signal.SIGTERM)
            assert line
            process.communicate(timeout=20)
        assert process.returncode == 0


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM])
def test_the_program_says_where_it_is_and_stops_when_told(number: signal.Signals, tmp_path: Path) -> None:
    options = ["--database", str(tmp_path / "mock.db"), "--key", "my-key", "--secret", "my-secret", "--seed", "demo"]
    more = ["--limit", "2", "--clock", "2021-02-03T08:00:00", "--reading", "first_page=1"]
    with running(*options, *more) as (process, line):
        url, *rest = line.split()
        assert rest == ["key", "my-key", "secret", "my-secret"]
        keys = (("X-TimeTrack-Api-Key", "my-key"), ("X-TimeTrack-Api-Secret", "my-secret"))
        reports = json.loads(get(url, "/work_reports?limit=1&page_number=1", keys)[1])
        assert [report["workDate"] for report in reports] == ["2021-02-01"]
        assert [get(url, "/clients/1", keys)[0] for _ in range(2)] == [200, 429]
        process.send_signal(number)
        output, errors = process.communicate(timeout=20)
        assert (process.returncode, output, errors) == (0, "", "")


def test_options_without_a_meaning_are_refused_in_one_sentence(tmp_path: Path) -> None:
    text = tmp_path / "text"
    text.write_text("no database " * 100)
    with socket.create_server(("127.0.0.1", 0)) as busy, Mock(database=tmp_path / "used.db"):
        cases = {
            ("--port", "70000"): "'70000' is not a port from 0 to 65535",
            ("--port", str(busy.getsockname()[1])): "choose another port.",
            ("--limit", "0"): "'0' is neither a number of requests nor off",
            ("--limit", "many"): "'many' is neither a number of requests nor off",
            ("--clock", "yesterday"): "'yesterday' is not a time such as 2020-10-23T08:00:00",
            ("--clock", "2020-10-23T08:00:00+02:00"): "has a time zone",
            ("--reading", "first_page=2"): "first_page must be 0 or 1, not '2'.",
            ("--reading", "last_page=2"): "'last_page' is no reading; there are user_filter, first_page",
            ("--fault", "500"): "'500' is not a kind of fault and its share",
            ("--fault", "quake=0.1"): "'quake' is no kind of fault",
            ("--fault-script", "500,quake"): "'quake' is no kind of fault",
            ("--latency", "-1"): "latency must be 0 seconds or more.",
            ("--period", "0"): "period must be a number of seconds above 0.",
            ("--journal", str(tmp_path / "no" / "journal")): "cannot be written: No such file or directory.",
            ("--control", "--host", "0.0.0.0"): "0.0.0.0 is open to others.",
            ("--seed", "huge"): "invalid choice: 'huge'",
            ("--key", ""): "must be visible ASCII text",
            ("--host", "no.such.host.invalid"): "is not known",
            ("--database", str(text)): "cannot be used: file is not a database",
            ("--database", str(tmp_path / "used.db")): "is used by another mock",
            ("--database", str(tmp_path / "no" / "folder")): "unable to open database file",
            ("--contract", str(text)): "does not describe an API",
            ("--contract", str(tmp_path / "none.yaml")): "cannot be read",
            ("--colour", "red"): "unrecognized arguments",
        }
        processes = {options: program(*options) for options in cases}
        ends = {options: process.communicate(timeout=60) for options, process in processes.items()}
    for options, (output, errors) in ends.items():
        assert (processes[options].returncode, output) == (2, ""), options
        assert errors.startswith("timetrack-mock: ") and errors.count("\n") == 1, errors
        assert cases[options] in errors


def test_help_ends_well() -> None:
    process = program("--help")
    output, errors = process.communicate(timeout=20)
    assert (process.returncode, errors) == (0, "")
    assert "--reading NAME=VALUE" in output and len(output.splitlines()) < 70


def test_the_command_shows_the_version_of_its_contract(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["--version"]) == 0
    assert capsys.readouterr().out == f"timetrack-mock {loading.load(None).version}\n"


@pytest.mark.parametrize("package", ["uvicorn", "yaml", "jsonschema_rs"])
def test_the_command_says_what_to_install_where_a_package_is_missing(package: str) -> None:
    code = f"import sys; sys.modules[{package!r}] = None; from timetrack_mock.cli import main; sys.exit(main([]))"
    path = os.pathsep.join(sys.path)
    done = subprocess.run(
        [sys.executable, "-c", code],
        env={**os.environ, "PYTHONPATH": path},
        capture_output=True,
        text=True,
        check=False,
    )
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr == (
        f"timetrack-mock: The package {package} is missing; install the mock with: pip install 'timetrack-sdk[mock]'\n"
    )
